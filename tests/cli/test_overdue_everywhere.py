"""逾期 has one meaning: every list, sheet, page and document counts the same problems on the same day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from office import Year
from paragraphs import written
from printed_sheets import listed, printed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAYS = {
    "maojian-2024": ("2024-07-15", "2024-10-20", "2025-02-20"),
    "suizhou-2023": ("2023-11-20", "2024-01-10", "2024-02-20"),
    "xixian-2024": ("2024-07-15", "2024-10-20", "2025-02-20"),
    "zengdu-2024": ("2024-08-15", "2024-12-10", "2025-02-20"),
}
CASES = [
    pytest.param(name, day, id=f"{name} {day}", marks=pytest.mark.xdist_group(name))
    for name, days in DAYS.items()
    for day in days
]


def first(pattern: str, text: str) -> int:
    """Find a figure in a text; none told is none."""
    found = re.search(pattern, text)
    return int(found[1]) if found else 0


@pytest.mark.parametrize(("programme", "day"), CASES)
def test_every_reader_counts_the_same_problems_as_overdue(
    played: Callable[[str], Path], programme: str, day: str, tmp_path: Path
) -> None:
    office = Year(played(programme), tmp_path).on(day)
    late = {one["id"]: one["state"] for one in office.do("list overdue --json").data["problems"]}
    assert office.do("stats --json").data["overdue"] == len(late)

    brief = written(office.root, "leader-brief", office.today)
    assert first(r"\n  本期 \| (?:\d+ \| ){3}(\d+) \|", brief) == len(late)

    office.do("render dashboard -o", str(tmp_path / "一览.html"))
    page = (tmp_path / "一览.html").read_text(encoding="utf-8")
    assert first(r'<div class="name">逾期</div><b>(\d+)</b>', page) == len(late)

    summary = written(office.root, "work-summary", office.today)
    open_, elsewhere = first(r"其中逾期(\d+)个", summary), first(r"有(\d+)件超过办理或者答复时限", summary)
    ended = [state for state in late.values() if state in {"clue", "closed", "dismissed"}]
    assert (open_, elsewhere) == (len(late) - len(ended), len(ended))

    rows = listed(printed(office, "progress-table", folder=tmp_path)[0])
    assert sum(row["逾期"] for row in rows) == sum(state not in {"clue", "dismissed"} for state in late.values())


def test_some_are_late_in_every_example_year(played: Callable[[str], Path], tmp_path: Path) -> None:
    for name, days in DAYS.items():
        assert Year(played(name), tmp_path / name).on(days[-1]).ids("overdue"), name
