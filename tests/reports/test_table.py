from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lvyue_cli.reports.table import Cell, Column, Format, Table, in_wan, shown, totals


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (Decimal(480000), Format.WAN, "48.00"),
        (Decimal("0.01"), Format.WAN, "0.000001"),
        (Decimal("12345678.90"), Format.WAN, "1,234.56789"),
        (Decimal("1234.5"), Format.YUAN, "1,234.50"),
        (3, Format.INTEGER, "3"),
        (date(2024, 5, 6), Format.DATE, "2024年5月6日"),
        ("面议", Format.WAN, "面议"),
        (None, Format.TEXT, ""),
    ],
)
def test_a_cell_is_shown_as_the_paper_shows_it(value: Cell, form: Format, text: str) -> None:
    assert shown(value, form) == text


def test_moving_the_point_rounds_nothing() -> None:
    assert in_wan(Decimal("99999999999.99")) == Decimal("9999999.999999")


def test_totals_are_exact_and_only_where_asked() -> None:
    columns = (Column("事项"), Column("金额", format=Format.WAN, total=True))
    rows = (("甲", Decimal("0.01")), ("乙", Decimal("0.02")), ("丙", None))
    assert totals(Table("表", "表", columns, rows)) == (None, Decimal("0.03"))
    assert totals(Table("表", "表", columns, ())) == (None, Decimal(0))
