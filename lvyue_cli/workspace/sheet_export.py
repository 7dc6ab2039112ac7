"""Starting points for an office's own sheet: the workbook with a sample row, or the declaration of its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.errors import WrongUse
from lvyue_cli.renderers.xlsx.sample import Sample, render_sample
from lvyue_cli.reports import rows
from lvyue_cli.reports.lists import lists
from lvyue_cli.reports.names import WORDS, plain
from lvyue_cli.reports.printing import words
from lvyue_cli.reports.sheet import NUMBER, ColumnSpec, build, filled
from lvyue_cli.reports.table import Format
from lvyue_cli.store.layout import TEMPLATES
from lvyue_cli.workspace.export import Start
from lvyue_cli.workspace.templates import declaration_of, sheet

if TYPE_CHECKING:
    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.store.source import Source

MARKS = {word: f"{{{{ {label} }}}}" for label, word in WORDS.items()}
BLANK = "　"  # keeps the room of a word that has no text yet


def workbook(printing: Printing, source: Source) -> Start:
    """Make a workbook that prints what the declared form prints, to be edited in any spreadsheet program.

    Args:
        printing: The form, and the ledger whose words decide how the lines above and below are cut.
        source: Where the office's own declaration is, if it has one.

    Raises:
        WrongUse: The form is filled in and sent back; a workbook of the office's own could not be read back.
    """
    spec, said = sheet(source, printing.form), words(printing)
    if any(column.fill for column in spec.columns):
        remedy = f"lvyue forms export {printing.form} --format yaml"
        raise WrongUse("填报表带有收回时的校验，只能改 YAML 表样", remedy)
    blank = dict.fromkeys(rows.FIELDS)
    table = build(
        spec,
        [blank],
        {word: text or BLANK for word, text in said.items()},
        lists(printing.ledger),
        as_of=printing.as_of,
    )
    sample = Sample(
        title=filled(spec.title, MARKS),
        attachment=filled(spec.attachment, MARKS) if filled(spec.attachment, said) else "",
        subtitle=tuple(filled(piece, MARKS) for piece in spec.subtitle),
        footer=tuple(filled(piece, MARKS) for piece in spec.footer),
        row=tuple(map(_expression, spec.columns)),
    )
    return Start(f"{TEMPLATES}/sheets/{printing.form}.xlsx", render_sample(table, sample))


def declaration(printing: Printing, source: Source) -> Start:
    """Copy the declaration that the form is printed by.

    Args:
        printing: The form.
        source: Where the office's own declaration is, if it has one.
    """
    path, raw = declaration_of(source, printing.form)
    return Start(path, raw)


def _expression(column: ColumnSpec) -> str:
    if column.field in NUMBER:
        return "{{ 序号 }}"
    name = plain(rows.FIELDS[column.field][0])
    return f"{{{{ {name} | 万元 }}}}" if column.format is Format.WAN else f"{{{{ {name} }}}}"
