"""What a printed paper says of itself: enough to print it once more."""

from __future__ import annotations

import html
import re
import zipfile
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from typing import TYPE_CHECKING, Any

from lvyue_cli import __version__
from lvyue_cli.errors import WrongUse
from lvyue_cli.renderers.package import UNREADABLE, part
from lvyue_cli.renderers.svg import NAMESPACE
from lvyue_cli.reports.printing import COMMIT
from lvyue_cli.workspace.order import Order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

PROGRAMME, PROGRAM = "方案", "程序"
MADE_BY = f"lvyue {__version__}"
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_FLAGS = {"是": True, "否": False}

# What an order says, its name in the file, how it is written and read; what was not asked for is not written.
PROPERTIES: dict[str, tuple[str, Callable[[Any], str], Callable[[str], Any]]] = {
    "form": ("表格", str, str),
    "as_of": ("填报日期", date.isoformat, date.fromisoformat),
    "draft": ("草稿", lambda flag: "是" if flag else "否", _FLAGS.__getitem__),
    "query": ("查询条件", " ".join, lambda text: tuple(text.split())),
    "per": ("分印", str, str),
    "about": ("所印对象", str, str),
    "since": ("对比日期", date.isoformat, date.fromisoformat),
    "public": ("公开", lambda flag: "是" if flag else "否", _FLAGS.__getitem__),
}
ALWAYS = frozenset({"form", "as_of", "draft"})

LARGEST = 64 << 20  # bytes of a file that is looked at; ten thousand problems take four
_LONGEST = 65_536  # characters of its properties
_PART = "docProps/custom.xml"
_PROPERTY = re.compile(r'<property [^>]{0,200}?name="([^"]{1,200})"[^>]{0,200}>\s{0,20}<vt:lpwstr[^>]{0,200}>([^<]*)<')


def said(order: Order, commit: str, programme: str) -> tuple[tuple[str, str], ...]:
    """List what a paper says of itself.

    Args:
        order: What was asked for.
        commit: The commit that it is made from.
        programme: The programme and its edition.
    """
    asked = ((name, getattr(order, name)) for name in PROPERTIES)
    told = tuple((PROPERTIES[name][0], PROPERTIES[name][1](it)) for name, it in asked if it or name in ALWAYS)
    return (*told, (COMMIT, commit), (PROGRAMME, programme), (PROGRAM, MADE_BY))


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper that was printed before.

    Args:
        order: What was asked for.
        commit: The commit that it says it was made from.
        program: The program and its version.
        content: Its bytes.
    """

    order: Order
    commit: str
    program: str
    content: bytes


def printed(file: Path) -> Printed:
    """Read what a printed paper says of itself.

    Args:
        file: A paper; it comes from outside, so only one small part of it is unpacked.

    Raises:
        WrongUse: It is no paper of lvyue's.
    """
    try:
        return _said_in(_bytes(file))
    except FileNotFoundError as error:
        raise WrongUse(f"没有文件 {file}", "核对文件名") from error
    except OSError as error:
        raise WrongUse(f"读不了 {file}：{error.strerror}", "核对文件名和权限") from error
    except UNREADABLE as error:
        raise WrongUse(f"{file} 不是 lvyue 印出的文件，或读不出来", "重新打印：lvyue render FORM") from error


def printed_before(content: bytes) -> Printed | None:
    """Read what a file says of itself; nothing where it is no paper of lvyue's.

    Args:
        content: Its bytes; they come from outside.
    """
    try:
        return _said_in(content)
    except UNREADABLE:
        return None


def _said_in(content: bytes) -> Printed:
    found = _properties(content)
    order = Order(**dict(_read(found)))
    if not _COMMIT.fullmatch(found[COMMIT]):
        raise ValueError(found[COMMIT])
    return Printed(order, found[COMMIT], found.get(PROGRAM, ""), content)


def _bytes(file: Path) -> bytes:
    with file.open("rb") as stream:
        content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise ValueError(len(content))
    return content


def _read(found: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    for name, (label, _, read) in PROPERTIES.items():
        if name in ALWAYS or label in found:
            yield name, read(found[label])


def _properties(content: bytes) -> dict[str, str]:
    """Read the properties of a file of any format."""
    return next(read for begins, read in READERS.items() if content.startswith(begins))(content)


def _of_package(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        text = part(package, _PART, _LONGEST).decode("utf-8")
    return {html.unescape(name): html.unescape(value) for name, value in _PROPERTY.findall(text)}


class _Head(HTMLParser):
    """Collects the properties: of `<meta>` in a page, of `<property>` in a drawing."""

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, str] = {}

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a property up; only the first of a name counts."""
        found = dict(attrs)
        name = found.get("name") or ""
        if name.startswith(NAMESPACE):
            self.said.setdefault(name.removeprefix(NAMESPACE), found.get("content") or "")


def said_by_page(content: bytes) -> dict[str, str]:
    """Read the properties of a page or a drawing.

    Args:
        content: Its bytes; the properties stand at the beginning.
    """
    head = _Head()
    head.feed(content[:_LONGEST].decode("utf-8", "replace"))
    return head.said


def _of_nothing_known(content: bytes) -> dict[str, str]:
    raise ValueError(content[:8])


READERS: dict[bytes, Callable[[bytes], dict[str, str]]] = {
    b"PK": _of_package,
    b"<!DOCTYPE html>": said_by_page,
    b"<?xml": said_by_page,
    b"": _of_nothing_known,
}  # by how a file begins, for its name tells nothing; the first that fits
