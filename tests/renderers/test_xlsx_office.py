from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from workbooks import ROW, table

from lvyue_cli.renderers.xlsx import render

SOFFICE = shutil.which("soffice")
CALC = SOFFICE is not None and any(Path(SOFFICE).resolve().parent.glob("libsclo.*"))  # may be there without its sheets
MEDIA_BOX = re.compile(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]")
A3_LANDSCAPE = (1191, 842)  # points


@pytest.mark.office
@pytest.mark.skipif(not CALC, reason="LibreOffice Calc is not installed")
@pytest.mark.parametrize("count", [0, 37])
def test_an_office_program_prints_it_on_a3_landscape(tmp_path: Path, count: int) -> None:
    (tmp_path / "list.xlsx").write_bytes(render([table(*[ROW] * count)]))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "list.xlsx")], check=True, capture_output=True, timeout=120)
    pages = MEDIA_BOX.findall((tmp_path / "list.pdf").read_bytes())
    assert pages
    assert {(round(float(width)), round(float(height))) for width, height in pages} == {A3_LANDSCAPE}
