"""`lvyue render`: prints a paper of the recorded ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lvyue_cli.cli.console import out, out_json, talk
from lvyue_cli.cli.context import call


def render(  # noqa: PLR0913  each is an option
    form: Annotated[str, typer.Argument(metavar="FORM", help="表格，见 lvyue forms；all 为全部")],
    query: Annotated[list[str] | None, typer.Argument(metavar="QUERY…", help="只列符合条件的问题")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="PATH", help="文件或文件夹")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="填报日期，默认今天")] = None,
    *,
    draft: Annotated[bool, typer.Option("--draft", help="台账有错也印，每页标草稿")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> int:
    """Print a paper."""
    from lvyue_cli.reports.forms import FORMS
    from lvyue_cli.workspace import paper, publish

    place = call().place()
    today = place.session.today
    day = publish.day(as_of, place) if as_of else today
    made = []
    for name in FORMS if form == "all" else (form,):
        one = paper.render(place, name, query or (), as_of=day, draft=draft)
        made.append((name, publish.write(one, output, into_folder=form == "all")))
        for notice in one.notices:
            talk(f"提示：{notice}")
    if as_json:
        out_json({"papers": [{"form": name, "path": str(path)} for name, path in made]})
        return 0
    for _, path in made:
        out(path)
    return 0
