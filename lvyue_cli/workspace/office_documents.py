"""An office's own .docx: read, checked before anything is printed on it, and filled in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError

from lvyue_cli.diagnostics import Finding
from lvyue_cli.errors import LedgerUnavailable
from lvyue_cli.renderers.docx import intake, own, tags
from lvyue_cli.reports.document_forms import DOCUMENTS
from lvyue_cli.reports.documents.catalogue import NAMES
from lvyue_cli.reports.documents.names import plain
from lvyue_cli.store.layout import TEMPLATES
from lvyue_cli.text.refusal import Rejected
from lvyue_cli.workspace.text_environment import FILTERS
from lvyue_cli.workspace.text_names import unknown_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.store.source import Source

FOLDER, SUFFIX = f"{TEMPLATES}/documents", ".docx"
TOO_LARGE = "TX10"
_ENVIRONMENT = own.environment(FILTERS)


def read(source: Source, form: str) -> bytes | None:
    """Read the office's own template of a form, if it has one.

    Args:
        source: The ledger.
        form: A key of DOCUMENTS.

    Raises:
        LedgerUnavailable: It has faults; the first is named.
    """
    path = _path(form)
    raw, findings = _checked(source, path, form)
    if findings:
        raise _faulty(findings[0])
    return raw


def fill(raw: bytes, paper: Printing) -> bytes:
    """Print a paper on a template.

    Args:
        raw: A template without faults.
        paper: The paper, with its ground.

    Raises:
        LedgerUnavailable: It cannot be filled in.
    """
    try:
        return own.fill(
            raw,
            plain(NAMES[paper.form], paper),
            FILTERS,
            title=DOCUMENTS[paper.form].label,
            as_of=paper.as_of,
            draft=paper.draft,
            properties=paper.properties,
        )
    except Rejected as refusal:
        raise _faulty(refusal.finding(_path(paper.form))) from refusal


def check_office_documents(source: Source) -> Iterator[Finding]:
    """Check every .docx in the ledger's own `templates/` that a document is printed on.

    Args:
        source: The ledger.
    """
    for name in source.names(FOLDER):
        form = PurePosixPath(name).stem
        if PurePosixPath(name).suffix.lower() == SUFFIX and form in DOCUMENTS:
            yield from _checked(source, f"{FOLDER}/{name}", form)[1]


def _checked(source: Source, path: str, form: str) -> tuple[bytes | None, tuple[Finding, ...]]:
    try:
        raw = source.read(path)
    except Rejected as refusal:
        return None, (_unread(refusal).finding(path),)
    found = () if raw is None else tuple(intake.dangers(raw)) or tuple(_faults(raw, form))
    return raw, tuple(replace(one, path=path, line=one.line or 1, column=1) for one in found)


def _unread(refusal: Rejected) -> Rejected:
    if refusal.code != TOO_LARGE:
        return refusal
    return Rejected(refusal.code, "公文模板超过 256 KiB", "删去图片，或把图片缩小后再放入")


def _faults(raw: bytes, form: str) -> Iterator[Finding]:
    """Tell what is wrong with what a template says; the line of a finding is the number of its paragraph."""
    try:
        for source in own.sources(raw):
            for one in _misspelt(source) or unknown_names(
                _ENVIRONMENT.parse(source), NAMES[form], _ENVIRONMENT.filters
            ):
                place = tags.quoted(source, one.line)
                yield replace(one, message=f"{place}{one.message}", line=max(one.line - 1, 1))
    except Rejected as refusal:
        yield refusal.finding()


def _misspelt(source: str) -> tuple[Finding, ...]:
    try:
        _ENVIRONMENT.compile(source)
    except TemplateSyntaxError as error:
        return (Finding("DC01", f"写法有误{tags.reason(error)}", tags.PAIRS, line=error.lineno),)
    return ()


def _path(form: str) -> str:
    return f"{FOLDER}/{form}{SUFFIX}"


def _faulty(finding: Finding) -> LedgerUnavailable:
    return LedgerUnavailable(f"公文模板有误：{finding}", "改正模板后再打印")
