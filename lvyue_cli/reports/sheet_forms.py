"""SHEETS: the forms that are printed as workbooks."""

from __future__ import annotations

from lvyue_cli.reports.form import Form

SHEETS: dict[str, Form] = {
    "rectification-list": Form("问题排查及整改清单", "xlsx", public=True),
}
