"""A ledger as a whole: begun, read, checked, printed, told."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

import pytest
from office import ID, Office, an_office, rectified, with_a_problem
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from lvyue_cli.cli.app import main
from lvyue_cli.cli.console import out_json
from lvyue_cli.resources import folder
from lvyue_cli.workspace.templates import read_sheet

if TYPE_CHECKING:
    from pathlib import Path

PAPER = "附件 强化政府履约专项行动问题排查及整改清单.xlsx"


def sheet_of(path: Path) -> Worksheet:
    """The sheet of a printed workbook that a person sees first."""
    sheet = load_workbook(path).active
    assert isinstance(sheet, Worksheet)
    return sheet


def begun(folder: Path) -> Office:
    Office(folder).do("init --programme zengdu-2024", str(folder / "台 账"))
    return Office(folder / "台 账")


def test_init_makes_a_repository_with_one_commit_and_enters_the_user_and_the_units(tmp_path: Path) -> None:
    office = begun(tmp_path)
    assert office.git("log", "--format=%s") == "建立台账：曾都区强化政府履约专项行动\n"
    assert office.git("config", "lvyue.station") == "A\n"
    assert office.do("roster list").out.startswith("示例经办\t区营商办")
    assert "区财政局\t行政机关\t区国资局、区财政局（区国资局）" in office.do("unit list").out
    assert office.git("status", "--porcelain") == ""
    assert office.run("validate --strict").status == 0
    assert (office.root / ".gitattributes").read_text(encoding="utf-8").splitlines() == [
        "*.yaml text eol=lf",
        "problems/** text eol=lf diff=lvyue",
        "evidence/** -text",
        "problems/** merge=lvyue",
        "submissions/** merge=lvyue",
    ]


def test_init_inside_a_repository_makes_no_second_one_and_touches_no_bystander(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", "-b", "main", str(tmp_path)], check=True)
    (tmp_path / "staged.txt").write_text("甲", encoding="utf-8")
    subprocess.run(["git", "-C", str(tmp_path), "add", "staged.txt"], check=True)
    (tmp_path / "dirty.txt").write_text("乙", encoding="utf-8")
    office = begun(tmp_path)
    office.do("add --channel 领导交办 --title 甲")
    assert not (office.root / ".git").exists()
    assert Office(tmp_path).git("status", "--porcelain") == "A  staged.txt\n?? dirty.txt\n"
    assert (
        office.git("show", "--name-only", "--format=")
        == '"\\345\\217\\260 \\350\\264\\246/problems/2024/A00/ZD-2024-A0001.yaml"\n'
    )


def test_init_never_overwrites(tmp_path: Path) -> None:
    an_office(tmp_path)
    again = Office(tmp_path).run("init --programme zengdu-2024", str(tmp_path / "台 账"))
    assert (again.status, "已有台账" in again.err) == (2, True)
    other = tmp_path / "旧表"
    other.mkdir()
    (other / "units.yaml").write_text("我的文件", encoding="utf-8")
    refused = Office(tmp_path).run("init --programme zengdu-2024", str(tmp_path / "旧表"))
    assert refused.status == 2
    assert sorted(path.name for path in other.iterdir()) == ["units.yaml"]


def test_an_upgrade_never_changes_a_ledger_s_law(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    law = office.root / "programme.yaml"
    text = law.read_text(encoding="utf-8")
    assert "extends" not in text
    assert 'edition: "1"' in text
    law.write_text(text.replace("label: 拖欠企业账款清理", "label: 本区自定的名称"), encoding="utf-8")
    office.git("commit", "-qam", "本区改名")
    assert "本区自定的名称" in office.do("list").out


def test_the_ledger_is_found_from_below_by_environment_and_by_option(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = with_a_problem(tmp_path)
    assert ID in Office(office.root / "problems" / "2024").do("list").out
    monkeypatch.setenv("LVYUE_LEDGER", str(office.root))
    monkeypatch.chdir(tmp_path)
    assert main(["list"]) == 0
    assert main(["list", "-C", str(office.root)]) == 0
    assert main(["list", "-C", "/"]) == 4  # what is typed goes before the environment


def test_list_filters_sorts_and_limits(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(
        "add --channel 自查 --title 奖补迟付 --line 涉企资金规范拨付 --unit 区商务局 --amount 1.2亿元 --due 2024-09-25"
    )
    office.do("add --channel 领导交办 --title 线索")

    def ids(line: str) -> list[str]:
        return [row["id"] for row in office.do(f"list --json {line}").data["problems"]]

    assert ids("state:线索") == ["ZD-2024-A0003"]
    assert ids("amount>500000") == ["ZD-2024-A0002"]
    assert ids("light:黄 unit:区商务局") == ["ZD-2024-A0002"]
    assert ids("-state:线索 工程款") == [ID]
    assert ids("-工程款 -line:funds --sort -id") == ["ZD-2024-A0003"]
    assert ids("--sort -amount --limit 1") == ["ZD-2024-A0002"]
    row = office.do("list --json line:funds").data["problems"][0]
    assert (row["amount"], row["group"], row["due_on"]) == ("120000000.00", "funds_group", "2024-09-25")


def test_validate_names_the_place_the_code_and_the_remedy(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    path = office.file_of(ID)
    path.write_text(path.read_text(encoding="utf-8").replace("state: listed", "state: closed"), encoding="utf-8")
    said = office.run("validate")
    assert said.status == 1
    assert "problems/2024/A00/ZD-2024-A0001.yaml:5:8 LC01 状态写作“已销号”（closed）" in said.out
    assert "— 改回 listed" in said.out
    document = office.run("validate --format json").data
    assert document["summary"] == {"checked": 5, "errors": 1, "warnings": 0, "notices": 0, "accepted": 0}
    assert document["findings"][0]["field"] == "state"
    assert "::error file=" in office.run("validate --format github").out
    assert office.run("validate --format sarif").data["runs"][0]["results"][0]["ruleId"] == "LC01"
    assert office.run("validate", str(office.root / "units.yaml")).status == 0


def test_warnings_fail_only_when_asked(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"set {ID} uscc=91350211M0000XUF46 --reason 补记")
    assert "AM03" in office.run("validate").out
    assert office.run("validate").status == 0
    assert office.run("validate --strict").status == 1


def test_validate_works_in_a_bare_repository(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    bare = tmp_path / "server.git"
    subprocess.run(["git", "clone", "-q", "--bare", str(office.root), str(bare)], check=True)
    said = Office(bare).run("validate --json")
    assert said.status == 0
    assert said.data["summary"]["checked"] == 5


def test_evidence_missing_changed_and_outside_are_told_apart(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    first, second = sorted(path for path in (office.root / "evidence").rglob("*") if path.is_file())
    first.unlink()
    second.write_text("换过的内容", encoding="utf-8")
    assert {"EV01", "EV02"} <= {one["code"] for one in office.run("validate --json").data["findings"]}
    first.symlink_to(second)
    assert "EV03" in {one["code"] for one in office.run("validate --json").data["findings"]}


def test_a_ledger_with_errors_is_printed_only_as_a_draft(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    path = office.file_of(ID)
    path.write_text(path.read_text(encoding="utf-8").replace("state: verified", "state: closed"), encoding="utf-8")
    office.git("commit", "-qam", "手改状态")
    refused = office.run("render rectification-list -o", str(tmp_path))
    assert refused.status == 3
    assert "LC01" in refused.err
    assert not (tmp_path / PAPER).exists()
    office.do("render rectification-list --draft -o", str(tmp_path))
    assert "草稿" in f"{sheet_of(tmp_path / PAPER)['A1'].value}{sheet_of(tmp_path / PAPER)['A2'].value}"


def test_the_paper_prints_what_head_holds_under_its_official_name(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    office.do(f"close {ID}")
    said = office.do("render rectification-list -o", str(tmp_path))
    assert said.out.rstrip().endswith(PAPER)
    sheet = sheet_of(tmp_path / PAPER)
    values = [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]
    for shown in (
        ID,
        "拖欠企业账款清理",
        "延迟支付",
        "示例建设有限公司",
        "区住建局",
        "区科经局",
        "付清工程款",
        "已销号",
        48,
    ):
        assert shown in values
    assert "核查人：示例甲、示例乙" in "".join(str(value) for value in values)


def test_the_same_commit_and_day_print_the_same_bytes(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    for name in ("甲.xlsx", "乙.xlsx"):
        office.do("render rectification-list -o", str(tmp_path / name))
    assert (tmp_path / "甲.xlsx").read_bytes() == (tmp_path / "乙.xlsx").read_bytes()


def test_clues_and_dismissed_problems_are_not_on_the_list(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do("add --channel 领导交办 --title 尚待研判")
    office.do("transition dismiss ZD-2024-A0002 --kind 反映不实 --reason 查无此事 --approver 示例甲@区营商办")
    office.do("add --channel 领导交办 --title 又一条线索")
    office.do("render rectification-list -o", str(tmp_path / "清单.xlsx"))
    ids = [cell.value for cell in sheet_of(tmp_path / "清单.xlsx")["B"]]
    assert [value for value in ids if str(value).startswith("ZD-")] == [ID]


def test_the_office_s_own_template_wins_and_a_column_without_a_field_is_refused_with_its_line(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    own = office.root / "templates" / "sheets" / "rectification-list.yaml"
    own.parent.mkdir(parents=True)
    head = "id: rectification-list\ntitle: 本区清单\nname: 清单\nfile: 本区清单.xlsx\n"
    text = f"{head}columns:\n  - header: 单位\n    field: responsible\n"
    own.write_text(text, encoding="utf-8")
    office.git("add", "-A")
    office.git("commit", "-qm", "自定表样")
    assert office.do("render rectification-list -o", str(tmp_path)).out.rstrip().endswith("本区清单.xlsx")
    own.write_text(text.replace("field: responsible", "field: responsibel"), encoding="utf-8")
    office.git("commit", "-qam", "写错一栏")
    said = office.run("validate")
    assert said.status == 1
    assert "templates/sheets/rectification-list.yaml:7:12 SH02" in said.out
    assert office.run("render rectification-list --draft").status == 4


def test_forms_and_programme_answer_in_words_and_as_documents(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    assert office.do("forms --json").data["forms"][0]["id"] == "rectification-list"
    programme = office.do("programme show --json").data["programme"]
    assert programme["number"] == "曾营商发〔2024〕2号"
    assert {"lines", "groups", "channels", "stages", "deliverables", "moves", "ladders", "chart"} <= programme.keys()
    assert programme["groups"][3]["with"] == ["区审计局"]
    shown = office.do("programme show").out
    assert "2024-04-26　自查问题清单：各工作组牵头单位 → 区营商办（四（一）；原文写作“426日”" in shown
    assert "方案未规定" in shown
    assert "zengdu-2024" in [one["id"] for one in office.do("programme list --json").data["programmes"]]


def test_log_tells_every_change_by_field_and_marks_what_was_done_by_hand(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"set {ID} amount=50万元 --reason 核对")
    path = office.file_of(ID)
    path.write_text(
        path.read_text(encoding="utf-8").replace("title: 拖欠道路工程款", "title: 另一名称"), encoding="utf-8"
    )
    office.git("commit", "-qam", "手工改名")
    acts = office.do(f"log {ID} --json").data["acts"]
    assert acts[0]["action"] == ""
    assert acts[0]["changes"] == [{"field": "title", "old": "拖欠道路工程款", "new": "另一名称"}]
    assert acts[1]["changes"] == [{"field": "amounts.owed", "old": "480000.00", "new": "500000.00"}]
    words = office.do("log").out
    assert "手工改动" in words
    assert "涉及金额：480,000.00 元 → 500,000.00 元" in words
    assert office.do("log state:已销号").out == ""
    assert len(office.do("log --since 2024-09-20 --json").data["acts"]) >= 1
    assert office.run("log ZD-2024-A0099").status == 2


def test_units_and_people_are_entered_once_and_found_by_any_name(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do("unit add 示例城投公司 --kind 国有企业 --alias 示例城投")
    office.do("add --channel 自查 --title 拖欠货款 --line 拖欠企业账款清理 --unit 示例城投")
    row = office.do("list --json unit:示例城投").data["problems"][0]
    assert (row["unit"], row["group"]) == ("示例城投公司", "soe_arrears_group")
    office.do(
        "roster add --role 联络员 --name 示例戊 --unit 示例城投 --group 国有企业拖欠账款清理组 --phone 0722-0000000"
    )
    assert office.do("transition plan ZD-2024-A0002 --measure 付清@示例戊@2024-10-01 --by 示例戊").status == 0
    assert office.run("unit add 示例城投").status == 2
    assert office.run("unit add '甲 乙'").status == 2


def test_the_roster_is_listed_with_the_names_of_groups_not_their_ids(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    office.do("roster add --role 联络员 --name 示例戊 --unit 区国资局 --group soe_arrears_group --post 股长")
    assert office.do("roster list").out.splitlines() == [
        "示例经办\t区营商办\t具体工作人员\t\t\t",
        "示例戊\t区财政局\t联络员\t国有企业拖欠账款清理组\t股长\t",
    ]
    assert office.do("roster list --json").data["roster"][1]["group"] == "soe_arrears_group"


@pytest.mark.parametrize("line", ["甲" * 61, "示例局 --alias ''"])
def test_a_unit_with_a_name_that_no_record_may_hold_is_refused_in_words(tmp_path: Path, line: str) -> None:
    said = an_office(tmp_path).run(f"unit add {line}")
    assert (said.status, said.out, "Traceback" in said.err) == (2, "", False)


def test_a_template_of_the_project_reads_without_a_fault() -> None:
    raw = (folder("templates") / "sheets" / "rectification-list.yaml").read_bytes()
    assert read_sheet(raw, "x")[1] == ()


def test_output_is_tabs_for_programs_and_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "LVYUE_TODAY": "2024-09-20"}
    command = [sys.executable, "-m", "lvyue_cli", "-C", str(office.root), "list"]
    done = subprocess.run(command, capture_output=True, check=True, env=environment)
    assert done.stdout.decode("utf-8").split("\t")[0] == ID


def test_json_is_one_document_whatever_a_record_holds() -> None:
    out = io.StringIO()
    with redirect_stdout(out):
        out_json({"甲": "\x9b31m\u202e\U000e0041"})
    assert out.getvalue().isprintable() or "\n" in out.getvalue()
    assert "\x9b" not in out.getvalue()
    assert json.loads(out.getvalue()) == {"甲": "\x9b31m\u202e\U000e0041"}


def test_file_arguments_are_relative_to_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = with_a_problem(tmp_path)
    monkeypatch.chdir(tmp_path)
    office.paper("合同.pdf")
    assert office.do(f"evidence {ID} 合同.pdf --kind contract").status == 0
    office.do("render rectification-list -o 清单.xlsx")
    assert (tmp_path / "清单.xlsx").is_file()
    office.do("init 另一本 --programme zengdu-2024")
    assert (tmp_path / "另一本" / "lvyue.yaml").is_file()
