"""Papers to one unit or of one group: whom, and which problems are theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.replay import effective, last
from lvyue_cli.reports.documents.case import in_full
from lvyue_cli.reports.documents.common import cited, named
from lvyue_cli.reports.documents.names import Name, Names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lvyue_cli.programmes.organisation import Group
    from lvyue_cli.reports.documents.names import Value
    from lvyue_cli.reports.printing import Printing


def units(printing: Printing) -> tuple[str, ...]:
    """List the units that the problems of a paper belong to."""
    return tuple(dict.fromkeys(unit for one in printing.problems for unit in one.responsible))


def groups(printing: Printing) -> tuple[str, ...]:
    """List the groups that the problems of a paper belong to."""
    return tuple(dict.fromkeys(one.group for one in printing.problems if one.group))


def the_unit(printing: Printing) -> str:
    """Find the unit that a paper is about."""
    return printing.about or next(iter(units(printing)), "")


def the_group(printing: Printing) -> Group | None:
    """Find the group that a paper is about, with the duties of units as they are now."""
    found = printing.ledger.in_force
    return found.group(printing.about or next(iter(groups(printing)), None))


def _lead(printing: Printing) -> str | None:
    group = the_group(printing)
    return named(group.lead, printing) if group else None


def _label(printing: Printing) -> str | None:
    group = the_group(printing)
    return group.label if group else None


def agreed(values: Iterable[Value]) -> Value:
    """Give what all have in common; nothing where they differ."""
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _assigned(printing: Printing, key: str) -> Value:
    events = (last(effective(one.events), "assign") for one in printing.problems)
    return agreed(getattr(event, key) for event in events if event is not None)


HANDED_OVER: Names[Printing] = {
    "basis": Name("交办所据的条款", cited("assign")),
    "number": Name("交办的文号，各问题不同的为空", lambda paper: _assigned(paper, "number")),
    "reply_by": Name("反馈时限，各问题不同的为空", lambda paper: _assigned(paper, "reply_by")),
}

UNIT: Names[Printing] = {
    "unit": Name("所致的单位", lambda paper: named(the_unit(paper), paper)),
    "unit_in_full": Name("所致的单位，用于主送", lambda paper: in_full(the_unit(paper), paper.ledger.directory)),
}

GROUP: Names[Printing] = {
    "group": Name("工作组", _label),
    "lead": Name("工作组的牵头单位", _lead),
}
