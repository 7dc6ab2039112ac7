"""Marking findings for which somebody answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import Acceptance, Severity
from lvyue_cli.lifecycle.acceptances import acceptances

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from lvyue_cli.diagnostics import Finding
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.event import Event


def with_acceptances(findings: Iterable[Finding], ledger: Ledger, today: date) -> Iterator[Finding]:
    """Mark the warnings that were accepted on their problem and still are; an error is never accepted.

    Args:
        findings: What the rules found.
        ledger: With the problems.
        today: The day on which an acceptance must hold.
    """
    known = {one.id: found for one in ledger.problems if (found := acceptances(one, today))}
    for finding in findings:
        event = known.get(finding.id, {}).get(finding.code)
        accepted = event is not None and finding.severity is Severity.WARNING
        yield replace(finding, acceptance=_of(event)) if accepted and event is not None else finding


def _of(event: Event) -> Acceptance:
    return Acceptance(str(event.by), event.on, event.reason or "", event.expires_on)
