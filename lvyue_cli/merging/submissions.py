"""What a unit reported on an item, brought together from two sides: every report once, by its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.merging.clash import CURRENT, INCOMING, RESTORE, Clash, Clashed

if TYPE_CHECKING:
    from datetime import date

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.merging.sides import Sides
    from lvyue_cli.records.submission import Submission, Submissions

AGAIN = (
    "放弃合并（git merge --abort）；确系更正的，取得对方的登记之后，用 lvyue submit --replace --reason 理由 重新登记"
)


def merged_submissions(_: str, sides: Sides[Submissions], __: Ledger, ___: date) -> Submissions:
    """Bring the reports of a unit on an item together.

    Args:
        sides: What was reported before the sides parted, and what each says.

    Raises:
        Clashed: An old report was altered, or both sides hold a first report, or it is not the same unit and item.
    """
    base, ours, theirs = sides
    if (ours.item, ours.unit) != (theirs.item, theirs.unit):
        raise Clashed(Clash("两个版本不是同一单位、同一事项的报送", RESTORE))
    known = base.submissions if base else ()
    for side, reports in ((CURRENT, ours.submissions), (INCOMING, theirs.submissions)):
        if reports[: len(known)] != known:
            raise Clashed(Clash(f"{side}中改动或删去了已有的报送", RESTORE))
    fresh = [side.submissions[len(known) :] for side in (ours, theirs)]
    both = [*fresh[0], *(one for one in fresh[1] if one not in fresh[0])]
    together = (*known, *sorted(both, key=_key))
    first, *later = together
    if unexplained := [one for one in later if one.reason is None and one in both]:
        raise Clashed(
            Clash(f"两方各自登记了报送：{first.on} {first.by}；{unexplained[0].on} {unexplained[0].by}", AGAIN)
        )
    return ours.replace(submissions=together)


def _key(report: Submission) -> tuple[str, str]:
    return report.on.isoformat(), repr(report)
