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
    told = ((field, kind) for field, text in found for kind in {one.kind for one in find(text, NEVER_KEPT)})
    for field, kind in sorted(told, key=str):
        yield Breach(field, f"文字中有{KINDS[kind].label}", NEVER_KEPT[kind])


def _collect(record: Record, field: FieldPath, found: list[tuple[FieldPath, str]]) -> None:
    """Collect every text that somebody typed and that may hold a number, with its place, in any order.

    This runs for every value of every file: it looks at nothing that was left out, and fills one list, for
    generators inside generators take twice as long.
    """
    values = record.__dict__
    for step in record.model_fields_set - _NOT_WORDS:
        item = values[step]
        if isinstance(item, str):
            if len(item) >= _SHORTEST:
                found.append(((*field, step), item))
        elif isinstance(item, Record):
            _collect(item, (*field, step), found)
        elif isinstance(item, tuple):
            _collect_each(item, (*field, step), found)


def _collect_each(items: tuple[object, ...], field: FieldPath, found: list[tuple[FieldPath, str]]) -> None:
    for place, item in enumerate(items):
        if isinstance(item, Record):
            _collect(item, (*field, place), found)
        elif isinstance(item, str) and len(item) >= _SHORTEST:
            found.append(((*field, place), item))
