"""What git calls to merge a file of a ledger: field by field, or conflict markers and the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.history import git
from lvyue_cli.history.called import LABELS
from lvyue_cli.merging.clash import Clash, Clashed
from lvyue_cli.merging.sides import Sides
from lvyue_cli.store.layout import SETTINGS
from lvyue_cli.store.merged import is_merged_by_field, merged
from lvyue_cli.store.read import read_frame
from lvyue_cli.store.source import WorkTree

if TYPE_CHECKING:
    from pathlib import Path

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.workspace.session import Session


MOST_CONFLICTS = 127  # git's exit status counts them up to here; above it failed


@dataclass(frozen=True, slots=True)
class Files:
    """The three files that git lays out, and what they are versions of.

    Args:
        base: Before the sides parted.
        ours: Our side; the result is to stand there.
        theirs: The other side.
        name: The file's place from the top of the work tree.
        top: The top of the work tree.
    """

    base: Path
    ours: Path
    theirs: Path
    name: str
    top: Path


def drive(files: Files, session: Session) -> tuple[Clash, ...]:
    """Merge a file; say what clashes, having put conflict markers into it.

    Args:
        files: What git laid out.
        session: The day by which rules judge.
    """
    try:
        content = _merged(files, session)
    except Clashed as clashed:
        _mark(files)
        return clashed.clashes
    _write(files.ours, content)
    return ()


def _merged(files: Files, session: Session) -> bytes:
    root = _ledger_of(files)
    path = (files.top / files.name).relative_to(root).as_posix()
    if not is_merged_by_field(path):
        raise Clashed(Clash(f"{path} 不是问题文件或报送记录，按文字合并"))
    versions = Sides(*(one.read_bytes() for one in (files.base, files.ours, files.theirs)))
    return merged(path, versions, _frame(root).on(session.today), session.today)


def _ledger_of(files: Files) -> Path:
    """Find the ledger that a file lies in, from its place upward."""
    for folder in (files.top / files.name).parents:
        if (folder / SETTINGS).is_file():
            return folder
        if folder == files.top:
            break
    raise Clashed(Clash(f"{files.name} 不在台账中（没有 lvyue.yaml）"))


def _frame(root: Path) -> Ledger:
    ledger, findings = read_frame(WorkTree(root))
    if ledger is None:
        raise Clashed(Clash(f"台账的方案、名录或设置读不出：{findings[0]}", "先改正，再合并"))
    return ledger


def _mark(files: Files) -> None:
    """Put git's markers where the texts differ, the old version between them."""
    labels = (option for label in LABELS for option in ("-L", label))
    named = (str(one) for one in (files.ours, files.base, files.theirs))
    done = git.call(("-C", str(files.top)), "merge-file", "-p", "--diff3", *labels, "--", *named)
    if done.status > MOST_CONFLICTS:
        raise git.failure(("merge-file",), done)
    _write(files.ours, done.stdout)


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
