"""持续整改 at the terminal: what rests, what stays due; and a day that cannot be counted for want of a calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from office import ID, an_office, with_a_problem

if TYPE_CHECKING:
    from pathlib import Path

    from office import Office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office with 480 000 yuan in rectification until October, 180 000 of them in dispute, which rest."""
    office = with_a_problem(tmp_path)
    office.do(f"set {ID} disputed=18万元 dispute=质量有争议 --reason 企业提出异议")
    office.do(f"transition plan {ID} --measure 付清@示例丙@2024-10-30 --by 示例乙@区科经局")
    office.do(f"transition extend {ID} --continuing --until-event 法院判决 --review-on 2024-12-02")
    return office


def test_only_the_disputed_part_rests(office: Office) -> None:
    told = [line.split("\t")[:4] for line in office.lines(f"due {ID} --within 90")]
    assert told == [
        ["绿", "2024-10-30", "还有40天", "整改时限"],
        ["绿", "2024-12-02", "还有73天", "持续整改复核"],
    ]
    assert "红\t2024-10-30" in office.do(f"due {ID}", today=date(2024, 10, 31)).out


def test_once_the_rest_is_paid_it_is_neither_late_nor_closed_until_the_review(office: Office) -> None:
    office.do(f"pay {ID} 30万元 --voucher", str(office.paper("回单.txt")))
    late = date(2024, 11, 1)
    assert office.ids("overdue") == []
    said = office.do("stats", today=late).out
    assert "逾期\t0 条\n持续整改\t1 条\n" in said
    advice = office.do(f"advise {ID}", today=late).out
    assert "何时：2024-12-02 前（持续整改复核）" in advice
    assert advice.count("2024-12-02") == 1


def test_the_sheet_says_until_what_it_rests(office: Office) -> None:
    assert "持续整改，下次复核2024年12月2日，至法院判决" in office.sheet()[0]["备注"]


def test_where_a_year_has_no_calendar_due_and_advise_say_so(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    office.today = date(2029, 12, 28)
    office.do("add --channel 营商环境问题投诉 --title 反映奖补未兑现")
    reason = "2029年的放假安排尚无数据，不能推算工作日；公布后写入台账的 calendar.yaml"
    assert f"—\t—\t不能推算\t投诉受理审查（{reason}）\t{ID}" in office.do(f"due {ID}").out
    (one,) = office.do(f"due {ID} --json").data["due"]
    assert (one["due_on"], one["days"], one["ground"]) == (None, None, reason)
    assert f"时限：投诉受理审查不能推算（{reason}）" in office.lines(f"advise {ID}")
    assert office.ids("light:none") == [ID]
