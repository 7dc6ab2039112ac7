from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from office_programs import SOFFICE, needs_writer
from papers import document

from lvyue_cli.renderers.docx import render
from lvyue_cli.reports.document import Kind, Paragraph

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.office
@needs_writer
def test_an_office_program_sets_28_characters_in_a_line_and_22_lines_on_a_page(tmp_path: Path) -> None:
    text = Paragraph(Kind.BODY, "政" * (28 * 60))
    (tmp_path / "text.docx").write_bytes(render(document(text, title="标题", addressee="", signature="", day="")))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "text.docx")], check=True, capture_output=True, timeout=120)
    read = ["pdftotext", "-layout", str(tmp_path / "text.pdf"), "-"]
    printed = subprocess.run(read, check=True, capture_output=True, timeout=60).stdout.decode()
    first, second = (
        [len(line.strip()) for line in page.split("\n") if "政" in line] for page in printed.split("\f")[:2]
    )
    assert first[:3] == [26, 28, 28]
    assert second == [28] * 22
