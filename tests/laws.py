"""The four programmes as tests meet them: who acts in each, on what matter, and which acts lead where."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

OFFICER = "示例甲@区营商办"  # of the office in charge
LEADER = "示例乙@区科经局"  # of the lead unit of arrears of organs and institutions
DEBTOR = "示例丙@区教育局"  # of the responsible unit
INSPECTOR = "示例丁@区审计局"  # of neither
SUPERIOR = "示例戊@市营商办"  # of the higher office
ROLES = {"office": OFFICER, "lead": LEADER, "responsible": DEBTOR, "inspector": INSPECTOR, "superior": SUPERIOR}

ARREARS: dict[str, Any] = {
    "line": "arrears",
    "kind": "payment_delayed",
    "responsible": ("区教育局",),
    "enterprise": {"name": "示例建筑公司", "uscc": "91350100M000100Y43"},
    "amounts": {"owed": "480000.00"},
}


@dataclass(frozen=True)
class Law:
    """One programme, and an ordinary problem of its year.

    Args:
        id: The programme.
        begins: When the problem is registered.
        reply_by: The reply day of an assignment.
        due_on: The day of a measure.
        clue: A channel whose matters are judged first.
        ways: The acts from the list to each place, in order.
        facts: What the problem is about.
        people: Who acts here for OFFICER, LEADER, DEBTOR, INSPECTOR and SUPERIOR.
        usual: What is ordinarily given with an act, where it differs.
    """

    id: str
    begins: date
    reply_by: date
    due_on: date
    clue: str
    ways: dict[str, tuple[str, ...]]
    facts: dict[str, Any] = field(default_factory=lambda: ARREARS)
    people: dict[str, str] = field(default_factory=dict)
    usual: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)

    def person(self, role: str) -> str:
        """Who acts in a role: the example person of 曾都区, or the one who stands for them here."""
        return self.people.get(ROLES[role], ROLES[role])


def ways(*actions: str) -> dict[str, tuple[str, ...]]:
    """Name each place on the way after the state, or the endorsement, that an act leads to."""
    places = {
        "assign": "assigned",
        "plan": "rectifying",
        "report": "reported",
        "endorse": "endorsed",
        "verify": "verified",
        "apply": "applied",
        "close": "closed",
    }
    led = {places[action]: actions[:turn] for turn, action in enumerate(actions, 1) if action in places}
    return {"listed": (), **led, "dismissed": ("dismiss",)}


SUIZHOU = {
    OFFICER: "示例甲@市营商办",
    LEADER: "示例乙@市经信局",
    DEBTOR: "示例丙@随县",
    INSPECTOR: "示例丁@市审计局",
    SUPERIOR: "示例戊@广水市",
}
XIXIAN = {
    OFFICER: "示例甲@息县商务局",
    LEADER: "示例乙@息县商务局",
    DEBTOR: "示例丙@县招商服务中心",
    INSPECTOR: "示例丁@县专项整治领导小组办公室",
    SUPERIOR: "示例戊@息县人民政府",
}
PROMISE = {"line": "promise", "kind": "policy_not_carried_out", "responsible": ("县招商服务中心",)}

LAWS: dict[str, Law] = {  # by the prefix of a problem's number
    "ZD": Law(
        "zengdu-2024",
        date(2024, 4, 10),
        date(2024, 6, 28),
        date(2024, 8, 30),
        "complaint",
        ways("assign", "plan", "pay", "report", "endorse", "verify", "close"),
    ),
    "MJ": Law(
        "maojian-2024",
        date(2024, 4, 10),
        date(2024, 6, 28),
        date(2024, 8, 30),
        "complaint",
        ways("assign", "plan", "pay", "report", "endorse", "verify", "apply", "close"),
        usual={"close": (SUPERIOR, {"evidence": ("decision",)}), "apply": (OFFICER, {"evidence": ("payment",)})},
    ),
    "SZ": Law(
        "suizhou-2023",
        date(2023, 10, 18),
        date(2023, 11, 10),
        date(2023, 11, 24),
        "petition",
        ways("assign", "plan", "pay", "report", "close"),
        facts={**ARREARS, "responsible": ("随县",)},
        people=SUIZHOU,
    ),
    "XIX": Law(
        "xixian-2024",
        date(2024, 4, 10),
        date(2024, 5, 31),
        date(2024, 6, 20),
        "received",
        ways("assign", "plan", "report", "verify", "close"),
        facts={**ARREARS, **PROMISE},
        people=XIXIAN,
        usual={"confirm": (OFFICER, {"approver": OFFICER}), "assign": (OFFICER, {"officer": "示例丙"})},
    ),
}


def law_of(id: str) -> Law:  # noqa: A002  the field's name
    """Tell by a problem's number which programme is in force."""
    return LAWS[id.partition("-")[0]]
