"""The agenda as a report: who is asked, who has sent, who is late, and how it is worded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from builders import do, ledger, problem
from pydantic import ValidationError

from lvyue_cli.ledger import Reported
from lvyue_cli.programmes.programme import Programme
from lvyue_cli.records.report_day import ReportDay
from lvyue_cli.records.submission import Submissions
from lvyue_cli.records.unit import Unit
from lvyue_cli.reports import agenda, agenda_text
from lvyue_cli.selfcheck import after_a_clue, unfound
from lvyue_cli.store import catalogue
from lvyue_cli.store.typed import read_data
from lvyue_cli.workspace.workdays import calendar_of

if TYPE_CHECKING:
    from lvyue_cli.ledger import Ledger

LIST = "self_check_list"
DAY = date(2024, 4, 29)


def sent(unit: str, *reports: tuple[str, bool], item: str = LIST) -> Reported:
    each = [{"on": on, "by": f"示例甲@{unit}", "zero": zero} for on, zero in reports]
    told = Submissions.model_validate({"item": item, "unit": unit, "submissions": each})
    return Reported(f"submissions/{item}/{unit}.yaml", told)


def with_days(base: Ledger, *days: dict[str, Any]) -> Ledger:
    own = tuple(ReportDay.model_validate(day) for day in days)
    return replace(base, settings=base.settings.replace(report_days=own))


def with_reports(*reports: Reported) -> Ledger:
    return replace(ledger(), reported=reports)


def items(of: Ledger, day: date = DAY) -> dict[str, agenda.Item]:
    return {item.asked.id: item for item in agenda.agenda(of, calendar_of(of.calendar), day)}


def law(name: str) -> Programme:
    read, findings = read_data(catalogue.load(name), f"{name}.yaml", Programme)
    assert read is not None, findings
    return read


def test_the_leads_of_groups_with_lines_are_asked_each_once_and_not_the_receiver() -> None:
    assert items(ledger())[LIST].missing == ("区招商服务中心", "区财政局", "区科经局")


def test_counties_the_office_and_single_units_can_be_asked() -> None:
    base = ledger()
    county = Unit(id="示例县", name="示例县", kind="county")
    known = replace(base.directory, units=(*base.directory.units, county))
    own = {"title": "月报", "from": "各单位", "to": "市营商办", "due_on": "2024-05-31"}
    asked = with_days(
        replace(base, directory=known),
        {"id": "one", "senders": ["counties"], **own},
        {"id": "two", "senders": ["office", "区财政局", "office"], **own},
    )
    assert items(asked)["one"].missing == ("示例县",)
    assert items(asked)["two"].missing == ("区营商办", "区财政局")


def test_the_first_report_decides_punctuality_and_the_last_one_counts() -> None:
    found = items(with_reports(sent("区科经局", ("2024-04-26", True), ("2024-04-28", False))))[LIST]
    assert found.arrivals == (agenda.Arrival("区科经局", date(2024, 4, 26), 0, zero=False, corrected=1),)
    assert found.days_over == 3
    assert found.late == ("区招商服务中心", "区财政局")


def test_a_late_report_stays_late() -> None:
    found = items(with_reports(sent("区科经局", ("2024-04-29", False))))[LIST]
    assert found.arrivals[0].days_late == 3
    assert found.late[0] == "区科经局"


def test_what_came_in_later_does_not_count_on_an_earlier_day() -> None:
    reports = with_reports(sent("区科经局", ("2024-04-25", True), ("2024-05-20", False)))
    assert items(reports)[LIST].arrivals[0].zero
    assert "区科经局" in items(reports, date(2024, 4, 24))[LIST].missing


def test_an_earlier_day_of_the_office_s_own_counts_and_the_programme_s_stays_visible() -> None:
    found = items(with_days(ledger(), {"id": LIST, "due_on": "2024-04-23"}))[LIST]
    assert found.asked.due_on == date(2024, 4, 23)
    assert agenda_text.ground(found.asked) == "方案四（一），方案规定 4月26日，本办提前至 4月23日"


def test_a_later_day_of_the_office_s_own_changes_nothing() -> None:
    found = items(with_days(ledger(), {"id": LIST, "due_on": "2024-05-23"}))[LIST]
    assert found.asked.due_on == date(2024, 4, 26)


WEEKLY = {"id": "weekly", "title": "周报", "from": "牵头单位", "to": "区营商办", "senders": ["group_leads"]}


@pytest.mark.parametrize(
    ("every", "first", "last", "days"),
    [
        ("friday", "2024-07-01", "2024-07-20", ["2024-07-05", "2024-07-12", "2024-07-19"]),
        ("25", "2024-07-01", "2024-08-31", ["2024-07-25", "2024-08-25"]),
        ("31", "2024-02-01", "2024-03-31", ["2024-02-29", "2024-03-31"]),
    ],
)
def test_what_recurs_becomes_one_item_a_day(every: str, first: str, last: str, days: list[str]) -> None:
    recurring = with_days(ledger(), {**WEEKLY, "every": every, "begins_on": first, "ends_on": last})
    assert [name for name in items(recurring) if name.startswith("weekly")] == [f"weekly-{day}" for day in days]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ({"id": LIST}, "二者取一"),
        ({**WEEKLY, "every": "friday"}, "须写明起止"),
        ({**WEEKLY, "every": "someday"}, "monday 至 sunday"),
        ({"id": "weekly", "title": "周报", "due_on": "2024-07-05"}, "须写明 title、from、to、senders"),
        ({**WEEKLY, "every": "friday", "begins_on": "2024-07-05", "ends_on": "2024-07-01"}, "止期早于起期"),
        ({**WEEKLY, "due_on": "2024-07-05", "begins_on": "2024-07-01"}, "没有周期，不写起止"),
        ({**WEEKLY, "id": "w" * 30, "every": "1", "begins_on": "2024-07-01", "ends_on": "2024-07-02"}, "不超过 29 字"),
    ],
)
def test_a_day_of_one_s_own_is_whole(day: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        ReportDay.model_validate(day)


def test_without_a_day_nothing_is_invented() -> None:
    base = replace(ledger(), programme=law("maojian-2024"))
    found = items(base)["superior_report"]
    assert (found.asked.due_on, found.workday_due_on, found.days_over) == (None, None, 0)
    assert next(iter(agenda_text.told(found, base))) == "方案未定日期  整改落实情况汇总"
    assert agenda.owed([found], DAY) == ()
    assert list(items(base))[-1] == "superior_report"


def test_a_day_off_shows_the_last_working_day_before_it() -> None:
    base = replace(ledger(), programme=law("maojian-2024"))
    found = items(base)["rectification_report"]
    assert (found.asked.due_on, found.workday_due_on) == (date(2024, 9, 15), date(2024, 9, 14))
    said = agenda_text.reminders([found], base, date(2024, 9, 10))[0]
    assert said.endswith("：请于2024年9月14日前将《整改情况》报区营商办（时限2024年9月15日不是工作日）。")


def test_a_year_without_data_is_told() -> None:
    asked = with_days(ledger(), {**WEEKLY, "due_on": "2027-01-29"})
    found = items(asked)["weekly"]
    assert found.workday_due_on is None
    assert "2027年的放假安排尚无数据" in "".join(agenda_text.told(found, asked))
    assert "请于2027年1月29日前" in agenda_text.reminders([found], asked, DAY)[0]


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2024, 4, 20), "区财政局：请于2024年4月26日前将《自查问题清单》报区营商办。"),
        (date(2024, 4, 26), "区财政局：《自查问题清单》今日为报送区营商办的最后一天，请按时报送。"),
        (date(2024, 4, 28), "区财政局：《自查问题清单》应于2024年4月26日前报区营商办，已逾期2天，请即报送。"),
    ],
)
def test_a_reminder_says_how_much_time_is_left(today: date, said: str) -> None:
    assert agenda_text.reminders([items(ledger(), today)[LIST]], ledger(), today)[1] == said


def test_only_what_presses_is_reminded_of_and_else_what_comes_next() -> None:
    def owed(day: date) -> list[str]:
        return [item.asked.id for item in agenda.owed(items(ledger(), day).values(), day)]

    assert owed(date(2024, 1, 2)) == [LIST]
    assert owed(date(2024, 6, 25)) == [LIST, "measures"]
    assert owed(date(2024, 12, 3)) == [LIST, "measures", "rectification_report", "overall_report"]


LEAD: dict[str, Any] = {"responsible": ("区科经局",)}


def test_a_unit_that_found_nothing_while_another_channel_did_is_told() -> None:
    brought = problem("clue", id="ZD-2024-A0002", **LEAD)
    silent = ledger(brought)
    assert unfound(silent, date(2024, 4, 26)) == (), "the day has not passed"
    (one,) = unfound(silent, DAY)
    assert (one.unit, one.zero, one.filed[0].problem.id) == ("区科经局", False, "ZD-2024-A0002")
    zero = replace(silent, reported=(sent("区科经局", ("2024-04-25", True)),))
    assert [each.zero for each in unfound(zero, date(2024, 4, 25))] == [True]
    corrected = replace(silent, reported=(sent("区科经局", ("2024-04-25", True), ("2024-04-26", False)),))
    assert unfound(corrected, DAY) == ()
    assert unfound(ledger(brought, problem("listed", **LEAD)), DAY) == (), "it has found something itself"


def test_the_sanction_is_cited_where_the_programme_has_one() -> None:
    silent = ledger(problem("clue", **LEAD))
    strict = replace(silent, programme=silent.programme.replace(sanctions=law("maojian-2024").sanctions))
    said = list(agenda_text.missed(unfound(strict, DAY), strict))
    assert said[0] == "自查未发现而其他渠道有反映的单位"
    assert "五（三）：自身未排查出问题而其他渠道有反馈，或整改不力的，通报、约谈，并移交纪检监察机关" in said[-1]


def test_a_self_check_after_a_clue_on_the_same_matter_is_told() -> None:
    clue = problem("clue", id="ZD-2024-A0001", on=date(2024, 4, 8))
    later = problem("listed", id="ZD-2024-A0002", on=date(2024, 4, 10))
    earlier = problem("listed", id="ZD-2024-A0003", on=date(2024, 4, 8))
    other = problem("listed", id="ZD-2024-A0004", on=date(2024, 4, 10), enterprise={"name": "另一示例公司"})
    found = [(filed.problem.id, first.id) for filed, first in after_a_clue(ledger(clue, later, earlier, other))]
    assert found == [("ZD-2024-A0002", "ZD-2024-A0001")]
    merged = do(later, "dismiss", dismissal="merged", into=clue.id)
    assert list(after_a_clue(ledger(clue, merged))) == []
