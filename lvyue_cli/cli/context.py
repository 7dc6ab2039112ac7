"""The run that is under way, for commands that typer calls without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer._click.globals import get_current_context

if TYPE_CHECKING:
    from lvyue_cli.cli.app import Call


def call() -> Call:
    """Give the run that is under way."""
    found: Call = get_current_context().find_root().obj
    return found
