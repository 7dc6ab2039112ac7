"""Every text in a finished file, wherever it stands: cells, paragraphs, comments, hidden sheets, properties."""

from __future__ import annotations

import html
import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(r"<[^<>]*>")
_SAID_BY_TAG = re.compile(r"\"([^\"<>]*)\"|'([^'<>]*)'")
_RUNS = re.compile(r"</?(?:w|a|x)?:?(?:r|t|rPr|rFonts|rFont|b|bCs|i|iCs|u|sz|szCs|color|lang|w|spacing|tspan)\b[^<>]*>")
_PACKAGE = b"PK"


def texts(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield every text of a file with the part that it stands in, one line a cell or paragraph.

    Args:
        content: The bytes of an office file, a page or a drawing.
    """
    if not content.startswith(_PACKAGE):
        yield "正文", _said(content)
        return
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            yield name, _said(package.read(name))


def _said(part: bytes) -> str:
    """Read what a part says: text parted into runs is one text, and attributes speak too."""
    raw = part.decode("utf-8", "replace")
    spoken = "\n".join(one or other for tag in _TAG.findall(raw) for one, other in _SAID_BY_TAG.findall(tag))
    return html.unescape(f"{_TAG.sub(chr(10), _RUNS.sub('', raw))}\n{spoken}")
