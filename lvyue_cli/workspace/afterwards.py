"""What is asked of a history as a whole, once it was walked: papers that are there, identities, signatures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lvyue_cli.audit.entering import fresh
from lvyue_cli.audit.entry import Objection
from lvyue_cli.history import signing, tree, walk
from lvyue_cli.records.event import Event
from lvyue_cli.store.layout import PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lvyue_cli.audit.entry import Entry
    from lvyue_cli.history.repository import Repository
    from lvyue_cli.history.signing import Signature
    from lvyue_cli.history.trail import Commit
    from lvyue_cli.history.walk import Range
    from lvyue_cli.records.evidence import Evidence
    from lvyue_cli.records.submission import Submission


BROKEN = frozenset({"B", "R"})  # it does not fit the commit, or its key was revoked


def told(
    repository: Repository, prefix: str, between: Range, entries: Sequence[tuple[Commit, Entry]]
) -> Iterator[tuple[Commit, Objection]]:
    """Yield what only the whole history shows.

    Args:
        repository: Where it lies.
        prefix: The ledger's folder from the top of the work tree.
        between: The versions.
        entries: What each commit entered, in order.
    """
    yield from _papers(repository, prefix, entries)
    yield from _identities(repository, prefix, between, entries)
    yield from _signers(repository, between, [commit for commit, _ in entries])


def _papers(
    repository: Repository, prefix: str, entries: Iterable[tuple[Commit, Entry]]
) -> Iterator[tuple[Commit, Objection]]:
    """Yield the papers that an act cites and no file holds."""
    cited = [
        (commit, path, problem, paper)
        for commit, entry in entries
        for path, problem, one in fresh(entry)
        for paper in papers_of(one)
        if not paper.outside
    ]
    kept = tree.ids(repository, (f"{commit.id}:{prefix}{paper.path}" for commit, _, _, paper in cited))
    for (commit, path, problem, paper), version in zip(cited, kept, strict=True):
        if version is None:
            yield commit, Objection("AU15", f"所附材料“{paper.name}”不在提交中（{paper.path}）", path, problem)


def papers_of(one: Event | Submission) -> tuple[Evidence, ...]:
    """List the papers that came with an act, or the one that was reported.

    Args:
        one: The act or the report.
    """
    if isinstance(one, Event):
        return one.evidence
    return (one.file,) if one.file else ()


def _identities(
    repository: Repository, prefix: str, between: Range, entries: Iterable[tuple[Commit, Entry]]
) -> Iterator[tuple[Commit, Objection]]:
    """Yield the new problems whose identity stands in another file too."""
    added = {
        (change.after.uid, change.path): (commit, change.after.id)
        for commit, entry in entries
        for change in entry.problems
        if change.before is None and change.after is not None
    }
    if not added or between.new is None:
        return
    lines = {f"uid: {uid}" for uid, _ in added}
    found = [*walk.holding(repository, between.new, sorted(lines), f"{prefix}{PROBLEMS}")]
    for (uid, path), (commit, problem) in added.items():
        others = [other for line, other in found if line == f"uid: {uid}" and other != prefix + path]
        if others:
            yield commit, Objection("AU16", f"唯一标识与 {others[0].removeprefix(prefix)} 的相同", path, problem)


def _signers(repository: Repository, between: Range, commits: Sequence[Commit]) -> Iterator[tuple[Commit, Objection]]:
    """Yield commits signed by somebody else, and those without a signature by people who sign."""
    people = set(signing.signed(repository, signing.lately(repository, between.old)).values())
    signed = signing.signed(repository, (commit.id for commit in commits))
    said = signing.signatures(repository, signed)
    has_keys = any(one.verdict == "G" for one in said.values())
    for commit in commits:
        if commit.id in said:
            people.add(commit.author.email)
            yield from (
                (commit, Objection("AU18", fault)) for fault in _faults(said[commit.id], commit, has_keys=has_keys)
            )
        elif commit.author.email in people:
            yield commit, Objection("AU18", f"“{commit.author.name}”此前的提交有签名，这一提交没有")


def _faults(signature: Signature, commit: Commit, *, has_keys: bool) -> Iterator[str]:
    """Tell what is wrong with a signature, as far as git knows whose keys there are."""
    if signature.verdict in BROKEN:
        yield "签名与内容不符，或所用密钥已作废"
    elif signature.signer and commit.author.email not in re.split(r"[\s<>,]+", signature.signer):
        yield f"由“{signature.signer}”签名，而提交的人是“{commit.author}”"
    elif has_keys and not signature.signer:
        yield "签名所用的密钥不在可信的名单中"
