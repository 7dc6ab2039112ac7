"""How findings are printed: for people, for programs, and for the forges that show them beside the lines."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lvyue_cli.cli.console import out, out_json, talk
from lvyue_cli.diagnostics import SEVERITIES, capped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lvyue_cli.diagnostics import Finding
    from lvyue_cli.workspace.check import Checked


def as_text(checked: Checked, root: Path | None, below: Callable[[Finding], Iterable[str]] = lambda _: ()) -> None:
    """Print a line for each finding.

    Args:
        checked: What was found.
        root: The ledger's folder.
        below: Gives the lines that are to stand below a finding.
    """
    start = Path(os.path.relpath(root)).as_posix() if root else "."
    for finding in capped(checked.findings):
        shown = f"{finding}" if start == "." or not finding.path else f"{start}/{finding}"
        weight = SEVERITIES[finding.severity]
        out(shown if finding.severity == "error" else f"{shown}（{finding.acceptance or weight}）")
        for line in below(finding):
            out(line)
    more = f"，提醒 {checked.notices} 条" if checked.notices else ""
    more += f"，已认可 {checked.accepted} 处" if checked.accepted else ""
    talk(f"共校验 {checked.checked} 个{checked.what}：错误 {checked.errors} 处，提示 {checked.warnings} 处{more}")


def _json(checked: Checked, _: Path | None) -> None:
    findings = [row(finding) for finding in checked.findings]
    summary = {"checked": checked.checked, "errors": checked.errors, "warnings": checked.warnings}
    summary |= {"notices": checked.notices, "accepted": checked.accepted}
    out_json({"findings": findings, "summary": summary})


def row(finding: Finding) -> dict[str, Any]:
    """Tell programs of a finding.

    Args:
        finding: The finding.
    """
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "id": finding.id or None,
        "field": ".".join(str(step) for step in finding.field) or None,
        "message": finding.message,
        "remedy": finding.remedy,
        **({"commit": finding.commit} if finding.commit else {}),
        "accepted": asdict(finding.acceptance) if finding.acceptance else None,
    }


def _github(checked: Checked, root: Path | None) -> None:
    """Print as the forge's annotations; it has its own escapes for line ends and commas."""
    start = _start(root)
    for one in capped(checked.findings):
        place = f"file={_property(start + one.path)},line={one.line},col={one.column},title={one.code}"
        message = f"{one.message} — {one.remedy}".replace("%", "%25").replace("\n", "%0A")
        out(f"::{'notice' if one.acceptance else one.severity} {place}::{message}")


def _start(root: Path | None) -> str:
    """Lead from the current folder, where the forge starts, to the ledger."""
    start = Path(os.path.relpath(root)).as_posix() if root else "."
    return "" if start == "." else f"{start}/"


def _sarif(checked: Checked, root: Path | None) -> None:
    from lvyue_cli.cli.sarif import document

    out_json(document(checked.findings, _start(root)))


def _property(text: str) -> str:
    return text.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[Checked, Path | None], None]] = {
    "text": as_text,
    "json": _json,
    "github": _github,
    "sarif": _sarif,
}
