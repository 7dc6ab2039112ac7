"""What is wrong with a resolved programme, told to whoever wrote only a part of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lvyue_cli.programmes.extends import EXTENDS
from lvyue_cli.programmes.origin import origin, own_place, written_part

if TYPE_CHECKING:
    from lvyue_cli.diagnostics import FieldPath, Finding
    from lvyue_cli.programmes.extends import Resolution


def in_own_file(finding: Finding, resolution: Resolution) -> Finding:
    """Move a finding from the resolved programme to the programme's own file; what is inherited says from whom.

    Args:
        finding: Its field is a place in the whole.
        resolution: The programme and what it extends.
    """
    written = written_part(finding.field, resolution.data)
    place = own_place(written, resolution.own, resolution.data)
    in_an_item = any(isinstance(step, int) for step in place)
    if len(place) == len(written):
        looks_new = finding.code == "SC01" and in_an_item
        remedy = f"{finding.remedy}；要改写沿用的一条，核对 id" if looks_new else finding.remedy
        return replace(finding, field=(*place, *finding.field[len(written) :]), remedy=remedy)
    base = origin(finding.field, resolution).layer.id
    return replace(
        finding,
        field=place if in_an_item else (EXTENDS,),
        message=f"{finding.message}（{named(written, resolution.data)} 沿用自 {base}）",
        remedy=f"{finding.remedy}；沿用的在本文件中按 id 改写，或用 remove 去掉",
    )


def named(field: FieldPath, data: Any) -> str:
    """Spell a place with the ids of the items that lead to it, such as `groups.funds_group.lead`."""
    words = []
    for step in field:
        data = data[step]
        known = data.get("id") if isinstance(step, int) and isinstance(data, dict) else None
        words.append(str(known) if known else f"第{step + 1}项" if isinstance(step, int) else step)
    return ".".join(words)
