"""A problem's file in Chinese, one line a fact, for `git diff` and `git log -p`.

Git asks for it twice for every file of a diff: nothing is loaded that it can do without, typer neither. Every field is
printed, so that a change of any is seen; what cannot be read is printed as it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from lvyue_cli.cli.titles import ABSENT, PROBLEM, Titles
from lvyue_cli.errors import LvyueError
from lvyue_cli.text.guard import parse
from lvyue_cli.text.refusal import Rejected

if TYPE_CHECKING:
    from collections.abc import Iterator

Data = dict[str, Any]
Place = tuple[str, ...]

INDENT = "    "
IN_THE_FIRST_LINE = ("on", "action", "by", "to")
BEFORE = "办理前的"
DIGESTS = frozenset({"sha256", "voucher"})
SHOWN = 12  # of a digest


def in_chinese(raw: bytes) -> bytes:
    """Print a file.

    Args:
        raw: Its bytes.
    """
    try:
        data = parse(raw).data
    except Rejected:
        return raw
    return "".join(f"{line}\n" for line in _lines(data, Titles(PROBLEM, _labels()))).encode()


def _labels() -> dict[str, str]:
    """List what the programme calls its lines and so on; where none is found, their ids must do."""
    from lvyue_cli.store import peek
    from lvyue_cli.store.layout import find_ledger
    from lvyue_cli.store.source import WorkTree

    root = find_ledger(Path.cwd())  # git calls from the top of the work tree
    try:
        return peek.labels(WorkTree(root)) if root else {}
    except (LvyueError, OSError):
        return {}


def _lines(data: Data, titles: Titles) -> Iterator[str]:
    for key, value in data.items():
        if key == "events" and isinstance(value, list):
            yield f"{titles.label((key,))}："
            for one in value:
                yield from _event(one, titles) if isinstance(one, dict) else _fact((key,), one, titles)
        else:
            yield from _fact((key,), value, titles)


def _event(event: Data, titles: Titles) -> Iterator[str]:
    on, action, by, to = (titles.said(("events", key), event.get(key, "")) for key in IN_THE_FIRST_LINE)
    yield f"{on}  {action}  {by}  → {to}"
    for key, value in event.items():
        if key not in IN_THE_FIRST_LINE:
            yield from (f"{INDENT}{line}" for line in _fact(("events", key), value, titles))


def _fact(place: Place, value: Any, titles: Titles, before: str = "") -> Iterator[str]:
    """Print what stands at a place: what it holds on lines of their own, a text of several lines indented."""
    label = titles.label(place) if place[-1] == ABSENT else f"{before}{titles.label(place)}"
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _fact((*place, key), one, titles, BEFORE if place[-1] == "replaced" else before)
    elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
        yield from (f"{label}{_item(place, one, titles)}" for one in value)
    else:
        first, *more = titles.said(place, value).split("\n")
        yield f"{label}：{first}"
        yield from (f"{INDENT}{line}" for line in more)


def _item(place: Place, one: Any, titles: Titles) -> str:
    """Print an item of a list on one line, its number first where it has one."""
    if not isinstance(one, dict):
        return f"：{titles.said(place, one)}"
    number = f" {one['id']}" if "id" in one else ""
    words = [
        f"{titles.label((*place, key))} {_word((*place, key), value, titles)}"
        for key, value in one.items()
        if key != "id"
    ]
    return f"{number}：{'，'.join(words)}"


def _word(place: Place, value: Any, titles: Titles) -> str:
    text = " ".join(titles.said(place, value).split("\n"))
    return text[:SHOWN] if place[-1] in DIGESTS else text
