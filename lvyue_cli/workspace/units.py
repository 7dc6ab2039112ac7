"""One unit of the address book changed: a new name from a day on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lvyue_cli.errors import ActRefused, Condition, WrongUse
from lvyue_cli.store.layout import UNITS
from lvyue_cli.workspace.directory import entered, refuse_taken, refuse_unfit
from lvyue_cli.workspace.edit import editing
from lvyue_cli.workspace.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.directory import Directory
    from lvyue_cli.records.unit import Unit
    from lvyue_cli.workspace.edit import Edit, Landed
    from lvyue_cli.workspace.place import Place

MEND = "登记有误的，改正 units.yaml 后 git commit"


@dataclass(frozen=True, slots=True)
class Renamed:
    """A unit before and after, the day from which the new name is valid, and what was recorded."""

    before: Unit
    after: Unit
    begins: date
    landed: Landed


def rename(place: Place, text: str, name: str, begins: str, *, dry_run: bool) -> Renamed:
    """Give a unit a new name; its id stays, its former names go on meaning it.

    Args:
        place: The ledger.
        text: The unit, by any of its names.
        name: The new name.
        begins: The first day on which it is valid, as typed; it may lie ahead.
        dry_run: Whether nothing is to be written.

    Raises:
        WrongUse: The unit is not known, or the name is taken, unfit or the same.
        ActRefused: The day is not after the last change of name, or the unit has passed on its duties by then.
    """
    with editing(place, dry_run=dry_run) as edit:
        directory = edit.ledger.directory
        unit = known(directory, text)
        refuse_unfit(name)
        refuse_taken(directory, name, unit)
        if name == unit.name:
            raise WrongUse(f"这一单位已名为{name}", "lvyue unit list 查看")
        day: date = Wording(edit.ledger).read("day", begins)
        refuse(f"{text}不能更名", _unmet(unit, day, directory))
        after = unit.renamed(name, day)
        put(edit, unit, after)
        return Renamed(unit, after, day, entered(edit, f"单位更名 {unit.name} → {name}（自 {day}）", "rename"))


def _unmet(unit: Unit, day: date, directory: Directory) -> Iterator[Condition]:
    last = unit.former[-1].until if unit.former else date.min
    if (day - last).days < 2:  # noqa: PLR2004  each name is valid for a day at least
        message = f"更名日期 {day} 须晚于上一次更名：此前的名称用至 {last}"
        yield Condition("before_last_rename", message, f"改正 --from 日期；上一次{MEND}")
    if unit.succeeded_on is not None and day >= unit.succeeded_on:
        yield succeeded(unit, directory, f"lvyue unit rename {unit.succeeded_by} 新名称 --from 日期")


def succeeded(unit: Unit, directory: Directory, remedy: str) -> Condition:
    """Say that a unit has passed on its duties.

    Args:
        unit: The unit.
        directory: For the names.
        remedy: What to do instead.
    """
    names = directory.name(unit.id), directory.name(unit.succeeded_by)
    message = f"{names[0]}的职责自 {unit.succeeded_on} 起已由{names[1]}承接"
    return Condition("already_succeeded", message, remedy)


def known(directory: Directory, text: str) -> Unit:
    """Find a unit by any of its names, also one that has passed on its duties.

    Args:
        directory: The units.
        text: The name as typed.

    Raises:
        WrongUse: There is none.
    """
    found = directory.unit(text.strip())
    if found is None:
        raise WrongUse(f"单位名录中没有“{text}”", "lvyue unit list 查看")
    return found


def put(edit: Edit, before: Unit, after: Unit) -> None:
    """Change a unit's entry."""
    edit.put_item(UNITS, "units", edit.ledger.directory.units.index(before), before, after)


def refuse(message: str, unmet: Iterator[Condition]) -> None:
    """Refuse a change with every unmet condition, if there is any.

    Raises:
        ActRefused: There is.
    """
    if conditions := tuple(unmet):
        raise ActRefused(f"{message}，没有写入", conditions=conditions)
