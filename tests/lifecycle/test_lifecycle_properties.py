"""Whatever is tried in whatever order: the trail stays true, and nothing is closed that may not be."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from builders import TODAY, attempt, do, ledger, measure, paper, problem, registered
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import DEBTOR, INSPECTOR, LEADER, OFFICER

from lvyue_cli.lifecycle.decide import Accepted
from lvyue_cli.lifecycle.earlier import as_it_stood
from lvyue_cli.lifecycle.money import balance
from lvyue_cli.lifecycle.replay import LASTING, replay
from lvyue_cli.records.action import ACTIONS, CHOICES
from lvyue_cli.records.state import State
from lvyue_cli.rules.catalogue import check_problem

if TYPE_CHECKING:
    from lvyue_cli.records.event import Event
    from lvyue_cli.records.problem import Problem

PEOPLE = (OFFICER, LEADER, DEBTOR, INSPECTOR, "示例己@区税务局")
PAPERS = ("letter", "payment", "photo", "receipt", "publication", "judgment")
PROOF = {
    "investment": {"payment", "handover", "decision", "agreement"},
    "policy": {"publication", "payment", "decision", "answer", "rules"},
    "funds": {"payment", "publication", "receipt"},
    "arrears": {"payment", "receipt", "judgment"},
}
NEXT = {
    State.CLUE: "confirm",
    State.LISTED: "assign",
    State.ASSIGNED: "plan",
    State.RECTIFYING: "report",
    State.REPORTED: "endorse",
    State.VERIFIED: "close",
    State.CLOSED: "reopen",
    State.DISMISSED: "undo",
}

Asked = dict[str, Any]
Tried = tuple[str, str, Asked]

papers = st.lists(st.sampled_from(PAPERS), max_size=2).map(lambda kinds: {"evidence": tuple(map(paper, kinds))})
anybody = st.sampled_from(("", "", "", *PEOPLE))
measures = st.lists(st.sampled_from((measure(), measure("分两期还"))), min_size=1, max_size=3).map(tuple)
done = st.lists(st.sampled_from(("M1", "M2", "M3")), max_size=2, unique=True).map(tuple)
inspectors = st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3).map(tuple)
units = st.sampled_from((("区教育局",), ("区城投公司",), ("区审计局", "区教育局")))
OWN: dict[str, st.SearchStrategy[Asked]] = {
    "confirm": st.fixed_dictionaries({}, optional={"line": st.sampled_from(tuple(PROOF)), "responsible": units}),
    "assign": st.fixed_dictionaries({}, optional={"responsible": units, "lead": st.just("区财政局")}),
    "plan": st.fixed_dictionaries({"measures": measures}),
    "progress": st.fixed_dictionaries({"done": done}),
    "report": st.fixed_dictionaries({}, optional={"done": done}),
    "verify": st.fixed_dictionaries(
        {"result": st.sampled_from(("passed", "passed", "failed", "false"))},
        optional={"inspectors": inspectors, "method": st.sampled_from(tuple(CHOICES["method"]))},
    ),
    "dismiss": st.fixed_dictionaries({"dismissal": st.sampled_from(tuple(CHOICES["dismissal"]))}),
    "extend": st.fixed_dictionaries({"until": st.dates(date(2024, 4, 1), TODAY)}),
}


def tried(action: str) -> st.SearchStrategy[Tried]:
    own = OWN.get(action, st.just({}))
    asked = st.tuples(own, st.one_of(st.just({}), st.just({}), papers)).map(lambda pair: pair[0] | pair[1])
    return st.tuples(st.just(action), anybody, asked)


forward: Tried = ("forward", "", {})
any_act = st.sampled_from([name for name in ACTIONS if name != "add"]).flatmap(tried)
SLIPS: tuple[Tried, ...] = (  # the ordinary acts, each with one thing wrong
    ("report", "", {"evidence": ()}),
    ("report", "", {"done": ()}),
    ("report", LEADER, {}),
    ("endorse", DEBTOR, {}),
    ("verify", "", {"inspectors": (OFFICER,)}),
    ("verify", "", {"inspectors": (OFFICER, OFFICER)}),
    ("verify", "", {"inspectors": (LEADER, INSPECTOR)}),
    ("verify", "", {"inspectors": (OFFICER, DEBTOR)}),
    ("verify", "", {"method": "phone"}),
    ("verify", "", {"result": "failed"}),
    ("close", "", {"evidence": ()}),
    ("close", "", {"evidence": (paper("photo"),)}),
    ("close", DEBTOR, {}),
)
slips = st.sampled_from(SLIPS)
some_act = st.one_of(st.just(forward), st.just(forward), slips, slips, any_act)
sequences = st.lists(some_act, min_size=4, max_size=20)
beginnings = st.sampled_from(
    [
        *(registered(channel) for channel in ("self_check", "leader", "complaint")),
        *(problem(stands) for stands in ("rectifying", "endorsed", "endorsed", "closed")),
    ]
)


def ordinary(one: Problem) -> Tried:
    """The act that leads on from here, as an office would make it."""
    is_endorsed = any(event.action == "endorse" for event in standing_round(one))
    action = "verify" if one.state is State.REPORTED and is_endorsed else NEXT[one.state]
    action = "pay" if action == "close" and balance(one) else action
    return (action, "", {})


def standing(one: Problem) -> list[Event]:
    """The acts that were not taken back, told anew: each `undo` takes the last one off."""
    kept: list[Event] = []
    for event in one.events:
        if event.action == "undo":
            kept.pop()
        else:
            kept.append(event)
    return kept


def standing_round(one: Problem) -> list[Event]:
    kept = standing(one)
    begins = [place for place, event in enumerate(kept) if event.action in {"return", "reopen"}]
    return kept[begins[-1] :] if begins else kept


def may_be_closed(one: Problem) -> bool:
    """曾都区's conditions for 销号, told anew from the document and not by the program's guards."""
    events = standing_round(one)
    actions = [event.action for event in events]
    if not {"report", "endorse", "verify"} <= set(actions):
        return False
    inspection = [event for event in events if event.action == "verify"][-1]
    last_report = max(place for place, action in enumerate(actions) if action == "report")
    finished = {name for event in standing(one) for name in event.done}
    kinds_since_report = {item.kind for event in events[last_report:] for item in event.evidence}
    kinds = {item.kind for event in standing(one) for item in event.evidence}
    inspecting_units = {str(actor).partition("@")[2] for actor in inspection.inspectors}
    return all(
        (
            {one.id for one in one.measures} <= finished,
            len(one.measures) > 0,
            "letter" in kinds_since_report,
            actions.index("report") < max(place for place, action in enumerate(actions) if action == "endorse"),
            inspection.result == "passed",
            inspection.method != "phone",
            inspection.method != "paper",
            len({str(actor) for actor in inspection.inspectors}) >= 2,
            "区营商办" in inspecting_units,
            inspecting_units.isdisjoint(one.responsible),
            kinds & PROOF[str(one.line)],
            one.line != "arrears" or not balance(one),
            standing(one)[-1].by.unit == "区营商办",
        )
    )


@settings(max_examples=300, deadline=None)
@given(one=beginnings, sequence=sequences)
def test_no_sequence_of_acts_makes_a_false_record_or_closes_what_may_not_be_closed(
    one: Problem, sequence: list[Tried]
) -> None:
    for step in sequence:
        action, by, asked = ordinary(one) if step[0] == "forward" else step
        outcome = attempt(one, action, by, **asked)
        if not isinstance(outcome, Accepted):
            assert outcome.conditions, "a refusal says why"
            continue
        one = outcome.problem
        assert replay(one.events) is one.state
        if one.events[-1].action == "close":
            assert may_be_closed(one)
    found = check_problem(ledger(one).filed[0], ledger(one), TODAY)
    assert [str(finding) for finding in found if finding.code.startswith(("LC", "DT01", "ID05"))] == []


@settings(max_examples=60, deadline=None)
@given(channel=st.sampled_from(("self_check", "leader")), sequence=sequences)
def test_taking_everything_back_leads_to_the_registration(channel: str, sequence: list[Tried]) -> None:
    first = one = registered(channel)
    for step in (step for step in sequence if step[0] not in LASTING):
        action, by, asked = ordinary(one) if step[0] == "forward" else step
        outcome = attempt(one, action, by, **asked)
        one = outcome.problem if isinstance(outcome, Accepted) else one
    while len(standing(one)) > 1:
        one = do(one, "undo")
    assert one.replace(events=first.events) == first


@settings(max_examples=60, deadline=None)
@given(channel=st.sampled_from(("self_check", "leader")), sequence=sequences)
def test_on_every_earlier_day_it_stood_as_it_was_left_on_that_day(channel: str, sequence: list[Tried]) -> None:
    one = registered(channel)
    left = {one.events[-1].on: one}
    for step in (step for step in sequence if step[0] != "undo"):
        action, by, asked = ordinary(one) if step[0] == "forward" else step
        if action != "undo" and isinstance(outcome := attempt(one, action, by, **asked), Accepted):
            one = outcome.problem
            left[one.events[-1].on] = one
    assert {day: as_it_stood(one, day) for day in left} == left
    assert as_it_stood(one, one.events[0].on - timedelta(days=1)) is None


def test_what_was_taken_back_never_stood() -> None:
    wrong = do(registered(), "plan")
    one = do(wrong, "undo")
    seen = as_it_stood(do(one, "assign"), wrong.events[-1].on)
    assert seen is not None
    assert (seen.state, seen.measures, [event.action for event in seen.events]) == (State.LISTED, (), ["add"])


def test_the_ordinary_way_does_close() -> None:
    one = registered("complaint")
    for _ in range(8):
        action, by, asked = ordinary(one)
        one = do(one, action, by, **asked)
    assert one.state is State.CLOSED
    assert may_be_closed(one)
