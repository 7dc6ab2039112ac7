from __future__ import annotations

import re

import pytest
from pydantic import TypeAdapter, ValidationError

from lvyue_cli.records.identifiers import Actor, Key, MeasureId, PartyKey, ProblemId, Sha256, Ulid, UnitId, problem_id
from lvyue_cli.records.ulid import ulid

GOOD = {
    "problem": (ProblemId, ["ZD-2024-A0001", "ZDQ-2024-AB9999", "ZD-2024-A10000"]),
    "ulid": (Ulid, ["01HV0000000000000000000000", "7ZZZZZZZZZZZZZZZZZZZZZZZZZ"]),
    "key": (Key, ["arrears", "self_check", "verify-passed", "s1"]),
    "unit": (UnitId, ["区营商办", "区财政局（区国资局）", "A公司"]),
    "party": (PartyKey, ["P-7K2M9Q4R"]),
    "sha256": (Sha256, ["0" * 64]),
    "measure": (MeasureId, ["M1", "M12"]),
}
BAD = {
    "problem": [
        "zd-2024-A0001",
        "ZD-24-A0001",
        "ZD-2024-0001",
        "ZD-2024-A001",
        "ZD-2024-ABC0001",
        "ZD-2024-A0001\n",
        "ＺD-2024-A0001",
    ],
    "ulid": [
        "01HV000000000000000000000",
        "8ZZZZZZZZZZZZZZZZZZZZZZZZZ",
        "01hv0000000000000000000000",
        "0IHV0000000000000000000000",
    ],
    "key": ["Arrears", "拖欠", "1st", "", "a b"],
    "unit": ["", "区 营商办", "张三@区营商办", "区/局", "局" * 61],
    "party": ["张三", "P-123", "P-7k2m9q4r", "13800000000"],
    "sha256": ["0" * 63, "G" * 64, "A" * 64],
    "measure": ["M0", "m1", "1", "M1234", "M01"],
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, (_, texts) in GOOD.items() for text in texts])
def test_an_identifier_spelled_right_is_taken(name: str, text: str) -> None:
    assert TypeAdapter(GOOD[name][0]).validate_python(text) == text


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in BAD.items() for text in texts])
def test_an_identifier_spelled_wrong_is_refused(name: str, text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(GOOD[name][0]).validate_python(text)


def test_a_problem_id_has_at_least_four_digits() -> None:
    assert problem_id("ZD", 2024, "A", 1) == "ZD-2024-A0001"
    assert problem_id("ZD", 2024, "AB", 12345) == "ZD-2024-AB12345"


def test_an_actor_is_a_person_of_a_unit() -> None:
    actor = Actor.parse("示例甲@区营商办")
    assert (actor.name, actor.unit, str(actor)) == ("示例甲", "区营商办", "示例甲@区营商办")


@pytest.mark.parametrize(
    "text", ["示例甲", "@区营商办", "示例甲@", "示例甲@区@局", "", "示例甲\n@区营商办", " @区营商办"]
)
def test_a_name_without_its_unit_is_no_actor(text: str) -> None:
    with pytest.raises(ValueError, match="经办人应写作 姓名@单位"):
        Actor.parse(text)


def test_ulids_are_spelled_in_26_letters_and_sort_by_time() -> None:
    spelled = [ulid(milliseconds, 0) for milliseconds in (0, 1, 1_700_000_000_000, 2**48 - 1)]
    assert spelled == sorted(spelled)
    assert all(re.fullmatch(r"[0-7][0-9A-HJKMNP-TV-Z]{25}", text) for text in spelled)
    assert ulid(2**48 - 1, 2**80 - 1) == "7" + "Z" * 25
    assert ulid(1469918176385, 0)[:10] == "01ARYZ6S41"  # the specification's own example
