"""A printed paper checked: printed again from the commit and for the day that it names, compared byte by byte."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.errors import NothingToPrint, WrongUse
from lvyue_cli.history import trail
from lvyue_cli.renderers.differences import first_difference
from lvyue_cli.reports.forms import FORMS
from lvyue_cli.workspace import paper
from lvyue_cli.workspace.printed import MADE_BY, printed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lvyue_cli.workspace.place import Place
    from lvyue_cli.workspace.printed import Printed


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What the comparison showed.

    Args:
        is_same: Whether the file is, byte for byte, what the ledger prints.
        form: Which form it says it is.
        commit: From which commit it says it was made.
        difference: What differs first, where that can be told.
        notices: What else there is to know: that the ledger has moved on, that another program printed it.
    """

    is_same: bool
    form: str
    commit: str
    difference: str = ""
    notices: tuple[str, ...] = ()


def recheck(place: Place, file: Path) -> Rechecked:
    """Tell whether a file is what the ledger printed at the commit and for the day that it names.

    Args:
        place: The ledger.
        file: A printed paper.

    Raises:
        WrongUse: It is no paper of lvyue's, or not of this ledger's.
    """
    found = printed(file)
    if found.order.form not in FORMS:
        raise WrongUse(f"{file} 说是“{found.order.form}”，没有这张表", "可能由更新的 lvyue 印出，请用新版比对")
    again = _again(place, found)
    same = again == found.content
    difference = "" if same else _difference(again, found.content)
    return Rechecked(same, found.order.form, found.commit, difference, tuple(_said(place, found, same=same)))


def _again(place: Place, found: Printed) -> bytes | None:
    """Print it once more; nothing where the ledger had nothing to print then."""
    desk = paper.desk_of(place, found.commit)
    try:
        sheaves = paper.sheaves(desk, found.order)
    except NothingToPrint:
        return None
    return paper.render(desk, sheaves[0]).content if len(sheaves) == 1 else None


def _difference(again: bytes | None, content: bytes) -> str:
    if again is None:
        return "台账当时没有它所说的单位、工作组或问题"
    return first_difference(again, content)


def _said(place: Place, found: Printed, *, same: bool) -> Iterator[str]:
    later = trail.count_since(place.repository, found.commit, place.prefix or ".")
    if later is None:
        yield f"文件所记的版本 {found.commit[:12]} 不在当前分支上"
    elif later:
        yield f"印出之后，台账又有 {later} 次办理或修改；要新的，重新打印"
    if not same and found.program != MADE_BY:
        yield f"文件由 {found.program or '另一版本的程序'} 印出，现在的是 {MADE_BY}，表样可能不同"
