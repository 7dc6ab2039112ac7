"""Reading the registers of policies and projects; most ledgers have neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.store.layout import POLICIES, PROJECTS
from lvyue_cli.store.source import is_there
from lvyue_cli.store.typed import read_record

if TYPE_CHECKING:
    from lvyue_cli.diagnostics import Finding
    from lvyue_cli.records.policy import Policy
    from lvyue_cli.records.project import Project
    from lvyue_cli.store.source import Source


def read_policies(source: Source) -> tuple[tuple[Policy, ...] | None, tuple[Finding, ...]]:
    """Read the policies; none where there is no register, nothing where it cannot be read."""
    if not is_there(source, POLICIES):
        return (), ()
    from lvyue_cli.records.policy import Policies  # noqa: PLC0415  a ledger without the register needs no model

    record, findings = read_record(source, POLICIES, Policies)
    return record.policies if record else None, findings


def read_projects(source: Source) -> tuple[tuple[Project, ...] | None, tuple[Finding, ...]]:
    """Read the projects; none where there is no register, nothing where it cannot be read."""
    if not is_there(source, PROJECTS):
        return (), ()
    from lvyue_cli.records.project import Projects  # noqa: PLC0415  same

    record, findings = read_record(source, PROJECTS, Projects)
    return record.projects if record else None, findings
