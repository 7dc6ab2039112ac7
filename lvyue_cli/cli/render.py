"""`lvyue render`: prints papers of the recorded ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lvyue_cli.cli.console import document, notice, out, out_json, refuse, talk
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import Json
from lvyue_cli.errors import WrongUse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lvyue_cli.workspace.order import Order
    from lvyue_cli.workspace.place import Place
    from lvyue_cli.workspace.press import Pressed
    from lvyue_cli.workspace.recheck import Rechecked

DIFFERS = 1


def render(  # noqa: PLR0913  each is an option
    form: Annotated[str | None, typer.Argument(metavar="FORM", help="表格，见 lvyue forms；all 为全部")] = None,
    query: Annotated[list[str] | None, typer.Argument(metavar="QUERY…", help="只列符合条件的问题")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="PATH", help="文件或文件夹")] = None,
    per: Annotated[
        str | None, typer.Option("--per", metavar="unit|group|problem", help="每单位、工作组或问题各印一份")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="填报日期，默认今天；以后的办理不计")
    ] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="与该日的数对比")] = None,
    check: Annotated[
        Path | None, typer.Option("--check", metavar="FILE", help="比对已印的文件是否台账当时所印")
    ] = None,
    *,
    public: Annotated[bool, typer.Option("--public", help="公开件：只留可公开的项目，查出个人信息即不印")] = False,
    draft: Annotated[bool, typer.Option("--draft", help="台账有错也印，每页标草稿")] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="另存一份 PDF（须有 LibreOffice）")] = False,
    as_json: Json = False,
) -> int:
    """Print papers."""
    place = call().place()
    if check is not None:
        if form is not None:
            raise WrongUse("比对时不写表格和条件：文件自己记着", f"lvyue render --check {check}")
        return _checked(place, check, as_json=as_json)
    if form is None:
        raise WrongUse("缺少参数 FORM", "lvyue forms 查看可打印的表格")
    order = _order(place, form, tuple(query or ()), per, as_of, since, public=public, draft=draft)
    return _told(_printed(place, order, output, pdf=pdf), as_json=as_json)


def _order(  # noqa: PLR0913  what was typed, one by one
    place: Place,
    form: str,
    query: tuple[str, ...],
    per: str | None,
    as_of: str | None,
    since: str | None,
    *,
    public: bool,
    draft: bool,
) -> Order:
    from lvyue_cli.workspace.order import Order, per_named
    from lvyue_cli.workspace.publish import day

    on = day(as_of, place) if as_of else place.session.today
    before = day(since, place) if since else None
    if before is not None and before > on:
        raise WrongUse(f"对比日期 {before} 晚于填报日期 {on}", "改正 --since")
    return Order(form, on, query, per_named(per) if per else None, None, before, draft, public)


def _printed(place: Place, order: Order, output: Path | None, *, pdf: bool) -> list[Pressed]:
    from lvyue_cli.cli.progress import watching
    from lvyue_cli.workspace import paper, press

    desk = paper.desk(place, order.form, draft=order.draft)
    with watching() as watch:
        if order.form == press.ALL:
            return list(press.press_all(desk, order, output, watch, pdf=pdf))
        return [press.press(desk, order, output, watch, pdf=pdf)]


def _told(pressed: Sequence[Pressed], *, as_json: bool) -> int:
    """Tell what was printed, what had nothing to say and what failed."""
    from lvyue_cli.reports.forms import FORMS

    for said in dict.fromkeys(each for one in pressed for each in one.notices):
        notice(said)
    empty = [one for one in pressed if not one.paths and one.fault is None]
    if len(pressed) == 1 and empty:
        notice(empty[0].reason or f"{FORMS[empty[0].form].label}：没有可印的，未印")
    elif empty:
        notice(f"没有可印的，未印：{'、'.join(FORMS[one.form].label for one in empty)}（单印一种，即知缺什么）")
    failed = [one for one in pressed if one.fault is not None]
    status = max((one.fault.exit_status for one in failed if one.fault), default=0)
    if as_json:
        out_json(_document(pressed, failed))
        return status
    for path in (path for one in pressed for path in one.paths):
        out(path)
    for one in failed:
        if one.fault is not None:
            if len(pressed) > 1:
                talk(f"没有印成：{FORMS[one.form].label}（{one.form}）")
            refuse(one.fault, as_json=False)
    return status


def _document(pressed: Iterable[Pressed], failed: Sequence[Pressed]) -> dict[str, object]:
    faults = [(one.form, one.fault) for one in failed if one.fault]
    worst = max((fault for _, fault in faults), key=lambda fault: fault.exit_status, default=None)
    return {
        "papers": [{"form": one.form, "path": str(path)} for one in pressed for path in one.paths],
        "empty": [one.form for one in pressed if not one.paths and one.fault is None],
        "failed": [{"form": form, **document(fault)} for form, fault in faults],
        **({"error": document(worst)} if worst else {}),
    }


def _checked(place: Place, file: Path, *, as_json: bool) -> int:
    """Tell whether a file is what the ledger printed at the commit and for the day that it names."""
    from lvyue_cli.workspace.recheck import recheck

    found = recheck(place, file)
    if as_json:
        out_json(_compared(file, found))
    else:
        out(f"{file} {'与台账一致' if found.is_same else '与台账不一致'}")
        if found.difference:
            out(found.difference)
    for said in found.notices:
        notice(said)
    return 0 if found.is_same else DIFFERS


def _compared(file: Path, found: Rechecked) -> dict[str, object]:
    return {
        "file": str(file),
        "form": found.form,
        "commit": found.commit,
        "same": found.is_same,
        "difference": found.difference or None,
    }
