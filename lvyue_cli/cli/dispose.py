"""`lvyue dispose`: walks the chart, asking only what the record does not say."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperArgument

from lvyue_cli.cli.acts import common_options, document, option, request, tell
from lvyue_cli.cli.command import Command
from lvyue_cli.cli.console import notice, out, out_json, talk
from lvyue_cli.cli.context import call

if TYPE_CHECKING:
    from lvyue_cli.programmes.chart import Question


def command(name: str, help: str) -> Command:  # noqa: A002  typer's word
    """Build the command."""
    own = [
        TyperArgument(param_decls=["id"], metavar="ID", required=True, help="问题编号"),
        option("--answer", "answers", "FACT=VALUE", "所问=所答，标识或名称，可重复", multiple=True),
        option("--to", "target", "NODE", "直接指定处置办法，如 TQ-1；条件不合的不办"),
        option("--reason", "reason", "TEXT", "理由（跨年的必填）"),
        option("--approver", "approver", "NAME[@UNIT]", "审批人（跨年的必填）"),
    ]
    params = [*own, *common_options("minutes")]
    return Command(name, callback=_dispose, params=params, help=help, options_metavar="[选项]", rich_markup_mode=None)


def _dispose(**given: Any) -> int:
    from lvyue_cli.reports.chart_text import data, told
    from lvyue_cli.workspace.disposing import Asked, dispose

    ask = _ask if sys.stdin.isatty() and not given["yes"] else None
    extra = {key: given[key] for key in ("reason", "approver") if given[key]}
    asked = Asked(given["answers"] or (), given["target"], extra)
    disposed = dispose(call().place(), request(given, "minutes"), given["id"], asked, ask)
    for name in disposed.unused:
        notice(f"没有问到 {name}，--answer {name} 未采用")
    if given["as_json"]:
        for said in disposed.report.notices:
            notice(said)
        out_json({**document(disposed.report), "disposition": data(disposed.settled)})
        return 0
    tell(disposed.report, given)
    for line in told(disposed.settled):
        out(f"    {line}")
    return 0


def _ask(question: Question) -> str:
    """Ask one question at the terminal until one of its answers is given, by number or in words."""
    talk(f"{question.label}？")
    for number, answer in enumerate(question.answers, 1):
        talk(f"  {number}. {answer.label}")
    while True:
        text = typer.prompt("请选择", prompt_suffix="：", err=True).strip()
        for number, answer in enumerate(question.answers, 1):
            if text in {str(number), answer.id, answer.label}:
                return answer.id
        talk(f"请填 1 至 {len(question.answers)}")
