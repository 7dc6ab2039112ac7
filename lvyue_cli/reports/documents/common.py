"""COMMON: what every template may say, and the cases of the paper that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.reports.documents.case import CASE, Case
from lvyue_cli.reports.documents.names import Name, Names, Several, Single
from lvyue_cli.reports.printing import Printing, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lvyue_cli.programmes.organisation import Group
    from lvyue_cli.records.unit import Member


def full_name(office: str, place: str) -> str:
    """Name an office so that it is known outside its place: `区营商办` of 曾都区 is `曾都区营商办`.

    Args:
        office: Its name as it is used inside the place.
        place: The place.
    """
    within = office.startswith(place[-1]) and not office.startswith(place)
    return f"{place[:-1]}{office}" if within else office


def office(printing: Printing) -> str:
    """Name the office in full, as it heads and signs its papers."""
    return full_name(words(printing)["office"], printing.ledger.programme.place)


def cases(printing: Printing) -> tuple[Case, ...]:
    """List the problems of a paper."""
    return tuple(Case(one, printing.ledger, printing.as_of) for one in printing.problems)


def case(printing: Printing) -> Case | None:
    """Find the problem that a paper is about; nothing where none is listed."""
    return next((one for one in cases(printing) if printing.about in {None, one.problem.id}), None)


def the_case(printing: Printing) -> Case:
    """Find the problem that a paper with a ground is about."""
    return next(one for one in cases(printing) if printing.about in {None, one.problem.id})


def named(unit: str, printing: Printing) -> str:
    """Name a unit as it is called on the day of the paper."""
    return printing.ledger.directory.name(unit)


def cited(*actions: str) -> Callable[[Printing], str]:
    """Cite the clause by which an act is done; where the programme is silent, the programme as a whole.

    Args:
        actions: The act, or several of which the first that the programme regulates is taken.
    """

    def clause(printing: Printing) -> str:
        programme = printing.ledger.programme
        moves = (move for action in actions for move in programme.moves_for(action))
        found = next((move.clause for move in moves if move.clause), "")
        return f"《{programme.document}》{found}"

    return clause


def _groups(printing: Printing) -> Iterator[tuple[Group, str]]:
    groups = printing.ledger.in_force.groups
    return ((group, named(group.lead, printing)) for group in groups)


def parties(printing: Printing) -> tuple[str, ...]:
    """Name the units that lead the groups, each once, without the office itself."""
    programme = printing.ledger.in_force
    leads = dict.fromkeys(group.lead for group in programme.groups if group.lines)
    return tuple(named(unit, printing) for unit in leads if unit != programme.office)


def _superior(printing: Printing) -> str | None:
    names = [named(unit, printing) for unit in printing.ledger.in_force.superiors]
    return "、".join(names) or None


def _contacts(printing: Printing) -> Iterator[Member]:
    directory, programme = printing.ledger.directory, printing.ledger.programme
    return (one for one in directory.members if one.role == "liaison" and one.unit == programme.office)


def _contact(printing: Printing) -> str | None:
    """Tell whom to call: the office's 联络员 on the roster."""
    found = next((one for one in _contacts(printing) if one.phone), None)
    return f"{found.name}，{found.phone}" if found else None


COMMON: Names[Printing] = {
    "campaign": Name("专项行动名称", lambda paper: paper.ledger.programme.title),
    "programme": Name("方案名称", lambda paper: paper.ledger.programme.document),
    "programme_number": Name("方案的发文字号", lambda paper: paper.ledger.programme.number),
    "issuer": Name("方案的印发机关", lambda paper: paper.ledger.programme.issuer),
    "place": Name("地方", lambda paper: paper.ledger.programme.place),
    "creditor": Name("方案对企业一方的称谓", lambda paper: paper.ledger.programme.creditor or "企业"),
    "office": Name("主管机构", lambda paper: words(paper)["office"]),
    "office_in_full": Name("主管机构全称，用于发文机关和署名", office),
    "superior": Name("上级机构", _superior),
    "leads": Name("各工作组牵头单位（逐个，不含主管机构）", parties),
    "work_groups": Several(
        "工作组",
        _groups,
        {
            "label": Name("名称", lambda one: one[0].label),
            "lead": Name("牵头单位", lambda one: one[1]),
            "duty": Name("职责", lambda one: one[0].duty),
        },
    ),
    "contact": Name("联络员及电话，取自专班人员", _contact),
    "as_of": Name("印制日期，即截至日期", lambda paper: paper.as_of),
    "year": Name("台账年度", lambda paper: paper.ledger.settings.year),
}

CASES: Names[Printing] = {"problems": Several("所列问题", cases, CASE)}

THE_CASE: Names[Printing] = {"problem": Single("所办问题", the_case, CASE)}
