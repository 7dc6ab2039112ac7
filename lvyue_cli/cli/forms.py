"""`lvyue forms`: the papers that can be printed, and a starting point for an office's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lvyue_cli.cli.console import notice, out, out_json, out_table, talk
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import Json


def list_forms(*, as_json: Json = False) -> int:
    """List the forms."""
    from lvyue_cli.reports.forms import FORMS

    if as_json:
        keys = ("id", "label", "format", "public")
        told = [(name, one.label, one.format, one.public is not None) for name, one in FORMS.items()]
        out_json({"forms": [dict(zip(keys, row, strict=True)) for row in told]})
    else:
        rows = [(name, one.label, one.format, "可公开" if one.public else "") for name, one in FORMS.items()]
        out_table(("表格", "名称", "格式", "公开件"), rows)
    return 0


def export_form(
    form: Annotated[str, typer.Argument(metavar="FORM", help="表格，见 lvyue forms")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="PATH", help="文件或文件夹，默认台账的 templates/")
    ] = None,
    format: Annotated[  # noqa: A002
        str | None,
        typer.Option(
            "--format", metavar="FORMAT", help="表格：xlsx（默认）、yaml 列的说明；公文：docx（默认）、md 文字"
        ),
    ] = None,
    *,
    as_json: Json = False,
) -> int:
    """Write a starting point for an office's own form."""
    from lvyue_cli.workspace.export import export

    place = call().place()
    written, counts, notices = export(place, form, format, output)
    for said in notices:
        notice(said)
    if as_json:
        out_json({"form": form, "path": str(written)})
        return 0
    out(written)
    talk("下一步：打开修改、保存，lvyue validate 检查，再用 git 提交；提交后打印即用此表样" if counts else MOVE_IT)
    return 0


MOVE_IT = "改好后放入台账的 templates/ 中原定的位置并用 git 提交，才会用上"
