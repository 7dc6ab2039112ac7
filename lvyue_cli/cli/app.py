"""The app: one error boundary with every exit status, and the session that a command works in."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer._click import exceptions
from typer.exceptions import Abort, Exit

from lvyue_cli.cli.catalogue import COMMANDS
from lvyue_cli.cli.command import Group, group, worded
from lvyue_cli.cli.console import notice, refuse, talk
from lvyue_cli.errors import LedgerUnavailable, LvyueError, WrongUse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lvyue_cli.workspace.place import Place
    from lvyue_cli.workspace.session import Session

INTERRUPTED = 130


@dataclass
class Call:
    """One run of lvyue: where it starts to look, and the session it was given.

    Args:
        start: The folder of `-C`; the current one where it is not given.
        given_session: A session that a replayed year brings with it.
    """

    start: str | None = None
    given_session: Session | None = None
    found: Place | None = field(default=None, init=False)

    @property
    def session(self) -> Session:
        """The session: from the environment unless one was given."""
        from lvyue_cli.workspace.session import Session

        return self.given_session or Session.of(os.environ)

    @property
    def folder(self) -> Path:
        """Where the search for the ledger starts.

        Raises:
            WrongUse: There is no such folder.
        """
        folder = Path(self.start or ".")
        if not folder.is_dir():
            raise WrongUse(f"没有文件夹 {folder}", "核对 -C 后的路径")
        return folder

    def place(self) -> Place:
        """Find the ledger."""
        from lvyue_cli.workspace.place import find

        self.found = find(self.folder, os.environ, self.session, given=self.start is not None)
        return self.found


@cache  # commands keep nothing of a run; a year that is replayed is hundreds of runs
def _root() -> Group:
    root = group("lvyue", "履约：政府履约专项行动问题台账", COMMANDS)
    root.no_args_is_help = True
    return root


def main(arguments: Sequence[str] | None = None, session: Session | None = None) -> int:
    """Run one command and give its exit status.

    Args:
        arguments: What was typed after `lvyue`.
        session: A session of a replayed year; otherwise the environment's.
    """
    typed = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return _guarded(typed, session)


def _guarded(typed: list[str], session: Session | None) -> int:
    try:
        status = _run(typed, session)
        sys.stdout.flush()
    except LvyueError as error:
        refuse(error, as_json="--json" in typed)
        return error.exit_status
    except (KeyboardInterrupt, Abort, EOFError):
        talk("已中断；没有提交的都没有写入")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader went away; without this Python complains once more while it shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        refuse(_failed(error), as_json="--json" in typed)
        return LedgerUnavailable.exit_status
    return status


def _failed(error: OSError) -> LvyueError:
    """Word what the system refused: a full disk, a missing permission, a file where a folder should be."""
    place = f" {error.filename}" if error.filename else ""
    return LedgerUnavailable(f"读写不了{place}：{error.strerror}", "核对路径、权限和磁盘空间后再试")


def _run(typed: list[str], session: Session | None) -> int:
    made = Call(given_session=session)
    try:
        result: Any = _root().main(args=typed, prog_name="lvyue", standalone_mode=False, obj=made)
    except exceptions.NoArgsIsHelpError as error:
        talk(error.message)
        return WrongUse.exit_status
    except Exit as error:
        return error.exit_code
    except exceptions.ClickException as error:
        raise worded(error) from error
    for said in made.found.notices if made.found else ():
        notice(said)
    return result if isinstance(result, int) else 0
