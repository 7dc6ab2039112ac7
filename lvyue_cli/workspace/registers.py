"""The registers of policies and projects: how an entry is read as typed, and how the file changes as one commit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lvyue_cli.diagnostics import Severity
from lvyue_cli.errors import ActRefused, Condition, WrongUse
from lvyue_cli.records.labels import STAGES
from lvyue_cli.records.policy import Policies, Policy
from lvyue_cli.records.project import Project, Projects
from lvyue_cli.rules.catalogue import check_registers
from lvyue_cli.store.layout import POLICIES, PROJECTS
from lvyue_cli.workspace.directory import entered
from lvyue_cli.workspace.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.workspace.edit import Edit

Item = Policy | Project


@dataclass(frozen=True, slots=True)
class Register:
    """One register.

    Args:
        path: Its file.
        whole: What the file says.
        item: One entry of it.
        kinds: How each field of an entry is read as typed.
    """

    path: str
    whole: type[Policies | Projects]
    item: type[Item]
    kinds: Mapping[str, str]

    @property
    def key(self) -> str:
        """The one list of the file."""
        return self.path.removesuffix(".yaml")


FILES: dict[str, Register] = {
    "policy": Register(
        POLICIES,
        Policies,
        Policy,
        {
            "name": "text",
            "number": "text",
            "issuer": "unit_or_name",
            "level": "level",
            "state": "policy_state",
            "on": "day",
            "no_application": "flag",
            "replaces": "policy",
        },
    ),
    "project": Register(
        PROJECTS,
        Projects,
        Project,
        {"name": "text", "enterprise": "text", "amount": "money", **{f"{stage}_on": "day" for stage in STAGES}},
    ),
}  # by the keys of REGISTERS


@dataclass(frozen=True, slots=True)
class Entered:
    """An entry as it stands now, and what was recorded.

    Args:
        register: A key of REGISTERS.
        action: What was done, for machines.
        told: The same in words.
        item: The entry.
        commit: The commit; nothing for a dry run.
        diff: The change of text, for a dry run.
    """

    register: str
    action: str
    told: str
    item: Item
    commit: str | None
    diff: str


def read(ledger: Ledger, register: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Read the values of an entry; an empty text is nothing.

    Args:
        ledger: For names.
        register: A key of REGISTERS.
        given: What was typed, by the names of the fields.

    Raises:
        WrongUse: A value cannot be understood.
    """
    wording, kinds = Wording(ledger), FILES[register].kinds
    return {key: _value(wording, kinds[key], text) for key, text in given.items()}


def _value(wording: Wording, kind: str, text: Any) -> Any:
    if text == "":
        return False if kind == "flag" else None
    return wording.read(kind, text)


def assignments(register: str, texts: Sequence[str]) -> dict[str, str]:
    """Read `FIELD=VALUE` pairs; a field may be named by its id or its Chinese label.

    Args:
        register: A key of REGISTERS.
        texts: The pairs, as typed.

    Raises:
        WrongUse: One is no such pair, or names no field.
    """
    file, pairs = FILES[register], {}
    labels = {key: str(file.item.model_fields[key].title) for key in file.kinds}
    for text in texts:
        name, equals, value = (part.strip() for part in text.partition("="))
        field = next((key for key, label in labels.items() if equals and name in {key, label}), None)
        if field is None:
            known = "、".join(f"{key}（{label}）" for key, label in labels.items())
            raise WrongUse(f"“{text}”看不懂", f"写作 字段=值；可用字段：{known}")
        pairs[field] = value
    return pairs


def put(edit: Edit, register: str, items: Sequence[Item], item: Item, act: tuple[str, str]) -> Entered:
    """Write a register, unless what it would say does not fit together, and record it as one commit.

    Args:
        edit: The change.
        register: A key of REGISTERS.
        items: All its entries as they shall be.
        item: The entry that the act is about.
        act: What was done, for machines and in words.

    Raises:
        ActRefused: It would not fit together.
    """
    file, (action, told) = FILES[register], act
    changed: dict[str, Any] = {file.key: tuple(items)}
    _refuse_new_faults(edit, replace(edit.ledger, **changed))
    before = file.whole.model_validate({file.key: edit.ledger.registers[register]})
    edit.put_whole(file.path, before, file.whole.model_validate(changed), file.key)
    landed = entered(edit, told, action)
    return Entered(register, action, told, item, landed.commit, landed.diff)


def _refuse_new_faults(edit: Edit, after: Ledger) -> None:
    """Refuse what would make a register faulty; faults that were there before do not block."""
    today = edit.place.session.today
    known = {(finding.code, finding.message) for finding in check_registers(edit.ledger, today)}
    fresh = [
        Condition(finding.code, finding.message, finding.remedy)
        for finding in check_registers(after, today)
        if finding.severity is Severity.ERROR and (finding.code, finding.message) not in known
    ]
    if fresh:
        raise ActRefused("登记后将不合台账规则，没有写入", conditions=tuple(fresh))
