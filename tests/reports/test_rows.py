"""One problem as one row of a list, in an office's words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from builders import do, ledger, measure, played, problem
from laws import OFFICER

from lvyue_cli.records.state import STATES
from lvyue_cli.reports.rows import FIELDS, LISTS, row

if TYPE_CHECKING:
    from lvyue_cli.reports.table import Cell

FULL: dict[str, Any] = {
    "detail": "2022年校舍维修完工，余款至今未付",
    "contract": {"name": "示例中学校舍维修", "amount": "960000.00"},
    "enterprise": {"name": "示例建筑公司", "uscc": "91350100M000100Y43", "size_at_signing": "small"},
    "amounts": {"owed": "480000.00", "disputed": "30000.00"},
    "basis": "维修合同第五条",
    "opinion": "限期付清",
}


def cells(stands: str = "closed", **changes: Any) -> dict[str, Cell]:
    one = problem(stands, **(FULL | changes))
    return row(one, ledger(one))


def test_a_closed_problem_fills_its_row() -> None:
    found = cells()
    assert {name: found[name] for name in ("id", "title", "line", "kind", "group", "channel", "origin")} == {
        "id": "ZD-2024-A0001",
        "title": "拖欠示例建筑公司校舍维修款",
        "line": "拖欠企业账款清理",
        "kind": "延迟支付",
        "group": "机关事业单位拖欠企业账款清理组",
        "channel": "自查",
        "origin": "自查",
    }
    assert found["detail"] == "拖欠示例建筑公司校舍维修款。2022年校舍维修完工，余款至今未付"
    assert found["enterprise"] == "示例建筑公司（示例中学校舍维修）"
    assert (found["uscc"], found["size"]) == ("91350100M000100Y43", "小型")
    assert (found["amount"], found["disputed"]) == (Decimal("480000.00"), Decimal("30000.00"))
    assert (found["lead"], found["responsible"], found["cooperating"]) == ("区科经局", "区教育局", None)
    assert (found["basis"], found["opinion"], found["measures"]) == ("维修合同第五条", "限期付清", "还清欠款")
    assert (found["registered_on"], found["found_on"], found["due_on"]) == (
        date(2024, 4, 10),
        date(2024, 4, 10),
        date(2024, 8, 30),
    )
    assert (found["assigned_on"], found["reported_on"], found["closed_on"]) == (
        date(2024, 4, 11),
        date(2024, 4, 14),
        date(2024, 4, 17),
    )
    assert found["verification"] == "2024年4月16日实地核查，到位；核查人：示例甲、示例丁"
    assert (found["progress"], found["state"], found["note"]) == ("1项措施完成1项", "已销号", None)


def test_a_bare_clue_leaves_cells_empty() -> None:
    found = cells(
        "clue",
        line=None,
        kind=None,
        responsible=(),
        enterprise=None,
        amounts=None,
        contract=None,
        detail=None,
        basis=None,
        opinion=None,
    )
    assert {name for name, cell in found.items() if cell is not None} == {
        *("id", "title", "channel", "origin", "registered_on", "found_on", "detail", "state"),
    }


def test_units_are_printed_under_their_present_names() -> None:
    assert cells("listed", responsible=("区城投公司", "区教育局"))["responsible"] == "曾都区城投公司（示例）、区教育局"


@pytest.mark.parametrize(
    ("enterprise", "contract", "printed"),
    [
        ({"name": "示例公司"}, {"name": "厂房"}, "示例公司（厂房）"),
        ({"name": "示例公司"}, None, "示例公司"),
        (None, {"name": "厂房"}, "厂房"),
        (None, None, None),
    ],
)
def test_an_enterprise_and_its_project_share_a_cell(
    enterprise: dict[str, str] | None, contract: dict[str, str] | None, printed: str | None
) -> None:
    assert cells("listed", enterprise=enterprise, contract=contract)["enterprise"] == printed


def test_several_measures_are_numbered_and_counted() -> None:
    measures = (measure("列入预算"), measure("拨付到企业", owner="示例辛"))
    planned = do(problem("assigned"), "plan", measures=measures)
    half = do(planned, "progress", done=("M1",), note="预算已列")
    found = row(half, ledger(half))
    assert found["measures"] == "1.列入预算\n2.拨付到企业"
    assert found["officer"] == "示例丙、示例辛"
    assert found["progress"] == "2项措施完成1项；预算已列"


def test_a_named_officer_stands_before_the_owners_of_measures() -> None:
    assigned = do(problem("listed"), "assign", officer="示例壬")
    assert row(played(assigned, "plan"), ledger(assigned))["officer"] == "示例壬"


def test_a_returned_problem_has_no_day_of_report_until_it_reports_again() -> None:
    returned = do(do(problem("endorsed"), "verify", result="failed"), "return")
    found = row(returned, ledger(returned))
    assert found["reported_on"] is None
    assert found["verification"] == "2024年4月16日实地核查，不到位；核查人：示例甲、示例丁"
    assert found["note"] == "退回1次"


def test_a_reopened_problem_is_closed_no_more() -> None:
    reopened = played(problem("closed"), "reopen")
    assert row(reopened, ledger(reopened))["closed_on"] is None
    assert row(reopened, ledger(reopened))["note"] == "重开1次"


def test_what_was_taken_back_is_not_printed() -> None:
    undone = played(problem("closed"), "reopen", "undo")
    assert row(undone, ledger(undone))["closed_on"] == date(2024, 4, 17)
    assert row(undone, ledger(undone))["note"] is None


@pytest.mark.parametrize(
    ("asked", "note"),
    [
        ({"until": date(2024, 11, 29)}, "延期，由2024年8月30日至2024年11月29日"),
        (
            {"until": None, "reason": None, "approver": None, "continuing": True, "review_on": date(2024, 12, 2)},
            "持续整改，下次复核2024年12月2日",
        ),
    ],
)
def test_an_extension_is_remarked(asked: dict[str, Any], note: str) -> None:
    extended = do(problem("rectifying"), "extend", **asked)
    assert row(extended, ledger(extended))["note"] == note


@pytest.mark.parametrize(
    ("asked", "note"),
    [
        ({"dismissal": "unfounded"}, "反映不实，调出"),
        ({"dismissal": "merged", "into": "ZD-2024-A0009"}, "并入其他问题（ZD-2024-A0009），调出"),
    ],
)
def test_a_dismissal_says_how(asked: dict[str, Any], note: str) -> None:
    dismissed = do(problem("clue"), "dismiss", **asked)
    assert row(dismissed, ledger(dismissed))["note"] == note


def test_a_look_back_by_phone_is_shown_as_the_last_inspection() -> None:
    looked = do(problem("closed"), "verify", method="phone", result="passed", inspectors=(OFFICER,))
    assert str(row(looked, ledger(looked))["verification"]).endswith("电话核实，到位；核查人：示例甲")


def test_every_field_that_a_column_may_name_has_its_label() -> None:
    assert all(label and not label.isascii() for label, _ in FIELDS.values())
    assert LISTS["states"] == tuple(STATES.values())
