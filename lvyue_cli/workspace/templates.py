"""Templates: the office's own first, then those that come with lvyue; each checked before it is used."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lvyue_cli.errors import LedgerUnavailable
from lvyue_cli.reports.forms import FORMS
from lvyue_cli.reports.lists import LISTS
from lvyue_cli.reports.sheet_check import Words, check
from lvyue_cli.reports.sources.catalogue import ROWS
from lvyue_cli.resources import folder
from lvyue_cli.store.layout import TEMPLATES
from lvyue_cli.store.typed import locate
from lvyue_cli.text.guard import parse
from lvyue_cli.text.refusal import Rejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
    offered = {name: tuple(rows.fields) for name, rows in ROWS.items()}
    spec, findings = check(parsed.data, Words(offered, LISTS))
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
            yield from CHECKERS[path.suffix](source, raw or b"", path)


def _check_declaration(_: Source, raw: bytes, path: PurePosixPath) -> tuple[Finding, ...]:
    return read_sheet(raw, str(path))[1]


def _check_workbook(source: Source, raw: bytes, path: PurePosixPath) -> tuple[Finding, ...]:
    from lvyue_cli.workspace.own_sheets import check_own_sheet  # noqa: PLC0415  brings openpyxl and jinja2

    where, declaration = declaration_of(source, path.stem)
    declared, _ = read_sheet(declaration, where)
    return check_own_sheet(raw, str(path), declared) if declared is not None else ()


CHECKERS: dict[str, Callable[[Source, bytes, PurePosixPath], tuple[Finding, ...]]] = {
    ".yaml": _check_declaration,
    ".xlsx": _check_workbook,
}
