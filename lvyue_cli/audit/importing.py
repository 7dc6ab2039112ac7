"""What an import may enter: the acts that a unit may report, each once a problem, out of one file that is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lvyue_cli.audit.entry import Objection
from lvyue_cli.lifecycle.replay import facts_before, replay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.audit.entry import Entry
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.problem import Problem

IMPORT = "import"
IMPORTED = ("add", "set", "plan", "progress", "pay", "report", "submit")  # in this order; nobody closes by spreadsheet
_SHA256 = re.compile(r"[0-9a-f]{64}")


def out_of_one_file(entry: Entry, _: Ledger) -> Iterator[Objection]:
    """Yield what makes an import no import: no file is named, or it reports for several units.

    Args:
        entry: The commit.
    """
    if entry.action != IMPORT:
        return
    if not _SHA256.fullmatch(entry.source):
        yield Objection("AU11", "导入的提交说明没有写明来自哪个文件")
    for report in entry.submissions[1:]:
        yield Objection("AU05", f"一个文件只登记一个单位的报送，另有 {report}", report.path)


def is_in_order(actions: tuple[str, ...]) -> bool:
    """Tell whether an import may have entered some acts of one problem: each once, in the order in which it makes them.

    Args:
        actions: Keys of ACTIONS.
    """
    places = [IMPORTED.index(action) for action in actions if action in IMPORTED]
    return len(places) == len(actions) and places == sorted(set(places))


def stages(after: Problem, count: int) -> list[Problem]:
    """Show a problem as each of its last acts left it, by what these say that they replaced.

    Args:
        after: The problem after all of them.
        count: How many acts.
    """
    stood = [after]
    for _ in range(count - 1):
        *events, latest = stood[0].events
        before = {**facts_before(latest), "state": replay(events), "events": tuple(events)}
        stood.insert(0, stood[0].model_copy(update=before))
    return stood
