"""Papers: the recorded ledger through a report into a file's bytes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import Severity
from lvyue_cli.errors import ActRefused, Condition, NothingToPrint, WrongUse
from lvyue_cli.history import trail
from lvyue_cli.query import Setting, fields, select, units_named
from lvyue_cli.reports.file_names import file_name
from lvyue_cli.reports.form import SUBJECTS
from lvyue_cli.reports.forms import FORMS
from lvyue_cli.reports.printing import Printing
from lvyue_cli.reports.public import QUERIED, published
from lvyue_cli.store.layout import TEMPLATES
from lvyue_cli.workspace.check import check
from lvyue_cli.workspace.look import read_ledger, required
from lvyue_cli.workspace.printed import said
from lvyue_cli.workspace.subjects import divided, name_of

if TYPE_CHECKING:
    from datetime import date

    from lvyue_cli.history.snapshot import Snapshot
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.workspace.order import Order
    from lvyue_cli.workspace.place import Place

_SHOWN = 5

MAKERS: dict[str, str] = {
    "xlsx": "lvyue_cli.workspace.sheets",
    "docx": "lvyue_cli.workspace.documents",
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


@dataclass(frozen=True, slots=True)
class Desk:
    """A recorded ledger, read once, from which any number of papers is printed.

    Args:
        source: The commit, where the office's own templates are too.
        ledger: The ledger.
        commit: The last commit that touched the ledger's folder.
    """

    source: Snapshot
    ledger: Ledger
    commit: str


@dataclass(frozen=True, slots=True)
class Sheaf:
    """One paper that is to be made.

    Args:
        order: What was asked for, of this paper alone.
        ledger: The ledger as it stood on the paper's day.
        problems: The problems that it is about.
        inside: The same paper as the office itself sees it, where everybody may read this one.
    """

    order: Order
    ledger: Ledger
    problems: tuple[Problem, ...]
    inside: Sheaf | None = None


def desk(place: Place, form: str, *, draft: bool) -> Desk:
    """Read what HEAD holds.

    Args:
        place: The ledger.
        form: What is printed from it: a key of FORMS, or all of them.
        draft: Whether it may have errors.

    Raises:
        ActRefused: The ledger or the form's own template has errors and this is no draft.
        LedgerUnavailable: The ledger cannot be read.
    """
    source = place.at_head()
    ledger = required(*read_ledger(source)) if draft else _without_errors(source, form, place.session.today)
    return Desk(source, ledger, commit_of(source))


def desk_of(place: Place, commit: str) -> Desk:
    """Read what a commit holds; what was printed from it is not checked once more.

    Args:
        place: The ledger.
        commit: The commit.

    Raises:
        WrongUse: There is no such commit here, or no ledger in it.
        LedgerUnavailable: The ledger cannot be read.
    """
    source = place.at(commit)
    return Desk(source, required(*read_ledger(source)), commit_of(source))


def sheaves(desk: Desk, order: Order) -> tuple[Sheaf, ...]:
    """Tell which papers an order asks for: one, or one for each of what it is about that has something in it.

    Args:
        desk: The ledger.
        order: What was asked for.

    Raises:
        WrongUse: There is no such form, or it cannot be printed so.
        NothingToPrint: The form asks for something that the ledger does not hold.
    """
    subject, ledger = _subject(order), desk.ledger.as_it_stood(order.as_of)
    papers = _asked_for(desk, order, subject, ledger)
    if not order.public:
        return papers
    seen = published(ledger)
    return tuple(_for_everybody(one, seen) for one in papers)


def _asked_for(desk: Desk, order: Order, subject: str, ledger: Ledger) -> tuple[Sheaf, ...]:
    setting = Setting(ledger, order.as_of)
    picked = select(filter(FORMS[order.form].lists, ledger.problems), order.query, setting)
    whole = Sheaf(order, ledger, picked)
    if subject == "ledger":
        return _grounded(desk, whole, (whole,))
    asked = units_named(order.query, setting) if subject == "unit" else frozenset()
    parts = divided(picked, subject, ledger, own=order.per is None)
    addressed = FORMS[order.form].addressed
    if addressed is not None and subject == "unit":
        parts = {unit: parts.get(unit, ()) for unit in addressed(printing(desk, whole))}
    wanted = (
        (about, its) for about, its in parts.items() if order.about in {None, about} and (not asked or about in asked)
    )
    return _grounded(desk, whole, tuple(Sheaf(replace(order, about=about), ledger, its) for about, its in wanted))


def _grounded(desk: Desk, whole: Sheaf, papers: tuple[Sheaf, ...]) -> tuple[Sheaf, ...]:
    """Keep the papers that have a ground; where none has, tell what is missing."""
    form = FORMS[whole.order.form]
    if form.ground is None:
        return papers
    lacking = {paper.order.about: form.ground(printing(desk, paper)) for paper in papers or (whole,)}
    kept = tuple(paper for paper in papers if lacking[paper.order.about] is None)
    missing = next((one for one in lacking.values() if one is not None), None)
    if kept or missing is None:
        return kept
    raise NothingToPrint(f"{form.label}不能印：{missing.message}", missing.remedy, (missing,))


def render(desk: Desk, sheaf: Sheaf) -> Paper:
    """Print one paper.

    Args:
        desk: The ledger.
        sheaf: Which paper.

    Raises:
        LedgerUnavailable: Its template has faults.
    """
    made: Paper = import_module(MAKERS[FORMS[sheaf.order.form].format]).make(printing(desk, sheaf), desk.source)
    return replace(made, name=_file_name(made, sheaf))


def has_rows(desk: Desk, sheaf: Sheaf) -> bool:
    """Tell whether a sheet has anything to list; other papers always say something.

    Args:
        desk: The ledger.
        sheaf: Which paper.
    """
    if FORMS[sheaf.order.form].format != "xlsx":
        return True
    told: bool = import_module(MAKERS["xlsx"]).has_rows(printing(desk, sheaf), desk.source)
    return told


def printing(desk: Desk, sheaf: Sheaf) -> Printing:
    """Lay out what one paper is printed from.

    Args:
        desk: The ledger.
        sheaf: Which paper.
    """
    order, programme = sheaf.order, sheaf.ledger.programme
    return Printing(
        form=order.form,
        ledger=sheaf.ledger,
        problems=sheaf.problems,
        as_of=order.as_of,
        draft=order.draft,
        properties=said(order, desk.commit, f"{programme.id} {programme.edition}"),
        about=order.about,
        since=order.since,
        subject=_subject(order),
        public=order.public,
        inside=printing(desk, sheaf.inside) if sheaf.inside is not None else None,
    )


def _file_name(made: Paper, sheaf: Sheaf) -> str:
    """Name the file: officially, or after what it is about; a public one is never taken for the other."""
    order, official = sheaf.order, PurePath(made.name)
    stem = official.stem
    if order.about is not None:
        about = name_of(_subject(order), order.about, sheaf.ledger)
        stem = file_name((about, FORMS[order.form].label, order.as_of.isoformat()), "")
    return f"{stem}{'（公开）' if order.public else ''}{official.suffix}"


def _subject(order: Order) -> str:
    """Tell what one paper is about."""
    if order.form not in FORMS:
        raise WrongUse(f"没有“{order.form}”这张表", "lvyue forms 查看可打印的表格")
    form = FORMS[order.form]
    if order.per not in {None, form.subject} and form.subject != "ledger":
        raise WrongUse(f"“{form.label}”按{SUBJECTS[form.subject]}一份，不能另按{SUBJECTS[order.per or '']}分印")
    if order.public and not form.public:
        known = "、".join(name for name, one in FORMS.items() if one.public)
        raise WrongUse(f"“{form.label}”没有公开的样式", f"可以公开的：{known}")
    if order.public and (strange := fields(order.query) - QUERIED):
        words = "、".join(sorted(f"{one}:" if one else "文字" for one in strange))
        remedy = f"可用：{'、'.join(sorted(QUERIED))}"
        raise WrongUse(f"公开件不能按{words}查询：查询条件记在文件里，也就公开了", remedy)
    return order.per or form.subject


def _for_everybody(sheaf: Sheaf, seen: Ledger) -> Sheaf:
    """Leave in a paper what everybody may read."""
    ids = {one.id for one in sheaf.problems}
    return replace(sheaf, ledger=seen, problems=tuple(one for one in seen.problems if one.id in ids), inside=sheaf)


def _without_errors(source: Snapshot, form: str, today: date) -> Ledger:
    """Read and check the ledger in one go; with errors in it nothing official is printed."""
    checked = check(source, today)
    errors = [one for one in checked.findings if one.severity is Severity.ERROR and not _of_another(form, one.path)]
    if errors:
        conditions = tuple(Condition(one.code, str(one)) for one in errors[:_SHOWN])
        message = f"台账有 {len(errors)} 处错误，不能印正式表格"
        raise ActRefused(message, "改正后再印（lvyue validate）；先看样子可加 --draft", conditions)
    return required(checked.ledger, checked.findings)


def _of_another(form: str, path: str) -> bool:
    """Tell whether a file is the template of another form: a fault in it is told where that form is printed."""
    inside = PurePath(path)
    return inside.parts[:1] == (TEMPLATES,) and inside.name.partition(".")[0] != form


def commit_of(source: Snapshot) -> str:
    """Name the commit that a paper is made from: the last one that touched the ledger's folder.

    Args:
        source: The ledger as a commit holds it.
    """
    found = source.commit and trail.last_commit(source.repository, source.commit, source.prefix or ".")
    return found or ""
