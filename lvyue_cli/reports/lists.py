"""The drop-down lists that a sheet may offer, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.reports.rows import LISTS as FIXED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lvyue_cli.ledger import Ledger

OF_THE_PROGRAMME: Mapping[str, Callable[[Ledger], tuple[str, ...]]] = {
    "lines": lambda ledger: tuple(line.label for line in ledger.programme.lines),
    "kinds": lambda ledger: tuple(dict.fromkeys(kind.label for line in ledger.programme.lines for kind in line.kinds)),
    "channels": lambda ledger: tuple(channel.label for channel in ledger.programme.channels),
}
LISTS = (*FIXED, *OF_THE_PROGRAMME)


def lists(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """Give every list as this ledger has it.

    Args:
        ledger: The ledger.
    """
    return {**FIXED, **{name: listed(ledger) for name, listed in OF_THE_PROGRAMME.items()}}
