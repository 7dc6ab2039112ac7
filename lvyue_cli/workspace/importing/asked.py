"""What an import is asked with, besides the files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from lvyue_cli.workspace.filing import Given

ANY = ""  # the voucher of whichever problem has none of its own


@dataclass(frozen=True, slots=True)
class Asked:
    """What an import is asked with.

    Args:
        channel: How new problems were heard of, by id or label; by self-check where it is not given.
        item: The report that each file is, by id or title.
        approver: Who approved that report, as typed.
        replace: Whether it corrects an earlier report.
        reason: Why.
        scan: The stamped scan of the sheet.
        vouchers: Vouchers of payments, by the problem's id, or ANY.
        voucher_sum: What the voucher of ANY comes to, where it pays several problems.
        aliases: By a heading's text: the field that it was told to mean.
        open_only: Whether rows that call a matter closed are left out.
        skip_bad: Whether what can be entered is entered although other rows cannot.
        left: The rows that were looked at and not wanted, by their place.
    """

    channel: str | None = None
    item: str | None = None
    approver: str | None = None
    replace: bool = False
    reason: str | None = None
    scan: Given | None = None
    vouchers: Mapping[str, Given] = field(default_factory=dict)
    voucher_sum: Decimal | None = None
    aliases: Mapping[str, str] = field(default_factory=dict)
    open_only: bool = False
    skip_bad: bool = False
    left: frozenset[str] = frozenset()
