"""How plain git shows the files of a ledger: as `lvyue textconv` prints them."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from lvyue_cli.errors import LvyueError

if TYPE_CHECKING:
    from lvyue_cli.history.repository import Repository

KEY = "diff.lvyue.textconv"  # `diff=lvyue` stands in .gitattributes, which travels with the ledger; this does not
# Without lvyue, a file is shown as it is. For that reason git is not told to cache what is printed: it would go on
# showing what it saw on the day when lvyue was missing.
COMMAND = 'f() { lvyue textconv "$1" 2>/dev/null || cat "$1"; }; f'

# As git writes it below the section; whether it is set in any other way git is asked.
_SET = re.compile(rb'^\[diff "lvyue"\]\n(?:[ \t][^\n]*\n)*?[ \t]+textconv = .', re.MULTILINE)


def in_chinese(repository: Repository) -> bool:
    """Have plain git show problems in Chinese in this clone, and tell whether that is new; a choice made stays.

    Args:
        repository: The clone.
    """
    with suppress(LvyueError, OSError):  # what was done is done, whether or not the configuration can be written
        if not _SET.search((repository.common_dir / "config").read_bytes()) and repository.config(KEY) is None:
            repository.set_config(KEY, COMMAND)
            return True
    return False
