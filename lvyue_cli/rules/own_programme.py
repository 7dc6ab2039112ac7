"""EX: a programme that extends others: what it drops is there, its texts are filled in, its clauses are its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lvyue_cli.diagnostics import Finding, Severity
from lvyue_cli.programmes.extends import EXTENDS
from lvyue_cli.programmes.merging import REMOVE
from lvyue_cli.programmes.origin import origin
from lvyue_cli.rules.inherited import named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lvyue_cli.diagnostics import FieldPath
    from lvyue_cli.programmes.extends import Resolution
    from lvyue_cli.rules.moves import Fault

TO_FILL = "【待补】"
PREFIX_TO_FILL = "XX"  # what stands for a prefix until there is one: only capitals may

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING


def check_own(resolution: Resolution, path: str) -> tuple[Finding, ...]:
    """Check what only the programme's own file can tell.

    Args:
        resolution: The programme and what it extends.
        path: Its file, for the findings.
    """
    return tuple(
        Finding(code, message, remedy, path=path, field=field, severity=severity)
        for code, _, severity, check in OWN_RULES
        for field, message, remedy in check(resolution)
    )


def unfilled(data: Any, field: FieldPath = ()) -> Iterator[FieldPath]:
    """Find the texts that a person must still fill in.

    Args:
        data: A programme's plain data.
        field: Where it stands in the whole.
    """
    if isinstance(data, str) and (TO_FILL in data or (data == PREFIX_TO_FILL and field == ("prefix",))):
        yield field
    for step, item in _inside(data):
        yield from unfilled(item, (*field, step))


def _inside(data: Any) -> Iterable[tuple[str | int, Any]]:
    if isinstance(data, dict):
        return data.items()
    return enumerate(data) if isinstance(data, list) else ()


def _what_is_dropped_is_there(resolution: Resolution) -> Iterable[Fault]:
    for field in resolution.unknown:
        asked: Any = resolution.own
        for step in field:
            asked = asked[step]
        if field[-1] == REMOVE or not isinstance(asked, str):
            yield field, "“remove”应为标识的列表", "写作 remove: [标识, 标识]；全部去掉的，写作 remove: all"
        else:
            bases = "、".join(layer.id for layer in resolution.layers[:-1]) or "无"
            yield field, f"没有“{asked}”可以去掉", f"核对标识；所据方案：{bases}，lvyue programme show 可查全文"


def _texts_are_filled_in(resolution: Resolution) -> Iterable[Fault]:
    for field in unfilled(resolution.own):
        yield field, f"{named(field, resolution.own)} 待补", "按方案原文填写"


def _clauses_are_its_own(resolution: Resolution) -> Iterable[Fault]:
    """A number of a clause is printed as one of this programme's document, whoever wrote it."""
    document = resolution.data.get("document")
    clauses = [(field, origin(field, resolution).layer) for field in _clauses(resolution.data)]
    foreign = [(field, layer) for field, layer in clauses if layer.data.get("document", document) != document]
    if foreign:
        whose = "、".join(dict.fromkeys(layer.id for _, layer in foreign))
        message = f"有 {len(foreign)} 处条款号沿用自 {whose}，如 {named(foreign[0][0], resolution.data)}"
        yield (EXTENDS,), message, "打印时作为本方案的条款引用，请逐条核对，不同的按 id 改写"


def _clauses(data: Any, field: FieldPath = ()) -> Iterator[FieldPath]:
    if field and field[-1] == "clause":
        yield field
    for step, item in _inside(data):
        yield from _clauses(item, (*field, step))


OWN_RULES: tuple[tuple[str, str, Severity, Callable[[Resolution], Iterable[Fault]]], ...] = (
    ("EX03", "去掉的在所据方案之中", _ERROR, _what_is_dropped_is_there),
    ("EX04", "待补的已经补齐", _WARNING, _texts_are_filled_in),
    ("EX05", "条款号是本方案的", _WARNING, _clauses_are_its_own),
)  # EX01 and EX02, the bases and the id, are asked where the catalogue is known
