"""`lvyue validate --list` and `--explain`: what is checked, and on what ground."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from lvyue_cli.cli.console import out, out_json, out_table
from lvyue_cli.diagnostics import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.store.rulebook import Entry


def tell(code: str | None, *, as_json: bool) -> int:
    """Print every rule, or explain one.

    Args:
        code: The one to explain; all are listed where it is not given.
        as_json: Whether programs read it.

    Raises:
        WrongUse: There is no such code.
    """
    from lvyue_cli.store.rulebook import catalogue, entry

    entries = [entry(code)] if code is not None else list(catalogue())
    if as_json:
        rules = [asdict(one) for one in entries]
        out_json({"rule": rules[0]} if code is not None else {"rules": rules})
    elif code is not None:
        for line in _explained(entries[0]):
            out(line)
    else:
        rows = ((one.code, SEVERITIES[one.severity], one.title, one.ground) for one in entries)
        out_table(("代码", "轻重", "应当做到", "依据"), rows, whole=2)
    return 0


def _explained(one: Entry) -> Iterator[str]:
    yield f"{one.code}  {one.title}（{SEVERITIES[one.severity]}）"
    for label, text in (("依据", one.ground), ("看什么", one.looks), ("怎么办", one.remedy)):
        yield f"{label}：{text}"
    yield f"错例：{one.bad}"
    yield f"正例：{one.good}"
    if one.severity == "warning":
        yield f"查明属实的可以认可：lvyue accept {one.code} 编号 --reason 理由 --until 日期"
