"""`lvyue programme`: what a programme asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from lvyue_cli.cli.console import out, out_json, out_table
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import Json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lvyue_cli.programmes.move import GuardValue, Move
    from lvyue_cli.programmes.programme import Programme


def list_programmes(*, as_json: Json = False) -> int:
    """List the programmes that come with lvyue."""
    from lvyue_cli.workspace.programmes import known

    rows = [
        {"id": item.id, "title": item.title, "place": item.place, "number": item.number, "year": item.year}
        for item in known()
    ]
    if as_json:
        out_json({"programmes": rows})
    else:
        shown = [tuple("未载" if value is None else value for value in row.values()) for row in rows]
        out_table(("方案", "名称", "地方", "文号", "年度"), shown)
    return 0


def show_programme(
    id: Annotated[  # noqa: A002
        str | None, typer.Argument(metavar="ID|FILE", help="方案标识，或自己的方案文件；不填则为本台账的方案")
    ] = None,
    *,
    as_json: Json = False,
) -> int:
    """Show a programme in full."""
    from lvyue_cli.workspace.programmes import programme_of

    programme = programme_of(id, call().place)
    if as_json:
        out_json({"programme": _document(programme)})
        return 0
    for line in _lines(programme):
        out(line)
    return 0


def _document(programme: Programme) -> dict[str, Any]:
    """Give every key that scripts rely on, also where the programme has nothing to say."""
    plain = programme.plain()
    groups = [{"with": [], "lines": [], **group} for group in plain["groups"]]
    lines = [{"kinds": [], **line} for line in plain["lines"]]
    always: dict[str, Any] = {"number": None, "issued_on": None, "deliverables": [], "ladders": [], "chart": None}
    return {**always, **plain, "lines": lines, "groups": groups}


def _lines(programme: Programme) -> Iterable[str]:
    yield f"{programme.title}（{programme.id}，数据版次 {programme.edition}）"
    issued = f"，{programme.issued_on} 印发" if programme.issued_on else ""
    yield f"《{programme.document}》{programme.number or '文号：方案未载'}{issued}　{programme.issuer}"
    for title, parts in SECTIONS.items():
        lines = list(parts(programme))
        yield from [f"{title}：", *(f"  {line}" for line in lines)] if lines else ()


def _organs(programme: Programme) -> Iterable[str]:
    yield f"主管机构：{programme.office}"
    for label, units in (("上级机构", programme.superiors), ("会同核查的机关", programme.organs)):
        if units:
            yield f"{label}：{'、'.join(units)}"


def _task_lines(programme: Programme) -> Iterable[str]:
    for line in programme.lines:
        kinds = "、".join(kind.label for kind in line.kinds)
        yield f"{line.label}（{line.id}，{line.clause}）：{kinds}"


def _groups(programme: Programme) -> Iterable[str]:
    for group in programme.groups:
        others = "、".join(group.cooperating) + ("等" if group.open_ended else "")
        helped = f"；配合 {others}" if others else ""
        catches = "；兜底督办" if group.id == programme.catch_all else ""
        yield f"{group.label}（{group.clause}）：牵头 {group.lead}{helped}{catches}"


def _channels(programme: Programme) -> Iterable[str]:
    for channel in programme.channels:
        entered = "登记为线索，先作研判" if channel.enters == "clue" else "直接列入清单"
        yield f"{channel.label}（{channel.id}）：{entered}"


def _stages(programme: Programme) -> Iterable[str]:
    for stage in programme.stages:
        yield f"{stage.label}：{stage.begins_on} 至 {stage.ends_on}（{stage.clause}）"


def _deliverables(programme: Programme) -> Iterable[str]:
    for item in programme.deliverables:
        written = f"；原文写作“{item.written}”" if item.written else ""
        reading = f"；{item.reading}" if item.reading else ""
        day = item.due_on or "未定日期"
        yield f"{day}　{item.title}：{item.sender} → {item.receiver}（{item.clause}{written}{reading}）"


def _moves(programme: Programme) -> Iterable[str]:
    for move in programme.moves:
        yield from _move(move, programme)


def _move(move: Move, programme: Programme) -> Iterable[str]:
    from lvyue_cli.lifecycle.guards import GUARDS
    from lvyue_cli.programmes.move import PARTIES, UNREGULATED
    from lvyue_cli.records.action import ACTIONS, CHOICES
    from lvyue_cli.records.state import STATES

    froms = "、".join(STATES[state] for state in move.states)
    results = "、".join(CHOICES["result"][result] for result in move.results)
    label = ACTIONS[move.action].label + (f"（{results}）" if results else "")
    to = STATES[move.to] if move.to else "状态不变"
    by = "、".join(PARTIES[party] for party in move.by)
    yield f"{label}：{froms} → {to}；{by}办理（{move.clause or UNREGULATED}）"
    for use in move.guards:
        reading = f"；{use.reading}" if use.reading else ""
        title = GUARDS[use.guard].title.format(value=use.value) if use.guard in GUARDS else "无法判断"
        yield f"    条件：{title} [{use.guard}]（{use.clause or UNREGULATED}{reading}）"
        if use.guard == "proof_is_attached":
            yield from (f"        {line}" for line in _proofs(use.value, programme))


def _proofs(value: GuardValue, programme: Programme) -> Iterable[str]:
    """Tell which papers prove a matter done, by task line where they differ."""
    from lvyue_cli.records.evidence import KINDS

    lines = {line.id: line.label for line in programme.lines}
    by_line = value if isinstance(value, dict) else {"": value if isinstance(value, tuple) else ()}
    for line, kinds in by_line.items():
        said = "、".join(KINDS.get(kind, kind) for kind in kinds)
        yield f"{lines[line]}：{said}" if line in lines else said


def _closings(programme: Programme) -> Iterable[str]:
    from lvyue_cli.records.evidence import KINDS

    for closing in programme.closings:
        proof = "、".join(KINDS.get(kind, kind) for kind in closing.proof) or "按任务类别"
        yield f"{closing.label}（{closing.id}）：{proof}"


def _ladders(programme: Programme) -> Iterable[str]:
    from lvyue_cli.reports.ladder_text import outline

    return outline(programme)


def _chart(programme: Programme) -> Iterable[str]:
    from lvyue_cli.lifecycle.charted import NO_CHART
    from lvyue_cli.reports.chart_text import outline

    return outline(programme) if programme.chart else [NO_CHART]


def _sanctions(programme: Programme) -> Iterable[str]:
    for sanction in programme.sanctions:
        yield f"{sanction.trigger}：{sanction.consequence}（{sanction.clause}）"


def _open_points(programme: Programme) -> Iterable[str]:
    for point in programme.open_points:
        yield f"{point.topic}：{point.text}"


SECTIONS: dict[str, Callable[[Programme], Iterable[str]]] = {
    "机构": _organs,
    "任务类别": _task_lines,
    "工作组": _groups,
    "线索渠道": _channels,
    "阶段": _stages,
    "报送事项": _deliverables,
    "流转": _moves,
    "销号情形和证明材料": _closings,
    "化解和督办的步骤": _ladders,
    "工作图": _chart,
    "问责和处置": _sanctions,
    "方案未规定": _open_points,
}
