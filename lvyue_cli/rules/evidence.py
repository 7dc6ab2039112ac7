"""EV: every file of evidence is where it should be and what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.rules.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from lvyue_cli.ledger import Filed, Ledger


def _in_state(state: str, message: str, remedy: str) -> Callable[[Filed, Ledger, date], Iterable[Breach]]:
    def check(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
        for place, event in enumerate(filed.problem.events):
            for one, item in enumerate(event.evidence):
                if not item.outside and ledger.evidence.get(item.path) == state:
                    field = ("events", place, "evidence", one, "sha256")
                    yield Breach(field, message.format(name=item.name, path=item.path), remedy)

    return check


evidence_is_kept = _in_state(
    "missing", "佐证材料“{name}”不在台账中（{path}）", "用 git 恢复这一文件；原件另存的，用 lvyue evidence 重新归档"
)
evidence_is_unchanged = _in_state(
    "changed", "佐证材料“{name}”的内容已变（{path}）", "用 git 恢复这一文件；确需更换的，作为新材料归档"
)
evidence_is_inside = _in_state(
    "outside", "佐证材料“{name}”不是台账内的普通文件（{path}）", "换成普通文件，或用 lvyue evidence --outside 登记"
)


def evidence_is_dated_before_it_is_filed(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """A document is not younger than the act that cites it."""
    for place, event in enumerate(filed.problem.events):
        for one, item in enumerate(event.evidence):
            if item.dated is not None and item.dated > event.on:
                message = f"佐证材料“{item.name}”的日期 {item.dated} 晚于归档的 {event.on}"
                yield Breach(("events", place, "evidence", one, "dated"), message, "核对材料日期")
