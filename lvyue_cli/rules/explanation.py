"""What is said of a rule besides its title: the ground it rests on, what it looks at, what to do, an example."""

from __future__ import annotations

from pydantic import Field

from lvyue_cli.diagnostics import Severity
from lvyue_cli.records.base import Line, Record


class Explanation(Record):
    """The words of one rule; what all rules of a family share may be left to the family."""

    title: Line | None = Field(None, title="应当做到", description="表中没有名称的代码才写")
    severity: Severity = Field(Severity.ERROR, title="轻重", description="表中没有的代码才写")
    ground: Line | None = Field(None, title="依据")
    looks: Line | None = Field(None, title="看什么")
    remedy: Line | None = Field(None, title="怎么办")
    bad: Line | None = Field(None, title="错例")
    good: Line | None = Field(None, title="正例")


class Rulebook(Record):
    """`rulebook.yaml`."""

    families: dict[str, Explanation] = Field(default_factory=dict, title="各字头共有的说明")
    codes: dict[str, Explanation] = Field(default_factory=dict, title="各条规则的说明")
