"""An office's own workbook in `templates/sheets/`: it wins over the declared form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import Severity
from lvyue_cli.errors import LedgerUnavailable
from lvyue_cli.renderers.xlsx.own import Filling, OwnWorkbook, Unfillable, read_workbook, render
from lvyue_cli.reports import rows
from lvyue_cli.reports.names import Names, names
from lvyue_cli.reports.sheet import PLACEHOLDERS
from lvyue_cli.store.layout import TEMPLATES
from lvyue_cli.text.refusal import Rejected

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lvyue_cli.diagnostics import Finding
    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.reports.table import Cell
    from lvyue_cli.store.source import Source

SUFFIX = ".xlsx"
OF_THE_FILE = "SH06"
REMEDY = "改正表样后再打印；lvyue validate 可查全部问题"


@dataclass(frozen=True, slots=True)
class OwnSheetTemplate:
    """An office's own workbook for a form.

    Args:
        path: Where it lies.
        workbook: What it says.
        notices: What of it is not printed.
    """

    path: str
    workbook: OwnWorkbook
    notices: tuple[str, ...]

    def render(self, printing: Printing, listed: Sequence[Mapping[str, Cell]], said: Mapping[str, str]) -> bytes:
        """Print it.

        Args:
            printing: The paper.
            listed: Its rows.
            said: Its words.

        Raises:
            LedgerUnavailable: Something in it can't be computed for a row.
        """
        properties, filling = dict(printing.properties), Filling(names_of_a_sheet(), listed, said)
        try:
            return render(self.workbook, filling, as_of=printing.as_of, draft=printing.draft, properties=properties)
        except Unfillable as error:
            raise LedgerUnavailable(f"表样有误：{self.path}!{error.message}", error.remedy) from error


def names_of_a_sheet() -> Names:
    """Give the names that a workbook may use."""
    return names({field: label for field, (label, _) in rows.FIELDS.items()}, PLACEHOLDERS)


def own_sheet(source: Source, form: str) -> OwnSheetTemplate | None:
    """Read the office's own workbook for a form, if there is one.

    Args:
        source: The ledger.
        form: A key of FORMS.

    Raises:
        LedgerUnavailable: It can't be used; the first fault is named with its place.
    """
    path = f"{TEMPLATES}/sheets/{form}{SUFFIX}"
    try:
        raw = source.read(path)
    except Rejected as refusal:
        raise LedgerUnavailable(f"表样有误：{path} {refusal.message}", REMEDY) from refusal
    if raw is None:
        return None
    workbook, findings = read_workbook(raw, names_of_a_sheet())
    if workbook is None:
        first = next(one for one in findings if one.severity is Severity.ERROR)
        place = f"{path}：" if first.code == OF_THE_FILE else f"{path}!"
        raise LedgerUnavailable(f"表样有误：{place}{first.message}", f"{first.remedy}；{REMEDY}")
    return OwnSheetTemplate(path, workbook, tuple(finding.message for finding in findings))


def check_own_sheet(raw: bytes, path: str) -> tuple[Finding, ...]:
    """Check an office's own workbook.

    Args:
        raw: Its bytes.
        path: Where it lies, for the findings.
    """
    return tuple(replace(finding, path=path) for finding in read_workbook(raw, names_of_a_sheet())[1])
