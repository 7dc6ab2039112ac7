"""Templates: the office's own first, then those that come with lvyue; each checked before it is used."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lvyue_cli.errors import LedgerUnavailable
from lvyue_cli.reports import rows
from lvyue_cli.reports.forms import FORMS
from lvyue_cli.reports.sheet_check import Words, check
from lvyue_cli.reports.sources.catalogue import ROWS
from lvyue_cli.resources import folder
from lvyue_cli.store.layout import TEMPLATES
from lvyue_cli.store.typed import locate
from lvyue_cli.text.guard import parse
from lvyue_cli.text.refusal import Rejected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.diagnostics import Finding
    from lvyue_cli.reports.sheet_spec import BookSpec
    from lvyue_cli.store.source import Source


def sheet(source: Source, form: str) -> BookSpec:
    """Read the declaration of a sheet.

    Args:
        source: The ledger; its own template wins.
        form: A key of FORMS.

    Raises:
        LedgerUnavailable: The declaration has faults; the first is named with its line.
    """
    path = f"{TEMPLATES}/sheets/{form}.yaml"
    own = source.read(path)
    raw = own if own is not None else (folder(TEMPLATES) / "sheets" / f"{form}.yaml").read_bytes()
    spec, findings = read_sheet(raw, path)
    if spec is None or findings:
        raise LedgerUnavailable(f"表样有误：{findings[0]}", "改正表样后再打印")
    return spec


def read_sheet(raw: bytes, path: str) -> tuple[BookSpec | None, tuple[Finding, ...]]:
    """Read and check a declaration.

    Args:
        raw: Its bytes.
        path: The file, for the findings.
    """
    try:
        parsed = parse(raw)
    except Rejected as refusal:
        return None, (refusal.finding(path),)
    offered = {name: tuple(source.fields) for name, source in ROWS.items()}
    spec, findings = check(parsed.data, Words(offered, tuple(rows.LISTS)))
    return spec, tuple(replace(locate(finding, parsed), path=path) for finding in findings)


def check_templates(source: Source) -> Iterator[Finding]:
    """Check every declaration of a sheet in the ledger's own `templates/`."""
    for name in source.names(f"{TEMPLATES}/sheets"):
        path = f"{TEMPLATES}/sheets/{name}"
        if PurePosixPath(name).suffix == ".yaml" and PurePosixPath(name).stem in FORMS:
            try:
                raw = source.read(path)
            except Rejected as refusal:
                yield refusal.finding(path)
                continue
            yield from read_sheet(raw or b"", path)[1]
