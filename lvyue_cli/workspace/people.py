"""Who acted: a name and a unit, resolved through the roster and the directory."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

from lvyue_cli.errors import WrongUse
from lvyue_cli.records.identifiers import Actor

if TYPE_CHECKING:
    from lvyue_cli.directory import Directory

_NEEDS_QUOTES = re.compile(r"""[\s'"\\$`&|;<>()*?!#~{}\[\]]""")


def resolve_unit(text: str, directory: Directory, notices: list[str]) -> str:
    """Find a unit by any of its names, and give its id, or that of the unit that has its duties now.

    Args:
        text: The name as typed.
        directory: The units.
        notices: Where it is told that the duties have passed to another unit.

    Raises:
        WrongUse: The directory has no such unit.
    """
    found = directory.unit(text.strip())
    if found is None:
        raise WrongUse(f"单位名录中没有“{text}”", f"lvyue unit add {as_argument(text)}")
    successor = directory.successor(found.id)
    if successor != found.id:
        name = directory.name(successor)
        notices.append(f"{text.strip()}的职责已由{name}承接，按{name}办理")
    return successor


def resolve_actor(text: str, directory: Directory, notices: list[str]) -> Actor:
    """Read `NAME@UNIT`, or `NAME` with the unit taken from the roster.

    Args:
        text: The person as typed.
        directory: The units and the roster.
        notices: Where it is told that the duties of the unit have passed to another one.

    Raises:
        WrongUse: The unit is not in the directory, or the person alone does not tell the unit.
    """
    name, at, unit = text.strip().partition("@")
    if not name.strip() or "@" in unit:
        raise WrongUse(f"办理人写法不对：{text}", "写作 姓名@单位")
    if at:
        return Actor(name.strip(), resolve_unit(unit, directory, notices))
    found = directory.unit_of(name.strip())
    if found is None:
        message = f"专班名单中查不到“{name}”的单位"
        raise WrongUse(message, f"写作 {as_argument(f'{name}@单位')}；或由名单中的人登记：{_entering(name)}")
    return Actor(name.strip(), found)


def person(name: str) -> str:
    """Make a git user's name fit to stand before an `@`."""
    return " ".join(name.replace("@", "＠").split()) or "未署名"


def _entering(name: str) -> str:
    return f"lvyue roster add --role staff --name {as_argument(name)} --unit 单位"


def stranger(name: str, directory: Directory) -> tuple[str, str] | None:
    """Say that who enters is not on the roster, and who can mend that; nothing where they are.

    Args:
        name: As git knows them.
        directory: The roster.
    """
    known = person(name)
    if known in {member.name for member in directory.members}:
        return None
    return f"录入人“{known}”不在专班名单中，审计会指出（AU09）", f"请名单中的人先运行 {_entering(known)}"


def as_argument(text: str) -> str:
    """Spell a text as it must be typed in a shell; Chinese characters need no quotes there."""
    return shlex.quote(text) if _NEEDS_QUOTES.search(text) else text
