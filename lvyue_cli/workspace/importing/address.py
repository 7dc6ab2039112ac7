"""Sheets of units and of people: whoever is not in the address book yet is entered, nobody is changed or taken out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lvyue_cli.errors import LvyueError
from lvyue_cli.records.fields import SIZES
from lvyue_cli.records.unit import ROLES, UNIT_KINDS, Member, Unit
from lvyue_cli.store.layout import ROSTER, UNITS
from lvyue_cli.workspace.directory import refuse_taken, refuse_unfit
from lvyue_cli.workspace.importing.proposal import Changed, Line
from lvyue_cli.workspace.importing.refusals import told
from lvyue_cli.workspace.importing.taking_apart import as_typed
from lvyue_cli.workspace.people import person
from lvyue_cli.workspace.scene import checked
from lvyue_cli.workspace.wording import Wording, choice

if TYPE_CHECKING:
    from collections.abc import Callable

    from lvyue_cli.directory import Directory
    from lvyue_cli.importers.reading import Row, Table
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.workspace.importing.intake import Intake

Texts = dict[str, str]


def propose_entries(intake: Intake, table: Table) -> None:
    """Work out what becomes of each row of a sheet of units, or of people.

    Args:
        intake: The file under way.
        table: The table.
    """
    path, key, read = BOOKS[table.kind]
    items: list[Any] = []
    for row in table.rows:
        line, item = _line(intake, row, read)
        intake.proposal.lines.append(line)
        if item is not None:
            items.append(item)
            _take_up(intake, item)
    if items:
        intake.edit.put_list(path, key, [one.plain() for one in items])


def _line(intake: Intake, row: Row, read: Callable[[Texts, Ledger], Unit | Member | None]) -> tuple[Line, Any]:
    texts = {name: as_typed(value.content) for name, value in row.values.items()}
    line = Line(row.place, "new", "", texts.get("name", ""), _shown(row), faults=row.faults)
    if str(row.place) in intake.asked.left:
        return replace(line, outcome="left"), None
    if line.is_refused:
        return replace(line, outcome="refused"), None
    try:
        item = read(texts, intake.edit.ledger)
    except LvyueError as error:
        return replace(line, outcome="refused", faults=(*row.faults, *told(error, row.place, "IM64"))), None
    if item is None:
        return replace(line, outcome="untouched", changes=()), None
    return line, item


def _shown(row: Row) -> tuple[Changed, ...]:
    return tuple(
        Changed(name, LABELS[name], None, value.content, value.place, value.note)
        for name, value in row.values.items()
        if name in LABELS
    )


def _unit(texts: Texts, ledger: Ledger) -> Unit | None:
    """Read a unit; nothing where the directory knows it by any of its names."""
    directory: Directory = ledger.directory
    name = texts.get("name", "")
    if name and directory.unit(name) is not None:
        return None
    refuse_unfit(name)
    aliases = tuple(one for one in texts.get("aliases", "").replace("，", "、").split("、") if one)
    for spelling in aliases:
        refuse_taken(directory, spelling)
    kind = choice("单位性质", UNIT_KINDS, texts.get("kind") or "organ")
    sized = {"size": choice("企业规模", SIZES, texts["size"])} if texts.get("size") else {}
    unit: Unit = checked(Unit.model_validate, {"id": name, "name": name, "kind": kind, "aliases": aliases, **sized})
    return unit


def _member(texts: Texts, ledger: Ledger) -> Member | None:
    """Read a member of the 专班; nothing where the roster has the same person in the same role and unit."""
    wording = Wording(ledger)
    role = choice("角色", ROLES, texts.get("role", ""))
    unit, post = _unit_and_post(texts, ledger)
    known: dict[str, Any] = {"role": role, "name": person(texts.get("name", "")), "unit": wording.unit(unit)}
    if texts.get("group"):
        known["group"] = wording.group_id(texts["group"])
    known |= {key: value for key, value in (("post", post), ("phone", texts.get("phone"))) if value}
    member: Member = checked(Member.model_validate, known)
    alike = [one for one in ledger.directory.members if _who(one) == _who(member)]
    return None if alike else member


def _who(member: Member) -> tuple[str | None, str, str, str]:
    return member.group, member.role, member.name, member.unit


def _unit_and_post(texts: Texts, ledger: Ledger) -> tuple[str, str]:
    """Read the unit, which a roster may print together with the post."""
    if texts.get("unit") or not texts.get("unit_and_post"):
        return texts.get("unit", ""), texts.get("post", "")
    both = texts["unit_and_post"]
    spellings = (spelling for unit in ledger.directory.units for spelling in unit.spellings)
    unit = max((one for one in spellings if both.startswith(one)), key=len, default="")
    return (unit, both.removeprefix(unit).strip()) if unit else (both, "")


def _take_up(intake: Intake, item: Unit | Member) -> None:
    """Let the rows that follow know who was entered."""
    ledger = intake.edit.ledger
    book = ledger.directory
    more = (
        replace(book, units=(*book.units, item))
        if isinstance(item, Unit)
        else replace(book, members=(*book.members, item))
    )
    intake.edit.ledger = replace(ledger, directory=more)


BOOKS: dict[str, tuple[str, str, Callable[[Texts, Ledger], Any]]] = {
    "units": (UNITS, "units", _unit),
    "roster": (ROSTER, "roster", _member),
}  # by the kind of table: the file, its list, and how a row is read
LABELS = {
    "name": "名称或姓名",
    "kind": "单位性质",
    "aliases": "别称",
    "size": "企业规模",
    "group": "工作组",
    "role": "角色",
    "unit": "单位",
    "post": "职务",
    "unit_and_post": "单位及职务",
    "phone": "办公电话",
}
