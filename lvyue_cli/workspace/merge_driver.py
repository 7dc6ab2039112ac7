"""What git calls to merge a file of a ledger: field by field, or conflict markers and the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.history import joining
from lvyue_cli.history.called import LABELS
from lvyue_cli.merging.clash import ABORT, Clash
from lvyue_cli.merging.sides import Sides
from lvyue_cli.store.layout import SETTINGS
from lvyue_cli.store.merged import Unmerged, is_merged_by_field, merged
from lvyue_cli.store.parted import parted
from lvyue_cli.store.read import read_frame
from lvyue_cli.store.source import WorkTree
from lvyue_cli.workspace.place import check_format

if TYPE_CHECKING:
    from pathlib import Path

    from lvyue_cli.workspace.session import Session


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

    @property
    def versions(self) -> tuple[Path, Path, Path]:
        """The three."""
        return self.base, self.ours, self.theirs


def drive(files: Files, session: Session) -> tuple[Clash, ...]:
    """Merge a file; say what clashes, having put conflict markers into it.

    Args:
        files: What git laid out.
        session: The day by which rules judge.
    """
    versions = Sides(*(one.read_bytes() for one in files.versions))
    try:
        content = _merged(files, versions, session)
    except Unmerged as unmerged:
        for file, text in zip(files.versions, unmerged.versions, strict=True):
            file.write_bytes(text or b"")
        files.ours.write_bytes(_marked(files) or parted(unmerged.versions))
        return unmerged.clashes
    files.ours.write_bytes(content)
    return ()


def _merged(files: Files, versions: Sides[bytes], session: Session) -> bytes:
    file = files.top / files.name
    root = _ledger_of(file, files.top)
    path = file.relative_to(root or files.top).as_posix()
    if root is None or not is_merged_by_field(path):
        raise Unmerged((Clash(f"{path} 不是台账中的问题文件或报送记录，只按文字合并", "核对合并的结果"),), versions)
    check_format(root)
    ledger, findings = read_frame(WorkTree(root))
    if ledger is None:
        raise Unmerged((Clash(f"方案、名录或设置读不出：{findings[0]}", f"{ABORT}，改正后再合并"),), versions)
    return merged(path, versions, ledger.on(session.today), session.today)


def _ledger_of(file: Path, top: Path) -> Path | None:
    """Find the ledger that a file lies in, from its place up to the top of the work tree."""
    folders = (folder for folder in file.parents if folder.is_relative_to(top))
    return next((folder for folder in folders if (folder / SETTINGS).is_file()), None)


def _marked(files: Files) -> bytes | None:
    """Put git's markers where the texts clash, the old version between them; nothing where only the records do."""
    labels = (option for label in LABELS for option in ("-L", label))
    named = (files.ours, files.base, files.theirs)
    clash, marked = joining.merge_files(("-C", str(files.top)), named, "--diff3", *labels)
    return marked if clash else None
