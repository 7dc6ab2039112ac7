"""`lvyue init`: begins a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lvyue_cli.cli.console import out, out_json, talk
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import Json
from lvyue_cli.errors import WrongUse

if TYPE_CHECKING:
    from lvyue_cli.programmes.programme import Programme


def init(  # noqa: PLR0913  each is an option
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="台账文件夹")],
    programme: Annotated[
        str, typer.Option("--programme", metavar="ID|FILE", help="方案标识，见 lvyue programme list；或自己的方案文件")
    ],
    prefix: Annotated[str | None, typer.Option("--prefix", metavar="ZD", help="编号前缀，默认用方案的")] = None,
    station: Annotated[str | None, typer.Option("--station", metavar="A", help="本机登记点代号，默认 A")] = None,
    year: Annotated[int | None, typer.Option("--year", metavar="YYYY", min=2000, max=2099, help="台账年度")] = None,
    ci: Annotated[
        str | None, typer.Option("--ci", metavar="gitea|gitlab|github", help="由该平台在每次推送时校验台账")
    ] = None,
    *,
    example: Annotated[bool, typer.Option("--example", help="按真实环节演示一整年（企业、人员均为示例）")] = False,
    as_json: Json = False,
) -> int:
    """Begin a ledger."""
    from lvyue_cli.workspace.people import as_argument

    if example:
        if prefix or station or year or ci:
            remedy = "去掉 --prefix、--station、--year、--ci；自动校验可另用 lvyue ci 配置"
            raise WrongUse("--example 的内容随示例而定", remedy)
        from lvyue_cli.cli.example import play

        commit = play(folder, programme)
    else:
        from lvyue_cli.workspace.begin import begin
        from lvyue_cli.workspace.programmes import programme_named

        law = programme_named(programme)
        commit = begin(folder, law, call().session, prefix=prefix, station=station, year=year, ci=ci)
        _tell_unfilled(law)
    if as_json:
        out_json({"acts": [{"id": None, "action": "init", "from": None, "to": None, "path": ".", "commit": commit}]})
    else:
        out(f"已建立台账 {folder}")
        talk(f"下一步：cd {as_argument(str(folder))}，然后 lvyue add --help")
    return 0


def _tell_unfilled(law: Programme) -> None:
    from lvyue_cli.rules.own_programme import unfilled

    if number := len(list(unfilled(law.plain()))):
        talk(f"方案还有 {number} 处待补，会印在公文上；今后只认台账中的 programme.yaml，请在其中补齐并提交")
