"""`lvyue programme new`: a skeleton for a programme of one's own."""

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


def new_programme(  # noqa: PLR0913  each is an option
    file: Annotated[Path, typer.Argument(metavar="FILE", help="要写的文件，如 示例县.yaml；已有的不覆盖")],
    extends: Annotated[
        str | None, typer.Option("--extends", metavar="ID", help="所据方案，见 lvyue programme list（必填）")
    ] = None,
    id: Annotated[  # noqa: A002
        str | None, typer.Option("--id", metavar="ID", help="方案标识，如 shili-2025；默认取文件名")
    ] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="P", help="地方")] = None,
    office: Annotated[str | None, typer.Option("--office", metavar="U", help="主管机构，默认同所据方案")] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="T", help="专项行动名称")] = None,
    document: Annotated[str | None, typer.Option("--document", metavar="D", help="方案名称，不加书名号")] = None,
    issuer: Annotated[str | None, typer.Option("--issuer", metavar="U", help="印发机关")] = None,
    number: Annotated[str | None, typer.Option("--number", metavar="NO", help="发文字号")] = None,
    year: Annotated[
        int | None, typer.Option("--year", metavar="YYYY", min=2000, max=2099, help="年度，默认今年")
    ] = None,
    prefix: Annotated[str | None, typer.Option("--prefix", metavar="XX", help="编号前缀，一至六个大写字母")] = None,
    *,
    as_json: Json = False,
) -> int:
    """Write a skeleton."""
    from lvyue_cli.workspace.new_programme import usual_id, write
    from lvyue_cli.workspace.skeleton import Skeleton

    known = {"place": place, "office": office, "title": title, "document": document, "issuer": issuer}
    given = {key: text for key, text in (known | {"number": number, "prefix": prefix}).items() if text is not None}
    in_year = year or call().session.today.year
    skeleton = Skeleton(_base(extends), id or usual_id(file, in_year), in_year, given)
    schema = write(file, skeleton)
    if as_json:
        document_of = {"id": skeleton.id, "extends": skeleton.base.id, "path": str(file), "schema": str(schema)}
        out_json({"programme": document_of})
    else:
        out(file)
        talk(f"下一步：用编辑器填写“【待补】”各处，再运行 lvyue validate {file}")
    return 0


def _base(extends: str | None) -> Programme:
    """Read the programme to extend; what only serves others to extend is not whole enough to begin with."""
    from lvyue_cli.workspace.programmes import known

    listed = {programme.id: programme for programme in known()}
    if extends not in listed:
        message = "缺少选项 --extends" if extends is None else f"没有“{extends}”这个方案可作依据"
        raise WrongUse(message, f"现有方案：{'、'.join(f'{one.id}（{one.document}）' for one in listed.values())}")
    return listed[extends]
