from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import time
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from papers import GRID, document, letter, opened, parts, red

from lvyue_cli.renderers.docx import render
from lvyue_cli.reports.printing import COMMIT
from lvyue_cli.workspace.printed import printed

if TYPE_CHECKING:
    from pathlib import Path

    from lvyue_cli.reports.document import Document

AGAIN = """
import hashlib
import openpyxl
from lvyue_cli.renderers.docx import render
from papers import GRID, letter
print(hashlib.sha256(render(letter(blocks=(GRID,), draft=True))).hexdigest())
"""


def test_the_same_document_gives_the_same_bytes() -> None:
    first = render(document(GRID))
    time.sleep(1.1)  # the library stamps whole seconds
    assert render(document(GRID)) == first


def test_the_same_document_gives_the_same_bytes_in_another_process_with_other_libraries_loaded() -> None:
    environment = os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    again = subprocess.run([sys.executable, "-c", AGAIN], capture_output=True, check=True, text=True, env=environment)
    assert again.stdout.strip() == hashlib.sha256(render(letter(blocks=(GRID,), draft=True))).hexdigest()


@pytest.mark.parametrize("printed_one", [document(), red(), letter()], ids=["plain", "red", "letter"])
def test_the_parts_are_sorted_and_carry_no_time_of_packing(printed_one: Document) -> None:
    with zipfile.ZipFile(io.BytesIO(render(printed_one))) as package:
        entries = package.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_the_file_says_what_it_was_made_from(tmp_path: Path) -> None:
    said = (("表格", "work-summary"), ("填报日期", "2024-09-02"), ("草稿", "是"), (COMMIT, "0123abc" + "0" * 33))
    file = tmp_path / "总结.docx"
    file.write_bytes(render(document(properties=said)))
    read = printed(file)
    assert (read.order.form, read.order.as_of.isoformat(), read.order.draft) == ("work-summary", "2024-09-02", True)
    assert '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="表格">' in (
        parts(file.read_bytes())["docProps/custom.xml"].decode()
    )


def test_the_file_is_dated_by_its_figures_and_names_no_person() -> None:
    dated, undated = (opened(document(**changes)).core_properties for changes in ({}, {"as_of": None}))
    assert dated.created == dated.modified == datetime(2024, 9, 2, tzinfo=UTC)
    assert undated.modified == datetime(2000, 1, 1, tzinfo=UTC)
    assert (dated.author, dated.last_modified_by, dated.comments) == ("lvyue", "", "")
    assert dated.title == "强化政府履约专项行动工作总结"


def test_nothing_of_another_program_is_in_the_file() -> None:
    assert set(parts(render(document()))) == {
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "docProps/custom.xml",
        "word/_rels/document.xml.rels", "word/document.xml", "word/footer1.xml", "word/footer2.xml",
        "word/settings.xml", "word/styles.xml",
    }  # fmt: skip
