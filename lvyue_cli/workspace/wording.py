"""From what an officer types to typed values: days, sums, units, lines, people, measures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lvyue_cli.errors import WrongUse
from lvyue_cli.lifecycle.effects import Intended
from lvyue_cli.records.action import CHOICES
from lvyue_cli.records.amount import parse_money
from lvyue_cli.records.day import parse_day
from lvyue_cli.records.event import Event
from lvyue_cli.records.fields import SIZES
from lvyue_cli.records.labels import (
    DEPOSITS,
    EXCUSES,
    LAWFULNESS,
    LEVELS,
    METHODS,
    OBJECTS,
    PARTS,
    POLICY_STATES,
    PROMISE_CLASSES,
    REGISTERS,
    STARTS,
)
from lvyue_cli.records.rate import parse_rate
from lvyue_cli.store.layout import is_problem_id
from lvyue_cli.workspace.people import as_argument, resolve_actor, resolve_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from decimal import Decimal

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.identifiers import Actor


@dataclass(frozen=True, slots=True)
class Wording:
    """What is needed to understand an officer's words.

    Args:
        ledger: The frame: the year, the programme, the directory.
        line: The task line that a kind is looked up in.
        after: The day that a day without a year may not lie before.
        notices: What the officer should know of the words.
    """

    ledger: Ledger
    line: str | None = None
    after: date | None = None
    notices: list[str] = field(default_factory=list)

    def read(self, kind: str, text: Any) -> Any:
        """Read one value.

        Args:
            kind: A key of READERS.
            text: What was typed: a text, a list of texts, or a flag.

        Raises:
            WrongUse: It cannot be understood; the message says what would be.
        """
        try:
            return READERS[kind](self, text)
        except ValueError as error:
            raise WrongUse(str(error)) from error

    def _labelled(self, text: str, what: str, items: Iterable[Any]) -> str:
        listed = tuple(items)
        for item in listed:
            if text in {item.id, item.label}:
                return str(item.id)
        known = "、".join(f"{item.label}（{item.id}）" for item in listed)
        raise WrongUse(f"没有“{text}”这一{what}", f"可用：{known}")

    def day(self, text: str) -> date:
        """Read a day of the ledger's year."""
        return parse_day(text, year=self.ledger.settings.year, after=self.after)

    def line_id(self, text: str) -> str:
        """Find a task line by id or label."""
        return self._labelled(text, "任务类别", self.ledger.programme.lines)

    def kind_id(self, text: str) -> str:
        """Find a kind of problem by id or label, within the line."""
        line = self.ledger.programme.line(self.line)
        if line is None:
            raise WrongUse("未定任务类别，不能填问题类型", "先加 --line 任务类别")
        return self._labelled(text, f"“{line.label}”的问题类型", line.kinds)

    def channel_id(self, text: str) -> str:
        """Find a channel by id or label."""
        return self._labelled(text, "线索渠道", self.ledger.programme.channels)

    def closing_id(self, text: str) -> str:
        """Find a way of closing by id or label."""
        return self._labelled(text, "销号情形", self.ledger.programme.closings)

    def group_id(self, text: str) -> str:
        """Find a work group by id or label."""
        return self._labelled(text, "工作组", self.ledger.programme.groups)

    def step_id(self, text: str) -> str:
        """Find a step of the ladders by id or label."""
        return self._labelled(text, "步骤", self.ledger.programme.steps)

    def unit(self, text: str) -> str:
        """Find a unit by any of its names."""
        return resolve_unit(text, self.ledger.directory, self.notices)

    def actor(self, text: str) -> Actor:
        """Find a person and the unit."""
        return resolve_actor(text, self.ledger.directory, self.notices)

    def units(self, texts: Iterable[str] | str) -> tuple[str, ...]:
        """Find several units; they may also stand in one text, parted by `、` or commas."""
        return tuple(dict.fromkeys(self.unit(name) for name in _parted(texts)))

    def unit_or_name(self, text: str) -> str:
        """Find a unit by any of its names; whoever is not in the directory keeps the name that was typed."""
        found = self.ledger.directory.unit(text.strip())
        return found.id if found else _line_of_text(text)

    def registered(self, register: str, text: str) -> str:
        """Find an entry of a register, a key of REGISTERS, by any of its names, and give its id."""
        found = next((one.id for one in self.ledger.registers[register] if text.strip() in one.spellings), None)
        if found is None:
            remedy = f"lvyue {register} list 查看；未登记的，lvyue {register} add {as_argument(text.strip())}"
            raise WrongUse(f"{REGISTERS[register]}清单中没有“{text}”", remedy)
        return found

    def measure(self, text: str) -> Intended:
        """Read `TEXT@OWNER@DATE`, split from the right so that the text may hold an `@`."""
        parts = [part.strip() for part in text.rsplit("@", 2)]
        if len(parts) != 3 or not all(parts):  # noqa: PLR2004  text, owner, date
            raise WrongUse(f"整改措施写法不对：{text}", "写作 '措施@责任人@完成日期'")
        return Intended(parts[0], parts[1], self.day(parts[2]))

    def instalment(self, text: str) -> tuple[date, Decimal]:
        """Read `DATE=AMOUNT`."""
        day, equals, amount = text.partition("=")
        if not equals or not amount.strip():
            raise WrongUse(f"分期写法不对：{text}", "写作 日期=金额，如 2024-09-30=20万元")
        return self.day(day.strip()), _paid(amount)

    def numbered(self, letter: str, text: str) -> str:
        """Read `2` or `P2`."""
        number = text.upper().removeprefix(letter)
        if not (number.isascii() and number.isdecimal() and int(number)):
            raise WrongUse(f"编号写法不对：{text}", f"写作 1 或 {letter}1")
        return f"{letter}{int(number)}"


def choice(name: str, labels: Mapping[str, str], text: str) -> str:
    """Find one of a closed list by its word or its label.

    Raises:
        WrongUse: It is neither.
    """
    for word, label in labels.items():
        if text in {word, label}:
            return word
    known = "、".join(f"{word}（{label}）" for word, label in labels.items())
    raise WrongUse(f"{name}不能是“{text}”", f"可用：{known}")


def _line_of_text(text: str) -> str:
    if not text.strip():
        raise WrongUse("内容不能为空")
    return text.strip()


def _flag(text: Any) -> bool:
    if isinstance(text, bool):
        return text
    words = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}
    if text not in words:
        raise WrongUse(f"“{text}”看不懂", "写 是 或 否")
    return words[text]


def _paid(text: str) -> Decimal:
    amount = parse_money(text)
    if not amount:
        raise WrongUse(f"金额应大于 0：{text}", "写实际付款或约定付款的金额，如 20万元")
    return amount


def _rate(text: str) -> str:
    parse_rate(text)
    return text.strip()


def _days(text: str) -> int:
    number = text.strip().removesuffix("天").removesuffix("日")
    if not (number.isascii() and number.isdecimal()):
        raise WrongUse(f"天数看不懂：{text}", "写作 30 或 30天")
    return int(number)


def _parted(text: str | Iterable[str]) -> list[str]:
    """Split a list that may also stand in one text, parted by `、` or commas."""
    listed = [text] if isinstance(text, str) else list(text)
    return [one for each in listed for one in each.replace("，", "、").replace(",", "、").split("、") if one]


def _problem(text: str) -> str:
    if not is_problem_id(text):
        raise WrongUse(f"“{text}”不是问题编号", "编号如 ZD-2024-A0001")
    return text


def _one_of(name: str) -> Callable[[Wording, Any], Any]:
    title = str(Event.model_fields[name].title)
    return lambda _, text: choice(title, CHOICES[name], text)


READERS: dict[str, Callable[[Wording, Any], Any]] = {
    "text": lambda _, text: _line_of_text(text),
    "texts": lambda _, texts: tuple(_line_of_text(text) for text in texts),
    "flag": lambda _, text: _flag(text),
    "money": lambda _, text: parse_money(text),
    "payment_sum": lambda _, text: _paid(text),
    "problem": lambda _, text: _problem(text),
    "size": lambda _, text: choice("企业规模", SIZES, text),
    "object": lambda _, text: choice("款项类别", OBJECTS, text),
    "deposit": lambda _, text: choice("保证金种类", DEPOSITS, text),
    "starts": lambda _, text: choice("起算点", STARTS, text),
    "rate": lambda _, text: _rate(text),
    "days": lambda _, text: _days(text),
    "unit_or_name": Wording.unit_or_name,
    "promise_class": lambda _, text: choice("承诺类别", PROMISE_CLASSES, text),
    "lawfulness": lambda _, text: choice("合法合规性", LAWFULNESS, text),
    "level": lambda _, text: choice("层级", LEVELS, "county" if text in {"县", "区"} else text),
    "policy_state": lambda _, text: choice("政策状态", POLICY_STATES, text),
    "policy": lambda wording, text: wording.registered("policy", text),
    "project": lambda wording, text: wording.registered("project", text),
    "excuses": lambda _, text: tuple(choice("理由", EXCUSES, one) for one in _parted(text)),
    "method_of_payment": lambda _, text: choice("付款方式", METHODS, text),
    "part": lambda _, text: choice("款项", PARTS, text),
    "instalments": lambda wording, texts: tuple(wording.instalment(text) for text in texts),
    "payment": lambda wording, text: wording.numbered("P", text),
    "day": Wording.day,
    "line": Wording.line_id,
    "kind": Wording.kind_id,
    "channel": Wording.channel_id,
    "closing": Wording.closing_id,
    "group": Wording.group_id,
    "step": Wording.step_id,
    "unit": Wording.unit,
    "units": Wording.units,
    "actor": Wording.actor,
    "actors": lambda wording, texts: tuple(wording.actor(text) for text in texts),
    "measures": lambda wording, texts: tuple(wording.measure(text) for text in texts),
    "measure_ids": lambda wording, texts: tuple(wording.numbered("M", text) for text in texts),
    **{name: _one_of(name) for name in CHOICES},
}
