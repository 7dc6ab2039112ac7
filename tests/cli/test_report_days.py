"""Report days at the terminal: reports come in, late, corrected, empty or not at all; reminders go out."""

from __future__ import annotations

import subprocess
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from editors import fits
from office import Office, an_office

from lvyue_cli import schemas
from lvyue_cli.resources import folder

if TYPE_CHECKING:
    from pathlib import Path

LIST = "自查问题清单"
DUE = date(2024, 4, 26)


def submit(office: Office, item: str, unit: str, on: date, more: str = "", *, paper: str = "清单.txt") -> str:
    """Record a report of a paper on the day it came in."""
    line = f"submit {item} --unit {unit} --by 示例乙@{unit} {more}"
    return office.do(f"{line} --file", str(office.paper(paper)), today=on).out


def items(office: Office, line: str = "", today: date = DUE) -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in office.do(f"agenda --json {line}", today=today).data["items"]}


def settings(office: Office, text: str) -> None:
    """Add to the office's own choices, as a person does with an editor."""
    path = office.root / "lvyue.yaml"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    office.git("commit", "-qam", "本办报送日")


def test_a_year_of_zengdu(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    assert submit(office, LIST, "区科经局", date(2024, 4, 25)) == "区科经局  自查问题清单  2024-04-25  已报送\n"
    zero = office.do(f"submit {LIST} --unit 区财政局 --by 示例丙@区财政局 --zero", today=date(2024, 4, 26))
    assert zero.out == "区财政局  自查问题清单  2024-04-26  零报告\n"
    late = submit(office, "self_check_list", "区招商服务中心", date(2024, 4, 29))
    assert late == "区招商服务中心  自查问题清单  2024-04-29  已报送  迟3天\n"
    submit(office, LIST, "区科经局", date(2024, 5, 8), "--replace --reason 漏报一条", paper="更正清单.txt")
    submit(office, "整改措施", "区科经局", date(2024, 7, 1))
    said = office.do("agenda", today=date(2024, 7, 3)).out
    assert said == (
        "2024-04-26  自查问题清单\n"
        "    各工作组牵头单位 → 区营商办（方案四（一））\n"
        "    已报：区招商服务中心（2024-04-29，迟3天）；区财政局（2024-04-26，零报告）；"
        "区科经局（2024-04-25，更正1次）\n"
        "2024-07-01  整改措施\n"
        "    各工作组 → 区营商办（方案四（二））\n"
        "    已报：区科经局（2024-07-01）\n"
        "    未报（已逾期2天）：区招商服务中心、区财政局\n"
        "2024-09-02  整改情况\n"
        "    各工作组牵头单位 → 区营商办（方案四（二））\n"
        "    未报：区招商服务中心、区财政局、区科经局\n"
        "2024-12-02  总体情况\n"
        "    各工作组牵头单位 → 区营商办（方案四（三））\n"
        "    未报：区招商服务中心、区财政局、区科经局\n"
    )
    assert office.do("agenda --missing", today=date(2024, 7, 3)).out == (
        "区招商服务中心：《整改措施》应于2024年7月1日前报区营商办，已逾期2天，请即报送。\n"
        "区财政局：《整改措施》应于2024年7月1日前报区营商办，已逾期2天，请即报送。\n"
    )
    assert office.is_sound()


def test_the_document_for_programs_has_what_the_contract_names(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    submit(office, LIST, "区科经局", date(2024, 4, 29))
    item = items(office, today=date(2024, 4, 30))["self_check_list"]
    assert {key: item[key] for key in ("id", "title", "from", "to", "due_on", "workday_due_on")} == {
        "id": "self_check_list",
        "title": LIST,
        "from": "各工作组牵头单位",
        "to": "区营商办",
        "due_on": "2024-04-26",
        "workday_due_on": "2024-04-26",
    }
    assert item["submitted"] == [
        {"unit": "区科经局", "on": "2024-04-29", "days_late": 3, "zero": False, "corrected": 0}
    ]
    assert item["missing"] == ["区招商服务中心", "区财政局"]
    assert item["late"] == ["区科经局", "区招商服务中心", "区财政局"]
    assert (item["clause"], item["unknown"]) == ("四（一）", None)


def test_several_units_are_one_commit_and_one_file(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    acts = submit(office, LIST, "区科经局", DUE, "--unit 区财政局 --approver 示例局长@区科经局 --json")
    assert acts.count('"action": "submit"') == 2
    assert office.git("log", "-1", "--format=%s%n%b").split("\n")[:3] == [
        "报送 自查问题清单 区科经局、区财政局",
        "Lvyue-Action: submit",
        "Lvyue-Actor: 示例乙@区科经局",
    ]
    changed = office.git("-c", "core.quotePath=false", "show", "--name-only", "--format=").splitlines()
    assert len([name for name in changed if name.startswith("evidence/")]) == 1
    assert [name for name in changed if name.startswith("submissions/")] == [
        "submissions/self_check_list/区科经局.yaml",
        "submissions/self_check_list/区财政局.yaml",
    ]
    assert "报送  示例乙@区科经局" in office.do("log").out


def test_a_report_s_file_leads_editors_to_its_schema_and_fits_it(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    submit(office, LIST, "区科经局", DUE, "--note 另附说明")
    submit(office, LIST, "区科经局", DUE, "--replace --reason 更正", paper="更正.txt")
    (office.root / "calendar.yaml").write_text("years:\n  - year: 2027\n    source: 示例通知\n", encoding="utf-8")
    path = office.root / "submissions" / "self_check_list" / "区科经局.yaml"
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../schemas/submissions.schema.json"
    for name, file in (("submissions", path), ("calendar", office.root / "calendar.yaml")):
        assert fits(folder("schemas") / f"{name}.schema.json", file)
        assert name in schemas.MODELS


def test_a_ledger_of_before_gets_the_schema_with_its_first_report(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    for name in ("submissions", "calendar"):
        office.git("rm", "-q", f"schemas/{name}.schema.json")
    office.git("commit", "-qm", "旧版台账")
    assert list(items(office)) == ["self_check_list", "measures", "rectification_report", "overall_report"]
    submit(office, LIST, "区科经局", DUE)
    assert (office.root / "schemas" / "submissions.schema.json").is_file()
    assert office.git("status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("line", "status", "sentence"),
    [
        ("周报 --unit 区科经局 --zero", 2, "没有“周报”这一报送事项"),
        (f"{LIST} --unit 区水利局 --zero", 2, "lvyue unit add 区水利局"),
        (f"{LIST} --unit 区住建局 --zero", 2, "应报送的单位：区招商服务中心、区财政局、区科经局"),
        (f"{LIST} --unit 区招商服务中心", 2, "加 --file 文件；自查未发现问题的，加 --zero"),
        (f"{LIST} --unit 区招商服务中心 --zero --reason 更正", 2, "更正报送加 --replace"),
        (f"{LIST} --unit 区招商服务中心 --file 没有.txt", 2, "没有文件"),
        (f"{LIST} --unit 区招商服务中心 --zero --on 2024-04-27", 2, "晚于今天"),
        (f"{LIST} --unit 区招商服务中心 --unit 区科经局 --zero", 3, "区科经局已于 2024-04-25 报送“清单.txt”"),
        (f"{LIST} --unit 区科经局 --replace --zero", 3, "更正报送未写明理由"),
        (f"{LIST} --unit 区财政局 --replace --reason 更正 --zero", 3, "区财政局尚未报送，没有可更正的"),
        (f"{LIST} --unit 区科经局 --replace --reason 更正 --zero --on 2024-04-24", 3, "早于上一次报送的 2024-04-25"),
        ("整改措施 --unit 区科经局 --zero", 3, "不是自查清单，不能零报告"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    tmp_path: Path, line: str, status: int, sentence: str
) -> None:
    office = an_office(tmp_path)
    submit(office, LIST, "区科经局", date(2024, 4, 25))
    before = office.git("rev-parse", "HEAD")
    said = office.run(f"submit {line}", today=DUE)
    assert (said.status, said.out) == (status, "")
    assert sentence in said.err
    assert (office.git("rev-parse", "HEAD"), office.git("status", "--porcelain")) == (before, "")


def test_a_dry_run_shows_and_writes_nothing(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    said = office.do(f"submit {LIST} --unit 区科经局 --zero --dry-run", today=DUE)
    assert "+    zero: true" in said.out
    assert not (office.root / "submissions").exists()


def test_a_report_entered_late_says_so(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    said = office.do(f"submit {LIST} --unit 区科经局 --zero --on 2024-04-26", today=date(2024, 6, 3))
    assert "建议加 --late 说明原因" in said.err
    assert items(office, today=date(2024, 6, 3))["self_check_list"]["submitted"][0]["days_late"] == 0


def test_a_person_s_own_edit_is_never_overwritten(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    submit(office, LIST, "区科经局", date(2024, 4, 25))
    path = office.root / "submissions" / "self_check_list" / "区科经局.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# 我的批注\n", encoding="utf-8")
    said = office.run(f"submit {LIST} --unit 区科经局 --replace --reason 更正 --zero", today=DUE)
    assert (said.status, "尚未提交的改动" in said.err) == (4, True)
    assert path.read_text(encoding="utf-8").endswith("# 我的批注\n")


def test_a_day_off_and_an_item_without_a_day_in_maojian(tmp_path: Path) -> None:
    office = an_office(tmp_path, "maojian-2024")
    said = office.do("agenda", today=date(2024, 9, 1)).out
    assert "2024-09-15  整改情况" in said
    assert "2024-09-15 不是工作日，之前最后一个工作日为 2024-09-14" in said
    assert "方案未定日期  整改落实情况汇总\n    区营商办 → 市营商办（方案四（三），方案未定日期）" in said
    found = items(office, today=date(2024, 9, 1))
    assert found["rectification_report"]["workday_due_on"] == "2024-09-14"
    assert (found["superior_report"]["due_on"], found["superior_report"]["missing"]) == (None, ["区营商办"])


def test_a_day_shows_what_is_due_in_its_week_and_what_is_overdue(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    office.do(f"submit {LIST} --unit 区科经局 --unit 区财政局 --unit 区招商服务中心 --zero", today=DUE)
    assert list(items(office, "--day 2024-06-24")) == ["measures"]
    assert list(items(office, "--day 6月23日")) == []
    assert list(items(office, "--day 2024-08-28")) == ["measures", "rectification_report"]


OWN = """report_days:
  - id: self_check_list
    due_on: {day}
  - id: weekly
    title: 整改进度周报
    from: 各工作组牵头单位
    to: 区营商办
    senders: [group_leads]
    every: friday
    begins_on: 2024-10-01
    ends_on: 2024-10-12
"""


def test_an_office_sets_earlier_days_and_items_of_its_own(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    settings(office, OWN.format(day="2024-04-23"))
    said = office.do("agenda", today=date(2024, 4, 20)).out
    assert "2024-04-23  自查问题清单" in said
    assert "方案规定 4月26日，本办提前至 4月23日" in said
    assert "2024-10-04  整改进度周报（10月4日）" in said
    assert "2024-10-04 不是工作日，之前最后一个工作日为 2024-09-30" in said
    again = office.run("submit 整改进度周报 --unit 区科经局 --zero")
    assert (again.status, "有 2 次，须写明哪一次" in again.err) == (2, True)
    weekly = submit(office, "weekly-2024-10-11", "区科经局", date(2024, 10, 11))
    assert weekly == "区科经局  整改进度周报（10月11日）  2024-10-11  已报送\n"
    assert office.is_sound(date(2024, 10, 12))


def test_a_day_later_than_the_programme_s_is_an_error(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    settings(office, OWN.format(day="2024-04-30"))
    said = office.run("validate")
    assert (said.status, "lvyue.yaml:7:13 SB09" in said.out) == (1, True)
    assert "晚于方案规定的 2024-04-26" in said.out


def test_a_year_without_data_is_told_until_the_office_enters_it(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    settings(office, OWN.format(day="2024-04-23").replace("2024-10", "2027-01"))
    assert "2027年的放假安排尚无数据，不能推算工作日" in office.do("agenda").out
    assert items(office)["weekly-2027-01-01"]["workday_due_on"] is None
    calendar = "years:\n  - year: 2027\n    source: 示例通知\n    holidays: [2027-01-01]\n"
    (office.root / "calendar.yaml").write_text(calendar, encoding="utf-8")
    assert items(office)["weekly-2027-01-01"]["workday_due_on"] == "2026-12-31"
    (office.root / "calendar.yaml").write_text(calendar.replace("[2027", "[2028"), encoding="utf-8")
    wrong = office.run("validate")
    assert (wrong.status, "calendar.yaml" in wrong.out) == (1, True)
    assert "2027年的放假安排尚无数据" in office.do("agenda").out


def test_what_self_check_missed_is_told_with_the_programme_s_clause(tmp_path: Path) -> None:
    office = an_office(tmp_path, "maojian-2024")
    lead = items(office)["self_check_list"]["missing"][0]
    office.do(f"submit {LIST} --unit {lead} --zero", today=DUE)
    brought = f"add --channel 上级部门交办 --title 示例公司反映拖欠 --unit {lead}"
    channel = office.do("programme show --json").data["programme"]["channels"]
    other = next(one["label"] for one in channel if one["origin"] == "assigned")
    office.do(brought.replace("上级部门交办", other), today=date(2024, 6, 3))
    said = office.do("agenda", today=date(2024, 6, 4)).out
    section = said.partition("自查未发现而其他渠道有反映的单位\n")[2]
    assert f"{lead}：《自查问题清单》零报告；MJ-2024-A0001 示例公司反映拖欠" in section
    assert "五（三）：自身未排查出问题而其他渠道有反馈" in section
    found = office.do("agenda --json", today=date(2024, 6, 4)).data["unfound"]
    assert found == [
        {"unit": lead, "item": "self_check_list", "zero": True, "problems": ["MJ-2024-A0001"], "clause": "五（三）"}
    ]
    checked = office.do("validate", today=date(2024, 6, 4)).out
    assert "SB10" in checked
    assert "通报、约谈，并移交纪检监察机关（提示）" in checked


def test_silence_is_held_against_nobody_by_validate_where_reports_are_kept_elsewhere(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    office.do("add --channel 领导交办 --title 示例公司反映拖欠 --unit 区科经局", today=date(2024, 6, 3))
    assert "区科经局：《自查问题清单》未报送；ZD-2024-A0001" in office.do("agenda").out
    assert office.is_sound()
    submit(office, LIST, "区财政局", DUE, "--late 补录")
    assert "SB10" in office.run("validate --strict").out


def test_a_ledger_of_before_in_a_commit_and_in_a_bare_repository_is_read(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    submit(office, LIST, "区科经局", DUE)
    bare = tmp_path / "bare.git"
    subprocess.run(["git", "clone", "-q", "--bare", str(office.root), str(bare)], check=True)
    assert Office(bare).run("validate --strict").status == 0
    assert Office(bare).run("validate").err == "共校验 5 个文件：错误 0 处，提示 0 处，提醒 3 条\n"
