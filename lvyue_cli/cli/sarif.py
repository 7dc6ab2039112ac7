"""Findings as SARIF 2.1.0, the form in which forges take the results of checks."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from lvyue_cli import __version__
from lvyue_cli.diagnostics import Severity
from lvyue_cli.store.rulebook import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lvyue_cli.diagnostics import Acceptance, Finding
    from lvyue_cli.store.rulebook import Entry

Data = dict[str, Any]
_DAYS = re.compile(r"[0-9]+ 天")
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}  # as SARIF names them
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def document(findings: Iterable[Finding], start: str) -> Data:
    """Build the log of one run.

    Args:
        findings: Every finding; what was accepted is told as suppressed.
        start: Leads to the ledger from the folder that paths are read from.
    """
    places = {one.code: place for place, one in enumerate(catalogue())}
    driver = {
        "name": "lvyue",
        "version": __version__,
        "semanticVersion": __version__,
        "language": "zh-CN",
        "rules": [_rule(one) for one in catalogue()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, places, start) for one in findings],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(one: Entry) -> Data:
    told = {"依据": one.ground, "看什么": one.looks, "怎么办": one.remedy, "错例": one.bad, "正例": one.good}
    return {
        "id": one.code,
        "shortDescription": {"text": one.title},
        "fullDescription": {"text": f"{one.title}。依据：{one.ground}"},
        "help": {
            "text": "\n".join(f"{label}：{text}" for label, text in told.items()),
            "markdown": "\n\n".join(f"**{label}**　{text}" for label, text in told.items()),
        },
        "defaultConfiguration": {"level": LEVELS[one.severity]},
        "properties": {"ground": one.ground, "tags": [one.code[:2]]},
    }


def _result(one: Finding, places: dict[str, int], start: str) -> Data:
    message = f"{one.message} — {one.remedy}" if one.remedy else one.message
    known = {"ruleIndex": places[one.code]} if one.code in places else {}
    return {
        "ruleId": one.code,
        **known,
        "level": LEVELS[one.severity],
        "message": {"text": message},
        **({"locations": [_location(one, start)]} if one.path else {}),
        "partialFingerprints": {"lvyue/v1": _fingerprint(one)},
        **({"suppressions": [_suppression(one.acceptance)]} if one.acceptance else {}),
    }


def _location(one: Finding, start: str) -> Data:
    region = {"region": {"startLine": one.line, "startColumn": max(one.column, 1)}} if one.line else {}
    place: Data = {"physicalLocation": {"artifactLocation": {"uri": quote(start + one.path)}, **region}}
    named = [{"name": one.id, "kind": "object"}] if one.id else []
    return {**place, "logicalLocations": named} if named else place


def _fingerprint(one: Finding) -> str:
    """Tell a finding apart from others and from none of its own in later runs: lines may move, and days go by."""
    known = (one.code, one.path, one.id, *map(str, one.field), _DAYS.sub("", one.message))
    return sha256("\0".join(known).encode()).hexdigest()


def _suppression(one: Acceptance) -> Data:
    return {"kind": "inSource", "justification": str(one)}
