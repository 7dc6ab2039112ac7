"""Templates: the office's own first, then those that come with lvyue; each checked before it is used."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lvyue_cli.errors import LedgerUnavailable
from lvyue_cli.reports import rows
from lvyue_cli.reports.forms import FORMS
from lvyue_cli.reports.lists import LISTS
from lvyue_cli.reports.sheet import SheetSpec, check
from lvyue_cli.resources import folder
from lvyue_cli.store.layout import TEMPLATES
from lvyue_cli.store.typed import locate
from lvyue_cli.text.guard import parse
from lvyue_cli.text.refusal import Rejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lvyue_cli.diagnostics import Finding
    from lvyue_cli.store.source import Source


def sheet(source: Source, form: str) -> SheetSpec:
    """Read the declaration of a sheet.

    Args:
        source: The ledger; its own template wins.
        form: A key of FORMS.

    Raises:
        LedgerUnavailable: The declaration has faults; the first is named with its line.
    """
    path, raw = declaration_of(source, form)
    spec, findings = read_sheet(raw, path)
    if spec is None or findings:
        raise LedgerUnavailable(f"表样有误：{findings[0]}", "改正表样后再打印")
    return spec


def declaration_of(source: Source, form: str) -> tuple[str, bytes]:
    """Find the declaration of a sheet, the ledger's own first, and where it belongs in the ledger."""
    path = f"{TEMPLATES}/sheets/{form}.yaml"
    own = source.read(path)
    return path, own if own is not None else (folder(TEMPLATES) / "sheets" / f"{form}.yaml").read_bytes()


def read_sheet(raw: bytes, path: str) -> tuple[SheetSpec | None, tuple[Finding, ...]]:
    """Read and check a declaration.

    Args:
        raw: Its bytes.
        path: The file, for the findings.
    """
    try:
        parsed = parse(raw)
    except Rejected as refusal:
        return None, (refusal.finding(path),)
    spec, findings = check(parsed.data, tuple(rows.FIELDS), LISTS)
    return spec, tuple(replace(locate(finding, parsed), path=path) for finding in findings)


def check_templates(source: Source) -> Iterator[Finding]:
    """Check every form of the ledger's own `templates/`: declarations, and workbooks."""
    for name in source.names(f"{TEMPLATES}/sheets"):
        path = PurePosixPath(f"{TEMPLATES}/sheets/{name}")
        if path.suffix in CHECKERS and path.stem in FORMS:
            try:
                raw = source.read(str(path))
            except Rejected as refusal:
                yield refusal.finding(str(path))
                continue
            yield from CHECKERS[path.suffix](raw or b"", str(path))


def _check_declaration(raw: bytes, path: str) -> tuple[Finding, ...]:
    return read_sheet(raw, path)[1]


def _check_workbook(raw: bytes, path: str) -> tuple[Finding, ...]:
    from lvyue_cli.workspace.own_sheets import check_own_sheet  # noqa: PLC0415  brings openpyxl and jinja2

    return check_own_sheet(raw, path)


CHECKERS: dict[str, Callable[[bytes, str], tuple[Finding, ...]]] = {
    ".yaml": _check_declaration,
    ".xlsx": _check_workbook,
}
