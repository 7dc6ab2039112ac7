"""`lvyue set`, `lvyue edit`, `lvyue undo`: corrections, each with its reason."""

from __future__ import annotations

from typing import Annotated

import typer

from lvyue_cli.cli.acts import request, tell
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import By, DryRun, Id, Json, Late, On, Reason


def set_facts(  # noqa: PLR0913  each is an option
    id: Id,  # noqa: A002  the argument's name
    facts: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE…", help="如 amount=48万元；值为空即清除")],
    reason: Reason,
    on: On = None,
    by: By = None,
    late: Late = None,
    *,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> int:
    """Correct facts."""
    from lvyue_cli.workspace import acts
    from lvyue_cli.workspace.facts import assignments

    given = {"on": on, "by": by, "late": late, "dry_run": dry_run, "as_json": as_json}
    return tell(acts.correct(call().place(), request(given), id, assignments(facts), reason), given)


def undo(  # noqa: PLR0913  each is an option
    id: Id,  # noqa: A002  the argument's name
    reason: Reason,
    on: On = None,
    by: By = None,
    late: Late = None,
    *,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> int:
    """Take back the last act."""
    from lvyue_cli.workspace import acts

    given = {"on": on, "by": by, "late": late, "dry_run": dry_run, "as_json": as_json}
    return tell(acts.transition(call().place(), request(given), "undo", [id], {"reason": reason}), given)


def edit_problem(  # noqa: PLR0913  each is an option
    id: Id,  # noqa: A002  the argument's name
    reason: Reason,
    on: On = None,
    by: By = None,
    late: Late = None,
    *,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> int:
    """Open the editor, or take an edit already made."""
    from lvyue_cli.cli.editor import edited
    from lvyue_cli.workspace import adopt

    given = {"on": on, "by": by, "late": late, "dry_run": dry_run, "as_json": as_json}
    place = call().place()
    text = adopt.pending(place, id) or edited(place, id)
    return tell(adopt.adopt(place, request(given), id, text, reason), given)
