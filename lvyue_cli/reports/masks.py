"""Masks: how a person, an enterprise or a text is shown to everybody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lvyue_cli.personal import masked

if TYPE_CHECKING:
    from collections.abc import Iterable

NOBODY = "某某"
HIDDEN = "**"
# What kind of enterprise it is says its name's end; the longest is tried first.
_FORM = re.compile(
    "(?:股份有限公司|有限责任公司|有限公司|集团公司|公司|集团|合伙企业|专业合作社|合作社|经营部|工作室|商行|厂|店|部|场|中心)$"
)


def person(name: str) -> str:
    """Mask a person's name: 张三 becomes 张某某."""
    return f"{name[:1]}{NOBODY}"


def enterprise(name: str) -> str:
    """Mask an enterprise's name: what it begins with and what kind of enterprise it is stay."""
    form = _FORM.search(name)
    return f"{name[:1]}{HIDDEN}{form[0] if form else ''}"


def enterprises(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Mask the names of enterprises so that each can be told from the others: those that look alike are numbered.

    Args:
        names: A key of each, such as its credit code, and its name.
    """
    found: dict[str, str] = {}
    for key, name in names:
        alike = sum(one.partition("（")[0] == enterprise(name) for one in found.values())
        found.setdefault(key, enterprise(name) + (f"（{alike + 1}）" if alike else ""))
    return found


def text(said: str, names: Iterable[str]) -> str:
    """Mask what a person typed: numbers in it, and names that are known.

    Args:
        said: The text.
        names: The names of enterprises that must not be in it.
    """
    for name in sorted(names, key=len, reverse=True):
        said = said.replace(name, enterprise(name))
    return masked(said)
