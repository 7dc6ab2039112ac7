"""What `validate` prints: the line with its caret, no more of one cause than can be mended, and what forges read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from office import ID, Office, an_office, rectified, with_a_problem

from lvyue_cli.cli.console import width
from lvyue_cli.cli.excerpt import marked

if TYPE_CHECKING:
    from pathlib import Path


def spoil(office: Office, old: str, new: str, id_: str = ID) -> None:
    path = office.file_of(id_)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_on_demand_the_line_follows_with_a_caret_under_the_place(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    spoil(office, "state: listed", "state: closed")
    first, line, caret = office.run("validate --excerpt").out.splitlines()
    assert "ZD-2024-A0001.yaml:5:8 LC01 " in first
    assert line == "     5 | state: closed"
    assert line[caret.index("^")] == "c"


def test_for_a_program_the_output_is_one_line_a_finding_as_editors_read_it(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    spoil(office, "state: listed", "state: closed")
    assert len(office.run("validate").out.splitlines()) == 1
    assert office.run("validate --no-excerpt").out == office.run("validate").out


def test_at_a_terminal_the_line_is_shown_unasked(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    spoil(office, "state: listed", "state: closed")
    assert "     5 | state: closed\n" in office.at_a_terminal("validate").out


@pytest.mark.parametrize(
    ("line", "column", "under"),
    [
        ("state: closed", 8, "c"),
        ("title: 拖欠示例公司工程款", 10, "示"),
        ("  note: 电话\t已通知", 11, "\\"),
        ("text: " + "甲" * 200 + "乙" + "丙" * 200, 207, "乙"),
        ("end", 4, ""),
    ],
)
def test_the_caret_stands_right_after_full_width_characters_and_in_long_lines(
    line: str, column: int, under: str
) -> None:
    shown, caret = marked(line, 7, column)
    before = caret.index("^")
    place = next((at for at in range(len(shown) + 1) if width(shown[:at]) == before), None)
    assert place is not None
    assert shown[place : place + 1] == under
    assert width(shown) <= 112


def test_what_cannot_be_read_is_one_finding_and_nothing_is_held_against_others_for_it(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    part = "add --channel 自查 --title 第二期 --line 拖欠企业账款清理 --unit 区住建局 --amount 6万元"
    office.do(f"{part} --enterprise 示例建设有限公司 --parent {ID}")
    office.file_of(ID).write_bytes("标题：甲\n".encode("gb18030"))
    (line,) = office.run("validate").out.splitlines()
    assert f"{ID}.yaml:1:1 TX01 " in line


def test_of_one_code_in_one_file_five_are_told_and_how_many_more_there_are(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    spoil(office, "@区", "@无")
    told = [line for line in office.run("validate").out.splitlines() if " RF01 " in line]
    everything = [one for one in office.run("validate --json").data["findings"] if one["code"] == "RF01"]
    assert len(everything) > 6
    assert len(told) == 6
    assert f"本文件另有 {len(everything) - 5} 处同样的问题" in told[-1]


def test_two_runs_say_the_same_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    spoil(office, "区住建局", "区住建")
    findings = office.run("validate --json").data["findings"]
    assert findings == office.run("validate --json").data["findings"]
    places = [(one["path"], one["line"], one["column"], one["code"]) for one in findings]
    assert places == sorted(places)


def test_sarif_carries_the_rules_with_their_help_and_each_result_its_rule_and_its_place(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    spoil(office, "区住建局", "区住建")
    log = office.run("validate --format sarif").data
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert (log["version"], log["$schema"].rpartition("/")[2]) == ("2.1.0", "sarif-schema-2.1.0.json")
    assert set(log) == {"$schema", "version", "runs"}
    assert all("依据：" in rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)
    assert {rule["defaultConfiguration"]["level"] for rule in rules} == {"error", "warning", "note"}
    assert run["results"]
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning"}
        place = result["locations"][0]["physicalLocation"]
        assert unquote(place["artifactLocation"]["uri"]).endswith(f"problems/2024/A00/{ID}.yaml")
        assert " " not in place["artifactLocation"]["uri"]
        assert min(place["region"].values()) >= 1
    fingerprints = [result["partialFingerprints"]["lvyue/v1"] for result in run["results"]]
    assert len(fingerprints) == len(set(fingerprints))


def test_a_finding_keeps_its_fingerprint_when_lines_move(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    spoil(office, "state: listed", "state: closed")
    before = office.run("validate --format sarif").data["runs"][0]["results"][0]
    spoil(office, "title:", "# 一行\ntitle:")
    after = office.run("validate --format sarif").data["runs"][0]["results"][0]
    assert before["locations"] != after["locations"]
    assert before["partialFingerprints"] == after["partialFingerprints"]


def test_list_tells_every_rule_with_its_ground(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    lines = office.lines("validate --list")
    assert "AM11\t提示\t不以法律禁止的理由拖延\t" in "\n".join(lines)
    rules = office.do("validate --list --json").data["rules"]
    assert len(rules) == len(lines)
    assert {"code", "severity", "title", "ground", "looks", "remedy", "bad", "good"} == set(rules[0])


def test_explain_tells_why_what_it_looks_at_what_to_do_and_an_example(tmp_path: Path) -> None:
    said = Office(tmp_path).do("validate --explain AM15").out  # no ledger is needed
    assert said.startswith(
        "AM15  同一凭证的付款不超过凭证总额（错误）\n依据：审计署2020年第三季度跟踪审计：虚报偿还金额\n"
    )
    assert [line.partition("：")[0] for line in said.splitlines()[1:]] == ["依据", "看什么", "怎么办", "错例", "正例"]
    assert "lvyue accept PR03 编号" in Office(tmp_path).do("validate --explain PR03").out


def test_an_unknown_code_is_wrong_use_and_the_nearest_is_named(tmp_path: Path) -> None:
    said = Office(tmp_path).run("validate --explain LC30")
    assert (said.status, said.out) == (2, "")
    assert "没有“LC30”这一代码\n  → 是否 LC0" in said.err


def test_a_report_that_cannot_be_read_is_not_held_to_be_missing(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    office.do("add --channel 领导交办 --title 示例公司反映拖欠 --unit 区科经局 --on 2024-06-03 --late 补录")
    report = f"submit 自查问题清单 --unit 区科经局 --unit 区财政局 --file '{office.paper('清单.txt')}' --on 2024-04-26"
    office.do(f"{report} --late 补录")
    (office.root / "submissions" / "self_check_list" / "区科经局.yaml").write_bytes("标题：甲\n".encode("gb18030"))
    codes = [one["code"] for one in office.run("validate --json").data["findings"]]
    assert codes.count("TX01") == 1
    assert "SB10" not in codes
