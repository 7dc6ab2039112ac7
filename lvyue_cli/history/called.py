"""What plain git calls for the files of a ledger: `lvyue textconv` to show them, `lvyue merge-driver` to merge them.

`diff=lvyue` and `merge=lvyue` stand in .gitattributes, which travels with the ledger; what they mean does not.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from lvyue_cli.errors import LvyueError
from lvyue_cli.merging.clash import CURRENT, INCOMING, OLD

if TYPE_CHECKING:
    from lvyue_cli.history.repository import Repository

TEXTCONV, DRIVER, NAME = "diff.lvyue.textconv", "merge.lvyue.driver", "merge.lvyue.name"
LABELS = (CURRENT, OLD, INCOMING)
_LABELLED = " ".join(f"-L {label}" for label in LABELS)
_ALONE = "lvyue 没有运行成，以下文件只按文字合并、未经校验；请装好 lvyue，git merge --abort 后重新合并："

COMMANDS = {
    # Without lvyue, a file is shown as it is. For that reason git is not told to cache what is printed: it would go on
    # showing what it saw on the day when lvyue was missing.
    TEXTCONV: 'f() { lvyue textconv "$1" 2>/dev/null || cat "$1"; }; f',
    # A driver that cannot start, or breaks down, would leave our side in the file without a mark: the next commit drops
    # theirs. A clean merge of texts is no clean merge of records, so that git is told of a conflict in any case.
    DRIVER: (
        'f() { lvyue merge-driver "$@" && return 0; grep -q "^<<<<<<< " "$2" && return 1; '
        f'echo "{_ALONE}$4" >&2; git merge-file --diff3 {_LABELLED} -- "$2" "$1" "$3"; return 1; }}; f %O %A %B %P'
    ),
    NAME: "lvyue：逐项合并问题文件和报送记录",
}


def install(repository: Repository) -> tuple[str, ...]:
    """Have plain git call lvyue in this clone, and name the settings that are new; a choice made stays.

    Args:
        repository: The clone.
    """
    with suppress(LvyueError, OSError):  # what was done is done, whether or not the configuration can be written
        if _are_set_here((repository.common_dir / "config").read_bytes()):
            return ()
        fresh = missing(repository)
        for key in fresh:
            repository.set_config(key, COMMANDS[key])
        return fresh
    return ()


def _are_set_here(configuration: bytes) -> bool:
    """Tell, without git, whether all stand in the clone's configuration as git writes it; else git is asked."""
    text = configuration.decode("utf-8", "replace")
    return all(pattern.search(text) for pattern in _WRITTEN)


def _written(key: str) -> re.Pattern[str]:
    section, _, name = key.split(".")
    return re.compile(rf'^\[{section} "lvyue"\]\n(?:[ \t][^\n]*\n)*?[ \t]+{name} = .', re.MULTILINE)


_WRITTEN = tuple(map(_written, COMMANDS))


def missing(repository: Repository) -> tuple[str, ...]:
    """Name the settings that git does not have.

    Args:
        repository: The clone.
    """
    found = repository.ask("config", "-z", "--get-regexp", r"^(diff|merge)\.lvyue\.") or ""
    known = {entry.partition("\n")[0] for entry in found.split("\0")}
    return tuple(key for key in COMMANDS if key not in known)
