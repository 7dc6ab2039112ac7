"""Which office programs this machine has: `soffice` alone says nothing of the parts that open sheets and texts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")


def _has(part: str) -> bool:
    return SOFFICE is not None and any(Path(SOFFICE).resolve().parent.glob(f"{part}.*"))


CALC, WRITER = _has("libsclo"), _has("libswlo")
PDF_READERS = shutil.which("pdftotext") is not None and shutil.which("pdfinfo") is not None

needs_calc = pytest.mark.skipif(not CALC, reason="LibreOffice Calc is not installed")
needs_writer = pytest.mark.skipif(not (WRITER and PDF_READERS), reason="LibreOffice Writer or poppler is not installed")
