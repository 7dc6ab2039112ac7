"""`lvyue render`: prints a paper of the recorded ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lvyue_cli.cli.console import notice, out, out_json, talk
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import Json
from lvyue_cli.errors import NothingToPrint, WrongUse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lvyue_cli.workspace.place import Place

DIFFERS = 1


def render(  # noqa: PLR0913  each is an option
    form: Annotated[str | None, typer.Argument(metavar="FORM", help="表格，见 lvyue forms；all 为全部")] = None,
    query: Annotated[list[str] | None, typer.Argument(metavar="QUERY…", help="只列符合条件的问题")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="PATH", help="文件或文件夹")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="填报日期，默认今天")] = None,
    check: Annotated[Path | None, typer.Option("--check", metavar="FILE", help="比对已印的文件与台账是否一致")] = None,
    *,
    draft: Annotated[bool, typer.Option("--draft", help="台账有错也印，每页标草稿")] = False,
    as_json: Json = False,
) -> int:
    """Print a paper."""
    from lvyue_cli.reports.forms import FORMS
    from lvyue_cli.workspace import paper, publish

    place = call().place()
    if check is not None:
        return _compare(place, check, query or ())
    if form is None:
        raise WrongUse("缺少参数 FORM", "lvyue forms 查看可打印的表格")
    day = publish.day(as_of, place) if as_of else place.session.today
    made, left_out = [], []
    for name in FORMS if form == "all" else (form,):
        try:
            made.append((name, paper.render(place, name, query or (), as_of=day, draft=draft)))
        except NothingToPrint as nothing:
            if form != "all":
                raise
            left_out.append(f"{FORMS[name].label}：{nothing}，不印")
    for said in dict.fromkeys(each for _, one in made for each in one.notices):
        notice(said)
    written = [(name, publish.write(one, output, into_folder=form == "all")) for name, one in made]
    for said in left_out:
        talk(said)
    if as_json:
        out_json({"papers": [{"form": name, "path": str(path)} for name, path in written]})
        return 0
    for _, path in written:
        out(path)
    return 0


def _compare(place: Place, file: Path, query: Sequence[str]) -> int:
    """Tell whether a file is, byte for byte, what the ledger would print for the form and the day it names."""
    from lvyue_cli.workspace import paper
    from lvyue_cli.workspace.printed import printed as read

    printed = read(file)
    made = paper.render(place, printed.form, query, as_of=printed.as_of, draft=printed.draft)
    if made.content == printed.content:
        out(f"{file} 与台账一致")
        return 0
    out(f"{file} 与台账不一致")
    talk("台账已有新的办理，或文件被改过：请重新打印；只印部分问题的，比对时写上同样的查询条件")
    return DIFFERS
