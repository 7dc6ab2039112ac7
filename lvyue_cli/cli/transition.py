"""`lvyue transition ACTION`: one command for every action, built from ACTIONS when it is called."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from lvyue_cli.cli.acts import act_command
from lvyue_cli.cli.command import Group, started
from lvyue_cli.records.action import ACTIONS, TRANSITIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lvyue_cli.cli.command import Command


def _help(action: str) -> str:
    return f"{ACTIONS[action].label}：{ACTIONS[action].purpose}"


class _Actions(Group):
    """The actions as commands."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  typer's signature
        return list(TRANSITIONS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002  typer's signature
        names = {cmd_name, *(name for name in TRANSITIONS if ACTIONS[name].label == cmd_name)}
        found = next((name for name in TRANSITIONS if name in names), None)
        return _built(found) if found else None

    def _sections(self, ctx: Any) -> Iterable[tuple[str, list[tuple[str, str]]]]:
        yield "环节", [(name, _help(name)) for name in TRANSITIONS]
        yield from [section for section in super()._sections(ctx) if section[0] == "选项"]


@cache
def _built(action: str) -> Command:
    return started(act_command(action, action, _help(action)))


def command(name: str, help: str) -> Group:  # noqa: A002  typer's word
    """Build the group."""
    made = _Actions(
        name=name, help=help, rich_markup_mode=None, options_metavar="", subcommand_metavar="环节 ID… [选项]"
    )
    made.entries = {}
    return made
