"""The audit trail: what every recorded act changed, by record and by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lvyue_cli.history import trail, tree
from lvyue_cli.store.layout import PROBLEMS, is_problem_id, problem_path
from lvyue_cli.text.guard import parse
from lvyue_cli.text.refusal import Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from lvyue_cli.workspace.place import Place

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One field that an act changed; nothing stands for a field that was not there."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Entry:
    """One act on one record.

    Args:
        commit: Its commit.
        id: The problem; nothing for an act on the ledger as a whole.
        action: The action; empty where a person committed by hand.
        step: The step of the ladders that was begun or ended, where one was.
        outcome: How it ended, where it did.
        result: What an inspection found, where it was one.
        by: Who acted.
        entered_by: Who entered it, as git knows them.
        on: The day it happened; of the commit where the act says none.
        committed_at: When it was recorded.
        changes: The fields that changed.
    """

    commit: str
    id: str | None
    action: str
    by: str
    entered_by: str
    on: str
    committed_at: datetime
    changes: tuple[Change, ...]
    step: str = ""
    outcome: str = ""
    result: str = ""


def entries(place: Place, ids: Sequence[str] | None) -> Iterator[Entry]:
    """List what was done, newest first.

    Args:
        place: The ledger.
        ids: Only these problems; nothing means everything.
    """
    paths = [place.prefix + (problem_path(id_)) for id_ in ids] if ids is not None else [place.prefix or "."]
    if ids is not None and not ids:
        return
    commits = trail.log(place.repository, *paths)
    touched = [(commit, id_) for commit in commits for id_ in _records(place, commit, ids)]
    blobs = tree.contents(place.repository, _names(place, touched))
    for (commit, id_), (old, new) in zip(touched, _pairs(blobs), strict=True):
        yield _entry(commit, id_, _data(old), _data(new))


def _records(place: Place, commit: trail.Commit, ids: Sequence[str] | None) -> list[str | None]:
    """Name the records of a commit: those its trailers name, or those that a person changed by hand."""
    named: list[str] = [id_ for id_ in commit.trailers.problems if is_problem_id(id_)]
    if not commit.trailers.action:
        named = _changed_by_hand(place, commit)
    if ids is not None:
        return [id_ for id_ in named if id_ in ids]
    return list(named) or [None]


def _changed_by_hand(place: Place, commit: trail.Commit) -> list[str]:
    options = ("-r", "-z", "--root", "--no-commit-id", "--name-only", "-m", "--first-parent")
    listed = place.repository.run("diff-tree", *options, commit.id, "--", f"{place.prefix}{PROBLEMS}")
    names = (path.rpartition("/")[2].removesuffix(".yaml") for path in listed.decode("utf-8", "replace").split("\0"))
    return [name for name in names if is_problem_id(name)]


def _names(place: Place, touched: Iterable[tuple[trail.Commit, str | None]]) -> Iterator[str]:
    for commit, id_ in touched:
        path = place.prefix + (problem_path(id_) if id_ else "")
        yield f"{commit.parents[0]}:{path}" if commit.parents else f"{'0' * len(commit.id)}:"
        yield f"{commit.id}:{path}"


def _pairs(blobs: Iterator[bytes | None]) -> Iterator[tuple[bytes | None, bytes | None]]:
    return zip(blobs, blobs, strict=True)


def _data(raw: bytes | None) -> Data:
    try:
        return parse(raw).data if raw else {}
    except Rejected:
        return {}


def _entry(commit: trail.Commit, id_: str | None, old: Data, new: Data) -> Entry:
    event = _new_event(old, new)
    return Entry(
        commit=commit.id,
        id=id_,
        action=str(event.get("action") or commit.trailers.action),
        by=str(event.get("by") or commit.trailers.actor or commit.author.name),
        entered_by=commit.author.name,
        on=str(event.get("on") or commit.committed_at.date().isoformat()),
        committed_at=commit.committed_at,
        changes=tuple(_changes(old, new)) if id_ else (),
        step=str(event.get("step", "")),
        outcome=str(event.get("outcome", "")),
        result=str(event.get("result", "")),
    )


def _new_event(old: Data, new: Data) -> Data:
    before, after = old.get("events", []), new.get("events", [])
    grown = isinstance(after, list) and isinstance(before, list) and len(after) > len(before)
    last = after[-1] if grown else {}
    return last if isinstance(last, dict) else {}


def _changes(old: Data, new: Data) -> Iterator[Change]:
    before, after = dict(_flat(old)), dict(_flat(new))
    for field in dict.fromkeys([*before, *after]):
        if before.get(field) != after.get(field):
            yield Change(field, before.get(field), after.get(field))


def _flat(data: Data, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Name every field by its path; the course of events is told by the act itself."""
    for key, value in data.items():
        if key == "events" and not prefix:
            continue
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
