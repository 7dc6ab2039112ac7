"""SB: what units reported fits what was asked."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lvyue_cli.rules.references import known_as
from lvyue_cli.rules.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lvyue_cli.diagnostics import FieldPath
    from lvyue_cli.ledger import Ledger, Reported

Found = tuple[str, Breach]


def files_are_where_they_belong(ledger: Ledger, _: date) -> Iterator[Found]:
    """The folder is the item, the file is the unit."""
    for one in ledger.reported:
        folder, _slash, name = one.path.removeprefix("submissions/").rpartition("/")
        pairs = (("item", folder, one.submissions.item), ("unit", name.removesuffix(".yaml"), one.submissions.unit))
        for field, lies, said in pairs:
            if lies != said:
                place = f"submissions/{one.submissions.item}/{one.submissions.unit}.yaml"
                yield _at(one, (field,), f"文件放在“{lies}”名下，内容却是“{said}”", f"移到 {place}，或改正内容")


def items_are_asked_for(ledger: Ledger, _: date) -> Iterator[Found]:
    """The item is the programme's or the office's own."""
    asked = {item.id for item in ledger.deliverables} if ledger.reported else set()
    for one in ledger.reported:
        if one.submissions.item not in asked:
            message = f"方案和本办设置中没有“{one.submissions.item}”这一报送事项"
            yield _at(one, ("item",), message, "lvyue agenda --json 查看各事项的标识")


def units_are_known(ledger: Ledger, _: date) -> Iterator[Found]:
    """Every unit is in the directory, under its id."""
    known = ledger.directory.kinds
    for one in ledger.reported:
        for field, unit in _units(one):
            if unit not in known:
                yield _at(one, field, f"单位名录中没有“{unit}”", known_as(unit, ledger))


def _units(one: Reported) -> Iterator[tuple[FieldPath, str]]:
    yield ("unit",), one.submissions.unit
    for place, sent in enumerate(one.submissions.submissions):
        yield ("submissions", place, "by"), sent.by.unit
        if sent.approver is not None:
            yield ("submissions", place, "approver"), sent.approver.unit


def units_are_asked(ledger: Ledger, _: date) -> Iterator[Found]:
    """The unit is one of those that are to report the item."""
    items = {item.id: item for item in ledger.deliverables} if ledger.reported else {}
    for one in ledger.reported:
        item, unit = items.get(one.submissions.item), one.submissions.unit
        if item is not None and unit in ledger.directory.kinds and unit not in ledger.senders_of(item):
            yield _at(one, ("unit",), f"“{item.title}”不由“{unit}”报送", "核对报送单位")


def days_follow(ledger: Ledger, today: date) -> Iterator[Found]:
    """Each report is on or after the day of the one before, and none lies in the future."""
    for one in ledger.reported:
        sent = one.submissions.submissions
        for place, (earlier, later) in enumerate(pairwise(sent), 1):
            if later.on < earlier.on:
                message = f"更正的日期 {later.on} 早于前一次报送的 {earlier.on}"
                yield _at(one, ("submissions", place, "on"), message, "核对日期")
        for place, each in enumerate(sent):
            if each.on > today:
                message = f"报送日期 {each.on} 晚于今天 {today}"
                yield _at(one, ("submissions", place, "on"), message, "核对日期")


def corrections_have_a_reason(ledger: Ledger, _: date) -> Iterator[Found]:
    """Every report after the first says why."""
    for one in ledger.reported:
        for place, sent in enumerate(one.submissions.submissions[1:], 1):
            if sent.reason is None:
                yield _at(one, ("submissions", place), "更正报送未写明理由", "补上 reason: 一行")


def reports_hold_something(ledger: Ledger, _: date) -> Iterator[Found]:
    """A report has a file, or says that nothing was found where that can be said."""
    listed = {item.id for item in ledger.deliverables if item.self_check} if ledger.reported else set()
    for one in ledger.reported:
        for place, sent in enumerate(one.submissions.submissions):
            if sent.file is None and not sent.zero:
                message = "既没有报送材料，也不是零报告"
                yield _at(one, ("submissions", place), message, "补上材料（file），或写明 zero: true")
            if sent.zero and one.submissions.item not in listed:
                message = "只有自查问题清单可以零报告"
                yield _at(one, ("submissions", place, "zero"), message, "删去 zero，补上材料（file）")


KEPT: dict[str, tuple[str, str]] = {
    "missing": ("不在台账中", "用 git 恢复这一文件；原件另存的，用 lvyue submit --replace 重新归档"),
    "changed": ("的内容已变", "用 git 恢复这一文件；确需更换的，用 lvyue submit --replace 更正"),
    "outside": ("不是台账内的普通文件", "换成普通文件"),
}  # what became of a file that is not as it was filed


def files_are_kept(ledger: Ledger, _: date) -> Iterator[Found]:
    """Every file that was reported is where it should be and what it was."""
    for one in ledger.reported:
        for place, sent in enumerate(one.submissions.submissions):
            file = sent.file
            state = ledger.evidence.get(file.path, "") if file is not None and not file.outside else ""
            if file is not None and state in KEPT:
                fate, remedy = KEPT[state]
                field = ("submissions", place, "file", "sha256")
                yield _at(one, field, f"报送材料“{file.name}”{fate}（{file.path}）", remedy)


def _at(one: Reported, field: FieldPath, message: str, remedy: str) -> Found:
    return "", Breach(field, message, remedy, one.path)
