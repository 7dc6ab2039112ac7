"""`lvyue programme chart`: a programme's 工作图, drawn for the wall."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from lvyue_cli.cli.console import out, out_json
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import Json


def draw_chart(
    id: Annotated[str | None, typer.Argument(metavar="ID", help="方案标识；不填则为本台账的方案")] = None,  # noqa: A002
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="SVG 文件或文件夹；不填则以图名存入当前文件夹")
    ] = None,
    *,
    as_json: Json = False,
) -> int:
    """Draw a programme's chart."""
    from lvyue_cli.workspace import publish
    from lvyue_cli.workspace.chart import chart_of, drawn
    from lvyue_cli.workspace.programmes import programme_of

    programme = programme_of(id, call().place)
    data: dict[str, Any] = {"chart": chart_of(programme).plain()}
    if output is not None or not as_json:
        path = publish.write(drawn(programme), output)
        data["path"] = str(path)
    if as_json:
        out_json(data)
    else:
        out(data["path"])
    return 0
