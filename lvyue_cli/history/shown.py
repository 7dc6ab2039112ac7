"""How plain git shows the files of a ledger: as `lvyue textconv` prints them."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from lvyue_cli.errors import LvyueError

if TYPE_CHECKING:
    from lvyue_cli.history.repository import Repository

KEY = "diff.lvyue.textconv"  # `diff=lvyue` stands in .gitattributes, which travels with the ledger; this does not
# Without lvyue, a file is shown as it is. For that reason git is not told to cache what is printed: it would go on
# showing what it saw on the day when lvyue was missing.
COMMAND = 'f() { lvyue textconv "$1" 2>/dev/null || cat "$1"; }; f'


def in_chinese(repository: Repository) -> bool:
    """Have plain git show problems in Chinese in this clone, and tell whether that is new; a choice made stays.

    Args:
        repository: The clone.
    """
    with suppress(LvyueError):  # what was done is done, whether or not the configuration can be written
        if repository.config(KEY) is None:
            repository.set_config(KEY, COMMAND)
            return True
    return False
