"""The press: an order becomes files, all of one form or none; one form that fails does not stop the others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from lvyue_cli.errors import LvyueError
from lvyue_cli.reports.file_names import file_name
from lvyue_cli.reports.forms import FORMS
from lvyue_cli.reports.public import told_apart
from lvyue_cli.workspace import paper, publish
from lvyue_cli.workspace.disclosure import refuse_personal_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

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
        fault: Why it failed, or what was asked for besides the papers did.
    """

    form: str
    paths: tuple[Path, ...] = ()
    notices: tuple[str, ...] = ()
    fault: LvyueError | None = None


def press(desk: Desk, order: Order, output: Path | None, watch: Watch) -> Pressed:
    """Print one form.

    Args:
        desk: The ledger.
        order: What was asked for.
        output: A file or folder.
        watch: Shows how far it has come.

    Raises:
        LvyueError: It could not be printed; nothing was written.
    """
    sheaves = paper.sheaves(desk, order)
    if not sheaves:
        return Pressed(order.form)
    single = sheaves[0].order.about is None
    suffix = f".{FORMS[order.form].format}"
    target = publish.one_file(output) if single else publish.each_of(len(sheaves), suffix, output)
    return _pressed(desk, sheaves, target, watch)


def press_all(desk: Desk, order: Order, output: Path | None, watch: Watch) -> Iterator[Pressed]:
    """Print every form that can be printed so; what is printed for each problem goes into a folder of its own.

    Args:
        desk: The ledger.
        order: What was asked for; its form is not looked at.
        output: A folder.
        watch: Shows how far it has come.

    Raises:
        WrongUse: A file has the folder's name.
    """
    folder = publish.a_folder(output).folder
    taken: set[str] = set()
    for name in watch("打印全部表格", [name for name, form in FORMS.items() if form.public or not order.public]):
        try:
            yield _one_of_all(desk, replace(order, form=name), folder, watch, taken)
        except LvyueError as fault:
            yield Pressed(name, fault=fault)


def _one_of_all(desk: Desk, order: Order, folder: Path, watch: Watch, taken: set[str]) -> Pressed:
    form = FORMS[order.form]
    if form.subject not in {"ledger", order.per}:
        order = replace(order, per=None)
    sheaves = paper.sheaves(desk, order)
    if not sheaves:
        return Pressed(order.form)
    if sheaves[0].order.about is None:
        return _pressed(desk, sheaves, publish.Target(folder), watch, taken)
    return _pressed(desk, sheaves, publish.a_folder(folder / file_name((form.label,), "")), watch)


def _pressed(
    desk: Desk, sheaves: Sequence[Sheaf], target: publish.Target, watch: Watch, taken: set[str] | None = None
) -> Pressed:
    form = sheaves[0].order.form
    notices: dict[str, None] = {}
    with publish.tray(target, taken) as papers:
        for sheaf in watch(FORMS[form].label, sheaves):
            made = paper.render(desk, sheaf)
            notices |= dict.fromkeys((*made.notices, *_published(made, sheaf)))
            papers.lay(made)
        return Pressed(form, papers.delivered(), tuple(notices))


def _published(made: Paper, sheaf: Sheaf) -> Iterator[str]:
    """Search what is published before it is written, and say what figures may give away."""
    if sheaf.order.public:
        refuse_personal_numbers(made)
        if alone := told_apart(sheaf.problems, sheaf.ledger):
            yield f"只有 1 条的单位：{'、'.join(alone)}；知情的人可能认出企业，公开前请斟酌"
