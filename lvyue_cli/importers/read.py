"""A file of any origin into a reading."""

from __future__ import annotations

import gc
import hashlib
from contextlib import contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import Severity
from lvyue_cli.importers.child import sheets_of
from lvyue_cli.importers.forms import given
from lvyue_cli.importers.parsing.refusal import Refused
from lvyue_cli.importers.reading import Fault, Place, Reading
from lvyue_cli.importers.table import table
from lvyue_cli.reports.fill_in import DICTIONARY, FACTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lvyue_cli.importers.grid import Sheet
    from lvyue_cli.importers.manner import Manner
    from lvyue_cli.importers.reading import Table


OURS = frozenset({FACTS, DICTIONARY})


def read(content: bytes, name: str, manner: Manner) -> Reading:
    """Read a file that came from outside.

    Args:
        content: The file.
        name: Its name.
        manner: What the ledger knows beforehand.

    Returns:
        Its tables; with an error among its own faults there is none.
    """
    file, digest = PurePath(name).name, hashlib.sha256(content).hexdigest()
    with _uncollected():
        try:
            sheets = sheets_of(content)
        except Refused as refused:
            return Reading(file, digest, faults=(Fault(refused.code, Place(file), refused.message, refused.remedy),))
        return _reading(Reading(file, digest), sheets, manner)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector from walking all values again and again while they are made; none of them is in a cycle."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _reading(empty: Reading, sheets: Sequence[Sheet], manner: Manner) -> Reading:
    ours = given(sheets)
    tables: list[Table] = []
    faults: list[Fault] = []
    for sheet in sheets:
        if not sheet.rows or (sheet.hidden and sheet.name in OURS):
            continue
        place = Place(empty.file, sheet.name)
        if sheet.hidden:
            faults.append(_hidden(place))
            continue
        found = table(sheet, place, ours.get(sheet.name), manner)
        faults.append(found) if isinstance(found, Fault) else tables.append(found)
    if not tables:
        faults.append(_nothing(empty.file))
    return Reading(empty.file, empty.sha256, tuple(tables), tuple(faults))


def _hidden(place: Place) -> Fault:
    return Fault("IM12", place, "工作表是隐藏的，未导入", "要导入的，取消隐藏后再导入", Severity.WARNING)


def _nothing(file: str) -> Fault:
    return Fault(
        "IM04",
        Place(file),
        "文件中没有可以导入的表",
        "表头用问题描述、责任单位等名称，再导入；lvyue render fill-in 印填报表",
    )
