from __future__ import annotations

from typing import Any

import pytest

from lvyue_cli.programmes.extends import resolve

BASE: dict[str, Any] = {
    "title": "共有",
    "channels": [{"id": "self_check", "label": "自查", "origin": "self"}, {"id": "other", "label": "其他"}],
    "moves": [{"id": "accept", "from": ["clue", "listed"]}, {"id": "reopen", "from": ["closed"]}],
}


def resolved(**own: Any) -> dict[str, Any]:
    return resolve({"extends": "base", **own}, lambda name: {"base": BASE}[name])


def test_a_programme_that_extends_nothing_is_itself() -> None:
    assert resolve({"title": "自己的"}, lambda _: {}) == {"title": "自己的"}


def test_what_a_programme_does_not_say_is_taken_over_and_what_it_says_wins() -> None:
    assert resolved(title="曾都")["title"] == "曾都"
    assert resolved()["channels"] == BASE["channels"]
    assert "extends" not in resolved()


def test_items_of_the_same_id_merge_key_by_key_and_keep_their_place() -> None:
    channels = resolved(channels=[{"id": "other", "clause": "四（一）"}, {"id": "leader", "label": "领导交办"}])[
        "channels"
    ]
    assert channels == [
        {"id": "self_check", "label": "自查", "origin": "self"},
        {"id": "other", "label": "其他", "clause": "四（一）"},
        {"id": "leader", "label": "领导交办"},
    ]


def test_plain_lists_are_replaced_whole() -> None:
    moves = resolved(moves=[{"id": "accept", "from": ["clue"]}])["moves"]
    assert moves[0] == {"id": "accept", "from": ["clue"]}


def test_remove_drops_items() -> None:
    assert [move["id"] for move in resolved(moves=[{"remove": ["reopen"]}])["moves"]] == ["accept"]


def test_what_is_removed_may_be_written_anew() -> None:
    moves = resolved(moves=[{"remove": ["reopen"]}, {"id": "reopen", "by": ["office"]}])["moves"]
    assert moves == [BASE["moves"][0], {"id": "reopen", "by": ["office"]}]


@pytest.mark.parametrize("id_", ["reopen", "mine"])
def test_an_id_written_twice_stays_twice_so_that_the_check_finds_it(id_: str) -> None:
    moves = resolved(moves=[{"id": id_, "to": "listed"}, {"id": id_, "to": "closed"}])["moves"]
    assert [move["id"] for move in moves].count(id_) == 2


def test_extending_goes_on_through_several_programmes() -> None:
    catalogue = {"city": {"extends": "base", "title": "市"}, "base": BASE}
    district = resolve({"extends": "city", "place": "区"}, lambda name: catalogue[name])
    assert (district["title"], district["place"], len(district["moves"])) == ("市", "区", 2)
