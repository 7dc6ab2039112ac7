"""Where a row, a range or a formula stands once the sample row has become many; what inserting rows would have done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token, TokenizerError
from openpyxl.utils.cell import SHEETRANGE_RE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PLACE = re.compile(r"(\$?)([A-Z]{1,3})(\$?)([0-9]{1,7})")
RANGE = re.compile(rf"{PLACE.pattern}(?::{PLACE.pattern})?")
SUMMING = frozenset(
    {
        *("SUM", "SUBTOTAL", "AGGREGATE", "SUMIF", "SUMIFS", "SUMPRODUCT", "COUNT", "COUNTA", "COUNTIF", "COUNTIFS"),
        *("AVERAGE", "AVERAGEIF", "MAX", "MIN"),
    }
)


@dataclass(frozen=True, slots=True)
class Growth:
    """How a sheet grows.

    Args:
        sample: The row that becomes many.
        last: The last of them.
    """

    sample: int
    last: int

    def row(self, row: int) -> int:
        """Tell where a row stands afterwards; of the sample row, the first."""
        return row + self.last - self.sample if row > self.sample else row

    def end(self, row: int) -> int:
        """Tell where a range ends afterwards."""
        return self.row(row) if row != self.sample else self.last

    def area(self, text: str) -> str:
        """Tell where a range such as `A6:F6`, or several with spaces between, stands afterwards."""
        return RANGE.sub(lambda found: self.moved(found, widen=True), text)

    def moved(self, found: re.Match[str], *, widen: bool) -> str:
        """Tell where a reference stands afterwards.

        Args:
            found: The reference, by RANGE.
            widen: Whether the sample row stands for all the rows that it becomes.
        """
        first, last = found.groups()[:4], found.groups()[4:]
        start, stop = int(first[3]), int(last[3] or first[3])
        end = self.end(stop) if widen else self.row(stop)
        begun = f"{first[0]}{first[1]}{first[2]}{self.row(start)}"
        if last[3] is None and end == self.row(start):
            return begun
        dollar, letters, fixed = (last if last[3] else first)[:3]
        return f"{begun}:{dollar}{letters}{fixed}{end}"


def moved_formula(formula: str, home: str, grown: Mapping[str, Growth], *, in_sample: bool = False) -> str:
    """Tell what a formula says afterwards.

    Args:
        formula: The formula, with its `=`.
        home: The sheet that it stands on.
        grown: How sheets grow, by name.
        in_sample: Whether it stands in the sample row itself, whose cells then mean those beside it.
    """
    try:
        tokens = Tokenizer(formula).items
    except (TokenizerError, IndexError):
        return formula
    return "=" + "".join(_moved(tokens, home, grown, in_sample=in_sample))


def _moved(tokens: list[Token], home: str, grown: Mapping[str, Growth], *, in_sample: bool) -> Iterator[str]:
    functions: list[str] = []
    for token in tokens:
        if token.subtype == Token.OPEN:
            functions.append(token.value.rstrip("(").upper())
        elif token.subtype == Token.CLOSE and functions:
            functions.pop()
        if token.type == Token.OPERAND and token.subtype == Token.RANGE:
            summed = bool(functions) and functions[-1] in SUMMING
            yield _operand(token.value, home, grown, widen=not in_sample and (summed or ":" in token.value))
        else:
            yield token.value


def _operand(text: str, home: str, grown: Mapping[str, Growth], *, widen: bool) -> str:
    named = SHEETRANGE_RE.match(text)
    sheet, cells = (named["quoted"] or named["notquoted"], named["cells"]) if named else (home, text)
    growth = grown.get(sheet.replace("''", "'"))
    found = RANGE.fullmatch(cells)
    if growth is None or found is None:
        return text
    return text[: len(text) - len(cells)] + growth.moved(found, widen=widen)
