"""A source of rows: what one row of a sheet is about, and the fields that it offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection

    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.reports.table import Cell

Item = TypeVar("Item")

Value = Callable[[Item, "Printing"], "Cell"]
Fields = Mapping[str, tuple[str, Value[Item]]]  # by name: what an office calls it, and how it is worked out


@dataclass(frozen=True, slots=True)
class Source(Generic[Item]):
    """One source.

    Args:
        label: What a row of it is.
        items: Lists what the rows are about.
        fields: What a row offers.
        whole: All rows together as one item, for the columns of a sum row that cannot be added up.
        is_open: Whether everybody may read whatever it offers, counts, sums and policies, of no person and no
            enterprise. Its figures are then the same on a paper for everybody as on the office's own.
    """

    label: str
    items: Callable[[Printing], Iterable[Item]]
    fields: Fields[Item]
    whole: Callable[[Printing], Item] | None = None
    is_open: bool = False

    def rows(self, printing: Printing, names: Collection[str]) -> tuple[dict[str, Cell], ...]:
        """Work out the rows of a paper.

        Args:
            printing: The paper.
            names: The fields that are printed; no other is worked out.
        """
        seen = self._seen(printing)
        return tuple(self._row(item, seen, names) for item in self.items(seen))

    def sums(self, printing: Printing, names: Collection[str]) -> dict[str, Cell] | None:
        """Work out all rows together; nothing where the source does not offer that.

        Args:
            printing: The paper.
            names: The fields that are printed.
        """
        seen = self._seen(printing)
        return self._row(self.whole(seen), seen, names) if self.whole is not None else None

    def _seen(self, printing: Printing) -> Printing:
        return printing.inside if self.is_open and printing.inside is not None else printing

    def _row(self, item: Item, printing: Printing, names: Collection[str]) -> dict[str, Cell]:
        return {name: self.fields[name][1](item, printing) for name in names if name in self.fields}


def yes(flag: bool) -> str:  # noqa: FBT001 — it words a flag
    """Say 是 or 否."""
    return "是" if flag else "否"


def joined(words: Iterable[str | None], mark: str = "、") -> str | None:
    """Join what there is; nothing where there is nothing."""
    return mark.join(word for word in words if word) or None
