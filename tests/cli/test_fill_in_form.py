"""`lvyue render fill-in`: the form that a unit fills in and sends back."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from office import ARREARS, ID, Office, once, with_a_problem
from openpyxl import load_workbook

from lvyue_cli.reports.fill_in import row_hash

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from lvyue_cli.reports.table import Cell


def printed(office: Office, query: str = "unit:区住建局", name: str = "fill-in.xlsx") -> Workbook:
    path = office.root.parent / name
    office.do(f"render fill-in {query} -o", str(path))
    return load_workbook(path)


def facts(book: Workbook) -> dict[str, list[Cell]]:
    rows = [[cell for cell in row if cell is not None] for row in book["_lvyue"].iter_rows(values_only=True)]
    return {str(row[0]): row[1:] for row in rows}  # type: ignore[misc]


@once
def with_three(folder: Path) -> Office:
    made = with_a_problem(folder)
    made.do(f"{ARREARS.replace('区住建局', '区教育局')} --amount 5万元 --kind 延迟支付")
    made.do("add --channel 领导交办 --title 尚未研判的线索")
    return made


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return with_three(tmp_path)


def test_it_lists_what_is_open_and_leaves_blank_rows_for_new_problems(office: Office) -> None:
    sheet = printed(office).worksheets[0]
    numbers = [row[0] for row in sheet.iter_rows(min_row=5, max_col=1, values_only=True)]
    assert numbers == [1, *[None] * 8, "合计", "单位负责人："]


def test_a_query_for_a_unit_makes_the_form_that_units_own(office: Office) -> None:
    book = printed(office, "unit:区住建局")
    assert facts(book)["unit"] == ["区住建局"]
    assert book.worksheets[0]["A2"].value == "填报单位（盖章）：区住建局"


def test_each_unit_gets_its_own_named_after_it(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "发各单位"
    office.do("render fill-in -o", str(folder))
    names = [f"{unit}_整改情况填报表_2024-09-20.xlsx" for unit in ("区住建局", "区教育局")]
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)


def test_of_a_problem_of_two_units_the_one_asked_for_gets_its_form(office: Office, tmp_path: Path) -> None:
    office.do(f"{ARREARS} --unit 区教育局 --amount 3万元 --kind 延迟支付")
    folder = tmp_path / "发一家"
    office.do("render fill-in unit:区教育局 -o", str(folder))
    assert [path.name for path in folder.iterdir()] == ["区教育局_整改情况填报表_2024-09-20.xlsx"]


def test_it_names_its_version_its_commit_and_its_day(office: Office) -> None:
    said = facts(printed(office))
    assert (said["form"], said["version"], said["as_of"]) == (["fill-in"], ["1"], ["2024-09-20"])
    assert said["commit"] == [office.git("rev-parse", "HEAD").strip()]


def test_a_row_read_back_has_the_hash_it_was_printed_with_and_an_edited_one_has_not(office: Office) -> None:
    book = printed(office, "unit:区住建局")
    fields, hidden = [str(field) for field in facts(book)["fields"]], facts(book)["row"]
    cells = [cell.value for cell in book.worksheets[0][5]][: len(fields)]
    for place, field in enumerate(fields):
        if field in {"amount", "paid"} and cells[place] is not None:
            cells[place] = Decimal(str(cells[place])) * 10_000
    assert hidden == [ID, row_hash(fields, cells)]  # type: ignore[arg-type]
    cells[fields.index("progress")] = "已列入预算"
    assert hidden[1] != row_hash(fields, cells)  # type: ignore[arg-type]


def test_what_happened_since_gives_another_hash_for_that_row_only(office: Office) -> None:
    office.do(f"{ARREARS} --amount 3万元 --kind 延迟支付")
    before = printed(office, name="before.xlsx")
    office.do(f"transition plan {ID} --measure 付清工程款@示例丙@2024-10-30 --by 示例乙@区科经局")
    after = printed(office, name="after.xlsx")
    rows = [
        [row[1:3] for row in book["_lvyue"].iter_rows(values_only=True) if row[0] == "row"] for book in (before, after)
    ]
    assert [one == other for one, other in zip(*rows, strict=True)] == [False, True]


def test_drop_downs_offer_what_the_programme_has(office: Office) -> None:
    book = printed(office)
    offered = {
        book.defined_names[str(one.formula1)].attr_text for one in book.worksheets[0].data_validations.dataValidation
    }
    assert len(offered) == 2
    assert "拖欠企业账款清理" in [cell.value for cell in book["字典"]["A"]]


def test_an_offices_own_workbook_can_not_stand_in_for_it(office: Office) -> None:
    office.do("forms export rectification-list")
    own = office.root / "templates" / "sheets"
    (own / "rectification-list.xlsx").rename(own / "fill-in.xlsx")
    office.git("add", "templates")
    office.git("commit", "--quiet", "--message=表样")
    refused = office.run("render fill-in --draft")
    assert (refused.status, "只能改 YAML 表样" in refused.err) == (4, True)
    assert "fill-in.xlsx:1:1 SH06" in office.run("validate").out
