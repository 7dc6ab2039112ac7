"""Accepting a finding: a warning about a problem that somebody answers for, kept in the problem's file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lvyue_cli.diagnostics import Severity
from lvyue_cli.errors import ActRefused, Condition
from lvyue_cli.ledger import Filed
from lvyue_cli.records.action import ACCEPTANCE
from lvyue_cli.rules.catalogue import is_broken, rule_of
from lvyue_cli.rules.rule import LedgerRule
from lvyue_cli.store.rulebook import entry
from lvyue_cli.workspace.acts import act
from lvyue_cli.workspace.look import read_ledger, required
from lvyue_cli.workspace.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lvyue_cli.rules.rule import Rule
    from lvyue_cli.workspace.edit import Opened
    from lvyue_cli.workspace.place import Place
    from lvyue_cli.workspace.scene import Report, Request, Scene


def accept(place: Place, request: Request, code: str, ids: Sequence[str], asked: dict[str, Any]) -> Report:
    """Accept a finding on one or several problems, or take the acceptance back.

    Args:
        place: The ledger.
        request: Day and person.
        code: The finding's code.
        ids: The problems.
        asked: `reason`, `expires_on`, `withdrawn`, as typed.

    Raises:
        WrongUse: There is no such code, or no such problem.
        ActRefused: It is an error, which is to be mended; or nothing of the kind was found on the problem.
    """
    rule = _acceptable(code)

    def read(stage: Scene, one: Opened) -> dict[str, Any]:
        if not asked.get("withdrawn"):
            _present(rule, stage, one)
        wording = Wording(stage.edit.ledger, after=stage.on)
        days = {key: wording.read("day", value) for key, value in asked.items() if key == "expires_on"}
        return {"finding": rule.code, **asked, **days}

    return act(place, request, ACCEPTANCE, ids, read)


def _acceptable(code: str) -> Rule | LedgerRule:
    """Find the rule of a warning.

    Raises:
        WrongUse: There is no such code.
        ActRefused: It stands for an error, or for a notice that asks for no answer.
    """
    known = entry(code)
    rule = rule_of(known.code)
    if rule is None or rule.severity is not Severity.WARNING:
        why = "是提醒，不计入提示，不必认可" if known.severity is Severity.NOTICE else "是错误，不能认可，只能改正"
        condition = Condition("not_acceptable", f"{known.code}（{known.title}）{why}", known.remedy)
        raise ActRefused(f"{known.code} 不能认可，没有写入", conditions=(condition,))
    return rule


def _present(rule: Rule | LedgerRule, stage: Scene, one: Opened) -> None:
    """Refuse to accept what was not found: it would hide a finding still to come."""
    ledger = stage.edit.ledger
    if isinstance(rule, LedgerRule):  # it looks at all problems, so all are read
        ledger = required(*read_ledger(stage.edit.source)).on(stage.edit.place.session.today)
    if not is_broken(rule, Filed(one.path, one.problem), ledger, stage.edit.place.session.today):
        id_ = one.problem.id
        condition = Condition("not_found", f"{id_} 现在没有 {rule.code}（{rule.title}）这一提示", "lvyue validate 查看")
        raise ActRefused(f"{id_} 不能认可，没有写入", conditions=(condition,))
