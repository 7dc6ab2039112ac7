"""A query: `state:rectifying overdue amount>500000 -unit:区住建局 厂房`, read into a test on problems."""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lvyue_cli.errors import WrongUse
from lvyue_cli.lifecycle.clocks import LIGHTS, main_day
from lvyue_cli.lifecycle.escalating import standings
from lvyue_cli.lifecycle.promises import FULFILMENTS, fulfilment
from lvyue_cli.lifecycle.replay import effective, last
from lvyue_cli.records.amount import parse_money
from lvyue_cli.records.day import parse_day
from lvyue_cli.records.problem import ORIGINS
from lvyue_cli.records.state import STATES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

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


def fields(terms: Iterable[str]) -> frozenset[str]:
    """Name the fields that a query asks for; a word that stands for itself is named by an empty one.

    Args:
        terms: The words of the query.
    """
    words = (word.removeprefix("-") for text in terms for word in text.split())
    return frozenset("overdue" if word == "overdue" else _field(word) for word in words)


def units_named(terms: Iterable[str], setting: Setting) -> frozenset[str]:
    """Tell which units a query names; a paper for each unit is then wanted for these alone.

    Args:
        terms: The words of the query.
        setting: What they are read against.
    """
    known, words = KNOWN["unit"](setting), (_TERM.fullmatch(word) for text in terms for word in text.split())
    values = (term["value"] for term in words if term is not None and term["field"] == "unit")
    return frozenset(known.get(value, value) for value in values)


def _field(word: str) -> str:
    term = _TERM.fullmatch(word)
    return term["field"] if term else ""


def _test(word: str, setting: Setting) -> Callable[[Problem], bool]:
    if word.startswith("-") and len(word) > 1:
        inner = _test(word[1:], setting)
        return lambda problem: not inner(problem)
    if word == "overdue":
        return lambda problem: bool(setting.ledger.overdue(problem, setting.today))
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
    _refuse_unknown(field, value, setting)
    return lambda problem: value in names(problem, setting)


def _refuse_unknown(field: str, value: str, setting: Setting) -> None:
    """Refuse a word that no problem can bear: a slip of the pen would otherwise look like an empty ledger."""
    known = KNOWN[field](setting) if field in KNOWN else {value: value}
    if value not in known.keys() | known.values():
        raise WrongUse(f"查询条件 {field}: 没有“{value}”", f"可用：{'、'.join(dict.fromkeys(known.values())) or '无'}")


def _read(read: Callable[[str, Setting], Any], value: str, setting: Setting) -> Any:
    try:
        return read(value, setting)
    except ValueError as error:
        raise WrongUse(str(error)) from error


def _text(problem: Problem) -> str:
    enterprise = problem.enterprise.name if problem.enterprise else ""
    parts = (problem.id, problem.title, problem.detail, enterprise, problem.basis, *problem.responsible)
    return "\n".join(part for part in parts if part)


def concerned(problem: Problem) -> frozenset[str]:
    """Name the units that a problem concerns, as `unit:` means it: responsible, leading or cooperating."""
    return frozenset((*problem.responsible, *problem.cooperating, *([problem.lead] if problem.lead else [])))


def _units(problem: Problem, setting: Setting) -> frozenset[str]:
    ids = concerned(problem)
    found = (setting.ledger.directory.unit(unit) for unit in ids)
    return ids.union(*(unit.spellings for unit in found if unit))


def _kinds(setting: Setting) -> dict[str, str]:
    return {kind.id: kind.label for line in setting.ledger.programme.lines for kind in line.kinds}


def _light(problem: Problem, setting: Setting) -> str:
    return setting.ledger.light(problem, setting.today)


def _labels(name: str) -> Callable[[Setting], dict[str, str]]:
    return lambda setting: {item.id: item.label for item in getattr(setting.ledger.programme, name)}


def _entries(register: str, setting: Setting) -> dict[str, str]:
    """List every name of a register's entries, each with the id that problems hold."""
    return {name: one.id for one in setting.ledger.registers[register] for name in sorted(one.spellings)}


KNOWN: dict[str, Callable[[Setting], dict[str, str]]] = {
    "state": lambda _: dict(STATES),
    "line": _labels("lines"),
    "group": _labels("groups"),
    "channel": _labels("channels"),
    "kind": _kinds,
    "origin": lambda _: ORIGINS,
    "step": lambda setting: {step.id: step.label for step in setting.ledger.programme.steps},
    "light": lambda _: LIGHTS,
    "policy": lambda setting: _entries("policy", setting),
    "project": lambda setting: _entries("project", setting),
    "fulfilment": lambda _: FULFILMENTS,
    "unit": lambda setting: {
        spelling: unit.id for unit in setting.ledger.directory.units for spelling in sorted(unit.spellings)
    },
}


def _pair(field: str, get: Callable[[Problem, Setting], str | None]) -> Callable[[Problem, Setting], frozenset[str]]:
    """Name a problem's own word and its label."""

    def names(problem: Problem, setting: Setting) -> frozenset[str]:
        key = get(problem, setting)
        return frozenset({key, KNOWN[field](setting).get(key, key)}) if key else frozenset()

    return names


def _linked(register: str) -> Callable[[Problem, Setting], frozenset[str]]:
    """Name what a problem is linked to by every name of it."""

    def names(problem: Problem, setting: Setting) -> frozenset[str]:
        held = getattr(problem, register)
        return frozenset(name for name, id_ in _entries(register, setting).items() if id_ == held)

    return names


def _batch(problem: Problem, _: Setting) -> frozenset[str]:
    assigned = last(effective(problem.events), "assign")
    return frozenset({assigned.batch}) if assigned and assigned.batch else frozenset()


def _steps(problem: Problem, setting: Setting) -> frozenset[str]:
    """Name the steps that were begun and not ended; one that has no end stays."""
    standing = {one.step for one in standings(problem.events) if one.ended is None}
    labels = KNOWN["step"](setting)
    return frozenset(standing).union(labels[step] for step in standing if step in labels)


def _enterprise(problem: Problem, _: Setting) -> frozenset[str]:
    return frozenset({problem.enterprise.name, problem.enterprise.uscc or ""}) if problem.enterprise else frozenset()


NAMED: dict[str, Callable[[Problem, Setting], frozenset[str]]] = {
    "state": _pair("state", lambda problem, _: problem.state),
    "line": _pair("line", lambda problem, _: problem.line),
    "group": _pair("group", lambda problem, _: problem.group),
    "channel": _pair("channel", lambda problem, _: problem.channel),
    "unit": _units,
    "kind": _pair("kind", lambda problem, _: problem.kind),
    "origin": _pair("origin", lambda problem, _: problem.origin),
    "light": _pair("light", _light),
    "enterprise": _enterprise,
    "batch": _batch,
    "step": _steps,
    "policy": _linked("policy"),
    "project": _linked("project"),
    "fulfilment": _pair("fulfilment", lambda problem, setting: fulfilment(problem, setting.ledger.programme)),
}


def _day(text: str, setting: Setting) -> date:
    return parse_day(text, year=setting.ledger.settings.year)


MEASURED: dict[str, tuple[Callable[[str, Setting], Any], Callable[[Problem], Any]]] = {
    "amount": (lambda text, _: parse_money(text), lambda problem: problem.owed),
    "due": (_day, main_day),
    "found": (_day, lambda problem: problem.found_on),
}
