"""Where each thing lies in a ledger's folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = "lvyue.yaml"
PROGRAMME = "programme.yaml"
UNITS = "units.yaml"
ROSTER = "roster.yaml"
PROBLEMS = "problems"
SUBMISSIONS = "submissions"
CALENDAR = "calendar.yaml"
POLICIES = "policies.yaml"
PROJECTS = "projects.yaml"
SCHEMAS = "schemas"
TEMPLATES = "templates"
ATTRIBUTES = ".gitattributes"
EVIDENCE = "evidence"

MERGED = f"{PROBLEMS}/** merge=lvyue\n{SUBMISSIONS}/** merge=lvyue\n"
"""The attributes by which git has `lvyue merge-driver` merge what grows by acts."""

FILES = (SETTINGS, PROGRAMME, UNITS, ROSTER, CALENDAR, POLICIES, PROJECTS)
_FOLDERS = (PROBLEMS, SUBMISSIONS, SCHEMAS, TEMPLATES, EVIDENCE)

KINDS = {PROBLEMS: "problem", SUBMISSIONS: "submissions", EVIDENCE: "evidence"}

_ID = re.compile(r"([A-Z]{1,6})-([0-9]{4})-([A-Z]{1,2})([0-9]{4,9})")


def is_problem_id(text: str) -> bool:
    """Tell whether a text is spelled like a problem's id."""
    return _ID.fullmatch(text) is not None


def problem_path(problem: str) -> str:
    """Name the file of a problem: it follows from the id and never changes.

    Args:
        problem: A well-formed id, such as `ZD-2024-A0001`.
    """
    match = _ID.fullmatch(problem)
    if match is None:
        raise ValueError(problem)
    _, year, station, number = match.groups()
    return f"{PROBLEMS}/{year}/{station}{int(number) // 1000:02d}/{problem}.yaml"


def submissions_path(item: str, unit: str) -> str:
    """Name the file of what a unit reports on an item.

    Args:
        item: The item's id.
        unit: The unit's id.
    """
    return f"{SUBMISSIONS}/{item}/{unit}.yaml"


def belongs_to_a_ledger(path: str) -> bool:
    """Tell whether a ledger itself keeps what lies at a path.

    Args:
        path: Relative to the ledger.
    """
    return path in FILES or path.partition("/")[0] in _FOLDERS


def kind_of(path: str) -> str:
    """Tell what a file of the ledger says: `problem`, `submissions`, `evidence` or `frame`; else nothing.

    Args:
        path: Relative to the ledger.
    """
    return "frame" if path in FILES else KINDS.get(path.partition("/")[0], "")


def modeline(path: str, schema: str) -> str:
    """Write the comment by which editors find the schema, relative to the file so that it works offline.

    Args:
        path: The file, relative to the ledger.
        schema: The schema's name, such as `problem`.
    """
    up = "../" * path.count("/")
    return f"yaml-language-server: $schema={up}{SCHEMAS}/{schema}.schema.json"


def find_ledger(start: Path) -> Path | None:
    """Look for a ledger as git looks for a repository: here, in `ledger/` here, then one folder up."""
    return next((found for folder in (start, *start.parents) if (found := ledger_in(folder))), None)


def ledger_in(folder: Path) -> Path | None:
    """Give the ledger that a folder is, or that lies in its `ledger/`; nothing where there is none."""
    return next((one for one in (folder, folder / "ledger") if (one / SETTINGS).is_file()), None)
