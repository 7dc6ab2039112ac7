"""Imports in an audit: what a file may enter is verified act by act; what it may not is found, however it is signed."""

from __future__ import annotations

import pytest
from desk import OPEN, READY, Desk, make_desk  # noqa: F401 -- a fixture
from openpyxl import load_workbook

UNIT = "区住建局"
ACTOR = f"{UNIT}@{UNIT}"
SOURCE = "0" * 64
HEADINGS = "任务类别,问题描述,欠款企业叫什么,涉及金额（元）,责任单位"
ROW = "拖欠企业账款清理,拖欠测绘费,示例测绘有限公司,28000,区住建局"
PROGRESS = f'action: progress\n"on": 2024-09-20\nby: {ACTOR}\nto: rectifying\nentered_by: 示例经办\nnote: 已列入预算'
REPORTED = f'action: report\n"on": 2024-09-20\nby: {ACTOR}\nto: reported\nentered_by: 示例经办\ndone:\n  - M1'


def sent_back(desk: Desk, **cells: object) -> str:
    """Fill in the form of the unit: what is written into the row of the problem that is being rectified."""
    path = desk.root.parent / "区住建局.xlsx"
    desk.do(f"render fill-in unit:{UNIT} --draft -o", str(path))
    book = load_workbook(path)
    sheet = book.worksheets[0]
    columns = {str(cell.value).replace("\n", ""): int(cell.column or 0) for row in sheet[3:4] for cell in row}
    row = next(row for row in range(5, 9) if sheet.cell(row, 2).value == OPEN)
    for heading, value in cells.items():
        sheet.cell(row, columns[heading]).value = value  # type: ignore[assignment]
    book.save(path)
    return str(path)


def imported(desk: Desk, *problems: str, source: str = SOURCE) -> None:
    """Commit by hand what is said to be an import."""
    named = "".join(f"Lvyue-Problem: {one}\n" for one in problems)
    came = f"Lvyue-Source: {source}\n" if source else ""
    desk.git("add", "--all")
    trailers = f"Lvyue-Action: import\nLvyue-Actor: {ACTOR}\n{came}{named}"
    desk.git("commit", "--quiet", "--no-verify", "-m", f"手工提交\n\n{trailers}")


def test_an_import_of_several_acts_on_a_problem_is_honest(desk: Desk) -> None:
    before = desk.head()
    desk.do("import --apply", sent_back(desk, 责任领导="示例甲", 整改措施="1.分两次付清", 整改进展="已列入预算"))
    events = [line for line in desk.path(OPEN).read_text(encoding="utf-8").splitlines() if "action:" in line]
    assert [line.split()[-1] for line in events[-3:]] == ["set", "plan", "progress"]
    assert desk.audit(before) == []


def test_an_import_with_a_new_heading_and_a_new_problem_is_honest(desk: Desk) -> None:
    before = desk.head()
    path = desk.root.parent / "自查.csv"
    path.write_text(f"{HEADINGS}\n{ROW}\n", encoding="utf-8-sig")
    desk.do(f"import --apply --by {ACTOR} --map 欠款企业叫什么=涉及企业（项目）", str(path))
    assert desk.audit(before) == []


def test_a_report_booked_with_an_import_is_honest(desk: Desk) -> None:
    before = desk.head()
    path = desk.root.parent / "科经局.csv"
    path.write_text(f"填报单位：区科经局,,,,\n{HEADINGS}\n{ROW}\n", encoding="utf-8-sig")
    desk.do("import --apply --item self_check_list --map 欠款企业叫什么=涉及企业（项目）", str(path))
    assert (desk.root / "submissions" / "self_check_list" / "区科经局.yaml").is_file()
    assert desk.audit(before) == []


def test_a_closure_smuggled_into_an_import(desk: Desk) -> None:
    before = desk.head()
    close = f'action: close\n"on": 2024-09-20\nby: {ACTOR}\nto: closed\nentered_by: 示例经办\nclosing: paid'
    desk.append(READY, close, ("\nstate: verified", "\nstate: closed"))
    imported(desk, READY)
    assert "AU11" in desk.codes(before)
    assert "AU03" in desk.codes(before)


def test_a_closure_smuggled_in_behind_an_honest_act_of_an_import(desk: Desk) -> None:
    before = desk.head()
    desk.append(OPEN, PROGRESS)
    close = f'action: close\n"on": 2024-09-20\nby: {ACTOR}\nto: closed\nentered_by: 示例经办\nclosing: paid'
    desk.append(OPEN, close, ("\nstate: rectifying", "\nstate: closed"))
    imported(desk, OPEN)
    assert {"AU05", "AU11"} <= desk.codes(before)


def test_a_sum_changed_silently_under_an_import(desk: Desk) -> None:
    before = desk.head()
    desk.append(OPEN, PROGRESS, ('owed: "480000.00"', 'owed: "380000.00"'))
    imported(desk, OPEN)
    assert "AU04" in desk.codes(before)


def test_a_sum_changed_silently_between_two_acts_of_an_import(desk: Desk) -> None:
    before = desk.head()
    desk.append(OPEN, PROGRESS)
    desk.append(
        OPEN, REPORTED, ("\nstate: rectifying", "\nstate: reported"), ('owed: "480000.00"', 'owed: "380000.00"')
    )
    imported(desk, OPEN)
    assert "AU04" in desk.codes(before)


def test_the_same_act_twice_in_an_import(desk: Desk) -> None:
    before = desk.head()
    desk.append(OPEN, PROGRESS)
    desk.append(OPEN, f"{PROGRESS}二")
    imported(desk, OPEN)
    assert "AU05" in desk.codes(before)


@pytest.mark.parametrize("source", ["", "abc"])
def test_an_import_out_of_no_file(desk: Desk, source: str) -> None:
    before = desk.head()
    desk.append(OPEN, PROGRESS)
    imported(desk, OPEN, source=source)
    assert desk.codes(before) == {"AU11"}


def test_settings_changed_under_an_import(desk: Desk) -> None:
    before = desk.head()
    desk.append(OPEN, PROGRESS)
    with (desk.root / "lvyue.yaml").open("a", encoding="utf-8") as file:
        file.write("entry_days: 300\n")
    imported(desk, OPEN)
    assert desk.codes(before) == {"AU19"}
