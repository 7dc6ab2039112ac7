"""What a person is about to commit by hand although only acts may: told before it lands, with what to type instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import Finding
from lvyue_cli.history import changes
from lvyue_cli.store.layout import is_problem_id, kind_of
from lvyue_cli.workspace.check import Checked
from lvyue_cli.workspace.people import as_argument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.workspace.place import Place

ADDED, DELETED, OTHERWISE = "A", "D", ""

REFUSED: dict[tuple[str, str], tuple[str, str, str]] = {
    ("problem", ADDED): ("AU11", "{name} 不是用 lvyue 登记的", "移出这一文件，改用 lvyue add 登记"),
    ("problem", DELETED): (
        "AU12",
        "删去了 {name}",
        "git restore -SW {path} 恢复；不属范围的用 lvyue transition dismiss {name} 调出",
    ),
    ("problem", OTHERWISE): (
        "AU11",
        "手工改动了 {name}",
        "入账：lvyue edit {name} --reason 理由；办理环节用 lvyue transition；放弃：git restore -SW {path}",
    ),
    ("submissions", DELETED): ("AU02", "删去了报送记录 {name}", "git restore -SW {path} 恢复"),
    ("submissions", OTHERWISE): (
        "AU11",
        "手工改动了报送记录 {name}",
        "git restore -SW {path} 放弃，改用 lvyue submit；更正的加 --replace --reason 理由",
    ),
    ("evidence", DELETED): ("AU15", "删去了佐证材料 {name}", "git restore -SW {path} 恢复"),
    ("evidence", OTHERWISE): (
        "AU15",
        "改动了佐证材料 {name}",
        "git restore -SW {path} 恢复；新材料用 lvyue evidence 编号 文件 补充",
    ),
}  # by the kind of the file and what was done to it: the point of the audit, what is wrong, what to do


def staged(place: Place) -> Checked:
    """Look at what is staged; of a merge nothing is said here, since each side is audited by itself.

    Args:
        place: The ledger.
    """
    found = {} if changes.is_merging(place.repository) else changes.staged(place.repository, place.prefix or ".")
    findings = tuple(_findings(place.prefix, found))
    return Checked(findings, len(found), what="待提交的文件")


def _findings(prefix: str, found: dict[str, str]) -> Iterator[Finding]:
    for path, done in sorted(found.items()):
        inside = path.removeprefix(prefix)
        kind = kind_of(inside)
        if (kind, ADDED) == ("evidence", done) or kind not in {known for known, _ in REFUSED}:
            continue
        code, message, remedy = REFUSED.get((kind, done)) or REFUSED[kind, OTHERWISE]
        name = _name(inside)
        words = {"name": name, "path": as_argument(path)}
        id_ = name if is_problem_id(name) else ""
        yield Finding(code, message.format(**words), remedy.format(**words), inside, id=id_, line=1, column=1)


def _name(path: str) -> str:
    return path.partition("/")[2] if kind_of(path) == "submissions" else path.rpartition("/")[2].removesuffix(".yaml")
