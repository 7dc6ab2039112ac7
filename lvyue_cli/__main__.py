"""The way in: `lvyue` and `python -m lvyue_cli`."""

from __future__ import annotations

import gc
import os
import sys

from lvyue_cli import __version__


def main() -> None:
    """Run lvyue; the version is told without loading anything else."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"lvyue {__version__}\n")
        return
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # none is used, and looking for them takes time
    gc.disable()  # a run is short and keeps what it builds; looking for cycles would cost a tenth of `validate`
    from lvyue_cli.cli.app import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
