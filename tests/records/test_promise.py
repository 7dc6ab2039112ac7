"""What is written of promises, policies and projects, and what no office would mean."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from lvyue_cli.records.labels import STAGES
from lvyue_cli.records.policy import Policies, Policy
from lvyue_cli.records.project import Project, Projects
from lvyue_cli.records.promise import Promise
from lvyue_cli.text.canonical import as_text

POLICY: dict[str, Any] = {"id": "惠企十条", "name": "惠企十条", "state": "new"}
PROJECT: dict[str, Any] = {
    "id": "示例一期",
    "name": "示例一期",
    "enterprise": "示例公司",
    "amount": "120000000.00",
    "signed_on": "2023-01-28",
}


def test_a_promise_says_only_what_is_known_and_reads_back_the_same() -> None:
    one = Promise(text="交付厂房15600平方米", kind="premises", due_on=date(2023, 2, 1))
    assert one.plain() == {"text": "交付厂房15600平方米", "kind": "premises", "due_on": date(2023, 2, 1)}
    assert Promise.model_validate(as_text(one.plain())) == one


@pytest.mark.parametrize(
    ("key", "bad"),
    [
        ("text", ""),
        ("kind", "money"),
        ("kind", "lawful"),
        ("lawfulness", "tax"),
        ("selective", "是"),
        ("due_on", "明年"),
    ],
)
def test_a_promise_that_no_office_would_mean_is_refused(key: str, bad: str) -> None:
    with pytest.raises(ValidationError):
        Promise.model_validate({"text": "按投资额给予落户奖励", key: bad})


def test_a_promise_without_its_text_is_none() -> None:
    with pytest.raises(ValidationError):
        Promise.model_validate({"kind": "tax"})


def test_a_policy_always_says_whether_it_is_in_force() -> None:
    one = Policies.model_validate({"policies": [POLICY]})
    assert one.plain() == {"policies": [POLICY]}
    with pytest.raises(ValidationError):
        Policy.model_validate({"id": "惠企十条", "name": "惠企十条"})


def test_a_policy_may_be_named_by_its_id_its_name_and_its_number() -> None:
    one = Policy.model_validate({**POLICY, "name": "惠企若干办法", "number": "示政发〔2024〕8号"})
    assert one.spellings == {"惠企十条", "惠企若干办法", "示政发〔2024〕8号"}


@pytest.mark.parametrize(("key", "bad"), [("id", "惠企 十条"), ("id", "长" * 121), ("state", "city"), ("level", "new")])
def test_a_policy_that_no_office_would_mean_is_refused(key: str, bad: str) -> None:
    with pytest.raises(ValidationError):
        Policy.model_validate({**POLICY, key: bad})


def test_a_project_tells_when_it_reached_each_stage() -> None:
    one = Project.model_validate({**PROJECT, "started_on": "2023-03-01"})
    assert [one.reached(stage) for stage in STAGES] == [date(2023, 1, 28), date(2023, 3, 1), None, None]
    assert one.amount == Decimal(120_000_000)
    assert Projects.model_validate(as_text(Projects(projects=(one,)).plain())).projects == (one,)


@pytest.mark.parametrize(("key", "bad"), [("amount", "0"), ("amount", "1.2亿"), ("signed_on", "2023年1月28日")])
def test_a_project_that_no_office_would_mean_is_refused(key: str, bad: str) -> None:
    with pytest.raises(ValidationError):
        Project.model_validate({**PROJECT, key: bad})
