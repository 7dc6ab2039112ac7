"""Where to look first: problems and units ranked by what an inspector would ask about; nobody is accused."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from lvyue_cli.diagnostics import Finding
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.problem import Problem


class Weight(NamedTuple):
    """How much a finding weighs, and why so much.

    Args:
        points: From 1, a matter of form, to 10, a closure that nothing shows.
        ground: Why.
    """

    points: int
    ground: str


WEIGHTS: dict[str, Weight] = {
    "LC03": Weight(10, "销号不合方案的条件"),
    "PR01": Weight(10, "没有材料能说明已经办成"),
    "AM15": Weight(6, "审计所查虚报偿还金额的通常情形"),
    "PR03": Weight(5, "同一材料至多说明其中一条"),
    "PR05": Weight(5, "核查不独立，结论须复核"),
    "PR09": Weight(4, "审计所查少报、多报欠款的通常情形"),
    "PR12": Weight(4, "其他渠道的反映是外来的证据"),
    "PR11": Weight(3, "前次销号已被推翻"),
    "PR02": Weight(3, "材料与整改在时间上不合"),
    "PR04": Weight(3, "各环节来不及实际办理"),
    "PR06": Weight(1, "成批填写的通常痕迹"),
    "PR07": Weight(1, "无从核查，不等于没有办"),
    "PR08": Weight(1, "报送之前集中办结也属常情"),
    "PR10": Weight(1, "多数只是没有登记"),
}  # by the code of the finding; `checks.weights` in lvyue.yaml overrides the points


@dataclass(frozen=True, slots=True)
class Ranked:
    """A problem with what to look at.

    Args:
        problem: The problem.
        points: Each code counts once, however often it was found.
        findings: What was found, the heaviest first.
    """

    problem: Problem
    points: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Risk:
    """What to look at first.

    Args:
        as_of: The day it was looked at.
        problems: The problems, the heaviest first.
        units: Of each responsible unit the points and the number of its problems, the heaviest first.
        points: What each code weighs here.
    """

    as_of: date
    problems: tuple[Ranked, ...]
    units: dict[str, tuple[int, int]]
    points: dict[str, int]


def risk(problems: Iterable[Problem], findings: Iterable[Finding], ledger: Ledger, as_of: date) -> Risk:
    """Rank.

    Args:
        problems: Those to be ranked.
        findings: What the rules found in the whole ledger; what somebody answers for does not count.
        ledger: With the office's own weights.
        as_of: The day.
    """
    points = {code: weight.points for code, weight in WEIGHTS.items()} | ledger.settings.checks.weights
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if points.get(finding.code) and finding.acceptance is None:
            found[finding.id].append(finding)
    ranked = [_ranked(one, found[one.id], points) for one in problems if one.id in found]
    in_order = tuple(sorted(ranked, key=lambda one: (-one.points, one.problem.id)))
    return Risk(as_of, in_order, _units(in_order), points)


def _ranked(problem: Problem, findings: list[Finding], points: Mapping[str, int]) -> Ranked:
    total = sum(points[code] for code in {finding.code for finding in findings})
    return Ranked(problem, total, tuple(sorted(findings, key=lambda one: (-points[one.code], one.code, one.message))))


def _units(ranked: Iterable[Ranked]) -> dict[str, tuple[int, int]]:
    units: dict[str, tuple[int, int]] = {}
    for one in ranked:
        for unit in one.problem.responsible:
            points, count = units.get(unit, (0, 0))
            units[unit] = (points + one.points, count + 1)
    return dict(sorted(units.items(), key=lambda item: (-item[1][0], item[0])))


def problem_rows(found: Risk, ledger: Ledger) -> Iterator[tuple[object, ...]]:
    """Tell the problems: points, number, units, title, what to look at.

    Args:
        found: What was ranked.
        ledger: For names.
    """
    for one in found.problems:
        units = "、".join(ledger.directory.name(unit) for unit in one.problem.responsible)
        said = "；".join(dict.fromkeys(finding.message for finding in one.findings))
        yield one.points, one.problem.id, units, one.problem.title, said


def unit_rows(found: Risk, ledger: Ledger) -> Iterator[tuple[object, ...]]:
    """Tell the units: points, name, how many problems.

    Args:
        found: What was ranked.
        ledger: For names.
    """
    for unit, (points, count) in found.units.items():
        yield points, ledger.directory.name(unit), f"{count} 条"


def data(found: Risk) -> dict[str, Any]:
    """Give the same to programs.

    Args:
        found: What was ranked.
    """
    return {
        "as_of": found.as_of,
        "problems": [
            {
                "id": one.problem.id,
                "title": one.problem.title,
                "units": list(one.problem.responsible),
                "weight": one.points,
                "reasons": [_reason(finding, found.points) for finding in one.findings],
            }
            for one in found.problems
        ],
        "units": [{"unit": unit, "weight": points, "problems": count} for unit, (points, count) in found.units.items()],
    }


def _reason(finding: Finding, points: Mapping[str, int]) -> dict[str, Any]:
    return {
        "code": finding.code,
        "weight": points[finding.code],
        "message": finding.message,
        "remedy": finding.remedy,
    }
