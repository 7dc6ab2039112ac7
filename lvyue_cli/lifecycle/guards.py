"""GUARDS: the conditions that a programme may ask of a move, each one named after what must hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.guard import Case, Guard
from lvyue_cli.lifecycle.money import ZERO, balance, pending
from lvyue_cli.lifecycle.replay import effective, last, measures_done, round_of
from lvyue_cli.records.evidence import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from lvyue_cli.records.problem import Problem

ORDERS = frozenset({"confirm", "dismiss", "assign", "plan", "return", "reopen", "apply", "close"})
ORDERED = frozenset({"decision", "minutes"})  # what those acts rest on says what is to be done, not that it was


def _measures_are_done(case: Case) -> bool:
    return bool(case.after.measures) and not _unfinished(case)


def _unfinished(case: Case) -> list[str]:
    done = measures_done(case.after.events)
    return [measure.id for measure in case.after.measures if measure.id not in done]


def _what_is_unfinished(case: Case) -> Mapping[str, object]:
    plan = f"lvyue transition plan {case.after.id} --measure '措施@责任人@日期' --by 姓名@牵头单位"
    report = f"lvyue transition report {case.after.id} --by 姓名@责任单位"
    unfinished = "、".join(_unfinished(case)) or "尚未制定措施"
    return {"unfinished": unfinished, "act": report if case.after.measures else plan}


def _report_is_written(case: Case) -> bool:
    """Tell whether a letter was filed with the last report of this round or after it."""
    events = round_of(case.after.events)
    reports = [place for place, event in enumerate(events) if event.action == "report"]
    since = events[reports[-1] :] if reports else ()
    return any(item.kind == "letter" for event in since for item in event.evidence)


def _report_is_endorsed(case: Case) -> bool:
    """Tell whether an endorsement followed a report of this round."""
    events = round_of(case.after.events)
    reported = next((place for place, event in enumerate(events) if event.action == "report"), len(events))
    return last(events[reported:], "endorse") is not None


def _inspectors_are_enough(case: Case) -> bool:
    wanted = str(case.value)
    return wanted.isdecimal() and len(set(case.inspectors)) >= int(wanted)


def _wanted_proof(case: Case) -> tuple[tuple[str, ...], ...]:
    """List what must be filed, one kind of each: by the chart where a way of settling was chosen, else by task line."""
    leaf = case.programme.disposition(case.after.disposition)
    if leaf is not None and leaf.papers:
        return tuple(paper.kinds for paper in leaf.papers)
    value = case.value.get(case.after.line or "", ()) if isinstance(case.value, dict) else case.value
    kinds = (value,) if isinstance(value, str) else tuple(KINDS if value is None else value)
    return (_fitting(kinds, case),)


def _fitting(kinds: tuple[str, ...], case: Case) -> tuple[str, ...]:
    """Keep those kinds that prove the way of closing as well."""
    closing = case.programme.closing(case.event.closing)
    if closing is None or not closing.proof:
        return kinds
    return tuple(kind for kind in kinds if kind in closing.proof) or closing.proof


def missing_proof(case: Case) -> tuple[tuple[str, ...], ...]:
    """List the kinds of paper of which one each is still wanted.

    Args:
        case: The closure.
    """
    shown = _shown(case.after)
    return tuple(kinds for kinds in _wanted_proof(case) if shown.isdisjoint(kinds))


def _shown(problem: Problem) -> frozenset[str]:
    """Collect the kinds of paper that show what was done.

    What the office's own orders rest on shows nothing; nor does what was filed before an inspection found it false.
    """
    events = effective(problem.events)
    false = max((place for place, event in enumerate(events) if event.result == "false"), default=-1)
    papers = ((event.action, item.kind) for event in events[false + 1 :] for item in event.evidence)
    return frozenset(kind for action, kind in papers if action not in ORDERS or kind not in ORDERED)


def _what_proves(case: Case) -> Mapping[str, object]:
    missing = [kinds for kinds in missing_proof(case) if kinds]
    accepted = "；".join("、".join(KINDS.get(kind, kind) for kind in kinds) for kinds in missing)
    return {"accepted": accepted or "依任务类别而定", "kind": missing[0][0] if missing else "种类"}


def _postponement_is_stated(case: Case) -> bool:
    event = case.event
    if event.continuing:
        return event.review_on is not None and event.review_on > event.on
    later = event.until is not None and (case.before.due_on is None or event.until > case.before.due_on)
    return later and event.reason is not None and event.approver is not None


def _inspection_did_not_fail(case: Case) -> bool:
    previous = last(round_of(case.before.events), "verify")
    return previous is None or previous.result == "passed"


def _sampled_is_inspected_on_site(case: Case) -> bool:
    """Tell whether what was once drawn was seen on site; a return does not take it off the list."""
    sampled = last(effective(case.after.events), "sample") is not None
    return not sampled or _is_on_site(case)


def _is_on_site(case: Case) -> bool:
    return case.inspection is not None and case.inspection.method in {None, "on_site"}


def _look_back_failed(case: Case) -> bool:
    """Tell whether the last inspection since the last closure found fault."""
    found = last(effective(case.before.events), "verify", "close")
    return found is not None and found.action == "verify" and found.result != "passed"


def _still_owed(case: Case) -> Decimal:
    """Tell what is not really paid where closure asks for payment: on the lines named, and wherever a plan was agreed.

    Where the promise or contract was lawfully changed against compensation, the sum is no longer owed.
    """
    problem, closing = case.after, case.programme.closing(case.event.closing)
    lines = case.value if isinstance(case.value, tuple) else (case.value,)
    if (closing is not None and closing.waives) or not (problem.line in lines or problem.instalments):
        return ZERO
    return balance(problem) or ZERO


def _what_is_owed(case: Case) -> Mapping[str, object]:
    waiting = pending(case.after)
    return {
        "left": f"{_still_owed(case):.2f}",
        "waiting": f"，其中 {waiting:.2f} 元为尚待兑付的商票或尚待认可的抵账" if waiting else "",
    }


def _closing_fits(case: Case) -> bool:
    """Tell whether a plan is named as fulfilled only where one was agreed."""
    closing = case.programme.closing(case.event.closing)
    return closing is None or not closing.by_plan or bool(case.after.instalments)


_INSPECT = "lvyue transition verify {id} --result passed --inspector 姓名@{office} --inspector 姓名@单位"

GUARDS: dict[str, Guard] = {
    "line_is_known": Guard(
        "任务类别已明确",
        lambda case: case.after.line is not None,
        "任务类别未明确",
        "lvyue set {id} line=任务类别 --reason 理由，或在本环节加 --line 任务类别",
    ),
    "responsible_unit_is_known": Guard(
        "责任单位已明确",
        lambda case: bool(case.after.responsible),
        "责任单位未明确",
        "lvyue set {id} responsible=单位 --reason 理由，或在本环节加 --unit 单位",
    ),
    "lead_unit_is_known": Guard(
        "牵头单位已明确",
        lambda case: case.after.lead is not None,
        "牵头单位未明确",
        "lvyue set {id} lead=单位 --reason 理由，或在本环节加 --lead 单位",
    ),
    "found_by_self_check": Guard(
        "问题由自查发现",
        lambda case: case.before.origin == "self",
        "本问题不是自查发现，须先交办，才能报送整改措施",
        "lvyue transition assign {id} --reply-by 反馈时限",
        fixed=True,
    ),
    "merged_problem_is_named": Guard(
        "并入其他问题的，写明并入哪一条",
        lambda case: case.event.dismissal != "merged" or case.event.into not in {None, case.after.id},
        "并入其他问题的，须写明并入哪一条",
        "加 --into 问题编号",
    ),
    "postponement_is_stated": Guard(
        "延期写明新时限、理由和审批人，持续整改写明复核日期",
        _postponement_is_stated,
        "延期须有晚于原时限的新时限、理由和审批人；持续整改须有晚于办理日的下次复核日期",
        "加 --to 日期 --reason 理由 --approver 姓名@单位，或 --continuing --review-on 日期",
    ),
    "measures_are_done": Guard(
        "整改措施全部完成", _measures_are_done, "整改措施未全部完成：{unfinished}", "{act}", _what_is_unfinished
    ),
    "report_is_written": Guard(
        "有责任单位的书面反馈材料",
        _report_is_written,
        "没有责任单位的书面反馈材料",
        "lvyue evidence {id} 文件 --kind letter；尚未反馈的先办 lvyue transition report {id} --by 姓名@责任单位",
    ),
    "report_is_endorsed": Guard(
        "书面反馈经牵头单位审核转报",
        _report_is_endorsed,
        "书面反馈未经牵头单位审核转报",
        "lvyue transition endorse {id} --by 姓名@{lead}",
        lambda case: {"lead": case.after.lead or "牵头单位"},
        met_by="endorse",
    ),
    "inspection_did_not_fail": Guard(
        "上次核查未认定不到位",
        _inspection_did_not_fail,
        "上次核查认定整改不到位，须先退回重办",
        "lvyue transition return {id} --require 补充整改要求",
        met_by="return",
    ),
    "inspection_is_on_site": Guard(
        "经实地核查",
        _is_on_site,
        "没有实地核查",
        f"{_INSPECT} --method on_site",
    ),
    "inspectors_are_enough": Guard("核查人不少于{value}人", _inspectors_are_enough, "核查人不足{value}人", _INSPECT),
    "an_inspector_is_of_the_office": Guard(
        "核查人中有主管机构人员",
        lambda case: any(actor.unit == case.programme.office for actor in case.inspectors),
        "核查人中没有{office}的人员",
        _INSPECT,
    ),
    "no_inspector_is_of_the_responsible_unit": Guard(
        "核查人中没有责任单位人员",
        lambda case: not any(actor.unit in case.after.responsible for actor in case.inspectors),
        "核查人中有责任单位的人员",
        "lvyue transition verify {id} --result passed --inspector 姓名@单位（不含责任单位人员）",
    ),
    "inspection_passed": Guard(
        "核查认定到位",
        lambda case: case.inspection is not None and case.inspection.result == "passed",
        "没有认定到位的核查结论",
        _INSPECT,
    ),
    "officer_is_named": Guard(
        "已明确包案责任人", lambda case: case.after.officer is not None, "未明确包案责任人", "加 --officer 姓名"
    ),
    "approver_is_named": Guard(
        "写明审定人", lambda case: case.event.approver is not None, "未写明审定人", "加 --approver 姓名@单位"
    ),
    "sampled_problem_is_inspected_on_site": Guard(
        "列入抽查名单的经实地核查",
        _sampled_is_inspected_on_site,
        "本问题已列入抽查名单，须实地核查",
        f"{_INSPECT} --method on_site",
    ),
    "superior_decision_is_attached": Guard(
        "附上级机构准予销号的批复或决定",
        lambda case: any(item.kind == "decision" for item in case.event.evidence),
        "没有上级机构准予销号的批复或决定",
        "加 --evidence 文件:decision --number 文号",
    ),
    "look_back_failed": Guard(
        "回头看认定不到位",
        _look_back_failed,
        "没有认定不到位的回头看结论，不能重开",
        "lvyue transition verify {id} --result failed --inspector 姓名@{office}",
    ),
    "nothing_is_owed": Guard(
        "本金已付清，达成协议、列入计划不是清偿",
        lambda case: not _still_owed(case),
        "尚欠 {left} 元{waiting}；达成协议、列入计划不是清偿",
        "lvyue pay {id} 金额 --voucher 文件；数额有误的，lvyue set {id} amount=金额 --reason 理由",
        _what_is_owed,
    ),
    "plan_was_agreed": Guard(
        "计划履行完毕的，有约定的分期还款计划",
        _closing_fits,
        "没有约定的分期还款计划，不是计划履行完毕",
        "改用其他销号情形（--kind）",
    ),
    "proof_is_attached": Guard(
        "有能证明已经办成的材料",
        lambda case: not missing_proof(case),
        "没有能证明已经办成的材料（{accepted}）",
        "lvyue evidence {id} 文件 --kind {kind}",
        _what_proves,
    ),
}
