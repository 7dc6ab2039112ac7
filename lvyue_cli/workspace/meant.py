"""What a reading of the trail is about, as typed: problems by their ids or a query, a unit by any of its names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.errors import WrongUse
from lvyue_cli.query import Setting, select
from lvyue_cli.store.layout import is_problem_id
from lvyue_cli.store.read import read_frame
from lvyue_cli.store.recorded import recorded
from lvyue_cli.workspace.look import ledger_to_read, required

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lvyue_cli.store.source import Source
    from lvyue_cli.workspace.place import Place


def problems(place: Place, query: Sequence[str]) -> list[str] | None:
    """List the problems that are meant: those named, or those that a query picks now; nothing means all.

    Args:
        place: The ledger.
        query: Ids, or the words of a query.

    Raises:
        WrongUse: There is no such problem, or the query cannot be understood.
    """
    if not query:
        return None
    if all(is_problem_id(word) for word in query):
        recorded(place.at_head(), query)
        return list(query)
    ledger, _ = ledger_to_read(place)
    return [problem.id for problem in select(ledger.problems, query, Setting(ledger, place.session.today))]


def unit(source: Source, text: str) -> str:
    """Find the unit that is meant, whether or not it has passed its duties on.

    Args:
        source: The ledger.
        text: Any of its names.

    Raises:
        WrongUse: The directory has no such unit.
    """
    found = required(*read_frame(source)).directory.unit(text.strip())
    if found is None:
        raise WrongUse(f"单位名录中没有“{text}”", "lvyue unit list 查看")
    return found.id
