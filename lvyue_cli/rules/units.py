"""UN: every name means one unit, names follow one another, and duties pass to a unit that has them in the end."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lvyue_cli.directory import followed
from lvyue_cli.records.state import ENDED
from lvyue_cli.rules.references import known_as, named_units
from lvyue_cli.rules.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lvyue_cli.diagnostics import FieldPath
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.unit import Unit
    from lvyue_cli.rules.submissions import Found

PATH = "units.yaml"


def names_mean_one_unit(ledger: Ledger, _: date) -> Iterator[Found]:
    """No name, present, former or alias, means two units."""
    units = ledger.directory.units
    first: dict[str, int] = {}
    for place, unit in enumerate(units):
        for name, field in _names(unit).items():
            if (other := first.setdefault(name, place)) != place:
                message = f"“{name}”已指前面的单位“{units[other].id}”，不能再用"
                yield _at(place, field, message, "从其中一处删去，或改为能区分的名称")


def _names(unit: Unit) -> dict[str, FieldPath]:
    """List a unit's names, each with the first place where it stands."""
    former = ((("former", number, "name"), one.name) for number, one in enumerate(unit.former))
    aliases = ((("aliases", number), alias) for number, alias in enumerate(unit.aliases))
    found: dict[str, FieldPath] = {}
    for field, name in ((("id",), unit.id), (("name",), unit.name), *former, *aliases):
        found.setdefault(name, field)
    return found


def former_names_follow(ledger: Ledger, _: date) -> Iterator[Found]:
    """Former names stand in the order of their days, and each differs from the one after it."""
    for place, unit in enumerate(ledger.directory.units):
        for number, (earlier, later) in enumerate(pairwise(unit.former), 1):
            if later.until <= earlier.until:
                message = f"曾用名“{later.name}”用至 {later.until}，不晚于之前“{earlier.name}”的 {earlier.until}"
                yield _at(place, ("former", number, "until"), message, "依先后改写，各写使用的最后一日")
        names = [*(one.name for one in unit.former), unit.name]
        for number, (name, after) in enumerate(pairwise(names)):
            if name == after:
                yield _at(place, ("former", number, "name"), f"曾用名“{name}”与其后的名称相同", "删去重复的一条")


def successors_are_known(ledger: Ledger, _: date) -> Iterator[Found]:
    """Whoever takes over is in the directory, under its id."""
    known = ledger.directory.kinds
    for place, unit in enumerate(ledger.directory.units):
        if unit.succeeded_by is not None and unit.succeeded_by not in known:
            message = f"单位名录中没有承接单位“{unit.succeeded_by}”"
            yield _at(place, ("succeeded_by",), message, known_as(unit.succeeded_by, ledger))


def successions_end(ledger: Ledger, _: date) -> Iterator[Found]:
    """No unit takes over from itself in the end."""
    units = ledger.directory.units
    passed = {unit.id: unit.succeeded_by for unit in units if unit.succeeded_by is not None}
    for place, unit in enumerate(units):
        hands = followed(unit.id, passed)
        if passed.get(hands[-1]) == unit.id:
            way = " → ".join((*hands, unit.id))
            yield _at(place, ("succeeded_by",), f"承接成环：{way}", "核对由谁承接，改正其中一处")


def successions_have_begun(ledger: Ledger, today: date) -> Iterator[Found]:
    """No succession lies in the future."""
    for place, unit in enumerate(ledger.directory.units):
        if unit.succeeded_on is not None and unit.succeeded_on > today:
            message = f"承接日期 {unit.succeeded_on} 晚于今天 {today}"
            yield _at(place, ("succeeded_on",), message, "改正日期；尚未承接的，到日再用 lvyue unit succeed 登记")


def the_office_stays(ledger: Ledger, _: date) -> Iterator[Found]:
    """The office in charge is named by the programme alone."""
    for place, unit in enumerate(ledger.directory.units):
        if unit.id == ledger.programme.office and unit.succeeded_by is not None:
            message = f"“{unit.name}”是方案的主管机构，不由其他单位承接"
            yield _at(place, ("succeeded_by",), message, "只是更名的，改写名称；改由其他单位主管的，改 programme.yaml")


def problems_have_followed(ledger: Ledger, _: date) -> Iterator[Found]:
    """What is not ended lies with units that have their duties still."""
    successors = ledger.directory.successors
    for filed in (one for one in ledger.filed if successors and one.problem.state not in ENDED):
        problem = filed.problem
        for field, unit in named_units(problem, ()):
            if unit in successors:
                message = f"“{unit}”的职责已由“{successors[unit]}”承接，而本条尚未办结"
                remedy = (
                    f"lvyue set {problem.id} {field[0]}=单位 --reason 承接；已交办的，用 lvyue transition assign 改派"
                )
                yield problem.id, Breach(field, message, remedy, filed.path)


def _at(place: int, field: FieldPath, message: str, remedy: str) -> Found:
    return "", Breach(("units", place, *field), message, remedy, PATH)
