"""AM: sums agree with one another; a credit code agrees with its check character."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.rules.rule import Breach

ORGANS = "1"  # the registering authority 机构编制 (GB 32100-2015)

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
    owed = problem.owed
    if contract is not None and owed is not None and owed > contract:
        message = f"涉及金额 {owed} 元超过合同金额 {contract} 元"
        yield Breach(("amounts", "owed"), message, "核对合同；含利息、违约金的，本金与利息应分别登记")


def credit_code_checks(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """The credit code's check character is right (GB 32100-2015); a masked code passes."""
    enterprise = filed.problem.enterprise
    code = enterprise.uscc if enterprise else None
    if code is not None and "*" not in code and "XXXX" not in code and (fault := _fault_of(code)):
        yield Breach(("enterprise", "uscc"), f"统一社会信用代码 {code} {fault}", "对照营业执照核对")


def creditor_is_no_organ(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """The enterprise's credit code is not one of an organ or an institution, whose codes begin with `1`."""
    enterprise = filed.problem.enterprise
    if enterprise is not None and enterprise.uscc is not None and enterprise.uscc.startswith(ORGANS):
        message = f"涉及企业的统一社会信用代码 {enterprise.uscc} 以“{ORGANS}”开头，是机关、事业单位或群团的代码"
        yield Breach(("enterprise", "uscc"), message, "核对是否误填了责任单位的代码；企业以“91”开头")


def _fault_of(code: str) -> str | None:
    """Say what is wrong with a credit code; codes that fail the check are in use, so this only warns."""
    from stdnum.cn import uscc  # noqa: PLC0415  loading it takes longer than all rules over a problem
    from stdnum.exceptions import InvalidChecksum, ValidationError  # noqa: PLC0415  same

    try:
        uscc.validate(code)
    except InvalidChecksum:
        return f"校验不符：按前十七位，末位应为 {uscc.calc_check_digit(uscc.compact(code))}"
    except ValidationError:
        return "不合编码规则：应为十八位数字和大写字母，不含 I、O、S、V、Z"
    return None
