"""Every move of 茅箭, 随州 and 息县: where each act leads from each place, and what their documents make different."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from builders import attempt, do, paper, played, problem, programme, refused
from laws import LAWS
from move_table import ACTS, agreed_table, printed_table

from lvyue_cli.lifecycle.decide import Accepted
from lvyue_cli.records.state import STATES, State

if TYPE_CHECKING:
    from lvyue_cli.records.problem import Problem

MAOJIAN, SUIZHOU, XIXIAN = "MJ-2024-A0001", "SZ-2023-A0001", "XIX-2024-A0001"
IDS = (MAOJIAN, SUIZHOU, XIXIAN)
each_programme = pytest.mark.parametrize("id_", IDS, ids=[LAWS[one.partition("-")[0]].id for one in IDS])


def stands(id_: str) -> dict[str, Problem]:
    """Stand a problem at every place on its way, and after what went wrong there."""
    law = LAWS[id_.partition("-")[0]]
    places = {"clue": problem("clue", id=id_)} | {name: problem(name, id=id_) for name in law.ways}
    checked = "endorsed" if "endorsed" in places else "reported"
    found: dict[str, Problem] = {}
    for name, one in places.items():
        after = "（已转报）" if name == "endorsed" else ""
        found[f"{STATES[one.state]}{after}"] = one
    found["已列入清单（其他渠道）"] = do(places["clue"], "confirm")
    found["已反馈（列入抽查）"] = do(places[checked], "sample")
    if programme(law.id).move("verify", State.REPORTED, "failed"):
        found["已反馈（核查不到位）"] = do(places[checked], "verify", result="failed")
    found["已销号（回头看不到位）"] = do(places["closed"], "verify", result="failed")
    return found


@each_programme
def test_the_move_table_is_the_one_that_was_agreed(id_: str) -> None:
    law = programme(LAWS[id_.partition("-")[0]].id)
    assert printed_table(law, stands(id_)) == agreed_table(law, stands(id_))


@each_programme
def test_the_table_passes_through_every_move(id_: str) -> None:
    law = programme(LAWS[id_.partition("-")[0]].id)
    made = {
        move.id
        for one in stands(id_).values()
        for action, asked in ACTS
        if isinstance(attempt(one, action, **asked), Accepted)
        and (move := law.move(action, one.state, asked.get("result")))
    }
    by_the_superior = {move.id for move in law.moves if move.action == "return" and move.by == ("superior",)}
    assert made == {move.id for move in law.moves} - by_the_superior


def test_in_maojian_self_check_too_waits_for_the_office_to_fix_the_list() -> None:
    found = problem("clue", id=MAOJIAN).replace(channel="self_check", origin="self")
    assert refused(attempt(found, "plan")) == ["wrong_state"]
    assert do(found, "confirm").state is State.LISTED
    entered = programme("maojian-2024").channel("self_check")
    assert entered is not None
    assert (entered.enters, entered.origin) == (State.CLUE, "self")


def test_in_maojian_the_city_closes_or_returns_and_the_district_does_neither() -> None:
    applied = problem("applied", id=MAOJIAN)
    assert refused(attempt(applied, "close", "示例甲@区营商办")) == ["wrong_party"]
    assert refused(attempt(applied, "return", "示例甲@区营商办")) == ["wrong_party"]
    assert do(applied, "return", "示例戊@市营商办").state is State.RECTIFYING
    assert do(applied, "close").state is State.CLOSED


def test_in_suizhou_closure_follows_the_written_report_and_inspection_follows_closure() -> None:
    reported = problem("reported", id=SUIZHOU)
    assert refused(attempt(reported, "verify")) == ["wrong_state"]
    assert do(reported, "close").state is State.CLOSED
    unwritten = do(played(problem("rectifying", id=SUIZHOU), "pay"), "report", evidence=())
    assert refused(attempt(unwritten, "close")) == ["report_is_written"]
    by_phone = attempt(problem("closed", id=SUIZHOU), "verify", method="phone")
    assert refused(by_phone) == ["inspection_is_on_site"]


@pytest.mark.parametrize("channel", ["self_check", "received"])
def test_in_xixian_nothing_is_listed_without_the_main_leader(channel: str) -> None:
    law = programme("xixian-2024")
    found = law.channel(channel)
    assert found is not None
    assert found.enters is State.CLUE
    clue = problem("clue", id=XIXIAN).replace(channel=channel, origin=found.origin)
    assert refused(attempt(clue, "confirm", approver=None)) == ["approver_is_named"]
    assert do(clue, "confirm").state is State.LISTED


def test_in_xixian_closing_cites_no_clause() -> None:
    verified = problem("verified", id=XIXIAN)
    outcome = attempt(verified, "close", evidence=(paper("photo"),))
    assert not isinstance(outcome, Accepted)
    assert [condition.clause for condition in outcome.conditions] == ["方案未规定，按本办做法"]
