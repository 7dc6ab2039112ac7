"""A promise from its registration to its fulfilment, as an officer types it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from office import ID, Office, an_office, once

if TYPE_CHECKING:
    from pathlib import Path

JULY, SEPTEMBER = date(2024, 7, 31), date(2024, 9, 20)
LEADER, OWNER = "示例乙@区招商服务中心", "示例丙@区招商服务中心"
REGISTER = (
    "add --channel 自查 --title 税收奖励未兑现 --line 招商引资承诺清查兑现 --unit 区招商服务中心 --kind 奖励不兑现"
    " --enterprise 示例电子有限公司 --amount 48万元 --on 2024-04-22 --late 补录"
    " --promise 三年内返还地方留成部分 --promisor 区招商中心 --promise-paper 投资协议 --promised-on 2023-01-28"
    " --promised-by 2023-12-31 --condition 年纳税200万元以上 --condition-met"
)
TAX, FUNDS = "--promise-class 税费", "--promise-class 资金"


@once
def promised(folder: Path, *more: str) -> Office:
    office = an_office(folder)
    office.do(" ".join((REGISTER, *more)))
    return office


def pay(office: Office, more: str = "", today: date = SEPTEMBER) -> tuple[int, str]:
    said = office.run(f"pay {ID} 24万元 {more} --voucher", str(office.paper(f"回单{more}.txt")), today=today)
    return said.status, said.err


def test_a_promise_is_registered_shown_and_listed(tmp_path: Path) -> None:
    office = promised(tmp_path, TAX, "--selective", "--lawfulness 有瑕疵 --flaw 超越权限")
    shown = office.do(f"show {ID}").out
    assert (
        "承诺事项：三年内返还地方留成部分\n承诺主体：区招商中心\n承诺所据文件：投资协议\n承诺日期：2023-01-28\n"
        "承诺类别：税费\n选择性奖励补贴：是\n合法合规性：有瑕疵\n瑕疵说明：超越权限\n企业一方条件：年纳税200万元以上\n"
        "企业条件已达到：是\n约定兑现时间：2023-12-31\n"
    ) in shown
    assert "兑现情况：未兑现\n" in shown
    problem = office.do(f"show {ID} --json").data["problem"]
    assert problem["promise"]["kind"] == "tax"
    assert problem["fulfilment"] == "unfulfilled"
    assert office.do("promises").out == (
        f"{ID}\t已列入清单\t三年内返还地方留成部分\t税费\t区招商中心\t有瑕疵\t2023-12-31（已过）\t未兑现\t0.00\t须审查\t示例电子有限公司\n"
    )
    (one,) = office.do("promises --json").data["promises"]
    assert (one["class"], one["due_on"], one["overdue"]) == ("tax", "2023-12-31", True)
    assert one["fulfilment"] == "unfulfilled"
    assert office.is_sound()


def test_a_promise_made_by_a_unit_of_the_directory_is_told_by_its_name(tmp_path: Path) -> None:
    office = promised(tmp_path, FUNDS)
    office.do(f"set {ID} promisor=区财政局 --reason 核对协议")
    office.do("unit rename 区财政局 区财政和国资局 --from 2024-09-01")
    assert "\t区财政和国资局\t" in office.do("promises").out
    assert office.do("promises --json").data["promises"][0]["promisor"] == "区财政局"


def test_problems_without_a_promise_are_not_listed(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    office.do("add --channel 自查 --title 拖欠工程款 --line 拖欠企业账款清理 --unit 区住建局")
    assert office.do("promises").out == ""
    assert "兑现情况" not in office.do(f"show {ID}").out
    assert "fulfilment" not in office.do(f"show {ID} --json").data["problem"]


def test_a_promise_is_tracked_by_what_is_paid_and_found_by_how_far_it_is_kept(tmp_path: Path) -> None:
    office = promised(tmp_path, FUNDS)
    for query, count in (("未兑现", 1), ("partial", 0), ("已兑现", 0)):
        assert len(office.do(f"promises fulfilment:{query} --json").data["promises"]) == count
    assert pay(office)[0] == 0
    assert office.do("promises --json").data["promises"][0]["fulfilment"] == "partial"
    assert pay(office, "--note 余款")[0] == 0
    assert "\t已兑现\t480000.00\t" in office.do("promises fulfilment:已兑现").out
    assert office.run("promises fulfilment:兑现").status == 2


def test_the_day_by_which_it_was_promised_is_reminded_of_until_it_is_kept(tmp_path: Path) -> None:
    office = promised(tmp_path, FUNDS)
    office.do(f"set {ID} promised_by=2024-10-31 --reason 补充协议")
    assert "2024-10-31\t还有41天\t约定兑现时间" in office.do("due").out
    pay(office)
    pay(office, "--note 余款")
    assert "约定兑现时间" not in office.do("due").out


@pytest.mark.parametrize("sort", [TAX, f"{FUNDS} --selective"])
def test_after_the_day_a_selective_promise_is_paid_only_with_its_review(tmp_path: Path, sort: str) -> None:
    office = promised(tmp_path, sort)
    head = office.git("rev-parse", "HEAD")
    status, said = pay(office)
    assert status == 3
    assert "2024-08-01 起经公平竞争审查才能兑现，没有审查文号（《公平竞争审查条例》（国务院令第783号）第十条）" in said
    assert f"lvyue set {ID} review=文号 --reason 理由" in said
    assert (office.git("rev-parse", "HEAD"), office.git("status", "--porcelain")) == (head, "")
    office.do(f"set {ID} review=曾竞审〔2024〕3号 --reason 审查通过")
    assert pay(office)[0] == 0
    assert "\t部分兑现\t240000.00\t曾竞审〔2024〕3号\t" in office.do("promises").out


def test_before_the_day_it_passes_also_when_it_is_entered_later(tmp_path: Path) -> None:
    office = promised(tmp_path, TAX)
    assert pay(office, today=JULY)[0] == 0
    assert pay(office, "--paid-on 2024-07-31")[0] == 0
    assert office.do("promises --json").data["promises"][0]["fulfilment"] == "fulfilled"
    assert office.is_sound()


def test_a_payment_of_nothing_is_refused_in_words(tmp_path: Path) -> None:
    office = promised(tmp_path, FUNDS)
    said = office.run(f"pay {ID} 0 --voucher", str(office.paper("回单.txt")))
    assert (said.status, said.out) == (2, "")
    assert "金额应大于 0：0" in said.err


def test_compensation_is_paid_without_review_and_keeps_no_promise(tmp_path: Path) -> None:
    office = promised(tmp_path, TAX)
    assert pay(office, "--part 补偿")[0] == 0
    (one,) = office.do("promises --json").data["promises"]
    assert (one["paid"], one["fulfilment"]) == ("0.00", "unfulfilled")


def test_a_class_that_would_have_asked_for_review_is_not_set_afterwards(tmp_path: Path) -> None:
    office = promised(tmp_path, FUNDS)
    assert pay(office)[0] == 0
    said = office.run(f"set {ID} promise_class=税费 --reason 登记有误")
    assert said.status == 3
    assert "而 2024-09-20 已有兑现" in said.err
    office.do(f"set {ID} promise_class=税费 review=曾竞审〔2024〕3号 --reason 登记有误")


def inspected(office: Office) -> Office:
    office.do(f"transition plan {ID} --measure 兑现承诺@示例丙@2024-09-30 --by {LEADER}")
    office.do(f"transition report {ID} --by {OWNER} --evidence", str(office.paper("反馈.txt")))
    office.do(f"transition endorse {ID} --by {LEADER}")
    office.do(f"transition verify {ID} --result passed --inspector 示例甲@区营商办 --inspector 示例丁@区审计局")
    office.do(f"evidence {ID} --kind 协议", str(office.paper("协议.txt")))
    return office


def test_it_is_closed_as_kept_only_with_its_review_and_advise_says_so_before(tmp_path: Path) -> None:
    office = inspected(promised(tmp_path, TAX))
    assert [one["code"] for one in office.do(f"advise {ID} --json").data["advice"]["to_close"]] == ["review_is_missing"]
    refused = office.run(f"close {ID} --kind 承诺兑现 --json")
    assert refused.status == 3
    assert [one["code"] for one in refused.data["error"]["conditions"]] == ["review_is_missing"]
    office.do(f"set {ID} review=曾竞审〔2024〕3号 --reason 审查通过")
    office.do(f"close {ID} --kind 承诺兑现")
    assert "\t已兑现\t" in office.do("promises").out
    assert office.is_sound()


def test_what_does_not_pass_review_is_lawfully_changed_and_compensated(tmp_path: Path) -> None:
    office = inspected(promised(tmp_path, TAX))
    assert pay(office, "--part 补偿")[0] == 0
    office.do(f"close {ID} --kind 依法变更并补偿")
    assert "\t依法变更\t" in office.do("promises").out
    assert office.is_sound()


@pytest.mark.parametrize(
    ("more", "status", "said"),
    [
        ("--lawfulness 有瑕疵", 3, "登记时加 --flaw 瑕疵"),
        ("--promised-by 2023-01-27", 3, "约定兑现时间 2023-01-27 早于承诺日期 2023-01-28"),
        ("--promise-class 税收", 2, "承诺类别不能是“税收”"),
        ("--lawfulness 合法", 2, "合法合规性不能是“合法”"),
    ],
)
def test_a_promise_that_does_not_fit_is_not_registered(tmp_path: Path, more: str, status: int, said: str) -> None:
    answer = an_office(tmp_path).run(f"{REGISTER} {more}")
    assert (answer.status, answer.out) == (status, "")
    assert said in answer.err


def test_a_promise_without_its_text_is_asked_for_it(tmp_path: Path) -> None:
    bare = REGISTER.replace("--promise 三年内返还地方留成部分 ", "")
    said = an_office(tmp_path).run(bare)
    assert said.status == 2
    assert "缺少“承诺事项”" in said.err
    assert "登记时加 --promise 内容" in said.err


def test_parts_of_a_promise_are_cleared_one_by_one_and_at_last_the_whole(tmp_path: Path) -> None:
    office = promised(tmp_path, TAX, "--selective")
    office.do(f"set {ID} selective= condition_met= condition= --reason 登记有误")
    promise = office.do(f"show {ID} --json").data["problem"]["promise"]
    assert {"selective", "condition", "condition_met"}.isdisjoint(promise)
    rest = "promise= promisor= promise_paper= promised_on= promise_class= promised_by="
    office.do(f"set {ID} {rest} --reason 不是承诺")
    assert "promise" not in office.do(f"show {ID} --json").data["problem"]


def test_in_suizhou_a_registered_lawfulness_answers_the_chart(tmp_path: Path) -> None:
    office = an_office(tmp_path, "suizhou-2023")
    office.today = date(2023, 10, 20)
    own = "--channel 自查 --title 奖励未兑现 --line 招商引资政策兑现 --unit 随县 --promise 落户奖励"
    office.do(f"add {own} --lawfulness 合法合规")
    office.do("dispose SZ-2023-A0001 --answer performance=able")
    event = office.do("show SZ-2023-A0001 --json").data["problem"]["events"][-1]
    assert (event["disposition"], event["answers"]) == ("CN-1", ["lawful=lawful", "performance=able"])


def test_premises_promised_in_xixian_are_handed_over_late_and_the_promise_is_kept(tmp_path: Path) -> None:
    office = an_office(tmp_path, "xixian-2024")
    office.do(
        "add --channel 自查 --title 未按期提供标准化厂房 --line 招商引资领域政府失信 --unit 息县人民政府"
        " --promise 提供15600平方米标准化厂房 --promisor 息县人民政府 --promise-paper 投资合同书 --promise-class 厂房"
        " --promised-on 2023-01-28 --promised-by 2023-02-01 --lawfulness 合法合规"
    )
    assert "\t厂房\t息县人民政府\t合法合规\t2023-02-01（已过）\t未兑现\t" in office.do("promises").out
    office.do("evidence XIX-2024-A0001 --kind 交付", str(office.paper("入驻.txt")))
    assert "\t2023-02-01\t已兑现\t" in office.do("promises").out
