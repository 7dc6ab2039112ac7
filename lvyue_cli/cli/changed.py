"""A change in words: by the label of the field, from what to what; of a list, item by item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lvyue_cli.cli import said
from lvyue_cli.cli.titles import PROBLEM, Titles
from lvyue_cli.store.layout import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lvyue_cli.workspace.differing import Change

Data = dict[str, Any]

NOTHING = "（无）"
IDENTITIES = ("id", "name", "on")  # by what an item of a list is known again, the first that it has
REPORTS = "submissions"
LONGEST = 80


class Changed:
    """The words for changes.

    Args:
        named: Labels of the programme and names of units, by id.
    """

    def __init__(self, named: Mapping[str, str]) -> None:
        self.named = named

    def titles(self, path: str) -> Titles:
        """Give the words for a file.

        Args:
            path: Relative to the ledger; empty for a problem's.
        """
        stem = path.rpartition("/")[2].removesuffix(".yaml")
        return Titles(stem if kind_of(path) == "frame" else kind_of(path) or PROBLEM, self.named)

    def lines(self, change: Change) -> Iterator[str]:
        """Word a change, one line for each thing that differs.

        Args:
            change: The change.
        """
        titles, place = self.titles(change.path), tuple(change.field.split("."))
        if kind_of(change.path) == "submissions":
            yield from self._of_report(titles, place, change)
        elif not change.path and place[0] == "events":
            yield self._of_event(titles, place, change)
        elif not change.path and place[0] in said.LISTS:
            yield from _items(change)
        elif _is_list_of_mappings(change.old) or _is_list_of_mappings(change.new):
            yield from _of_list(titles, place, change)
        else:
            yield f"{titles.label(place)}：{worded(titles, place, change.old)} → {worded(titles, place, change.new)}"

    def _of_report(self, titles: Titles, place: tuple[str, ...], change: Change) -> Iterator[str]:
        _, item, file = change.path.split("/", 2)
        if place[0] == REPORTS:
            about = f"{self.named.get(f'item={item}', item)} {file.removesuffix('.yaml')}"
            yield from (line.replace(titles.label(place), about, 1) for line in _of_list(titles, place, change))

    def _of_event(self, titles: Titles, place: tuple[str, ...], change: Change) -> str:
        if len(place) == 2:  # noqa: PLR2004  the whole event
            event = change.old or {}
            return f"删去已登记的“{event.get('on', '')} {said.act(event, self.named)}”"
        inside = (place[0], *place[2:])
        old, new = (worded(titles, inside, one) for one in (change.old, change.new))
        return f"改动已登记的经过（{place[1]}）{titles.label(inside)}：{old} → {new}"


def worded(titles: Titles, place: tuple[str, ...], value: Any) -> str:
    """Word a value on one line, clipped where it is long.

    Args:
        titles: The words of its file.
        place: The keys that lead to it.
        value: The value; None where there is none.
    """
    text = " ".join(titles.said(place, value).split("\n")) if value not in (None, [], "") else NOTHING
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…（共 {len(text)} 字）"


def _items(change: Change) -> Iterator[str]:
    """Tell the items of a list that are new, that are otherwise than before, and that are gone."""
    old, new = _known(change.old), _known(change.new)
    for id_ in dict.fromkeys((*old, *new)):
        before, after = (said.item(change.field, one[id_]) if id_ in one else "" for one in (old, new))
        if before != after:
            yield f"{before} → {after.partition('：')[2] or NOTHING}" if before else after


def _of_list(titles: Titles, place: tuple[str, ...], change: Change) -> Iterator[str]:
    label = titles.label(place)
    old, new = _known(change.old), _known(change.new)
    for name in dict.fromkeys((*old, *new)):
        if name not in old:
            yield f"{label} 增加：{worded(titles, place, new[name])}"
        elif name not in new:
            yield f"{label} 去掉：{worded(titles, place, old[name])}"
        else:
            yield from (f"{label} {name}　{line}" for line in _differences(titles, place, old[name], new[name]))


def _differences(titles: Titles, place: tuple[str, ...], old: Data, new: Data) -> Iterator[str]:
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) != new.get(key):
            one, other = (worded(titles, (*place, key), side.get(key)) for side in (old, new))
            yield f"{titles.label((*place, key))}：{one} → {other}"


def _known(items: Any) -> dict[str, Data]:
    """List the items by what they are known again by; those that share it are told apart by their order."""
    found: dict[str, Data] = {}
    for one in items if isinstance(items, list) else ():
        if isinstance(one, dict):
            name = next((str(one[key]) for key in IDENTITIES if key in one), "")
            found[name if name not in found else f"{name}（{len(found)}）"] = one
    return found


def _is_list_of_mappings(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(one, dict) for one in value)
