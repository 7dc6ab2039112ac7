"""The catalogue of checks: every code that `validate` may print, with its ground, its remedy and an example."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from lvyue_cli.audit.catalogue import AUDIT
from lvyue_cli.diagnostics import Severity
from lvyue_cli.errors import WrongUse
from lvyue_cli.resources import RULEBOOK
from lvyue_cli.rules.catalogue import every_rule
from lvyue_cli.rules.explanation import Explanation, Rulebook
from lvyue_cli.rules.own_programme import OWN_RULES
from lvyue_cli.rules.programme import PROGRAMME_RULES
from lvyue_cli.store.typed import read_bytes
from lvyue_cli.text.refusal import CODES

if TYPE_CHECKING:
    from collections.abc import Iterator

FAMILY = 2  # the letters of a code


@dataclass(frozen=True, slots=True)
class Entry:
    """One code.

    Args:
        code: Two letters and two digits.
        title: What must hold, in one phrase.
        severity: How much a breach weighs.
        ground: The law, the clause or the audit finding that it rests on.
        looks: What it looks at.
        remedy: What to do.
        bad: An example that it tells.
        good: The same as it should be.
    """

    code: str
    title: str
    severity: Severity
    ground: str
    looks: str
    remedy: str
    bad: str
    good: str


@cache
def catalogue() -> tuple[Entry, ...]:
    """List every code: the rules in reporting order, then programmes, then texts and shapes of files."""
    book, findings = read_bytes(RULEBOOK.read_bytes(), RULEBOOK.name, Rulebook)
    assert book is not None, findings  # noqa: S101  it is shipped with the program and tested
    return tuple(_entry(code, title, severity, book) for code, title, severity in _titled(book))


def entry(code: str) -> Entry:
    """Find a code.

    Args:
        code: As typed; small letters will do.

    Raises:
        WrongUse: There is no such code; the nearest is named.
    """
    known = {one.code: one for one in catalogue()}
    found = known.get(code.upper())
    if found is None:
        near = get_close_matches(code.upper(), known, 1)
        is_it = f"是否 {near[0]}？" if near else ""
        raise WrongUse(f"没有“{code}”这一代码", f"{is_it}lvyue validate --list 列出全部")
    return found


def _titled(book: Rulebook) -> Iterator[tuple[str, str, Severity]]:
    yield from ((rule.code, rule.title, rule.severity) for rule in every_rule())
    yield from ((code, title, Severity.ERROR) for code, title, _ in PROGRAMME_RULES)
    yield from ((code, title, severity) for code, title, severity, _ in OWN_RULES)
    yield from ((code, title, Severity.ERROR) for code, title in CODES.items())
    yield from ((code, point.title, point.severity) for code, point in AUDIT.items())
    yield from ((code, one.title, one.severity) for code, one in book.codes.items() if one.title is not None)


def _entry(code: str, title: str, severity: Severity, book: Rulebook) -> Entry:
    own, family = book.codes.get(code, Explanation()), book.families.get(code[:FAMILY], Explanation())
    ground, looks, remedy, bad, good = (
        getattr(own, name) or getattr(family, name) or "" for name in ("ground", "looks", "remedy", "bad", "good")
    )
    if code in AUDIT:
        ground, remedy = AUDIT[code].basis, AUDIT[code].remedy
    return Entry(code, title, severity, ground, looks, remedy, bad, good)
