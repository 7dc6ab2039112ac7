"""A real Chromium without a window: what it makes of a page."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars"),
)
MEDIA_BOX = re.compile(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]")
PNG = b"\x89PNG\r\n\x1a\n"

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


def dom(page: Path) -> str:
    """Give the document as the browser holds it after whatever could run has run."""
    return _run(page, "--virtual-time-budget=2000", "--dump-dom").decode()


def pages(page: Path) -> list[tuple[int, int]]:
    """Print it, and give the size of each sheet of paper in points."""
    pdf = page.with_suffix(".pdf")
    _run(page, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    return [(round(float(width)), round(float(height))) for width, height in MEDIA_BOX.findall(pdf.read_bytes())]


def screenshot(page: Path, width: int, height: int) -> tuple[int, int, int]:
    """Look at it, and give the picture's width, height and how many bytes it takes."""
    picture = page.with_suffix(".png")
    _run(page, f"--window-size={width},{height}", f"--screenshot={picture}")
    content = picture.read_bytes()
    assert content.startswith(PNG)
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big"), len(content)


def _run(page: Path, *asked: str) -> bytes:
    profile = page.with_suffix(".profile")
    command = [str(CHROMIUM), *QUIET, f"--user-data-dir={profile}", *asked, page.as_uri()]
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout
