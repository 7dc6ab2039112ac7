"""What a commit makes of a ledger's files: from git's blobs to records, and what no commit may do to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lvyue_cli.audit.entry import Change, Entry, Objection
from lvyue_cli.records.problem import Problem
from lvyue_cli.records.submission import Submissions
from lvyue_cli.store.layout import kind_of
from lvyue_cli.workspace.people import person
from lvyue_cli.workspace.session import day_at_beijing
from lvyue_cli.workspace.standing import FRAME, NEEDED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.history.trail import Commit
    from lvyue_cli.history.walk import Touch
    from lvyue_cli.records.base import Record
    from lvyue_cli.workspace.blobs import Blobs
    from lvyue_cli.workspace.standing import Touches

FOLDERS: dict[str, type[Record]] = {"problem": Problem, "submissions": Submissions}
PLAIN = "100644"


def model_of(path: str) -> type[Record] | None:
    """Tell what a file should be; nothing where it is no record.

    Args:
        path: Relative to the ledger.
    """
    return FRAME.get(path) or FOLDERS.get(kind_of(path))


def entry_of(commit: Commit, touches: Touches, blobs: Blobs) -> tuple[Entry, list[Objection]]:
    """Read what a commit that is no merge entered, and tell what of it cannot be read.

    Args:
        commit: The commit.
        touches: What it changed in the ledger.
        blobs: What the versions say.
    """
    faults: list[Objection] = []
    changes: dict[str, list[Any]] = {"problem": [], "submissions": [], "frame": []}
    for path, touch in touches.items():
        if model_of(path):
            changes[kind_of(path)].append(_change(path, touch, blobs, faults))
    trailers = commit.trailers
    entry = Entry(
        author=person(commit.author.name),
        committer=person(commit.committer.name),
        on=day_at_beijing(commit.committed_at),
        action=trailers.action,
        actor=trailers.actor,
        named=trailers.problems,
        source=trailers.source,
        problems=tuple(changes["problem"]),
        submissions=tuple(changes["submissions"]),
        frame=tuple(changes["frame"]),
    )
    return entry, faults


def _change(path: str, touch: Touch, blobs: Blobs, faults: list[Objection]) -> Change[Any]:
    before, _ = read(path, touch.old, blobs)
    after, unread = read(path, touch.new if touch.mode == PLAIN else None, blobs)
    faults += unread
    if unread or touch.mode != PLAIN or (before is None and touch.old is not None):
        return Change(path, before, None)  # nothing can be compared, and what is wrong is told by itself
    return Change(path, before, after)


def read(path: str, version: str | None, blobs: Blobs) -> tuple[Any, list[Objection]]:
    """Read one version of a file; nothing where there is none, or it cannot be read, which is told.

    Args:
        path: Relative to the ledger.
        version: The version.
        blobs: What the versions say.
    """
    model = model_of(path)
    if version is None or model is None:
        return None, []
    record, findings = blobs.record(version, path, model)
    return record, [Objection("AU17", f"第 {one.line} 行：{one.message}", path) for one in findings[:1]]


def irregular(touches: Touches, blobs: Blobs) -> Iterator[Objection]:
    """Yield what no commit may do to a ledger's files, whatever they say: delete, replace, make links of them.

    Args:
        touches: What a commit changed.
        blobs: What the versions say.
    """
    for path, touch in touches.items():
        if touch.new is None:
            yield from _gone(path, touch, touches, blobs)
        elif touch.mode != PLAIN:
            yield Objection("AU13", f"{path} 是{MODES.get(touch.mode, '特殊文件')}", path)
        elif kind_of(path) == "evidence":
            yield from _evidence(path, touch, blobs)


MODES = {"120000": "符号链接", "160000": "子模块", "100755": "可执行文件"}
GONE = {"problem": "AU12", "submissions": "AU02", "evidence": "AU15"}


def _gone(path: str, touch: Touch, touches: Touches, blobs: Blobs) -> Iterator[Objection]:
    if path in NEEDED:
        yield Objection("AU17", f"{path} 被删除", path)
    code = GONE.get(kind_of(path))
    if code:
        moved = _moved_to(touch, touches, blobs) if code == "AU12" else ""
        yield Objection(code, f"{path} 被{f'移到 {moved}' if moved else '删除'}", path)


def _moved_to(touch: Touch, touches: Touches, blobs: Blobs) -> str:
    gone, _ = read("problems/", touch.old, blobs)
    for path, other in touches.items():
        if kind_of(path) == "problem" and other.old is None and gone is not None:
            come, _ = read(path, other.new, blobs)
            if come is not None and come.uid == gone.uid:
                return path
    return ""


def _evidence(path: str, touch: Touch, blobs: Blobs) -> Iterator[Objection]:
    name = path.rpartition("/")[2].partition(".")[0]
    if touch.old is not None:
        yield Objection("AU15", f"{path} 的内容被替换", path)
    elif touch.new is not None and blobs.digest(touch.new) != name:
        yield Objection("AU15", f"{path} 的内容与其名称所记的校验值不符", path)
