"""The 工作图: which way of settling fits which situation, what it needs, and what follows when it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, field_validator, model_validator

from lvyue_cli.records.amount import Money
from lvyue_cli.records.base import Flag, Line, OneOf, Record, Text
from lvyue_cli.records.evidence import KINDS
from lvyue_cli.records.identifiers import Key, NodeId

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

READS: dict[str, str] = {
    "amount": "涉及金额",
    "disputed": "其中有分歧",
    "kind": "问题类型",
    "lawfulness": "合法合规性",
}  # the facts of a record that may answer a question

When = dict[Key, tuple[Key, ...]]


class Answer(Record):
    """One possible answer to a question of the chart."""

    id: Key = Field(title="回答标识")
    label: Line = Field(title="回答")
    up_to: Money | None = Field(None, title="不超过（元）", description="金额问题：不超过此数的归这一回答，含本数")
    kinds: tuple[Key, ...] = Field((), title="相应的问题类型")


class Question(Record):
    """One thing the chart asks of a problem."""

    id: Key = Field(title="问题标识")
    label: Line = Field(title="所问")
    reads: Annotated[str, OneOf(READS)] | None = Field(None, title="登记的事实", description="已登记的不再问")
    answers: tuple[Answer, ...] = Field(title="回答", min_length=2)
    reading: Text | None = Field(None, title="理解说明")

    def answer(self, id: str) -> Answer | None:  # noqa: A002  the field's name
        """Find an answer."""
        return next((answer for answer in self.answers if answer.id == id), None)


class Paper(Record):
    """One paper that a way of settling must leave behind: any of several kinds of evidence."""

    label: Line = Field(title="材料")
    kinds: tuple[str, ...] = Field(title="材料种类", min_length=1)

    @field_validator("kinds")
    @classmethod
    def _known_kinds(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if strange := [kind for kind in value if kind not in KINDS]:
            raise ValueError(f"没有“{strange[0]}”这种材料；可用：{'、'.join(KINDS)}")
        return value


class Proposal(Record):
    """A measure that the chart itself names, with whoever is to take it."""

    text: Text = Field(title="措施")
    owner: Line = Field(title="责任主体")


class Disposition(Record):
    """One 处置办法: a leaf of the chart."""

    id: NodeId = Field(title="处置办法标识")
    label: Line = Field(title="处置办法")
    text: Text = Field(title="办法内容")
    when: When = Field(default_factory=dict, title="条件")
    papers: tuple[Paper, ...] = Field((), title="销号须有的材料")
    consent: Flag = Field(default=False, title="须征得企业认可")
    within_year: Flag = Field(default=False, title="原则上不得跨年", description="以列入清单的年度为准")
    asks_first: Line | None = Field(None, title="先提请", description="先提请协商的单位")
    proposes: tuple[Proposal, ...] = Field((), title="图中所列措施")
    on_failure: Key | None = Field(None, title="不成时", description="协商不成时进入的步骤")
    object: Line | None = Field(None, title="诉讼标的", description="图中所称，如 争议款项")
    advice: Text | None = Field(None, title="提示")
    reading: Text | None = Field(None, title="理解说明")


class Situation(Record):
    """One 情况分类 with its ways of settling."""

    id: Key = Field(title="情况标识")
    label: Line = Field(title="情况分类")
    when: When = Field(default_factory=dict, title="条件")
    dispositions: tuple[Disposition, ...] = Field(title="处置办法", min_length=1)


class Block(Record):
    """One part of the chart: the task lines that share it, their headings in the drawing, and who sees to it."""

    id: Key = Field(title="部分标识")
    lines: tuple[Key, ...] = Field(title="任务类别", min_length=1)
    headings: tuple[Line, ...] = Field(title="图中标题", min_length=1)
    situations: tuple[Situation, ...] = Field(title="情况分类", min_length=1)
    duties: tuple[Text, ...] = Field((), title="督办落实")


class Silence(Record):
    """Something the chart does not say, which an office may decide for itself in `lvyue.yaml`."""

    id: Key = Field(title="未规定事项标识")
    text: Text = Field(title="未规定的事项")
    line: Key | None = Field(None, title="任务类别", description="整个任务类别不在图中")
    when: When = Field(default_factory=dict, title="情形", description="图中没有相应处置办法的情形")
    fails: tuple[NodeId, ...] = Field((), title="处置办法", description="其协商不成时图中没有下一步的")

    @model_validator(mode="after")
    def _of_one_sort(self) -> Self:
        if sum(map(bool, (self.line, self.when, self.fails))) != 1:
            raise ValueError(f"“{self.id}”应写 line、when、fails 之一")
        return self


class Chart(Record):
    """The whole chart."""

    title: Line = Field(title="图名")
    clause: Line = Field(title="条款")
    source: Line | None = Field(None, title="出处", description="不是本方案的图时写明")
    reference: Flag = Field(default=False, title="参照", description="本方案无工作图，本办选用后参照")
    questions: tuple[Question, ...] = Field(title="所问", min_length=1)
    blocks: tuple[Block, ...] = Field(title="部分", min_length=1)
    chain: tuple[Key, ...] = Field((), title="协商不成时的步骤", description="依次")
    silences: tuple[Silence, ...] = Field((), title="图中未规定的事项")
    overall: tuple[Text, ...] = Field((), title="总的督办落实")

    @property
    def cited(self) -> str:
        """Print the source of what the chart says."""
        return f"《{self.title}》{self.clause}" + (f"，{self.source}，参照" if self.source else "")

    def question(self, id: str) -> Question | None:  # noqa: A002  the field's name
        """Find a question."""
        return next((one for one in self.questions if one.id == id), None)

    def block(self, line: str | None) -> Block | None:
        """Find the part for a task line."""
        return next((block for block in self.blocks if line in block.lines), None)

    def leaves(self) -> Iterator[tuple[Block, Situation, Disposition]]:
        """List every way of settling with the situation and the part it belongs to, in the order of the drawing."""
        for block in self.blocks:
            for situation in block.situations:
                for disposition in situation.dispositions:
                    yield block, situation, disposition

    def find(self, id: str | None) -> tuple[Block, Situation, Disposition] | None:  # noqa: A002  the field's name
        """Find a way of settling and where it stands."""
        return next((found for found in self.leaves() if found[2].id == id), None)

    def disposition(self, id: str | None) -> Disposition | None:  # noqa: A002  the field's name
        """Find a way of settling."""
        found = self.find(id)
        return found[2] if found else None

    def silence(self, id: str | None) -> Silence | None:  # noqa: A002  the field's name
        """Find a point that the chart leaves open."""
        return next((one for one in self.silences if one.id == id), None)

    def silence_after(self, disposition: str) -> Silence | None:
        """Tell what the chart leaves open where a way of settling fails."""
        return next((one for one in self.silences if disposition in one.fails), None)


def conditions(situation: Situation, disposition: Disposition) -> Mapping[str, tuple[str, ...]]:
    """Put together what a way of settling asks: the situation's conditions and its own."""
    return situation.when | disposition.when
