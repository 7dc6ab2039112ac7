"""The rows of a sheet that lists problems: found again by their number, else as the same matter, else new."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import Severity
from lvyue_cli.errors import LvyueError
from lvyue_cli.importers.reading import Fault, Place
from lvyue_cli.reports.fill_in import row_hash
from lvyue_cli.store.layout import PROBLEMS, SCHEMAS, is_problem_id, problem_path
from lvyue_cli.store.recorded import path_of
from lvyue_cli.workspace.importing.columns import Columns
from lvyue_cli.workspace.importing.difference import Said, differences
from lvyue_cli.workspace.importing.entering import CLOSING, Entry, entered, says_closed
from lvyue_cli.workspace.importing.meanings import label
from lvyue_cli.workspace.importing.moves import Course
from lvyue_cli.workspace.importing.proposal import Changed, Line
from lvyue_cli.workspace.importing.refusals import doubt, told
from lvyue_cli.workspace.importing.sorting import sort_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lvyue_cli.importers.reading import Row, Table
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.workspace.edit import Opened
    from lvyue_cli.workspace.importing.intake import Intake
    from lvyue_cli.workspace.scene import Scene

COPY = f"{SCHEMAS}/problem.schema.json"  # each new problem asks whether the ledger has it
MANY = 20  # from so many on it is quicker to read all problems at once


def propose_problems(intake: Intake, table: Table) -> None:
    """Work out what becomes of each row of a table.

    Args:
        intake: The file under way.
        table: The table.
    """
    columns = Columns.of(table, intake.origin)
    lines = _Lines(intake, columns)
    rows = [columns.renamed(row) for row in table.rows]
    numbers = [row.id for row in rows if row.id is not None and is_problem_id(row.id)]
    if len(numbers) > MANY:
        intake.edit.source.fetch(PROBLEMS)
    else:
        intake.edit.source.want(dict.fromkeys(map(problem_path, numbers)))
    intake.edit.source.want([COPY])
    label = f"{intake.proposal.file} {table.place.sheet}".rstrip()
    intake.proposal.lines += map(lines.line, intake.watch(label, rows))
    intake.proposal.lines += lines.gone(table)


class _Lines:
    def __init__(self, intake: Intake, columns: Columns) -> None:
        self.intake, self.columns = intake, columns
        self.seen: dict[str, Place] = {}

    def line(self, row: Row) -> Line:
        """Work out what becomes of a row."""
        if str(row.place) in self.intake.asked.left:
            return Line(row.place, "left", row.id or "")
        known = row.id if row.id is not None and self._is_ours(row.id) else ""
        made = self._known(row, known) if known else self._new(row)
        outcome = "refused" if _is_misread(row) else made.outcome
        id_ = known if outcome == "refused" else made.id  # the number that it would have got goes to the next one
        return replace(made, id=id_, faults=(*row.faults, *made.faults), outcome=outcome)

    def _is_ours(self, id_: str) -> bool:
        """Tell whether a number is one of this ledger's; another office's, or last year's, is only where it is from."""
        settings = self.intake.edit.ledger.settings
        return is_problem_id(id_) and id_.startswith(f"{settings.prefix}-{settings.year}-")

    def gone(self, table: Table) -> Iterator[Line]:
        """Ask about the rows that were printed and did not come back; nothing is taken out for that."""
        if self.columns.sheet is None:
            return
        for id_, cells in self.columns.sheet.rows.items():
            if id_ not in self.seen:
                message = f"印表时列有 {id_}，来表没有这一行；台账不因此删去"
                remedy = "向单位问明；不属范围的，用 lvyue transition dismiss"
                title = str(cells.get("title") or cells.get("detail") or "")
                yield Line(table.place, "gone", id_, title, faults=(doubt("IM54", table.place, message, remedy),))

    def _known(self, row: Row, id_: str) -> Line:
        before = self.seen.setdefault(id_, row.place)
        if before != row.place:
            fault = Fault("IM51", row.place, f"编号 {id_} 与 {before.cell} 所在行相同", "一个编号只留一行")
            return Line(row.place, "refused", id_, faults=(fault,))
        if self.intake.edit.source.read(path_of(id_)) is None:
            fault = Fault("IM51", row.place, f"台账中没有问题 {id_}", "核对编号；新发现的问题，编号留空")
            return Line(row.place, "refused", id_, faults=(fault,))
        opened = self.intake.edit.open(id_)
        found = list(differences(row, self.columns.fields, self.columns.places(row), self._said(row, opened.problem)))
        line = Line(row.place, "untouched", id_, opened.problem.title or "")
        conflicts = [one for one in found if isinstance(one, Fault)]
        changes, faults = sort_out(self.columns, opened.problem, (one for one in found if isinstance(one, Changed)))
        faults = [*conflicts, *faults]
        if any(one.severity is Severity.ERROR for one in faults):
            return replace(line, outcome="refused", changes=tuple(changes), faults=tuple(faults))
        return self._moved(opened, row, line, changes, faults) if changes else replace(line, faults=tuple(faults))

    def _said(self, row: Row, problem: Problem) -> Said:
        """Find out what the sheet said when it was printed: by printing it again, else by the hash of the row."""
        now = self.intake.cells(problem, self.columns.all_fields)
        if self.columns.sheet is not None and problem.id in self.columns.sheet.rows:
            return Said(now, self.columns.sheet.rows[problem.id])
        if row.digest is None:
            return Said(now)
        is_current = row_hash(self.columns.all_fields, [now.get(one) for one in self.columns.all_fields]) == row.digest
        return Said(now, now, unknown=not is_current)

    def _moved(self, opened: Opened, row: Row, line: Line, changes: list[Changed], faults: list[Fault]) -> Line:
        stage = self._stage(changes)
        course = Course(stage, opened, row, opened.problem, self.intake.voucher(opened.problem.id, stage))
        course.go(changes)
        if not course.faults and course.acts and not _is_misread(row):
            try:
                self.intake.edit.put(opened, course.problem)
                self.intake.take(opened.problem, course.problem)
            except LvyueError as error:
                course.faults += told(error, row.place, "IM56")
        outcome = "refused" if course.faults else "changed" if course.acts else "untouched"
        kept = tuple(changes) if outcome != "untouched" else ()
        return replace(line, outcome=outcome, changes=kept, acts=tuple(course.acts), faults=(*faults, *course.faults))

    def _stage(self, changes: Iterable[Changed]) -> Scene:
        """Take the day on which the unit reported, where it says one and nobody says another."""
        stage = self.intake.stage
        reported = next((one.new for one in changes if one.field == "reported_on"), None)
        if isinstance(reported, date) and self.intake.request.on is None:
            return replace(stage, on=reported)
        return stage

    def _new(self, row: Row) -> Line:
        intake = self.intake
        over = [one for one in CLOSING if one in row.values and says_closed(one, row.values[one])]
        if over and intake.asked.open_only:
            title = str(row.values["detail"].content) if "detail" in row.values else ""
            message = f"来表写明已办结（{label(over[0])}），按 --open-only 不登记"
            return Line(row.place, "left", "", title, faults=(doubt("IM62", row.place, message, ""),))
        problem, line = entered(intake.stage, row, Entry(self._next_id(), self._channel(), intake.unit))
        if problem is None or _is_misread(row):
            return line
        if same := intake.known.repeated(problem):
            fault = doubt(
                "IM53", row.place, f"与 {same} 像是同一事项（企业、合同、金额或名称相同），没有登记", _repeated(same)
            )
            return replace(line, outcome="duplicate", id="", acts=(), faults=(*line.faults, fault))
        try:
            intake.edit.put_new(problem)
        except LvyueError as error:
            return replace(line, outcome="refused", faults=(*line.faults, *told(error, row.place, "IM56")))
        intake.put[problem.id] = problem
        intake.known.add(problem, f"本表 {row.place.cell} 所在行")
        intake.next_id = ""
        return line

    def _next_id(self) -> str:
        self.intake.next_id = self.intake.next_id or next(self.intake.ids)
        return self.intake.next_id

    def _channel(self) -> str:
        """Name the channel of new problems: as asked, else self-check."""
        return self.intake.asked.channel or self.intake.self_check


def _is_misread(row: Row) -> bool:
    """Tell whether a cell of a row could not be read; what else is wrong with the row is told all the same."""
    return any(one.severity is Severity.ERROR for one in row.faults)


def _repeated(same: str) -> str:
    other = "确属另一事项的，用 lvyue add 登记"
    return f"核对 {same}；{other}" if is_problem_id(same) else f"核对两行，重复的删去一行；{other}"
