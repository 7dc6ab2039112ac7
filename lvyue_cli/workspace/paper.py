"""Papers: the recorded ledger through a report into a file's bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import Severity
from lvyue_cli.errors import ActRefused, Condition, LedgerUnavailable, WrongUse
from lvyue_cli.history import trail
from lvyue_cli.query import Setting, select
from lvyue_cli.records.day import chinese_day
from lvyue_cli.renderers import xlsx
from lvyue_cli.reports import rows
from lvyue_cli.reports.forms import FORMS
from lvyue_cli.reports.sheet import build, file_name
from lvyue_cli.workspace.check import check
from lvyue_cli.workspace.look import read_ledger
from lvyue_cli.workspace.templates import sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from lvyue_cli.history.snapshot import Snapshot
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.workspace.place import Place

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper ready to be written.

    Args:
        name: Its official file name.
        content: Its bytes.
        notices: What the officer should look at.
    """

    name: str
    content: bytes
    notices: tuple[str, ...] = ()


def render(place: Place, form: str, query: Sequence[str], *, as_of: date, draft: bool) -> Paper:
    """Print one form.

    Args:
        place: The ledger; what HEAD holds is printed.
        form: A key of FORMS.
        query: Which problems; all that the form lists where it is empty.
        as_of: The day printed on it.
        draft: Whether it may be printed in spite of errors, marked 草稿 on every page.

    Raises:
        WrongUse: There is no such form.
        ActRefused: The ledger has errors and this is no draft.
        LedgerUnavailable: The ledger cannot be read.
    """
    if form not in FORMS:
        raise WrongUse(f"没有“{form}”这张表", "lvyue forms 查看可打印的表格")
    source = place.at_head()
    if not draft:
        _refuse_errors(source, place.session.today)
    ledger, findings = read_ledger(source)
    if ledger is None:
        raise LedgerUnavailable(f"{findings[0]}", "lvyue validate 可查全部问题")
    return _sheet(place, source, ledger, form, query, as_of=as_of, draft=draft)


def _sheet(  # noqa: PLR0913  a sheet is made of that much
    place: Place, source: Snapshot, ledger: Ledger, form: str, query: Sequence[str], *, as_of: date, draft: bool
) -> Paper:
    spec = sheet(source, form)
    picked = select(filter(FORMS[form].lists, ledger.problems), query, Setting(ledger, as_of))
    listed = [rows.row(problem, ledger) for problem in picked]
    words = _words(ledger, as_of)
    table = build(
        spec, listed, words, rows.LISTS, as_of=as_of, draft=draft, properties=_properties(place, source, ledger)
    )
    crowded = tuple(f"第 {number} 行“{header}”文字过长，打印不全" for number, header in xlsx.overflowing(table))
    return Paper(file_name(spec, words), xlsx.render([table]), crowded)


def _refuse_errors(source: Snapshot, today: date) -> None:
    checked = check(source, today)
    if checked.errors:
        errors = [finding for finding in checked.findings if finding.severity is Severity.ERROR][:_SHOWN]
        conditions = tuple(Condition(one.code, str(one)) for one in errors)
        message = f"台账有 {checked.errors} 处错误，不能印正式表格"
        raise ActRefused(message, "改正后再印（lvyue validate）；先看样子可加 --draft", conditions)


def _words(ledger: Ledger, as_of: date) -> dict[str, str]:
    programme = ledger.programme
    return {
        "title": programme.title,
        "number": programme.number or "",
        "office": ledger.directory.name(programme.office),
        "place": programme.place,
        "attachment": programme.attachment or "",
        "as_of": chinese_day(as_of),
        "filler": ledger.settings.filler or ledger.directory.name(programme.office),
    }


def _properties(place: Place, source: Snapshot, ledger: Ledger) -> tuple[tuple[str, str], ...]:
    """Say in the file which commit it was made from: the last one that touched the ledger's folder."""
    commit = source.commit and trail.last_commit(place.repository, source.commit, source.prefix or ".")
    return (("台账版本", commit or ""), ("方案", f"{ledger.programme.id} {ledger.programme.edition}"))
