"""Auditing a history: every commit between two versions is examined, with whatever tool it was made."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from lvyue_cli.audit.entry import Objection
from lvyue_cli.audit.examining import finding
from lvyue_cli.history import walk
from lvyue_cli.store.layout import belongs_to_a_ledger, kind_of
from lvyue_cli.workspace import afterwards
from lvyue_cli.workspace.blobs import Blobs
from lvyue_cli.workspace.check import Checked
from lvyue_cli.workspace.examination import Examination
from lvyue_cli.workspace.receiving import days_received
from lvyue_cli.workspace.session import day_at_beijing
from lvyue_cli.workspace.versions import model_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from lvyue_cli.diagnostics import Finding
    from lvyue_cli.history.repository import Repository
    from lvyue_cli.history.trail import Commit
    from lvyue_cli.history.walk import Range
    from lvyue_cli.workspace.standing import Touches


def audit(repository: Repository, prefix: str, between: Range, today: date, *, with_receipts: bool = False) -> Checked:
    """Examine every commit between two versions.

    Args:
        repository: Where they lie; it may be bare, or a server's that is just receiving them.
        prefix: The ledger's folder from the top of the work tree, empty or ending in `/`.
        between: The versions.
        today: The day after which nothing may have happened.
        with_receipts: Whether to hold it against what the server put down of its coming in.
    """
    commits = walk.commits(repository, between)
    touched = _touched(repository, prefix, commits)
    received = days_received(repository, between, commits, today) if with_receipts else {}
    with closing(Blobs(repository, _foreseen(touched.values()))) as blobs:
        found = Examination(repository, prefix, today, blobs, received)
        found.begin(commits)
        for commit in commits:
            found.take(commit, touched[commit.id])
        objections = [*found.objections, *afterwards.told(repository, prefix, between, found.entries)]
    order = {commit.id: (place, _said(commit)) for place, commit in enumerate(commits)}
    return Checked((*_rewritten(repository, between), *_findings(objections, order)), len(commits), what="提交")


def audit_all(
    repository: Repository, prefixes: Sequence[str], between: Range, today: date, *, with_receipts: bool = False
) -> Checked:
    """Examine every ledger of a repository; the files of each are named from the top.

    Args:
        repository: Where they lie.
        prefixes: The folder of each.
        between: The versions.
        today: The day after which nothing may have happened.
        with_receipts: Whether to hold it against what the server put down of its coming in.
    """
    checked = [(prefix, audit(repository, prefix, between, today, with_receipts=with_receipts)) for prefix in prefixes]
    found = (replace(one, path=one.path and prefix + one.path) for prefix, each in checked for one in each.findings)
    return replace(checked[0][1], findings=tuple(dict.fromkeys(found)))


def _touched(repository: Repository, prefix: str, commits: Iterable[Commit]) -> dict[str, list[Touches]]:
    """List what each commit changed in the ledger, against each of its parents."""
    pairs = [(one.id, parent) for one in commits for parent in one.parents or (None,)]
    found: dict[str, list[Touches]] = {}
    for (commit, _), touches in zip(pairs, walk.touched(repository, pairs, prefix), strict=True):
        ours = {one.path.removeprefix(prefix): one for one in touches}
        found.setdefault(commit, []).append({path: one for path, one in ours.items() if belongs_to_a_ledger(path)})
    return found


def _foreseen(touched: Iterable[list[Touches]]) -> Iterator[str]:
    """List the versions in the order in which the walk asks for them; merges ask for theirs when they come."""
    for sides in touched:
        for path, touch in sides[0].items() if len(sides) == 1 else ():
            if model_of(path):
                yield from (one for one in (touch.old, touch.new) if one)
            elif kind_of(path) == "evidence" and touch.old is None and touch.new is not None:
                yield touch.new


def _rewritten(repository: Repository, between: Range) -> Iterator[Finding]:
    if between.new is None:
        yield finding(Objection("AU01", "分支被删除"), between.old or "", "")
    elif between.old is not None and not walk.descends(repository, between):
        message = f"新版本 {between.new[:10]} 不在旧版本 {between.old[:10]} 之后：已有的提交被改写或丢弃"
        yield finding(Objection("AU01", message), between.new, "")


def _said(commit: Commit) -> str:
    return f"提交 {commit.id[:10]}（{day_at_beijing(commit.committed_at)} {commit.author.name}）："


def _findings(
    objections: Iterable[tuple[Commit, Objection]], order: Mapping[str, tuple[int, str]]
) -> Iterator[Finding]:
    for commit, one in sorted(objections, key=lambda pair: order[pair[0].id][0]):
        yield finding(one, commit.id, order[commit.id][1])
