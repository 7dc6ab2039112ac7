"""ROWS: every source of rows that a sheet may declare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lvyue_cli.reports.sources.inspections import INSPECTIONS
from lvyue_cli.reports.sources.instalments import INSTALMENTS
from lvyue_cli.reports.sources.lines import LINES
from lvyue_cli.reports.sources.policies import NO_APPLICATION, POLICIES
from lvyue_cli.reports.sources.problems import ARREARS, FUNDS, POLICY_MATTERS, PROBLEMS, PROMISES
from lvyue_cli.reports.sources.roster import ROSTER
from lvyue_cli.reports.sources.steps import CREDIT_RECORDS, REFERRALS, SUPERVISION
from lvyue_cli.reports.sources.submissions import SUBMISSIONS, ZERO_REPORTS
from lvyue_cli.reports.sources.units import UNITS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lvyue_cli.reports.sources.source import Source

ROWS: Mapping[str, Source[Any]] = {
    "problems": PROBLEMS,
    "arrears": ARREARS,
    "promises": PROMISES,
    "policy_matters": POLICY_MATTERS,
    "funds": FUNDS,
    "instalments": INSTALMENTS,
    "inspections": INSPECTIONS,
    "supervision": SUPERVISION,
    "referrals": REFERRALS,
    "credit_records": CREDIT_RECORDS,
    "lines": LINES,
    "units": UNITS,
    "roster": ROSTER,
    "submissions": SUBMISSIONS,
    "zero_reports": ZERO_REPORTS,
    "policies": POLICIES,
    "no_application": NO_APPLICATION,
}
