"""Working days, with the vectors computed by hand from the announcements (domain.md §5.6)."""

from __future__ import annotations

from datetime import date

import pytest

from lvyue_cli.programmes.workdays import Calendar, UnknownYear
from lvyue_cli.records.calendar import CalendarYear, OwnCalendar
from lvyue_cli.workspace.workdays import calendar_of

KNOWN = calendar_of(None)


@pytest.mark.parametrize(
    ("start", "count", "answer"),
    [
        (date(2024, 4, 26), 10, date(2024, 5, 13)),  # 五一, with 4月28日 and 5月11日 worked
        (date(2024, 9, 11), 3, date(2024, 9, 14)),  # a worked Saturday
        (date(2024, 9, 29), 15, date(2024, 10, 24)),  # 国庆, with 10月12日 worked
        (date(2024, 9, 11), 0, date(2024, 9, 11)),
    ],
)
def test_working_days_are_counted_from_the_day_after(start: date, count: int, answer: date) -> None:
    assert KNOWN.after(start, count) == answer


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        (date(2024, 9, 15), date(2024, 9, 14)),  # 中秋, a Sunday; the Saturday before is worked
        (date(2024, 4, 26), date(2024, 4, 26)),
        (date(2023, 12, 31), date(2023, 12, 29)),
        (date(2024, 10, 7), date(2024, 9, 30)),
        (date(2025, 1, 1), date(2024, 12, 31)),
    ],
)
def test_the_last_working_day_is_the_day_itself_or_one_before(day: date, answer: date) -> None:
    assert KNOWN.last_workday(day) == answer


def test_holidays_and_worked_weekends_differ_from_the_week() -> None:
    assert not KNOWN.is_workday(date(2024, 10, 1))
    assert KNOWN.is_workday(date(2024, 9, 29))
    assert not KNOWN.is_workday(date(2024, 9, 28))


def test_a_year_without_data_is_told_not_guessed() -> None:
    with pytest.raises(UnknownYear, match="2027年的放假安排尚无数据"):
        KNOWN.is_workday(date(2027, 1, 4))
    with pytest.raises(UnknownYear):
        KNOWN.after(date(2026, 12, 31), 1)
    assert KNOWN.last_workday(date(2026, 12, 31)) == date(2026, 12, 31)


def test_an_office_adds_a_year_of_its_own_and_corrects_one() -> None:
    entered = (
        CalendarYear(year=2027, source="示例通知", holidays=(date(2027, 1, 1),), workdays=(date(2027, 1, 9),)),
        CalendarYear(year=2026, source="示例通知", holidays=(), workdays=()),
    )
    own = calendar_of(OwnCalendar(years=entered))
    assert not own.is_workday(date(2027, 1, 1))
    assert own.is_workday(date(2027, 1, 9))
    assert own.is_workday(date(2026, 10, 1)), "what the office says of a year replaces what was known of it"
    assert own.after(date(2024, 4, 26), 10) == date(2024, 5, 13)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"holidays": ["2026-01-01"]}, "不在 2027 年"),
        ({"workdays": ["2027-01-08"]}, "不是周末"),
        ({"holidays": ["2027-01-09"], "workdays": ["2027-01-09"]}, "既写放假又写上班"),
    ],
)
def test_a_year_that_contradicts_itself_is_refused(given: dict[str, list[str]], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        CalendarYear.model_validate({"year": "2027", "source": "示例通知", **given})


def test_a_year_is_entered_once() -> None:
    year = {"year": "2027", "source": "示例通知"}
    with pytest.raises(ValueError, match="写了两次"):
        OwnCalendar.model_validate({"years": [year, year]})


def test_a_calendar_that_knows_nothing_says_nothing() -> None:
    with pytest.raises(UnknownYear):
        Calendar(frozenset(), frozenset(), frozenset()).is_workday(date(2024, 1, 2))
