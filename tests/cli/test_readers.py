"""The papers of each reader: leaders, the higher office, whoever checks the evidence."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest
from docx import Document
from office import ARREARS, ID, Office, an_office, once, rectified, with_a_problem
from office_programs import needs_writer

if TYPE_CHECKING:
    from pathlib import Path

SECOND, THIRD = "ZD-2024-A0002", "ZD-2024-A0003"
JUNE, LATER = "2024-06-30", date(2024, 11, 1)
LONG_TITLE = "超过承诺期限仍未兑现的某某产业园配套道路排水绿化附属工程进度款及质量保证金"
LONG_UNIT = "示例（曾都）城市建设投资有限公司"


def read(office: Office, form: str, options: str = "", today: date | None = None) -> str:
    """Print a document, and read it line by line: paragraphs, and rows with their cells parted by `|`."""
    path = office.root.parent / f"{form}.docx"
    office.do(f"render {form} {options} -o", str(path), today=today)
    paper = Document(str(path))
    rows = ["|".join(cell.text.replace("\n", "") for cell in row.cells) for one in paper.tables for row in one.rows]
    return "\n".join((*(one.text for one in paper.paragraphs), *rows))


@once
def with_history(folder: Path) -> Office:
    """An office that found one problem in April and closed it in September, and was given another in July."""
    office = rectified(folder)
    office.do(f"close {ID}")
    office.do(f"{ARREARS} --amount 12万元 --enterprise 示例园林有限公司".replace("2024-04-22", "2024-07-10"))
    office.do(f"transition assign {SECOND} --reply-by 2024-10-01 --on 2024-09-20")
    return office


def test_leaders_see_each_figure_then_and_now(tmp_path: Path) -> None:
    paper = read(with_history(tmp_path), "leader-brief", f"--since {JUNE}", LATER)
    assert "项目|列入清单|已销号|持续整改|逾期|涉及金额|已付|尚欠|涉及企业" in paper
    assert "上期|1|0|0|0|48.00|0|48.00|1" in paper
    assert "本期|2|1|0|1|60.00|48.00|12.00|2" in paper
    assert "增减|+1|+1|0|+1|+12.00|+48.00|-36.00|+1" in paper
    assert "截至2024年11月1日，上期为2024年6月30日" in paper


def test_without_a_day_to_compare_with_there_is_one_row(tmp_path: Path) -> None:
    paper = read(with_history(tmp_path), "leader-brief", today=LATER)
    assert "上期" not in paper
    assert "增减" not in paper
    assert "本期|2|1|0|1|60.00|48.00|12.00|2" in paper


def test_figures_then_are_those_that_were_printed_then(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    then = read(office, "leader-brief", today=date(2024, 9, 20))
    office.do(f"{ARREARS} --amount 7万元".replace("2024-04-22", "2024-09-25"), today=LATER)
    office.do(f"set {ID} amount=50万元 --reason 复核", today=LATER)
    compared = read(office, "leader-brief", "--since 2024-09-20", LATER)
    row = next(line for line in then.splitlines() if line.startswith("本期|"))
    assert row.replace("本期", "上期") in compared
    assert "本期|2|0|0|0|57.00|0|57.00|1" in compared


def test_a_dismissed_problem_stood_on_the_list_then(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"transition dismiss {ID} --kind 反映不实 --reason 查无此事 --approver 示例甲@区营商办")
    paper = read(office, "leader-brief", f"--since {JUNE}", LATER)
    assert "上期|1|" in paper
    assert "本期|0|" in paper


def test_groups_are_ranked_and_equal_ones_share_a_place(tmp_path: Path) -> None:
    office = with_history(tmp_path)
    office.do("add --channel 自查 --title 奖补未拨付 --line 涉企资金规范拨付 --unit 区财政局 --kind 拨付不到位")
    office.do("add --channel 自查 --title 政策未宣传 --line 惠企政策落实 --unit 区财政局 --kind 宣传不到位")
    lines = read(office, "leader-brief", f"--since {JUNE}", LATER).splitlines()
    start = lines.index("名次|工作组|问题|已销号|新销号|销号率|逾期|尚欠")
    assert [line.split("|")[0] for line in lines[start + 1 : start + 4]] == ["1", "2", "2"]
    assert lines[start + 1].endswith("|2|1|+1|50%|1|12.00")


def test_what_is_red_says_why_who_and_when_and_agrees_with_the_list(tmp_path: Path) -> None:
    office = with_history(tmp_path)
    office.do("add --channel 营商环境问题投诉 --title 反映奖补未到账 --on 2024-09-20")
    paper = read(office, "leader-brief", today=LATER)
    red = [str(one["title"]) for one in office.do("list overdue --json", today=LATER).data["problems"]]
    assert f"三、逾期的问题和线索（共{len(red)}个）" in paper
    for title in red:
        assert f"\n{title}|" in paper
    assert "拖欠道路工程款|超过反馈时限31天|制定整改措施：区科经局、区住建局|2024年10月1日" in paper


def test_leaders_are_told_what_they_must_coordinate(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"{ARREARS} --title 拖欠印刷费")
    office.do(f"{ARREARS} --title 拖欠设计费")
    paper = office.paper("记录.txt")
    for problem in (ID, SECOND):
        office.do(f"escalate negotiate {problem} --evidence", str(paper))
        office.do(f"escalate negotiate {problem} --result failed --evidence", str(paper))
    office.do(f"escalate superior {ID} --to 市营商办 --evidence", str(paper))
    said = read(office, "leader-brief", today=LATER)
    assert "拖欠道路工程款|提级办理未了结（2024年9月20日起，对方市营商办）" in said
    assert "拖欠印刷费|“协商”未达成一致，请定是否提级办理或调解" in said
    assert "拖欠设计费|“" not in said


@once
def many_red_ones(folder: Path) -> Office:
    office = an_office(folder)
    office.do(f"unit add {LONG_UNIT} --kind soe")
    for number in range(12):
        office.do(f"add --channel 自查 --title {LONG_TITLE}{number} --line 拖欠企业账款清理 --unit {LONG_UNIT}")
    ids = " ".join(office.ids())
    office.do(f"transition assign {ids} --reply-by 2024-09-25")
    office.do(f"escalate negotiate {ids} --evidence", str(office.paper("记录.txt")))
    office.do(f"escalate negotiate {ids} --result failed --evidence", str(office.paper("结果.txt")))
    return office


def test_no_more_than_ten_red_ones_and_the_rest_is_counted(tmp_path: Path) -> None:
    paper = read(many_red_ones(tmp_path), "leader-brief", today=LATER)
    assert "三、逾期的问题和线索（共12个，列前10个）" in paper
    assert "四、须领导协调的事项（共12项，列前6项）" in paper
    assert paper.count("超过反馈时限37天") == 10


@pytest.mark.office
@needs_writer
def test_the_brief_is_one_page_however_much_there_is_to_say(tmp_path: Path) -> None:
    office = many_red_ones(tmp_path)
    office.do(f"render leader-brief --since {JUNE} --pdf -o", str(tmp_path / "专报.docx"), today=LATER)
    done = subprocess.run(["pdfinfo", tmp_path / "专报.pdf"], capture_output=True, check=True, text=True)
    assert next(line for line in done.stdout.splitlines() if line.startswith("Pages:")).split() == ["Pages:", "1"]
    assert "A4" in done.stdout


def test_the_higher_office_gets_figures_and_the_list(tmp_path: Path) -> None:
    office = with_history(tmp_path)
    office.do("add --channel 领导交办 --title 尚待研判")
    paper = read(office, "upward-report", f"--since {JUNE}", LATER)
    assert "项目|2024年6月30日|2024年11月1日|增减" in paper
    assert "列入清单|1|2|+1" in paper
    assert "拖欠企业账款清理问题整改情况（截至2024年11月1日）" in paper
    assert f"{ID}|拖欠道路工程款|区住建局|48|48|已销号|2024年9月20日" in paper
    assert f"{SECOND}|拖欠道路工程款|区住建局|12|—|已交办|2024年10月1日" in paper
    assert "尚待研判" not in paper
    assert "【待补：签发人】" in paper


def test_an_empty_ledger_has_something_to_say_to_each_reader(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    assert "四、须领导协调的事项：没有。" in read(office, "leader-brief")
    assert "未发现属于本次专项行动清理范围的问题" in read(office, "upward-report")
    said = office.run("render evidence-dossier -o", str(tmp_path / "佐证"))
    assert (said.status, (tmp_path / "佐证").exists()) == (3, False)
    assert "佐证材料清单不能印：清单上没有符合条件的问题" in said.err


def test_the_dossier_holds_every_act_every_document_and_the_commit(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    office.do(f"evidence {ID} --kind photo", str(office.paper("照片.txt")))
    office.do(f"undo {ID} --reason 误录")
    office.do(f"close {ID} --kind 清偿完毕")
    commit = office.git("rev-parse", "HEAD").strip()
    paper = read(office, "evidence-dossier")
    digest = hashlib.sha256("回单.txt（示例材料）\n".encode()).hexdigest()
    assert f"台账版本：{commit}" in paper
    assert f"回单.txt（支付凭证）|—|29|2024年9月20日随付款，在台账内|{digest}" in paper
    assert "2024年9月20日|付款|示例经办（区营商办）|480,000元" in paper
    assert "2024年9月20日|补充佐证（已撤回）|" in paper
    assert "|核查|" in paper
    assert "到位" in paper
    assert "2024年9月20日|销号|示例经办（区营商办）|清偿完毕" in paper


def test_a_document_is_checked_like_a_sheet_and_a_changed_word_is_found(tmp_path: Path) -> None:
    office = with_history(tmp_path)
    read(office, "leader-brief", f"--since {JUNE}")
    path = tmp_path / "leader-brief.docx"
    assert office.run("render --check", str(path)).status == 0
    paper = Document(str(path))
    paper.paragraphs[0].runs[0].text = "假的标题"
    paper.save(str(path))
    said = office.run("render --check", str(path))
    assert said.status == 1
    assert "第 1 段：文件为“假的标题”，台账为“强化政府履约专项行动进展情况”" in said.out


def test_a_document_has_the_same_bytes_whatever_was_printed_before_it(tmp_path: Path) -> None:
    office = with_history(tmp_path)
    office.do("render all -o", str(tmp_path / "全部"))
    alone = ["-m", "lvyue_cli", "-C", str(office.root), "render", "leader-brief", "--as-of", "2024-09-20", "-o"]
    subprocess.run([sys.executable, *alone, str(tmp_path / "单印.docx")], check=True)
    both = next((tmp_path / "全部").glob("*进展情况.docx"))
    assert both.read_bytes() == (tmp_path / "单印.docx").read_bytes()
