"""Succession: the duties of a unit pass to another, in the directory and in every problem, as one commit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lvyue_cli.errors import Condition, WrongUse
from lvyue_cli.history.trail import Trailers
from lvyue_cli.lifecycle.succession import holders
from lvyue_cli.records.state import ENDED
from lvyue_cli.workspace.acts import judge, put_all
from lvyue_cli.workspace.edit import editing
from lvyue_cli.workspace.scene import Report, scene
from lvyue_cli.workspace.units import MEND, known, put, refuse, succeeded
from lvyue_cli.workspace.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.unit import Unit
    from lvyue_cli.workspace.edit import Edit, Opened
    from lvyue_cli.workspace.place import Place
    from lvyue_cli.workspace.scene import Request, Scene

ACTION = "succeed"


@dataclass(frozen=True, slots=True)
class Succession:
    """A unit whose duties were passed on, in words who has them since when, and what became of the problems."""

    unit: Unit
    told: str
    report: Report


def succeed(place: Place, request: Request, old: str, new: str) -> Succession:
    """Pass the duties of a unit on to another, in every problem that is not ended too.

    Args:
        place: The ledger.
        request: The day from which the other unit acts, and the person.
        old: The unit whose duties are passed on, by any of its names.
        new: The unit that takes them over.

    Raises:
        WrongUse: A unit is not known, both are the same, or the day lies ahead.
        ActRefused: The unit is the office in charge, has a successor already, or would succeed itself in the end.
        LedgerUnavailable: A problem cannot be read.
    """
    with editing(place, dry_run=request.dry_run) as edit:
        unit, successor = (known(edit.ledger.directory, text) for text in (old, new))
        if unit == successor:
            raise WrongUse(f"{old}和{new}是同一单位", "只是更名的，用 lvyue unit rename")
        refuse(f"{old}不能由{new}承接", _unmet(unit, successor, edit.ledger))
        stage = _begun(edit, request)
        after = unit.replace(succeeded_by=successor.id, succeeded_on=stage.on)
        put(edit, unit, after)
        name = edit.ledger.directory.name
        told = f"{name(unit.id)}的职责自 {stage.on} 起由{name(successor.id)}承接"
        return Succession(after, told, _passed_on(stage, unit, successor))


def _unmet(unit: Unit, successor: Unit, ledger: Ledger) -> Iterator[Condition]:
    directory = ledger.directory
    if unit.id == ledger.programme.office:
        remedy = "只是更名的，用 lvyue unit rename；方案改由其他单位主管的，改 programme.yaml 的 office 后 git commit"
        yield Condition("office", f"{directory.name(unit.id)}是方案的主管机构，其职责由方案规定", remedy)
    if unit.succeeded_by is not None:
        yield succeeded(unit, directory, f"lvyue unit succeed {unit.succeeded_by} 单位 --from 日期；{MEND}")
    last = directory.successor(successor.id)
    told = f"{directory.name(successor.id)}的职责已由{directory.name(last)}承接"
    if last == unit.id:
        yield Condition("circular", f"{told}，不能互相承接", f"核对单位；{MEND}")
    elif last != successor.id:
        yield Condition("successor_succeeded", told, f"lvyue unit succeed {unit.id} {last} --from 日期")


def _begun(edit: Edit, request: Request) -> Scene:
    today = edit.place.session.today
    day: date = Wording(edit.ledger).read("day", request.on)
    if day > today:
        raise WrongUse(f"承接日期 {day} 晚于今天 {today}", "改正 --from 日期；尚未承接的，到日再登记")
    return scene(edit, request)


def _passed_on(stage: Scene, unit: Unit, successor: Unit) -> Report:
    """Let every problem that is not ended follow."""
    asked = {"predecessor": unit.id, "successor": successor.id}
    opened = stage.edit.open_all(lambda one: one.state not in ENDED and unit.id in holders(one))
    outcomes = [(one, judge(_after(stage, one), one, ACTION, asked)) for one in opened]
    done = put_all(stage, outcomes, ACTION)
    subject = f"承接 {unit.id} → {successor.id}（自 {stage.on}）"
    recorded = stage.edit.land(subject, Trailers(ACTION, str(stage.by), tuple(one.id for one in done)))
    return Report(done, recorded.commit, recorded.diff, stage.told(recorded))


def _after(stage: Scene, one: Opened) -> Scene:
    """Take the day of the problem's last act where that is later: what was done since then stays before."""
    return replace(stage, on=max(stage.on, one.problem.events[-1].on))
