"""PR, of several problems: one paper for many, one text for many, many closed at once, and what comes back."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from lvyue_cli.records.evidence import KINDS
from lvyue_cli.records.state import State
from lvyue_cli.rules.closing import closing_act
from lvyue_cli.rules.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from lvyue_cli.diagnostics import FieldPath
    from lvyue_cli.ledger import Filed, Ledger
    from lvyue_cli.records.event import Event
    from lvyue_cli.records.evidence import Evidence
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.rules.submissions import Found

OF_ONE_MATTER = frozenset({"payment", "receipt", "handover", "acceptance", "invoice", "photo"})
OF_ONE_ACT = frozenset(
    {"letter", "inspection", "answer", "consent", "agreement"}
)  # one act may be about several problems
SHORTEST = 8  # characters: shorter texts are the same by chance
NAMED = 3  # how many others are named


class Use(NamedTuple):
    """Where a file serves."""

    filed: Filed
    field: FieldPath
    event: Event
    item: Evidence


def papers_serve_one_problem(ledger: Ledger, _: date) -> Iterator[Found]:
    """A paper about one matter serves one problem; a voucher is shared only where its sum is stated."""
    uses: defaultdict[str, list[Use]] = defaultdict(list)
    for filed in ledger.filed:
        for place, event in enumerate(filed.problem.events):
            for one, item in enumerate(event.evidence):
                if item.kind in OF_ONE_MATTER or item.kind in OF_ONE_ACT:
                    uses[item.sha256].append(Use(filed, ("events", place, "evidence", one, "sha256"), event, item))
    for shared in uses.values():
        if len(shared) > 1 and (ids := _matters(shared)) and not _is_allowed(shared):
            yield from _told(shared, ids)


def _matters(shared: Sequence[Use]) -> tuple[str, ...]:
    """List the problems that a file serves, parts of one whole counted once; nothing where that is one."""
    wholes = {use.filed.problem.parent or use.filed.problem.id for use in shared}
    return tuple(dict.fromkeys(use.filed.problem.id for use in shared)) if len(wholes) > 1 else ()


def _is_allowed(shared: Sequence[Use]) -> bool:
    if all(use.item.kind in OF_ONE_ACT for use in shared):
        return len({(use.event.action, use.event.on, use.event.by) for use in shared}) == 1
    return all(_is_stated(use.filed.problem, use.item.sha256) for use in shared)


def _is_stated(problem: Problem, voucher: str) -> bool:
    """Tell whether a voucher pays a stated share of a problem."""
    paid = [one for one in problem.payments if one.voucher == voucher]
    return bool(paid) and all(one.voucher_sum is not None for one in paid)


def _told(shared: Iterable[Use], ids: Sequence[str]) -> Iterator[Found]:
    told: set[str] = set()
    for use in shared:
        id_ = use.filed.problem.id
        if id_ not in told:
            told.add(id_)
            message = f"{KINDS[use.item.kind]}“{use.item.name}”也用于 {_others(ids, id_)}，请核对是否属于本条"
            remedy = "各条另附材料；一张凭证付几条的，写明凭证总额（--voucher-sum）"
            yield id_, Breach(use.field, message, remedy, use.filed.path)


def _others(ids: Sequence[str], id_: str) -> str:
    others = [one for one in ids if one != id_]
    more = f" 等 {len(others)} 条" if len(others) > NAMED else ""
    return "、".join(others[:NAMED]) + more


def measures_are_its_own(ledger: Ledger, _: date) -> Iterator[Found]:
    """The measures of a problem are written for it."""
    texts: defaultdict[str, dict[str, tuple[Filed, int]]] = defaultdict(dict)
    for filed in ledger.filed:
        for place, one in enumerate(filed.problem.measures):
            if len(one.text) >= SHORTEST:
                texts["".join(one.text.split())].setdefault(filed.problem.id, (filed, place))
    least = ledger.settings.checks.same_measures
    for same in texts.values():
        if least and len(same) >= max(least, 2):
            for id_, (filed, place) in same.items():
                message = f"措施与 {_others(tuple(same), id_)} 一字不差，请核对是否针对本条"
                yield id_, Breach(("measures", place, "text"), message, "按本条的单位、金额和情形写措施", filed.path)


def closures_are_not_rushed(ledger: Ledger, _: date) -> Iterator[Found]:
    """Closures do not crowd before a report day."""
    checks = ledger.settings.checks
    closed = [(closing, filed) for filed in ledger.filed if (closing := closing_act(filed.problem)) is not None]
    if not checks.rush_days or len(closed) < max(checks.rush_count, 1):
        return
    told: set[str] = set()
    for item in ledger.deliverables:
        crowd = [one for one in closed if item.due_on and _shortly(one[0].on, item.due_on, checks.rush_days)]
        if len(crowd) < checks.rush_count or 2 * len(crowd) < len(closed):
            continue  # a busy office closes some on any day: most of its closures must fall together
        for closing, filed in crowd:
            if filed.problem.id not in told:
                told.add(filed.problem.id)
                yield filed.problem.id, _crowded(closing, filed, f"“{item.title}”报送日 {item.due_on}", len(crowd))


def _shortly(day: date, due: date, days: int) -> bool:
    return due - timedelta(days) <= day <= due


def _crowded(closing: Event, filed: Filed, before: str, count: int) -> Breach:
    message = f"{before} 前集中销号 {count} 条，本条在内，请抽查核实"
    field = ("events", filed.problem.events.index(closing), "on")
    remedy = f"lvyue sample state:已销号 --count 件数 --seed 数字，抽查 {filed.problem.id} 等"
    return Breach(field, message, remedy, filed.path)


def nothing_comes_back(ledger: Ledger, _: date) -> Iterator[Found]:
    """After a closure no other channel brings the same matter again."""
    closed: defaultdict[tuple[object, ...], list[tuple[Event, Filed]]] = defaultdict(list)
    for filed in ledger.filed:
        closing = closing_act(filed.problem)
        if closing is not None:
            for matter in _same_matter(filed.problem):
                closed[matter].append((closing, filed))
    for filed in ledger.filed if closed else ():
        problem = filed.problem
        if problem.origin == "assigned" and problem.state is not State.DISMISSED:
            found = (one for matter in _same_matter(problem) for one in closed[matter])
            for id_, (closing, earlier) in {one.problem.id: (closing, one) for closing, one in found}.items():
                if id_ != problem.id and closing.on < problem.events[0].on:
                    yield id_, _back(closing, earlier, problem)


def _same_matter(problem: Problem) -> tuple[tuple[object, ...], ...]:
    if problem.enterprise is None:
        return ()
    number = problem.contract.number if problem.contract else None
    return tuple((unit, problem.line, problem.enterprise.name, number) for unit in problem.responsible)


def _back(closing: Event, filed: Filed, again: Problem) -> Breach:
    message = f"{closing.on} 销号后，{again.events[0].on} 又登记了 {again.id}，单位、企业、任务类别相同，请核对是否反弹"
    remedy = f"lvyue show {again.id} 核对；确系反弹的，lvyue transition reopen {filed.problem.id} --reason 理由"
    return Breach(("state",), message, remedy, filed.path)
