"""The text of a document, line by line, read into its parts: plain Chinese text, one line a paragraph."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

from lvyue_cli.diagnostics import Finding
from lvyue_cli.reports.document import Document, Kind, Layout, PageBreak, Paragraph
from lvyue_cli.reports.document_grid import grid
from lvyue_cli.reports.document_lines import DATA, ROW, shown
from lvyue_cli.reports.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lvyue_cli.reports.document import Block
    from lvyue_cli.reports.document_lines import Line

HEADS: dict[str, str] = {
    "标题": "title",
    "版式": "layout",
    "发文机关": "office",
    "文号": "number",
    "签发人": "signer",
    "主送": "addressee",
    "附件": "attachments",
    "署名": "signature",
    "日期": "day",
    "附注": "remark",
    "抄送": "copies",
}
LAYOUTS: dict[str, Layout] = {"白头": Layout.PLAIN, "红头": Layout.RED, "信函": Layout.LETTER, "单页": Layout.PAGE}
PAGE_BREAK, CAPTION = "【另页】", "表："

_HEAD = re.compile(r"([^\s：|，。；]{1,8})：(.*)")
_KINDS: tuple[tuple[re.Pattern[str], str, Kind], ...] = (
    (re.compile(r"([一二三四五六七八九十]+、)\s*"), r"\1", Kind.HEADING_1),
    (re.compile(r"[（(]([一二三四五六七八九十]+)[）)]\s*"), r"（\1）", Kind.HEADING_2),
    (re.compile(r"([0-9]{1,2})[.．](?![0-9])\s*"), r"\1.", Kind.HEADING_3),
    (re.compile(r"居中：\s*"), "", Kind.CENTRED),
)  # how a line begins, what is printed of that, and what the line is


def read(source: Iterable[Line]) -> tuple[Document, tuple[Finding, ...]]:
    """Read the lines of a document.

    Args:
        source: The lines; empty ones part paragraphs and tables and are not printed.

    Returns:
        The document as far as it could be read, and everything that is wrong with it.
    """
    listed = list(source)
    head, body, findings = _parted(listed)
    parts, wrong = _parts(head)
    blocks, broken = _blocks(body)
    return Document(blocks=tuple(blocks), **{"title": "", **parts}), (*findings, *wrong, *broken)


def _parted(listed: list[Line]) -> tuple[list[Line], list[Line], list[Finding]]:
    """Part the lines that name a part of the paper from its text; up to the first empty line all must be such."""
    head, body, findings, opening = [], [], [], True
    for line in listed:
        found = _HEAD.fullmatch(line.text)
        if found and found[1] in HEADS:
            head.append(line)
        elif opening and line.text:
            findings.append(_no_head(line, found[1] if found else None))
        else:
            opening = opening and not (head or line.text)
            body.append(line)
    return head, body, findings


def _no_head(line: Line, name: str | None) -> Finding:
    said = f"不认识“{name}：”" if name and DATA not in name else f"“{shown(line.text)[:12]}”不是公文要素"
    remedy = nearest(name or "", HEADS) + "；正文与文首各行之间空一行"
    return Finding("DC04", said, remedy, line=line.number, column=1)


def _parts(head: list[Line]) -> tuple[dict[str, Any], list[Finding]]:
    parts: dict[str, Any] = {}
    findings = []
    for line in head:
        name, _, said = line.text.partition("：")
        key, text = HEADS[name], shown(said)
        if key == "attachments":
            parts[key] = (*parts.get(key, ()), *((text,) if text else ()))
        elif key in parts:
            findings.append(Finding("DC06", f"“{name}：”写了两次", "只留一行", line=line.number, column=1))
        elif key == "layout" and text not in LAYOUTS:
            message, remedy = f"没有“{text}”这种版式", f"可用：{'、'.join(LAYOUTS)}"
            findings.append(Finding("DC06", message, remedy, line=line.number, column=1))
        else:
            parts[key] = LAYOUTS[text] if key == "layout" else text.removesuffix("：") if key == "addressee" else text
    if not parts.get("title"):
        findings.append(Finding("DC06", "没有标题", "文首写一行“标题：……”", line=1, column=1))
    return parts, findings


def _blocks(body: list[Line]) -> tuple[list[Block], list[Finding]]:
    blocks: list[Block] = []
    findings: list[Finding] = []
    caption: Line | None = None
    for is_row, group in groupby((line for line in body), key=lambda line: line.text.startswith(ROW)):
        if is_row:
            table, wrong = grid(tuple(group), shown(caption.text.removeprefix(CAPTION)) if caption else "")
            blocks += [table] if table else []
            findings += wrong
            caption = None
            continue
        for line in group:
            if caption is None and line.text.startswith(CAPTION):
                caption = line
            elif line.text:
                findings += [_lonely(caption)] if caption else []
                caption = None
                blocks += _block(line)
    return blocks, [*findings, *([_lonely(caption)] if caption else [])]


def _lonely(caption: Line) -> Finding:
    return Finding("DC05", "“表：”之后没有表", "下一行起以“|”写表，或删去这一行", line=caption.number, column=1)


def _block(line: Line) -> tuple[Block, ...]:
    if line.text == PAGE_BREAK:
        return (PageBreak(),)
    for begins, printed, kind in _KINDS:
        if found := begins.match(line.text):
            return (Paragraph(kind, shown(found.expand(printed) + line.text[found.end() :])),)
    text = shown(line.text)
    return (Paragraph(Kind.BODY, text),) if text else ()
