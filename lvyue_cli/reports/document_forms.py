"""DOCUMENTS: the forms that are printed as documents, which problems each lists and on which ground it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.replay import last, round_of
from lvyue_cli.records.state import ENDED, State
from lvyue_cli.reports.documents.common import the_case
from lvyue_cli.reports.documents.grounds import (
    a_problem_is_circulated,
    a_report_is_missing,
    a_step_was_taken,
    by_moves,
    problems_are_listed,
    taken_with,
    the_problem,
    the_unit_has_problems,
    to_others,
)
from lvyue_cli.reports.documents.outcome import reporters
from lvyue_cli.reports.documents.reporting import owing
from lvyue_cli.reports.form import Form, on_the_list

if TYPE_CHECKING:
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.reports.documents.grounds import Ground
    from lvyue_cli.reports.printing import Printing


def any_problem(_: Problem) -> bool:
    """Take clues and dismissed problems too."""
    return True


def handed_over(problem: Problem) -> bool:
    """Tell whether a problem was handed to its unit and waits to be reported on."""
    assigned = last(round_of(problem.events), "assign") is not None
    return assigned and problem.state in {State.ASSIGNED, State.RECTIFYING}


def open_on_the_list(problem: Problem) -> bool:
    """Tell whether a problem stands on the list and is not closed."""
    return on_the_list(problem) and problem.state not in ENDED


def ready_to_apply(problem: Problem) -> bool:
    """Tell whether closure is, or may now be, asked of the superior office."""
    return problem.state in {State.VERIFIED, State.APPLIED}


def responsible(printing: Printing) -> tuple[str, ...]:
    """List to whom the office writes about a problem: the units responsible."""
    return the_case(printing).receivers


def _addressed(paper: str) -> Ground:
    """Ask for a step that takes a paper, and that it is addressed to another unit."""

    def receivers(printing: Printing) -> tuple[str, ...]:
        one, office = the_case(printing), printing.ledger.programme.office
        named = taken_with(one, (paper,))[-1].standing.begun.office
        return one.receivers if named is None else tuple({named} - {office})

    return to_others(a_step_was_taken(paper), receivers, "登记时用 --to 写明发给哪个单位：lvyue escalate --help")


_EMPTY = problems_are_listed(
    "清单上没有符合条件的问题", "lvyue list 查看；没有问题的，印工作总结：lvyue render work-summary"
)

DOCUMENTS: dict[str, Form] = {
    "assignment-letter": Form(
        "交办函",
        "docx",
        handed_over,
        "unit",
        the_unit_has_problems("没有已交办、待反馈的问题", "先交办：lvyue transition assign 问题编号 --reply-by 日期"),
    ),
    "transfer-letter": Form(
        "转办函",
        "docx",
        any_problem,
        "problem",
        the_problem(
            lambda case: case.is_transferred,
            "{subject}不是其他渠道反映后交办或者移交的事项",
            "先交办：lvyue transition assign {id} --reply-by 日期；移交其他单位的，"
            "lvyue transition dismiss {id} --kind transferred --to 单位",
        ),
    ),
    "report-reminder": Form("催报通知", "docx", any_problem, ground=a_report_is_missing, addressed=owing),
    "written-feedback": Form(
        "书面反馈销号",
        "docx",
        on_the_list,
        "problem",
        to_others(
            the_problem(lambda case: case.is_reported, "{subject}尚未书面反馈", "先登记：lvyue transition report {id}"),
            reporters,
            "整改情况写入台账即可，佐证材料清单：lvyue render evidence-dossier {id}",
        ),
    ),
    "closure-notice": Form(
        "销号通知",
        "docx",
        lambda problem: problem.state is State.CLOSED,
        "problem",
        to_others(
            the_problem(
                lambda case: case.problem.state is State.CLOSED, "{subject}尚未销号", "先销号：lvyue close {id}"
            ),
            responsible,
            "销号情况写入台账即可，佐证材料清单：lvyue render evidence-dossier {id}",
        ),
    ),
    "reply-letter": Form(
        "答复函",
        "docx",
        any_problem,
        "problem",
        the_problem(
            lambda case: case.is_complaint,
            "{subject}不是来信来访、投诉反映的事项，没有答复的对象",
            "lvyue show {id} 查看线索渠道",
        ),
    ),
    "interview-notice": Form("约谈通知", "docx", any_problem, "problem", _addressed("约谈通知")),
    "interview-record": Form("约谈记录", "docx", any_problem, "problem", a_step_was_taken("约谈记录")),
    "negotiation-record": Form("协商记录", "docx", any_problem, "problem", a_step_was_taken("协商记录")),
    "mediation-record": Form("调解记录", "docx", any_problem, "problem", a_step_was_taken("调解方案")),
    "rectification-plan": Form("整改方案", "docx", open_on_the_list, "group", _EMPTY),
    "rectification-feedback": Form("整改情况反馈", "docx", on_the_list, "group", _EMPTY),
    "rectification-report": Form("整改情况报告", "docx", on_the_list, ground=_EMPTY),
    "supervision-letter": Form("督办函", "docx", any_problem, "problem", _addressed("督办函")),
    "circular": Form("通报", "docx", any_problem, ground=a_problem_is_circulated),
    "referral-letter": Form("问题线索移送函", "docx", any_problem, "problem", a_step_was_taken("问题线索移送函")),
    "closure-application": Form(
        "销号申请",
        "docx",
        ready_to_apply,
        ground=by_moves(
            "apply",
            problems_are_listed(
                "没有核查到位、可以申请销号的问题", "先核查：lvyue transition verify 问题编号 --result passed"
            ),
            "本方案不向上级申请销号",
            "销号后印销号通知：lvyue render closure-notice",
        ),
    ),
    "work-summary": Form("工作总结", "docx", any_problem),
    "campaign-report": Form("专项行动工作情况报告", "docx", any_problem),
    "exemplary-case": Form(
        "典型案例",
        "docx",
        lambda problem: problem.state is State.CLOSED,
        "problem",
        the_problem(lambda case: case.problem.state is State.CLOSED, "{subject}尚未销号", "销号之后才能作为案例"),
    ),
    "leader-brief": Form("领导专报", "docx", any_problem),
    "upward-report": Form("问题整改情况上报表", "docx", any_problem),
    "evidence-dossier": Form("佐证材料清单", "docx", on_the_list, "problem", _EMPTY),
    "dispatch-brief": Form("调度会材料", "docx", on_the_list, "group", _EMPTY),
    "repayment-schedule": Form(
        "还款协议附表",
        "docx",
        on_the_list,
        "problem",
        the_problem(
            lambda case: bool(case.problem.instalments),
            "{subject}没有约定分期还款计划",
            "先登记：lvyue instalments {id} --at 日期=金额 --consent 文件",
        ),
    ),
}
