"""The press: an order becomes files, all of one form or none; one form that fails does not stop the others."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Protocol, TypeVar

from lvyue_cli.errors import LvyueError, NothingToPrint, WrongUse
from lvyue_cli.renderers.pdf import FORMATS, convert
from lvyue_cli.reports.file_names import file_name
from lvyue_cli.reports.forms import FORMS
from lvyue_cli.reports.public import told_apart
from lvyue_cli.workspace import paper, publish
from lvyue_cli.workspace.disclosure import refuse_personal_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lvyue_cli.workspace.order import Order
    from lvyue_cli.workspace.paper import Desk, Paper, Sheaf

T = TypeVar("T")
ALL = "all"


class Watch(Protocol):
    """Shows how far a run has come."""

    def __call__(self, label: str, items: Sequence[T]) -> Iterable[T]:
        """Yield the items, and show it."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """What came of one form.

    Args:
        form: A key of FORMS.
        paths: The files; none where the form has nothing to say.
        notices: What the officer should look at.
        reason: Why it has nothing to say, where that is known.
        fault: Why it failed, or what was asked for besides the papers did.
    """

    form: str
    paths: tuple[Path, ...] = ()
    notices: tuple[str, ...] = ()
    reason: str = ""
    fault: LvyueError | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """What the papers of a run have in common.

    Args:
        watch: Shows how far it has come.
        taken: The names that were given away.
        pdf: Whether each is wanted as a PDF besides.
    """

    watch: Watch
    taken: set[str] = field(default_factory=set)
    pdf: bool = False


def press(desk: Desk, order: Order, output: Path | None, watch: Watch, *, pdf: bool = False) -> Pressed:
    """Print one form.

    Args:
        desk: The ledger.
        order: What was asked for.
        output: A file or folder.
        watch: Shows how far it has come.
        pdf: Whether each is wanted as a PDF besides.

    Raises:
        LvyueError: It could not be printed; nothing was written.
    """
    sheaves, left_out = _with_rows(desk, paper.sheaves(desk, order))
    if not sheaves:
        return Pressed(order.form)
    single = sheaves[0].order.about is None
    suffix = f".{FORMS[order.form].format}"
    target = publish.one_file(output) if single else publish.each_of(len(sheaves), suffix, output)
    pressed = _pressed(desk, sheaves, target, Run(watch, pdf=pdf))
    return replace(pressed, notices=(*left_out, *pressed.notices))


def press_all(desk: Desk, order: Order, output: Path | None, watch: Watch, *, pdf: bool = False) -> Iterator[Pressed]:
    """Print every form that can be printed so; what is printed for each problem goes into a folder of its own.

    Args:
        desk: The ledger.
        order: What was asked for; its form is not looked at.
        output: A folder.
        watch: Shows how far it has come.
        pdf: Whether each is wanted as a PDF besides.

    Raises:
        WrongUse: A file has the folder's name.
    """
    folder, run = publish.a_folder(output).folder, Run(watch, pdf=pdf)
    for name in watch("打印全部表格", [name for name, form in FORMS.items() if form.public or not order.public]):
        try:
            yield _one_of_all(desk, replace(order, form=name), folder, run)
        except NothingToPrint as nothing:
            missing = nothing.conditions[0].message if nothing.conditions else nothing.message
            yield Pressed(name, reason=missing)
        except LvyueError as fault:
            yield Pressed(name, fault=fault)


def _one_of_all(desk: Desk, order: Order, folder: Path, run: Run) -> Pressed:
    form = FORMS[order.form]
    if form.subject not in {"ledger", order.per}:
        order = replace(order, per=None)
    sheaves, left_out = _with_rows(desk, paper.sheaves(desk, order))
    if not sheaves:
        return Pressed(order.form)
    if sheaves[0].order.about is None:
        return _pressed(desk, sheaves, publish.Target(folder), run)
    target = publish.a_folder(folder / file_name((form.label,), ""))
    pressed = _pressed(desk, sheaves, target, Run(run.watch, pdf=run.pdf))
    return replace(pressed, notices=(*left_out, *pressed.notices))


def _with_rows(desk: Desk, sheaves: Sequence[Sheaf]) -> tuple[Sequence[Sheaf], tuple[str, ...]]:
    """Leave out the papers that would have no row in them, where one is printed for each, and say how many."""
    if not sheaves or sheaves[0].order.per is None:
        return sheaves, ()
    kept = [sheaf for sheaf in sheaves if paper.has_rows(desk, sheaf)]
    form = FORMS[sheaves[0].order.form]
    left_out = len(sheaves) - len(kept)
    return kept, (f"{form.label}：{left_out} 份没有可列的内容，未印",) if kept and left_out else ()


def _pressed(desk: Desk, sheaves: Sequence[Sheaf], target: publish.Target, run: Run) -> Pressed:
    form, fault = sheaves[0].order.form, None
    notices: dict[str, None] = {}
    with publish.tray(target, run.taken) as papers:
        for sheaf in run.watch(FORMS[form].label, sheaves):
            made = paper.render(desk, sheaf)
            notices |= dict.fromkeys((*made.notices, *_published(made, sheaf)))
            papers.lay(made)
        if run.pdf:
            try:
                _add_pdfs(papers)
            except WrongUse as failed:  # the papers are good without
                fault = failed
        return Pressed(form, papers.delivered(), tuple(notices), fault=fault)


def _add_pdfs(papers: publish.Tray) -> None:
    """Lay a PDF beside each office file; pages are printed by a browser."""
    files = [papers.folder / name for name in papers.laid if PurePath(name).suffix in FORMATS]
    with tempfile.TemporaryDirectory() as folder:
        for made in convert(files, Path(folder)) if files else ():
            papers.take(made)


def _published(made: Paper, sheaf: Sheaf) -> Iterator[str]:
    """Search what is published before it is written, and say what figures may give away."""
    if sheaf.order.public:
        refuse_personal_numbers(made)
        if warning := told_apart(sheaf.problems, sheaf.ledger, FORMS[sheaf.order.form].public or "nothing"):
            yield warning
