"""An office file from outside, looked at before any library opens it: what it would unpack to, what it brings along."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
ENCRYPTED_ENTRY = 0x1
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)

# By part: what no template and no returned form has a use for.
HAZARDS: dict[str, re.Pattern[str]] = {
    "宏": re.compile(r"vbaProject|vbaData|/macrosheets/", re.IGNORECASE),
    "外部链接": re.compile(r"/externalLinks/", re.IGNORECASE),
    "嵌入对象": re.compile(r"/embeddings/|oleObject", re.IGNORECASE),
    "控件": re.compile(r"/activeX/", re.IGNORECASE),
    "数据连接": re.compile(r"/connections\.|/queryTables/|/model/", re.IGNORECASE),
}
MACRO_TYPE = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
EXTERNAL = re.compile(rb"""TargetMode\s*=\s*["']External""", re.IGNORECASE)
HYPERLINK = re.compile(rb"""Type\s*=\s*["'][^"']*/hyperlink["']""")  # a click away, and ordinary
WORKSHEET = re.compile(r"xl/worksheets/[^/]*\.xml", re.IGNORECASE)
PIECE, OVERLAP = 1024 * 1024, 64
DECLARED = tuple(
    text.encode(code) for text in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be")
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an office file may hold.

    Args:
        total: Bytes of all parts together.
        ratio: How many times larger than the file they may be.
        parts: How many there may be.
        worksheets: Bytes of the worksheets together, where they are read piece by piece; nothing where they count among
            the rest.
    """

    total: int = 64 * 1024 * 1024
    ratio: int = 200
    parts: int = 2000
    worksheets: int | None = None


LIMITS = Limits()


class Unsafe(Exception):
    """A file that is not opened.

    Args:
        message: Why, in Chinese.
        remedy: What to do about it.
    """

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class Broken(Unsafe):
    """A file that cannot be unpacked."""

    def __init__(self) -> None:
        super().__init__("不是完整的 .xlsx 或 .docx 文件，读不出来", "用办公软件打开后另存为 .xlsx 或 .docx")


class TooLarge(Unsafe):
    """A file that would unpack to too much."""


def unpacked(content: bytes, limits: Limits = LIMITS) -> dict[str, bytes]:
    """Unpack an office file (.xlsx, .docx) that may come from anywhere.

    Args:
        content: The file.
        limits: How much it may hold.

    Returns:
        Its parts by name.

    Raises:
        Unsafe: It is none, is encrypted, too large, or brings along what could act by itself.
    """
    if content.startswith(OLE):
        raise _old_or_encrypted(content)
    with opened(content, limits) as package:
        try:
            parts = {name: package.read(name) for name in package.namelist() if not name.endswith("/")}
        except UNREADABLE as error:
            raise Broken from error
    _harmless(parts)
    for name, part in parts.items():
        _harmless_part(name, part)
    return parts


def opened(content: bytes, limits: Limits = LIMITS) -> zipfile.ZipFile:
    """Open an office file whose directory keeps within limits; nothing of it is unpacked yet.

    Args:
        content: The file.
        limits: How much it may hold.

    Raises:
        Unsafe: It is none, is encrypted or too large.
    """
    if content.startswith(OLE):
        raise _old_or_encrypted(content)
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except UNREADABLE as error:
        raise Broken from error
    _bounded(package.infolist(), len(content), limits)
    return package


def inspect(package: zipfile.ZipFile) -> None:
    """Look through all parts of an opened file, holding no more of the worksheets than a piece at a time.

    Args:
        package: The opened file.

    Raises:
        Unsafe: It is damaged, or brings along what could act by itself.
    """
    _harmless(package.namelist())
    try:
        for name in package.namelist():
            for piece in _pieces(package, name):
                _harmless_part(name, piece)
    except UNREADABLE as error:
        raise Broken from error


def _pieces(package: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Read a worksheet in pieces that overlap, so that no word falls between two of them; any other part whole."""
    with package.open(name) as part:
        if not WORKSHEET.match(name):
            yield part.read()
            return
        kept = b""
        while piece := part.read(PIECE):
            yield kept + piece
            kept = piece[-OVERLAP:]


def _old_or_encrypted(content: bytes) -> Unsafe:
    if ENCRYPTED in content:
        return Unsafe("文件已加密", "用办公软件打开，去掉打开密码后另存")
    return Unsafe("是旧格式文件（.xls、.et、.doc）", "用办公软件打开后另存为 .xlsx 或 .docx")


def _bounded(entries: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    """Judge by the directory alone: no more is ever unpacked of a part than it declares."""
    apart = limits.worksheets is not None
    streamed = sum(entry.file_size for entry in entries if apart and WORKSHEET.match(entry.filename))
    total = sum(entry.file_size for entry in entries)
    if len(entries) > limits.parts:
        raise TooLarge(f"文件有 {len(entries)} 个部件，过多", "删去多余的内容后另存")
    if total - streamed > limits.total or streamed > (limits.worksheets or 0) or total > limits.ratio * size:
        raise TooLarge(f"文件解开后有 {total // 1024} KiB，过大", "删去图片、空白行列等多余的内容后另存")
    if encrypted(entries):
        raise Unsafe("文件已加密", "去掉密码后另存")
    if of_one_name(entries):
        raise Unsafe("文件中有同名的部件", "用办公软件打开后另存")


def encrypted(entries: Sequence[zipfile.ZipInfo]) -> bool:
    """Tell whether any part is under a password."""
    return any(entry.flag_bits & ENCRYPTED_ENTRY for entry in entries)


def of_one_name(entries: Sequence[zipfile.ZipInfo]) -> bool:
    """Tell whether two parts share a name, so that two programs could read two different files."""
    return len({entry.filename.casefold() for entry in entries}) < len(entries)


def _harmless(names: Iterable[str]) -> None:
    for name in names:
        for what, pattern in HAZARDS.items():
            if pattern.search(f"/{name}"):
                raise _brings(what)


def _harmless_part(name: str, part: bytes) -> None:
    if name == "[Content_Types].xml" and MACRO_TYPE.search(part):
        raise _brings("宏")
    if name.endswith(".rels") and any(map(_leads_out, RELATIONSHIP.findall(part))):
        raise _brings("外部链接")
    if any(declared in part for declared in DECLARED) and not name.startswith("xl/media/"):
        raise Unsafe(f"部件 {name} 中有文档类型声明", "这不是办公软件写出的文件，用办公软件打开后另存")


def _leads_out(relationship: bytes) -> bool:
    return EXTERNAL.search(relationship) is not None and HYPERLINK.search(relationship) is None


def _brings(what: str) -> Unsafe:
    return Unsafe(f"文件带有{what}", f"删去{what}，另存为不带{what}的 .xlsx 或 .docx")
