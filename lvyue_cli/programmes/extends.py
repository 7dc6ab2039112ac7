"""Resolve what a programme extends: its bases from left to right, each once, and the programme over them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from lvyue_cli.errors import WrongUse
from lvyue_cli.programmes.merging import Merging

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lvyue_cli.diagnostics import FieldPath

Data = dict[str, Any]

EXTENDS = "extends"


class Layer(NamedTuple):
    """What one programme says itself.

    Args:
        id: The programme.
        data: Its plain data, as its file has it.
    """

    id: str
    data: Data


class Resolution(NamedTuple):
    """A programme with everything it extends written out.

    Args:
        data: The whole.
        layers: What it is made of: every base once, the earlier ones first, and at last the programme itself.
        unknown: Where the programme drops what none of its bases has.
    """

    data: Data
    layers: tuple[Layer, ...]
    unknown: tuple[FieldPath, ...]

    @property
    def own(self) -> Data:
        """What the programme says itself."""
        return self.layers[-1].data


class NotExtensible(WrongUse):
    """A programme cannot extend what it names.

    Args:
        field: Where it names it.
        message: What is wrong.
        remedy: What to do about it.
    """

    def __init__(self, field: FieldPath, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.field = field


def resolve(data: Data, load: Callable[[str], Data]) -> Resolution:
    """Write out everything that a programme extends.

    Args:
        data: A programme's plain data, perhaps with `extends: ID` or `extends: [ID, ID]`.
        load: Gives the plain data of another programme by id; refuses an unknown one by `WrongUse`.

    Raises:
        NotExtensible: A base is not known, or extends the programme in turn.
    """
    own = Layer(str(data.get("id", "")), data)
    layers = (*_bases(own, load), own)
    whole: Data = {}
    for layer in layers:
        merging = Merging()
        whole = merging.mapping(whole, _inherited(layer, own), ())
    return Resolution(whole, layers, tuple(merging.unknown))


def _bases(own: Layer, load: Callable[[str], Data]) -> tuple[Layer, ...]:
    found: dict[str, Layer] = {}
    for field, base in _named(own.data):
        for layer in _with_its_bases(base, field, load, (own.id,)):
            found.setdefault(layer.id, layer)  # what two bases share counts once, below both
    return tuple(found.values())


def _with_its_bases(
    base: str, field: FieldPath, load: Callable[[str], Data], above: tuple[str, ...]
) -> Iterator[Layer]:
    if base in above:
        circle = " → ".join((*above[above.index(base) :], base))
        raise NotExtensible(field, f"所据方案成了循环：{circle}", "extends 改为另一个方案的标识")
    try:
        layer = Layer(base, load(base))
    except WrongUse as error:
        raise NotExtensible(field, error.message, error.remedy) from error
    for _, deeper in _named(layer.data):
        yield from _with_its_bases(deeper, field, load, (*above, base))
    yield layer


def _named(data: Data) -> Iterator[tuple[FieldPath, str]]:
    named = data.get(EXTENDS, [])
    several = named if isinstance(named, list) else [named]
    for place, base in enumerate(several):
        field = (EXTENDS, place) if isinstance(named, list) else (EXTENDS,)
        if not isinstance(base, str) or not base:
            remedy = "写作 extends: 方案标识；有几个的，写作 extends: [标识, 标识]"
            raise NotExtensible(field, "“extends”应为方案标识", remedy)
        yield field, base


def _inherited(layer: Layer, own: Layer) -> Data:
    """Leave out what is never taken over: whom a programme extends, and under which id it is known."""
    kept = {EXTENDS} if layer is own else {EXTENDS, "id"}
    return {key: value for key, value in layer.data.items() if key not in kept}
