"""`lvyue doctor`: what is wrong with this machine or this clone, and what to do about it; changes nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lvyue_cli.cli.console import out, out_json, talk
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import Json
from lvyue_cli.diagnostics import SEVERITIES, Severity

if TYPE_CHECKING:
    from lvyue_cli.workspace.checkup.patient import Answer
    from lvyue_cli.workspace.checkup.points import Point

FOUND, WELL = 1, "正常"


def doctor(*, as_json: Json = False) -> int:
    """Look at everything that lvyue needs here."""
    from lvyue_cli.workspace.checkup.patient import Patient
    from lvyue_cli.workspace.checkup.points import examined

    made = call()
    patient = Patient(made.folder, os.environ, made.session, given=made.start is not None)
    found = tuple(examined(patient))
    counts = {weight: sum(answer.severity is weight for _, answer in found) for weight in Severity}
    if as_json:
        summary = {"checked": len(found), **{f"{weight}s": count for weight, count in counts.items()}}
        out_json({"checks": [_row(*one) for one in found], "summary": summary})
    else:
        _tell(found)
        told = "，".join(f"{label} {counts[weight]} 项" for weight, label in SEVERITIES.items())
        talk(f"共检查 {len(found)} 项：{told}；台账的内容用 lvyue validate 校验")
    return FOUND if counts[Severity.ERROR] else 0


def _tell(found: tuple[tuple[Point, Answer], ...]) -> None:
    for point, answer in found:
        out(f"{SEVERITIES[answer.severity] if answer.severity else WELL}  {point.label}：{answer.message}")
        if answer.remedy:
            out(f"      → {answer.remedy}")


def _row(point: Point, answer: Answer) -> dict[str, str]:
    status = str(answer.severity or "ok")
    return {"id": point.id, "label": point.label, "status": status, "message": answer.message, "remedy": answer.remedy}
