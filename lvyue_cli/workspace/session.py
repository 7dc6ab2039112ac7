"""A session: the day, the chance and the clock that one run of lvyue works with."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from lvyue_cli.errors import WrongUse
from lvyue_cli.records.ulid import ulid

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lvyue_cli.history.repository import Identity

BEIJING = timedelta(hours=8)


def day_at_beijing(moment: datetime) -> date:
    """Tell the day of a moment by the clock by which acts are dated.

    Args:
        moment: Such as the time of a commit.
    """
    return (moment.astimezone(UTC) + BEIJING).date()


def _fresh_ulid() -> str:
    return ulid(time.time_ns() // 1_000_000, secrets.randbits(80))


@dataclass(frozen=True)
class Session:
    """What one run knows of the world outside the ledger.

    Args:
        today: The day at UTC+08:00, or the one that LVYUE_TODAY fixes.
        fresh_ulid: Makes the next ULID.
        committed_at: The time of commits; only a replayed year sets it, otherwise git's clock counts.
        identity: Who commits; only a replayed year sets it, otherwise git's identity counts.
    """

    today: date
    fresh_ulid: Callable[[], str] = field(default=_fresh_ulid)
    committed_at: datetime | None = None
    identity: Identity | None = None

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Session:
        """Start a session from the environment.

        Args:
            environment: The process's variables.

        Raises:
            WrongUse: LVYUE_TODAY is no date.
        """
        fixed = environment.get("LVYUE_TODAY")
        if not fixed:
            return cls(day_at_beijing(datetime.now(UTC)))
        try:
            return cls(date.fromisoformat(fixed))
        except ValueError as error:
            raise WrongUse(f"环境变量 LVYUE_TODAY 不是日期：{fixed}", "写作 2024-09-01") from error
