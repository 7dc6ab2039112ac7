"""A quick look at single files, without the models: a ledger's format, one problem, labels, names of units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lvyue_cli.errors import LedgerUnavailable, WrongUse
from lvyue_cli.store.layout import PROGRAMME, SETTINGS, UNITS, is_problem_id, problem_path
from lvyue_cli.text.guard import parse
from lvyue_cli.text.refusal import Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lvyue_cli.store.source import Source

FORMAT = "1"
ENTRY_DAYS = 5  # as Settings has it

Data = dict[str, Any]


def format_of(source: Source) -> str | None:
    """Tell the format that a ledger says it has; nothing where its settings cannot be read at all."""
    try:
        raw = source.read(SETTINGS)
        return str(parse(raw).data.get("format", "")) if raw is not None else None
    except Rejected:
        return None


def entry_days(source: Source) -> int:
    """Tell within how many days an act must be entered; as usual where the settings do not say.

    Raises:
        LedgerUnavailable: The settings cannot be read.
    """
    said = str((_read(source, SETTINGS) or {}).get("entry_days", ENTRY_DAYS))
    return int(said) if said.isascii() and said.isdecimal() else ENTRY_DAYS


def problem(source: Source, id: str) -> Data:  # noqa: A002  the field's name
    """Read what a problem's file says.

    Raises:
        WrongUse: There is no such problem.
        LedgerUnavailable: Its file cannot be read.
    """
    if not is_problem_id(id):
        raise WrongUse(f"“{id}”不是问题编号", "编号如 ZD-2024-A0001，lvyue list 可查")
    found = _read(source, problem_path(id))
    if found is None:
        raise WrongUse(f"台账中没有问题 {id}", "lvyue list 查看已有的问题")
    return found


def labels(source: Source) -> dict[str, str]:
    """List what the programme calls its lines, kinds, groups, channels, closings, steps, reports and the chart's parts.

    Raises:
        LedgerUnavailable: The programme cannot be read.
    """
    programme = _read(source, PROGRAMME) or {}
    lines = _items(programme, "lines")
    items = [*lines, *(item for key in ("groups", "channels", "closings") for item in _items(programme, key))]
    items += [kind for line in lines for kind in _items(line, "kinds")]
    steps = [step for ladder in _items(programme, "ladders") for step in _items(ladder, "steps")]
    named = {str(item.get("id")): str(item.get("label")) for item in (*items, *steps)}
    named |= {f"item={one.get('id')}": str(one.get("title")) for one in _items(programme, "deliverables")}
    return named | _of_the_chart(programme) | _ends_of_steps(steps)


def _ends_of_steps(steps: Iterable[Data]) -> dict[str, str]:
    """Name how steps end where they have words of their own for it, `step=outcome`."""
    return {
        f"{step.get('id')}={outcome}": f"{step.get('label')}{word}"
        for step in steps
        if isinstance(step.get("words"), dict)
        for outcome, word in step["words"].items()
    }


def _of_the_chart(programme: Data) -> dict[str, str]:
    """Name what events hold of the chart: answers, `question=answer`, ways of settling, points left open."""
    chart = programme.get("chart")
    if not isinstance(chart, dict):
        return {}
    answered = {
        f"{question.get('id')}={answer.get('id')}": str(answer.get("label"))
        for question in _items(chart, "questions")
        for answer in _items(question, "answers")
    }
    situations = (situation for block in _items(chart, "blocks") for situation in _items(block, "situations"))
    leaves = (leaf for situation in situations for leaf in _items(situation, "dispositions"))
    cited = f"（《{chart.get('title')}》{chart.get('clause')}）"
    settled = {str(leaf.get("id")): f"{leaf.get('id')} {leaf.get('label')}{cited}" for leaf in leaves}
    return answered | settled | {f"silence={one.get('id')}": str(one.get("text")) for one in _items(chart, "silences")}


def unit_names(source: Source, day: str) -> dict[str, str]:
    """List the names of the units that are valid on a day, by id.

    Args:
        source: The ledger.
        day: The day, such as `2024-05-06`.

    Raises:
        LedgerUnavailable: The directory cannot be read.
    """
    units = _items(_read(source, UNITS) or {}, "units")
    return {str(unit.get("id")): _name_on(unit, day) for unit in units}


def _name_on(unit: Data, day: str) -> str:
    former = (str(one.get("name")) for one in _items(unit, "former") if day <= str(one.get("until")))
    return next(former, str(unit.get("name")))


def _items(data: Data, key: str) -> list[Data]:
    found = data.get(key)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _read(source: Source, path: str) -> Data | None:
    try:
        raw = source.read(path)
        return parse(raw).data if raw is not None else None
    except Rejected as refusal:
        raise LedgerUnavailable(f"{refusal.finding(path)}", "lvyue validate 可查全部问题") from refusal
