"""Money at the terminal: payments, an agreed plan, interest, and what falls due."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from office import RECEIPT, an_office

if TYPE_CHECKING:
    from pathlib import Path

    from office import Office, Said

ID = "ZD-2024-A0001"
PLAN = "--at 2024-10-10=20万元 --at 2024-12-20=28万元 --consent 认可.txt"
DEBT = (
    "add --channel 自查 --title 示例路工程款 --line 拖欠企业账款清理 --unit 区住建局 --enterprise 示例建设公司 "
    "--contract 示例路 --size 小型 --amount 48万元 --object 工程 --signed-on 2023-06-01 --accepted-on 2024-03-01"
)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office with a debt of 480 000 yuan in rectification, and its scans at hand."""
    office = an_office(tmp_path)
    monkeypatch.chdir(tmp_path)
    for name in (RECEIPT, "认可.txt", "商票.txt"):
        (tmp_path / name).write_text(f"示例材料：{name}", encoding="utf-8")
    office.do(DEBT)
    office.do(f"transition plan {ID} --measure 付清@示例丙@2024-12-30 --by 示例乙@区科经局")
    return office


def refused(said: Said, *sentences: str) -> None:
    assert said.status != 0
    for sentence in sentences:
        assert sentence in said.err


def test_a_payment_is_booked_in_words_and_lessens_the_debt(office: Office) -> None:
    said = office.do(f"pay {ID} 15万元 --voucher {RECEIPT}")
    assert "150,000.00 元，大写：壹拾伍万元整" in said.out
    assert "余额\t330,000.00 元" in office.do("stats").out


def test_more_than_is_owed_is_refused_and_nothing_is_written(office: Office) -> None:
    before = office.problem(ID)
    refused(office.run(f"pay {ID} 50万元 --voucher {RECEIPT}"), "超过尚欠的 480000.00 元", "--part interest")
    assert office.problem(ID) == before


@pytest.mark.parametrize("amount", ["五毛", "0", "-3"])
def test_an_amount_that_is_none_is_refused(office: Office, amount: str) -> None:
    refused(office.run(f"pay {ID} --voucher {RECEIPT} -- {amount}"), "错误：")
    assert "payments" not in office.problem(ID)


def test_a_voucher_that_is_not_there_is_refused(office: Office) -> None:
    refused(office.run(f"pay {ID} 1万元 --voucher 没有.txt"), "没有.txt")


def test_a_bill_pays_nothing_until_it_is_honoured_and_nothing_again_once_it_bounced(office: Office) -> None:
    said = office.do(f"pay {ID} 10万元 --method 商票 --voucher 商票.txt")
    assert "在兑付或企业书面认可之前不计为清偿" in said.err
    assert "余额\t480,000.00 元" in office.do("stats").out
    office.do(f"pay {ID} 10万元 --honours P1 --voucher {RECEIPT}")
    assert "余额\t380,000.00 元" in office.do("stats").out
    office.do(f"pay {ID} 10万元 --bounces P1 --voucher 认可.txt")
    assert "余额\t480,000.00 元" in office.do("stats").out


def payments(office: Office) -> list[str]:
    return [line.partition("，凭证")[0] for line in office.lines(f"show {ID}") if line.startswith("付款 P")]


def test_show_says_of_a_bill_or_a_set_off_that_it_is_pending_until_it_is_settled(office: Office) -> None:
    office.do(f"pay {ID} 10万元 --method 商票 --voucher 商票.txt")
    office.do(f"pay {ID} 5万元 --method 抵账 --voucher 认可.txt")
    office.do(f"pay {ID} 1万元 --part 利息 --voucher {RECEIPT}")
    assert payments(office) == [
        "付款 P1：100,000.00 元，2024-09-20，商票，待兑付",
        "付款 P2：50,000.00 元，2024-09-20，抵账，待兑付",
        "付款 P3：10,000.00 元，2024-09-20，利息，转账",
    ]
    office.do(f"pay {ID} 10万元 --honours P1 --voucher {RECEIPT}")
    office.do(f"pay {ID} 5万元 --bounces P2 --voucher {RECEIPT}")
    assert payments(office)[:2] == [
        "付款 P1：100,000.00 元，2024-09-20，商票，2024-09-20 兑付或认可",
        "付款 P2：50,000.00 元，2024-09-20，抵账，2024-09-20 未兑付或不实",
    ]


ITEMS = ("    付款 ", "    分期 ", "    措施 ")


def test_the_trail_tells_payments_and_instalments_one_by_one_in_words(office: Office) -> None:
    office.do(f"instalments {ID} {PLAN}")
    office.do(f"pay {ID} 15万元 --voucher {RECEIPT} --paid-on 2024-09-20")
    office.do(f"pay {ID} 10万元 --method 商票 --voucher 商票.txt")
    office.do(f"pay {ID} 10万元 --honours P2 --voucher 认可.txt")
    told = [line.strip() for line in office.lines(f"log {ID}") if line.startswith(ITEMS)]
    bill = "100,000.00 元，2024-09-20，商票"
    voucher = "凭证 " + office.problem(ID)["payments"][1]["voucher"][:12]
    assert told[:2] == [
        f"付款 P2：{bill}，待兑付，{voucher} → {bill}，2024-09-20 兑付或认可，{voucher}",
        f"付款 P2：{bill}，待兑付，{voucher}",
    ]
    assert told[2].startswith("付款 P1：150,000.00 元，2024-09-20，转账，凭证 ")
    assert told[3:5] == ["分期 I1：2024-10-10 前付 200,000.00 元", "分期 I2：2024-12-20 前付 280,000.00 元"]
    assert "措施 M1：付清（示例丙，2024-12-30 前）" in told
    assert "{" not in office.do(f"log {ID}").out


def test_the_trail_tells_what_undo_took_away(office: Office) -> None:
    office.do(f"instalments {ID} {PLAN}")
    office.do(f"undo {ID} --reason 企业未盖章")
    assert "    分期 I1：2024-10-10 前付 200,000.00 元 → （无）" in office.lines(f"log {ID}")


@pytest.mark.parametrize(
    "line",
    [
        f"instalments {ID} --at 2024-10-10=0 --at 2024-12-20=48万元 --consent 认可.txt",
        f"instalments {ID} --at 2024-10-10=0元 --consent 认可.txt",
        f"pay {ID} 0 --voucher {RECEIPT}",
        f"pay {ID} 1万元 --voucher-sum 0.00 --voucher {RECEIPT}",
    ],
)
def test_nothing_is_neither_paid_nor_agreed(office: Office, line: str) -> None:
    before = office.problem(ID)
    said = office.run(line)
    assert (said.status, said.out) == (2, "")
    assert "错误：金额应大于 0：0" in said.err
    assert "→ 写实际付款或约定付款的金额，如 20万元" in said.err
    assert office.problem(ID) == before


def test_interest_paid_does_not_lessen_the_principal(office: Office) -> None:
    office.do(f"pay {ID} 1万元 --part 利息 --voucher {RECEIPT}")
    assert "余额\t480,000.00 元" in office.do("stats").out


def test_a_plan_must_add_up_to_what_is_owed(office: Office) -> None:
    short = PLAN.replace("28万元", "27万元")
    refused(office.run(f"instalments {ID} {short}"), "各期合计 470000.00 元，应等于尚欠 480000.00 元")


def test_an_instalment_missed_turns_black_and_a_payment_puts_it_out(office: Office) -> None:
    office.do(f"instalments {ID} {PLAN}")
    office.today = date(2024, 10, 11)
    assert "黑\t2024-10-10\t逾期1天\t分期I1 200000.00元" in office.do("due").out
    assert "二次失信" in office.run("validate").out
    office.do(f"pay {ID} 20万元 --voucher {RECEIPT}")
    assert "分期I1" not in office.do("due").out
    assert "二次失信" not in office.run("validate").out


def test_due_looks_as_far_ahead_as_asked(office: Office) -> None:
    office.do(f"instalments {ID} {PLAN}")
    assert "分期I1" not in office.do(f"due {ID} --within 7").out
    assert "分期I1 200000.00元" in office.do(f"due {ID} --within 30").out


def test_interest_shows_its_day_its_clause_and_its_sum(office: Office) -> None:
    office.do(f"pay {ID} 15万元 --voucher {RECEIPT} --paid-on 2024-09-10")
    said = office.do(f"interest {ID} --as-of 2024-09-20").out
    assert "应付日：2024-03-31，自检验或验收合格 2024-03-01 起 30 天" in said
    assert "《保障中小企业款项支付条例》（国务院令第728号）第十五条" in said
    # 31 March to 10 September is 163 days: 480000 × 0.0005 × 163 = 39120; then 330000 × 0.0005 × 10 = 1650.
    assert "逾期利息测算 40,770.00 元（仅供参考，不是台账事实）" in said
    assert "interest" not in office.problem(ID)


def test_interest_says_which_facts_are_missing_and_guesses_none(office: Office) -> None:
    office.do("add --channel 自查 --title 示例二 --line 拖欠企业账款清理 --unit 区住建局 --amount 3万元")
    said = office.run("interest ZD-2024-A0002")
    assert (said.status, said.out) == (2, "")
    assert "未登记签约时企业规模，不能判断是否适用条例" in said.err
