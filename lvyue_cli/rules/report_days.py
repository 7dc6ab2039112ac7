"""SB: the office's own report days fit the programme's; who has not reported, and which day is no working day."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from lvyue_cli.programmes.reporting import report_items
from lvyue_cli.programmes.stage import SENDERS
from lvyue_cli.programmes.workdays import TO_MEND, UnknownYear
from lvyue_cli.rules.ahead import left
from lvyue_cli.rules.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from lvyue_cli.diagnostics import FieldPath
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.programmes.reporting import ReportItem
    from lvyue_cli.records.report_day import ReportDay
    from lvyue_cli.rules.submissions import Found

PROGRAMME, SETTINGS = "programme.yaml", "lvyue.yaml"
TOLD_AHEAD = timedelta(30)  # long enough for a notice to reach every unit


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


def everybody_has_reported(ledger: Ledger, today: date) -> Iterator[Found]:
    """Of what is due soon or was due, the units that have not reported.

    What was due is told while the programme runs, and only by an office that registers reports at all.
    """
    reported = {(one.item, one.unit) for one in ledger.submissions}
    late = bool(reported) and ledger.programme.runs_on(today)
    for item, day, breach in _items(ledger):
        near = today <= day <= today + timedelta(ledger.settings.warning_days)
        if not (near or (late and day < today)):
            continue
        if missing := [unit for unit in ledger.senders_of(item) if (item.id, unit) not in reported]:
            names = "、".join(ledger.directory.name(unit) for unit in missing)
            remedy = f"催报：lvyue agenda --missing；已报的登记：lvyue submit {item.id} --unit 单位 --file 文件"
            yield "", breach(f"“{item.title}”应于 {day} 报送，{_when(day, today)}，未报：{names}", remedy)


def _when(day: date, today: date) -> str:
    return left(day, today) if day >= today else f"已逾期 {(today - day).days} 天"


def report_days_are_working_days(ledger: Ledger, today: date) -> Iterator[Found]:
    """A report day of the coming weeks is a working day; if it is not, the last one before it is named."""
    for item, day, breach in _items(ledger):
        if today <= day <= today + TOLD_AHEAD and (told := _no_workday(day, ledger)):
            yield "", breach(f"“{item.title}”的报送日 {day} {told[0]}", told[1])


def _no_workday(day: date, ledger: Ledger) -> tuple[str, str] | None:
    try:
        before = ledger.working_days().last_workday(day)
    except UnknownYear as unknown:
        return f"是不是工作日不能确定：{unknown.message}", TO_MEND
    return None if before == day else (f"不是工作日，此前最后一个工作日是 {before}", f"通知各单位于 {before} 前报送")


def _items(ledger: Ledger) -> Iterator[tuple[ReportItem, date, Callable[[str, str], Breach]]]:
    """Yield every item that has a day, with the way to point at it: in the programme, or among the office's own."""
    prescribed = {one.id: place for place, one in enumerate(ledger.programme.deliverables)}
    own = {item.id: place for place, one in enumerate(ledger.settings.report_days) for item in report_items((), [one])}
    for item in ledger.deliverables:
        if item.due_on is not None and item.id in prescribed:
            yield item, item.due_on, partial(_at, PROGRAMME, ("deliverables", prescribed[item.id]))
        elif item.due_on is not None:
            yield item, item.due_on, partial(_at, SETTINGS, ("report_days", own[item.id]))


def _at(path: str, field: FieldPath, message: str, remedy: str) -> Breach:
    return Breach(field, message, remedy, path)
