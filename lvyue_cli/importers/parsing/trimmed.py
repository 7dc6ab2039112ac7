"""A worksheet without the blank rows after its last content: styled down to the end of the sheet they are a million."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

PIECE, OVERLAP = 1024 * 1024, 16
FILLED = (b"</c>", b":c>")  # a blank cell closes itself; under a prefix nothing is left out
ROW_END, DATA_END = b"</row>", b"</sheetData>"


class Trimmed:
    """Reads as the worksheet does, leaping over those rows.

    Args:
        part: The worksheet, from its beginning.
        kept: Where its last row that holds something ends.
        resumes: Where its rows end.
    """

    def __init__(self, part: IO[bytes], kept: int, resumes: int) -> None:
        self._part, self._left, self._leap = part, kept, resumes - kept

    def read(self, size: int = PIECE) -> bytes:
        """Read some bytes."""
        if self._left:
            piece = self._part.read(min(size, self._left))
            self._left -= len(piece)
            return piece
        while self._leap:
            self._leap -= len(self._part.read(min(PIECE, self._leap)))
        return self._part.read(size)


def trimmed(reopen: Callable[[], IO[bytes]]) -> Any:  # a file, or what reads like one
    """Open a worksheet without the blank rows at its end.

    Args:
        reopen: Opens it from its beginning.
    """
    with reopen() as part:
        kept, resumes = _ends(part)
    return Trimmed(reopen(), kept, resumes) if 0 <= kept < resumes else reopen()


def _ends(part: IO[bytes]) -> tuple[int, int]:
    """Find where the last row that holds something ends, and where all rows end; -1 where it is not seen."""
    offset, carried, waiting, kept = 0, b"", False, -1
    while piece := part.read(PIECE):
        window = carried + piece
        stop = window.find(DATA_END)
        seen = window if stop < 0 else window[:stop]
        filled = max(seen.rfind(mark) for mark in FILLED)
        waiting = waiting or filled >= 0
        ended = seen.find(ROW_END, max(filled, 0)) if waiting else -1
        if ended >= 0:
            kept, waiting = offset - len(carried) + ended + len(ROW_END), False
        if stop >= 0:
            return (-1 if waiting else kept), offset - len(carried) + stop
        offset, carried = offset + len(piece), window[-OVERLAP:]
    return -1, -1
