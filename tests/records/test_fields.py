from __future__ import annotations

import pytest

from lvyue_cli.records.facts import DECIDED_BY_ACTS, Facts
from lvyue_cli.records.fields import FIELDS, field_named


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ("detail", "detail"),
        ("问题描述", "detail"),
        ("unit", "responsible"),
        ("责任单位", "responsible"),
        ("due", "due_on"),
        ("状态", None),
        ("events", None),
    ],
)
def test_a_fact_is_named_by_its_id_its_option_or_its_label(said: str, field: str | None) -> None:
    assert field_named(said) == field


def test_every_fact_that_no_act_decides_can_be_named() -> None:
    assert {field.place[0] for field in FIELDS.values()} == set(Facts.model_fields) - DECIDED_BY_ACTS


def test_no_two_facts_bear_the_same_label() -> None:
    labels = [field.label for field in FIELDS.values()]
    assert len(labels) == len(set(labels))
