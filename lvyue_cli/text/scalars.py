"""How one value is written: plain where every reader takes it for the same string, quoted where any would not."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_NOT_A_STRING = re.compile(
    r"""[-+]? (?: [0-9][0-9_,]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?       # 007  1_000  12.50  1e3
                | \.[0-9_]+(?:[eE][-+]?[0-9]+)?                        # .5
                | 0[xX][0-9a-fA-F_]+ | 0[oO][0-7_]+ | 0[bB][01_]+
                | [0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?          # 12:30, which YAML 1.1 counts in sixties
                | \.(?:inf|Inf|INF|nan|NaN|NAN) )
      | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2} (?:[Tt\ \t].*)?                 # a timestamp
      | (?i:~|null|true|false|yes|no|on|off|y|n|=|<<)""",
    re.VERBOSE,
)
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_BREAKS_PLAIN = re.compile(r":(?: |$)| #|[\n\t]|^\.\.\.")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})

_TEXTS: dict[type, Callable[[Any], str]] = {
    str: str.__str__,  # of an enum, its value
    bool: lambda value: "true" if value else "false",
    int: str,
    Decimal: lambda value: format(value, "f"),
    date: lambda value: value.isoformat(),
}
"""How each kind of value reads as a string; the first kind that fits is taken for kinds derived from it."""


def text_of(value: Any) -> str:
    """Give the string that reading a written value gives.

    Args:
        value: A str, bool, int, Decimal or date.

    Raises:
        TypeError: For any other kind; a float has no place in a ledger.
    """
    write = _TEXTS.get(type(value)) or next((_TEXTS[kind] for kind in _TEXTS if isinstance(value, kind)), None)
    if write is None:
        raise TypeError(f"a ledger holds no {type(value).__name__}")
    return write(value)


def one_line(value: Any) -> str:
    """Write a value on one line.

    Args:
        value: A str, bool, int, Decimal or date.
    """
    text = text_of(value)
    return quoted(text) if isinstance(value, str) and not _is_plain(text) else text


def quoted(text: str) -> str:
    """Write a text in double quotes; only what must be escaped is.

    Args:
        text: The text.
    """
    return f'"{text.translate(_ESCAPES)}"'


def block(value: Any, indent: int) -> tuple[str, list[str]] | None:
    """Write a text of several lines as a block: its header and its lines; nothing where quotes are safer.

    A text that ends in blank lines is quoted: as a block its value would depend on the lines around it.

    Args:
        value: The value.
        indent: Spaces before each line.
    """
    if not isinstance(value, str) or "\n" not in value:
        return None
    lines = value.removesuffix("\n").split("\n")
    steady = lines[0] and lines[-1] and not lines[0].startswith(" ") and all(map(_survives_in_a_block, lines))
    header = "|" if value.endswith("\n") else "|-"
    return (header, [line and " " * indent + line for line in lines]) if steady else None


def _survives_in_a_block(line: str) -> bool:
    """Tell whether neither an editor nor the guard would touch the line: no blanks at its end, no tab."""
    return line == line.rstrip() and "\t" not in line


def _is_plain(text: str) -> bool:
    """Tell whether YAML 1.1 and 1.2 both read the bare text as this string; a true date may stand bare."""
    if _ISO_DATE.fullmatch(text):
        return _is_date(text)
    bare = bool(text) and text == text.strip() and text[0] not in _INDICATORS
    return bare and not _BREAKS_PLAIN.search(text) and not _NOT_A_STRING.fullmatch(text)


def _is_date(text: str) -> bool:
    """Tell whether the day exists."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
