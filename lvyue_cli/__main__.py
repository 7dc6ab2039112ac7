"""The way in: `lvyue` and `python -m lvyue_cli`."""

from __future__ import annotations

import sys

from lvyue_cli import __version__


def main() -> None:
    """Run lvyue; the version is told without loading anything else."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"lvyue {__version__}\n")
        return
    from lvyue_cli.cli.app import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
