"""`lvyue escalate`: begins and ends a step of the ladders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer.core import TyperArgument

from lvyue_cli.cli.acts import act_command

if TYPE_CHECKING:
    from lvyue_cli.cli.command import Command

STEP = "步骤，如 协商、提级办理、督办；本方案的步骤见 lvyue programme show"


def command(name: str, help: str) -> Command:  # noqa: A002  typer's word
    """Build the command."""
    step = TyperArgument(param_decls=["step"], metavar="STEP", required=True, help=STEP)
    return act_command(name, "escalate", f"{help}；加 --result 即为了结", step)
