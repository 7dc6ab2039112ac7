"""Where the shipped data lies: beside the package in a wheel, one folder above it in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
CATALOGUE = _PACKAGE / "programmes" / "catalogue"
RULEBOOK = _PACKAGE / "rules" / "rulebook.yaml"


def folder(name: str) -> Path:
    """Find a shipped folder.

    Args:
        name: `templates` or `schemas`.
    """
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
