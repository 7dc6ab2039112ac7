"""An office's own workbook in `templates/sheets/`: it wins over the declared form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import Finding, Severity
from lvyue_cli.errors import LedgerUnavailable
from lvyue_cli.renderers.xlsx.own import Filling, OwnWorkbook, Unfillable, read_workbook, render
from lvyue_cli.reports.names import Names, names, whole_of
from lvyue_cli.reports.sheet import PLACEHOLDERS
from lvyue_cli.reports.sources.catalogue import ROWS
from lvyue_cli.store.layout import TEMPLATES
from lvyue_cli.text.refusal import Rejected

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.reports.sheet_spec import BookSpec, SheetSpec
    from lvyue_cli.reports.table import Cell
    from lvyue_cli.store.source import Source

SUFFIX = ".xlsx"
OF_THE_FILE = "SH06"
FILLED_IN = "填报表收回时要认出是哪一条，只能改 YAML 表样"
IN_PARTS = "分几张或逐份填写的表，只能改 YAML 表样"
REMEDY = "改正表样后再打印；lvyue validate 可查全部问题"


@dataclass(frozen=True, slots=True)
class OwnSheetTemplate:
    """An office's own workbook for a form.

    Args:
        path: Where it lies.
        declared: What its rows are about.
        workbook: What it says.
        notices: What of it is not printed.
    """

    path: str
    declared: SheetSpec
    workbook: OwnWorkbook
    notices: tuple[str, ...]

    def render(self, printing: Printing, said: Mapping[str, str]) -> bytes:
        """Print it.

        Args:
            printing: The paper.
            said: Its words.

        Raises:
            LedgerUnavailable: Something in it can't be computed for a row.
        """
        properties, filling = dict(printing.properties), self._filling(printing, said)
        try:
            return render(self.workbook, filling, as_of=printing.as_of, draft=printing.draft, properties=properties)
        except Unfillable as error:
            raise LedgerUnavailable(f"表样有误：{self.path}!{error.message}", error.remedy) from error

    def _filling(self, printing: Printing, said: Mapping[str, str]) -> Filling:
        """Work out what it names and nothing else."""
        source, known = ROWS[self.declared.rows], names_of_a_sheet(self.declared)
        used = {name for one in self.workbook.sheets for each in one.expressions.values() for name in each.names}
        whole = source.sums(
            printing, [field for field in source.fields if whole_of(field) in _called(known.words, used)]
        )
        together: dict[str, Cell] = {whole_of(field): value for field, value in (whole or {}).items()}
        return Filling(known, source.rows(printing, tuple(_called(known.row, used))), {**said, **together})


def _called(names: Mapping[str, str], used: set[str]) -> set[str]:
    return {names[name] for name in used if name in names}


def names_of_a_sheet(declared: SheetSpec) -> Names:
    """Give the names that a workbook may use.

    Args:
        declared: The form that it stands in for.
    """
    source = ROWS[declared.rows]
    labels = {field: label for field, (label, _) in source.fields.items()}
    return names(labels, PLACEHOLDERS, whole=source.whole is not None)


def own_sheet(source: Source, form: str, book: BookSpec) -> OwnSheetTemplate | None:
    """Read the office's own workbook for a form, if there is one.

    Args:
        source: The ledger.
        form: A key of FORMS.
        book: The declaration of the form.

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
    workbook, findings = _read(raw, book)
    if workbook is None or book.alone is None:
        first = next(one for one in findings if one.severity is Severity.ERROR)
        place = f"{path}：" if first.code == OF_THE_FILE else f"{path}!"
        raise LedgerUnavailable(f"表样有误：{place}{first.message}", f"{first.remedy}；{REMEDY}")
    return OwnSheetTemplate(path, book.alone, workbook, tuple(finding.message for finding in findings))


def check_own_sheet(raw: bytes, path: str, book: BookSpec) -> tuple[Finding, ...]:
    """Check an office's own workbook.

    Args:
        raw: Its bytes.
        path: Where it lies, for the findings.
        book: The declaration of the form.
    """
    return tuple(replace(finding, path=path) for finding in _read(raw, book)[1])


def _read(raw: bytes, book: BookSpec) -> tuple[OwnWorkbook | None, tuple[Finding, ...]]:
    if book.alone is None:
        remedy = f"移走；改用 YAML 表样：lvyue forms export {book.id} --format yaml"
        return None, (Finding(OF_THE_FILE, only_declared(book), remedy, line=1, column=1),)
    return read_workbook(raw, names_of_a_sheet(book.alone))


def only_declared(book: BookSpec) -> str:
    """Say why no workbook can stand in for a form."""
    return FILLED_IN if book.is_returned else IN_PARTS
