"""`lvyue sample`: draws an inspection sample and records who was drawn."""

from __future__ import annotations

from typing import Annotated

import typer

from lvyue_cli.cli.acts import request, tell
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import By, DryRun, Json, Late, On


def sample(  # noqa: PLR0913  each is an option
    count: Annotated[int, typer.Option("--count", metavar="N", min=1, help="抽几条")],
    seed: Annotated[int, typer.Option("--seed", metavar="S", help="随机种子；同一种子抽出同一名单，可复核")],
    query: Annotated[list[str] | None, typer.Argument(metavar="QUERY…", help="抽取范围，如 state:已反馈")] = None,
    batch: Annotated[str | None, typer.Option("--batch", metavar="TEXT", help="批次")] = None,
    on: On = None,
    by: By = None,
    late: Late = None,
    *,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> int:
    """Draw a sample."""
    from lvyue_cli.workspace import acts
    from lvyue_cli.workspace.choose import drawn, picked

    place = call().place()
    pool = picked(place, query or ())
    ids = drawn(pool, count, seed)
    note = f"{len(pool)} 条中抽取 {count} 条，种子 {seed}，范围 {' '.join(query or ()) or '全部'}"
    given = {"on": on, "by": by, "late": late, "note": note, "dry_run": dry_run, "as_json": as_json}
    asked = {"batch": batch} if batch else {}
    return tell(acts.transition(place, request(given), "sample", ids, asked), given)
