"""`lvyue close`: the same as `lvyue transition close`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.cli.acts import act_command

if TYPE_CHECKING:
    from lvyue_cli.cli.command import Command


def command(name: str, help: str) -> Command:  # noqa: A002  typer's word
    """Build the command."""
    return act_command(name, "close", help)
