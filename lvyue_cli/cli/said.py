"""What a problem's file holds, in an office's words: facts by their kind, measures, instalments, payments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lvyue_cli.records.action import ACTIONS, CHOICES
from lvyue_cli.records.fields import SIZES
from lvyue_cli.records.labels import (
    CONDITIONAL,
    DEPOSITS,
    EXCUSES,
    LAWFULNESS,
    METHODS,
    OBJECTS,
    PARTS,
    PROMISE_CLASSES,
    STARTS,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Named = Mapping[str, str]

Data = dict[str, Any]


def fact(kind: str, value: Any, named: Named) -> str:
    """Word a fact.

    Args:
        kind: Its kind, as FIELDS tells it.
        value: What the file holds.
        named: Labels of the programme and names of units, by id.
    """
    return SAID.get(kind, _text)(value, named)


def act(event: Data, named: Named) -> str:
    """Word what was done: the action, or the step of the ladders with how it ended.

    Args:
        event: What the file holds of it.
        named: Labels of the programme, by id.
    """
    action, step, outcome = (str(event.get(key, "")) for key in ("action", "step", "outcome"))
    if step:
        return named.get(f"{step}={outcome}") or named.get(step, step) + CHOICES["outcome"].get(outcome, "")
    label = ACTIONS[action].label if action in ACTIONS else action
    return label + CHOICES["result"].get(str(event.get("result", "")), "")


def money(value: Any) -> str:
    """Word a sum; what is none stays as it stands."""
    whole, _point, cents = str(value).partition(".")
    return f"{int(whole):,}.{cents or '00'} 元" if whole.isdecimal() else str(value)


def measure(one: Data) -> str:
    """Word a measure."""
    return f"{one.get('text', '')}（{one.get('owner', '')}，{one.get('due_on', '')} 前）"


def instalment(one: Data) -> str:
    """Word an instalment."""
    return f"{one.get('due_on', '')} 前付 {money(one.get('amount', ''))}"


def payment(one: Data) -> str:
    """Word a payment: a bill or a set-off is pending until it is honoured or accepted, or turns out to be nothing."""
    method = str(one.get("method", "transfer"))
    ends = [f"{one[key]} {word}" for key, word in ENDS.items() if key in one]
    waiting = ["待兑付"] if method in CONDITIONAL and not ends else []
    part = PARTS.get(str(one["part"]), str(one["part"])) if "part" in one else ""
    voucher = f"凭证 {str(one.get('voucher', ''))[:12]}"
    words = (money(one.get("amount", "")), str(one.get("on", "")), part, METHODS.get(method, method))
    return "，".join(word for word in (*words, *waiting, *ends, voucher) if word)


ENDS = {"honoured_on": "兑付或认可", "bounced_on": "未兑付或不实"}

LISTS: dict[str, tuple[str, Callable[[Data], str]]] = {
    "measures": ("措施", measure),
    "instalments": ("分期", instalment),
    "payments": ("付款", payment),
}  # the lists of a problem whose items have ids: what an item is called, and how it is worded


def item(name: str, one: Data) -> str:
    """Word an item of a list with its id.

    Args:
        name: A key of LISTS.
        one: The item.
    """
    label, words = LISTS[name]
    return f"{label} {one.get('id', '')}：{words(one)}"


def _text(value: Any, _: Named) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def _labelled(labels: Mapping[str, str]) -> Callable[[Any, Named], str]:
    return lambda value, _: labels.get(str(value), str(value))


def _named(value: Any, named: Named) -> str:
    return named.get(str(value), str(value))


SAID: dict[str, Callable[[Any, Named], str]] = {
    "line": _named,
    "kind": _named,
    "unit": _named,
    "units": lambda value, named: "、".join(_named(unit, named) for unit in value),
    "money": lambda value, _: money(value),
    "flag": lambda value, _: "是" if value == "true" else "否",
    "size": _labelled(SIZES),
    "object": _labelled(OBJECTS),
    "deposit": _labelled(DEPOSITS),
    "starts": _labelled(STARTS),
    "days": lambda value, _: f"{value} 天",
    "unit_or_name": _named,
    "promise_class": _labelled(PROMISE_CLASSES),
    "lawfulness": _labelled(LAWFULNESS),
    "excuses": lambda value, _: "、".join(_labelled(EXCUSES)(one, {}) for one in value),
}  # how each kind of fact is worded; the others as they stand
