"""ID: one matter is one problem, whichever channels it came by."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.replay import last
from lvyue_cli.records.state import State
from lvyue_cli.rules.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lvyue_cli.ledger import Filed, Ledger
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.rules.submissions import Found

Matter = tuple[object, ...]


def matters_are_registered_once(ledger: Ledger, _: date) -> Iterator[Found]:
    """No two open problems have the same debtor, the same creditor, and the same contract or the same sum."""
    known: defaultdict[Matter, list[Problem]] = defaultdict(list)
    for filed in ledger.filed:
        if filed.problem.state is not State.DISMISSED:
            found = _matters(filed)
            same = next((one for matter in found for one in known[matter] if _is_same(one, filed.problem)), None)
            if same is not None:
                yield filed.problem.id, _repeated(filed, same)
            for matter in found:
                known[matter].append(filed.problem)


def _matters(filed: Filed) -> tuple[Matter, ...]:
    problem = filed.problem
    if problem.enterprise is None:
        return ()
    name = problem.enterprise.uscc or problem.enterprise.name
    parties = [(unit, name, problem.line) for unit in problem.responsible]
    number = problem.contract.number if problem.contract else None
    told = (("contract", number), ("owed", problem.owed))
    return tuple((*party, *one) for party in parties for one in told if one[1])


def _is_same(one: Problem, other: Problem) -> bool:
    """Tell whether two problems may be one: no parts of a whole, no other contracts, the first not closed before."""
    if one.parent in {other.id, other.parent} - {None} or other.parent == one.id:
        return False
    numbers = {each.contract.number for each in (one, other) if each.contract and each.contract.number}
    closed = last(one.events, "close")
    is_over = one.state is State.CLOSED and closed is not None and closed.on <= other.events[0].on
    return len(numbers) < 2 and not is_over  # noqa: PLR2004  two numbers are two contracts


def _repeated(filed: Filed, same: Problem) -> Breach:
    alike = "合同" if same.owed != filed.problem.owed else "金额"
    message = f"责任单位、企业和{alike}与 {same.id} 相同，可能是同一事项重复登记"
    remedy = (
        f"核对两条；重复的，lvyue transition dismiss {filed.problem.id} --kind merged --into {same.id}；"
        "同一事项的几部分，用 parent 相连"
    )
    return Breach(("enterprise",), message, remedy, filed.path)
