"""ID: a problem has one number, one identity and one file."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lvyue_cli.rules.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from lvyue_cli.ledger import Filed, Ledger


def file_is_named_after_id(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """The file's name is the problem's id."""
    name = filed.path.rpartition("/")[2]
    if name != f"{filed.problem.id}.yaml":
        message = f"文件名 {name} 与问题编号 {filed.problem.id} 不一致"
        yield Breach(("id",), message, "编号不得改动；改回原编号，或把文件改回原名")


def file_lies_in_its_folder(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """The file lies where its id says."""
    prefix, year, rest = filed.problem.id.split("-")
    station = rest.rstrip("0123456789")
    folder = f"problems/{year}/{station}{int(rest[len(station) :]) // 1000:02d}"
    if filed.path.rpartition("/")[0] != folder:
        yield Breach(("id",), f"文件应放在 {folder}/ 下", f"用 git mv 移到 {folder}/ 下")
    if prefix != ledger.settings.prefix:
        yield Breach(("id",), f"编号前缀 {prefix} 与本台账的 {ledger.settings.prefix} 不同", "改回本台账的编号")


def _unique(name: str, value: Callable[[Filed], str]) -> Callable[[Ledger, date], Iterable[tuple[str, Breach]]]:
    def check(ledger: Ledger, _: date) -> Iterable[tuple[str, Breach]]:
        groups: defaultdict[str, list[Filed]] = defaultdict(list)
        for filed in ledger.filed:
            groups[value(filed)].append(filed)
        for same in groups.values():
            for filed in same[1:]:
                message = f"与 {same[0].path} 的{name}相同"
                remedy = "两条不同的问题不得共用；后登记的一条用 lvyue add 重新登记"
                yield filed.problem.id, Breach(("id" if name == "编号" else "uid",), message, remedy, filed.path)

    return check


ids_are_unique = _unique("编号", lambda filed: filed.problem.id)
uids_are_unique = _unique("唯一标识", lambda filed: filed.problem.uid)


def events_are_unique(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """No event stands twice."""
    seen: set[str] = set()
    for position, event in enumerate(filed.problem.events):
        if event.eid in seen:
            yield Breach(("events", position, "eid"), f"事件编号 {event.eid} 重复", "删去重复的一条")
        seen.add(event.eid)
