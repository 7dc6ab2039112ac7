"""The frame of a ledger: programme, directory, settings and registers, changed by the acts that change them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from lvyue_cli.audit.entry import Objection
from lvyue_cli.records.settings import ImportSettings, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lvyue_cli.audit.entry import Change, Entry
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.base import Record
    from lvyue_cli.records.unit import Unit

Items = tuple[Any, ...]

LABELS = {
    "lvyue.yaml": "设置",
    "programme.yaml": "方案",
    "units.yaml": "单位名录",
    "roster.yaml": "专班名单",
    "calendar.yaml": "放假安排",
    "policies.yaml": "政策清单",
    "projects.yaml": "项目清单",
}


def _added(before: Items, after: Items) -> bool:
    return after[:-1] == before


def _some_added(before: Items, after: Items) -> bool:
    return len(after) > len(before) and after[: len(before)] == before


def _learned(before: Items, after: Items) -> bool:
    """Tell whether nothing of the settings changed but what headings mean, and none was forgotten."""
    old, new = (
        next((one for one in items if isinstance(one, ImportSettings)), ImportSettings()) for items in (before, after)
    )
    return _others(before) == _others(after) and old.aliases.keys() <= new.aliases.keys()


def _others(items: Items) -> list[Any]:
    return [one for one in items if not isinstance(one, ImportSettings)]


def _one(fits: Callable[[Any, Any], bool]) -> Callable[[Items, Items], bool]:
    """Make the test that one item alone changed, and how."""

    def holds(before: Items, after: Items) -> bool:
        pairs = [(old, new) for old, new in zip(before, after, strict=False) if old != new]
        return len(before) == len(after) and len(pairs) == 1 and fits(*pairs[0])

    return holds


def _renamed(old: Unit, new: Unit) -> bool:
    return len(new.former) > 0 and old.renamed(new.name, new.former[-1].until + timedelta(days=1)) == new


def _succeeded(old: Unit, new: Unit) -> bool:
    passed = {"succeeded_by": new.succeeded_by, "succeeded_on": new.succeeded_on}
    return old.succeeded_by is None and old.replace(**passed) == new


def _any(_: Items, __: Items) -> bool:
    return True


ACTS: dict[str, dict[str, Callable[[Items, Items], bool]]] = {
    "lvyue.yaml": {"import": _learned},
    "units.yaml": {
        "unit": _added,
        "import": _some_added,
        "rename": _one(_renamed),
        "succeed": _one(_succeeded),
    },
    "roster.yaml": {"roster": _added, "import": _some_added},
    "policies.yaml": {"policy": _any, "policy_set": _any},
    "projects.yaml": {"project": _added, "project_set": _any, "project_stage": _any},
}  # by file: the acts that change it, each with what it makes of its list


def changed_by_acts(entry: Entry, _: Ledger) -> Iterator[Objection]:
    """Yield the files of the frame that were changed by hand, or in another way than the act named changes them.

    Args:
        entry: The commit.
    """
    for change in entry.frame:
        if not (_begun(change, entry) or _acted(change, entry)):
            how = "手工改动，没有经命令登记" if not entry.action else f"不是“{entry.action}”应有的改动"
            yield Objection("AU19", f"{LABELS.get(change.path, change.path)}（{change.path}）{how}", change.path)


def _begun(change: Change[Record], entry: Entry) -> bool:
    return change.before is None and entry.action == "init"


def _acted(change: Change[Record], entry: Entry) -> bool:
    fits = ACTS.get(change.path, {}).get(entry.action)
    if fits is None or change.after is None:
        return False
    return fits(_items(change.before), _items(change.after))


def _items(record: Record | None) -> Items:
    """Give the one list that such a file holds; of the settings each with its value."""
    if isinstance(record, Settings):
        return tuple(value for _, value in record)
    return tuple(one for _, value in record or () for one in value)
