"""PR, of one problem: where to look first whether rectification stands on more than paper; nobody is accused."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.corrections import corrections
from lvyue_cli.lifecycle.guard import Case
from lvyue_cli.lifecycle.guards import missing_proof
from lvyue_cli.lifecycle.replay import effective, last, round_of
from lvyue_cli.records.evidence import KINDS
from lvyue_cli.rules.closing import closing_act, closing_move
from lvyue_cli.rules.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from lvyue_cli.ledger import Filed, Ledger
    from lvyue_cli.records.event import Event
    from lvyue_cli.records.evidence import Evidence
    from lvyue_cli.records.problem import Problem

RESULTS = frozenset({"payment", "receipt", "handover", "photo", "letter", "consent"})  # what rectification brings forth
REGISTERS = frozenset({"add", "confirm", "assign"})  # what comes with these tells the problem, not its rectification
CONFIRMS = frozenset({"receipt", "consent", "agreement", "handover", "mediation", "judgment"})
ONE_DAY = ("plan", "report", "verify", "close")
CHANGES = frozenset({"调减", "调增", "有分歧部分调增"})  # that a dispute ends is no change of a sum
NOT_OF_THE_UNIT = "no_inspector_is_of_the_responsible_unit"

SLOGANS = re.compile("加强|强化|提高|提升|高度重视|进一步|加大|压实|切实|统一思想|深化|狠抓|持续推进")
CONCRETE = re.compile(
    "[0-9０-９一二三四五六七八九十百千万两]+(?:[年月日次期笔元份个项%]|万元)|付|支付|还清|偿|拨|退还|兑|发放|"
    "公示|公开|签订|交付|移交|开工|办结|办理|印发|出台|修订|废止|列入预算|协商|召开|登记|减免|安排资金"
)  # what can be seen to be done or not


def closure_is_shown(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """What is closed shows by its papers what was done; where the programme itself asks for it, LC03 says so."""
    problem = filed.problem
    closing = closing_act(problem)
    move = closing_move(problem, closing, ledger) if closing is not None else None
    if closing is None or move is None or any(use.guard == "proof_is_attached" for use in move.guards):
        return
    after = _until(problem, closing)
    missing = missing_proof(Case(before=after, after=after, programme=ledger.programme))
    if missing:
        wanted = "；".join("、".join(KINDS[kind] for kind in kinds) for kinds in missing if len(kinds) < len(KINDS))
        message = f"销号时没有能说明整改情况的材料{f'（{wanted}）' if wanted else ''}，请核对是否已经办成"
        yield Breach(_place(problem, closing, "action"), message, f"材料在手的归档：lvyue evidence {problem.id} 文件")


def _until(problem: Problem, closing: Event) -> Problem:
    """Give a problem as its closure left it."""
    return problem.replace(events=problem.events[: problem.events.index(closing) + 1])


def _place(problem: Problem, event: Event, key: str) -> tuple[str | int, ...]:
    return ("events", problem.events.index(event), key)


def results_follow_the_problem(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """What shows the rectification is neither older than the problem nor brought after the closure."""
    problem = filed.problem
    closing = closing_act(problem)
    closed = problem.events.index(closing) if closing is not None else len(problem.events)
    for place, event in enumerate(problem.events):
        for one, item in enumerate(event.evidence):
            if item.kind in RESULTS and (fault := _out_of_time(problem, event, item, is_after=place > closed)):
                remedy = f"核对“{item.name}”的日期和内容；补档的，说明补档原因后认可"
                yield Breach(("events", place, "evidence", one, "sha256"), fault, remedy)


def _out_of_time(problem: Problem, event: Event, item: Evidence, *, is_after: bool) -> str:
    found, label = problem.found_on, KINDS[item.kind]
    if found is not None and item.dated is not None and item.dated < found and event.action not in REGISTERS:
        return f"{label}“{item.name}”的日期 {item.dated} 早于发现问题的 {found}，请核对是否为本条的整改材料"
    closing = closing_act(problem) if is_after else None
    if closing is not None and (item.dated is None or item.dated > closing.on):
        return f"{label}“{item.name}”在 {closing.on} 销号之后才有，请核对销号时的依据"
    return ""


def steps_take_their_time(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """Planning, reporting, inspecting and closing do not all fall on one day."""
    problem = filed.problem
    closing = closing_act(problem)
    if closing is None:
        return
    events = round_of(problem.events)
    days = [event.on if (event := last(events, action)) else None for action in ONE_DAY]
    if len(set(days)) == 1:
        message = f"制定措施、反馈、核查、销号都在 {closing.on} 一天，请核对各环节的实际日期"
        remedy = f"日期有误的，lvyue undo {problem.id} 后按实际日期重办；属实的认可"
        yield Breach(_place(problem, closing, "on"), message, remedy)


def inspectors_are_of_others(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """Nobody inspects his own unit; where the programme forbids it, LC03 says so."""
    problem = filed.problem
    if last(problem.events, "verify") is None or _forbids(ledger):
        return
    found = last(round_of(problem.events), "verify")
    if found is None or found.result != "passed":
        return
    for one, actor in enumerate(found.inspectors):
        if actor.unit in problem.responsible:
            message = f"核查人{actor.name}属责任单位“{actor.unit}”，请核对核查是否独立"
            yield Breach((*_place(problem, found, "inspectors"), one), message, "另请其他单位人员复核")


def _forbids(ledger: Ledger) -> bool:
    moves = ledger.programme.moves_for("close") + ledger.programme.moves_for("verify")
    return any(use.guard == NOT_OF_THE_UNIT for move in moves for use in move.guards)


def measures_can_be_checked(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """A measure says what will be done: a deed, a number or a day, not only an attitude."""
    for place, one in enumerate(filed.problem.measures):
        if SLOGANS.search(one.text) and not CONCRETE.search(one.text):
            message = f"措施 {one.id} 没有写明做什么、做多少、何时做，无从核查"
            remedy = f"请责任单位写明具体事项：lvyue transition plan {filed.problem.id} --measure '措施@责任人@日期'"
            yield Breach(("measures", place, "text"), message, remedy)


def sums_stand_at_closure(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """No sum is corrected shortly before the closure, or after it."""
    problem = filed.problem
    closing, days = closing_act(problem), ledger.settings.checks.amount_days
    if closing is None or not days:
        return
    for one in corrections(problem):
        if one.word in CHANGES and one.event.on >= closing.on - timedelta(days):
            message = f"{one.event.on} {one.word} {one.sum:.2f} 元，而本条 {closing.on} 销号，请核对更正的依据"
            remedy = f"lvyue log {problem.id} 查看更正的理由；属实的认可"
            yield Breach(_place(problem, one.event, "on"), message, remedy)


def enterprises_confirm(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """The enterprise confirms by a paper, to the inspectors, or when it is answered, that the matter is settled."""
    problem = filed.problem
    closing = closing_act(problem)
    if closing is None or problem.enterprise is None or any(_confirms(event) for event in effective(problem.events)):
        return
    message = f"已销号，没有“{problem.enterprise.name}”确认的记录，请向企业核实"
    remedy = f"企业确认的归档：lvyue evidence {problem.id} 文件 --kind 企业收款确认；今后核查时加 --confirmed"
    yield Breach(_place(problem, closing, "action"), message, remedy)


def _confirms(event: Event) -> bool:
    return event.confirmed or event.satisfied == "yes" or any(item.kind in CONFIRMS for item in event.evidence)


def closures_last(filed: Filed, _: Ledger, __: date) -> Iterator[Breach]:
    """What was closed stays closed."""
    problem = filed.problem
    if last(problem.events, "reopen") is None:
        return
    for event in effective(problem.events):
        if event.action == "reopen":
            message = f"{event.on} 重开（{event.reason}），请核对前次销号的材料和核查"
            yield Breach(_place(problem, event, "action"), message, "查清反弹原因；已查清的认可")
