"""The columns of a table: which field each holds, and in which cell of a row it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lvyue_cli.importers.reading import Place, Value
from lvyue_cli.workspace.importing.meanings import meaning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lvyue_cli.importers.reading import Row, Table
    from lvyue_cli.workspace.importing.origin import Origin, Sheet
    from lvyue_cli.workspace.importing.proposal import Changed

_CELL = re.compile(r"([A-Z]+)([0-9]+)")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table.

    Args:
        fields: Those that say something of a problem, from left to right.
        all_fields: Every field as the form printed it, for its hashes.
        letters: The column of each field, such as `B`.
        names: What a sheet of lvyue's calls a field, by what it was taken for in reading.
        sheet: The sheet as it was printed, where lvyue printed it.
    """

    fields: tuple[str, ...]
    all_fields: tuple[str, ...]
    letters: Mapping[str, str]
    names: Mapping[str, str]
    sheet: Sheet | None = None

    @classmethod
    def of(cls, table: Table, origin: Origin | None) -> Columns:
        """Look at the headings of a table.

        Args:
            table: The table.
            origin: The paper that it was printed as.
        """
        sheet = origin.sheets.get(table.place.sheet) if origin is not None else None
        known = [one for one in table.headings if one.field is not None]
        names = {one.field: (sheet and sheet.field_of(one)) or one.field for one in known if one.field is not None}
        letters = {names[str(one.field)]: _letter(one.place) for one in known}
        fields = tuple(name for name in letters if meaning(name).kind != "identity")
        return cls(fields, table.fields or tuple(letters), letters, names, sheet)

    def renamed(self, row: Row) -> Row:
        """Name the values of a row as the sheet does.

        Args:
            row: The row.
        """
        values = {self.names.get(name, name): value for name, value in row.values.items()}
        return replace(row, values=values, unread={self.names.get(one, one): text for one, text in row.unread.items()})

    def places(self, row: Row) -> dict[str, Place]:
        """Tell the cell of each field in a row, also where it is blank.

        Args:
            row: The row.
        """
        found = _CELL.fullmatch(row.place.cell)
        number = found[2] if found else ""
        return {
            name: replace(row.place, cell=f"{letter}{number}" if letter and number else row.place.cell)
            for name, letter in self.letters.items()
        }

    @staticmethod
    def value(changed: Changed) -> Value | None:
        """Give what a changed cell says.

        Args:
            changed: The cell.
        """
        return None if changed.new is None else Value(changed.new, changed.place, changed.note)


def _letter(place: Place) -> str:
    found = _CELL.fullmatch(place.cell)
    return found[1] if found else ""
