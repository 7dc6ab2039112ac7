"""SB: the office's own report days fit the programme's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.programmes.stage import SENDERS
from lvyue_cli.rules.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.report_day import ReportDay
    from lvyue_cli.rules.submissions import Found

SETTINGS = "lvyue.yaml"


def own_days_fit(ledger: Ledger, _: date) -> Iterator[Found]:
    """The office's own days are not later than the programme's; its own items are told apart and sent by someone."""
    own = ledger.settings.report_days
    for place, one in enumerate(own):
        for key, message, remedy in (*_own_day(one, ledger), *_own_item(one, own[:place], ledger)):
            yield "", Breach(("report_days", place, key), message, remedy, SETTINGS)


def _own_day(one: ReportDay, ledger: Ledger) -> Iterator[tuple[str, str, str]]:
    prescribed = {item.id: item for item in ledger.programme.deliverables}
    item = prescribed.get(one.id)
    if item is None:
        if not one.is_own:
            yield "id", f"方案中没有“{one.id}”这一报送事项", "自定的事项须写明 title、from、to、senders"
    elif one.is_own:
        yield "id", f"“{one.id}”是方案已有的报送事项", "只写 id 和 due_on；另定事项换一个标识"
    elif item.due_on is not None and one.due_on is not None and one.due_on > item.due_on:
        cited = ledger.programme.cite(item.clause)
        yield "due_on", f"“{item.title}”的时限 {one.due_on} 晚于方案规定的 {item.due_on}", f"只能提前，见{cited}"


def _own_item(one: ReportDay, before: tuple[ReportDay, ...], ledger: Ledger) -> Iterator[tuple[str, str, str]]:
    if one.id in {earlier.id for earlier in before}:
        yield "id", f"标识“{one.id}”重复", "改为未用过的标识"
    for sender in one.senders:
        if sender not in SENDERS and sender not in ledger.directory.kinds:
            remedy = f"写单位标识，或 {'、'.join(SENDERS)}"
            yield "senders", f"单位名录中没有报送主体“{sender}”", remedy
