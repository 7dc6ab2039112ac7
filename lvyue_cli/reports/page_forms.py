"""PAGES: the forms that are printed as web pages and drawings."""

from __future__ import annotations

from lvyue_cli.reports.form import Form

PAGES: dict[str, Form] = {
    "dashboard": Form("进展情况一览", "html", lists=lambda _: True),
    "chart": Form("工作图和问题分布", "svg"),
    "chart-page": Form("工作图和问题分布（网页）", "html"),
}
