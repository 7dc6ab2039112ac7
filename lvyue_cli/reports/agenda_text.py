"""How report days are told: whose clause a day is, who has reported, and reminders to paste into a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.records.day import chinese_day
from lvyue_cli.selfcheck import sanction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.programmes.reporting import ReportItem
    from lvyue_cli.reports.agenda import Arrival, Item
    from lvyue_cli.selfcheck import Unfound


def ground(asked: ReportItem) -> str:
    """Tell whose day it is: the programme's clause, and the office's own day where it set one.

    Args:
        asked: The item.
    """
    if asked.clause is None:
        return "本办自定"
    clause, due, prescribed = f"方案{asked.clause}", asked.due_on, asked.prescribed_on
    if due is None:
        return f"{clause}，方案未定日期"
    if prescribed is None:
        return f"{clause}，方案未定日期，本办定于 {_short(due)}"
    return f"{clause}，方案规定 {_short(prescribed)}，本办提前至 {_short(due)}" if due < prescribed else clause


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"


def told(item: Item, ledger: Ledger) -> Iterator[str]:
    """Tell one item of the agenda, line by line.

    Args:
        item: The item.
        ledger: For the names of units.
    """
    asked = item.asked
    yield f"{asked.due_on or '方案未定日期'}  {asked.title}"
    yield f"    {_party(asked.sender, asked, ledger)} → {_party(asked.receiver, asked, ledger)}（{ground(asked)}）"
    if item.workday_due_on not in {None, asked.due_on}:
        yield f"    {asked.due_on} 不是工作日，之前最后一个工作日为 {item.workday_due_on}"
    if item.unknown:
        yield f"    {item.unknown}"
    if item.arrivals:
        yield f"    已报：{'；'.join(_arrived(arrival, ledger) for arrival in item.arrivals)}"
    if item.missing:
        over = f"（已逾期{item.days_over}天）" if item.days_over else ""
        yield f"    未报{over}：{'、'.join(ledger.directory.name(unit) for unit in item.missing)}"


def _party(said: str, asked: ReportItem, ledger: Ledger) -> str:
    """Say it in the words of the document, unless they mean a unit that has changed since."""
    found = ledger.directory.unit(said)
    if found is None:
        return said
    unit = ledger.directory.on(asked.due_on).successor(found.id)
    return ledger.directory.name(unit) if found.former or unit != found.id else said


def _arrived(arrival: Arrival, ledger: Ledger) -> str:
    marks = (
        f"迟{arrival.days_late}天" if arrival.days_late else "",
        "零报告" if arrival.zero else "",
        f"更正{arrival.corrected}次" if arrival.corrected else "",
    )
    said = "，".join(mark for mark in (str(arrival.on), *marks) if mark)
    return f"{ledger.directory.name(arrival.unit)}（{said}）"


def missed(found: Iterable[Unfound], ledger: Ledger) -> Iterator[str]:
    """Tell which units found nothing themselves while another channel did, line by line.

    Args:
        found: The units.
        ledger: For names, and for what the programme says will follow.
    """
    listed = tuple(found)
    if not listed:
        return
    yield "自查未发现而其他渠道有反映的单位"
    for one in listed:
        said = "零报告" if one.zero else "未报送"
        problems = "；".join(f"{each.problem.id} {each.problem.title}" for each in one.filed)
        yield f"    {ledger.directory.name(one.unit)}：《{one.item.title}》{said}；{problems}"
    if rule := sanction(ledger.programme):
        yield f"    {ledger.programme.cite(rule.clause)}：{rule.trigger}的，{rule.consequence}"


def reminders(items: Iterable[Item], ledger: Ledger, today: date) -> tuple[str, ...]:
    """Word a reminder for each unit that owes a report.

    Args:
        items: What is to be reminded of.
        ledger: For the names of units.
        today: The day on which it is pasted.
    """
    return tuple(
        _reminder(
            item, item.asked.due_on, ledger.directory.name(unit), _party(item.asked.receiver, item.asked, ledger), today
        )
        for item in items
        if item.asked.due_on is not None
        for unit in item.missing
    )


def _reminder(item: Item, due_on: date, unit: str, receiver: str, today: date) -> str:
    title = item.asked.title
    if due_on < today:
        return (
            f"{unit}：《{title}》应于{chinese_day(due_on)}前报{receiver}，已逾期{(today - due_on).days}天，请即报送。"
        )
    if due_on == today:
        return f"{unit}：《{title}》今日为报送{receiver}的最后一天，请按时报送。"
    by = item.workday_due_on or due_on
    if by == due_on or by < today:
        return f"{unit}：请于{chinese_day(due_on)}前将《{title}》报{receiver}。"
    return f"{unit}：请于{chinese_day(by)}前将《{title}》报{receiver}（时限{chinese_day(due_on)}不是工作日）。"
