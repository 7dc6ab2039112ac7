from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from office_programs import SOFFICE, needs_calc
from own_workbooks import form, printed, row
from test_xlsx_charts import STATES, progress
from workbooks import ROW, table

from lvyue_cli.renderers.xlsx import render

if TYPE_CHECKING:
    from pathlib import Path

MEDIA_BOX = re.compile(rb"/Type\s*/Page\b[^>]*?/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]")
A3_LANDSCAPE, A4_LANDSCAPE = (1191, 842), (842, 595)  # points


@pytest.mark.office
@needs_calc
@pytest.mark.parametrize("count", [0, 37])
def test_an_office_program_prints_it_on_a3_landscape(tmp_path: Path, count: int) -> None:
    assert set(pages(render([table(*[ROW] * count)]), tmp_path)) == {A3_LANDSCAPE}


@pytest.mark.office
@needs_calc
@pytest.mark.parametrize(("count", "sheets"), [(1, 1), (2, 1), (3, 2)])
def test_two_charts_go_on_a_page_and_none_is_cut_by_its_end(tmp_path: Path, count: int, sheets: int) -> None:
    assert pages(render([progress(*[STATES] * count)]), tmp_path) == [A3_LANDSCAPE, *[A4_LANDSCAPE] * sheets]


@pytest.mark.office
@needs_calc
def test_an_offices_own_workbook_opens_and_prints(tmp_path: Path) -> None:
    assert pages(printed(form(), *[row()] * 3), tmp_path)


def pages(content: bytes, folder: Path) -> list[tuple[int, int]]:
    (folder / "list.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "list.xlsx")], check=True, capture_output=True, timeout=120)
    found = MEDIA_BOX.findall((folder / "list.pdf").read_bytes())
    return [(round(float(width)), round(float(height))) for width, height in found]
