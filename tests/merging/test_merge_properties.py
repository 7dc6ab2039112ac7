"""Whatever two clones do to a problem: together they say what each said, whoever merges; or both are told why not."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from builders import ID, TODAY, attempt, ledger, paper, problem
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from lvyue_cli.audit.merging import Merged, problem_gathers
from lvyue_cli.diagnostics import Severity
from lvyue_cli.ledger import Filed
from lvyue_cli.lifecycle.decide import Accepted
from lvyue_cli.lifecycle.replay import replay
from lvyue_cli.merging.sides import Sides
from lvyue_cli.records.action import ACTIONS
from lvyue_cli.records.problem import Problem
from lvyue_cli.records.ulid import ulid
from lvyue_cli.rules.catalogue import check_problem
from lvyue_cli.store.layout import problem_path
from lvyue_cli.store.merged import Unmerged, merged
from lvyue_cli.store.typed import read_bytes
from lvyue_cli.text.canonical import emit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Edit = tuple[str, dict[str, Any], int, int]  # the act, what is asked, days after the last one, chance for its number

PATH = problem_path(ID)
LEDGER = ledger()
FACTS: dict[str, st.SearchStrategy[Any]] = {
    "detail": st.sampled_from(["甲说", "乙说", "甲说\n乙说"]),
    "grade": st.sampled_from(["一般", "重点", None]),
    "basis": st.sampled_from(["合同第八条", None]),
    "excuses": st.lists(st.sampled_from(["personnel", "budget", "other"]), max_size=3, unique=True).map(tuple),
    "cooperating": st.lists(st.sampled_from(["区财政局", "区审计局"]), max_size=2, unique=True).map(tuple),
    "amounts": st.fixed_dictionaries(
        {"owed": st.sampled_from(["480000.00", "500000.00"])},
        optional={"disputed": st.just("10000.00"), "dispute": st.sampled_from(["工程量未核", "单价未核"])},
    ),
    "enterprise": st.fixed_dictionaries(
        {"name": st.sampled_from(["示例建筑公司", "示例路桥公司"])},
        optional={"size_at_signing": st.sampled_from(["small", "micro"])},
    ),
}
facts = st.sampled_from(sorted(FACTS)).flatmap(lambda name: st.tuples(st.just(name), FACTS[name]))
papers = st.sampled_from(["photo", "letter", "receipt"]).map(lambda kind: {"evidence": (paper(kind),)})
corrections = st.lists(facts, min_size=1, max_size=2).map(lambda pairs: ("set", {"changes": dict(pairs)}))
documents = papers.map(lambda found: ("evidence", found))
OTHERS: list[tuple[str, dict[str, Any]]] = [(name, {}) for name in ACTIONS if name not in {"add", "set", "edit"}]
FORWARD = frozenset({"plan", "report", "endorse", "verify", "close", "pay", "undo"})
others = st.sampled_from(OTHERS)
steps = st.sampled_from([one for one in OTHERS if one[0] in FORWARD])
edits = st.tuples(
    st.one_of(corrections, corrections, documents, others, steps, steps),
    st.sampled_from([0, 0, 0, 1, 2]),
    st.integers(0, 1 << 40),
)
sides = st.lists(edits, min_size=1, max_size=5)
stands = st.sampled_from(["clue", "listed", "assigned", "rectifying", "reported", "verified", "closed"])
in_two_clones = given(begins=stands, one=sides, other=sides)


def edited(before: Problem, side: list[Any], whose: int = 0) -> Problem:
    """Make those of the acts that are allowed, one after the other, each under a number of its own."""
    for place, ((action, asked), days, chance) in enumerate(side):
        day = min(before.events[-1].on + timedelta(days=days), TODAY)
        found = attempt(before, action, on=day, **with_records(asked))
        if isinstance(found, Accepted):
            *events, latest = found.problem.events
            number = ulid((day - date(1970, 1, 1)).days * 86_400_000, chance << 8 | place << 1 | whose)
            before = found.problem.replace(events=(*events, latest.replace(eid=number)))
    return before


def with_records(asked: dict[str, Any]) -> dict[str, Any]:
    """Read the values of facts as a file would say them."""
    if "changes" not in asked:
        return asked
    given_ = {name: value for name, value in asked["changes"].items() if value is not None}
    read = Problem.model_validate(problem().plain() | given_)
    return {"changes": {name: getattr(read, name) if name in given_ else None for name in asked["changes"]}}


def text(one: Problem) -> bytes:
    return emit(one.plain()).encode()


def together(*three: bytes) -> bytes | None:
    """Bring three texts together: what was there before, ours, theirs."""
    try:
        return merged(PATH, Sides(*three), LEDGER, TODAY)
    except Unmerged:
        return None


def read(raw: bytes) -> Problem:
    found, findings = read_bytes(raw, PATH, Problem)
    assert found is not None, findings
    return found


def leaves(value: Any, place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    match value:
        case dict():
            for key, one in value.items():
                yield from leaves(one, (*place, key))
        case list():
            for one in value:
                yield place, repr(one)
        case _:
            yield place, repr(value)


def said(one: Problem) -> set[tuple[tuple[str, ...], str]]:
    return set(leaves({name: value for name, value in one.plain().items() if name not in {"events", "state"}}))


def errors(one: Problem) -> set[str]:
    found = check_problem(Filed(PATH, one), LEDGER, TODAY)
    return {f"{each}" for each in found if each.severity is Severity.ERROR}


def in_order(events: tuple[Any, ...], whole: tuple[Any, ...]) -> bool:
    rest = iter(whole)
    return all(one in rest for one in events)


@cache
def begun(stands_at: str) -> Problem:
    return problem(stands_at)


def hold(begins: str, one: list[Any], other: list[Any]) -> None:
    base = begun(begins)
    ours, theirs = edited(base, one), edited(base, other, 1)
    was, mine, yours = text(base), text(ours), text(theirs)
    raw, turned = together(was, mine, yours), together(was, yours, mine)
    assert together(was, mine, mine) == mine
    assert together(was, was, yours) == yours
    if raw is None or turned is None:
        assert raw == turned, "it does not matter who merges"
        return
    found = read(raw)
    assert found == read(turned), "it does not matter who merges"
    assert together(yours, raw, yours) == raw, "what was merged is merged"
    every = {event.eid: event for side in (ours, theirs) for event in side.events}
    assert {event.eid: event for event in found.events} == every
    assert len(found.events) == len(every)
    assert in_order(ours.events, found.events)
    assert in_order(theirs.events, found.events)
    fresh = found.events[len(base.events) :]
    if len({event.on for event in fresh}) == 1 and "undo" not in {event.action for event in fresh}:
        left = [replay(found.events[: place + 1]) for place in range(len(found.events))]
        assert [event.to for event in found.events] == left, "on one day, each tells where the problem then stands"
    assert said(found) <= said(ours) | said(theirs), "nothing is invented"
    assert errors(found) <= errors(ours) | errors(theirs)
    assert list(problem_gathers(Merged(PATH, (ours, theirs), found, lambda: base), LEDGER)) == []


@settings(max_examples=100, deadline=None)
@in_two_clones
def test_two_sides_say_together_what_each_said_once(begins: str, one: list[Any], other: list[Any]) -> None:
    hold(begins, one, other)


@pytest.mark.long
@pytest.mark.parametrize("part", range(5))
def test_they_do_so_five_thousand_times(part: int) -> None:
    """In parts, for several workers; each looks at the same thousand cases every time."""

    @seed(part)
    @settings(max_examples=1_000, deadline=None, database=None)
    @in_two_clones
    def a_thousand(begins: str, one: list[Any], other: list[Any]) -> None:
        hold(begins, one, other)

    a_thousand()


TAMPERED: dict[str, Callable[[Problem], Problem]] = {
    "an event is altered": lambda one: one.replace(events=(one.events[0].replace(note="改"), *one.events[1:])),
    "an event is dropped": lambda one: one.replace(events=(*one.events[:1], *one.events[2:])),
}


@pytest.mark.parametrize("how", sorted(TAMPERED))
@settings(max_examples=30, deadline=None)
@given(one=sides, other=sides)
def test_a_side_that_tampered_with_what_was_known_is_not_merged(how: str, one: list[Any], other: list[Any]) -> None:
    base = problem("rectifying")
    ours, theirs = edited(base, one), TAMPERED[how](edited(base, other, 1))
    was, mine, yours = text(base), text(ours), text(theirs)
    assert together(was, mine, yours) is together(was, yours, mine) is None


@settings(max_examples=60, deadline=None)
@given(one=sides, other=sides, pair=st.permutations(["一般", "重点", "特别"]))
def test_two_values_of_one_fact_never_merge(one: list[Any], other: list[Any], pair: list[str]) -> None:
    base = problem("rectifying")
    graded = (("set", {"changes": {"grade": grade}}) for grade in pair)
    ours, theirs = (edited(base, [*side, (next(graded), 0, 0)], whose) for whose, side in enumerate((one, other)))
    assert together(text(base), text(ours), text(theirs)) is None
