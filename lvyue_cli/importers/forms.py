"""What a form of ours carries unseen: the hidden sheet, and the columns of ids and hashes beside the table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lvyue_cli.reports.fill_in import FACTS, MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lvyue_cli.importers.grid import Cells, Sheet


@dataclass
class Given:
    """What is said of one form.

    Args:
        facts: Form, version, unit, commit, day.
        fields: The field of each column, as printed.
        rows: The hash of each problem that was printed.
    """

    facts: dict[str, str] = field(default_factory=dict)
    fields: tuple[str, ...] = ()
    rows: dict[str, str] = field(default_factory=dict)


def given(sheets: Iterable[Sheet]) -> Mapping[str, Given]:
    """Read the hidden sheet: by the names of the sheets that are forms.

    Args:
        sheets: All sheets of a file.
    """
    hidden = next((sheet for sheet in sheets if sheet.name == FACTS), None)
    found: dict[str, Given] = {}
    current = Given()
    for cells in hidden.rows.values() if hidden else ():
        key, *values = _line(cells)
        if key == "sheet":
            current = found.setdefault("".join(values), Given())
        elif key == "fields":
            current.fields = tuple(values)
        elif key == "row":
            current.rows |= {values[0]: values[-1]} if values else {}
        else:
            current.facts[key] = "".join(values[:1])
    return found


def marks(header: Mapping[int, tuple[str, ...]]) -> dict[str, int]:
    """Find the unseen columns.

    Args:
        header: What stands above each column.
    """
    wanted = dict(zip(MARKS, ("id", "digest"), strict=True))
    return {wanted[path[-1]]: column for column, path in header.items() if path and path[-1] in wanted}


def _line(cells: Cells) -> list[str]:
    last = max(cells)
    return [str(cells.get(column, "")) for column in range(1, last + 1)]
