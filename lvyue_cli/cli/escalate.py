"""`lvyue escalate`: begins and ends a step of the ladders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer.core import TyperArgument

from lvyue_cli.cli.acts import act_command
from lvyue_cli.errors import WrongUse

if TYPE_CHECKING:
    from lvyue_cli.cli.command import Command

STEP = "步骤，如 协商、提级办理、督办；本方案的步骤见 lvyue programme show"


def command(name: str, help: str) -> Command:  # noqa: A002  typer's word
    """Build the command."""
    step = TyperArgument(param_decls=["step"], metavar="STEP", required=True, help=STEP, callback=_no_id)
    return act_command(name, "escalate", f"{help}；加 --result 即为了结", step)


def _no_id(_: Any, __: Any, text: str) -> str:
    """Tell whoever forgot the step that what stands in its place is a problem."""
    from lvyue_cli.store.layout import is_problem_id

    if is_problem_id(text):
        raise WrongUse("没有写明步骤", f"先写步骤，再写问题编号，如 lvyue escalate 督办 {text}")
    return text
