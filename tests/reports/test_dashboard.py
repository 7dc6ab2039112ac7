"""The dashboard as a value: the figures, the bars, what presses, and what has been reported."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from boards import board, hostile_problem, many_problems, number, printing, some_problems
from builders import directory, do, ledger, measure, problem

from lvyue_cli.reports.dashboard import Dashboard, dashboard
from lvyue_cli.reports.dashboard.bars import WIDTH, Bar
from lvyue_cli.reports.typesetting import text_width

GOLDEN = Path(__file__).with_name("dashboard.json")
LATE = date(2024, 8, 31)  # the day after the measures of an ordinary problem were due


def figures(found: Dashboard) -> dict[str, str]:
    return {one.label: f"{one.value}{one.unit}" for one in found.figures}


def rows(bars: tuple[Bar, ...]) -> dict[str, str]:
    return {bar.label: f"{bar.total} {bar.text}" for bar in bars}


def test_what_a_template_sees_is_plain_and_as_agreed() -> None:
    told = json.dumps(board(*some_problems()).plain(), ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(told, encoding="utf-8", newline="\n")
    assert told == GOLDEN.read_text(encoding="utf-8")


def test_a_clue_and_a_dismissed_problem_are_told_beside_the_list_and_not_in_it() -> None:
    found = board(*some_problems())
    assert figures(found)["在册问题"] == "7条"
    assert found.figures[0].note == "另有线索1条、已调出1条"
    assert figures(found)["已销号"] == "1条"


def test_money_is_shown_in_wan_and_to_the_fen() -> None:
    owing = problem(amounts={"owed": "480000.05"})
    found = figures(board(do(owing, "pay", amount=Decimal("80000.00"))))
    assert (found["涉及金额"], found["已付"], found["尚欠"]) == ("48.000005万元", "8.00万元", "40.000005万元")


def test_what_is_not_whole_is_not_rounded_up_to_the_whole() -> None:
    owing = problem(amounts={"owed": "480000.00"})
    found = board(do(owing, "pay", amount=Decimal("479999.99")))
    assert next(one.note for one in found.figures if one.label == "已付") == "占涉及金额99.9%"


def test_an_empty_ledger_has_a_dashboard_too() -> None:
    found = board()
    assert set(figures(found).values()) == {"0条", "0.00万元", "0户", "0份"}
    assert [one.note for one in found.figures if one.note] == []
    assert (found.urgent, found.unlisted, found.units.rows, found.trend.columns) == ((), 0, (), ())
    assert found.trend.text == "尚无列入清单的问题"
    assert [bar.total for bar in found.lines.rows] == [0, 0, 0, 0]


def test_a_task_line_is_told_by_state_the_furthest_first() -> None:
    assert rows(board(*some_problems()).lines.rows)["拖欠企业账款清理"] == (
        "7 已销号1、核查到位1、已反馈1、整改中2、已交办1、已列入清单1"
    )


def test_the_parts_of_a_bar_lie_side_by_side_on_one_scale() -> None:
    for bar in board(*some_problems()).lines.rows:
        assert all(left.x + left.width == right.x for left, right in pairwise(bar.parts))
    longest = max(board(*some_problems()).lines.rows, key=lambda bar: bar.total)
    assert longest.parts[0].x == 0
    assert longest.parts[-1].x + longest.parts[-1].width == WIDTH


def test_a_unit_that_is_late_comes_first_and_says_so() -> None:
    late = problem("rectifying", id=number(1))
    others = [problem(id=number(place), responsible=("区住建局",)) for place in (2, 3)]
    assert list(rows(board(late, *others, as_of=LATE).units.rows).items()) == [
        ("区教育局", "1 逾期1"),
        ("区住建局", "2 在办2"),
    ]


def test_units_beyond_the_room_of_the_page_are_added_up() -> None:
    units = [unit.id for unit in directory().units][:12]
    listed = [problem(id=number(place), responsible=(unit,)) for place, unit in enumerate(units, 1)]
    last = board(*listed).units.rows[-1]
    assert (last.label, last.total) == ("其余5个单位", 5)


def test_lights_are_named_and_counted() -> None:
    found = board(problem("rectifying"), problem("closed", id=number(2)), as_of=LATE)
    assert rows(found.lights.rows) == {"红": "1 时限已过", "黄": "0 7天内到期", "绿": "0 未到期"}


def test_the_most_urgent_says_where_it_is_stuck_who_acts_and_by_when() -> None:
    one = board(problem("rectifying"), as_of=date(2024, 9, 2)).urgent[0]
    assert (one.light, one.who, one.day, one.left) == ("红", "区教育局", "8月30日", "逾期3天")
    assert one.stuck == "整改时限已逾期；待书面反馈；尚欠48.00万元"


def test_a_reason_that_was_given_and_a_step_that_failed_are_part_of_it() -> None:
    stuck = do(problem("rectifying", excuses=("budget",)), "escalate", step="negotiate", office="示例建筑公司")
    stuck = do(stuck, "escalate", step="negotiate", outcome="failed")
    said = board(stuck, as_of=LATE).urgent[0].stuck
    assert said.endswith("；协商未达成一致；称财政预算有限")


def test_what_is_late_comes_before_what_lies_ahead_and_what_has_no_room_is_counted() -> None:
    late = many_problems(40)
    ahead = problem("assigned", id=number(90))
    ahead = do(ahead, "plan", measures=(measure(due_on=date(2024, 9, 20)),))
    found = board(*late, ahead, as_of=LATE)
    assert {one.look for one in found.urgent} == {"red"}
    assert len(found.urgent) + found.unlisted == 20


def test_report_days_say_who_is_missing() -> None:
    listed = {one.title: one for one in board().reports}
    assert listed["自查问题清单"].said == "未报（逾期147天）：区招商服务中心、区财政局、区科经局"
    assert (listed["自查问题清单"].look, listed["自查问题清单"].count) == ("late", "0/3")
    assert listed["总体情况"].look == "ahead"


def test_a_part_of_the_ledger_says_that_it_is_one() -> None:
    whole = printing(ledger(*some_problems()))
    found = dashboard(replace(whole, problems=whole.problems[:2]))
    assert found.scope == "只列台账9条问题和线索中的2条"
    assert figures(found)["在册问题"] == "2条"


def test_no_text_is_longer_than_its_place() -> None:
    of = ledger(problem("rectifying", id=number(1)), hostile_problem(2))
    units = [unit.replace(name="长" * 200) if unit.id == "区教育局" else unit for unit in of.directory.units]
    seen = dashboard(printing(replace(of, directory=replace(of.directory, units=tuple(units))), LATE))
    assert seen.urgent[0].who.endswith("长…")
    for one in seen.urgent:
        assert (text_width(one.title) <= 32, text_width(one.stuck) <= 48, text_width(one.who) <= 25) == (True,) * 3
    assert all(text_width(bar.label) <= 24 for bar in seen.units.rows)


def test_a_problem_is_listed_once_with_every_day_that_ran_out() -> None:
    measures = (measure("付一半", date(2024, 8, 15)), measure("付清", date(2024, 8, 30)))
    told = board(do(problem("assigned"), "plan", measures=measures), as_of=LATE).urgent
    assert [(one.day, one.stuck) for one in told] == [
        ("8月15日", "措施M1 示例丙、整改时限已逾期；待书面反馈；尚欠48.00万元"),
    ]
