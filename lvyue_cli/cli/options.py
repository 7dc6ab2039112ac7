"""Options that several commands share, each worded once."""

from __future__ import annotations

from typing import Annotated

import typer

Id = Annotated[str, typer.Argument(metavar="ID", help="问题编号")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="理由")]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="办理日期，默认今天")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME[@UNIT]", help="实际办理人")]
Late = Annotated[str | None, typer.Option("--late", metavar="TEXT", help="迟录的原因")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="只显示将作的改动，不写入")]
Json = Annotated[bool, typer.Option("--json", help="输出 JSON")]
Unit = Annotated[
    str | None, typer.Option("--unit", metavar="UNIT", help="只看该单位的：其负责、牵头、配合的问题和所办、所报")
]
