"""Money that was agreed and money that was paid: a plan with its consent, a payment with its voucher."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lvyue_cli.errors import WrongUse
from lvyue_cli.workspace.acts import act
from lvyue_cli.workspace.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lvyue_cli.workspace.edit import Opened
    from lvyue_cli.workspace.place import Place
    from lvyue_cli.workspace.scene import Report, Request, Scene

KINDS_OF_KEYS: dict[str, str] = {
    "amount": "payment_sum",
    "on": "day",
    "part": "part",
    "method": "method_of_payment",
    "voucher_sum": "payment_sum",
    "honours": "payment",
    "bounces": "payment",
}  # how each option of a payment is read


def agree(place: Place, request: Request, id: str, instalments: Sequence[str]) -> Report:  # noqa: A002
    """Record a plan that the enterprise agreed to.

    Args:
        place: The ledger.
        request: Day, person and the paper of consent.
        id: The problem.
        instalments: `DATE=AMOUNT`, as typed.

    Raises:
        WrongUse: There is no such problem, or a value cannot be understood.
        ActRefused: The plan does not add up, or lacks the enterprise's consent.
    """

    def asked(stage: Scene, _: Opened) -> dict[str, Any]:
        wording = Wording(stage.edit.ledger, after=stage.on)
        return {"instalments": wording.read("instalments", instalments)}

    return act(place, request, "instalments", [id], asked)


def pay(place: Place, request: Request, id: str, given: Mapping[str, str]) -> Report:  # noqa: A002
    """Record a payment.

    Args:
        place: The ledger.
        request: Day, person and the voucher.
        id: The problem.
        given: The payment as typed, by the names of Payment; `honours` or `bounces` name an earlier one.

    Raises:
        WrongUse: There is no such problem, a value cannot be understood, or there is no voucher.
        ActRefused: It exceeds what is owed, or lies before the debt.
    """

    def asked(stage: Scene, _: Opened) -> dict[str, Any]:
        wording = Wording(stage.edit.ledger)
        if not stage.papers:
            raise WrongUse("没有付款凭证", "加 --voucher 文件")
        read = {key: wording.read(KINDS_OF_KEYS[key], value) for key, value in given.items()}
        return {"on": stage.on, **read, "voucher": stage.papers[0].sha256}

    return act(place, request, "pay", [id], asked)
