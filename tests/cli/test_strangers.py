"""Who enters and is not on the roster is told so at the act, not only by an audit when it is hard to mend."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from office import ID, Office, an_office, with_a_problem

if TYPE_CHECKING:
    from pathlib import Path


def test_an_act_entered_by_a_stranger_lands_and_says_who_is_to_be_registered(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.git("config", "user.name", "示例生人")
    said = office.do("add --channel 自查 --title 欠款 --line 拖欠企业账款清理 --unit 区教育局 --by 示例甲@区营商办")
    assert "录入人“示例生人”不在专班名单中，审计会指出（AU09）" in said.err
    assert "请名单中的人先运行 lvyue roster add --role staff --name 示例生人 --unit 单位" in said.err


def test_an_officer_hears_nothing_of_it(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    assert "专班名单" not in office.do("unit add 示例街道办事处").err


def test_what_a_stranger_did_not_send_is_put_after_his_registration(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    copy = Office(tmp_path / "乙", office.today)
    subprocess.run(["git", "clone", "-q", str(office.root), str(copy.root)], check=True)
    copy.git("config", "user.name", "示例乙")
    copy.git("config", "user.email", "b@example.invalid")
    before = copy.git("rev-parse", "HEAD").strip()
    copy.do(f"evidence {ID} --kind 其他 --by 示例乙@区科经局", str(copy.paper("说明.txt")))
    strange = copy.run(f"validate --against {before} --json").data["findings"]
    assert "AU09" in {one["code"] for one in strange}
    office.do("roster add --role staff --name 示例乙 --unit 区科经局")
    copy.git("pull", "-q", "--rebase")
    after = copy.run(f"validate --against {before} --json").data["findings"]
    assert "AU09" not in {one["code"] for one in after}


def test_amid_a_rebase_it_is_the_rebase_that_is_named(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    (office.root / ".git" / "rebase-merge").mkdir()
    office.git("checkout", "-q", "--detach")
    said = office.run("unit add 示例街道办事处")
    assert (said.status, "git 的变基还没有完成" in said.err) == (4, True)
