"""`lvyue forms`: the papers that can be printed."""

from __future__ import annotations

from lvyue_cli.cli.console import out_json, out_table
from lvyue_cli.cli.options import Json


def list_forms(*, as_json: Json = False) -> int:
    """List the forms."""
    from lvyue_cli.reports.forms import FORMS

    rows = [{"id": name, "label": form.label, "format": form.format} for name, form in FORMS.items()]
    if as_json:
        out_json({"forms": rows})
    else:
        out_table(("表格", "名称", "格式"), [tuple(row.values()) for row in rows])
    return 0
