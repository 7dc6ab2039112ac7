"""Papers: the recorded ledger through a report into a file's bytes."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import Severity
from lvyue_cli.errors import ActRefused, Condition, WrongUse
from lvyue_cli.history import trail
from lvyue_cli.query import Setting, select
from lvyue_cli.reports.forms import FORMS
from lvyue_cli.reports.printing import Printing
from lvyue_cli.workspace.check import check
from lvyue_cli.workspace.look import read_ledger, required
from lvyue_cli.workspace.printed import AS_OF, COMMIT, DRAFT, FORM, PROGRAMME

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from lvyue_cli.history.snapshot import Snapshot
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.workspace.place import Place

_SHOWN = 5

MAKERS: dict[str, str] = {
    "xlsx": "lvyue_cli.workspace.sheets",
    "html": "lvyue_cli.workspace.pages",
    "svg": "lvyue_cli.workspace.pages",
}  # by format: the module whose `make` prints it; loaded when used, for each brings a large library


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
    read = required(*read_ledger(source)) if draft else _without_errors(source, place.session.today)
    ledger = read.on(as_of)
    picked = tuple(select(filter(FORMS[form].lists, ledger.problems), query, Setting(ledger, as_of)))
    stamp = ((FORM, form), (AS_OF, as_of.isoformat()), (DRAFT, "是" if draft else "否"))
    printing = Printing(form, ledger, picked, as_of, draft, (*stamp, *_origin(place, source, ledger)))
    made: Paper = import_module(MAKERS[FORMS[form].format]).make(printing, source)
    return made


def _without_errors(source: Snapshot, today: date) -> Ledger:
    """Read and check the ledger in one go; with errors in it nothing official is printed."""
    checked = check(source, today)
    if checked.errors:
        errors = [finding for finding in checked.findings if finding.severity is Severity.ERROR][:_SHOWN]
        conditions = tuple(Condition(one.code, str(one)) for one in errors)
        message = f"台账有 {checked.errors} 处错误，不能印正式表格"
        raise ActRefused(message, "改正后再印（lvyue validate）；先看样子可加 --draft", conditions)
    return required(checked.ledger, checked.findings)


def _origin(place: Place, source: Snapshot, ledger: Ledger) -> tuple[tuple[str, str], ...]:
    """Say in the file which commit it was made from: the last one that touched the ledger's folder."""
    commit = source.commit and trail.last_commit(place.repository, source.commit, source.prefix or ".")
    return ((COMMIT, commit or ""), (PROGRAMME, f"{ledger.programme.id} {ledger.programme.edition}"))
