"""PD: the name, the phone and the identity number of people who complain are not in git, which cannot forget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.personal import KINDS, find
from lvyue_cli.records.base import Record
from lvyue_cli.rules.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lvyue_cli.diagnostics import FieldPath
    from lvyue_cli.ledger import Filed, Ledger

NEVER_KEPT: dict[str, str] = {
    "mobile": "删去号码；反映人只写代号，联系方式另行登记、不入台账",
    "identity": "删去号码；反映人只写代号，身份信息另行登记、不入台账",
}  # the numbers that no text may hold, and what to do with them; an office's telephone is no secret
_SHORTEST = 11  # digits of a mobile number
_NOT_WORDS = frozenset(
    {
        *("uid", "eid", "undoes", "sha256", "uscc", "number"),
        *("id", "state", "line", "kind", "group", "channel", "origin", "action", "to", "disposition"),
        "replaced",
    }
)  # codes, words of closed lists, and what was said before


def no_personal_numbers(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """No text holds a mobile phone number or an identity number (GB 11643)."""
    found: list[tuple[FieldPath, str]] = []
    _collect(filed.problem, (), found)
    for field, text in found:
        for kind in dict.fromkeys(one.kind for one in find(text, NEVER_KEPT)):
            yield Breach(field, f"文字中有{KINDS[kind].label}", NEVER_KEPT[kind])


def _collect(value: Record | tuple[object, ...], field: FieldPath, found: list[tuple[FieldPath, str]]) -> None:
    """Collect every text that somebody typed and that may hold a number, with its place.

    This runs for every value of every file: it fills one list, for generators inside generators take twice as long.
    """
    named = value.__dict__.items() if isinstance(value, Record) else enumerate(value)
    for step, item in named:
        if not item or step in _NOT_WORDS:
            continue
        if isinstance(item, str):
            if len(item) >= _SHORTEST:
                found.append(((*field, step), item))
        elif isinstance(item, (Record, tuple)):  # a union is slower
            _collect(item, (*field, step), found)
