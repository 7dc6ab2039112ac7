"""Templates of pages: the office's own first, then those that come with lvyue; each checked before it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import Finding
from lvyue_cli.renderers.html import faults
from lvyue_cli.renderers.sandbox import TemplateFault, compiled
from lvyue_cli.reports.page_forms import PAGES
from lvyue_cli.resources import folder
from lvyue_cli.store.layout import TEMPLATES
from lvyue_cli.text.refusal import Rejected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.store.source import Source

FOLDER, SUFFIX = "pages", ".html.j2"
REMEDY = "对照自带的模板改正"


def page_path(form: str) -> str:
    """Name the template of a page, relative to the ledger.

    Args:
        form: A key of PAGES.
    """
    return f"{TEMPLATES}/{FOLDER}/{form}{SUFFIX}"


def page_template(source: Source, form: str) -> str:
    """Read the template of a page.

    Args:
        source: The ledger; its own template wins.
        form: A key of PAGES.

    Raises:
        TemplateFault: It is no UTF-8 text.
    """
    own = source.read(page_path(form))
    return _text((folder(TEMPLATES) / FOLDER / f"{form}{SUFFIX}").read_bytes() if own is None else own)


def check_pages(source: Source) -> Iterator[Finding]:
    """Check every template of a page in the ledger's own `templates/`."""
    for name in source.names(f"{TEMPLATES}/{FOLDER}"):
        form = name.removesuffix(SUFFIX)
        if form in PAGES and form != name:
            yield from _check(source, page_path(form))


def _check(source: Source, path: str) -> Iterator[Finding]:
    try:
        text = _text(source.read(path) or b"")
        compiled(text)
    except Rejected as refusal:
        yield refusal.finding(path)
    except TemplateFault as fault:
        yield finding(fault, path)
    else:
        yield from (finding(fault, path) for fault in faults(text))


def finding(fault: TemplateFault, path: str) -> Finding:
    """Say a fault as a finding in a file.

    Args:
        fault: The fault.
        path: The file, relative to the ledger.
    """
    return Finding("WB01", fault.message, REMEDY, path=path, line=fault.line, column=1)


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TemplateFault("不是 UTF-8 编码", raw[: error.start].count(b"\n") + 1) from error
