"""Two hundred and ten honest histories, and not one alarm."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING

import pytest
from histories import Months, imported

from lvyue_cli.history import discovery, walk
from lvyue_cli.workspace.against import audit

if TYPE_CHECKING:
    from pathlib import Path

A_BATCH, BATCHES = 30, 7


@pytest.mark.parametrize("batch", range(BATCHES))
def test_honest_histories_raise_nothing(tmp_path: Path, batch: int) -> None:
    numbers = range(batch * A_BATCH, (batch + 1) * A_BATCH)
    histories = [Months(number, Random(number)).live(8) for number in numbers]  # noqa: S311  no secret
    imported(tmp_path / "server.git", histories)
    repository = discovery.discover(tmp_path / "server.git")
    assert repository is not None
    checked = audit(repository, "", walk.Range(None, repository.resolve("main")), date(2024, 12, 31))
    assert [str(one) for one in checked.findings] == []
    assert checked.checked == 1 + sum(len(one.commits) for one in histories) + A_BATCH


def test_the_histories_hold_acts_of_every_kind() -> None:
    histories = [Months(number, Random(number)).live(8) for number in range(2 * A_BATCH)]  # noqa: S311  same
    events = [event for one in histories for each in one.problems.values() for event in each.events]
    assert {"add", "accept", "assign", "plan", "pay", "set", "edit", "undo", "evidence", "escalate"} <= {
        event.action for event in events
    }
    assert sum(event.late is not None for event in events) > 9
    assert sum(event.entered_by is not None for event in events) > 20
