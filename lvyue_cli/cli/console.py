"""What reaches the terminal: results on stdout, talk on stderr, everything through one filter."""

from __future__ import annotations

import json
import sys
import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lvyue_cli.errors import LvyueError

_ALLOWED = frozenset("\n\u3000\u00a0")


def show(text: object) -> str:
    """Make any text fit for a terminal: what cannot be seen, moves the cursor or turns the writing is spelled out.

    Args:
        text: Anything from a file, an argument or a library.
    """
    raw = str(text)
    if raw.isprintable():
        return raw
    return "".join(
        character if character.isprintable() or character in _ALLOWED else f"\\u{{{ord(character):x}}}"
        for character in raw
    )


def out(text: object = "") -> None:
    """Print a line of the result."""
    sys.stdout.write(f"{show(text)}\n")


def talk(text: object) -> None:
    """Print a line of talk."""
    sys.stderr.write(f"{show(text)}\n")


def notice(text: object) -> None:
    """Print what an officer should know although nothing is wrong."""
    talk(f"提示：{text}")


def notice_unread(count: int, so: str = "") -> None:
    """Say that some files could not be read, and what follows from it; nothing where all were."""
    if count:
        notice(f"有 {count} 处问题未能读入，{so}lvyue validate 可查")


def out_unwritten(diff: str) -> None:
    """Print what would be changed, and that it was not."""
    out(diff.rstrip("\n"))
    talk("以上为将作的改动，未写入")


def out_json(data: Any) -> None:
    """Print a result for programs: one document."""
    written = json.dumps(data, ensure_ascii=False, indent=2, default=str)
    sys.stdout.write("\n".join(map(_printable, written.split("\n"))) + "\n")


def _printable(line: str) -> str:
    """Escape what no terminal should be shown; most lines hold nothing of it, and are long."""
    if line.isprintable():
        return line
    return "".join(one if one.isprintable() or one in _ALLOWED else _escaped(one) for one in line)


def _escaped(character: str) -> str:
    """Spell a character as JSON does beyond ASCII: one or two units of UTF-16."""
    return json.dumps(character)[1:-1]


def out_table(header: Sequence[str], rows: Iterable[Sequence[object]], *, whole: int = 1) -> None:
    """Print rows: drawn on a terminal, parted by tabs for a program.

    Args:
        header: The titles of the columns.
        rows: The rows.
        whole: How many of the first columns are never folded, however narrow the terminal.
    """
    shown = [[show(cell).replace("\n", " ") for cell in row] for row in rows]
    if not sys.stdout.isatty():
        for row in shown:
            sys.stdout.write("\t".join(row) + "\n")
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    for place, title in enumerate(header):
        table.add_column(title, no_wrap=place < whole, overflow="fold")
    for row in shown:
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)


def refuse(error: LvyueError, *, as_json: bool) -> None:
    """Tell why nothing was done: the sentence, then each unmet condition with its remedy and its clause."""
    if as_json:
        out_json({"error": document(error)})
        return
    talk(f"错误：{error.message}")
    for number, condition in enumerate(error.conditions, 1):
        clause = f"（{condition.clause}）" if condition.clause else ""
        talk(f"  {number}. {condition.message}{clause}")
        if condition.remedy:
            talk(f"     → {condition.remedy}")
    if error.remedy and error.remedy not in {one.remedy for one in error.conditions}:
        talk(f"  → {error.remedy}")


def document(error: LvyueError) -> dict[str, Any]:
    """Tell programs why something was not done."""
    conditions = [
        {"code": item.code, "message": item.message, "remedy": item.remedy, "clause": item.clause}
        for item in error.conditions
    ]
    message = f"{error.message}；{error.remedy}" if error.remedy else error.message
    return {"exit": error.exit_status, "code": error.code, "message": message, "conditions": conditions}


def width(text: str) -> int:
    """Tell how many columns a text takes: full-width characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
