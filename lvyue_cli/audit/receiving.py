"""When a server received an act: not long after it says that it was entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.audit.entering import fresh
from lvyue_cli.audit.entry import Objection
from lvyue_cli.audit.judging import label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lvyue_cli.audit.entry import Entry
    from lvyue_cli.ledger import Ledger


def received_in_time(entry: Entry, received_on: date, ledger: Ledger) -> Iterator[Objection]:
    """Yield the acts and reports that a server received longer after their entry than an entry may wait.

    Args:
        entry: The commit; by its own account entered on the day of it.
        received_on: The day on which it came in, by the server's clock.
        ledger: The ledger's frame before it.
    """
    days = (received_on - entry.on).days
    if days <= ledger.settings.entry_days:
        return
    for path, problem, one in fresh(entry):
        said = f"写作 {one.on} 办理、{entry.on} 录入，{days} 天后（{received_on}）服务器才收到"
        yield Objection("AU20", f"“{label(one)}”{said}（期限 {ledger.settings.entry_days} 天）", path, problem)
