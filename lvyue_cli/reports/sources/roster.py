"""Rows about the people of the 专班, group by group and by rank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.records.unit import ROLES
from lvyue_cli.reports.sources.source import Source, joined

if TYPE_CHECKING:
    from lvyue_cli.records.unit import Member
    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.reports.sources.source import Fields
    from lvyue_cli.reports.table import Cell


def _members(printing: Printing) -> list[Member]:
    groups = [group.id for group in printing.ledger.programme.groups]
    ranks = list(ROLES)

    def rank(member: Member) -> tuple[int, int]:
        group = groups.index(member.group) if member.group in groups else len(groups)
        return group, ranks.index(member.role)

    return sorted(printing.ledger.directory.members, key=rank)


def _group(member: Member, printing: Printing) -> Cell:
    found = printing.ledger.programme.group(member.group)
    return found.label if found else None


def _unit(member: Member, printing: Printing) -> str:
    return printing.ledger.directory.name(member.unit)


MEMBER: Fields[Member] = {
    "group": ("工作组", _group),
    "role": ("角色", lambda member, _: ROLES[member.role]),
    "name": ("姓名", lambda member, _: member.name),
    "unit": ("单位", _unit),
    "post": ("职务", lambda member, _: member.post),
    "unit_and_post": ("单位及职务", lambda member, printing: joined((_unit(member, printing), member.post), "")),
    "phone": ("办公电话", lambda member, _: member.phone),
}

ROSTER = Source("专班人员", _members, MEMBER)
