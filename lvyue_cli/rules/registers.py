"""RG: the registers of policies and projects name each thing once, and what they say of it follows in time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lvyue_cli.records.labels import REGISTERS, STAGES
from lvyue_cli.rules.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from lvyue_cli.ledger import Filed, Ledger
    from lvyue_cli.records.policy import Policy
    from lvyue_cli.records.project import Project
    from lvyue_cli.rules.submissions import Found

IN_ORDER = ("signed", "started", "produced")  # 入库 may come at any time after signing


def policies_are_told_apart(ledger: Ledger, _: date) -> Iterator[Found]:
    """No id, name or number of a policy means two."""
    yield from _told_apart("policies", ledger.policies, ("id", "name", "number"))


def projects_are_told_apart(ledger: Ledger, _: date) -> Iterator[Found]:
    """No id or name of a project means two."""
    yield from _told_apart("projects", ledger.projects, ("id", "name"))


def _told_apart(register: str, entries: Sequence[Policy | Project], keys: tuple[str, ...]) -> Iterator[Found]:
    first: dict[str, int] = {}
    for place, one in enumerate(entries):
        for key in keys:
            text = getattr(one, key)
            other = place if text is None else first.setdefault(text, place)
            if other != place:
                message = f"“{text}”已指前面的“{entries[other].id}”，不能再用"
                yield _at(register, place, key, message, "同一件只登记一次；不同的改为能区分的名称、文号")
                break


def replaced_policies_are_abolished(ledger: Ledger, _: date) -> Iterator[Found]:
    """What a policy replaces is another registered one, abolished and not younger."""
    known = {one.id: one for one in ledger.policies}
    for place, one in enumerate(ledger.policies):
        if one.replaces is not None and (fault := _wrongly_replaced(one, known.get(one.replaces))):
            yield _at("policies", place, "replaces", *fault)


def _wrongly_replaced(one: Policy, old: Policy | None) -> tuple[str, str] | None:
    if old is None or old is one:
        return f"没有被代替的政策“{one.replaces}”", "写政策清单中另一政策的标识；lvyue policy list 查看"
    if old.state != "abolished":
        return f"“{old.name}”已被代替，状态却不是废止", f"lvyue policy set {old.id} state=废止 on=日期"
    if one.on is not None and old.on is not None and old.on > one.on:
        return f"“{old.name}”{old.on} 废止，晚于代替它的政策（{one.on}）", "核对两份文件的日期"
    return None


def stages_follow(ledger: Ledger, _: date) -> Iterator[Found]:
    """A project is signed, then begun, then finished, none left out; it is entered in the books after signing."""
    for place, one in enumerate(ledger.projects):
        for earlier, later in (*pairwise(IN_ORDER), ("signed", "registered")):
            before, day = one.reached(earlier), one.reached(later)
            if day is not None and (before is None or day < before):
                yield _at("projects", place, f"{later}_on", *_out_of_order(one, earlier, later))


def _out_of_order(one: Project, earlier: str, later: str) -> tuple[str, str]:
    said, before = f"{STAGES[later]}日期 {one.reached(later)}", one.reached(earlier)
    if before is None:
        return f"{said}，没有{STAGES[earlier]}日期", f"先 lvyue project stage {one.id} {STAGES[earlier]} --on 日期"
    remedy = f"核对后 lvyue project set {one.id} {earlier}_on=日期 {later}_on=日期"
    return f"{said} 早于{STAGES[earlier]}的 {before}", remedy


def no_stage_lies_ahead(ledger: Ledger, today: date) -> Iterator[Found]:
    """No stage is said to be reached after today."""
    for place, one in enumerate(ledger.projects):
        for stage, label in STAGES.items():
            day = one.reached(stage)
            if day is not None and day > today:
                message = f"{label}日期 {day} 晚于今天 {today}"
                yield _at("projects", place, f"{stage}_on", message, "到时再登记；写错的改正日期")


def sums_are_counted_once(ledger: Ledger, _: date) -> Iterator[Found]:
    """One investment is not registered twice under two names."""
    first: dict[tuple[object, ...], Project] = {}
    for place, one in enumerate(ledger.projects):
        same = first.setdefault((one.enterprise, one.amount, one.signed_on), one)
        if same is not one:
            message = f"投资企业、总投资、签约日期与“{same.name}”都相同，可能重复计数"
            remedy = "同一项目的，从 projects.yaml 删去一条后 git commit；分期的写明各期金额"
            yield _at("projects", place, "amount", message, remedy)


def links_are_known(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """The policy and the project that a problem names are registered, under their ids."""
    for key, entries in ledger.registers.items():
        named = getattr(filed.problem, key)
        if named is not None and named not in {one.id for one in entries}:
            found = next((one.id for one in entries if named in one.spellings), None)
            remedy = f"请写“{found}”" if found else f"lvyue {key} add {named}；lvyue {key} list 查看已有的"
            yield Breach((key,), f"{REGISTERS[key]}清单中没有“{named}”", remedy)


def _at(register: str, place: int, key: str, message: str, remedy: str) -> Found:
    return "", Breach((register, place, key), message, remedy, f"{register}.yaml")
