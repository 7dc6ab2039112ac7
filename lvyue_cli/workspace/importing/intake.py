"""One file under way: the change in the making, who it is from, and what has come of its rows so far."""

from __future__ import annotations

from collections.abc import Iterator  # noqa: TC003  a dataclass field
from dataclasses import dataclass, field, replace
from decimal import Decimal  # noqa: TC003  same
from functools import cached_property
from typing import TYPE_CHECKING

from lvyue_cli.errors import WrongUse
from lvyue_cli.importers.reading import Fault
from lvyue_cli.lifecycle.money import ZERO
from lvyue_cli.reports.printing import Printing
from lvyue_cli.reports.sources.problems import PROBLEM
from lvyue_cli.workspace.importing.asked import ANY
from lvyue_cli.workspace.importing.proposal import Proposal
from lvyue_cli.workspace.importing.voucher import Voucher
from lvyue_cli.workspace.register import fresh_ids
from lvyue_cli.workspace.scene import Request, Scene, scene

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from lvyue_cli.importers.reading import Reading
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.reports.table import Cell
    from lvyue_cli.workspace.edit import Edit
    from lvyue_cli.workspace.importing.asked import Asked
    from lvyue_cli.workspace.importing.known import Known
    from lvyue_cli.workspace.importing.origin import Origin
    from lvyue_cli.workspace.press import Watch


@dataclass
class Intake:
    """One file under way.

    Args:
        edit: The change in the making.
        request: Day, person, note.
        asked: What the import is asked with.
        reading: What was read of the file.
        origin: The paper that it was printed as, where lvyue printed it.
        known: The matters that the ledger holds.
        watch: Shows how far it has come.
        path: Where the file lies.
        unit: The unit that it is from, by id; empty where nobody says.
    """

    edit: Edit
    request: Request
    asked: Asked
    reading: Reading
    origin: Origin | None
    known: Known
    watch: Watch
    path: Path
    unit: str = ""
    put: dict[str, Problem] = field(default_factory=dict)
    drawn: dict[str, Decimal] = field(default_factory=dict)  # by the voucher's sha256: what the rows so far paid by it
    next_id: str = ""  # the number that the next new problem gets; one that is refused leaves it to the next

    def __post_init__(self) -> None:
        self.proposal = Proposal(self.reading.file, self.reading.sha256, faults=list(self.reading.faults))
        self.unit = self._unit()
        self.proposal.unit = self.unit
        self.proposal.zero = bool(self.reading.tables) and all(one.zero for one in self.reading.tables)

    def _unit(self) -> str:
        """Find the unit that the sheets name; one that the directory does not know is told."""
        directory = self.edit.ledger.directory
        for table in self.reading.tables:
            said = table.facts.get("unit") or (table.unit.content if table.unit is not None else "")
            found = directory.unit(str(said)) if said else None
            if found is not None:
                return directory.successor(found.id)
            if said and table.unit is not None:
                remedy = f"lvyue unit add {said}，或把它登记为已有单位的别称"
                self.proposal.faults.append(Fault("IM64", table.unit.place, f"单位名录中没有“{said}”", remedy))
        return ""

    @cached_property
    def stage(self) -> Scene:
        """Who acts: the one who is named, else the unit itself, else who enters it."""
        by = self.request.by or (f"{self.unit}@{self.unit}" if self.unit else None)
        papers = (self.asked.scan,) if self.asked.scan is not None else ()
        return scene(self.edit, replace(self.request, by=by, evidence=papers))

    def voucher(self, problem: str, stage: Scene) -> Voucher | None:
        """Give the voucher of a payment; nothing where none came.

        Args:
            problem: The problem.
            stage: Who acts, and on which day.
        """
        own = self.asked.vouchers.get(problem)
        given = own or self.asked.vouchers.get(ANY)
        if given is None:
            return None
        made = replace(self.stage, request=replace(self.stage.request, evidence=(given,)), on=stage.on)
        return Voucher(made, None if own else self.asked.voucher_sum, self.drawn)

    def take(self, before: Problem, after: Problem) -> None:
        """Remember a problem as the file leaves it, and what it was paid by which voucher.

        Args:
            before: The problem as recorded.
            after: The same after the acts of its row.
        """
        self.put[after.id] = after
        for payment in after.payments[len(before.payments) :]:
            self.drawn[payment.voucher] = self.drawn.get(payment.voucher, ZERO) + payment.amount

    @cached_property
    def ids(self) -> Iterator[str]:
        """The numbers of new problems."""
        return fresh_ids(self.edit)

    @property
    def self_check(self) -> str:
        """The channel of what a unit finds itself.

        Raises:
            WrongUse: The programme has none.
        """
        channels = self.edit.ledger.programme.channels
        found = next((one.id for one in channels if one.origin == "self"), None)
        if found is None:
            raise WrongUse("本方案没有自查渠道", "新问题由何而来，加 --channel 渠道")
        return found

    def cells(self, problem: Problem, fields: Iterable[str]) -> dict[str, Cell]:
        """Print what the ledger says of a problem now.

        Args:
            problem: The problem.
            fields: In which columns.
        """
        ledger = self.edit.ledger
        printing = Printing("import", ledger, (problem,), ledger.day or self.edit.place.session.today)
        return {name: PROBLEM[name][1](problem, printing) for name in fields if name in PROBLEM}
