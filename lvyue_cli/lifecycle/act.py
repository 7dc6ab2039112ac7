"""An act: what somebody asks to do to a problem."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from lvyue_cli.records.identifiers import Actor


@dataclass(frozen=True, slots=True)
class Act:
    """What is to happen, when, by whom, with what.

    Args:
        action: A key of ACTIONS.
        on: The day it happened.
        by: Who acted.
        eid: The ULID its event will carry.
        details: The event's own keys, note and evidence.
        changes: New values of facts that the act changes.
        entered_by: Who typed it in, where that is somebody else.
        entered_on: When it was typed in, where that is later than the office allows.
        late: Why it is entered so late.
    """

    action: str
    on: date
    by: Actor
    eid: str
    details: Mapping[str, Any] = field(default_factory=dict)
    changes: Mapping[str, Any] = field(default_factory=dict)
    entered_by: str | None = None
    entered_on: date | None = None
    late: str | None = None
