"""Commands as typer knows them, with help and usage errors in Chinese."""

from __future__ import annotations

import difflib
import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

import typer
from typer._click import exceptions
from typer._click.globals import get_current_context
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.exceptions import Abort

from lvyue_cli.cli.console import width
from lvyue_cli.errors import WrongUse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from lvyue_cli.cli.catalogue import Entry

_LINE = 96
_TERM = re.compile(r"-[a-z_]+[:<>=]")
_HELP = "显示本说明"

Rows = list[tuple[str, str]]


class _Chinese:
    """Prints help in Chinese, wrapped by the width that characters really take."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the whole help of a command."""
        usage = " ".join(piece for piece in self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]
        formatter.write(f"用法：{ctx.command_path} {usage}\n\n  {self.help}\n")  # type: ignore[attr-defined]
        for title, rows in self._sections(ctx):
            if rows:
                formatter.write(f"\n{title}：\n{_columns(rows)}")

    def _sections(self, ctx: Any) -> Iterable[tuple[str, Rows]]:
        params = self.get_params(ctx)  # type: ignore[attr-defined]
        yield "参数", [_row(param) for param in params if isinstance(param, TyperArgument)]
        yield "选项", [_row(param) for param in params if isinstance(param, TyperOption) and not param.hidden]


class Command(_Chinese, TyperCommand):
    """One command."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what was typed; in a query a leading `-` negates and is no option."""
        if any(param.name == "query" for param in self.params):
            args = _negations_last(args, self.params)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; typer would end an interrupted one without a word."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:
            raise Abort from error


def _negations_last(args: list[str], params: Iterable[Any]) -> list[str]:
    """Put `-state:…` and the like behind a `--`, where the parser takes them for words."""
    options = {spelling: param for param in params if isinstance(param, TyperOption) for spelling in param.opts}
    valued = {spelling for spelling, param in options.items() if not param.is_flag}
    before = [None, *args[:-1]]
    negated = [place for place, word in enumerate(args) if before[place] not in valued and _negates(word, options)]
    if not negated or "--" in args:
        return args
    kept = [word for place, word in enumerate(args) if place not in negated]
    return [*kept, "--", *(args[place] for place in negated)]


def _negates(word: str, options: Mapping[str, Any]) -> bool:
    if not word.startswith("-") or word.startswith("--") or word == "-":
        return False
    return word == "-overdue" or _TERM.match(word) is not None or word[:2] not in options


class Group(_Chinese, TyperGroup):
    """A group of commands, each imported only when it is run or asked for help."""

    entries: Mapping[str, Entry]

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  typer's signature
        """Name the commands in the order of their table."""
        return list(self.entries)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002  typer's signature
        """Import and build a command."""
        entry = self.entries.get(cmd_name)
        return build(cmd_name, entry) if entry else None

    def _sections(self, ctx: Any) -> Iterable[tuple[str, Rows]]:
        yield "命令", [(name, entry.help) for name, entry in self.entries.items()]
        yield from super()._sections(ctx)


def _row(param: Any) -> tuple[str, str]:
    required = "（必填）" if param.required else ""
    if isinstance(param, TyperArgument):
        return param.metavar or str(param.name).upper(), f"{param.help or ''}{required}"
    value = "" if param.is_flag else f" {param.metavar or 'TEXT'}"
    text = _HELP if param.name == "help" else param.help or ""
    return ", ".join([*param.opts, *param.secondary_opts]) + value, f"{text}{required}"


def _columns(rows: Rows) -> str:
    first = min(max(width(name) for name, _ in rows), 34)
    return "".join(_entry(name, text, first) for name, text in rows)


def _entry(name: str, text: str, first: int) -> str:
    lines = _wrapped(text, _LINE - first - 4)
    gap = " " * (first + 4)
    head = f"  {name}{' ' * (first - width(name))}  " if width(name) <= first else f"  {name}\n{gap}"
    return head + f"\n{gap}".join(lines) + "\n"


def _wrapped(text: str, columns: int) -> list[str]:
    lines, current = [], ""
    for character in text:
        if width(current + character) > columns and character not in "，。；：、）":
            lines.append(current)
            current = ""
        current += character
    return [*lines, current]


def group(name: str, help: str, entries: Mapping[str, Entry]) -> Group:  # noqa: A002  typer's word
    """Build a group.

    Args:
        name: Its name.
        help: One sentence.
        entries: Its commands.
    """
    made = Group(
        name=name, help=help, rich_markup_mode=None, options_metavar="[选项]", subcommand_metavar="命令 [参数]…"
    )
    made.entries = entries
    return started(made)


@cache
def build(name: str, entry: Entry) -> Command | Group:
    """Build a command from its entry; it keeps nothing of a run, so once is enough.

    Args:
        name: Its name.
        entry: Where it is written, and its help.
    """
    if entry.children:
        made_group = group(name, entry.help, entry.children)
        return _with_default(made_group, _of_function(name, entry)) if entry.module else made_group
    module = import_module(f"lvyue_cli.cli.{entry.module}")
    made: Command = module.command(name, entry.help) if hasattr(module, "command") else _of_function(name, entry)
    return started(made)


def _with_default(made: Group, default: Command) -> Group:
    """Make a group do something by itself where no command of it is named: `lvyue forms` lists the forms."""
    alone = default.callback

    def run(**values: Any) -> Any:
        return None if get_current_context().invoked_subcommand else alone and alone(**values)

    made.invoke_without_command, made.no_args_is_help, made.callback = True, False, run
    made.params = [*default.params, *made.params]
    made.subcommand_metavar = "[命令] [参数]…"
    return made


def _of_function(name: str, entry: Entry) -> Command:
    module = import_module(f"lvyue_cli.cli.{entry.module}")
    app = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
    function: Callable[..., Any] = getattr(module, entry.function)
    app.command(name, cls=Command, help=entry.help, options_metavar="[选项]")(function)
    made = typer.main.get_command(app)
    assert isinstance(made, Command)  # noqa: S101  the class was asked for
    return made


C = TypeVar("C", Command, Group)


def started(made: C) -> C:
    """Give a command the option `-C`: accepted everywhere, it only says where the search for the ledger starts."""
    option = TyperOption(
        param_decls=["-C", "start"],
        metavar="DIR",
        help="从该文件夹开始找台账",
        expose_value=False,
        callback=_remember_start,
    )
    made.params.append(option)
    return made


def _remember_start(ctx: Any, _: Any, value: str | None) -> None:
    if value is not None:
        ctx.find_root().obj.start = value


def worded(error: exceptions.ClickException) -> WrongUse:
    """Word a usage error in Chinese.

    Args:
        error: What the parser raised.
    """
    return WrongUse(_message(error), _remedy(error))


def _message(error: exceptions.ClickException) -> str:
    words = next((word for kind, word in WORDS.items() if isinstance(error, kind)), None)
    return words(error) if words else "参数不对：多余或写法有误"


def _no_such_option(error: Any) -> str:
    near = difflib.get_close_matches(error.option_name, error.possibilities or (), 1)
    return f"没有选项 {error.option_name}" + (f"，是否 {near[0]}？" if near else "")


def _misused(error: Any) -> str:
    if "No such command" in error.message:
        return _no_such_command(error)
    return "缺少命令" if "Missing command" in error.message else "参数不对：多余或写法有误"


def _no_such_command(error: exceptions.UsageError) -> str:
    asked = error.message.split("'")[1] if "'" in error.message else ""
    group_asked = getattr(error.ctx, "command", None)
    known = group_asked.list_commands(error.ctx) if isinstance(group_asked, Group) else ()
    near = difflib.get_close_matches(asked, known, 1)
    return f"没有命令 {asked}" + (f"，是否 {near[0]}？" if near else "")


def _named(param: Any) -> str:
    if isinstance(param, TyperArgument):
        return f"参数 {param.metavar or str(param.name).upper()}"
    return f"选项 {param.opts[0]}" if param is not None else "参数"


WORDS: dict[type[Exception], Callable[[Any], str]] = {
    exceptions.NoSuchOption: _no_such_option,
    exceptions.MissingParameter: lambda error: f"缺少{_named(error.param)}",
    exceptions.BadParameter: lambda error: f"{_named(error.param)}的值不对",
    exceptions.BadOptionUsage: lambda error: f"选项 {error.option_name} 缺少内容",
    exceptions.NoArgsIsHelpError: lambda _: "缺少命令",
    exceptions.UsageError: _misused,
}  # the first that fits: a class stands before those it derives from


def _remedy(error: exceptions.ClickException) -> str:
    ctx = getattr(error, "ctx", None)
    return f"{ctx.command_path if ctx is not None else 'lvyue'} --help 查看用法"
