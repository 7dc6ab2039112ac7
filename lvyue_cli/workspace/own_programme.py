"""An office's own programme: a file from outside that extends what comes with lvyue, each fault at its place there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import Finding, Severity
from lvyue_cli.errors import Condition, WrongUse
from lvyue_cli.programmes.extends import NotExtensible, resolve
from lvyue_cli.programmes.programme import Programme
from lvyue_cli.rules.inherited import in_own_file
from lvyue_cli.rules.own_programme import check_own
from lvyue_cli.rules.programme import check_programme
from lvyue_cli.store import catalogue
from lvyue_cli.store.layout import belongs_to_a_ledger, find_ledger
from lvyue_cli.store.source import WorkTree
from lvyue_cli.store.typed import locate, read_data
from lvyue_cli.text.guard import Parsed, parse
from lvyue_cli.text.refusal import Rejected
from lvyue_cli.workspace.check import Checked
from lvyue_cli.workspace.people import as_argument

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from lvyue_cli.programmes.extends import Resolution

SUFFIXES = (".yaml", ".yml")
SHOWN = 5  # the first faults are enough to refuse a file; `validate` tells them all


@dataclass(frozen=True, slots=True)
class Own:
    """What was read.

    Args:
        programme: The whole, where it could be read.
        findings: What is wrong with the file, sorted, each at its place in it.
    """

    programme: Programme | None
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that are errors; without them the programme could be read."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)


def is_own(path: Path) -> bool:
    """Tell whether a path names a programme's own file: YAML that no ledger keeps."""
    if path.suffix not in SUFFIXES or not path.is_file():
        return False
    file = path.resolve()
    root = find_ledger(file.parent)
    inside = root is not None and file.is_relative_to(root.resolve())
    return root is None or not inside or not belongs_to_a_ledger(file.relative_to(root.resolve()).as_posix())


def read_own(path: Path) -> Own:
    """Read and check a programme's own file.

    Args:
        path: The file, relative to the current folder.
    """
    file = path.resolve()
    try:
        return check_own_file(parse(WorkTree(file.parent).read(file.name) or b""), path.as_posix())
    except Rejected as refusal:
        return Own(None, (refusal.finding(path.as_posix()),))


def check_own_file(parsed: Parsed, name: str) -> Own:
    """Check what a programme's own file says.

    Args:
        parsed: The file.
        name: What it is called, for the findings.
    """
    try:
        resolution = resolve(parsed.data, catalogue.read)
    except NotExtensible as error:
        return Own(None, (locate(Finding("EX01", error.message, error.remedy, name, error.field), parsed),))
    programme, findings = read_data(resolution.data, name, Programme)
    if programme is not None:
        findings = check_programme(programme, name)
    moved = (in_own_file(finding, resolution) for finding in findings)
    found = (*moved, *check_own(resolution, name), *_id_is_free(resolution, name))
    return Own(programme, _in_order(found, parsed))


def _id_is_free(resolution: Resolution, path: str) -> Iterable[Finding]:
    """Refuse the id of another programme; the same programme in another place may keep it."""
    own = resolution.layers[-1]
    if own.id in catalogue.shipped() and catalogue.read(own.id) != own.data:
        yield Finding("EX02", f"“{own.id}”是程序自带方案的标识", "另取一个标识", path=path, field=("id",))


def _in_order(findings: Iterable[Finding], parsed: Parsed) -> tuple[Finding, ...]:
    placed = (locate(finding, parsed) for finding in findings)
    return tuple(sorted(placed, key=lambda one: (one.line, one.column, one.code)))


def check_files(paths: Sequence[Path]) -> Checked:
    """Check programmes' own files, as a ledger is checked.

    Args:
        paths: The files.
    """
    return Checked(tuple(finding for path in paths for finding in read_own(path).findings), len(paths))


def own_programme(path: Path) -> Programme:
    """Read a programme's own file that must be without error.

    Args:
        path: The file.

    Raises:
        WrongUse: It has errors; the first are named with their places.
    """
    own = read_own(path)
    if own.programme is None or own.errors:
        told = tuple(Condition(one.code, f"第 {one.line} 行：{one.message}", one.remedy) for one in own.errors[:SHOWN])
        message = f"方案 {path} 有 {len(own.errors)} 处错误"
        raise WrongUse(message, f"改正后再用；查看全部：lvyue validate {as_argument(str(path))}", told)
    return own.programme
