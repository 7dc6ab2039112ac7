"""The files of problems that somebody names: every id is spelled like one, and has a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.errors import WrongUse
from lvyue_cli.store.layout import is_problem_id, problem_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lvyue_cli.store.source import Source


def path_of(id: str) -> str:  # noqa: A002  the field's name
    """Name the file of a problem.

    Raises:
        WrongUse: The id is not spelled like one.
    """
    if not is_problem_id(id):
        raise WrongUse(f"“{id}”不是问题编号", "编号如 ZD-2024-A0001，lvyue list 可查")
    return problem_path(id)


def recorded(source: Source, ids: Iterable[str]) -> None:
    """Refuse ids that no recorded problem has.

    Raises:
        WrongUse: With the first such id.
    """
    for id_ in ids:
        if source.read(path_of(id_)) is None:
            raise WrongUse(f"台账中没有问题 {id_}", "lvyue list 查看已有的问题")
