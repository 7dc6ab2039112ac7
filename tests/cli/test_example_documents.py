"""What each document says of the years that come with the programmes: golden texts, paragraph by paragraph.

`REWRITE_DOCUMENTS=1 python -m pytest tests/cli/test_example_documents.py` writes them anew.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from paragraphs import about, written

from lvyue_cli.errors import ActRefused
from lvyue_cli.reports.document_forms import DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

GOLDEN = Path(__file__).parents[1] / "documents"
ENDS = {  # days after the last act
    "zengdu-2024": date(2025, 2, 20),
    "maojian-2024": date(2025, 2, 20),
    "suizhou-2023": date(2024, 2, 20),
    "xixian-2024": date(2025, 2, 20),
}
AT_MOST = 2  # papers of a form that are kept for each year
CASES = [
    pytest.param(name, form, id=f"{form} {name}", marks=pytest.mark.xdist_group(name))
    for name in ENDS
    for form in DOCUMENTS
]


@pytest.mark.parametrize(("programme", "form"), CASES)
def test_each_document_says_what_it_said(played: Callable[[str], Path], programme: str, form: str) -> None:
    said = "\n".join(_papers(played(programme), form, ENDS[programme]))
    golden = GOLDEN / form / f"{programme}.txt"
    if os.environ.get("REWRITE_DOCUMENTS"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(said, encoding="utf-8", newline="\n")
    assert said == golden.read_text(encoding="utf-8")


def _papers(root: Path, form: str, as_of: date) -> Iterator[str]:
    try:
        for subject in about(root, form, as_of)[:AT_MOST] or (None,):
            yield written(root, form, as_of, about=subject)
    except ActRefused as refusal:
        yield f"refused: {refusal.message}\n→ {refusal.remedy}\n"
