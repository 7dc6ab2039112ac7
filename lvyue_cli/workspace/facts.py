"""Facts as they are typed, `FIELD=VALUE` or option by option, into the values that a record holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lvyue_cli.errors import ActRefused, WrongUse
from lvyue_cli.lifecycle.settable import decided
from lvyue_cli.records.base import Record
from lvyue_cli.records.facts import Facts
from lvyue_cli.records.fields import FIELDS, field_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lvyue_cli.records.problem import Problem
    from lvyue_cli.workspace.wording import Wording

Values = dict[str, Any]


def assignments(texts: Iterable[str]) -> dict[str, str]:
    """Read `FIELD=VALUE` pairs; a field may be named by its id or its Chinese label.

    Raises:
        WrongUse: One is no such pair, or names no field that may be set.
    """
    pairs: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        field = field_named(name.strip())
        if not equals or field is None:
            known = "、".join(f"{key}（{one.label}）" for key, one in FIELDS.items())
            raise WrongUse(f"“{text}”不是可更正的事实", f"写作 字段=值；可用字段：{known}")
        pairs[field] = value.strip()
    return pairs


def typed(given: Mapping[str, Any], wording: Wording, before: Facts | None = None) -> Values:
    """Turn typed words into facts.

    Args:
        given: Texts by the names of FIELDS; an empty text clears the fact.
        wording: How to understand them.
        before: The facts as they are; parts of a nested fact that are not named stay.
    """
    values: Values = {}
    for name, text in given.items():
        field = FIELDS[name]
        value = None if text in ("", ()) else wording.read(field.kind, text)
        _place(values, field.place, value, before)
    return values


def _place(values: Values, place: tuple[str, ...], value: Any, before: Facts | None) -> None:
    head, *rest = place
    default = Facts.model_fields[head].default
    if not rest:
        values[head] = default if value is None else value
        return
    current = values.get(head, getattr(before, head) if before is not None else None)
    known = current.model_dump(exclude_defaults=True) if isinstance(current, Record) else dict(current or {})
    known = {key: item for key, item in {**known, rest[0]: value}.items() if item is not None}
    values[head] = known or None


def settable(problem: Problem, names: Iterable[str]) -> None:
    """Refuse to set by hand what an act has decided.

    Raises:
        ActRefused: With each such fact and the act that decides it.
    """
    unmet = tuple(decided(problem, names))
    if unmet:
        raise ActRefused(f"{problem.id} 不能更正，没有写入", conditions=unmet)
