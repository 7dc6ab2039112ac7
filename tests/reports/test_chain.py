"""The chain from signing to production, and the open problems of each entry."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from builders import ledger, problem

from lvyue_cli.records.project import Project
from lvyue_cli.reports.registers import chain, chain_data, open_problems, told


def project(name: str, amount: str, *later: str) -> Project:
    days: dict[str, Any] = {f"{stage}_on": date(2024, 3, 1) for stage in later}
    facts = {"id": name, "name": name, "enterprise": f"{name}公司", "amount": amount, "signed_on": date(2024, 1, 2)}
    return Project.model_validate({**facts, **days})


def test_each_stage_is_counted_with_its_sum() -> None:
    found = chain(
        [
            project("甲", "1000000000", "started", "produced", "registered"),
            project("乙", "100000000", "started"),
            project("丙", "50000000.50"),
        ]
    )
    assert told(found) == (
        "签约 3 个（11.500000005 亿元）≥ 开工 2 个（11 亿元）≥ 投产 1 个（10 亿元），入库 1 个（10 亿元）；"
        "其中 10亿元以上 1 个，1亿元以上 2 个"
    )
    assert chain_data(found)["signed"] == {"count": 3, "amount": "1150000000.50"}


@pytest.mark.parametrize(
    ("amount", "bands"),
    [("1000000000.00", (1, 1)), ("999999999.99", (0, 1)), ("100000000.00", (0, 1)), ("99999999.99", (0, 0))],
)
def test_a_bound_belongs_to_its_band(amount: str, bands: tuple[int, int]) -> None:
    assert tuple(chain([project("甲", amount)]).bands.values()) == bands


def test_without_projects_the_chain_is_empty() -> None:
    assert told(chain([])).startswith("签约 0 个（0 亿元）≥ 开工 0 个")


def test_only_problems_that_are_not_ended_count_as_open() -> None:
    stands = ("clue", "listed", "rectifying", "closed", "dismissed")
    problems = [
        problem(one, id=f"ZD-2024-A{number:04d}", policy="惠企十条", project=None if number == 2 else "示例一期")
        for number, one in enumerate(stands, 1)
    ]
    assert open_problems(ledger(*problems), "policy") == {"惠企十条": 3}
    assert open_problems(ledger(*problems), "project") == {"示例一期": 2}
