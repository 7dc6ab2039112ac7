"""催报通知, one a unit: whoever owes a report gets his own, whether or not a problem is his, and nobody else one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from docx import Document
from office import Office, with_a_problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LATE = date(2024, 4, 28)
FORM = "render report-reminder --per unit --as-of 2024-04-28 --draft"


def printed(office: Office, line: str, folder: Path) -> dict[str, str]:
    folder.mkdir()
    office.do(line, "-o", str(folder))
    return {path.name.partition("_")[0]: "\n".join(_texts(path)) for path in folder.iterdir()}


def _texts(path: Path) -> Iterator[str]:
    paper = Document(str(path))
    yield from (one.text for one in paper.paragraphs)
    yield from (cell.text for row in paper.tables[0].rows for cell in row.cells)


def test_each_unit_that_owes_is_told_of_its_own_reports_only(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)  # of 区住建局, which is to report nothing
    office.do("submit 自查问题清单 --unit 区财政局 --by 示例丙@区财政局 --zero", today=LATE)
    papers = printed(office, FORM, tmp_path / "印")
    assert sorted(papers) == ["区招商服务中心", "区科经局"]
    assert "区科经局：" in papers["区科经局"]
    assert "已逾期2天" in papers["区科经局"]
    assert "区招商服务中心" not in papers["区科经局"]


def test_a_unit_that_owes_nothing_gets_none_and_that_is_said(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    folder = tmp_path / "印"
    folder.mkdir()
    said = office.do(f"{FORM} unit:区住建局", "-o", str(folder))
    assert "催报通知：没有可印的，未印" in said.err
    assert list(folder.iterdir()) == []
