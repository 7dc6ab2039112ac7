"""The 账龄 of a debt, with its day and the rule that gave it, wherever an officer meets it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from office import RECEIPT, an_office, once
from openpyxl import load_workbook

from lvyue_cli.resources import folder

if TYPE_CHECKING:
    from pathlib import Path

    from office import Office

ID = "ZD-2024-A0001"
DEBT = (
    "add --channel 自查 --title 示例路工程款 --line 拖欠企业账款清理 --enterprise 示例建设公司 --contract 示例路 "
    "--amount 48万元 --object 工程 --signed-on 2023-06-01"
)
RULE = (
    "自检验或验收合格 2024-03-01 起 30 天（未约定，机关）："
    "《保障中小企业款项支付条例》（国务院令第728号）第八条，起算点第九条"
)
DAY = f"应付日：2024-03-31，{RULE}"
COLUMNS = """\
  - {header: 应付日, field: payable_on, format: date}
  - {header: 账龄, field: age}
  - {header: 应付日依据, field: payable_ground}
"""


@once
def owing(folder: Path) -> Office:
    office = an_office(folder)
    office.do(f"{DEBT} --unit 区住建局 --size 小型 --accepted-on 2024-03-01")
    return office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return owing(tmp_path)


def test_show_tells_the_day_its_rule_and_the_age(office: Office) -> None:
    shown = office.lines(f"show {ID}")
    at = shown.index(DAY)
    assert shown[at + 1] == "    2024-03-31 为周末，是否顺延依民法典第二百零三条判断"
    assert shown[at + 2] == "账龄：1年以内，至 2024-09-20 已逾期 173 天"
    assert office.problem(ID)["debt"] == {
        "payable_on": "2024-03-31",
        "ground": RULE,
        "notes": ["2024-03-31 为周末，是否顺延依民法典第二百零三条判断"],
        "age": "1年以内",
        "days_late": 173,
    }


@pytest.mark.parametrize(
    ("today", "age"),
    [
        (date(2024, 9, 20), "1年以内，至 2024-09-20 已逾期 173 天"),
        (date(2025, 3, 31), "1年以内，至 2025-03-31 已逾期 365 天"),
        (date(2025, 4, 1), "1至2年，至 2025-04-01 已逾期 366 天"),
        (date(2028, 1, 1), "3年以上，至 2028-01-01 已逾期 1371 天"),
    ],
)
def test_a_debt_ages_from_the_day_after_it_was_to_be_paid(office: Office, today: date, age: str) -> None:
    assert f"账龄：{age}\n" in office.do(f"show {ID}", today=today).out
    assert f"账龄：{age}\n" in office.do(f"interest {ID}", today=today).out


def test_a_debt_that_is_not_due_yet_has_no_age_and_no_days(office: Office) -> None:
    office.do(f"set {ID} accepted_on=2024-09-10 --reason 核对验收单")
    assert "账龄：未到期\n" in office.do(f"show {ID}").out
    assert office.problem(ID)["debt"]["days_late"] == 0


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ("--unit 区住建局 --size 大型 --accepted-on 2024-03-01", "签约时企业为大型企业，不适用条例"),
        ("--unit 区住建局 --accepted-on 2024-03-01", "未登记签约时企业规模，不能判断是否适用条例"),
        ("--unit 示例城投 --size 小型 --accepted-on 2024-03-01", "付款方为国有企业，未登记为大型企业"),
        ("--unit 区住建局 --size 小型 --accepted-on 2020-08-31", "早于 2020-09-01 条例施行，无法定付款日"),
        ("--unit 区住建局 --size 小型", "未登记交付、验收或结算日期"),
    ],
)
def test_where_there_is_no_day_the_reason_is_said_and_no_age(tmp_path: Path, facts: str, reason: str) -> None:
    office = an_office(tmp_path)
    office.do("unit add 示例城投 --kind 国有企业")
    office.do(f"{DEBT} {facts}".replace("--signed-on 2023-06-01", ""))
    shown = office.do(f"show {ID}").out
    assert "应付日：不能确定，" in shown
    assert reason in shown
    assert "账龄" not in shown
    debt = office.problem(ID)["debt"]
    assert (debt["payable_on"], debt["age"], debt["days_late"]) == (None, None, None)
    assert reason in debt["ground"]
    refused = office.run(f"interest {ID}")
    assert (refused.status, reason in refused.err) == (2, True)


def test_of_what_is_paid_or_dismissed_no_age_is_told(office: Office) -> None:
    office.do(f"pay {ID} 48万元 --voucher", str(office.paper(RECEIPT)))
    assert "账龄：已付清\n" in office.do(f"show {ID}").out
    office.do(f"{DEBT} --unit 区住建局 --size 小型 --accepted-on 2024-03-01")
    other = "ZD-2024-A0002"
    office.do(f"transition dismiss {other} --kind 反映不实 --reason 经查不欠 --approver 示例经办")
    assert "账龄：已调出\n" in office.do(f"show {other}").out


def test_a_problem_that_is_no_debt_has_no_such_lines(office: Office) -> None:
    office.do("add --channel 自查 --title 政策未公开 --line 惠企政策落实 --unit 区财政局")
    shown = office.do("show ZD-2024-A0002").out
    assert "应付日" not in shown
    assert "debt" not in office.problem("ZD-2024-A0002")


def test_interest_begins_with_the_day_and_gives_it_to_programs(office: Office) -> None:
    assert office.lines(f"interest {ID} --as-of 2024-04-30")[:3] == [
        DAY,
        "    2024-03-31 为周末，是否顺延依民法典第二百零三条判断",
        "账龄：1年以内，至 2024-04-30 已逾期 30 天",
    ]
    found = office.do(f"interest {ID} --as-of 2024-04-30 --json").data["interest"]
    assert (found["total"], found["due"], found["debt"]["ground"]) == ("7200.00", "2024-03-31", RULE)


def test_due_tells_them_beside_the_three_years_that_count_from_that_day(office: Office) -> None:
    office.today = date(2027, 1, 4)
    line = f"—\t2027-03-31\t还有86天\t诉讼时效三年（应付日 2024-03-31，账龄2至3年）\t{ID}\t示例路工程款\t区住建局\n"
    assert line in office.do(f"due {ID}").out
    (one,) = office.do(f"due {ID} --json").data["due"]
    assert (one["debt"]["payable_on"], one["debt"]["age"], one["debt"]["ground"]) == ("2024-03-31", "2至3年", RULE)


def test_an_office_may_print_them_in_its_sheet(office: Office) -> None:
    own = office.root / "templates" / "sheets" / "rectification-list.yaml"
    own.parent.mkdir(parents=True, exist_ok=True)
    text = (folder("templates") / "sheets" / "rectification-list.yaml").read_text(encoding="utf-8")
    own.write_text(text.replace("footer:\n", f"{COLUMNS}footer:\n"), encoding="utf-8")
    office.git("add", ".")
    office.git("commit", "--quiet", "-m", "本办样表")
    office.do("add --channel 自查 --title 政策未公开 --line 惠企政策落实 --unit 区财政局")
    path = office.root.parent / "清单.xlsx"
    office.do("render rectification-list --as-of 2025-04-01 -o", str(path))
    rows = list(load_workbook(path).worksheets[0].iter_rows(values_only=True))
    cells = {str(row[1]): row[-3:] for row in rows}
    assert [str(cell).partition(" ")[0] for cell in cells[ID][:2]] == ["2024-03-31", "1至2年"]
    assert cells[ID][2] == RULE
    assert cells["ZD-2024-A0002"] == (None, None, None)
