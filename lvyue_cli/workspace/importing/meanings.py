"""MEANINGS: what it means that a unit wrote into a cell, by the field of its column."""

from __future__ import annotations

from typing import NamedTuple

from lvyue_cli.records.fields import FIELDS
from lvyue_cli.reports.sources.problems import PROBLEM


class Meaning(NamedTuple):
    """What a changed cell asks for.

    Args:
        kind: `fact`: a correction; `act`: something was done; `command`: only a command may say so; `derived`: the
            ledger works it out; `identity`: it says which problem the row is.
        name: The fact, by a key of FIELDS, or the action, by a key of ACTIONS.
    """

    kind: str
    name: str = ""


ACTS = {"measures": "plan", "progress": "progress", "reported_on": "report", "paid": "pay", "note": "progress"}
COMMANDS = {
    "state": "close",
    "is_closed": "close",
    "closed_on": "close",
    "closing": "close",
    "closing_number": "close",
    "verification": "verify",
    "disposition": "dispose",
    "assigned_on": "assign",
    "assignment_on": "assign",
    "assignment_number": "assign",
    "batch": "assign",
    "reply_by": "assign",
    "applied_on": "apply",
}  # what a unit cannot bring about by writing it into a sheet, and the act that does
RENAMED = {"enterprise_name": "enterprise"}  # fields of sheets that are facts under another name
WORKED_OUT = frozenset({"payable_on", "condition", "review", "parent", "party"})  # not what the fact of this name says
WHICH = frozenset({"id", "number", "@序号", "blank", "@空白"})


def meaning(field: str) -> Meaning:
    """Tell what a column is about.

    Args:
        field: The field of the column.
    """
    for kind, names in (("act", ACTS), ("command", COMMANDS)):
        if field in names:
            return Meaning(kind, names[field])
    if field in WHICH:
        return Meaning("identity")
    name = RENAMED.get(field, field)
    return Meaning("fact", name) if name in FIELDS and field not in WORKED_OUT else Meaning("derived")


def label(field: str) -> str:
    """Give what an office calls a field.

    Args:
        field: A field of sheets, or a key of FIELDS.
    """
    found = PROBLEM.get(field)
    return found[0] if found else FIELDS[field].label if field in FIELDS else field
