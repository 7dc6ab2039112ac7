"""The clocks of complaints and of limitation: what starts and stops them, and what they say where no day is known."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from builders import directory, do, ledger, problem, programme, registered
from laws import law_of

from lvyue_cli.ledger import Ledger
from lvyue_cli.lifecycle.clocks import Clock, main_day
from lvyue_cli.records.settings import Settings
from lvyue_cli.workspace.workdays import calendar_of

if TYPE_CHECKING:
    from lvyue_cli.records.problem import Problem

KNOWN = "P-000000000001"
POLICY: dict[str, Any] = {"line": "policy", "kind": None, "responsible": ("区教育局",)}
DISPUTED = {"owed": "480000.00", "disputed": "180000.00", "dispute": "质量有争议"}


def book(id_: str) -> Ledger:
    law = law_of(id_).id
    settings = Settings(format="1", prefix="ZD", year=2024)
    return Ledger(settings, programme(law), directory(law), working_days=lambda: calendar_of(None))


def running(one: Problem) -> dict[str, date | None]:
    return {clock.label: clock.due_on for clock in book(one.id).clocks(one)}


def clock(one: Problem, label: str) -> Clock:
    return next(found for found in book(one.id).clocks(one) if found.label == label)


def complaint(day: date, **changes: Any) -> Problem:
    return problem("clue", on=day, **{"party": KNOWN, **changes})


def payment_complaint(**changes: Any) -> Problem:
    """A complaint of arrears of 26 April 2024, taken up the same day."""
    return do(complaint(date(2024, 4, 26), **changes), "accept", on=date(2024, 4, 26))


@pytest.mark.parametrize(
    ("registered", "examined_by"),
    [
        (date(2024, 4, 10), date(2024, 4, 15)),  # over a weekend
        (date(2024, 4, 26), date(2024, 4, 30)),  # Sunday 28 April is worked
        (date(2024, 9, 30), date(2024, 10, 10)),  # over the national holiday
    ],
)
def test_in_hubei_a_complaint_is_examined_within_three_working_days(registered: date, examined_by: date) -> None:
    for id_ in ("ZD-2024-A0001", "MJ-2024-A0001"):
        assert running(complaint(registered, id=id_))["投诉受理审查"] == examined_by


def test_in_hubei_a_complaint_is_handled_in_fifteen_working_days_and_answered_in_five() -> None:
    taken_up = do(complaint(date(2024, 9, 29), **POLICY), "accept", on=date(2024, 9, 29))
    assert running(taken_up) == {"投诉办理": date(2024, 10, 24)}
    listed = do(do(taken_up, "confirm", on=date(2024, 10, 8)), "assign", on=date(2024, 10, 8))
    reported = do(do(listed, "plan", on=date(2024, 10, 9)), "report", on=date(2024, 10, 11))
    assert running(reported) == {"答复反映人": date(2024, 10, 17)}  # Saturday 12 October is worked
    assert running(do(reported, "answer", on=date(2024, 10, 14))) == {}


def test_in_xixian_no_clock_of_hubei_runs() -> None:
    assert running(complaint(date(2024, 4, 10), id="XIX-2024-A0001")) == {}


def test_what_no_complaint_brought_has_no_such_clock() -> None:
    assert running(registered("leader")) == {}
    assert running(problem("listed", "self_check")) == {}


def test_a_complaint_of_arrears_is_passed_on_in_ten_working_days_and_settled_in_thirty_days() -> None:
    found = running(payment_complaint())
    assert found["拖欠账款投诉转办"] == date(2024, 5, 13)
    assert found["拖欠账款投诉处理结果"] == date(2024, 5, 26)
    assigned = do(do(payment_complaint(), "confirm"), "assign")
    assert "拖欠账款投诉转办" not in running(assigned)
    assert running(assigned)["拖欠账款投诉处理结果"] == date(2024, 5, 26)


def test_an_extension_gives_a_complaint_of_arrears_ninety_days_from_its_start_and_no_more() -> None:
    planned = do(do(do(payment_complaint(), "confirm"), "assign"), "plan")
    once = do(planned, "extend", until=date(2024, 9, 30))
    assert running(once)["拖欠账款投诉处理结果"] == date(2024, 7, 25)
    twice = do(once, "extend", until=date(2024, 11, 29))
    assert running(twice)["拖欠账款投诉处理结果"] == date(2024, 7, 25)
    assert "自 2024-04-26 起 90 天" in clock(twice, "拖欠账款投诉处理结果").ground


def test_an_anonymous_clue_is_handled_and_asks_for_no_answer() -> None:
    anonymous = payment_complaint(party=None)
    assert set(running(anonymous)) == {"投诉办理", "拖欠账款投诉转办"}
    reported = do(do(do(do(anonymous, "confirm"), "assign"), "plan"), "report")
    assert running(reported) == {}


def test_an_answer_that_was_taken_back_stops_nothing() -> None:
    answered = do(payment_complaint(), "answer")
    assert running(answered) == {}
    assert running(do(answered, "undo"))["拖欠账款投诉处理结果"] == date(2024, 5, 26)


def test_the_source_of_a_clock_is_said() -> None:
    assert clock(payment_complaint(), "投诉办理").ground == "自 2024-04-26 起 15 个工作日（鄂政办发〔2020〕66号）"


def test_where_a_year_has_no_calendar_the_day_is_unknown_and_the_reason_is_said() -> None:
    late = complaint(date(2029, 12, 28), today=date(2030, 1, 2))
    assert running(late) == {"投诉受理审查": None}
    assert clock(late, "投诉受理审查").ground.startswith("2029年的放假安排尚无数据，不能推算工作日")
    assert book(late.id).light(late, date(2030, 3, 1)) == "none"


CONTINUING: dict[str, Any] = {"until": None, "reason": None, "approver": None, "continuing": True}


def rests(review_on: date, **changes: Any) -> Problem:
    """A problem to be mended by 30 August 2024, under 持续整改 since."""
    return do(problem("rectifying", **changes), "extend", **CONTINUING, review_on=review_on)


@pytest.mark.parametrize("review_on", [date(2024, 12, 2), date(2024, 8, 1)])
def test_only_the_disputed_part_rests_and_what_is_undisputed_stays_due(review_on: date) -> None:
    one = rests(review_on, amounts=DISPUTED)
    own = {"整改时限": date(2024, 8, 30), "持续整改复核": review_on}
    assert running(one) == own
    assert main_day(one) == min(own.values())
    assert ledger().light(one, date(2024, 8, 31)) == "red"


def test_once_the_undisputed_part_is_paid_all_of_it_rests_until_the_review() -> None:
    paid = do(rests(date(2024, 12, 2), amounts=DISPUTED), "pay", amount=Decimal("300000.00"))
    assert running(paid) == {"持续整改复核": date(2024, 12, 2)}
    assert ledger().light(paid, date(2024, 8, 31)) == "green"
    assert ledger().light(paid, date(2024, 12, 3)) == "red"


def test_where_nothing_is_undisputed_all_of_it_rests() -> None:
    assert running(rests(date(2024, 12, 2))) == {"持续整改复核": date(2024, 12, 2)}


DEBT: dict[str, Any] = {"enterprise": {"name": "示例建筑公司", "size_at_signing": "small"}}


@pytest.mark.parametrize(
    ("arrears", "day"),
    [
        ({"delivered_on": "2024-03-01"}, date(2027, 3, 31)),  # payable on 31 March 2024
        ({"delivered_on": "2024-03-01", "payable_on": "2024-02-29"}, date(2027, 2, 28)),
    ],
)
def test_three_years_after_a_debt_was_to_be_paid_a_hint_reminds_of_limitation(
    arrears: dict[str, str], day: date
) -> None:
    one = problem("listed", arrears=arrears, **DEBT)
    hint = clock(one, "诉讼时效三年")
    assert (hint.due_on, hint.is_hint) == (day, True)
    assert "民法典第一百八十八条，仅供提醒" in hint.ground
    assert ledger().light(one, date(2028, 1, 1)) == "none"  # a hint lights no lamp


@pytest.mark.parametrize(("stands", "arrears"), [("listed", None), ("listed", {"object": "works"}), ("closed", None)])
def test_where_no_day_of_payment_is_known_or_all_is_over_there_is_no_such_hint(
    stands: str, arrears: dict[str, str] | None
) -> None:
    assert "诉讼时效三年" not in running(problem(stands, arrears=arrears, **DEBT))
