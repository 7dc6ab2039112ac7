"""What git is to call for a ledger that is older than `lvyue merge-driver`: an act adds it in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.history import changes
from lvyue_cli.store.layout import ATTRIBUTES, MERGED

if TYPE_CHECKING:
    from lvyue_cli.workspace.edit import Edit

SAID = f"本次提交一并在 {ATTRIBUTES} 中写明：问题文件和报送记录由 lvyue 逐项合并；各处取得这一提交后生效"


def have_it_merged_by_field(edit: Edit) -> None:
    """Add the lines to a change of the ledger, unless the file speaks of merging already, or a person is editing it.

    Args:
        edit: The change.
    """
    known = edit.source.read(ATTRIBUTES) or b""
    place = edit.place
    if b"merge" in known:
        return
    if not changes.standing(place.repository, [place.prefix + ATTRIBUTES]).dirty(place.repository):
        edit.changes[ATTRIBUTES] = b"".join(line + b"\n" for line in known.splitlines()) + MERGED.encode()
        place.notices.append(SAID)
