"""A document as a value: what an official paper says and in which part of it, with nothing of any file format in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from lvyue_cli.reports.table import Align

if TYPE_CHECKING:
    from datetime import date


class Layout(StrEnum):
    """The form of the paper (GB/T 9704-2012)."""

    PLAIN = "plain"  # 白头: no head; offices print it on their own paper
    RED = "red"  # 红头: the office's name in red above a red line
    PAGE = "page"  # 单页: no head, set small, so that leaders have everything on one page
    LETTER = "letter"  # 信函格式: the office's name above a red double line


class Kind(StrEnum):
    """What a paragraph of the text is."""

    BODY = "body"
    HEADING_1 = "heading_1"  # 一、
    HEADING_2 = "heading_2"  # （一）…。 the first sentence is the heading where more follows
    HEADING_3 = "heading_3"  # 1.
    CENTRED = "centred"  # a line by itself, such as a sub-title


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of a table inside a document.

    Args:
        header: Its header.
        share: Its part of the width, against the other columns'.
        align: Where text stands.
    """

    header: str
    share: int = 1
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Grid:
    """A table inside a document.

    Args:
        columns: The columns; where no header says anything, none is drawn.
        rows: One tuple a row, as long as `columns`.
        caption: The line above it; empty for none.
    """

    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Paragraph | Grid | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """One official paper.

    Args:
        title: Its title; `|` marks where a long one is broken.
        blocks: The text.
        layout: The form of the paper.
        office: The name in the head of 红头 and 信函格式.
        number: The 发文字号; empty for none.
        signer: The 签发人 of a report to a higher office; empty for none.
        addressee: The 主送机关; empty for none.
        attachments: The names under 附件.
        signature: Who signs; empty for none.
        day: The day under the signature, as printed.
        remark: The 附注, such as the contact.
        copies: The 抄送机关; empty for none.
        draft: Whether every page must say 草稿.
        as_of: The day the figures are true for; it also dates the file.
        properties: Properties of the file, such as the commit it was made from.
    """

    title: str
    blocks: tuple[Block, ...]
    layout: Layout = Layout.PLAIN
    office: str = ""
    number: str = ""
    signer: str = ""
    addressee: str = ""
    attachments: tuple[str, ...] = ()
    signature: str = ""
    day: str = ""
    remark: str = ""
    copies: str = ""
    draft: bool = False
    as_of: date | None = None
    properties: tuple[tuple[str, str], ...] = ()
