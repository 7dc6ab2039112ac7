"""What is corrected by hand leaves its trace: how much was lowered, raised, called disputed, and put off."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from builders import do, ledger, problem

from lvyue_cli.lifecycle.corrections import corrections
from lvyue_cli.reports.rows import row
from lvyue_cli.reports.statistics import statistics, told

if TYPE_CHECKING:
    from lvyue_cli.records.problem import Problem

DEBT = problem("listed", on=date(2024, 5, 6), amounts={"owed": "480000.00"}, due_on=date(2024, 8, 30))
DAY = date(2024, 5, 7)


def corrected(one: Problem, reason: str = "核对合同", action: str = "set", **changes: Any) -> Problem:
    return do(one, action, on=DAY, reason=reason, changes=changes)


def note(one: Problem) -> Any:
    return row(one, ledger(one))["note"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"amounts": {"owed": "450000.00"}}, "2024年5月7日调减3.00万元（核对合同）"),
        ({"amounts": {"owed": "480000.01"}}, "2024年5月7日调增0.000001万元（核对合同）"),
        (
            {"amounts": {"owed": "480000.00", "disputed": "180000.00", "dispute": "质量有争议"}},
            "2024年5月7日有分歧部分调增18.00万元（核对合同）",
        ),
        ({"due_on": date(2024, 11, 29)}, "2024年5月7日调整时限为2024年11月29日（核对合同）"),
        ({"detail": "校舍维修款"}, None),
    ],
)
@pytest.mark.parametrize("action", ["set", "edit"])
def test_a_correction_is_remarked_in_the_sheet_with_its_day_and_reason(
    action: str, changes: dict[str, Any], said: str | None
) -> None:
    assert note(corrected(DEBT, action=action, **changes)) == said


def test_a_correction_keeps_its_event_and_what_stood_before() -> None:
    one = corrected(DEBT, amounts={"owed": "450000.00"})
    event = one.events[-1]
    assert (event.action, event.reason) == ("set", "核对合同")
    assert event.replaced is not None
    assert event.replaced.owed == DEBT.owed


def test_a_disputed_part_that_is_given_up_is_told_as_well() -> None:
    disputed = problem("listed", amounts={"owed": "480000.00", "disputed": "180000.00", "dispute": "质量有争议"})
    agreed = corrected(disputed, reason="鉴定合格", amounts={"owed": "480000.00"})
    assert note(agreed) == "2024年5月7日有分歧部分调减18.00万元（鉴定合格）"


def test_several_corrections_are_told_in_order_and_added_up_apart() -> None:
    one = corrected(DEBT, amounts={"owed": "400000.00"})
    one = corrected(one, reason="补计尾款", amounts={"owed": "430000.00"})
    assert note(one) == "2024年5月7日调减8.00万元（核对合同）；2024年5月7日调增3.00万元（补计尾款）"
    said = dict(told(statistics(ledger(one), DAY), ledger(one)))
    assert (said["涉及金额"], said["调减"], said["调增"]) == ("430,000.00 元", "80,000.00 元", "30,000.00 元")


def test_what_was_taken_back_or_first_registered_later_is_no_correction() -> None:
    undone = do(corrected(DEBT, amounts={"owed": "400000.00"}), "undo", on=DAY)
    assert (corrections(undone), note(undone)) == ((), None)
    unknown = problem("listed", on=date(2024, 5, 6), amounts=None)
    assert corrections(corrected(unknown, amounts={"owed": "400000.00", "disputed": "1.00"})) == ()
    assert "调减" not in dict(told(statistics(ledger(undone), DAY), ledger(undone)))
