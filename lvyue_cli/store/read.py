"""Read a whole ledger: everything it says, and everything that is wrong with how it says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.directory import Directory
from lvyue_cli.ledger import Filed, Ledger
from lvyue_cli.programmes.programme import Programme
from lvyue_cli.records.problem import Problem
from lvyue_cli.records.settings import Settings
from lvyue_cli.records.unit import Roster, Units
from lvyue_cli.store.layout import PROBLEMS, PROGRAMME, ROSTER, SETTINGS, UNITS
from lvyue_cli.store.registers import read_policies, read_projects
from lvyue_cli.store.source import walk
from lvyue_cli.store.typed import read_record
from lvyue_cli.text.refusal import Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lvyue_cli.diagnostics import Finding
    from lvyue_cli.ledger import Reported
    from lvyue_cli.records.evidence import Evidence
    from lvyue_cli.store.source import Source


def read_frame(source: Source) -> tuple[Ledger | None, tuple[Finding, ...]]:
    """Read what every command needs: settings, programme, directory and registers, without the problems."""
    settings, one = read_record(source, SETTINGS, Settings)
    programme, two = read_record(source, PROGRAMME, Programme)
    units, three = read_record(source, UNITS, Units)
    roster, four = read_record(source, ROSTER, Roster)
    policies, five = read_policies(source)
    projects, six = read_projects(source)
    findings = (*one, *two, *three, *four, *five, *six)
    if settings is None or programme is None or units is None or roster is None:
        return None, findings
    if policies is None or projects is None:
        return None, findings
    book = Directory(units.units, roster.roster)
    return Ledger(settings, programme, book, policies=policies, projects=projects), findings


def read_problems(source: Source) -> tuple[tuple[Filed, ...], tuple[Finding, ...]]:
    """Read every problem of the ledger."""
    filed: list[Filed] = []
    findings: list[Finding] = []
    for path in walk(source, PROBLEMS):
        problem, found = read_record(source, path, Problem)
        findings += found
        if problem is not None:
            filed.append(Filed(path, problem))
    return tuple(filed), tuple(findings)


def inventory(source: Source, filed: Iterable[Filed], reported: Iterable[Reported] = ()) -> dict[str, str]:
    """Look up every file of evidence that is cited: kept as it was, missing, changed, or leading outside."""
    cited = {item.path: item.sha256 for item in _cited(filed, reported) if not item.outside}
    source.expect(cited)
    return {path: _kept(source, path, sha256) for path, sha256 in cited.items()}


def _cited(filed: Iterable[Filed], reported: Iterable[Reported]) -> Iterator[Evidence]:
    yield from (item for one in filed for event in one.problem.events for item in event.evidence)
    yield from (sent.file for one in reported for sent in one.submissions.submissions if sent.file is not None)


def _kept(source: Source, path: str, sha256: str) -> str:
    try:
        digest = source.digest(path)
    except Rejected:
        return "outside"
    if digest is None:
        return "missing"
    return "kept" if digest == sha256 else "changed"
