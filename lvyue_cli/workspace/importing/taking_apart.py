"""Cells that print two facts at once, and how what came back is taken apart again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from lvyue_cli.importers.reading import Content
    from lvyue_cli.records.problem import Problem

LONGEST_TITLE = 60
_SENTENCE = re.compile(r"[。；\n]")
_PART = re.compile(r"[，。；、\n]")
_PROJECT = re.compile(r"(.+[^（])（([^（）]+)）")
_NUMBERED = re.compile(r"^\s*(?:[（(]?\d{1,2}[.、．）)]\s*|[一二三四五六七八九十]{1,3}、)")
_COUNT = re.compile(r"^\d+项措施完成\d+项；?")


def detail(text: str, problem: Problem | None = None) -> dict[str, str]:
    """Take a description apart into the title and what is said besides.

    Args:
        text: What came back.
        problem: The problem; nothing where it is a new one.
    """
    title = problem.title if problem is not None else None
    if title and text == title:
        return {"title": title, "detail": ""}
    if title and text.startswith(f"{title}。"):
        return {"title": title, "detail": text.removeprefix(f"{title}。").strip()}
    first, rest = _first(text)
    return {"title": first, "detail": rest}


def _first(text: str) -> tuple[str, str]:
    """Split behind the first sentence; one too long for a title is cut at its first pause, and kept whole below."""
    text = text.strip()
    first = _SENTENCE.split(text, maxsplit=1)[0].strip()
    if first and len(first) <= LONGEST_TITLE:
        return first, text[len(first) :].lstrip("。；\n ").strip()
    part = _PART.split(text, maxsplit=1)[0].strip()
    return (part or text)[:LONGEST_TITLE], text


def enterprise(text: str, problem: Problem | None = None) -> dict[str, str]:
    """Take `企业（项目）` apart.

    Args:
        text: What came back.
        problem: The problem; nothing where it is a new one.
    """
    project = problem.contract.name if problem is not None and problem.contract is not None else None
    if project and text.endswith(f"（{project}）"):
        return {"enterprise": text.removesuffix(f"（{project}）"), "contract": project}
    name = problem.enterprise.name if problem is not None and problem.enterprise is not None else None
    if name and text.startswith(f"{name}（") and text.endswith("）"):
        return {"enterprise": name, "contract": text[len(name) + 1 : -1]}
    found = _PROJECT.fullmatch(text.strip())
    if found is None or not found[1].endswith(("公司", "厂", "店", "中心", "合作社", "部", "集团", "院", "所", "商行")):
        return {"enterprise": text.strip(), **({"contract": ""} if project else {})}
    return {"enterprise": found[1], "contract": found[2]}


PARTED: dict[str, Callable[[str, Problem | None], dict[str, str]]] = {"detail": detail, "enterprise": enterprise}


def facts_of(field: str, name: str, content: Content | None, problem: Problem | None = None) -> dict[str, str]:
    """Word a cell as the facts that it says, as an officer would type them.

    Args:
        field: The field of the column.
        name: The fact, by a key of FIELDS.
        content: What came back; nothing where the cell was emptied.
        problem: The problem; nothing where it is a new one.
    """
    text = as_typed(content)
    return PARTED[field](text, problem) if text and field in PARTED else {name: text}


def as_typed(content: Content | None) -> str:
    """Word what a cell says as it would be typed: a day as 2024-05-06, a sum in 元."""
    return "" if content is None else content.strip() if isinstance(content, str) else str(content)


def measures(text: str) -> list[str]:
    """Take the measures of a cell apart, one a line, without their numbers.

    Args:
        text: What came back.
    """
    lines = (_NUMBERED.sub("", line).strip() for line in text.splitlines())
    return [line for line in lines if line]


def progress(text: str) -> str:
    """Take off what the ledger itself counts of the measures, and leave what the unit says.

    Args:
        text: What came back.
    """
    return _COUNT.sub("", text.strip()).strip()
