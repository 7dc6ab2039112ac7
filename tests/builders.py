"""Problems, acts and ledgers for tests, made the way the program makes them: by `register`, `effect` and `decide`."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from laws import DEBTOR, INSPECTOR, LEADER, OFFICER, law_of

from lvyue_cli.directory import Directory
from lvyue_cli.ledger import Filed, Ledger
from lvyue_cli.lifecycle.act import Act
from lvyue_cli.lifecycle.decide import Accepted, Outcome, Refused, decide
from lvyue_cli.lifecycle.effects import Intended, Setting, effect
from lvyue_cli.lifecycle.money import balance, pending
from lvyue_cli.lifecycle.register import Draft, register
from lvyue_cli.programmes.programme import Programme
from lvyue_cli.records.evidence import KINDS, Evidence
from lvyue_cli.records.identifiers import Actor
from lvyue_cli.records.settings import Settings
from lvyue_cli.records.ulid import ulid
from lvyue_cli.records.unit import Member, Unit
from lvyue_cli.store import catalogue, layout
from lvyue_cli.store.typed import read_data
from lvyue_cli.text.canonical import emit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from laws import Law

    from lvyue_cli.records.problem import Problem

TODAY = date(2024, 12, 31)
ID = "ZD-2024-A0001"


@cache
def programme(name: str = "zengdu-2024") -> Programme:
    read, findings = read_data(catalogue.load(name), f"{name}.yaml", Programme)
    assert read is not None, findings
    return read


@cache
def directory(name: str = "zengdu-2024") -> Directory:
    named = [Unit(id=unit.id, name=unit.id, kind=unit.kind, aliases=unit.aliases) for unit in programme(name).units]
    company = Unit(id="区城投公司", name="曾都区城投公司（示例）", kind="soe", aliases=("城投",))
    roster = (
        Member(role="staff", name="示例甲", unit="区营商办"),
        Member(role="staff", name="示例丁", unit="区审计局"),
    )
    return Directory((*named, company), roster)


def setting(name: str = "zengdu-2024") -> Setting:
    return Setting(programme(name), directory(name).kinds)


def ledger(*problems: Problem, evidence: dict[str, str] | None = None) -> Ledger:
    settings = Settings(format="1", prefix="ZD", year=2024)
    filed = tuple(Filed(layout.problem_path(problem.id), problem) for problem in problems)
    return Ledger(settings, programme(), directory(), filed, evidence or {})


def paper(kind: str, name: str = "") -> Evidence:
    name = name or f"{KINDS[kind].replace('/', '')}（示例）.pdf"
    return Evidence(kind=kind, name=name, sha256=sha256(name.encode()).hexdigest(), size=len(name.encode()))


def measure(text: str = "还清欠款", due_on: date = date(2024, 8, 30), owner: str = "示例丙") -> Intended:
    return Intended(text, owner, due_on)


def attempt_registration(channel: str = "self_check", on: date | None = None, **changes: Any) -> Outcome:
    title, id_ = changes.pop("title", "拖欠示例建筑公司校舍维修款"), changes.pop("id", ID)
    law = law_of(id_)
    on = on or law.begins
    found = programme(law.id).channel(channel)
    assert found is not None
    ref, party, by = (changes.pop(name, None) for name in ("ref", "party", "by"))
    today = changes.pop("today", TODAY)
    draft = Draft(id_, _ulid(on, int(id_[-4:])), title, found, {**law.facts, **changes}, ref=ref, party=party)
    act = Act("add", on, Actor.parse(by or law.person("office")), _ulid(on, 10_000 * int(id_[-4:])))
    return register(draft, act, setting(law.id), today)


def registered(channel: str = "self_check", **changes: Any) -> Problem:
    return accepted(attempt_registration(channel, **changes)).problem


def _ulid(on: date, number: int) -> str:
    return ulid((on - date(1970, 1, 1)).days * 86_400_000, number)


ORDINARY: dict[str, tuple[str, dict[str, Any]]] = {
    "accept": (OFFICER, {}),
    "answer": (OFFICER, {"method": "phone", "satisfied": "yes"}),
    "confirm": (OFFICER, {}),
    "dismiss": (OFFICER, {"dismissal": "unfounded", "reason": "经查不欠", "approver": OFFICER}),
    "assign": (OFFICER, {"reply_by": date(2024, 6, 28)}),
    "plan": (DEBTOR, {"measures": (measure(),)}),
    "progress": (DEBTOR, {"note": "已付一半"}),
    "report": (DEBTOR, {"evidence": (paper("letter"),)}),
    "endorse": (LEADER, {}),
    "verify": (
        OFFICER,
        {"result": "passed", "inspectors": (OFFICER, INSPECTOR), "method": "on_site", "confirmed": True},
    ),
    "return": (OFFICER, {"require": "余款须付清"}),
    "reopen": (OFFICER, {"reason": "企业反映又有拖欠"}),
    "apply": (OFFICER, {"office": "市营商办"}),
    "close": (OFFICER, {"closing": "paid", "evidence": (paper("payment"),)}),
    "extend": (OFFICER, {"until": date(2024, 11, 29), "reason": "财政资金未到", "approver": OFFICER}),
    "instalments": (
        OFFICER,
        {"instalments": ((date(2024, 10, 31), Decimal("480000.00")),), "evidence": (paper("consent"),)},
    ),
    "pay": (OFFICER, {}),
    "dispose": (OFFICER, {"disposition": "TQ-1", "answers": ("disputed=undisputed",)}),
    "escalate": (OFFICER, {"step": "remind"}),
    "sample": (OFFICER, {"batch": "第一批抽查"}),
    "evidence": (OFFICER, {"evidence": (paper("photo"),)}),
    "set": (OFFICER, {"reason": "原登记有误", "changes": {"detail": "校舍维修款"}}),
    "edit": (OFFICER, {"reason": "原登记有误", "changes": {"cause": "未列预算"}}),
    "succeed": (OFFICER, {"predecessor": "区教育局", "successor": "区审计局"}),
    "acknowledge": (OFFICER, {"finding": "PR11", "reason": "已查清"}),
    "undo": (OFFICER, {"reason": "录错"}),
}  # who ordinarily makes each act, and with what, in 曾都区


def ordinary(law: Law, action: str) -> tuple[str, dict[str, Any]]:
    """Tell who ordinarily makes an act under a programme, and with what."""
    by, usual = ORDINARY[action]
    own_by, own = law.usual.get(action, (by, {}))
    papers = {"evidence": tuple(paper(kind) for kind in own["evidence"])} if "evidence" in own else {}
    people = {
        "inspectors": tuple(law.people.get(one, one) for one in usual.get("inspectors", ())),
        "approver": law.people.get(found := own.get("approver", usual.get("approver", "")), found),
        "reply_by": law.reply_by,
        "measures": (measure(due_on=law.due_on),),
    }
    details = {**usual, **own, **papers}
    return law.people.get(own_by, own_by), {**details, **{key: people[key] for key in people if key in details}}


def attempt(problem: Problem, action: str, by: str = "", on: date | None = None, **asked: Any) -> Outcome:
    """Try an act as it is ordinarily made, a day after the last one, but for what is given; None leaves a key out."""
    law = law_of(problem.id)
    usual_by, usual = ordinary(law, action)
    today = asked.pop("today", TODAY)
    details = {key: value for key, value in {**usual, **asked}.items() if value is not None}
    day = on or min(problem.events[-1].on + timedelta(days=1), TODAY)
    if action == "pay":
        voucher = paper("payment", f"回单{problem.id[-4:]}-{len(problem.payments)}（示例）.pdf")
        usual = {"amount": _sum_to_pay(problem, details), "voucher": voucher.sha256, "evidence": (voucher,)}
        details = {"on": details.pop("paid_on", day), **usual, **details}
    papers = {"evidence": details.pop("evidence")} if action in {"pay", "instalments"} else {}
    worked_out = effect(problem, action, details, setting(law.id))
    eid = _ulid(day, 10_000 * int(problem.id[-4:]) + len(problem.events))
    act = Act(action, day, Actor.parse(by or usual_by), eid, {**worked_out.details, **papers}, worked_out.changes)
    return decide(problem, act, programme(law.id), today)


def _sum_to_pay(problem: Problem, details: dict[str, Any]) -> Decimal:
    """Find what is usually paid: the bill that is settled, or the rest; a cent too much where nothing is left."""
    named = details.get("honours") or details.get("bounces")
    known = next((one.amount for one in problem.payments if one.id == named), None)
    return known or max((balance(problem) or Decimal(0)) - pending(problem), Decimal("0.01"))


def accepted(outcome: Outcome) -> Accepted:
    assert isinstance(outcome, Accepted), outcome
    return outcome


def refused(outcome: Outcome) -> list[str]:
    """Give the codes of the unmet conditions; none where the act was accepted."""
    return [condition.code for condition in outcome.conditions] if isinstance(outcome, Refused) else []


def do(problem: Problem, action: str, by: str = "", on: date | None = None, **asked: Any) -> Problem:
    return accepted(attempt(problem, action, by, on, **asked)).problem


def played(problem: Problem, *actions: str) -> Problem:
    """Make ordinary acts one after another; what has no sum, or nothing left to pay, is not paid."""
    for action in actions:
        if action != "pay" or balance(problem):
            problem = do(problem, action)
    return problem


def problem(stands: str = "listed", channel: str = "self_check", **changes: Any) -> Problem:
    """Build a problem that stands somewhere: a key of its programme's ways, or `clue`."""
    law = law_of(changes.get("id", ID))
    if stands == "clue":
        return registered(law.clue, **changes)
    entered = registered(channel, **changes)
    return played(entered, *(("confirm",) if entered.state == "clue" else ()), *law.ways[stands])


def files(*problems: Problem) -> dict[str, str]:
    """Write a ledger's files as `init` and `add` do."""
    units = [unit.plain() for unit in directory().units]
    roster = [member.plain() for member in directory().members]
    frame = {
        layout.SETTINGS: {"format": 1, "prefix": "ZD", "year": 2024, "checks": {"untouched_days": 0}},
        layout.PROGRAMME: programme().plain(),
        layout.UNITS: {"units": units},
        layout.ROSTER: {"roster": roster},
    }
    written = {layout.problem_path(problem.id): problem.plain() for problem in problems}
    return {path: emit(data) for path, data in (frame | written).items()}


def lay(root: Path, contents: dict[str, str]) -> None:
    for path, text in contents.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def lay_papers(root: Path, problems: Iterable[Problem]) -> None:
    """File the evidence that problems cite: each example paper holds its own name."""
    for item in (item for one in problems for event in one.events for item in event.evidence):
        target = root / item.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(item.name, encoding="utf-8")
