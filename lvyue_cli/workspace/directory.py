"""The address book: units and people entered, each as one commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.errors import WrongUse
from lvyue_cli.history.trail import Trailers
from lvyue_cli.records.fields import SIZES
from lvyue_cli.records.unit import ROLES, UNIT_KINDS, Member, Unit
from lvyue_cli.store.layout import ROSTER, UNITS
from lvyue_cli.store.read import read_frame
from lvyue_cli.workspace.edit import Edit, editing
from lvyue_cli.workspace.look import required
from lvyue_cli.workspace.people import person
from lvyue_cli.workspace.scene import checked
from lvyue_cli.workspace.wording import Wording, choice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lvyue_cli.directory import Directory
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.workspace.edit import Landed
    from lvyue_cli.workspace.place import Place

LONGEST_NAME = 60


def read(place: Place) -> Ledger:
    """Read the address book as it lies in the folder, with the programme beside it and the names valid today.

    Raises:
        LedgerUnavailable: It cannot be read.
    """
    return required(*read_frame(place.folder())).on(place.session.today)


def add_unit(  # noqa: PLR0913  each is an option
    place: Place, name: str, kind: str, aliases: tuple[str, ...], *, size: str | None = None, dry_run: bool
) -> tuple[Unit, str | None]:
    """Enter a unit.

    Args:
        place: The ledger.
        name: The unit's name, from now on its id.
        kind: A key or label of UNIT_KINDS.
        aliases: Other spellings.
        size: A key or label of SIZES, of an enterprise.
        dry_run: Whether nothing is to be written.

    Raises:
        WrongUse: The name or an alias is taken, or is no name.
    """
    with editing(place, dry_run=dry_run) as edit:
        for spelling in (name, *aliases):
            refuse_taken(edit.ledger.directory, spelling)
        refuse_unfit(name)
        sized = {"size": choice("企业规模", SIZES, size)} if size is not None else {}
        entry = {"id": name, "name": name, "kind": choice("单位性质", UNIT_KINDS, kind), "aliases": aliases, **sized}
        unit: Unit = checked(Unit.model_validate, entry)
        edit.put_list(UNITS, "units", [unit.plain()])
        return unit, entered(edit, f"登记单位 {name}", "unit").commit


def refuse_taken(directory: Directory, name: str, unit: Unit | None = None) -> None:
    """Refuse a name that already means another unit.

    Args:
        directory: The units.
        name: The name.
        unit: The unit that is to bear it, where it is entered already.

    Raises:
        WrongUse: It is taken.
    """
    found = directory.unit(name)
    if found is not None and found != unit:
        raise WrongUse(f"“{name}”已在单位名录中（{found.name}）", "lvyue unit list 查看")


def refuse_unfit(name: str) -> None:
    """Refuse a name that could not be typed behind an `@`, or name a file.

    Raises:
        WrongUse: It is empty, too long, or holds a space, an `@` or a `/`.
    """
    if not name.strip() or len(name) > LONGEST_NAME or any(character in name for character in "@/ \n\t"):
        raise WrongUse(f"单位名称不合用：{name}", f"不能有空格、@ 或 /，不超过 {LONGEST_NAME} 字")


def add_member(place: Place, given: Mapping[str, str], *, dry_run: bool) -> tuple[Member, str | None, tuple[str, ...]]:
    """Enter a member of the 专班; the commit is told, and what the officer should know.

    Args:
        place: The ledger.
        given: The member as typed, by the names of Member.
        dry_run: Whether nothing is to be written.

    Raises:
        WrongUse: The unit or the group is not known, or the same entry exists.
    """
    with editing(place, dry_run=dry_run) as edit:
        wording = Wording(edit.ledger)
        known = {**given, "unit": wording.unit(given["unit"]), "role": choice("角色", ROLES, given["role"])}
        if "group" in given:
            known["group"] = wording.group_id(given["group"])
        member = Member.model_validate({**known, "name": person(given["name"])})
        if member in edit.ledger.directory.members:
            raise WrongUse(f"{member.name}（{member.unit}）已在专班名单中", "lvyue roster list 查看")
        edit.put_list(ROSTER, "roster", [member.plain()])
        commit = entered(edit, f"登记专班人员 {member.name}（{member.unit}）", "roster").commit
        return member, commit, tuple(wording.notices)


def entered(edit: Edit, subject: str, action: str) -> Landed:
    """Record a change of the address book as one commit, by whom git knows.

    Args:
        edit: The change.
        subject: What was done, in one line.
        action: The same for machines.
    """
    enterer = person(edit.place.identity.name)
    unit = edit.ledger.directory.unit_of(enterer) or edit.ledger.programme.office
    return edit.land(subject, Trailers(action, f"{enterer}@{unit}"))
