"""Where a resolved programme says something: in which of the programmes it is made of, and at which place there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from lvyue_cli.programmes.merging import id_of, is_removal

if TYPE_CHECKING:
    from lvyue_cli.diagnostics import FieldPath
    from lvyue_cli.programmes.extends import Layer, Resolution


class Origin(NamedTuple):
    """Where something is said.

    Args:
        layer: By which programme.
        field: At which place in that programme's own data, which may list fewer items than the whole.
    """

    layer: Layer
    field: FieldPath


def origin(field: FieldPath, resolution: Resolution) -> Origin:
    """Find the programme that has the last word on a field; what nobody says belongs to what stands around it.

    Args:
        field: A place in the resolved programme.
        resolution: The programme.
    """
    written = written_part(field, resolution.data)
    for layer in reversed(resolution.layers):
        place = own_place(written, layer.data, resolution.data)
        if len(place) == len(written):
            return Origin(layer, place)
    return Origin(resolution.layers[-1], ())


def written_part(field: FieldPath, data: Any) -> FieldPath:
    """Cut a place off where nothing is written any more."""
    for depth, step in enumerate(field):
        if not _holds(data, step):
            return field[:depth]
        data = data[step]
    return field


def own_place(field: FieldPath, own: Any, whole: Any) -> FieldPath:
    """Follow a place of the whole into one programme's own data, as far as that goes.

    Args:
        field: A place that is written in the whole.
        own: What the one programme says.
        whole: What all say together.
    """
    place: FieldPath = ()
    for step in field:
        found = _same(step, own, whole)
        if found is None:
            return place
        place, own, whole = (*place, found), own[found], whole[step]
    return place


def _holds(data: Any, step: str | int) -> bool:
    if isinstance(step, int):
        return isinstance(data, list) and step < len(data)
    return isinstance(data, dict) and step in data


def _same(step: str | int, own: Any, whole: Any) -> str | int | None:
    """Find what a step of the whole leads to: the same key, or the same among the items of one id."""
    if isinstance(step, str):
        return step if _holds(own, step) else None
    if not isinstance(own, list):
        return None
    wanted = id_of(whole[step])
    turn = sum(id_of(item) == wanted for item in whole[:step])
    places = [place for place, item in enumerate(own) if not is_removal(item) and id_of(item) == wanted]
    return places[turn] if turn < len(places) else None
