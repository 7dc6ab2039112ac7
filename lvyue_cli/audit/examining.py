"""CHECKS: everything that is asked of one commit, and how an objection becomes a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.audit.catalogue import AUDIT
from lvyue_cli.audit.entering import made_by_officers, truly_entered
from lvyue_cli.audit.entry import Objection
from lvyue_cli.audit.framing import changed_by_acts
from lvyue_cli.audit.importing import out_of_one_file
from lvyue_cli.audit.judging import judged
from lvyue_cli.audit.naming import named_as_touched, told_as_done
from lvyue_cli.audit.reported import reports_only_grow
from lvyue_cli.diagnostics import Finding
from lvyue_cli.ledger import Filed
from lvyue_cli.rules.identity import file_is_named_after_id, file_lies_in_its_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lvyue_cli.audit.entry import Entry
    from lvyue_cli.ledger import Ledger


def _courses(entry: Entry, ledger: Ledger) -> Iterator[Objection]:
    for change in entry.problems:
        yield from judged(change, entry, ledger)


def _places(entry: Entry, ledger: Ledger) -> Iterator[Objection]:
    """Yield new problems that lie elsewhere than their number says."""
    for change in entry.problems:
        if change.before is None and change.after is not None:
            filed = Filed(change.path, change.after)
            for rule in (file_is_named_after_id, file_lies_in_its_folder):
                for breach in rule(filed, ledger, entry.on):
                    yield Objection("AU12", breach.message, change.path, change.after.id)


CHECKS: tuple[Callable[[Entry, Ledger], Iterable[Objection]], ...] = (
    _courses,
    reports_only_grow,
    truly_entered,
    made_by_officers,
    named_as_touched,
    told_as_done,
    out_of_one_file,
    _places,
    changed_by_acts,
)


def examined(entry: Entry, ledger: Ledger) -> Iterator[Objection]:
    """Yield everything that an honest commit would not hold.

    Args:
        entry: The commit.
        ledger: The ledger's frame before it, as it stood on the day of the commit.
    """
    for check in CHECKS:
        yield from check(entry, ledger)


def finding(objection: Objection, commit: str, said: str) -> Finding:
    """Word an objection as a finding.

    Args:
        objection: What was found.
        commit: The commit; nothing where it is about none.
        said: The commit as officers know it: its day and who made it.
    """
    point = AUDIT[objection.code]
    return Finding(
        objection.code,
        f"{said}{objection.message}",
        point.remedy,
        path=objection.path,
        field=objection.field,
        id=objection.problem,
        severity=point.severity,
        commit=commit,
    )
