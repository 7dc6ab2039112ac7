"""Checking a ledger: everything wrong with what its files say, sorted, each at its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import Severity
from lvyue_cli.rules.acceptance import with_acceptances
from lvyue_cli.rules.catalogue import check_ledger
from lvyue_cli.rules.programme import check_programme
from lvyue_cli.store.layout import CALENDAR, POLICIES, PROBLEMS, PROGRAMME, PROJECTS, SUBMISSIONS, TEMPLATES
from lvyue_cli.store.source import is_there, walk
from lvyue_cli.store.typed import located
from lvyue_cli.workspace.look import read_ledger

if TYPE_CHECKING:
    from datetime import date

    from lvyue_cli.diagnostics import Finding
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.store.source import Source

FRAME_FILES = 4
OPTIONAL = (CALENDAR, POLICIES, PROJECTS)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found.

    Args:
        findings: Sorted by file and line.
        checked: How many files were read.
        ledger: What was checked, where it could be read.
        what: What was counted.
        source: Where it was read from.
    """

    findings: tuple[Finding, ...]
    checked: int
    ledger: Ledger | None = None
    what: str = "文件"
    source: Source | None = None

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def warnings(self) -> int:
        """How many findings are warnings for which nobody answers."""
        return len(self.findings) - self.errors - self.notices - self.accepted

    @property
    def notices(self) -> int:
        """How many findings only tell what the calendar brings."""
        return sum(finding.severity is Severity.NOTICE for finding in self.findings)

    @property
    def accepted(self) -> int:
        """How many findings are warnings for which somebody answers."""
        return sum(finding.acceptance is not None for finding in self.findings)


def check(source: Source, today: date) -> Checked:
    """Check everything.

    Args:
        source: The ledger, in the folder or in a commit.
        today: The day after which nothing may have happened.
    """
    ledger, findings = read_ledger(source, with_evidence=True)
    ruled: tuple[Finding, ...] = ()
    if ledger is not None:
        broken = (*check_programme(ledger.programme, PROGRAMME), *check_ledger(ledger, today))
        ruled = tuple(with_acceptances(broken, ledger, today))
    found = (*findings, *_templates(source), *located(ruled, source))
    files = FRAME_FILES + sum(is_there(source, path) for path in OPTIONAL)
    files += sum(1 for folder in (PROBLEMS, SUBMISSIONS) for _ in walk(source, folder))
    return Checked(tuple(sorted(found, key=_order)), files, ledger, source=source)


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    return finding.path, finding.line, finding.column, finding.code, finding.message


def _templates(source: Source) -> tuple[Finding, ...]:
    """Check the office's own templates; most ledgers have none, and then nothing that reads them is loaded."""
    found: list[Finding] = []
    if not source.names(TEMPLATES):
        return ()
    if source.names(f"{TEMPLATES}/sheets"):
        from lvyue_cli.workspace.templates import check_templates  # noqa: PLC0415

        found += check_templates(source)
    if documents := source.names(f"{TEMPLATES}/documents"):
        from lvyue_cli.workspace.document_texts import check_document_templates  # noqa: PLC0415

        found += check_document_templates(source)
    if any(name.lower().endswith(".docx") for name in documents):
        from lvyue_cli.workspace.office_documents import check_office_documents  # noqa: PLC0415

        found += check_office_documents(source)
    if source.names(f"{TEMPLATES}/pages"):
        from lvyue_cli.workspace.page_templates import check_pages  # noqa: PLC0415

        found += check_pages(source)
    return tuple(found)


def on_paths(checked: Checked, paths: tuple[str, ...]) -> Checked:
    """Keep what concerns some files or folders.

    Args:
        checked: What was found.
        paths: Relative to the ledger; none means everything.
    """
    if not paths or "." in paths:
        return checked
    kept = tuple(
        finding
        for finding in checked.findings
        if any(finding.path == path or finding.path.startswith(f"{path}/") for path in paths)
    )
    return replace(checked, findings=kept)
