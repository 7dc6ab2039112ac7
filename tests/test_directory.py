"""Units as an office speaks of them: by any name they ever bore, on a day, and by who has their duties."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from builders import do, ledger, problem
from pydantic import ValidationError

from lvyue_cli.directory import Directory
from lvyue_cli.records.unit import Member, Unit
from lvyue_cli.selfcheck import after_a_clue, unfound

if TYPE_CHECKING:
    from lvyue_cli.ledger import Ledger

COMMERCE = (
    Unit(id="息县商务局", name="息县商务局", aliases=("县商务局",))
    .renamed("息县商工局", date(2024, 10, 1))
    .renamed("息县商务和工业信息化局", date(2024, 12, 1))
)  # the names are those of the real case; its days are not published and are set here


def unit(id_: str, **more: Any) -> Unit:
    return Unit.model_validate({"id": id_, "name": id_, **more})


def passed(id_: str, to: str, on: str = "2024-09-01") -> Unit:
    return unit(id_, succeeded_by=to, succeeded_on=on)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2024, 4, 1), "息县商务局"),
        (date(2024, 9, 30), "息县商务局"),
        (date(2024, 10, 1), "息县商工局"),
        (date(2024, 11, 30), "息县商工局"),
        (date(2024, 12, 1), "息县商务和工业信息化局"),
        (None, "息县商务和工业信息化局"),
    ],
)
def test_a_unit_bears_on_each_day_the_name_that_is_valid_then(day: date | None, name: str) -> None:
    assert Directory((COMMERCE,)).on(day).name("息县商务局") == name


@pytest.mark.parametrize("name", ["息县商务局", "县商务局", "息县商工局", "息县商务和工业信息化局"])
def test_every_name_it_ever_bore_means_it_on_every_day(name: str) -> None:
    for day in (None, date(2024, 4, 1), date(2025, 1, 1)):
        assert Directory((COMMERCE,)).on(day).unit(name) == COMMERCE


def test_its_id_stays_and_its_former_names_keep_their_last_day() -> None:
    assert COMMERCE.plain() == {
        "id": "息县商务局",
        "name": "息县商务和工业信息化局",
        "aliases": ["县商务局"],
        "former": [
            {"name": "息县商务局", "until": date(2024, 9, 30)},
            {"name": "息县商工局", "until": date(2024, 11, 30)},
        ],
    }


def test_a_succession_has_its_unit_and_its_day_or_neither() -> None:
    with pytest.raises(ValidationError, match="须一并写明"):
        unit("区商务局", succeeded_by="区科经局")


def test_duties_are_followed_from_hand_to_hand_and_from_their_day_on() -> None:
    book = Directory((passed("甲局", "乙局"), passed("乙局", "丙局", "2024-10-01"), unit("丙局")))
    assert book.successors == {"甲局": "丙局", "乙局": "丙局"}
    assert book.on(date(2024, 9, 1)).successors == {"甲局": "乙局"}
    assert book.on(date(2024, 8, 31)).successors == {}
    assert [book.successor(one) for one in ("甲局", "丙局", "丁局")] == ["丙局", "丙局", "丁局"]


def test_a_ring_that_a_hand_edit_made_is_followed_once_and_no_longer() -> None:
    book = Directory((passed("甲局", "乙局"), passed("乙局", "丙局"), passed("丙局", "乙局"), passed("丁局", "丁局")))
    assert book.successors == {"甲局": "丙局", "乙局": "丙局", "丙局": "乙局", "丁局": "丁局"}


def test_people_on_the_roster_follow_their_unit() -> None:
    members = (Member(role="staff", name="示例丙", unit="甲局"), Member(role="liaison", name="示例丙", unit="乙局"))
    assert Directory((passed("甲局", "乙局"), unit("乙局")), members).unit_of("示例丙") == "乙局"
    assert Directory((unit("甲局"), unit("乙局")), members).unit_of("示例丙") is None


def succeeded(base: Ledger, old: str, new: str, on: str = "2024-09-01") -> Ledger:
    units = tuple(passed(old, new, on) if one.id == old else one for one in base.directory.units)
    return replace(base, directory=replace(base.directory, units=units))


def test_what_is_due_on_the_day_or_later_is_asked_of_the_successor_and_what_was_due_before_of_the_unit_itself() -> None:
    base = succeeded(ledger(), "区科经局", "区教育局", "2024-09-02")
    asked = {item.id: base.senders_of(item) for item in base.deliverables}
    assert asked["measures"] == ("区招商服务中心", "区财政局", "区科经局")  # 2024-07-01
    assert asked["rectification_report"] == ("区招商服务中心", "区财政局", "区教育局")  # 2024-09-02
    assert asked["overall_report"] == ("区招商服务中心", "区财政局", "区教育局")


def test_a_successor_that_is_asked_itself_is_asked_once_and_not_for_what_goes_to_itself() -> None:
    (item,) = (one for one in ledger().deliverables if one.id == "overall_report")
    assert succeeded(ledger(), "区科经局", "区财政局").senders_of(item) == ("区招商服务中心", "区财政局")
    assert succeeded(ledger(), "区科经局", "区营商办").senders_of(item) == ("区招商服务中心", "区财政局")


def test_a_self_check_that_found_nothing_is_held_against_the_unit_also_after_its_duties_have_passed_on() -> None:
    brought = problem("clue", responsible=("区科经局",))
    base = succeeded(ledger(brought), "区科经局", "区教育局")
    followed = do(brought, "succeed", predecessor="区科经局", successor="区教育局")
    for known in (ledger(brought), replace(base, filed=ledger(followed).filed)):
        assert [(one.unit, one.filed[0].problem.id) for one in unfound(known, date(2024, 9, 20))] == [
            ("区科经局", brought.id)
        ]


def test_a_clue_against_a_unit_and_a_self_check_of_its_successor_are_the_same_matter() -> None:
    clue = problem("clue", id="ZD-2024-A0001", on=date(2024, 4, 8))
    later = problem("listed", id="ZD-2024-A0002", on=date(2024, 9, 10), responsible=("区住建局",))
    assert not list(after_a_clue(ledger(clue, later)))
    ((filed, first),) = after_a_clue(succeeded(ledger(clue, later), "区教育局", "区住建局"))
    assert (filed.problem, first) == (later, clue)
