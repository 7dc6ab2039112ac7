"""The ladders: how a dispute is settled step by step, how idleness is pursued, and what the other side may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field, field_validator

from lvyue_cli.programmes.move import UNREGULATED
from lvyue_cli.records.action import CHOICES
from lvyue_cli.records.base import Day, Flag, Line, Record, Text
from lvyue_cli.records.evidence import KINDS
from lvyue_cli.records.identifiers import Key

if TYPE_CHECKING:
    from datetime import date


class Step(Record):
    """One step: who asks for it, what it produces, how it ends.

    A step without `clause` and without `law` is the office's own practice, and is printed so.
    """

    id: Key = Field(title="步骤标识")
    label: Line = Field(title="步骤")
    text: Text | None = Field(None, title="内容")
    clause: Line | None = Field(None, title="条款", description="方案未规定的不写")
    law: Line | None = Field(None, title="法律依据")
    law_from: Day | None = Field(None, title="施行日期", description="所引法律自该日起施行")
    after: tuple[Key, ...] = Field((), title="须先未成的步骤", description="其中之一有未成的结果")
    paper: Line | None = Field(None, title="形成的文书")
    product: str | None = Field(None, title="达成一致须附的材料", json_schema_extra={"enum": list(KINDS)})
    outcomes: tuple[str, ...] = Field((), title="结果", description="不写的，作出即了结")
    repeatable: Flag = Field(default=False, title="可以再次进行", description="前一次未了结也可以")
    words: dict[str, Line] = Field(
        default_factory=dict, title="结果的说法", description="与通常说法不同的，如 answered: 已裁判"
    )
    addressed: Flag = Field(default=False, title="须写明对象")
    any_time: Flag = Field(default=False, title="随时可以", description="销号、调出之后也可以")
    theirs: Flag = Field(default=False, title="企业一方的行动", description="只作记载，从不拒绝")
    confidential: Flag = Field(default=False, title="不公开", description="只记日期、机关、文号和答复")
    reading: Text | None = Field(None, title="理解说明")

    @field_validator("outcomes")
    @classmethod
    def _known_outcomes(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if strange := [one for one in value if one not in CHOICES["outcome"]]:
            raise ValueError(f"没有“{strange[0]}”这种结果；可用：{'、'.join(CHOICES['outcome'])}")
        return value

    @field_validator("product")
    @classmethod
    def _known_product(cls, value: str | None) -> str | None:
        if value is not None and value not in KINDS:
            raise ValueError(f"没有“{value}”这种材料；可用：{'、'.join(KINDS)}")
        return value

    def ended(self, outcome: str | None) -> str:
        """Say how it ended, in the words that go with this step."""
        return self.words.get(outcome or "", CHOICES["outcome"].get(outcome or "", ""))

    def ground(self, document: str, on: date | None = None) -> str:
        """Print what a step rests on: the programme's clause, a law in force on the day, or the office's own practice.

        Args:
            document: The programme's name.
            on: The day of the step; every law counts where it is not given.
        """
        if self.clause is not None:
            return f"《{document}》{self.clause}"
        in_force = self.law_from is None or on is None or on >= self.law_from
        return self.law if self.law is not None and in_force else UNREGULATED


class Ladder(Record):
    """One ladder."""

    id: Key = Field(title="阶梯标识")
    label: Line = Field(title="阶梯")
    pursues: Flag = Field(default=False, title="督促", description="逾期未办的依次采用")
    steps: tuple[Step, ...] = Field(title="步骤", min_length=1)
