"""How a proposal is told: a table of many files, then row by row what would change, old → new, with its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lvyue_cli.cli.console import out, out_table
from lvyue_cli.diagnostics import SEVERITIES
from lvyue_cli.records.action import ACTIONS
from lvyue_cli.reports.table import Format, shown
from lvyue_cli.workspace.importing.proposal import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lvyue_cli.importers.reading import Content, Fault
    from lvyue_cli.reports.table import Cell
    from lvyue_cli.workspace.importing.proposal import Changed, Line, Proposal

MOST = 20  # rows of one outcome that are told in full; `--json` tells all
HEADER = ("单位", "文件", *(OUTCOMES[one] for one in ("new", "changed", "refused")), "零报告", "结果")


def tell(proposals: Sequence[Proposal], missing: Sequence[str]) -> None:
    """Print what each file would change, or has changed.

    Args:
        proposals: One a file.
        missing: The units that have not reported.
    """
    if len(proposals) > 1 or missing:
        out_table(HEADER, [*map(_row, proposals), *((unit, "", "", "", "", "", "未交") for unit in missing)], whole=2)
    for one in proposals:
        _one(one)


def _row(one: Proposal) -> tuple[object, ...]:
    counts = (len(one.of(outcome)) for outcome in ("new", "changed", "refused"))
    return (one.unit or "未认出", one.file, *counts, "是" if one.zero else "", result(one))


def result(one: Proposal) -> str:
    """Say in a word what became of a file.

    Args:
        one: Its proposal.
    """
    if one.commit is not None:
        return "已入账"
    if one.errors:
        return "有错，未入账"
    return "待入账" if one.enters else "没有要入账的"


def _one(one: Proposal) -> None:
    unit = f"（{one.unit}）" if one.unit else ""
    counts = "，".join(f"{word} {len(one.of(key))} 条" for key, word in OUTCOMES.items() if one.of(key))
    out(f"{one.file}{unit}：{counts or ('零报告' if one.zero else '没有可逐条列出的')}；{result(one)}")
    for key in OUTCOMES:
        _lines(one.of(key) if key != "untouched" else [line for line in one.of(key) if line.faults])
    for fault in one.faults:
        _fault(fault)
    if one.booked:
        out(f"{'报送' if one.commit else '将登记报送'}：{one.booked}")
    if one.returned:
        out(f"退回修改的行写在：{one.returned}")


def _lines(lines: Sequence[Line]) -> None:
    for line in lines[:MOST]:
        tell_line(line)
    if len(lines) > MOST:
        out(f"{OUTCOMES[lines[0].outcome]}另有 {len(lines) - MOST} 条，加 --json 列出全部")


def tell_line(line: Line) -> None:
    """Print what becomes of one row.

    Args:
        line: The row.
    """
    named = " ".join(part for part in (OUTCOMES[line.outcome], line.id, line.title) if part)
    out(f"{named}（{line.place}）")
    for change in line.changes:
        out(f"    {worded(change, is_new=line.outcome != 'changed' and change.old is None)}")
    if line.outcome == "changed":
        out(f"    办理：{'、'.join(ACTIONS[act].label for act in line.acts)}")
    for fault in line.faults:
        _fault(fault, "    ")


def worded(change: Changed, *, is_new: bool) -> str:
    """Say what a cell changes: old → new, and where it stands.

    Args:
        change: The cell.
        is_new: Whether the ledger has no such problem yet.
    """
    told = _said(change.new) if is_new else f"{_said(change.old)} → {_said(change.new)}"
    note = f"（{change.note}）" if change.note else ""
    return f"{change.label}：{told}{note}  [{change.place.cell}]"


def _said(cell: Cell | Content) -> str:
    return shown(cell, Format.YUAN).replace("\n", " ") if cell is not None and cell != "" else "空"


def _fault(fault: Fault, indent: str = "") -> None:
    out(f"{indent}{SEVERITIES[fault.severity]} {fault.place} {fault.code} {fault.message}")
    if fault.remedy:
        out(f"{indent}  → {fault.remedy}")


def document(proposals: Iterable[Proposal], missing: Sequence[str]) -> dict[str, Any]:
    """Give all of it to programs.

    Args:
        proposals: One a file.
        missing: The units that have not reported.
    """
    listed = list(proposals)
    acts = [_act(line, act, one) for one in listed if one.commit for line in one.lines for act in line.acts]
    return {"files": [_file(one) for one in listed], "missing": list(missing), "acts": acts}


def _file(one: Proposal) -> dict[str, Any]:
    return {
        "file": one.file,
        "sha256": one.sha256,
        "unit": one.unit or None,
        "zero": one.zero,
        "commit": one.commit,
        "counts": {key: len(one.of(key)) for key in OUTCOMES},
        "rows": [_line(line) for line in one.lines],
        "findings": [_finding(fault) for fault in one.every_fault],
        "booked": one.booked or None,
        "returned": one.returned or None,
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "place": str(line.place),
        "outcome": line.outcome,
        "id": line.id or None,
        "title": line.title,
        "changes": [
            {**_cells(one), "field": one.field, "label": one.label, "place": str(one.place)} for one in line.changes
        ],
        "acts": list(line.acts),
    }


def _cells(one: Changed) -> dict[str, str | None]:
    return {"old": None if one.old is None else str(one.old), "new": None if one.new is None else str(one.new)}


def _act(line: Line, act: str, one: Proposal) -> dict[str, Any]:
    return {"id": line.id, "action": act, "commit": one.commit}


def _finding(fault: Fault) -> dict[str, Any]:
    return {
        "code": fault.code,
        "severity": str(fault.severity),
        "place": str(fault.place),
        "message": fault.message,
        "remedy": fault.remedy,
    }
