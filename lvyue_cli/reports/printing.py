"""What one paper is printed from: the ledger as it was recorded, the problems it is about, and the day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.records.day import chinese_day

if TYPE_CHECKING:
    from datetime import date

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.records.problem import Problem


COMMIT = "台账版本"  # the property that names the commit


@dataclass(frozen=True, slots=True)
class Printing:
    """One paper to be printed.

    Args:
        form: A key of FORMS.
        ledger: The ledger with the names that are valid on the paper's day.
        problems: The problems that the paper is about, in the ledger's order.
        as_of: The day the figures are true for, printed on the paper.
        draft: Whether every page must say 草稿.
        properties: What the file says of itself: form, day, the commit it was made from.
        about: The group, unit or problem that the paper is about, where it is about one.
        since: The day that figures are compared with.
        subject: Which of these `about` is, by a key of SUBJECTS.
        public: Whether everybody may read it: nothing but the fields of PUBLIC is in it.
        inside: The same paper as the office itself sees it, where everybody may read this one: what is counted from it
            tells of no person and no enterprise.
    """

    form: str
    ledger: Ledger
    problems: tuple[Problem, ...]
    as_of: date
    draft: bool = False
    properties: tuple[tuple[str, str], ...] = ()
    about: str | None = None
    since: date | None = None
    subject: str = "ledger"
    public: bool = False
    inside: Printing | None = None


def words(printing: Printing) -> dict[str, str]:
    """Give the texts that every template may use: the programme's title and number, the office, the place, the day.

    Args:
        printing: The paper.
    """
    ledger, programme = printing.ledger, printing.ledger.programme
    attached = _attached_list(programme)
    office = ledger.directory.name(programme.office)
    return {
        "title": programme.title,
        "number": programme.number or "",
        "office": office,
        "place": programme.place,
        "attachment": attached or f"{programme.title}问题排查及整改清单",
        "mark": "附件" if attached else "",
        "as_of": chinese_day(printing.as_of),
        "filler": _filler(printing, office),
    }


def _filler(printing: Printing, office: str) -> str:
    """Name who fills the paper in: the unit that it is about, else the office."""
    ledger = printing.ledger
    if printing.subject == "unit" and printing.about is not None:
        return ledger.directory.name(printing.about)
    return ledger.settings.filler or office


def _attached_list(programme: Programme) -> str | None:
    """Name the list that a programme attaches; what it attaches may also be its chart."""
    chart = programme.chart
    return None if chart is not None and programme.attachment == chart.title else programme.attachment
