"""Two sides made one: every file that both changed brought together by what it says, or all that clashes told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.errors import ActRefused, Condition
from lvyue_cli.history import joining, tree
from lvyue_cli.history.snapshot import Snapshot
from lvyue_cli.merging.clash import CURRENT, INCOMING, Clash
from lvyue_cli.merging.sides import Sides
from lvyue_cli.merging.values import Gathering
from lvyue_cli.store.layout import kind_of
from lvyue_cli.store.merged import Unmerged, is_merged_by_field, merged
from lvyue_cli.text.comments import comments
from lvyue_cli.text.guard import parse
from lvyue_cli.text.splice import splice
from lvyue_cli.workspace.edit import opened
from lvyue_cli.workspace.sharing.settling import remedy

if TYPE_CHECKING:
    from lvyue_cli.history.joining import Differing
    from lvyue_cli.history.remote import Remote
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.workspace.place import Place

Texts = Sides[bytes]


def joined(place: Place, server: Remote, ours: str, theirs: str) -> str:
    """Give the tree that two commits make together.

    Args:
        place: The ledger.
        server: Where the other side comes from.
        ours: The commit of this side.
        theirs: The commit of the other.

    Raises:
        ActRefused: They clash; every point is told, with what to do about it.
        LedgerUnavailable: The ledger's own files cannot be read.
        GitFailed: Git is too old, or failed.
    """
    made, differing = joining.join(place.repository, ours, theirs)
    if not differing:
        return made
    ledger = opened(place, source=Snapshot(place.repository, ours, place.prefix)).ledger
    contents: dict[str, bytes] = {}
    clashes: list[Condition] = []
    for one in differing:
        texts = _texts(place, one)
        try:
            contents[one.path] = _together(place, one, texts, ledger)
        except Unmerged as clashed:
            clashes += (_condition(place, server, one, texts, clash) for clash in clashed.clashes)
    if clashes:
        raise ActRefused("两处的登记合不拢，没有收取，也没有发送", conditions=tuple(clashes))
    return joining.settled(place.repository, made, contents)


def _texts(place: Place, one: Differing) -> Texts | None:
    """Read the file on each side; nothing where one of them has none."""
    if one.ours is None or one.theirs is None:
        return None
    ours, theirs = tree.contents(place.repository, [one.ours, one.theirs])
    base = next(tree.contents(place.repository, [one.base])) if one.base else None
    return Sides(base, ours or b"", theirs or b"")


def _together(place: Place, one: Differing, texts: Texts | None, ledger: Ledger) -> bytes:
    if texts is None:
        raise _unmerged("一方改动，另一方删去")
    path = one.path.removeprefix(place.prefix)
    if one.path.startswith(place.prefix) and is_merged_by_field(path):
        return merged(path, texts, ledger, place.session.today)
    if one.path.startswith(place.prefix) and kind_of(path) == "frame":
        return _frame_joined(texts)
    content = joining.lines_joined(place.repository, texts.base or b"", texts.ours, texts.theirs)
    if content is None:
        raise _unmerged("两方改动了同样的几行")
    return content


def _frame_joined(texts: Texts) -> bytes:
    """Bring a file of the frame together: each item of its lists, each other value by itself."""
    parsed = texts.each(parse)
    said = parsed.each(comments)
    if said.theirs not in (said.ours, said.base):
        raise _unmerged("服务器上改了注释")
    gathering = Gathering()
    data = gathering.mapping(parsed.each(lambda one: one.data), ())
    if gathering.clashes:
        raise Unmerged(tuple(gathering.clashes), texts)
    return splice(parsed.ours, data).encode()


def _unmerged(why: str) -> Unmerged:
    return Unmerged((Clash(why),), Sides(None, b"", b""))


def _condition(place: Place, server: Remote, one: Differing, texts: Texts | None, clash: Clash) -> Condition:
    path = one.path.removeprefix(place.prefix)
    name = path.rpartition("/")[2].removesuffix(".yaml") if kind_of(path) == "problem" else path
    message = clash.message.replace(CURRENT, "本机").replace(INCOMING, "服务器上")
    return Condition("clash", f"{name}：{message}", remedy(place, server, name, texts))
