"""Where a sheet came from: one that lvyue printed is printed once more as it was, to know what has been written in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lvyue_cli.errors import LvyueError
from lvyue_cli.importers.words import squeezed
from lvyue_cli.reports.forms import FORMS
from lvyue_cli.reports.sheet_spec import SheetSpec
from lvyue_cli.reports.sources.catalogue import ROWS
from lvyue_cli.workspace import paper
from lvyue_cli.workspace.printed import printed_before
from lvyue_cli.workspace.templates import sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lvyue_cli.importers.reading import Heading
    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.reports.table import Cell
    from lvyue_cli.workspace.paper import Desk
    from lvyue_cli.workspace.place import Place
    from lvyue_cli.workspace.printed import Printed

OF_PROBLEMS = frozenset({"problems", "arrears", "promises", "policy_matters", "funds"})  # a row is a problem
READ_BACK = OF_PROBLEMS | {"roster"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as it was printed.

    Args:
        spec: Its declaration.
        rows: What it said of each problem, by id and field.
    """

    spec: SheetSpec
    rows: Mapping[str, Mapping[str, Cell]]

    def field_of(self, heading: Heading) -> str | None:
        """Tell what the column under a heading was printed from; nothing where the heading is not one of its own.

        Args:
            heading: The heading as it came back.
        """
        said = squeezed(heading.text)
        named = {one.field for one in self.spec.columns if squeezed(one.header) == said}
        return named.pop() if len(named) == 1 else None


@dataclass(frozen=True, slots=True)
class Origin:
    """The paper that a file was printed as.

    Args:
        form: A key of FORMS.
        sheets: Its sheets whose rows can be read back, by name; of a ledger that is not at hand, none.
        is_derived: Whether none of its sheets can be read back: they only show what the ledger works out.
    """

    form: str
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    is_derived: bool = False

    @property
    def label(self) -> str:
        """What an office calls it."""
        return FORMS[self.form].label


@dataclass
class Archive:
    """Ledgers as they stood when papers were printed, each read once."""

    place: Place
    desks: dict[str, Desk] = field(default_factory=dict)

    def origin(self, content: bytes) -> Origin | None:
        """Find out as what a file was printed; nothing where lvyue did not print it.

        Args:
            content: Its bytes.
        """
        said = printed_before(content)
        if said is None or said.order.form not in FORMS or FORMS[said.order.form].format != "xlsx":
            return None
        try:
            return self._printed_again(said)
        except LvyueError:  # printed from another ledger, or from commits that this clone does not have
            return Origin(said.order.form)

    def _printed_again(self, said: Printed) -> Origin:
        desk = self.desks.get(said.commit) or paper.desk_of(self.place, said.commit)
        self.desks[said.commit] = desk
        book = sheet(desk.source, said.order.form)
        specs = [one for one in book.sheets if isinstance(one, SheetSpec) and one.rows in READ_BACK]
        if not specs or said.order.public:
            return Origin(said.order.form, is_derived=True)
        printing = paper.printing(desk, next(iter(paper.sheaves(desk, said.order))))
        return Origin(said.order.form, {one.name: Sheet(one, _rows(one, printing)) for one in specs})


def _rows(spec: SheetSpec, printing: Printing) -> dict[str, Mapping[str, Cell]]:
    source = ROWS[spec.rows]
    items = source.items(printing)
    if spec.rows not in OF_PROBLEMS:
        return {}
    ids = [problem.id for problem in items]
    return dict(zip(ids, source.rows(printing, spec.fields), strict=True))
