"""A query: `state:rectifying overdue amount>500000 -unit:区住建局 厂房`, read into a test on problems."""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from lvyue_cli.errors import WrongUse
from lvyue_cli.lifecycle.deadlines import LIGHTS, due_day, light
from lvyue_cli.lifecycle.replay import effective, last
from lvyue_cli.records.amount import parse_money
from lvyue_cli.records.day import parse_day
from lvyue_cli.records.problem import ORIGINS
from lvyue_cli.records.state import STATES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.problem import Problem

_TERM = re.compile(r"(?P<field>[^\W\d]\w*)(?P<sign>:|>=|<=|>|<|=)(?P<value>.+)")
_SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    ">": operator.gt,
    "<": operator.lt,
    ">=": operator.ge,
    "<=": operator.le,
    "=": operator.eq,
    ":": operator.eq,
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What a query is read against.

    Args:
        ledger: Labels, units, warning days.
        today: The day that `overdue` and lights count from.
    """

    ledger: Ledger
    today: date


def select(problems: Iterable[Problem], terms: Iterable[str], setting: Setting) -> tuple[Problem, ...]:
    """Pick the problems that meet every term.

    Args:
        problems: The problems.
        terms: The words of the query; one text may hold several.
        setting: What they are read against.

    Raises:
        WrongUse: A term cannot be understood.
    """
    tests = [_test(word, setting) for text in terms for word in text.split()]
    return tuple(problem for problem in problems if all(test(problem) for test in tests))


def _test(word: str, setting: Setting) -> Callable[[Problem], bool]:
    if word.startswith("-") and len(word) > 1:
        inner = _test(word[1:], setting)
        return lambda problem: not inner(problem)
    if word == "overdue":
        return lambda problem: light(problem, setting.today, 0) == "red"
    term = _TERM.fullmatch(word)
    if term is None:
        return lambda problem: word in _text(problem)
    return _comparison(term["field"], term["sign"], term["value"], setting)


def _comparison(field: str, sign: str, value: str, setting: Setting) -> Callable[[Problem], bool]:
    if field in MEASURED:
        read, get = MEASURED[field]
        wanted, compare = _read(read, value, setting), _SIGNS[sign]
        return lambda problem: (found := get(problem)) is not None and compare(found, wanted)
    if field not in NAMED or sign != ":":
        known = "、".join([*(f"{name}:" for name in NAMED), *(f"{name}>" for name in MEASURED), "overdue"])
        raise WrongUse(f"查询条件看不懂：{field}{sign}{value}", f"可用：{known}")
    names = NAMED[field]
    return lambda problem: value in names(problem, setting)


def _read(read: Callable[[str, Setting], Any], value: str, setting: Setting) -> Any:
    try:
        return read(value, setting)
    except ValueError as error:
        raise WrongUse(str(error)) from error


def _text(problem: Problem) -> str:
    enterprise = problem.enterprise.name if problem.enterprise else ""
    parts = (problem.id, problem.title, problem.detail, enterprise, problem.basis, *problem.responsible)
    return "\n".join(part for part in parts if part)


def _pair(key: str | None, labels: dict[str, str]) -> frozenset[str]:
    return frozenset({key, labels.get(key, "")} - {""}) if key else frozenset()


def _units(problem: Problem, setting: Setting) -> frozenset[str]:
    ids = {*problem.responsible, *problem.cooperating, *([problem.lead] if problem.lead else [])}
    found = (setting.ledger.directory.unit(unit) for unit in ids)
    return frozenset(ids).union(*(unit.spellings for unit in found if unit))


def _labelled(name: str, key: str) -> Callable[[Problem, Setting], frozenset[str]]:
    def names(problem: Problem, setting: Setting) -> frozenset[str]:
        items = getattr(setting.ledger.programme, name)
        return _pair(getattr(problem, key), {item.id: item.label for item in items})

    return names


def _kind(problem: Problem, setting: Setting) -> frozenset[str]:
    found = setting.ledger.programme.kind(problem.line, problem.kind)
    return frozenset({found.id, found.label}) if found else frozenset()


def _light(problem: Problem, setting: Setting) -> frozenset[str]:
    return _pair(light(problem, setting.today, setting.ledger.settings.warning_days), LIGHTS)


def _batch(problem: Problem, _: Setting) -> frozenset[str]:
    assigned = last(effective(problem.events), "assign")
    return frozenset({assigned.batch}) if assigned and assigned.batch else frozenset()


def _enterprise(problem: Problem, _: Setting) -> frozenset[str]:
    return frozenset({problem.enterprise.name, problem.enterprise.uscc or ""}) if problem.enterprise else frozenset()


NAMED: dict[str, Callable[[Problem, Setting], frozenset[str]]] = {
    "state": lambda problem, _: _pair(problem.state, STATES),
    "line": _labelled("lines", "line"),
    "group": _labelled("groups", "group"),
    "channel": _labelled("channels", "channel"),
    "unit": _units,
    "kind": _kind,
    "origin": lambda problem, _: _pair(problem.origin, ORIGINS),
    "light": _light,
    "enterprise": _enterprise,
    "batch": _batch,
}


def _day(text: str, setting: Setting) -> date:
    return parse_day(text, year=setting.ledger.settings.year)


MEASURED: dict[str, tuple[Callable[[str, Setting], Any], Callable[[Problem], Any]]] = {
    "amount": (lambda text, _: parse_money(text), lambda problem: problem.amounts.owed if problem.amounts else None),
    "due": (_day, due_day),
    "found": (_day, lambda problem: problem.found_on),
}
