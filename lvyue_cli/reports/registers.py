"""The registers as they are listed: each entry with its open problems, and the chain from signing to production."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from lvyue_cli.records.labels import LEVELS, POLICY_STATES, STAGES
from lvyue_cli.records.state import ENDED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.policy import Policy
    from lvyue_cli.records.project import Project

YI = Decimal(10) ** 8
BANDS: dict[str, tuple[Decimal, str]] = {
    "at_least_1_billion": (10 * YI, "10亿元以上"),
    "at_least_100_million": (YI, "1亿元以上"),
}  # a bound belongs to its band (民法典 第一千二百五十九条)

POLICY_HEADER = ("政策", "文号", "制定部门", "层级", "状态", "日期", "免申即享", "未办结问题")
PROJECT_HEADER = ("项目", "投资企业", "总投资（元）", "签约", "开工", "投产", "入库", "未办结问题")


@dataclass(frozen=True, slots=True)
class Chain:
    """How many projects came how far, with what sums.

    Args:
        stages: How many projects reached each stage, and their sums in 元, by the keys of STAGES.
        bands: How many of those signed are at least that large, by the keys of BANDS.
    """

    stages: dict[str, tuple[int, Decimal]]
    bands: dict[str, int]


def open_problems(ledger: Ledger, register: str) -> Counter[str]:
    """Count the problems that are not ended, by the entry that they are linked to.

    Args:
        ledger: The ledger.
        register: A key of REGISTERS.
    """
    linked = (getattr(one, register) for one in ledger.problems if one.state not in ENDED)
    return Counter(id_ for id_ in linked if id_ is not None)


def chain(projects: Iterable[Project]) -> Chain:
    """Count projects by stage and by size.

    Args:
        projects: The projects.
    """
    listed = tuple(projects)
    reached = {stage: [one.amount for one in listed if one.reached(stage)] for stage in STAGES}
    return Chain(
        {stage: (len(sums), sum(sums, Decimal(0))) for stage, sums in reached.items()},
        {band: sum(one.amount >= bound for one in listed) for band, (bound, _) in BANDS.items()},
    )


def told(found: Chain) -> str:
    """Tell the chain in one line.

    Args:
        found: The chain.
    """
    said = {stage: f"{STAGES[stage]} {count} 个（{_yi(sum_)}）" for stage, (count, sum_) in found.stages.items()}
    bands = "，".join(f"{label} {found.bands[band]} 个" for band, (_, label) in BANDS.items())
    return f"{said['signed']}≥ {said['started']}≥ {said['produced']}，{said['registered']}；其中 {bands}"


def _yi(sum_: Decimal) -> str:
    """Say a sum in 亿元, exactly."""
    return f"{(sum_ / YI).normalize():f} 亿元"


def chain_data(found: Chain) -> dict[str, Any]:
    """Give the chain to programs; sums as exact texts.

    Args:
        found: The chain.
    """
    stages = {stage: {"count": count, "amount": f"{sum_:.2f}"} for stage, (count, sum_) in found.stages.items()}
    return {**stages, **found.bands}


def policy_row(one: Policy, ledger: Ledger, open_: int) -> tuple[object, ...]:
    """Tell one line of the list of policies.

    Args:
        one: The policy.
        ledger: For names.
        open_: How many problems are open.
    """
    issuer, level = ledger.directory.name(one.issuer), LEVELS.get(one.level or "", "")
    free = "是" if one.no_application else ""
    return (one.name, one.number or "", issuer, level, POLICY_STATES[one.state], one.on or "", free, open_)


def project_row(one: Project, open_: int) -> tuple[object, ...]:
    """Tell one line of the list of projects.

    Args:
        one: The project.
        open_: How many problems are open.
    """
    return (one.name, one.enterprise, f"{one.amount:.2f}", *(one.reached(stage) or "" for stage in STAGES), open_)
