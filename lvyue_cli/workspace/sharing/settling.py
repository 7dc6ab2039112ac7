"""What to do about a clash: an officer takes back the own act that nobody has yet, syncs, and enters it anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.replay import LASTING, effective
from lvyue_cli.merging.course import told
from lvyue_cli.records.problem import Problem
from lvyue_cli.store.layout import is_problem_id
from lvyue_cli.store.typed import read_bytes
from lvyue_cli.workspace.sharing.station import free

if TYPE_CHECKING:
    from lvyue_cli.history.remote import Remote
    from lvyue_cli.merging.sides import Sides
    from lvyue_cli.workspace.place import Place


def remedy(place: Place, server: Remote, name: str, texts: Sides[bytes] | None) -> str:
    """Say how a clash is settled.

    Args:
        place: The ledger.
        server: Where the other side comes from.
        name: The problem, or the file.
        texts: What each side says, where all say something.
    """
    if texts is None or not is_problem_id(name):
        return dropping(server)
    base, ours, theirs = (_read(name, raw) for raw in texts)
    if ours is None or theirs is None or ours.uid != theirs.uid or base is None:
        return _renumbering(place, server, ours, theirs)
    own = [one for one in effective(ours.events) if one.eid not in {old.eid for old in base.events}]
    if not own or any(one.action in LASTING for one in own):
        return dropping(server)
    times = f" {len(own)} 次" if len(own) > 1 else ""
    undo = f"lvyue undo {name} --reason 与服务器上的登记相冲"
    listed = "、".join(map(told, own))
    return f"以服务器上的为准：撤回本机的{listed}，运行{times} {undo}，再 lvyue sync；仍要办的，收到后照常办理"


def dropping(server: Remote) -> str:
    """Say how to set everything aside that was entered here and not sent, and to enter it after what others entered.

    Args:
        server: Where the other side comes from.
    """
    return (
        f"把本机未发送的留在一旁再收取：git branch 留底；git reset --keep {server.name}/{server.short}；"
        "lvyue sync；然后照“留底”重新登记（git log 留底）"
    )


def _renumbering(place: Place, server: Remote, ours: Problem | None, theirs: Problem | None) -> str:
    if ours is None or theirs is None or ours.uid == theirs.uid:
        return dropping(server)
    station = place.repository.config("lvyue.station") or ""
    return (
        f"这是两条问题（本机 uid {ours.uid}，服务器上 uid {theirs.uid}），多半是复制的台账，两处同用登记点 {station}；"
        f"这里改用别的代号：git config lvyue.station {free(server, ours.id.partition('-')[0])}；{dropping(server)}"
    )


def _read(name: str, raw: bytes | None) -> Problem | None:
    return read_bytes(raw, f"{name}.yaml", Problem)[0] if raw else None
