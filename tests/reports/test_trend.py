"""The trend: told by the days of the acts, and honest about where it is partial."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from boards import number
from builders import do, played, problem, registered

from lvyue_cli.reports.dashboard.trend import LONGEST, Trend, trend
from lvyue_cli.reports.dashboard.trend_bars import WIDTH, drawn

if TYPE_CHECKING:
    from lvyue_cli.records.problem import Problem

END = date(2024, 12, 31)


def weeks(found: Trend) -> list[tuple[str, int, int]]:
    return [(str(week.begins_on), week.listed, week.closed) for week in found.weeks if week.listed or week.closed]


def listed_on(day: date, place: int = 1) -> Problem:
    return registered(id=number(place), on=day, today=END)


def closed() -> Problem:
    return problem("closed", id=number(7))


def test_a_problem_counts_in_the_week_it_came_onto_the_list() -> None:
    one, other = listed_on(date(2024, 4, 24)), listed_on(date(2024, 4, 28), 2)
    assert weeks(trend([one, other], END)) == [("2024-04-22", 2, 0)]


def test_a_clue_counts_only_once_it_is_on_the_list() -> None:
    clue = problem("clue", id=number(3))
    assert weeks(trend([clue], END)) == []
    confirmed = do(clue, "confirm", on=date(2024, 6, 3))
    assert weeks(trend([confirmed], END)) == [("2024-06-03", 1, 0)]


def test_a_closure_that_was_taken_back_does_not_count_and_one_that_did_not_last_is_told() -> None:
    one = closed()
    assert sum(week.closed for week in trend([do(one, "undo", reason="录错")], END).weeks) == 0
    found = trend([do(one, "reopen")], END)
    assert sum(week.closed for week in found.weeks) == 1
    assert "销号后重开1次，仍计入销号" in found.note


def test_what_happened_after_the_day_does_not_count() -> None:
    one = listed_on(date(2024, 4, 24))
    assert weeks(trend([one, listed_on(date(2024, 5, 6), 2)], date(2024, 4, 30))) == [("2024-04-22", 1, 0)]


def test_a_week_that_is_not_over_is_said_to_be_partial() -> None:
    one = listed_on(date(2024, 4, 23))
    assert trend([one], date(2024, 4, 24)).note == "最后一周截至2024年4月24日，未满一周"
    assert trend([one], date(2024, 4, 28)).note == ""
    assert trend([one], date(2024, 5, 20)).note == "2024年4月29日以后无新列入、无销号"


def test_more_weeks_than_the_page_has_room_for_are_cut_and_added_up() -> None:
    found = trend([listed_on(date(2023, 5, 2)), listed_on(date(2024, 12, 2), 2)], date(2024, 12, 8))
    assert len(found.weeks) == LONGEST
    assert found.note == "只列最近53周；2023年12月4日之前列入1条、销号0条"
    assert [(month.label, month.listed) for month in found.months] == [("2024年12月", 1)]


def test_what_was_entered_late_and_what_was_dropped_is_told() -> None:
    one = listed_on(date(2024, 4, 23))
    late = one.replace(events=(one.events[0].replace(late="集中补录"),))
    dropped = played(listed_on(date(2024, 4, 23), 2), "dismiss")
    assert trend([late, dropped], date(2024, 4, 28)).note == "补录1次，按实际办理日期计；列入后调出1条，仍计入列入"


def test_the_bars_stay_within_the_drawing_and_on_their_side_of_the_line() -> None:
    ends = [listed_on(date(2024, 1, 1)), listed_on(date(2024, 12, 16), 2), closed()]
    found = drawn(trend(ends, END))
    assert found.right <= WIDTH
    for column in found.columns:
        above = column.look == "listed"
        assert (column.y + column.height == found.base) if above else (column.y == found.base)
        assert 0 <= column.y < column.y + column.height <= found.height
        assert 0 <= column.x < column.x + column.width <= found.right


def test_the_first_month_of_a_year_bears_its_name_and_names_do_not_meet() -> None:
    found = drawn(trend([listed_on(date(2023, 12, 20)), listed_on(date(2024, 2, 20), 2)], END))
    assert [tick.year for tick in found.ticks if tick.year] == ["2023年", "2024年"]
    named = [tick.x for tick in found.ticks if tick.label]
    assert all(right - left >= 27 for left, right in pairwise(named))


def test_the_months_add_up_to_the_weeks() -> None:
    found = trend([closed(), listed_on(date(2024, 4, 23)), listed_on(date(2024, 7, 1), 2)], END)
    for name in ("listed", "closed"):
        assert sum(getattr(one, name) for one in found.months) == sum(getattr(one, name) for one in found.weeks)
