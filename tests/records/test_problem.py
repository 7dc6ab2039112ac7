"""What a problem's file says, and what it must not say."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from builders import do, measure, paper, played, problem, registered
from pydantic import BaseModel, ValidationError

from lvyue_cli.records.action import ACTIONS, CHOICES
from lvyue_cli.records.event import Event
from lvyue_cli.records.evidence import Evidence
from lvyue_cli.records.problem import FILE_ORDER, Problem
from lvyue_cli.records.settings import Settings
from lvyue_cli.records.state import STATES, State
from lvyue_cli.records.unit import Member, Unit
from lvyue_cli.text.canonical import as_text

EVENT = {"eid": "01HV0000000000000000000000", "on": "2024-05-06", "by": "示例甲@区营商办", "to": "listed"}
REQUIRED: dict[str, Any] = {
    "method": "phone",
    "satisfied": "yes",
    "dismissal": "unfounded",
    "reason": "理由",
    "approver": "示例甲@区营商办",
    "reply_by": "2024-06-28",
    "measures": ["M1"],
    "result": "passed",
    "inspectors": ["示例甲@区营商办"],
    "require": "须付清",
    "predecessor": "区商务局",
    "successor": "区科经局",
    "undoes": "01HV0000000000000000000000",
    "disposition": "TQ-1",
    "instalments": ["I1"],
    "amount": "480000.00",
    "step": "negotiate",
    "finding": "PR11",
}


def event(action: str, **keys: Any) -> Event:
    return Event.model_validate({"action": action, **EVENT, **keys})


def required(action: str) -> dict[str, Any]:
    return {key: REQUIRED[key] for key in ACTIONS[action].required}


@pytest.mark.parametrize(
    "stands", ["clue", "listed", "assigned", "rectifying", "reported", "verified", "closed", "dismissed"]
)
def test_what_is_written_and_read_back_is_the_same_problem(stands: str) -> None:
    one = problem(stands)
    assert Problem.model_validate(as_text(one.plain())) == one


def test_a_whole_course_with_every_kind_of_value_survives_writing_and_reading() -> None:
    one = registered(
        amounts={"owed": "480000.01", "disputed": "0.00"}, contract={"name": "校舍维修", "amount": "9"}, key=True
    )
    one = do(
        played(one, "assign", "plan"),
        "evidence",
        evidence=(paper("photo").replace(outside=True, dated=date(2024, 5, 6)),),
    )
    one = played(do(one, "set", changes={"detail": "第一行\n第二行\n"}), "undo")
    assert Problem.model_validate(as_text(one.plain())) == one


def test_a_file_says_only_what_is_known_in_an_officers_order() -> None:
    written = problem("listed").plain()
    assert list(written) == [key for key in FILE_ORDER if key in written]
    assert list(written)[:4] == ["id", "uid", "title", "state"]
    assert list(written)[-1] == "events"
    assert "due_on" not in written
    assert written["amounts"] == {"owed": "480000.00"}


def test_an_event_begins_with_who_did_what_when_and_where_it_led() -> None:
    assert list(problem("assigned").plain()["events"][1])[:5] == ["eid", "action", "on", "by", "to"]


@pytest.mark.parametrize(
    "change",
    [
        {"complainant": "示例壬"},
        {"events": [{"action": "add", **EVENT, "phone": "0722-0000000"}]},
        {"enterprise": {"name": "示例公司", "tel": "1"}},
        {"sources": [{"channel": "complaint", "on": "2024-05-06", "name": "示例壬"}]},
    ],
)
def test_an_unknown_key_is_refused_wherever_it_stands(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="extra_forbidden"):
        Problem.model_validate(as_text(problem().plain()) | change)


@pytest.mark.parametrize("key", ["id", "uid", "title", "state", "channel", "origin", "sources", "events"])
def test_what_every_problem_has_must_be_there(key: str) -> None:
    with pytest.raises(ValidationError):
        Problem.model_validate({name: value for name, value in as_text(problem().plain()).items() if name != key})


@pytest.mark.parametrize(
    ("key", "bad"),
    [
        ("found_on", "2024/05/06"),
        ("found_on", "2024-02-30"),
        ("found_on", "45418"),
        ("key", "是"),
        ("key", "yes"),
        ("state", "done"),
        ("origin", "heard"),
        ("title", ""),
        ("title", "两行\n标题"),
        ("title", " "),
        ("detail", "字" * 20_001),
        ("sources", []),
        ("parent", "A0001"),
        ("enterprise", {"name": "示例公司", "size_at_signing": "huge"}),
    ],
)
def test_a_value_that_no_office_would_mean_is_refused(key: str, bad: object) -> None:
    with pytest.raises(ValidationError):
        Problem.model_validate(as_text(problem().plain()) | {key: bad})


@pytest.mark.parametrize("action", ACTIONS)
def test_an_event_carries_the_keys_of_its_action(action: str) -> None:
    assert event(action, **required(action)).action == action


@pytest.mark.parametrize(("action", "key"), [(action, key) for action, row in ACTIONS.items() for key in row.required])
def test_an_event_without_what_its_action_needs_is_refused(action: str, key: str) -> None:
    keys = {name: value for name, value in required(action).items() if name != key}
    with pytest.raises(ValidationError, match=f"“{ACTIONS[action].label}”缺 {key}"):
        event(action, **keys)


@pytest.mark.parametrize("action", [name for name, row in ACTIONS.items() if "result" not in row.keys])
def test_an_event_with_a_key_of_another_action_is_refused(action: str) -> None:
    with pytest.raises(ValidationError, match=f"“{ACTIONS[action].label}”没有 result 这一项"):
        event(action, **required(action), result="passed")


def test_strange_keys_are_always_listed_in_the_same_order() -> None:
    with pytest.raises(ValidationError, match="没有 dismissal、reply_by、result 这一项"):
        event("accept", result="passed", reply_by="2024-06-28", dismissal="merged")


@pytest.mark.parametrize("key", CHOICES)
def test_a_choice_outside_its_list_is_refused(key: str) -> None:
    action = next(name for name, row in ACTIONS.items() if key in row.keys)
    with pytest.raises(ValidationError, match=f"只能是 {'、'.join(CHOICES[key])}"):
        event(action, **(required(action) | {key: "maybe"}))


def test_an_unknown_action_is_refused() -> None:
    with pytest.raises(ValidationError, match="没有“finish”这一环节"):
        event("finish")


def test_every_key_of_an_action_is_a_key_of_events_and_every_state_has_its_label() -> None:
    assert {key for row in ACTIONS.values() for key in row.keys} <= set(Event.model_fields)
    assert all(set(row.required) <= set(row.keys) for row in ACTIONS.values())
    assert set(STATES) == set(State)


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("转账凭证.PDF", ".pdf"),
        ("a.tar.gz", ".gz"),
        ("照片.jpeg", ".jpeg"),
        ("没有后缀", ""),
        (".bashrc", ""),
        ("a.", ""),
        ("表格.numbers", ""),
        ("怪.文件", ""),
        (r"C:\台账\凭证.pdf", ".pdf"),
        ("v1.2/说明", ""),
        ("../../etc/passwd.sh", ".sh"),
    ],
)
def test_evidence_lies_under_its_checksum_with_its_plain_ending(name: str, ending: str) -> None:
    filed = Evidence(kind="payment", name=name, sha256="ab" * 32, size=1)
    assert filed.path == f"evidence/ab/{'ab' * 32}{ending}"


def test_a_changed_record_is_checked_again() -> None:
    with pytest.raises(ValidationError):
        problem().replace(title="")
    assert problem().replace(detail=None).detail is None


def test_a_record_cannot_be_changed_in_place() -> None:
    one: BaseModel = problem()
    with pytest.raises(ValidationError, match="frozen"):
        one.title = "另一个名称"  # type: ignore[attr-defined]


def test_a_unit_is_known_under_every_one_of_its_spellings() -> None:
    unit = Unit(id="区财政局", name="曾都区财政局", aliases=("区国资局",))
    assert unit.spellings == {"区财政局", "曾都区财政局", "区国资局"}


@pytest.mark.parametrize(
    ("model", "data"),
    [(Unit, {"id": "甲", "name": "甲", "kind": "firm"}), (Member, {"role": "boss", "name": "甲", "unit": "甲"})],
)
def test_kinds_of_units_and_roles_of_people_are_closed_lists(model: type[BaseModel], data: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="只能是"):
        model.model_validate(data)


@pytest.mark.parametrize(
    ("change", "is_right"),
    [
        ({}, True),
        ({"year": "1999"}, False),
        ({"prefix": "zd"}, False),
        ({"warning_days": "-1"}, False),
        ({"evidence": {"max_mb": "50"}}, True),
    ],
)
def test_the_settings_of_an_office_are_checked(change: dict[str, Any], *, is_right: bool) -> None:
    data = {"format": "1", "prefix": "ZD", "year": "2024"} | change
    if is_right:
        assert Settings.model_validate(data).prefix == "ZD"
    else:
        with pytest.raises(ValidationError):
            Settings.model_validate(data)


def test_a_measure_has_text_owner_and_day() -> None:
    (planned,) = do(problem("assigned"), "plan", measures=(measure("拨付资金"),)).measures
    assert planned.plain() == {"id": "M1", "text": "拨付资金", "owner": "示例丙", "due_on": date(2024, 8, 30)}
