"""FORMS: every paper that can be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.reports.document_forms import DOCUMENTS
from lvyue_cli.reports.page_forms import PAGES
from lvyue_cli.reports.sheet_forms import SHEETS

if TYPE_CHECKING:
    from lvyue_cli.reports.form import Form

FORMS: dict[str, Form] = {**SHEETS, **DOCUMENTS, **PAGES}
