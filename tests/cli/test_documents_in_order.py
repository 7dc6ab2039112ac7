"""Every document that is printed keeps the order of the schema: Word and WPS open it without a repair."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from office import an_office
from wml_orders import violations

from lvyue_cli.cli.app import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def faults(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as package:
        parts = [name for name in package.namelist() if name.startswith("word/") and name.endswith(".xml")]
        return [f"{path.name} {name}: {one}" for name in parts for one in violations(package.read(name))]


@pytest.mark.xdist_group("maojian-2024")
def test_all_documents_of_an_example_year_are_in_order(played: Callable[[str], Path], tmp_path: Path) -> None:
    root = str(played("maojian-2024"))
    assert main(["-C", root, "render", "all", "--as-of", "2025-02-20", "-o", str(tmp_path / "全部")]) == 0
    papers = sorted((tmp_path / "全部").rglob("*.docx"))
    assert len(papers) > 50
    assert [fault for paper in papers for fault in faults(paper)] == []


def test_rare_characters_long_names_and_long_titles_are_printed_whole(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    unit = "示例（曾都）城市建设与乡村振兴产业投资发展集团有限公司"
    title = "示例堃镕喆翀犇𠮷园区配套道路排水绿化附属工程进度款及质量保证金长期未付"
    office.do(f"unit add {unit} --kind soe")
    office.do(f"add --channel 自查 --title {title} --line 拖欠企业账款清理 --unit {unit} --amount 48万元")
    office.do("transition assign ZD-2024-A0001 --reply-by 2024-10-01")
    office.do("escalate supervise ZD-2024-A0001 --reply-by 2024-10-08 --reason 逾期 --approver 示例甲@区营商办")
    office.do("render supervision-letter -o", str(tmp_path / "函.docx"))
    assert faults(tmp_path / "函.docx") == []
    with zipfile.ZipFile(tmp_path / "函.docx") as package:
        said = package.read("word/document.xml").decode()
    assert unit in said
    assert title in said
