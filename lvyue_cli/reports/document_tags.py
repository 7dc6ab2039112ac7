"""A text template as a document whose texts still hold their tags: from it an office gets a .docx to make its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lvyue_cli.reports.document import Document, Grid, GridColumn, Kind, Paragraph
from lvyue_cli.reports.document_blocks import BRANCHING, OPENING, TAG, Governing, governed
from lvyue_cli.reports.document_lines import ROW, Line
from lvyue_cli.reports.document_text import CAPTION, HEADS, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lvyue_cli.reports.document import Block

FIRST, LAST = "\ue000", "\ue001"  # around the number of a tag, while a line is read whose tags would confuse
_MASK = re.compile(f"{FIRST}([0-9]+){LAST}")
SAMPLES = ((re.compile(r"\|\s*汉字\s*\}\}$"), "一"), (re.compile(r"\|\s*序号\s*\}\}$"), "1"))
_HEAD = re.compile(r"([^\s：|，。；]{1,8})：(.*)")

Piece = str | Governing


def tagged(text: str) -> Document:
    """Read a template without filling it in.

    Args:
        text: The template, free of faults.

    Returns:
        The document: tags that govern paragraphs are paragraphs written `{%p … %}`, those that govern rows of a table
        are rows written `{%tr … %}`.
    """
    heads: list[Line] = []
    body: list[Piece] = []
    governing: list[list[str]] = []
    for piece in governed(text):
        if isinstance(piece, Governing):
            _follow(governing, piece)
            body.append(piece)
        elif (found := _HEAD.fullmatch(piece)) and found[1] in HEADS:
            heads.append(Line(len(heads) + 1, f"{found[1]}：{_within(governing, found[2])}"))
        else:
            body.append(piece)
    return _document(_merged(heads), tuple(_blocks(_pruned(body))))


def _follow(governing: list[list[str]], piece: Governing) -> None:
    if piece.keyword in OPENING:
        governing.append([piece.tag])
    elif piece.keyword in BRANCHING:
        governing[-1].append(piece.tag)
    elif piece.keyword.startswith("end"):
        governing.pop()


def _within(governing: list[list[str]], said: str) -> str:
    """Write the tags that govern a part of the paper around what it says."""
    before = "".join(tag for block in governing for tag in block)
    after = "".join("{% endfor %}" if block[0].startswith("{% for") else "{% endif %}" for block in reversed(governing))
    return f"{before}{said}{after}"


def _merged(heads: list[Line]) -> list[Line]:
    """Make one line of the parts that are written in several branches; attachments are several by nature."""
    merged: dict[str, str] = {}
    for number, line in enumerate(heads):
        name, _, said = line.text.partition("：")
        key = f"{name}{number}" if HEADS[name] == "attachments" else name
        merged[key] = merged.get(key, f"{name}：") + said
    return [Line(number, text) for number, text in enumerate(merged.values(), 1)]


def _pruned(body: list[Piece]) -> list[Piece]:
    """Leave out blocks that governed nothing but parts of the head."""
    kept: list[Piece] = []
    for piece in body:
        kept.append(piece)
        if isinstance(piece, Governing) and piece.keyword.startswith("end"):
            start = next((at for at in range(len(kept) - 2, -1, -1) if not _is_branch(kept[at])), -1)
            opened = kept[start] if start >= 0 else ""
            if isinstance(opened, Governing) and opened.keyword in OPENING:
                del kept[start:]
    return kept


def _is_branch(piece: Piece) -> bool:
    return isinstance(piece, Governing) and piece.keyword in BRANCHING


def _document(heads: list[Line], blocks: tuple[Block, ...]) -> Document:
    tags: list[str] = []
    masked = [Line(line.number, _masked(line.text, tags)) for line in heads]
    made, _ = read(masked)
    parts: dict[str, Any] = {key: _told(getattr(made, key), tags) for key in HEADS.values() if key != "layout"}
    return Document(blocks=blocks, layout=made.layout, **parts)


def _blocks(body: list[Piece]) -> Iterator[Block]:
    """Read the text; rows of a table, and what governs them, are read together."""
    rest = list(body)
    while rest:
        length = _table_length(rest)
        if length:
            yield _table(rest[:length])
            del rest[:length]
        else:
            yield _paragraph(rest.pop(0))


def _table_length(pieces: list[Piece]) -> int:
    """Tell how many of the pieces belong to a table that begins here: rows, and blocks that close before it ends."""
    begins = 1 if isinstance(pieces[0], str) and pieces[0].startswith(CAPTION) else 0
    length = depth = 0
    for place, piece in enumerate(pieces[begins:], begins + 1):
        if isinstance(piece, Governing):
            depth += (piece.keyword in OPENING) - piece.keyword.startswith("end")
            if depth < 0 or not length or (depth == 0 and piece.keyword in BRANCHING):
                break
        elif not piece.startswith(ROW):
            break
        if depth == 0:
            length = place
    return length


def _table(pieces: Iterable[Piece]) -> Grid:
    tags: list[str] = []
    rows: list[str] = []
    marks: list[tuple[int, str]] = []
    caption = ""
    for piece in pieces:
        if isinstance(piece, Governing):
            marks.append((len(rows), _for_rows(piece.tag)))
        elif piece.startswith(CAPTION):
            caption = piece
        else:
            rows.append(_masked(piece, tags))
    lines = [Line(number, text) for number, text in enumerate([*([caption] if caption else []), *rows], 1)]
    (made,) = read([Line(0, "标题：表"), Line(0, ""), *lines])[0].blocks
    assert isinstance(made, Grid)  # noqa: S101  rows begin with the mark of rows
    header = len(rows) - len(made.rows)
    told = [tuple(_told(cell, tags) for cell in row) for row in made.rows]
    columns = tuple(GridColumn(_told(column.header, tags), column.share, column.align) for column in made.columns)
    for place, tag in reversed(marks):
        told.insert(max(place - header, 0), _tag_row(tag, columns))
    return Grid(columns, tuple(told), made.caption)


def _tag_row(tag: str, columns: tuple[GridColumn, ...]) -> tuple[str, ...]:
    """Write a tag into a row of its own, where there is most room."""
    widest = max(range(len(columns)), key=lambda place: columns[place].share)
    return tuple(tag if place == widest else "" for place in range(len(columns)))


def _paragraph(piece: Piece) -> Block:
    """Read a line; what its tags will say decides what it is."""
    if isinstance(piece, Governing):
        return Paragraph(Kind.BODY, _for_paragraphs(piece.tag))
    tags: list[str] = []
    masked = _masked(piece, tags)
    sample = _MASK.sub(lambda found: _sample(tags[int(found[1])]), masked)
    read_as = _read_line(sample)
    if not isinstance(read_as, Paragraph):
        return read_as
    plain = _read_line(masked)
    text = plain.text if isinstance(plain, Paragraph) else masked
    return Paragraph(read_as.kind, _told(text, tags))


def _read_line(text: str) -> Block:
    (block,) = read([Line(0, "标题：行"), Line(0, ""), Line(1, text)])[0].blocks
    return block


def _sample(tag: str) -> str:
    return next((said for pattern, said in SAMPLES if pattern.search(tag)), "值" if tag.startswith("{{") else "")


def _for_paragraphs(tag: str) -> str:
    return f"{{%p {tag.removeprefix('{%').lstrip()}"


def _for_rows(tag: str) -> str:
    return f"{{%tr {tag.removeprefix('{%').lstrip()}"


def _masked(text: str, tags: list[str]) -> str:
    def mask(found: re.Match[str]) -> str:
        tags.append(found[0])
        return f"{FIRST}{len(tags) - 1}{LAST}"

    return TAG.sub(mask, text)


def _told(said: Any, tags: list[str]) -> Any:
    if isinstance(said, tuple):
        return tuple(_told(one, tags) for one in said)
    return _MASK.sub(lambda found: tags[int(found[1])], said)
