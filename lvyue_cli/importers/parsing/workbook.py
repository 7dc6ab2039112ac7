"""An .xlsx workbook, cell by cell as it stands: no row is made up, no error or missing result is a blank."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import iterparse

from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.cell import column_index_from_string, range_boundaries
from openpyxl.utils.datetime import MAC_EPOCH
from openpyxl.utils.escape import unescape
from openpyxl.worksheet._reader import (  # pinned below 3.2
    FORMULA_TAG,
    INLINE_STRING,
    MERGE_TAG,
    ROW_TAG,
    VALUE_TAG,
    WorkSheetParser,
)
from openpyxl.xml.constants import SHEET_MAIN_NS

from lvyue_cli.importers.parsing.refusal import damaged
from lvyue_cli.importers.parsing.trimmed import trimmed
from lvyue_cli.importers.parsing.values import plain
from lvyue_cli.packages import Limits, inspect, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from lvyue_cli.importers.parsing.budget import Budget, Plain

LIMITS = Limits(worksheets=512 * 1024 * 1024)
ROWS, COLUMNS = 1_048_576, 16_384
TEXT_TAG = f"{{{SHEET_MAIN_NS}}}t"
TEXTS = frozenset({"s", "inlineStr"})  # most cells, and nothing of them but their text is asked for
DIGITS = "0123456789"
Row = tuple[int, list[tuple[int, "Plain"]]]


def sheets(content: bytes, budget: Budget) -> list[dict[str, Any]]:
    """Read every sheet.

    Args:
        content: The file.
        budget: How much it may come to.

    Raises:
        Unsafe: It is not opened.
        Refused: It is damaged, or holds too much.
    """
    with opened(content, LIMITS) as package:
        inspect(package)
    warnings.simplefilter("ignore")  # of what a reader of values has no use for
    reader = ExcelReader(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    # Not read(): it looks through every worksheet for its size, and passes over one that is named but not there.
    reader.read_manifest()
    reader.read_strings()
    reader.read_workbook()
    apply_stylesheet(reader.archive, reader.wb)
    found = list(reader.parser.find_sheets())
    if len(found) != len(reader.parser.sheets) or any(link.target not in reader.valid_files for _, link in found):
        raise damaged()
    return [_sheet(reader, *one, budget) for one in found if "chartsheet" not in one[1].Type]


def _sheet(reader: Any, named: Any, link: Any, budget: Budget) -> dict[str, Any]:
    book = reader.wb
    parser = _Parser(
        trimmed(lambda: reader.archive.open(link.target)),
        reader.shared_strings,
        data_only=True,
        epoch=book.epoch,
        date_formats=book._date_formats,  # noqa: SLF001  which numbers are days is told nowhere else
        timedelta_formats=book._timedelta_formats,  # noqa: SLF001
    )
    return {
        "name": named.name,
        "hidden": named.state != "visible",
        "rows": [
            (number, [(column, budget.take(value)) for column, value in cells]) for number, cells in _rows(parser)
        ],
        "merged": parser.areas,
        "shifted": book.epoch == MAC_EPOCH,
    }


def _rows(parser: _Parser) -> Iterator[Row]:
    last = 0
    for number, cells in parser.rows():
        held = [cell for cell in cells if cell is not None]
        places = [column for column, _ in held]
        if not last < number <= ROWS or places != sorted(set(places)) or (places and places[-1] > COLUMNS):
            raise damaged()
        last = number
        if held:
            yield number, held


class _Parser(WorkSheetParser):
    """Gives of each cell its column and what it holds; nothing of a blank one."""

    areas: list[tuple[Any, ...]]

    def rows(self) -> Iterator[Any]:
        """Read the rows and the merged areas; whatever else a worksheet says may be wrong without harm."""
        self.areas = []
        element: Any
        for _, element in iterparse(self.source):  # noqa: S314
            if element.tag == ROW_TAG:
                yield self.parse_row(element)
                self.row_dimensions.clear()
                element.clear()
            elif element.tag == MERGE_TAG:
                self.areas = [_area(one.get("ref", "")) for one in element]

    def parse_cell(self, element: Element) -> Any:  # its own answers in a mapping
        place = element.get("r")
        if place is None or element.get("t", "n") not in TEXTS:
            cell = super().parse_cell(element)
            return _held(cell["column"], cell["value"], cell["data_type"], element)
        self.col_counter = column = column_index_from_string(place.rstrip(DIGITS))
        text = self._listed(element) if element.get("t") == "s" else _inline(element)
        if not text or text.isspace():
            return None
        return column, unescape(text) if "_x" in text else text

    def _listed(self, element: Element) -> str | None:
        index = element.findtext(VALUE_TAG)
        if not index:
            return None
        strings: Any = self.shared_strings
        if not 0 <= int(index) < len(strings):
            raise damaged()
        text: str = strings[int(index)]
        return text


def _inline(element: Element) -> str | None:
    child: Any = element.find(INLINE_STRING)
    if child is None:
        return None
    plain_text = child.find(TEXT_TAG) if len(child) == 1 else None
    rich: Any = Text.from_tree(child) if plain_text is None else None
    text: str | None = plain_text.text if plain_text is not None else rich.content
    return text


def _area(reference: str) -> tuple[Any, ...]:
    left, top, right, bottom = range_boundaries(reference)
    return top, left, bottom, right


def _is_empty(element: Element) -> bool:
    """Tell whether a formula's result is the empty text, which is kept, from a result that was never worked out."""
    return element.get("t") == "str" and element.find(VALUE_TAG) is not None


def _held(column: int, value: Any, sort: str, element: Element) -> tuple[int, Plain] | None:
    if value is None:
        return (column, ["formula"]) if element.find(FORMULA_TAG) is not None and not _is_empty(element) else None
    if sort == "e":
        return column, ["broken", str(value)]
    if isinstance(value, str):
        return (column, unescape(value) if "_x" in value else value) if value.strip() else None
    return column, plain(value)
