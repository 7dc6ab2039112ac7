"""SB: what self-check missed, or registered after a clue, is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.rules.rule import Breach
from lvyue_cli.selfcheck import after_a_clue, sanction, unfound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.rules.submissions import Found


def self_check_found_it_first(ledger: Ledger, today: date) -> Iterator[Found]:
    """What another channel brings against a unit, the unit had found itself.

    Where no report was ever recorded, the office keeps them elsewhere: that nothing came in then says nothing.
    """
    if not ledger.reported:
        return
    consequence = sanction(ledger.programme)
    rule = ledger.programme.cite(consequence.clause) if consequence else ""
    remedy = f"按{rule}处理：{consequence.consequence}" if consequence else "核实自查情况"
    for one in unfound(ledger, today):
        said = "报送了零报告" if one.zero else "未报送"
        for filed in one.filed:
            message = f"“{one.item.title}”{one.unit}{said}，而其他渠道反映了本条问题"
            yield filed.problem.id, Breach(("responsible",), message, remedy, filed.path)


def self_check_came_before_the_clue(ledger: Ledger, _: date) -> Iterator[Found]:
    """What a unit registers as found by itself was not known from a clue before."""
    for filed, clue in after_a_clue(ledger):
        message = f"登记为自查，而同一事项的线索 {clue.id} 已于 {clue.events[0].on} 登记"
        remedy = f"核对来源：lvyue show {clue.id}；重复的，lvyue transition dismiss --kind merged --into {clue.id}"
        yield filed.problem.id, Breach(("origin",), message, remedy, filed.path)
