"""SHEETS: the forms that are printed as workbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.replay import effective, last
from lvyue_cli.records.state import ENDED, State
from lvyue_cli.reports.form import Form, on_the_list

if TYPE_CHECKING:
    from lvyue_cli.records.problem import Problem

HANDED_IN = frozenset({State.REPORTED, State.VERIFIED, State.APPLIED, State.CLOSED})


def _found_by_itself(problem: Problem) -> bool:
    """Tell whether self-check found it; where a programme has it judged first, it is reported before that."""
    return problem.origin == "self" and problem.state is not State.DISMISSED


def _brought_or_assigned(problem: Problem) -> bool:
    return on_the_list(problem) and (
        problem.origin == "assigned" or last(effective(problem.events), "assign") is not None
    )


def _handed_in(problem: Problem) -> bool:
    return problem.state in HANDED_IN


def _ever(_: Problem) -> bool:
    """List every problem: what was done about it stays done, whatever became of it."""
    return True


def _open(problem: Problem) -> bool:
    """Tell whether a unit still has something to report on a problem."""
    return on_the_list(problem) and problem.state not in ENDED


SHEETS: dict[str, Form] = {
    "rectification-list": Form("问题排查及整改清单", "xlsx", public="unit"),
    "fill-in": Form("整改情况填报表", "xlsx", _open, subject="unit"),
    "roster-sheet": Form("专班人员信息表", "xlsx"),
    "self-check-list": Form("自查问题清单", "xlsx", _found_by_itself),
    "assigned-list": Form("交办问题清单", "xlsx", _brought_or_assigned),
    "three-lists": Form("三张清单", "xlsx"),
    "arrears-ledger": Form("拖欠账款台账", "xlsx"),
    "instalment-plan": Form("分期还款计划表", "xlsx"),
    "promise-ledger": Form("招商承诺清查兑现台账", "xlsx"),
    "policy-ledger": Form("惠企政策落实台账", "xlsx"),
    "fund-ledger": Form("涉企资金拨付问题台账", "xlsx"),
    "progress-table": Form("进度统计表", "xlsx", public="line"),
    "inspection-sheet": Form("核查表", "xlsx"),
    "closure-application-sheet": Form("销号申请表", "xlsx", _handed_in, "problem"),
    "supervision-ledger": Form("督办台账", "xlsx", _ever),
    "referral-list": Form("问题线索移送清单", "xlsx", _ever),
    "zero-report-sheet": Form("零报告表", "xlsx"),
    "submission-table": Form("报送情况表", "xlsx"),
    "assessment-table": Form("考核依据表", "xlsx"),
    "case-owner-table": Form("包案责任表", "xlsx"),
    "policy-review-table": Form("惠企政策评估表", "xlsx"),
    "no-application-list": Form("免申即享政策清单", "xlsx", public="nothing"),
    "fund-policy-list": Form("财政资金政策清单", "xlsx", public="nothing"),
    "credit-record-table": Form("政务失信信息归集表", "xlsx", _ever),
}
