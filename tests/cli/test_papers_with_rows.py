"""Of papers for each unit only those with a row are printed; a changed paper shows where it was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx import Document
from office import with_a_problem

if TYPE_CHECKING:
    from pathlib import Path

POLICY = "add --title 补贴未落实 --line 惠企政策落实 --unit 区政数局 --channel 自查"


def test_papers_without_a_row_are_left_out_and_counted(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(POLICY)
    said = office.do("render arrears-ledger --per unit -o", str(tmp_path / "欠账"))
    units = {one.name.partition("_")[0] for one in (tmp_path / "欠账").iterdir()}
    assert "区住建局" in units
    assert "区政数局" not in units
    # 区政数局, and 区营商办 that leads
    assert "拖欠账款台账：2 份没有可列的内容，未印" in said.err


def test_a_change_late_in_a_long_paragraph_is_shown(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    paper = tmp_path / "总结.docx"
    office.do("render work-summary -o", str(paper))
    opened = Document(str(paper))
    long = next(one for one in opened.paragraphs if "销号率" in one.text and len(one.text) > 40)
    long.runs[0].text = long.runs[0].text.replace("尚欠", "还欠").replace("尚未付款", "已经付款")
    opened.save(str(paper))
    said = office.run("render --check", str(paper))
    assert said.status == 1
    assert "已经付款" in said.out.split("，台账为")[0]
    assert "尚未付款" in said.out.split("，台账为")[1]
