"""Entries of the registers: a policy or a project entered, corrected, or taken a stage further."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lvyue_cli.errors import ActRefused, Condition, WrongUse
from lvyue_cli.records.labels import REGISTERS, STAGES
from lvyue_cli.records.policy import Policy
from lvyue_cli.records.project import Project
from lvyue_cli.workspace.edit import editing
from lvyue_cli.workspace.registers import FILES, assignments, put, read
from lvyue_cli.workspace.scene import checked
from lvyue_cli.workspace.wording import Wording, choice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lvyue_cli.workspace.edit import Edit
    from lvyue_cli.workspace.place import Place
    from lvyue_cli.workspace.registers import Entered, Item


def add(place: Place, register: str, given: Mapping[str, Any], *, dry_run: bool) -> Entered:
    """Enter a policy or a project; what a policy replaces is abolished with it.

    Args:
        place: The ledger.
        register: A key of REGISTERS.
        given: The entry as typed, by the names of its fields.
        dry_run: Whether nothing is to be written.

    Raises:
        WrongUse: A value cannot be understood.
        ActRefused: The name is taken, or the days do not follow.
    """
    with editing(place, dry_run=dry_run) as edit:
        values = read(edit.ledger, register, given)
        name = str(values["name"])
        _refuse_taken(edit, register, name)
        item: Item = checked(FILES[register].item.model_validate, {"id": "".join(name.split()), **values})
        before = [_retired(one, item) for one in edit.ledger.registers[register]]
        return put(edit, register, (*before, item), item, (register, f"登记{REGISTERS[register]} {name}"))


def _refuse_taken(edit: Edit, register: str, name: str) -> None:
    if any(name in one.spellings for one in edit.ledger.registers[register]):
        remedy = f"lvyue {register} list 查看；更正用 lvyue {register} set"
        raise WrongUse(f"“{name}”已在{REGISTERS[register]}清单中", remedy)


def _retired(one: Item, newer: Item) -> Item:
    """Abolish what the new policy replaces, on the day of the new one."""
    if not isinstance(one, Policy) or not isinstance(newer, Policy) or one.id != newer.replaces:
        return one
    return one if one.state == "abolished" else one.replace(state="abolished", on=newer.on or one.on)


def change(place: Place, register: str, text: str, fields: Sequence[str], *, dry_run: bool) -> Entered:
    """Correct an entry, or say what has become of it; its id stays.

    Args:
        place: The ledger.
        register: A key of REGISTERS.
        text: The entry, by any of its names.
        fields: `FIELD=VALUE` pairs as typed; an empty value clears the field.
        dry_run: Whether nothing is to be written.

    Raises:
        WrongUse: There is no such entry or field, or a value cannot be understood.
        ActRefused: What it would say does not fit together.
    """
    with editing(place, dry_run=dry_run) as edit:
        values = read(edit.ledger, register, assignments(register, fields))
        told = f"更正{REGISTERS[register]} {text}"
        return _replace(edit, register, text, lambda _: values, (f"{register}_set", told))


def reach(place: Place, text: str, stage: str, on: str | None, *, dry_run: bool) -> Entered:
    """Record that a project reached a stage.

    Args:
        place: The ledger.
        text: The project, by any of its names.
        stage: A key or label of STAGES.
        on: The day, as typed; today where it is not given.
        dry_run: Whether nothing is to be written.

    Raises:
        WrongUse: There is no such project or stage, or the day cannot be understood.
        ActRefused: The project reached it before, or has not reached the stage before it.
    """
    with editing(place, dry_run=dry_run) as edit:
        key = choice("阶段", STAGES, stage)
        day = Wording(edit.ledger).read("day", on) if on else place.session.today

        def reached(item: Item) -> dict[str, Any]:
            _refuse_again(item, key)
            return {f"{key}_on": day}

        return _replace(edit, "project", text, reached, ("project_stage", f"登记{STAGES[key]} {text}（{day}）"))


def _refuse_again(item: Item, stage: str) -> None:
    known = item.reached(stage) if isinstance(item, Project) else None
    if known is not None:
        message = f"“{item.name}”已于 {known} {STAGES[stage]}"
        condition = Condition("reached_before", message, f"登记有误的，lvyue project set {item.id} {stage}_on=日期")
        raise ActRefused(f"“{item.name}”不能登记{STAGES[stage]}，没有写入", conditions=(condition,))


def _replace(
    edit: Edit, register: str, text: str, values: Callable[[Item], Mapping[str, Any]], act: tuple[str, str]
) -> Entered:
    id_ = Wording(edit.ledger).registered(register, text)
    items = edit.ledger.registers[register]
    before = next(one for one in items if one.id == id_)
    after: Item = checked(lambda: before.replace(**values(before)))
    if after == before:
        raise WrongUse(f"“{before.name}”没有改动", f"lvyue {register} list 查看")
    return put(edit, register, [after if one is before else one for one in items], after, act)
