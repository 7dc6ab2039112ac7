"""Filing evidence: a file from outside becomes a record of it and, unless too large, a copy named by its content."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lvyue_cli.errors import WrongUse
from lvyue_cli.records.evidence import KINDS, Evidence

if TYPE_CHECKING:
    from datetime import date
    from typing import BinaryIO

_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Given:
    """A file as it is named on the command line.

    Args:
        path: Relative to the current folder.
        kind: A key of KINDS.
        dated: The day on the document, as typed.
        number: The document's number.
        outside: Whether only its name, size and sha256 are to be recorded.
    """

    path: Path
    kind: str
    dated: str | None = None
    number: str | None = None
    outside: bool = False


def given(text: str, default: str) -> Given:
    """Read `FILE[:KIND]`; what follows the last colon is a kind only where it is known, so a Windows path stays a file.

    Args:
        text: What was typed; a kind may be its id or its Chinese label.
        default: The kind where none is named.
    """
    head, colon, tail = text.rpartition(":")
    kind = kind_named(tail) if colon and head else None
    return Given(Path(head), kind) if kind else Given(Path(text), default)


def kind_named(text: str) -> str | None:
    """Find a kind of evidence by its id or its Chinese label."""
    if text in KINDS:
        return text
    return next((kind for kind, label in KINDS.items() if label == text), None)


def file(one: Given, max_mb: int, dated: date | None = None) -> tuple[Evidence, bytes | None]:
    """Make the record of a file and, where it is kept, its content.

    Args:
        one: The file.
        max_mb: What is larger is recorded, not kept.
        dated: The day on the document.

    Raises:
        WrongUse: It is not there, is no plain file, or is empty.
    """
    with _opened(one.path) as stream:
        size = os.fstat(stream.fileno()).st_size
        kept = not one.outside and size <= max_mb * _MEGABYTE
        content = stream.read() if kept else None
        sha256 = hashlib.sha256(content).hexdigest() if content is not None else _digest(stream)
    record = Evidence(
        kind=one.kind,
        name=_plain_name(one.path.name),
        sha256=sha256,
        size=len(content) if content is not None else size,
        dated=dated,
        number=one.number,
        outside=not kept,
    )
    return record, content


def _opened(path: Path) -> BinaryIO:
    try:
        stream = open(path, "rb", opener=_without_waiting)  # noqa: SIM115  Path.open takes no opener; see file()
    except FileNotFoundError as error:
        raise WrongUse(f"没有文件 {path}", "核对文件名；相对路径从当前文件夹算起") from error
    except OSError as error:
        raise WrongUse(f"打不开文件 {path}", "核对是否为文件、有无读取权限") from error
    status = os.fstat(stream.fileno())
    if not stat.S_ISREG(status.st_mode) or status.st_size == 0:
        stream.close()
        raise WrongUse(f"{path} 不是普通文件或内容为空", "换成扫描件、照片或文档")
    return stream


def _without_waiting(name: str, flags: int) -> int:
    """Open without waiting for the other end of a pipe."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def _digest(stream: BinaryIO) -> str:
    digest = hashlib.sha256()
    while chunk := stream.read(_MEGABYTE):
        digest.update(chunk)
    return digest.hexdigest()


def _plain_name(name: str) -> str:
    """Keep the name for people, without what no terminal should be shown."""
    return "".join(character if character.isprintable() else "□" for character in name)[:200] or "未命名"
