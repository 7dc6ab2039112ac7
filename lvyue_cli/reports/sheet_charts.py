"""The charts that a sheet declares: which of its columns they draw."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from lvyue_cli.diagnostics import Finding
from lvyue_cli.reports.table import Chart, ChartKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

KINDS = {"并列": "bar", "堆叠": "stacked"}
FIGURES = frozenset({"integer", "yuan", "wan", "整数", "元", "万元"})

Text = Annotated[str, Field(min_length=1, max_length=200)]


def _kind(value: object) -> object:
    return KINDS.get(value, value) if isinstance(value, str) else value


class ChartSpec(BaseModel):
    """One declared chart.

    Args:
        title: What it shows.
        kind: Whether its bars stand side by side or on each other.
        labels: The field of the column that names the bars.
        values: The fields of the columns of figures.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Text
    kind: Annotated[ChartKind, BeforeValidator(_kind)] = ChartKind.BAR
    labels: Text
    values: Annotated[tuple[Text, ...], Field(min_length=1, max_length=8)]


def charts(specs: Sequence[ChartSpec], fields: Sequence[str]) -> tuple[Chart, ...]:
    """Find the columns that charts draw.

    Args:
        specs: The declared charts, checked.
        fields: The fields of the sheet's columns, in order.
    """
    return tuple(
        Chart(spec.title, fields.index(spec.labels), tuple(map(fields.index, spec.values)), spec.kind) for spec in specs
    )


def misdrawn(sheet: Mapping[str, Any]) -> Iterator[Finding]:
    """Find what charts ask for and the sheet has not: a column, or figures in it.

    Args:
        sheet: The parsed declaration, whatever its shape.
    """
    columns = {column.get("field"): column.get("format", "text") for column in _mappings(sheet.get("columns"))}
    drawable = [str(field) for field, form in columns.items() if form in FIGURES]
    for place, chart in enumerate(_mappings(sheet.get("charts"))):
        labels, values = chart.get("labels"), chart.get("values")
        if isinstance(labels, str) and labels not in columns:
            yield _missing(labels, ("charts", place, "labels"), list(map(str, columns)))
        for number, field in enumerate(values if isinstance(values, list) else ()):
            if isinstance(field, str) and field not in drawable:
                yield _missing(field, ("charts", place, "values", number), drawable, "整数、元、万元")


def _missing(field: str, path: tuple[str | int, ...], known: Sequence[str], of: str = "") -> Finding:
    remedy = f"可用的有：{'、'.join(known)}" if known else f"先在 columns 中列出{of}列"
    return Finding("SH05", f"表中没有可作图的{of}列“{field}”", remedy, field=path)


def _mappings(value: object) -> list[Mapping[str, Any]]:
    """List the mappings of a list; what is none keeps its place, empty."""
    return [item if isinstance(item, Mapping) else {} for item in value] if isinstance(value, list) else []
