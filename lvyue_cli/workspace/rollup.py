"""Reading several ledgers, each as it is recorded: in folders, in bare repositories, or all that lie in a folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lvyue_cli.errors import ActRefused, Condition, LedgerUnavailable, WrongUse
from lvyue_cli.records.day import parse_day
from lvyue_cli.renderers.xlsx.workbook import render
from lvyue_cli.reports.rollup import TITLE, Part, apart, table
from lvyue_cli.reports.statistics import statistics
from lvyue_cli.store.layout import ledger_in
from lvyue_cli.workspace.bare import bare_ledger
from lvyue_cli.workspace.check import check
from lvyue_cli.workspace.look import required
from lvyue_cli.workspace.paper import Paper, commit_of
from lvyue_cli.workspace.people import as_argument
from lvyue_cli.workspace.place import find

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from lvyue_cli.history.snapshot import Snapshot
    from lvyue_cli.workspace.session import Session


def parts(folders: Sequence[Path], session: Session, as_of: date) -> tuple[Part, ...]:
    """Read the ledgers.

    Args:
        folders: Ledgers, bare repositories of ledgers, or folders that hold several.
        session: The day and the clock.
        as_of: What came later does not count.

    Raises:
        WrongUse: There is no such folder, or two ledgers hold the same problem.
        LedgerUnavailable: A folder holds no ledger, or one cannot be read: a sum that leaves one out is no sum.
    """
    sources = (each for named in folders for each in _ledgers(named, session))
    found = tuple(_part(folder, source, session, as_of) for folder, source in sources)
    apart(found)
    return found


def sheet(found: Sequence[Part], as_of: date, *, draft: bool) -> Paper:
    """Print the ledgers on one sheet.

    Args:
        found: The ledgers.
        as_of: The day.
        draft: Whether it is printed although something is wrong.

    Raises:
        ActRefused: A ledger has errors, and no draft was asked for.
    """
    wrong = tuple(part for part in found if part.errors)
    if wrong and not draft:
        conditions = tuple(
            Condition("errors", part.faulty, f"lvyue -C {as_argument(part.path)} validate") for part in wrong
        )
        raise ActRefused("有台账出错，不能印正式的汇总表", "改正后再印；先看样子可加 --draft", conditions)
    return Paper(f"{TITLE}.xlsx", render([table(found, as_of, draft=draft)]))


def day(text: str, session: Session) -> date:
    """Read a day; without a year it is of this one.

    Args:
        text: As typed.
        session: The day it is typed on.

    Raises:
        WrongUse: It cannot be understood.
    """
    try:
        return parse_day(text, year=session.today.year)
    except ValueError as error:
        raise WrongUse(str(error)) from error


def _ledgers(named: Path, session: Session) -> Iterator[tuple[Path, Snapshot]]:
    """Yield the ledger that a folder is, or those that lie directly in it."""
    if not named.is_dir():
        raise WrongUse(f"没有文件夹 {named}", "核对路径")
    if source := _recorded(named, session):
        yield named, source
        return
    folders = sorted(folder for folder in named.iterdir() if folder.is_dir())
    inside = [(folder, source) for folder in folders if (source := _recorded(folder, session))]
    if not inside:
        raise LedgerUnavailable(f"{named} 不是台账，其中也没有台账", "写台账的文件夹，或放着几本台账的文件夹")
    yield from inside


def _recorded(folder: Path, session: Session) -> Snapshot | None:
    """Read what is recorded of the ledger in a folder; nothing where there is none."""
    if ledger_in(folder) is not None:
        return find(folder, {}, session, given=True).at_head()
    return bare_ledger(folder) if (folder / "HEAD").is_file() else None


def _part(folder: Path, source: Snapshot, session: Session, as_of: date) -> Part:
    checked = check(source, session.today)
    try:
        ledger = required(checked.ledger, checked.findings).as_it_stood(as_of)
    except LedgerUnavailable as error:
        raise LedgerUnavailable(f"{folder}：{error.message}", error.remedy) from error
    return Part(os.fspath(folder), ledger, commit_of(source), checked.errors, statistics(ledger, as_of))
