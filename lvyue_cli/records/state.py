"""Where a problem stands: the words written in the file and their official labels."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """The states of a problem, in the order it passes them."""

    CLUE = "clue"
    LISTED = "listed"
    ASSIGNED = "assigned"
    RECTIFYING = "rectifying"
    REPORTED = "reported"
    VERIFIED = "verified"
    APPLIED = "applied"
    CLOSED = "closed"
    DISMISSED = "dismissed"


STATES: dict[str, str] = {
    State.CLUE: "线索",
    State.LISTED: "已列入清单",
    State.ASSIGNED: "已交办",
    State.RECTIFYING: "整改中",
    State.REPORTED: "已反馈",
    State.VERIFIED: "核查到位",
    State.APPLIED: "已申请销号",
    State.CLOSED: "已销号",
    State.DISMISSED: "已调出",
}

ENDED = frozenset({State.CLOSED, State.DISMISSED})
