"""PG, of moves: their conditions are known, their values fit, they start somewhere, no two are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.guards import GUARDS
from lvyue_cli.programmes.route import steps_from
from lvyue_cli.records.action import CHOICES
from lvyue_cli.records.evidence import KINDS
from lvyue_cli.records.state import STATES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lvyue_cli.diagnostics import FieldPath
    from lvyue_cli.programmes.move import GuardValue
    from lvyue_cli.programmes.programme import Programme

    Fault = tuple[FieldPath, str, str]


def guards_are_known(programme: Programme) -> Iterable[Fault]:
    """Every condition is one that lvyue knows."""
    for place, move in enumerate(programme.moves):
        for one, use in enumerate(move.guards):
            if use.guard not in GUARDS:
                field = ("moves", place, "guards", one, "guard")
                yield field, f"没有“{use.guard}”这一条件", f"可用：{'、'.join(GUARDS)}"


def values_fit(programme: Programme) -> Iterable[Fault]:
    """Every condition has a value that it can use."""
    for place, move in enumerate(programme.moves):
        for one, use in enumerate(move.guards):
            field = ("moves", place, "guards", one, "value")
            if use.guard == "inspectors_are_enough" and not str(use.value or "").isdecimal():
                yield field, "核查人数应为数字", '写作 value: "2"'
            if use.guard == "proof_is_attached":
                yield from _lines_without_proof(field, use.value, programme)
                yield from _unknown_kinds(field, use.value)
    for place, closing in enumerate(programme.closings):
        yield from _unknown_kinds(("closings", place, "proof"), closing.proof)


def _lines_without_proof(field: FieldPath, value: GuardValue, programme: Programme) -> Iterable[Fault]:
    """Where the accepted kinds are listed by task line, every line has its list: it could never be closed else."""
    if not isinstance(value, dict):
        return
    lines = [line.id for line in programme.lines]
    for line in value:
        if line not in lines:
            yield (*field, line), f"没有“{line}”这一任务类别", "改为 lines 中已有的标识"
    for line in lines:
        if line not in value:
            yield field, f"任务类别“{line}”未列可用的材料", f"补上 {line}: 一行"


def _unknown_kinds(field: FieldPath, value: GuardValue) -> Iterable[Fault]:
    if isinstance(value, dict):
        for line, kinds in value.items():
            yield from _unknown_kinds((*field, line), kinds)
        return
    for place, kind in enumerate((value,) if isinstance(value, str) else value or ()):
        if kind not in KINDS:
            yield (*field, place), f"没有“{kind}”这种材料", f"可用：{'、'.join(KINDS)}"


def moves_start_somewhere(programme: Programme) -> Iterable[Fault]:
    """Every move starts from a state that a channel or a way of moves leads to."""
    reached = steps_from(programme, (channel.enters for channel in programme.channels))
    for place, move in enumerate(programme.moves):
        if not reached.keys() & set(move.states):
            states = "、".join(STATES[state] for state in move.states)
            message = f"“{move.id}”从“{states}”开始，而从各渠道出发无法到达这一状态"
            yield ("moves", place, "from"), message, "补上到达这一状态的流转，或改写 from"


def moves_do_not_overlap(programme: Programme) -> Iterable[Fault]:
    """An act has one outcome: no two moves of an action start from the same state with the same result."""
    taken: set[tuple[str, str, str]] = set()
    for place, move in enumerate(programme.moves):
        ways = {(move.action, state, result) for state in move.states for result in move.results or CHOICES["result"]}
        if ways & taken:
            yield ("moves", place, "from"), f"“{move.id}”与前面的流转重复", "同一环节、同一起始状态只能有一条流转"
        taken |= ways
