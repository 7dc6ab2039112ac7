from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from office_programs import SOFFICE, needs_writer
from papers import GRID, document, office, red

from lvyue_cli.renderers.docx import render
from lvyue_cli.reports.document import Document, Kind, Paragraph

if TYPE_CHECKING:
    from pathlib import Path


def printed(folder: Path, paper: Document, *options: str) -> str:
    """Set a paper as an office program does, and read the pages."""
    (folder / "text.docx").write_bytes(render(paper, office(imprint="true")))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "text.docx")], check=True, capture_output=True, timeout=120)
    read = ["pdftotext", *options, str(folder / "text.pdf"), "-"]
    return subprocess.run(read, check=True, capture_output=True, timeout=60).stdout.decode()


@pytest.mark.office
@needs_writer
def test_an_office_program_sets_28_characters_in_a_line_and_22_lines_on_a_page(tmp_path: Path) -> None:
    text = Paragraph(Kind.BODY, "政" * (28 * 60))
    pages = printed(tmp_path, document(text, title="标题", addressee="", signature="", day=""), "-layout")
    first, second = ([len(line.strip()) for line in page.split("\n") if "政" in line] for page in pages.split("\f")[:2])
    assert first[:3] == [26, 28, 28]
    assert second == [28] * 22


@pytest.mark.office
@needs_writer
def test_the_imprint_stands_at_the_foot_of_the_last_page_and_a_small_table_on_one(tmp_path: Path) -> None:
    text = Paragraph(Kind.BODY, "政" * (28 * 8))
    paper = red(blocks=(text, replace(GRID, rows=GRID.rows * 3)), copies="，".join(["区财政局"] * 8))
    pages = printed(tmp_path, paper, "-bbox").split("<page ")[1:]
    assert ["示例区住建局" in page for page in pages] == [False, True]
    feet = {word: float(y) for y, word in re.findall(r'yMax="([0-9.]+)">([^<]+)<', pages[-1])}
    bottom = 842 - 35 / 25.4 * 72
    assert bottom - 12 < feet["日印发"] < bottom
    copies = next(foot for word, foot in feet.items() if word.endswith("财政局。"))
    assert 20 < feet["日印发"] - copies < 28  # the line above
