"""The rows below a header: which of them are entries, and what their cells say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from lvyue_cli.diagnostics import Severity
from lvyue_cli.importers import skipped
from lvyue_cli.importers.cells import Setting, Unread, read
from lvyue_cli.importers.forms import marks
from lvyue_cli.importers.grid import Marked
from lvyue_cli.importers.heading import sum_unit, unit_in
from lvyue_cli.importers.merged import follow
from lvyue_cli.importers.reading import Fault, Place, Row, Value
from lvyue_cli.importers.sums import shown
from lvyue_cli.importers.tables import BLANK, TABLES, headers
from lvyue_cli.importers.words import heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lvyue_cli.importers.forms import Given
    from lvyue_cli.importers.grid import Cell, Cells, Sheet
    from lvyue_cli.importers.header import Header
    from lvyue_cli.importers.manner import Manner

FEW = 4  # a table of so many columns has no entry of a single cell
SHOWN = 20
Line = tuple[int, "Cells"]


class Rows:
    """The rows of one table, and what was seen on the way.

    Args:
        sheet: The sheet.
        place: Where it is.
        header: Its header.
        given: What it carries unseen, if it is a form of ours.
        manner: What the ledger knows beforehand.
    """

    def __init__(self, sheet: Sheet, place: Place, header: Header, given: Given | None, manner: Manner) -> None:
        self.zero = False
        self.faults: list[Fault] = []
        self.filled: set[int] = set()
        self._sheet, self._place, self._header, self._given = sheet, place, header, given
        self._marks = marks(header.texts)
        kind, unseen = TABLES[header.kind], set(self._marks.values())
        self._columns = {
            column: (field, kind.columns[field].sort, get_column_letter(column))
            for column, field in header.fields.items()
            if field and field != BLANK and column not in unseen
        }
        unit = sum_unit(sheet, header.first)
        units = {column: unit_in(header.texts[column]) or unit for column in self._columns}
        self._typed = {column: Setting(manner.year, one) for column, one in units.items()}
        self._printed = {column: Setting(manner.year, one, verbatim=True) for column, one in units.items()}
        self._again = {heading(text) for path in header.texts.values() for text in path}
        self._known = headers(header.kind)
        naming = [column for column, (field, _, _) in self._columns.items() if field in {"number", "id"}]
        self._merged = follow(sheet, header.last, naming)

    def rows(self) -> Iterator[Row]:
        """Read the entries from top to bottom."""
        if not self._merged.whole:
            self._tell("IM13", self._header.last, "合并的单元格过多，读不完整", "取消合并后再导入")
        for number, lines in self._entries():
            row = self._row(number, lines)
            if row.faults or row.digest or row.values.keys() - {"number"}:
                yield row

    def _entries(self) -> Iterator[tuple[int, list[Line]]]:
        """Give each entry with its lines: more than one where its number is merged over them."""
        entry: tuple[int, list[Line]] | None = None
        for number, cells in self._lines():
            if entry is not None and self._merged.continued.get(number) == entry[0]:
                entry[1].append((number, cells))
                continue
            if entry is not None:
                yield entry
            entry = number, [(number, cells)]
        if entry is not None:
            yield entry

    def _lines(self) -> Iterator[Line]:
        for number, cells in self._sheet.rows.items():
            if number <= self._header.last:
                self._check_above(number, cells)
            elif self._heads_another(cells):
                self._tell("IM13", number, "这一行起是另一张表，未导入", "一张工作表只放一张表；另一张移到新的工作表")
                return
            elif number in self._merged.continued or not self._is_skipped(number, cells):
                yield number, self._merged.filled.get(number, {}) | dict(cells)

    def _check_above(self, number: int, cells: Cells) -> None:
        """Tell of a row above the header that looks like an entry: it would be passed over in silence."""
        if number >= self._header.first or len(cells) < max(FEW, len(self._columns) // 2):
            return
        first = cells[min(cells)]
        if not isinstance(first, str) or first.strip().isdigit():
            self._tell("IM13", number, "这一行在表头以上，未导入", "是数据的移到表头以下")

    def _heads_another(self, cells: Cells) -> bool:
        said = [heading(text) for text in skipped.leading(cells)]
        if len(cells) <= FEW or sum(text in self._known for text in said) < 2:  # noqa: PLR2004  of three
            return False
        known = sum(isinstance(cell, str) and heading(cell) in self._known for cell in cells.values())
        return 2 * known > len(cells) and not skipped.repeats(cells, self._again)

    def _is_skipped(self, number: int, cells: Cells) -> bool:
        """Tell whether a row is no entry; one of a single cell in a broad table is told of."""
        said = skipped.leading(cells)
        if skipped.is_total(said) or skipped.is_signed(said) or skipped.repeats(cells, self._again):
            return True
        if skipped.is_zero(cells):
            self.zero = True
            return True
        if len(cells) == 1 and len(self._columns) >= FEW and said:
            text = str(next(iter(cells.values()))).strip()[:SHOWN]
            self._tell(
                "IM15", number, f"这一行只有一格有内容，未作为一条：{text}", "是一条的，补全其他各格", Severity.WARNING
            )
            return True
        return False

    def _row(self, number: int, lines: Sequence[Line]) -> Row:
        cells = lines[0][1]
        id_, digest = self._mark(cells, "id"), self._mark(cells, "digest")
        settings = self._printed if digest else self._typed
        values: dict[str, Value] = {}
        faults: list[Fault] = []
        unread: dict[str, str] = {}
        for line, held in lines:
            for column, cell in held.items():
                try:
                    self._take(column, cell, line, settings, values)
                except Unread as refused:
                    place = self._at(line, column)
                    faults.append(Fault(refused.code, place, refused.message, refused.remedy))
                    unread[self._columns[column][0]] = _as_it_came(cell)
        named = values.get("id")
        id_ = id_ or (str(named.content) if named else None)
        return Row(self._at(number, min(cells)), values, id_, digest, tuple(faults), unread)

    def _take(self, column: int, cell: Cell, line: int, settings: dict[int, Setting], values: dict[str, Value]) -> None:
        """Read a cell into the values of its entry; on the further lines of one, texts are added to what was said."""
        known = self._columns.get(column)
        if known is None:
            self.filled |= {column} - set(self._marks.values())
            return
        field, sort, letter = known
        said = read(cell, sort, settings[column])
        if said is None:
            return
        content, note = said
        before = values.get(field)
        if before is not None and before.content != content:
            if not isinstance(before.content, str) or not isinstance(content, str):
                raise Unread("IM13", f"同一条有几个不同的值：{before.content}、{content}", "拆成几条，或只留一个")
            content, note = f"{before.content}\n{content}", "几行合为一条"
        values[field] = Value(content, Place(self._place.file, self._place.sheet, f"{letter}{line}"), note)

    def _mark(self, cells: Cells, name: str) -> str | None:
        cell = cells.get(self._marks.get(name, 0))
        return str(cell).strip() if cell is not None else None

    def _at(self, number: int, column: int) -> Place:
        return Place(self._place.file, self._place.sheet, f"{get_column_letter(column)}{number}")

    def _tell(self, code: str, number: int, message: str, remedy: str, severity: Severity = Severity.ERROR) -> None:
        first = min(self._sheet.rows.get(number, {1: ""}))
        self.faults.append(Fault(code, self._at(number, first), message, remedy, severity))


def _as_it_came(cell: Cell) -> str:
    if isinstance(cell, Marked):
        return cell.text
    return cell if isinstance(cell, str) else shown(cell)
