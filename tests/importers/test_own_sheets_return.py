"""What our own sheets print is known when it comes back: every header, and which rows of a form were not touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from corpus import Case, book
from ruamel.yaml import YAML

from lvyue_cli.importers.manner import Manner
from lvyue_cli.importers.read import read
from lvyue_cli.importers.tables import TABLES, derived, headers
from lvyue_cli.importers.words import heading
from lvyue_cli.reports.fill_in import row_hash
from lvyue_cli.resources import folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SHEETS = sorted((folder("templates") / "sheets").glob("*.yaml"))
TAKEN = {"problems", "arrears", "promises", "policy_matters", "funds", "roster"}
NUMBER = "number"


def lists(path: Path) -> list[Mapping[str, Any]]:
    """The sheets of a template that list something row by row."""
    declared = YAML(typ="safe").load(path)
    return [sheet for sheet in declared.get("sheets", [declared]) if "columns" in sheet]


ALL = {f"{path.stem}-{sheet['name']}": sheet for path in SHEETS for sheet in lists(path)}


@pytest.mark.parametrize("name", sorted(ALL))
def test_every_header_that_our_sheets_print_is_known_with_the_field_that_it_prints(name: str) -> None:
    sheet = ALL[name]
    if sheet.get("rows", "problems") not in TAKEN:
        printed = {heading(column["header"]) for column in sheet["columns"] if column["field"] != NUMBER}
        assert printed == derived()[sheet["name"]]
        return
    groups = [column.get("group") for column in sheet["columns"]]
    told = [column["header"] for column in sheet["columns"]]
    upper, lower = [[group or text for group, text in zip(groups, told, strict=True)], told]
    (table,) = read(book(Case([["表名"], upper, lower, ["甲"] * len(told)])), "表.xlsx", Manner(2024)).tables
    for column, one in zip(sheet["columns"], table.headings, strict=True):
        left = {None, "note"} if column["field"] == "blank" else {column["field"]}
        assert one.field in left, one.text


def test_no_header_means_two_fields_of_one_kind_of_table() -> None:
    for kind, table in TABLES.items():
        for field, column in table.columns.items():
            assert {headers(kind)[heading(text)] for text in column.headers[:1]} == {field}, (kind, field)


def test_the_derived_tables_are_those_that_our_sheets_print_and_are_not_taken_in() -> None:
    assert set(derived()) == {one["name"] for one in ALL.values() if one.get("rows", "problems") not in TAKEN}


def test_an_untouched_row_of_a_form_is_told_by_its_hash_and_its_text_stays_as_printed() -> None:
    fields = ("number", "id", "detail", "amount")
    digest = row_hash(fields, [1, "ZD-2024-A0001", "第３号　路", None])
    lines: list[list[Any]] = [
        ["序号", "问题编号", "问题描述", "涉及金额（万元）", "编号（勿改）", "校验（勿改）"],
        [1, "ZD-2024-A0001", "第３号　路", None, "ZD-2024-A0001", digest],
        [2, None, "第４号", 480_000],
    ]
    (table,) = read(book(Case(lines)), "表.xlsx", Manner(2024)).tables
    known, new = table.rows
    values = [known.values[field].content if field in known.values else None for field in fields]
    assert (known.id, known.digest, row_hash(fields, values)) == ("ZD-2024-A0001", digest, digest)
    assert (new.id, new.digest, new.values["detail"].content) == (None, None, "第4号")
    assert [fault.code for fault in new.faults] == ["IM09"]
    assert not table.faults
