"""Papers: the recorded ledger through a report into a file's bytes."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import Severity
from lvyue_cli.errors import ActRefused, Condition, WrongUse
from lvyue_cli.history import trail
from lvyue_cli.query import Setting, select
from lvyue_cli.records.day import chinese_day
from lvyue_cli.renderers import xlsx
from lvyue_cli.reports import rows
from lvyue_cli.reports.forms import FORMS
from lvyue_cli.reports.sheet import build, file_name
from lvyue_cli.workspace.check import check
from lvyue_cli.workspace.look import read_ledger, required
from lvyue_cli.workspace.templates import sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lvyue_cli.history.snapshot import Snapshot
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.workspace.place import Place

_SHOWN = 5

FORM, AS_OF, DRAFT = "表格", "填报日期", "草稿"  # what a printed file says of itself
PROPERTIES = "docProps/custom.xml"
_PROPERTY = re.compile(r'name="([^"]+)"[^>]*>\s*<vt:lpwstr>([^<]*)<')
_LONGEST = 65_536


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
    ledger = required(*read_ledger(source)) if draft else _without_errors(source, place.session.today)
    return _sheet(place, source, ledger.on(as_of), form, query, as_of=as_of, draft=draft)


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper that was printed before: what it says of itself, and its bytes."""

    form: str
    as_of: date
    draft: bool
    content: bytes


def printed(file: Path) -> Printed:
    """Read what a printed paper says of itself.

    Args:
        file: A workbook; it comes from outside, so only one small part of it is unpacked.

    Raises:
        WrongUse: It is no paper of lvyue's.
    """
    try:
        content = file.read_bytes()
        with zipfile.ZipFile(file) as package, package.open(PROPERTIES) as part:
            said = dict(_PROPERTY.findall(part.read(_LONGEST).decode("utf-8", "replace")))
        return Printed(said[FORM], date.fromisoformat(said[AS_OF]), said[DRAFT] == "是", content)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise WrongUse(f"{file} 不是 lvyue 印出的表格，或读不出来", "重新打印：lvyue render FORM") from error


def _sheet(  # noqa: PLR0913  a sheet is made of that much
    place: Place, source: Snapshot, ledger: Ledger, form: str, query: Sequence[str], *, as_of: date, draft: bool
) -> Paper:
    spec = sheet(source, form)
    picked = select(filter(FORMS[form].lists, ledger.problems), query, Setting(ledger, as_of))
    listed = [rows.row(problem, ledger) for problem in picked]
    words = _words(ledger, as_of)
    stamp = ((FORM, form), (AS_OF, as_of.isoformat()), (DRAFT, "是" if draft else "否"))
    table = build(
        spec,
        listed,
        words,
        rows.LISTS,
        as_of=as_of,
        draft=draft,
        properties=(*stamp, *_properties(place, source, ledger)),
    )
    crowded = tuple(f"第 {number} 行“{header}”文字过长，打印不全" for number, header in xlsx.overflowing(table))
    return Paper(file_name(spec, words), xlsx.render([table]), crowded)


def _without_errors(source: Snapshot, today: date) -> Ledger:
    """Read and check the ledger in one go; with errors in it nothing official is printed."""
    checked = check(source, today)
    if checked.errors:
        errors = [finding for finding in checked.findings if finding.severity is Severity.ERROR][:_SHOWN]
        conditions = tuple(Condition(one.code, str(one)) for one in errors)
        message = f"台账有 {checked.errors} 处错误，不能印正式表格"
        raise ActRefused(message, "改正后再印（lvyue validate）；先看样子可加 --draft", conditions)
    return required(checked.ledger, checked.findings)


def _words(ledger: Ledger, as_of: date) -> dict[str, str]:
    programme = ledger.programme
    attached = _attached_list(programme)
    return {
        "title": programme.title,
        "number": programme.number or "",
        "office": ledger.directory.name(programme.office),
        "place": programme.place,
        "attachment": attached or f"{programme.title}问题排查及整改清单",
        "mark": "附件" if attached else "",
        "as_of": chinese_day(as_of),
        "filler": ledger.settings.filler or ledger.directory.name(programme.office),
    }


def _attached_list(programme: Programme) -> str | None:
    """Name the list that a programme attaches; what it attaches may also be its chart."""
    chart = programme.chart
    return None if chart is not None and programme.attachment == chart.title else programme.attachment


def _properties(place: Place, source: Snapshot, ledger: Ledger) -> tuple[tuple[str, str], ...]:
    """Say in the file which commit it was made from: the last one that touched the ledger's folder."""
    commit = source.commit and trail.last_commit(place.repository, source.commit, source.prefix or ".")
    return (("台账版本", commit or ""), ("方案", f"{ledger.programme.id} {ledger.programme.edition}"))
