from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lvyue_cli.errors import WrongUse
from lvyue_cli.programmes.extends import NotExtensible, resolve
from lvyue_cli.programmes.origin import origin
from lvyue_cli.resources import CATALOGUE as RESOURCES
from lvyue_cli.store import catalogue

if TYPE_CHECKING:
    from lvyue_cli.diagnostics import FieldPath

BASE: dict[str, Any] = {
    "title": "共有",
    "channels": [{"id": "self_check", "label": "自查", "origin": "self"}, {"id": "other", "label": "其他"}],
    "moves": [{"id": "accept", "from": ["clue", "listed"]}, {"id": "reopen", "from": ["closed"]}],
}


def resolved(**own: Any) -> dict[str, Any]:
    return resolve({"extends": "base", **own}, lambda name: {"base": BASE}[name]).data


def test_a_programme_that_extends_nothing_is_itself() -> None:
    assert resolve({"title": "自己的"}, lambda _: {}).data == {"title": "自己的"}


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
    district = resolve({"extends": "city", "place": "区"}, lambda name: catalogue[name]).data
    assert (district["title"], district["place"], len(district["moves"])) == ("市", "区", 2)


CATALOGUE: dict[str, dict[str, Any]] = {
    "shared": {"id": "shared", "creditor": "企业", "lines": [{"id": "arrears", "label": "欠款", "clause": "一"}]},
    "city": {"id": "city", "extends": "shared", "title": "市", "lines": [{"id": "arrears", "clause": "二"}]},
    "chart": {"id": "chart", "extends": "shared", "title": "图", "sanctions": [{"trigger": "甲"}]},
    "round": {"id": "round", "extends": "trip"},
    "trip": {"id": "trip", "extends": ["shared", "round"]},
}


def load(name: str) -> dict[str, Any]:
    if name not in CATALOGUE:
        raise WrongUse(f"没有“{name}”这个方案", "现有方案：city")
    return CATALOGUE[name]


def test_several_bases_merge_from_left_to_right_and_the_programme_over_them() -> None:
    both = resolve({"extends": ["city", "chart"], "place": "区"}, load).data
    assert (both["title"], both["place"], both["sanctions"]) == ("图", "区", [{"trigger": "甲"}])
    assert resolve({"extends": ["chart", "city"]}, load).data["title"] == "市"


def test_what_two_bases_share_counts_once_below_both() -> None:
    both = resolve({"extends": ["city", "chart"]}, load)
    assert [layer.id for layer in both.layers] == ["shared", "city", "chart", ""]
    assert both.data["lines"] == [{"id": "arrears", "label": "欠款", "clause": "二"}]


def test_the_id_of_a_base_is_never_taken_over() -> None:
    assert "id" not in resolve({"extends": "city"}, load).data
    assert resolve({"extends": "city", "id": "mine"}, load).data["id"] == "mine"


@pytest.mark.parametrize(
    ("extends", "field", "message"),
    [
        ("round", ("extends",), "所据方案成了循环：round → trip → round"),
        (["city", "round"], ("extends", 1), "所据方案成了循环：round → trip → round"),
        (["city", "mine"], ("extends", 1), "所据方案成了循环：mine → mine"),
        ("town", ("extends",), "没有“town”这个方案"),
        ("", ("extends",), "“extends”应为方案标识"),
        ({"city": ""}, ("extends",), "“extends”应为方案标识"),
        (["city", ["chart"]], ("extends", 1), "“extends”应为方案标识"),
    ],
)
def test_a_base_that_cannot_be_is_refused_with_its_place(extends: Any, field: FieldPath, message: str) -> None:
    with pytest.raises(NotExtensible) as refusal:
        resolve({"id": "mine", "extends": extends}, load)
    assert (refusal.value.field, refusal.value.message) == (field, message)


def test_all_is_dropped_at_once_and_what_follows_stands_alone() -> None:
    moves = resolved(moves=[{"remove": "all"}, {"id": "reopen", "by": ["office"]}])["moves"]
    assert moves == [{"id": "reopen", "by": ["office"]}]


def test_remove_within_an_item_or_at_the_top_drops_keys() -> None:
    whole = resolved(remove=["title"], channels=[{"id": "self_check", "remove": ["origin"], "label": "自查自纠"}])
    assert "title" not in whole
    assert whole["channels"][0] == {"id": "self_check", "label": "自查自纠"}


def test_a_key_that_is_dropped_may_be_written_anew_and_does_not_merge() -> None:
    whole = resolved(remove=["moves"], moves=[{"id": "reopen"}])
    assert whole["moves"] == [{"id": "reopen"}]


@pytest.mark.parametrize(
    ("own", "unknown"),
    [
        ({"moves": [{"remove": ["reopen", "finish"]}]}, [("moves", 0, "remove", 1)]),
        ({"moves": [{"id": "reopen"}, {"remove": "reopen"}]}, [("moves", 1, "remove")]),
        ({"moves": [{"remove": [["reopen"]]}]}, [("moves", 0, "remove", 0)]),
        ({"groups": [{"remove": ["policy"]}]}, [("groups", 0, "remove", 0)]),
        ({"remove": ["title", "titel"]}, [("remove", 1)]),
        ({"channels": [{"id": "other", "remove": ["origin"]}]}, [("channels", 0, "remove", 0)]),
        ({"channels": [{"id": "new", "kinds": [{"remove": ["x"]}]}]}, [("channels", 0, "kinds", 0, "remove", 0)]),
        ({"moves": [{"remove": "all"}], "remove": "all"}, []),
    ],
)
def test_dropping_what_is_not_there_is_remembered_with_its_place(own: Any, unknown: list[FieldPath]) -> None:
    found = resolve({"extends": "base", **own}, lambda name: {"base": BASE}[name])
    assert list(found.unknown) == unknown


def test_an_item_without_an_id_stays_so_that_the_check_finds_it() -> None:
    assert resolved(moves=[{"to": "closed"}, "close", ["x"]])["moves"][2:] == [{"to": "closed"}, "close", ["x"]]


@pytest.mark.parametrize("name", sorted(path.stem for path in RESOURCES.glob("*.yaml")))
def test_no_programme_that_comes_with_lvyue_drops_what_is_not_there(name: str) -> None:
    assert resolve(catalogue.read(name), catalogue.read).unknown == ()


def test_a_field_is_traced_to_the_programme_that_has_the_last_word() -> None:
    found = resolve({"id": "mine", "extends": "city", "lines": [{"id": "own"}, {"id": "arrears", "scope": "欠"}]}, load)
    traced = {key: origin(("lines", 0, key), found) for key in ("label", "clause", "scope", "id")}
    assert {key: one.layer.id for key, one in traced.items()} == {
        "label": "shared",
        "clause": "city",
        "scope": "mine",
        "id": "mine",
    }
    assert traced["scope"].field == ("lines", 1, "scope")
    assert origin(("lines", 1), found).field == ("lines", 0)
    assert origin(("creditor",), found).layer.id == "shared"
    assert origin(("lines", 0, "nowhere"), found).layer.id == "mine"


WORDS = st.sampled_from(
    ["id", "remove", "extends", "label", "self_check", "other", "reopen", "all", "city", "base", ""]
)
PLAIN = st.recursive(WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4))
SHAPED = st.fixed_dictionaries({}, optional=dict.fromkeys(("channels", "moves", "remove", "title", "x"), PLAIN))


@given(SHAPED)
def test_whatever_a_file_says_it_merges_and_every_place_has_its_origin(own: dict[str, Any]) -> None:
    found = resolve({"extends": "base", **own}, lambda name: {"base": BASE}[name])
    for field in places(found.data):
        layer, place = origin(field, found)
        assert at(layer.data, place) == at(found.data, field) or not isinstance(at(found.data, field), str)
    for field in found.unknown:
        at(found.own, field)


def places(data: Any, field: FieldPath = ()) -> list[FieldPath]:
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [field, *(place for step, item in inner for place in places(item, (*field, step)))]


def at(data: Any, field: FieldPath) -> Any:
    for step in field:
        data = data[step]
    return data
