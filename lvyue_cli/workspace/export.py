"""Exporting a form: a starting point that an office edits and puts into its ledger's `templates/`."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from lvyue_cli.errors import WrongUse
from lvyue_cli.reports.forms import FORMS
from lvyue_cli.reports.printing import Printing
from lvyue_cli.workspace.look import ledger_to_read
from lvyue_cli.workspace.paper import Paper
from lvyue_cli.workspace.publish import made_folder, write

if TYPE_CHECKING:
    from lvyue_cli.workspace.place import Place

EXPORTERS: dict[str, dict[str, str]] = {
    "xlsx": {
        "xlsx": "lvyue_cli.workspace.sheet_export:workbook",
        "yaml": "lvyue_cli.workspace.sheet_export:declaration",
    },
    "docx": {
        "docx": "lvyue_cli.workspace.text_export:office",
        "md": "lvyue_cli.workspace.text_export:text",
    },
    "html": {"html": "lvyue_cli.workspace.text_export:page"},
}  # by format of the form, then by the format asked for, the usual one first: the function that makes it


@dataclass(frozen=True, slots=True)
class Start:
    """A starting point.

    Args:
        path: Where it counts, relative to the ledger.
        content: Its bytes.
        notices: What of the form it does not hold.
    """

    path: str
    content: bytes
    notices: tuple[str, ...] = ()


def export(place: Place, form: str, format_: str | None, output: Path | None) -> tuple[Path, bool, tuple[str, ...]]:
    """Write a starting point; never over a file that is there.

    Args:
        place: The ledger.
        form: A key of FORMS.
        format_: A format of EXPORTERS; the usual one where it is not given.
        output: A file or folder; where it counts in the ledger, where it is not given.

    Returns:
        The file, whether it lies where it counts, and what of the form it does not hold.

    Raises:
        WrongUse: There is no such form or format, or the file is there already.
    """
    makers = _makers(form)
    if format_ is not None and format_ not in makers:
        raise WrongUse(f"“{form}”不能导出为 {format_}", f"可用：{'、'.join(makers)}")
    module, _, function = makers[format_ or next(iter(makers))].partition(":")
    ledger = ledger_to_read(place)[0].on(place.session.today)
    listed = tuple(filter(FORMS[form].lists, ledger.problems))
    printing = Printing(form, ledger, listed, place.session.today)
    start: Start = getattr(import_module(module), function)(printing, place.folder())
    target = _target(place, start, output)
    if target.exists():
        raise WrongUse(f"已有文件 {target}，不能覆盖", "先移走，或用 -o 写到别处")
    written = write(Paper(target.name, start.content), target)
    return written, output is None, start.notices


def _makers(form: str) -> dict[str, str]:
    if form not in FORMS:
        raise WrongUse(f"没有“{form}”这张表", "lvyue forms 查看可打印的表格")
    makers = EXPORTERS.get(FORMS[form].format)
    if makers is None:
        raise WrongUse(
            f"“{form}”没有可改的表样，是按方案的数据画出的", "同一内容的网页可改：lvyue forms export chart-page"
        )
    return makers


def _target(place: Place, start: Start, output: Path | None) -> Path:
    if output is None:
        counts = place.root / start.path
        made_folder(counts.parent)
        return counts
    return output / Path(start.path).name if output.is_dir() else output
