"""Reports of units: what came in first stays, a correction is added behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.audit.entry import Objection
from lvyue_cli.audit.judging import not_kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.audit.entry import Change, Entry
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.submission import Submissions


def reports_only_grow(entry: Entry, _: Ledger) -> Iterator[Objection]:
    """Yield the reports that were altered or dropped, and those of which a commit adds several.

    Args:
        entry: The commit.
    """
    for change in entry.submissions:
        for code, message in _altered(change):
            yield Objection(code, message, change.path)


def _altered(change: Change[Submissions]) -> Iterator[tuple[str, str]]:
    before, after = change.before, change.after
    if after is None:
        return
    known = before.submissions if before else ()
    if lost := not_kept(known, after.submissions):
        yield "AU02", lost
    elif len(after.submissions) - len(known) > 1:
        yield "AU05", f"一次提交记了 {len(after.submissions) - len(known)} 次报送"
    if before is not None and (before.item, before.unit) != (after.item, after.unit):
        yield "AU04", f"报送事项、单位由 {before.item} {before.unit} 改为 {after.item} {after.unit}"
