"""What differs first between two files that should be the same: a part, a cell, a paragraph."""

from __future__ import annotations

import html
import io
import re
import zipfile
from itertools import takewhile, zip_longest
from typing import TYPE_CHECKING

from lvyue_cli.renderers.package import UNREADABLE, part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Texts = Iterator[tuple[str, str]]

ROOM = 1 << 20  # bytes by which a part of the file may be larger than ours and still be looked into
SHOWN = 60  # characters of a text that are told
BEFORE = 20  # of them, those that are the same in both

# Read as text, never by an XML parser: whoever made the file may have made it to hurt.
_TAG = re.compile(r"<[^<>]*>")
_SHEET = re.compile(r"xl/worksheets/sheet([0-9]{1,4})\.xml")
_NUMBER = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,30})?(?:E[+-]?[0-9]{1,2})?")
_PACKAGE = b"PK"
_PARAGRAPH = "</w:p>"
STRINGS = "xl/sharedStrings.xml"


def first_difference(ours: bytes, theirs: bytes) -> str:
    """Tell what differs first, as far as that can be told cheaply.

    Args:
        ours: What the ledger prints.
        theirs: A file from outside.
    """
    if not ours.startswith(_PACKAGE):
        return _first(_pieces(ours), _pieces(theirs)) or "文字与台账一致；不同的是格式或属性，可能另存过"
    try:
        with zipfile.ZipFile(io.BytesIO(ours)) as our, zipfile.ZipFile(io.BytesIO(theirs)) as their:
            return _of_packages(our, their)
    except UNREADABLE:
        return "文件损坏，或不是同一种格式"


def _of_packages(our: zipfile.ZipFile, their: zipfile.ZipFile) -> str:
    parts = {entry.filename: entry.file_size for entry in our.infolist()}
    if missing := [name for name in parts if name not in their.namelist()]:
        return _differing_text(our, their, parts) or f"文件中没有 {missing[0]}，可能另存过"
    different = [name for name, size in parts.items() if our.read(name) != part(their, name, size + ROOM)]
    more = [name for name in their.namelist() if name not in parts]
    found = _differing_text(our, their, parts)
    return found or f"文字与台账一致；不同的是格式或属性（{(different or more or ['压缩方式'])[0]}），可能另存过"


def _differing_text(our: zipfile.ZipFile, their: zipfile.ZipFile, parts: dict[str, int]) -> str:
    for kind, texts in TEXTS.items():
        if kind in parts:
            return _first(texts(our, parts), texts(their, parts))
    return ""


def _first(ours: Texts, theirs: Texts) -> str:
    for mine, yours in zip_longest(ours, theirs, fillvalue=("", "")):
        if mine != yours:
            place = mine[0] or yours[0]
            same = takewhile(lambda pair: pair[0] == pair[1], zip(mine[1], yours[1], strict=False))
            start = max(0, len(list(same)) - BEFORE)
            return f"{place}：文件为“{_shown(yours[1], start)}”，台账为“{_shown(mine[1], start)}”"
    return ""


def _shown(text: str, start: int) -> str:
    """Show a text from shortly before the place where it differs."""
    return f"{'…' if start else ''}{text[start : start + SHOWN]}"


def _pieces(page: bytes) -> Texts:
    """Read the texts of a page or a drawing between its tags."""
    texts = (_plain(f"<{piece}") for piece in page.decode("utf-8", "replace").split("<"))
    return ((f"第 {number} 处文字", text) for number, text in enumerate(filter(None, texts), 1))


def _paragraphs(package: zipfile.ZipFile, parts: dict[str, int]) -> Texts:
    text = _part(package, "word/document.xml", parts)
    for number, paragraph in enumerate(text.split(_PARAGRAPH), 1):
        yield f"第 {number} 段", _plain(paragraph)


def _cells(package: zipfile.ZipFile, parts: dict[str, int]) -> Texts:
    """Read every cell that says something; an office program moves the texts of cells into a list of their own."""
    listed = STRINGS in package.namelist()
    strings = _part(package, STRINGS, parts).split("</si>") if listed else []
    for name in parts:
        if sheet := _SHEET.fullmatch(name):
            for chunk in _part(package, name, parts).split("</c>")[:-1]:
                place, _, cell = chunk.rpartition('<c r="')[2].partition('"')
                attributes, _, inside = cell.partition(">")
                if text := _plain(inside.rpartition("</f>")[2]):
                    shown = _plain(strings[int(text)]) if 't="s"' in attributes else _figure(text)
                    yield f"第 {sheet[1]} 张表 {place} 格", shown


def _figure(text: str) -> str:
    """Spell a figure as an office program would that read it and wrote it back: fifteen digits are all it keeps."""
    return f"{float(text):.15g}" if _NUMBER.fullmatch(text) else text


def _part(package: zipfile.ZipFile, name: str, parts: dict[str, int]) -> str:
    return part(package, name, parts.get(name, 0) + ROOM).decode("utf-8", "replace")


def _plain(xml: str) -> str:
    return html.unescape(_TAG.sub("", xml)).strip()


TEXTS: dict[str, Callable[[zipfile.ZipFile, dict[str, int]], Texts]] = {
    "word/document.xml": _paragraphs,
    "xl/workbook.xml": _cells,
}  # by the part that tells the format: its texts, each with its place
