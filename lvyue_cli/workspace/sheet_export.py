"""Starting points for an office's own sheet: the workbook with a sample row, or the declaration of its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.errors import WrongUse
from lvyue_cli.renderers.xlsx.sample import Sample, render_sample
from lvyue_cli.reports.lists import lists
from lvyue_cli.reports.names import WHOLE, WORDS, plain
from lvyue_cli.reports.printing import words
from lvyue_cli.reports.sheet import build, filled
from lvyue_cli.reports.sheet_spec import BLANK, NUMBER
from lvyue_cli.reports.sources.catalogue import ROWS
from lvyue_cli.reports.table import Format
from lvyue_cli.store.layout import TEMPLATES
from lvyue_cli.workspace.export import Start
from lvyue_cli.workspace.own_sheets import only_declared
from lvyue_cli.workspace.templates import declaration_of, sheet

if TYPE_CHECKING:
    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.reports.sheet_spec import ColumnSpec, SheetSpec
    from lvyue_cli.store.source import Source

MARKS = {word: f"{{{{ {label} }}}}" for label, word in WORDS.items()}
NO_CHARTS = "表中的图不在导出的表格里；要印图的，改 YAML 表样（--format yaml）"
ROOM = "　"  # keeps the room of a word that has no text yet


def workbook(printing: Printing, source: Source) -> Start:
    """Make a workbook that prints what the declared form prints, to be edited in any spreadsheet program.

    Args:
        printing: The form, and the ledger whose words and figures decide how wide things are.
        source: Where the office's own declaration is, if it has one.

    Raises:
        WrongUse: The form has several sheets or boxes, or is filled in and sent back: only its declaration is edited.
    """
    book, said = sheet(source, printing.form), words(printing)
    spec = book.alone
    if spec is None:
        raise WrongUse(only_declared(book), f"lvyue forms export {printing.form} --format yaml")
    rows = ROWS[spec.rows]
    table = build(
        spec,
        rows.rows(printing, spec.fields),
        {word: text or ROOM for word, text in said.items()},
        lists(printing.ledger),
        as_of=printing.as_of,
        whole=rows.sums(printing, spec.fields),
    )
    sample = Sample(
        title=filled(spec.title, MARKS),
        attachment=filled(spec.attachment, MARKS) if filled(spec.attachment, said) else "",
        subtitle=tuple(filled(piece, MARKS) for piece in spec.subtitle),
        footer=tuple(filled(piece, MARKS) for piece in spec.footer),
        row=tuple(_expression(spec, column) for column in spec.columns),
        whole=tuple(_whole(spec, column) for column in spec.columns),
    )
    return Start(
        f"{TEMPLATES}/sheets/{printing.form}.xlsx", render_sample(table, sample), (NO_CHARTS,) if spec.charts else ()
    )


def declaration(printing: Printing, source: Source) -> Start:
    """Copy the declaration that the form is printed by.

    Args:
        printing: The form.
        source: Where the office's own declaration is, if it has one.
    """
    path, raw = declaration_of(source, printing.form)
    return Start(path, raw)


def _expression(spec: SheetSpec, column: ColumnSpec) -> str:
    if column.field in BLANK:
        return ""
    return "{{ 序号 }}" if column.field in NUMBER else _named(_label(spec, column), column)


def _whole(spec: SheetSpec, column: ColumnSpec) -> str:
    """Ask for what all rows together say in a column that is not summed."""
    source = ROWS[spec.rows]
    if source.whole is None or column.total or column.field not in source.fields:
        return ""
    return _named(f"{WHOLE}{_label(spec, column)}", column)


def _label(spec: SheetSpec, column: ColumnSpec) -> str:
    return plain(ROWS[spec.rows].fields[column.field][0])


def _named(name: str, column: ColumnSpec) -> str:
    return f"{{{{ {name} | 万元 }}}}" if column.format is Format.WAN else f"{{{{ {name} }}}}"
