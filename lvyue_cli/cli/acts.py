"""Commands of acts, generated from ACTIONS: one option for each key that the event carries."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperArgument, TyperOption

from lvyue_cli.cli.command import Command
from lvyue_cli.records.action import ACTIONS, CHOICES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from lvyue_cli.workspace.scene import Report, Request


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a key of an event is spelled on the command line.

    Args:
        option: The option.
        metavar: What stands for its value; empty for a flag.
        help: One phrase.
        multiple: Whether it may be repeated.
    """

    option: str
    metavar: str
    help: str
    multiple: bool = False


def _words(name: str) -> str:
    return "、".join(f"{word} {label}" for word, label in CHOICES[name].items())


SPELLINGS: dict[str, Spelling] = {
    "line": Spelling("--line", "LINE", "任务类别"),
    "kind": Spelling("--kind", "KIND", "问题类型"),
    "responsible": Spelling("--unit", "UNIT", "责任单位，可重复", multiple=True),
    "lead": Spelling("--lead", "UNIT", "牵头单位"),
    "cooperating": Spelling("--with", "UNIT", "配合单位，可重复", multiple=True),
    "leader": Spelling("--leader", "NAME", "责任领导"),
    "officer": Spelling("--officer", "NAME", "责任人"),
    "reply_by": Spelling("--reply-by", "DATE", "反馈、答复的时限"),
    "batch": Spelling("--batch", "TEXT", "批次"),
    "number": Spelling("--number", "文号", "文号"),
    "measures": Spelling("--measure", "'措施@责任人@日期'", "整改措施@责任人@完成日期，可重复", multiple=True),
    "done": Spelling("--done", "N", "完成的措施编号，可重复", multiple=True),
    "result": Spelling("--result", "RESULT", f"核查结论：{_words('result')}"),
    "inspectors": Spelling("--inspector", "NAME@UNIT", "核查人，可重复", multiple=True),
    "method": Spelling("--method", "METHOD", f"方式：{_words('method')}"),
    "confirmed": Spelling("--confirmed", "", "企业已确认"),
    "satisfied": Spelling("--satisfied", "yes|no", "反映人是否满意"),
    "outcome": Spelling("--result", "RESULT", f"了结的结果：{_words('outcome')}"),
    "require": Spelling("--require", "TEXT", "补充整改要求"),
    "dismissal": Spelling("--kind", "KIND", f"调出情形：{_words('dismissal')}"),
    "into": Spelling("--into", "ID", "并入的问题编号"),
    "closing": Spelling("--kind", "KIND", "销号情形（见 programme show）"),
    "office": Spelling("--to", "OFFICE", "对方单位：上级、受移送或所致的单位"),
    "until": Spelling("--to", "DATE", "延期至"),
    "continuing": Spelling("--continuing", "", "转入持续整改"),
    "until_event": Spelling("--until-event", "TEXT", "持续至何事"),
    "review_on": Spelling("--review-on", "DATE", "下次复核日期"),
    "reason": Spelling("--reason", "TEXT", "理由"),
    "approver": Spelling("--approver", "NAME[@UNIT]", "审批人"),
}


def common_options(default_kind: str = "other") -> list[TyperOption]:
    """List the options that every act has.

    Args:
        default_kind: The kind of evidence where a file names none.
    """
    return [
        option("--on", "on", "DATE", "办理日期，默认今天"),
        option("--by", "by", "NAME[@UNIT]", "实际办理人，默认 git 登记的姓名"),
        option("--note", "note", "TEXT", "说明"),
        option("--late", "late", "TEXT", "迟录的原因"),
        option("--evidence", "evidence", "FILE[:KIND]", f"随附材料，可重复；不写种类即 {default_kind}", multiple=True),
        *output_options(),
    ]


def output_options() -> list[TyperOption]:
    """List the options on how a change is shown."""
    return [
        option("--dry-run", "dry_run", "", "只显示将作的改动，不写入"),
        option("--yes", "yes", "", "不再询问"),
        option("--json", "as_json", "", "输出 JSON"),
    ]


def option(  # noqa: PLR0913  an option has that many properties
    spelling: str, name: str, metavar: str, text: str, *, multiple: bool = False, required: bool = False
) -> TyperOption:
    """Build an option; without a metavar it is a flag."""
    return TyperOption(
        param_decls=[spelling, name],
        metavar=metavar or None,
        help=text,
        multiple=multiple,
        is_flag=not metavar,
        default=False if not metavar else None,
        required=required,
    )


def own_options(action: str, but: Collection[str] = ()) -> list[TyperOption]:
    """List an action's own options, in the order of its event's keys.

    Args:
        action: A key of ACTIONS.
        but: The keys that are no options.
    """
    row = ACTIONS[action]
    return [
        option(
            (one := SPELLINGS[key]).option,
            key,
            one.metavar,
            one.help,
            multiple=one.multiple,
            required=key in row.required,
        )
        for key in row.keys
        if key not in but
    ]


PAPERS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "extend": (("--consent", "consent", "企业认可延期的材料"),),
}  # papers that an action names by an option of their own: the option, the kind of evidence, help


def paper_options(action: str) -> list[TyperOption]:
    """List the options by which an action takes a paper of a certain kind."""
    return [option(spelling, f"paper_{kind}", "FILE", text) for spelling, kind, text in PAPERS.get(action, ())]


def usage(action: str, id: str) -> str:  # noqa: A002  the field's name
    """Spell the command of an action, with the options that it must have.

    Args:
        action: A key of ACTIONS.
        id: The problem.
    """
    needed = (SPELLINGS[key] for key in ACTIONS[action].required)
    return " ".join((f"lvyue transition {action} {id}", *(f"{one.option} {one.metavar}" for one in needed)))


def act_command(name: str, action: str, help: str, first: TyperArgument | None = None) -> Command:  # noqa: A002
    """Build the command of an action.

    Args:
        name: The command's name.
        action: A key of ACTIONS.
        help: One sentence.
        first: The key of the event that stands before the ids and is no option.
    """
    ids = TyperArgument(param_decls=["ids"], metavar="ID…", nargs=-1, required=False, help="问题编号")
    where = option("--where", "where", "QUERY", "办理符合条件的全部问题，与 ID 二选一", multiple=True)
    own = [*own_options(action, [str(first.name)] if first else ()), *paper_options(action)]
    params = [*([first] if first else []), ids, *own, where, *common_options(ACTIONS[action].evidence)]

    def callback(**given: Any) -> int:
        return run(action, given)

    return Command(name, callback=callback, params=params, help=help, options_metavar="[选项]", rich_markup_mode=None)


def run(action: str, given: Mapping[str, Any]) -> int:
    """Make an act on the problems named or queried, and print what came of it.

    Args:
        action: A key of ACTIONS.
        given: What was typed, by parameter.
    """
    from lvyue_cli.cli.context import call
    from lvyue_cli.workspace import acts
    from lvyue_cli.workspace.choose import chosen

    place = call().place()
    ids = chosen(place, given["ids"] or (), given["where"] or ())
    if given["where"] and not given["dry_run"]:
        _confirm(given.get("step") or ACTIONS[action].label, ids, yes=given["yes"])
    asked = {key: value for key in ACTIONS[action].keys if (value := given[key]) not in (None, (), [], False)}
    papers = {**given, "evidence": _papers(action, given)}
    report = acts.transition(place, request(papers, ACTIONS[action].evidence), action, ids, asked)
    return tell(report, given)


def _papers(action: str, given: Mapping[str, Any]) -> list[str]:
    """List the papers of an act, those of a named kind with it."""
    named = ((given.get(f"paper_{kind}"), kind) for _, kind, _ in PAPERS.get(action, ()))
    return [*(given["evidence"] or ()), *(f"{file}:{kind}" for file, kind in named if file)]


def _confirm(label: str, ids: Sequence[str], *, yes: bool) -> None:
    """Let the person look at what a query picked; nothing is asked where nobody sits at a terminal."""
    if yes or not sys.stdin.isatty():
        return
    question = f"将对 {len(ids)} 条问题办理“{label}”：{'、'.join(ids)}。继续？"
    typer.confirm(question, abort=True, err=True)


def request(given: Mapping[str, Any], default_kind: str = "other") -> Request:
    """Put together what every act is asked with."""
    from lvyue_cli.workspace.filing import given as file_given
    from lvyue_cli.workspace.scene import Request

    return Request(
        on=given.get("on"),
        by=given.get("by"),
        note=given.get("note"),
        late=given.get("late"),
        evidence=tuple(file_given(text, default_kind) for text in given.get("evidence") or ()),
        dry_run=bool(given.get("dry_run")),
    )


def tell(report: Report, given: Mapping[str, Any]) -> int:
    """Print what came of an act: one line a problem, or one document."""
    from lvyue_cli.cli.console import notice, out_json, out_unwritten

    for said in report.notices:
        notice(said)
    if given.get("as_json"):
        out_json(document(report))
        return 0
    if report.commit is None:
        out_unwritten(report.diff)
        return 0
    told(report)
    return 0


def told(report: Report) -> None:
    """Print one line a problem: what was done, and where it stands."""
    from lvyue_cli.cli.console import out
    from lvyue_cli.records.state import STATES

    for done in report.done:
        before = f"{STATES[done.before]} → " if done.before and done.before != done.after else ""
        out(f"{done.id}  {done.label}  {before}{STATES[done.after]}")


def rows(report: Report) -> list[dict[str, Any]]:
    """Tell programs what came of an act, one row a problem."""
    diff = {"diff": report.diff} if report.commit is None else {}
    return [
        {
            "id": done.id,
            "action": done.action,
            "from": done.before,
            "to": done.after,
            "path": done.path,
            "commit": report.commit,
            **diff,
        }
        for done in report.done
    ]


def document(report: Report) -> dict[str, Any]:
    """Give what came of an act to programs.

    Args:
        report: What came of it.
    """
    first = report.done[0]
    top = {"id": first.id, "uid": report.uid, "path": first.path, "commit": report.commit} if report.uid else {}
    return {**top, "acts": rows(report)}
