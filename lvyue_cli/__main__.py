"""The way in and out: `lvyue` and `python -m lvyue_cli`; two ways past it are for speed."""

from __future__ import annotations

import gc
import os
import sys

from lvyue_cli import __version__

WITH_A_FILE = 3  # words of a command line


def main() -> None:
    """Run lvyue; the version is told, and git answered, without loading anything else."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"lvyue {__version__}\n")
        return
    if sys.argv[1:2] == ["textconv"] and len(sys.argv) == WITH_A_FILE and os.path.isfile(sys.argv[2]):  # noqa: PTH113
        _show_in_chinese(sys.argv[2])
        return
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # none is used, and looking for them takes time
    gc.disable()  # a run is short and keeps what it builds; looking for cycles would cost a tenth of `validate`
    from lvyue_cli.cli.app import main as run

    _leave(run())


def _leave(status: int) -> None:
    """End at once: all is written and closed, and taking a read ledger apart again costs a tenth of `validate`."""
    from contextlib import suppress

    with suppress(OSError):  # whoever read what is still to be told is gone
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


def _show_in_chinese(path: str) -> None:
    """Answer git, which calls twice for every file of a diff, without loading the commands."""
    from lvyue_cli.cli.chinese import in_chinese

    with open(path, "rb") as file:  # noqa: PTH123  pathlib takes time
        sys.stdout.buffer.write(in_chinese(file.read()))


if __name__ == "__main__":
    main()
