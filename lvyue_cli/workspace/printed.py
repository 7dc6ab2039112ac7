"""What a printed paper says of itself."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from lvyue_cli.errors import WrongUse
from lvyue_cli.renderers.svg import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FORM, AS_OF, DRAFT, COMMIT, PROGRAMME = "表格", "填报日期", "草稿", "台账版本", "方案"
PROPERTIES = "docProps/custom.xml"
_PROPERTY = re.compile(r'name="([^"]+)"[^>]*>\s*<vt:lpwstr[^>]*>([^<]*)<')
_LONGEST = 65_536


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper that was printed before: what it says of itself, and its bytes."""

    form: str
    as_of: date
    draft: bool
    content: bytes


def printed(file: Path) -> Printed:
    """Read what a printed paper says of itself.

    Args:
        file: A paper; it comes from outside, so only one small part of it is unpacked or parsed.

    Raises:
        WrongUse: It is no paper of lvyue's.
    """
    try:
        content = file.read_bytes()
        said = next(say(content) for beginning, say in SAID.items() if content.startswith(beginning))
        return Printed(said[FORM], date.fromisoformat(said[AS_OF]), said[DRAFT] == "是", content)
    except (OSError, KeyError, ValueError, StopIteration, *_UNREADABLE) as error:
        raise WrongUse(f"{file} 不是 lvyue 印出的表格，或读不出来", "重新打印：lvyue render FORM") from error


_UNREADABLE = (zipfile.BadZipFile, NotImplementedError, RuntimeError)


def said_by_package(content: bytes) -> dict[str, str]:
    """Read the properties of an office file.

    Args:
        content: Its bytes.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as package, package.open(PROPERTIES) as part:
        return dict(_PROPERTY.findall(part.read(_LONGEST).decode("utf-8", "replace")))


def said_by_page(content: bytes) -> dict[str, str]:
    """Read the properties of a page or a drawing.

    Args:
        content: Its bytes; the properties stand at the beginning.
    """
    head = _Head()
    head.feed(content[:_LONGEST].decode("utf-8", "replace"))
    return head.said


class _Head(HTMLParser):
    """Collects the properties: of `<meta>` in a page, of `<property>` in a drawing."""

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, str] = {}

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        name = found.get("name") or ""
        if name.startswith(NAMESPACE):
            self.said.setdefault(name.removeprefix(NAMESPACE), found.get("content") or "")


SAID: dict[bytes, Callable[[bytes], dict[str, str]]] = {
    b"PK": said_by_package,
    b"<!DOCTYPE html>": said_by_page,
    b"<?xml": said_by_page,
}  # by how a file begins: its name tells nothing
