"""What an editor makes of a file: whether it fits a schema, as check-jsonschema judges it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from check_jsonschema import main
from click.testing import CliRunner

if TYPE_CHECKING:
    from pathlib import Path


def misfits(*arguments: str) -> str:
    """Run check-jsonschema, in this process as starting it takes longer than the check, and give its complaints."""
    done = CliRunner().invoke(main, arguments)
    return done.output if done.exit_code else ""


def fits(schema: Path, *files: Path) -> bool:
    """Tell whether every file fits a schema."""
    return not misfits("--schemafile", str(schema), *map(str, files))
