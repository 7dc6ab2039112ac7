"""The programmes that come with lvyue, each one YAML file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lvyue_cli.errors import WrongUse
from lvyue_cli.programmes.extends import resolve
from lvyue_cli.resources import CATALOGUE
from lvyue_cli.text.guard import parse

if TYPE_CHECKING:
    from pathlib import Path


def shipped(folder: Path = CATALOGUE) -> tuple[str, ...]:
    """List the ids of the programmes; those that only others extend begin with `_` and are not listed."""
    return tuple(sorted(path.stem for path in folder.glob("[!_]*.yaml")))


def load(id: str, folder: Path = CATALOGUE) -> dict[str, Any]:  # noqa: A002  the field's name
    """Read a programme with everything it extends written out.

    Args:
        id: The programme's id.
        folder: Where the catalogue lies.

    Raises:
        WrongUse: There is no such programme.
    """
    return resolve(read(id, folder), lambda base: read(base, folder)).data


def read(id: str, folder: Path = CATALOGUE) -> dict[str, Any]:  # noqa: A002  the field's name
    """Read what a programme, or what others only extend, says itself.

    Args:
        id: Its id.
        folder: Where the catalogue lies.

    Raises:
        WrongUse: There is no such programme.
    """
    path = next((path for path in folder.glob("*.yaml") if path.stem == id), None)
    if path is None:
        raise WrongUse(f"没有“{id}”这个方案", f"现有方案：{'、'.join(shipped(folder))}")
    return parse(path.read_bytes()).data
