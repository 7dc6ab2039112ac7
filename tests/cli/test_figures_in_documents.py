"""The figures that documents tell: true of the whole sum at stake, and the same as everywhere else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from office import Office, an_office
from paragraphs import written

if TYPE_CHECKING:
    from pathlib import Path

LATER = date(2024, 11, 1)
FIRST, SECOND = "ZD-2024-A0001", "ZD-2024-A0002"
ON_ONE_LINE = "add --channel 自查 --line 涉企资金规范拨付 --unit 区财政局 --kind 拨付不到位 --title"
IN_PARTS = ("upward-report", "rectification-report", "campaign-report")  # a sentence for each task line or group


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office with two sums to be passed on, of which the first is."""
    made = an_office(tmp_path)
    made.do(f"{ON_ONE_LINE} 奖补资金滞留 --amount 20万元")
    made.do(f"{ON_ONE_LINE} 稳岗补贴未拨付 --amount 1380万元")
    made.do(f"pay {FIRST} 20万元 --voucher", str(made.paper("回单.txt")))
    return made


@pytest.mark.parametrize("form", IN_PARTS)
def test_what_is_paid_in_part_is_never_called_paid_in_full(office: Office, form: str) -> None:
    paper = written(office.root, form, LATER)
    assert paper.count("涉及金额1400万元，已付20万元，尚欠1380万元") == 2  # of the whole, and of its one part
    assert "已付清" not in paper


@pytest.mark.parametrize("form", IN_PARTS)
def test_what_is_paid_to_the_last_fen_is_paid_in_full(office: Office, form: str) -> None:
    office.do(f"pay {SECOND} 1379.9999万元 --voucher", str(office.paper("回单二.txt")))
    assert "尚欠" in written(office.root, form, LATER)
    office.do(f"pay {SECOND} 1元 --voucher", str(office.paper("回单三.txt")))
    assert written(office.root, form, LATER).count("涉及金额1400万元，已付清") == 2


def test_a_paper_says_still_owed_as_stats_does(office: Office) -> None:
    owed = office.do("stats --json", today=LATER).data["amount"]
    assert owed == {"owed": "14000000.00", "paid": "200000.00", "balance": "13800000.00"}
    assert "尚欠1380万元" in written(office.root, "work-summary", LATER)
