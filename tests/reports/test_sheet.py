from __future__ import annotations

from copy import deepcopy
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from lvyue_cli.reports.sheet import build, file_name
from lvyue_cli.reports.sheet_check import Words, check
from lvyue_cli.reports.sheet_spec import BookSpec, SheetSpec
from lvyue_cli.reports.table import Align, Cell, Chart, ChartKind, Format, Table

TEMPLATES = Path(__file__).parents[2] / "templates" / "sheets"
FIELDS = (
    *("id", "line", "kind", "channel", "found_on", "detail", "enterprise", "amount", "lead", "responsible"),
    *("leader", "officer", "measures", "due_on", "progress", "reported_on", "verification", "closed_on"),
    *("state", "note"),
)
STATES = ("整改中", "已销号")
AS_OF = date(2024, 9, 2)


WORDS = Words({"problems": FIELDS, "lines": ("line", "total")}, ["states"])


def text(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): text(item) for key, item in value.items()}
    return [text(item) for item in value] if isinstance(value, list) else str(value)


def shipped() -> dict[str, Any]:
    loaded = YAML(typ="base", pure=True).load((TEMPLATES / "rectification-list.yaml").read_text(encoding="utf-8"))
    plain = text(loaded)
    assert isinstance(plain, dict)
    return plain


def declared(**changes: Any) -> dict[str, Any]:
    columns = [{"header": "序号", "field": "number"}, {"header": "金额", "field": "amount", "format": "wan"}]
    base = {"id": "list", "title": "清单", "name": "清单", "file": "清单.xlsx", "columns": columns}
    return deepcopy({key: value for key, value in (base | changes).items() if value is not None})


def with_column(**changes: Any) -> dict[str, Any]:
    return declared(columns=[{"header": "金额", "field": "amount"} | changes])


def findings(data: object) -> list[tuple[str, tuple[str | int, ...]]]:
    spec, found = check(data, WORDS)
    assert (spec is None) == bool(found)
    return [(finding.code, finding.field) for finding in found]


def book_of(data: object) -> BookSpec:
    book, found = check(data, WORDS)
    assert book is not None, found
    return book


def spec_of(data: object) -> SheetSpec:
    (sheet,) = book_of(data).sheets
    assert isinstance(sheet, SheetSpec)
    return sheet


def row(**values: Cell) -> dict[str, Cell]:
    return dict.fromkeys(FIELDS) | values


def built(data: object, *rows: dict[str, Cell], **context: str) -> Table:
    return build(spec_of(data), rows, context, {"states": STATES}, as_of=AS_OF)


def test_the_shipped_list_is_right_and_fits_a3_legibly() -> None:
    spec = spec_of(shipped())
    assert (spec.paper, spec.orientation) == ("A3", "landscape")
    assert [column.field for column in spec.columns] == ["number", *FIELDS]
    assert sum(column.width for column in spec.columns) <= 225
    assert list(dict.fromkeys(column.group for column in spec.columns)) == [
        "",
        "问题基本情况",
        "责任分工",
        "整改落实",
        "核查销号",
    ]


@pytest.mark.parametrize(("mark", "named"), [("附件", "附件 排查及整改清单.xlsx"), ("", "排查及整改清单.xlsx")])
def test_the_shipped_list_is_named_as_the_attachment_it_is(mark: str, named: str) -> None:
    assert file_name(book_of(shipped()), {"mark": mark, "attachment": "排查及整改清单"}) == named


def test_the_shipped_list_becomes_the_official_table() -> None:
    printed = built(shipped(), row(id="ZD-2024-A0001", amount=Decimal("0.01"), state="整改中"), filler="示例区营商办")
    assert printed.subtitle == ("填报单位（盖章）：示例区营商办", "填报日期：2024年9月2日", "单位：万元")
    assert printed.footer == ("单位负责人：", "审核人：", "填表人：", "联系电话：")
    assert printed.total_label == "合计"
    assert printed.rows[0][:2] == (1, "ZD-2024-A0001")
    assert Decimal("0.01") in printed.rows[0]
    assert next(column.choices for column in printed.columns if column.header == "状态") == STATES


def test_rows_are_numbered_from_one_in_the_order_given() -> None:
    data = declared(columns=[{"header": "序号", "field": "@序号"}, {"header": "编号", "field": "id"}])
    assert built(data, row(id="乙"), row(id="甲")).rows == ((1, "乙"), (2, "甲"))


def test_chinese_labels_work_as_values() -> None:
    data = with_column(format="万元", align="右", total="是", width="20") | {"orientation": "纵向"}
    printed = built(data)
    column = printed.columns[0]
    assert (column.format, column.align, column.total, column.width) == (Format.WAN, Align.RIGHT, True, 20)
    assert not printed.landscape


def test_a_drop_down_may_be_written_out() -> None:
    assert built(with_column(choices=["是", "否"])).columns[0].choices == ("是", "否")


def test_a_placeholder_without_a_text_is_left_blank_for_the_pen() -> None:
    assert built(declared(subtitle=["填报单位：{filler}"])).subtitle == ("填报单位：",)


def test_a_text_put_in_is_not_read_for_placeholders_again() -> None:
    assert built(declared(subtitle=["{filler}"]), filler="{office}", office="甲").subtitle == ("{office}",)


def test_the_official_file_name_is_one_a_disk_can_hold() -> None:
    assert (
        file_name(book_of(declared(file="{office} 清单.xlsx")), {"office": "营商办/综合组"})
        == "营商办_综合组 清单.xlsx"
    )


def test_no_sum_row_where_no_column_is_summed() -> None:
    assert not built(declared()).total_label


def test_draft_and_properties_reach_the_table() -> None:
    printed = build(spec_of(declared()), [], {}, {}, as_of=AS_OF, draft=True, properties=[("提交", "0123abc")])
    assert (printed.draft, printed.properties, printed.as_of) == (True, (("提交", "0123abc"),), AS_OF)


def with_chart(**changes: Any) -> dict[str, Any]:
    return declared(charts=[{"title": "金额", "labels": "number", "values": ["amount"]} | changes])


def test_a_declared_chart_finds_its_columns() -> None:
    assert built(with_chart(kind="堆叠")).charts == (Chart("金额", 0, (1,), ChartKind.STACKED),)


def test_of_nothing_but_noughts_no_chart_is_drawn() -> None:
    drawn = [
        build(spec_of(with_chart()), [{"amount": one} for one in amounts], {}, {}, as_of=AS_OF).charts
        for amounts in ([Decimal(0), None], [Decimal(0), Decimal(1)])
    ]
    assert [len(one) for one in drawn] == [0, 1]


def test_a_chart_draws_only_figures_that_the_sheet_has() -> None:
    assert findings(with_chart(labels="line")) == [("SH05", ("charts", 0, "labels"))]
    assert findings(with_chart(values=["amount", "number"])) == [("SH05", ("charts", 0, "values", 1))]


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (with_chart(kind="pie"), ("charts", 0, "kind")),
        (with_chart(values=[]), ("charts", 0, "values")),
        (with_chart(colour="red"), ("charts", 0, "colour")),
        (declared(charts="金额"), ("charts",)),
        (declared(charts=["金额"]), ("charts", 0)),
        (declared(title=None), ("title",)),
        (declared(columns=[]), ("columns",)),
        (declared(columns="序号"), ("columns",)),
        (declared(columns=["序号"]), ("columns", 0)),
        (declared(columns=[{"header": "序号"}]), ("columns", 0, "field")),
        (declared(colour="red"), ("colour",)),
        (declared(paper="A5"), ("paper",)),
        (declared(font_size="大"), ("font_size",)),
        (declared(font_size="１０"), ("font_size",)),
        (declared(file="../清单.xlsx"), ("file",)),
        (declared(file="清单.xls"), ("file",)),
        (declared(name="长" * 32), ("name",)),
        (declared(subtitle=["一", {"二": "三"}]), ("subtitle", 1)),
        (with_column(widht="3"), ("columns", 0, "widht")),
        (with_column(width="0"), ("columns", 0, "width")),
        (with_column(width="1.5"), ("columns", 0, "width")),
        (with_column(format="money"), ("columns", 0, "format")),
        (with_column(choices=[]), ("columns", 0, "choices")),
        (with_column(choices=["是", ["否"]]), ("columns", 0, "choices", 1)),
        (with_column(total="maybe"), ("columns", 0, "total")),
        (with_column(total="true", format="text"), ("columns", 0, "total")),
        ("清单", ()),
        (None, ()),
    ],
)
def test_a_wrong_shape_is_told_with_its_place(data: object, field: tuple[str | int, ...]) -> None:
    assert findings(data) == [("SH01", field)]


def test_a_column_of_an_unknown_field_is_refused_with_the_nearest_one() -> None:
    _, found = check(with_column(field="amuont"), WORDS)
    assert [(finding.code, finding.field) for finding in found] == [("SH02", ("columns", 0, "field"))]
    assert "amuont" in found[0].message
    assert found[0].remedy == "是否要写 amount？"


def test_an_unknown_list_or_placeholder_is_refused() -> None:
    assert findings(with_column(choices="stats")) == [("SH03", ("columns", 0, "choices"))]
    assert findings(declared(footer=["审核人：", "{titel}{mayor}"])) == [
        ("SH04", ("footer", 1)),
        ("SH04", ("footer", 1)),
    ]


def test_every_fault_is_told_at_once() -> None:
    data = declared(paper="A5", subtitle=["{x}"], columns=[{"header": "甲", "field": "nix", "width": "w"}])
    assert [code for code, _ in findings(data)] == ["SH01", "SH01", "SH02", "SH04"]


def test_messages_are_chinese_and_our_own() -> None:
    _, found = check(declared(title=None, paper="A5", extra="1", font_size="x"), WORDS)
    assert len(found) == 4
    for finding in found:
        assert "Input should" not in finding.message + finding.remedy
        assert any("一" <= character <= "鿿" for character in finding.message)
        assert finding.remedy
