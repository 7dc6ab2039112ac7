"""The ladders of a programme, told step by step with what each rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.programmes.ladder import Step
    from lvyue_cli.programmes.programme import Programme


def outline(programme: Programme) -> Iterator[str]:
    """Tell every step line by line.

    Args:
        programme: The programme.
    """
    for ladder in programme.ladders:
        yield f"{ladder.label}："
        yield from (f"    {_told(step, programme)}" for step in ladder.steps)


def _told(step: Step, programme: Programme) -> str:
    after = "或".join(earlier.label for name in step.after if (earlier := programme.step(name)))
    law = f"（自 {step.law_from} 起）" if step.clause is None and step.law is not None and step.law_from else ""
    parts = (
        step.text or "",
        f"须先有{after}未成" if after else "",
        f"形成{step.paper}" if step.paper else "",
        f"结果：{'、'.join(step.ended(one) for one in step.outcomes)}" if step.outcomes else "",
        f"依据：{step.ground(programme.document)}{law}",
        step.reading or "",
    )
    return f"{step.label}（{step.id}）：{'；'.join(part for part in parts if part)}"
