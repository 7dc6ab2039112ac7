"""`lvyue add`: registers a problem or a clue; at a terminal asks for what is missing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import typer

from lvyue_cli.cli.acts import common_options, option, request, tell
from lvyue_cli.cli.command import Command
from lvyue_cli.cli.context import call
from lvyue_cli.errors import WrongUse

if TYPE_CHECKING:
    from lvyue_cli.workspace.place import Place

OPTIONS: tuple[tuple[str, str, str, str], ...] = (
    ("--channel", "channel", "CHANNEL", "线索渠道（决定登记为问题还是线索）"),
    ("--title", "title", "TEXT", "问题名称"),
    ("--line", "line", "LINE", "任务类别"),
    ("--unit", "responsible", "UNIT", "责任单位，可重复"),
    ("--kind", "kind", "KIND", "问题类型"),
    ("--detail", "detail", "TEXT", "问题描述"),
    ("--enterprise", "enterprise", "NAME", "涉及企业"),
    ("--uscc", "uscc", "CODE", "统一社会信用代码"),
    ("--size", "size", "SIZE", "签约时企业规模：大型、中型、小型、微型"),
    ("--contract", "contract", "NAME", "合同或项目名称"),
    ("--contract-number", "contract_number", "NO", "合同编号"),
    ("--signed-on", "signed_on", "DATE", "签订日期"),
    ("--contract-amount", "contract_amount", "AMOUNT", "合同金额"),
    ("--amount", "amount", "AMOUNT", "涉及金额，如 480000、48万元"),
    ("--disputed", "disputed", "AMOUNT", "其中有分歧的金额"),
    ("--dispute", "dispute", "TEXT", "分歧原因"),
    ("--object", "object", "OBJECT", "款项类别：货物、工程、服务、保证金"),
    ("--deposit", "deposit", "DEPOSIT", "保证金种类：投标、履约、工程质量、农民工工资保证金"),
    ("--delivered-on", "delivered_on", "DATE", "交付日期"),
    ("--accepted-on", "accepted_on", "DATE", "验收合格日期"),
    ("--acceptance-ends-on", "acceptance_ends_on", "DATE", "约定验收期满日期"),
    ("--settled-on", "settled_on", "DATE", "确认结算金额日期"),
    ("--starts", "starts", "START", "起算点，记有几个日期时写明"),
    ("--term-days", "term_days", "DAYS", "约定付款期限（天）"),
    ("--payable-on", "payable_on", "DATE", "约定付款日"),
    ("--interest-rate", "interest_rate", "RATE", "约定逾期利率，如 日0.05%、年3.65%"),
    ("--lpr", "lpr", "RATE", "签约时一年期LPR，如 年3.45%"),
    ("--promise", "promise", "TEXT", "承诺事项"),
    ("--promisor", "promisor", "UNIT", "承诺主体，单位或名录外的名称"),
    ("--promise-paper", "promise_paper", "NAME", "承诺所据的协议、纪要、文件"),
    ("--promised-on", "promised_on", "DATE", "承诺日期"),
    ("--promise-class", "promise_class", "CLASS", "承诺类别：资金、土地、厂房、税费、其他"),
    ("--selective", "selective", "", "属选择性奖励、补贴"),
    ("--lawfulness", "lawfulness", "LAWFULNESS", "合法合规 或 有瑕疵"),
    ("--flaw", "flaw", "TEXT", "瑕疵何在"),
    ("--condition", "condition", "TEXT", "企业一方条件"),
    ("--condition-met", "condition_met", "", "企业条件已达到"),
    ("--promised-by", "promised_by", "DATE", "约定兑现时间"),
    ("--review", "review", "文号", "公平竞争审查文号"),
    ("--policy", "policy", "P", "所涉惠企政策（lvyue policy list）"),
    ("--project", "project", "P", "所涉招商项目（lvyue project list）"),
    ("--excuse", "excuses", "EXCUSE", "未付未兑现的理由，可用、分开写几个"),
    ("--basis", "basis", "TEXT", "依据的承诺、政策或合同"),
    ("--leader", "leader", "NAME", "责任领导"),
    ("--section", "section", "NAME", "责任科（股）室"),
    ("--officer", "officer", "NAME", "责任人"),
    ("--grade", "grade", "TEXT", "分级"),
    ("--parent", "parent", "ID", "同一事项的上级问题编号"),
    ("--ref", "ref", "NO", "来源编号"),
    ("--party", "party", "P-…", "反映人代号；不填则自动产生"),
    ("--found", "found_on", "DATE", "发现日期，默认登记当日"),
    ("--due", "due_on", "DATE", "整改时限"),
)

ASKED = (
    ("channel", "线索渠道（{channels}）"),
    ("title", "问题名称"),
    ("line", "任务类别（{lines}；线索可空）"),
    ("responsible", "责任单位（线索可空，多个用、分开）"),
    ("enterprise", "涉及企业（可空）"),
    ("amount", "涉及金额（可空，如 48万元）"),
)
_SOURCED = ("ref", "party")


def command(name: str, help: str) -> Command:  # noqa: A002  typer's word
    """Build the command."""
    own = [option(spelling, key, mark, text, multiple=key == "responsible") for spelling, key, mark, text in OPTIONS]
    own.append(option("--key", "key", "", "列为重点问题"))
    own.append(option("--anonymous", "anonymous", "", "匿名反映，不产生反映人代号，也不须答复"))
    return Command(
        name,
        callback=_add,
        params=[*own, *common_options()],
        help=help,
        options_metavar="[选项]",
        rich_markup_mode=None,
    )


def _add(**given: Any) -> int:
    from lvyue_cli.workspace.register import add

    place = call().place()
    if sys.stdin.isatty() and not given["yes"] and not (given["channel"] and given["title"]):
        given |= _ask(given, place)
    missing = [label for key, label in (("channel", "--channel"), ("title", "--title")) if not given[key]]
    if missing:
        raise WrongUse(f"缺少选项 {'、'.join(missing)}", "lvyue add --help 查看用法")
    facts = {key: given[key] for _, key, *_ in OPTIONS if key not in {"channel", *_SOURCED} and given[key]}
    facts |= {"key": True} if given["key"] else {}
    sourced = {key: given[key] for key in (*_SOURCED, "anonymous") if given[key]}
    return tell(add(place, request(given), given["channel"], facts, sourced), given)


def _ask(given: dict[str, Any], place: Place) -> dict[str, Any]:
    """Ask for what was not typed; only where somebody sits at the terminal."""
    words = _choices(place)
    asked = [(key, label.format(**words)) for key, label in ASKED if not given[key]]
    answers = {
        key: typer.prompt(label, default="", show_default=False, prompt_suffix="：", err=True) for key, label in asked
    }
    return {key: (answer,) if key == "responsible" else answer for key, answer in answers.items() if answer.strip()}


def _choices(place: Place) -> dict[str, str]:
    from lvyue_cli.workspace.programmes import of_ledger

    programme = of_ledger(place.folder())
    if programme is None:
        return {"channels": "", "lines": ""}
    return {
        "channels": "、".join(item.label for item in programme.channels),
        "lines": "、".join(item.label for item in programme.lines),
    }
