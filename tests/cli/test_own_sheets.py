"""An office's own declarations of sheets, and texts that no sheet may choke on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from office import ID, Office, an_office, with_a_problem
from openpyxl import load_workbook
from printed_sheets import listed, printed

from lvyue_cli.reports.sheet_forms import SHEETS
from lvyue_cli.resources import folder

if TYPE_CHECKING:
    from pathlib import Path


def declared(office: Office, form: str, text: str) -> None:
    """Save a declaration into the ledger's templates and commit it."""
    own = office.root / "templates" / "sheets" / f"{form}.yaml"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(text, encoding="utf-8")
    office.git("add", "-A")
    office.git("commit", "-qm", "自定表样")


def shipped(form: str) -> str:
    return (folder("templates") / "sheets" / f"{form}.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("form", "right", "wrong", "said"),
    [
        ("arrears-ledger", "field: age", "field: aeg", "SH02 没有名为“aeg”的字段 — 是否要写 age？"),
        ("roster-sheet", "field: phone", "field: amount", "SH02 没有名为“amount”的字段"),
        ("progress-table", "rows: lines", "rows: line", "SH10 没有名为“line”的行 — 是否要写 lines？"),
        ("three-lists", "field: measures", "field: measure", "SH02 没有名为“measure”的字段 — 是否要写 measures？"),
        ("closure-application-sheet", "field: report,", "field: raport,", "SH02 没有名为“raport”的字段"),
        ("closure-application-sheet", "{responsible}", "{responsable}", "SH04 没有名为 {responsable} 的占位符"),
        ("closure-application-sheet", "height: 36", "hight: 36", "SH01 不认识的键 hight — 是否要写 height？"),
    ],
)
def test_a_slip_in_a_declaration_is_told_with_its_line_and_the_nearest_word(
    tmp_path: Path, form: str, right: str, wrong: str, said: str
) -> None:
    office, text = an_office(tmp_path), shipped(form)
    line = next(number for number, one in enumerate(text.splitlines(), 1) if right in one and not one.startswith("#"))
    declared(office, form, text.replace(right, wrong))
    (found,) = office.run("validate").out.splitlines()
    assert f"templates/sheets/{form}.yaml:{line}:" in found
    assert said in found
    assert office.run(f"render {form}").status == 3


def test_an_office_may_add_a_sheet_to_a_form_and_leave_columns_to_the_pen(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    text = """\
id: roster-sheet
file: 本区两表.xlsx
sheets:
  - title: 人员
    name: 人员
    rows: roster
    columns: [{header: 序号, field: number, format: 整数}, {header: 姓名, field: name}]
  - title: 问题
    name: 问题
    columns:
      - {header: 序号, field: "@序号", format: integer}
      - {header: 账龄, field: age}
      - {header: 批示, field: "@空白"}
"""
    declared(office, "roster-sheet", text)
    people, problems = printed(office, "roster-sheet", folder=tmp_path)
    assert [row["姓名"] for row in listed(people)] == ["示例经办"]
    assert listed(problems) == [{"序号": 1, "账龄": None, "批示": None}]


def test_a_form_of_boxes_with_nothing_to_fill_them_is_not_printed(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    text = """\
id: inspection-sheet
file: 核查表.xlsx
title: 核查表
name: "{id}"
rows: inspections
boxes: [[{label: 问题编号, field: id}], [{label: 核查情况, field: findings}]]
"""
    declared(office, "inspection-sheet", text)
    refused = office.run("render inspection-sheet -o", str(tmp_path / "核查表.xlsx"))
    assert (refused.status, "没有可填写的核查" in refused.err) == (3, True)
    assert not (tmp_path / "核查表.xlsx").exists()


HARD = {
    "公式": '=HYPERLINK("http://example.invalid","点我")',
    "加号": "+1+1",
    "生僻字": "𠮷野堃鏞工程款",
    "长破折号": "——－－@示例",
}


@pytest.mark.parametrize("title", HARD.values(), ids=HARD)
def test_every_form_holds_any_text_as_text(tmp_path: Path, title: str) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"set {ID} --reason 更正名称", f"title={title}")
    office.do(f"transition plan {ID} --measure 付清@示例丙@2024-08-30 --by 示例乙@区科经局")
    office.do(f"transition report {ID} --by 示例丙@区住建局 --evidence", str(office.paper("反馈.txt")))
    for form in ("self-check-list", "three-lists", "case-owner-table", "inspection-sheet", "closure-application-sheet"):
        office.do(f"render {form} -o", str(tmp_path / "表.xlsx"))
        cells = [
            cell
            for sheet in load_workbook(tmp_path / "表.xlsx").worksheets
            for row in sheet.iter_rows()
            for cell in row
        ]
        found = [cell for cell in cells if str(cell.value) == title]
        assert found, form
        assert {cell.data_type for cell in found} == {"s"}
        assert all(cell.data_type != "f" or str(cell.value).startswith("=SUBTOTAL") for cell in cells)


def test_what_is_too_long_to_be_read_is_told_on_every_form_and_kept_whole(tmp_path: Path) -> None:
    office, long = with_a_problem(tmp_path), "拖欠的经过。" * 1500
    office.do(f"set {ID} --reason 补充", f"detail={long}")
    office.do(f"transition plan {ID} --measure 付清@示例丙@2024-08-30 --by 示例乙@区科经局")
    office.do(f"transition report {ID} --by 示例丙@区住建局 --evidence", str(office.paper("反馈.txt")))
    for form, place in (("self-check-list", "第 1 行“问题描述”"), ("closure-application-sheet", "“问题描述”")):
        said = office.do(f"render {form} -o", str(tmp_path / "表.xlsx"))
        assert f"{place}文字过长，打印不全" in said.err
        sheet = load_workbook(tmp_path / "表.xlsx").worksheets[0]
        assert any(long in str(cell.value) for row in sheet.iter_rows() for cell in row)


def test_every_form_has_its_declaration_under_its_own_name() -> None:
    names = {path.stem for path in (folder("templates") / "sheets").iterdir()}
    assert names == SHEETS.keys()
    assert all(f"id: {form}\n" in shipped(form) and SHEETS[form].label in shipped(form) for form in SHEETS)
