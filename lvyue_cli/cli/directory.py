"""`lvyue unit`, `lvyue roster`: the ledger's address book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lvyue_cli.cli.console import notice, out, out_json, out_table
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import DryRun, Json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.directory import Directory
    from lvyue_cli.records.unit import Unit


def add_unit(  # noqa: PLR0913  each is an option
    name: Annotated[str, typer.Argument(metavar="NAME", help="单位名称")],
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="单位性质：机关、事业单位、国有企业等")] = "organ",
    alias: Annotated[list[str] | None, typer.Option("--alias", metavar="NAME", help="别称，可重复")] = None,
    size: Annotated[str | None, typer.Option("--size", metavar="SIZE", help="国有企业的规模：大型、中型等")] = None,
    *,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> int:
    """Enter a unit."""
    from lvyue_cli.workspace import directory

    unit, commit = directory.add_unit(call().place(), name, kind, tuple(alias or ()), size=size, dry_run=dry_run)
    if as_json:
        out_json({"unit": unit.plain(), "acts": [_act("unit", "units.yaml", commit)]})
    else:
        out(f"已登记单位 {unit.name}" if commit else f"将登记单位 {unit.name}（未写入）")
    return 0


def list_units(*, as_json: Json = False) -> int:
    """List the units."""
    from lvyue_cli.records.unit import UNIT_KINDS
    from lvyue_cli.workspace import directory

    book = directory.read(call().place()).directory
    if as_json:
        out_json({"units": [unit.plain() for unit in book.units]})
        return 0
    rows = [
        (
            u.name_on(book.day),
            UNIT_KINDS[u.kind],
            "、".join(u.aliases),
            "、".join(_names(u, book)),
            _succession(u, book),
        )
        for u in book.units
    ]
    out_table(("单位", "性质", "别称", "更名", "承接"), rows)
    return 0


def _names(unit: Unit, book: Directory) -> Iterator[str]:
    """Tell which names a unit bore, and which it will bear, beside the one that is valid on the day."""
    names = [*(one.name for one in unit.former), unit.name]
    for former, following in zip(unit.former, names[1:], strict=True):
        is_past = book.day is not None and former.until < book.day
        yield f"{former.name}（用至 {former.until}）" if is_past else f"{following}（{former.until} 后起用）"


def _succession(unit: Unit, book: Directory) -> str:
    return f"{book.name(unit.succeeded_by)}（自 {unit.succeeded_on}）" if unit.succeeded_by else ""


def add_member(  # noqa: PLR0913  each is an option
    name: Annotated[str, typer.Option("--name", metavar="N", help="姓名")],
    unit: Annotated[str, typer.Option("--unit", metavar="U", help="单位")],
    role: Annotated[
        str, typer.Option("--role", metavar="R", help="责任领导、分管领导、责任科室负责人、联络员、具体工作人员")
    ] = "staff",
    group: Annotated[str | None, typer.Option("--group", metavar="G", help="工作组")] = None,
    post: Annotated[str | None, typer.Option("--post", metavar="P", help="职务")] = None,
    phone: Annotated[str | None, typer.Option("--phone", metavar="T", help="办公电话")] = None,
    *,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> int:
    """Enter a member of the 专班."""
    from lvyue_cli.workspace import directory

    given = {"name": name, "unit": unit, "role": role, "group": group, "post": post, "phone": phone}
    member, commit, notices = directory.add_member(
        call().place(), {key: text for key, text in given.items() if text}, dry_run=dry_run
    )
    for said in notices:
        notice(said)
    if as_json:
        out_json({"member": member.plain(), "acts": [_act("roster", "roster.yaml", commit)]})
    else:
        out(f"已登记 {member.name}（{member.unit}）" if commit else f"将登记 {member.name}（未写入）")
    return 0


def list_members(*, as_json: Json = False) -> int:
    """List the members of the 专班."""
    from lvyue_cli.records.unit import ROLES
    from lvyue_cli.workspace import directory

    ledger = directory.read(call().place())
    book, groups = ledger.directory, {group.id: group.label for group in ledger.programme.groups}
    if as_json:
        out_json({"roster": [member.plain() for member in book.members]})
        return 0
    rows = [
        (
            m.name,
            book.name(book.successor(m.unit)),
            ROLES[m.role],
            groups.get(m.group or "", m.group or ""),
            m.post or "",
            m.phone or "",
        )
        for m in book.members
    ]
    out_table(("姓名", "单位", "角色", "工作组", "职务", "办公电话"), rows)
    return 0


def _act(action: str, path: str, commit: str | None) -> dict[str, str | None]:
    return {"id": None, "action": action, "from": None, "to": None, "path": path, "commit": commit}
