"""Who set each fact of a problem as it stands."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from office import ID, Office, rectified, with_a_problem

if TYPE_CHECKING:
    from pathlib import Path


def blamed(office: Office) -> dict[str, tuple[str, str, str]]:
    """Read what blame says: fact, value, act, who."""
    rows = (line.split("\t") for line in office.lines(f"blame {ID}"))
    return {row[0]: (row[1], row[2], row[4]) for row in rows}


def test_each_fact_names_the_act_that_set_it_as_it_is(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    office.do(f"set {ID} amount=50万元 --reason 核对")
    office.do(f"set {ID} amount=48万元 --reason 核对有误")
    told = blamed(office)
    assert told["问题名称"] == ("拖欠道路工程款", "登记", "示例经办@区营商办")
    assert told["状态"] == ("核查到位", "核查到位", "示例经办@区营商办")
    assert told["涉及金额"] == ("480,000.00 元", "更正事实", "示例经办@区营商办")
    assert told["整改时限"] == ("2024-08-30", "制定整改措施", "示例乙@区科经局")
    assert told["措施 M1"][1:] == ("制定整改措施", "示例乙@区科经局")
    assert told["付款 P1"][1] == "付款"
    last = office.git("rev-parse", "HEAD").strip()
    facts = office.do(f"blame {ID} --json").data["facts"]
    (amount,) = (one for one in facts if one["field"] == "amounts.owed")
    assert (amount["value"], amount["action"], amount["commit"]) == ("480000.00", "set", last)


def test_what_was_taken_back_is_set_by_the_act_that_took_it_back(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"set {ID} grade=一般 amount=50万元 --reason 核对")
    office.do(f"undo {ID} --reason 误填")
    told = blamed(office)
    assert "分级" not in told
    assert told["涉及金额"] == ("480,000.00 元", "更正", "示例经办@区营商办")


def test_a_change_by_hand_is_named_as_such(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    path = office.file_of(ID)
    path.write_text(path.read_text(encoding="utf-8").replace("480000.00", "380000.00"), encoding="utf-8")
    office.git("commit", "-qam", "调整")
    assert blamed(office)["涉及金额"] == ("380,000.00 元", "手工改动", "示例经办")


def test_what_came_by_a_merge_is_of_the_side_it_came_from(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.git("switch", "-qc", "另一处")
    office.do(f"set {ID} grade=一般 --reason 分级 --by 示例乙@区科经局")
    office.git("switch", "-q", "main")
    office.do("unit add 示例镇")
    office.git("merge", "-q", "--no-edit", "另一处")
    assert blamed(office)["分级"] == ("一般", "更正事实", "示例乙@区科经局")


def test_a_clone_without_its_history_does_not_guess(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"set {ID} grade=一般 --reason 分级")
    copy = tmp_path / "浅"
    subprocess.run(["git", "clone", "-q", "--depth=1", f"file://{office.root}", str(copy)], check=True)
    said = Office(copy).run(f"blame {ID}")
    assert (said.status, "git fetch --unshallow" in said.err) == (4, True)
    assert office.run("blame ZD-2024-A0099").status == 2
