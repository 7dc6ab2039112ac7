"""The figures of a ledger: everything is counted once, and the states add up to the whole."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from builders import do, ledger, played, problem
from hypothesis import given
from hypothesis import strategies as st

from lvyue_cli.reports.statistics import data, statistics, told

if TYPE_CHECKING:
    from lvyue_cli.records.problem import Problem

STANDS = ("clue", "listed", "assigned", "rectifying", "reported", "verified", "closed", "dismissed")
TODAY = date(2024, 9, 20)


def numbered(number: int, stands: str = "listed", **changes: Any) -> Problem:
    return problem(stands, id=f"ZD-2024-A{number:04d}", **changes)


@given(st.lists(st.sampled_from(STANDS), max_size=8))
def test_the_states_add_up_to_the_whole(stands: list[str]) -> None:
    found = statistics(ledger(*(numbered(place, one) for place, one in enumerate(stands, 1))), TODAY)
    assert sum(found.by_state.values()) == found.total == len(stands)
    assert sum(found.by_line.values()) == sum(found.by_origin.values())


def test_clues_and_what_was_dismissed_are_no_debt() -> None:
    found = statistics(ledger(numbered(1, "clue"), numbered(2), numbered(3, "dismissed")), TODAY)
    assert (found.owed, found.enterprises) == (Decimal("480000.00"), 1)
    assert found.by_line["arrears"] == 1


def test_of_a_matter_in_parts_only_the_parts_count() -> None:
    whole = numbered(1, amounts={"owed": "480000.00"})
    parts = [numbered(place, parent=whole.id, amounts={"owed": "240000.00"}) for place in (2, 3)]
    assert statistics(ledger(whole, *parts), TODAY).owed == Decimal("480000.00")
    assert statistics(ledger(whole), TODAY).owed == Decimal("480000.00")


def test_enterprises_and_contracts_are_counted_once_however_often_they_are_named() -> None:
    same = {"name": "校舍维修", "number": "示例-1"}
    one, two = numbered(1, contract=same), numbered(2, contract=same)
    other = numbered(3, contract={"name": "桌椅"}, enterprise={"name": "示例家具公司"})
    found = statistics(ledger(one, two, other), TODAY)
    assert (found.enterprises, found.contracts) == (2, 2)


def test_what_is_late_is_counted_on_the_day_asked_for() -> None:
    late = numbered(1, "rectifying")
    assert statistics(ledger(late), date(2024, 8, 30)).overdue == 0
    assert statistics(ledger(late), date(2024, 8, 31)).overdue == 1


def test_acts_since_a_day_are_counted_but_not_those_taken_back() -> None:
    undone = played(numbered(2, "verified"), "close", "undo")
    found = statistics(ledger(numbered(1, "closed"), undone), TODAY, since=date(2024, 4, 11))
    assert found.since is not None
    assert (found.since["add"], found.since["close"]) == (0, 1)
    assert statistics(ledger(), TODAY).since is None


def test_programs_get_exact_sums_as_texts_and_officers_get_sentences() -> None:
    book = ledger(do(numbered(1, amounts={"owed": "480000.10"}), "assign"))
    found = statistics(book, TODAY)
    assert data(found)["amount"] == {"owed": "480000.10", "paid": "0.00", "balance": "480000.10"}
    said = dict(told(found, book))
    assert (said["截至"], said["已交办"], said["涉及金额"]) == ("2024-09-20", "1 条", "480,000.10 元")
    assert said["责任单位 区教育局"] == "1 条"
