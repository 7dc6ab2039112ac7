"""PM: a promise says what it must, its days follow, and what is selective was reviewed before it was honoured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.promises import REGULATION, unreviewed, unreviewed_on
from lvyue_cli.rules.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lvyue_cli.ledger import Filed, Ledger


def flaws_are_told(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """A flawed promise says what its flaw is."""
    promise = filed.problem.promise
    if promise is not None and promise.lawfulness == "flawed" and not promise.flaw:
        remedy = f"登记时加 --flaw 瑕疵；已登记的，lvyue set {filed.problem.id} flaw=瑕疵 --reason 理由"
        yield Breach(("promise", "lawfulness"), "承诺有瑕疵，没有写明瑕疵何在", remedy)


def selective_promises_are_reviewed(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """A tax favour or a selective reward is honoured only after the review of fair competition."""
    day = unreviewed_on(filed.problem, ledger.programme)
    if day is not None:
        message, remedy = unreviewed(filed.problem)
        yield Breach(("promise",), f"{message}，而 {day} 已有兑现（{REGULATION}）", remedy)


def promised_before_due(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """A promise is to be kept after it was made."""
    promise = filed.problem.promise
    if promise is None or promise.promised_on is None or promise.due_on is None:
        return
    if promise.due_on < promise.promised_on:
        message = f"约定兑现时间 {promise.due_on} 早于承诺日期 {promise.promised_on}"
        remedy = f"核对协议；lvyue set {filed.problem.id} promised_on=日期 promised_by=日期 --reason 理由"
        yield Breach(("promise", "due_on"), message, remedy)
