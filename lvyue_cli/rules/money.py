"""AM: sums agree with one another; a credit code agrees with its check character."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.rules.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lvyue_cli.ledger import Filed, Ledger


def disputed_is_part_of_owed(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """The disputed part does not exceed what is owed."""
    amounts = filed.problem.amounts
    if amounts is None or amounts.disputed is None:
        return
    if amounts.owed is None or amounts.disputed > amounts.owed:
        message = f"有分歧的 {amounts.disputed} 元超过涉及金额 {amounts.owed or 0} 元"
        yield Breach(("amounts", "disputed"), message, f"lvyue set {filed.problem.id} amount=金额 --reason 理由")


def owed_is_within_the_contract(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """What is owed does not exceed the contract."""
    problem = filed.problem
    contract = problem.contract.amount if problem.contract else None
    owed = problem.amounts.owed if problem.amounts else None
    if contract is not None and owed is not None and owed > contract:
        message = f"涉及金额 {owed} 元超过合同金额 {contract} 元"
        yield Breach(("amounts", "owed"), message, "核对合同；含利息、违约金的，本金与利息应分别登记")


def credit_code_checks(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """The credit code's check character is right (GB 32100-2015); a masked code passes."""
    from stdnum.cn import uscc
    from stdnum.exceptions import ValidationError

    enterprise = filed.problem.enterprise
    if enterprise is None or enterprise.uscc is None or "*" in enterprise.uscc or "XXXX" in enterprise.uscc:
        return
    try:
        uscc.validate(enterprise.uscc)
    except ValidationError:
        yield Breach(("enterprise", "uscc"), f"统一社会信用代码 {enterprise.uscc} 校验不符", "对照营业执照核对")
