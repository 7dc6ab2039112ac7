"""A file that takes too much is ended in its own process, and whoever sent it is told what to do."""

from __future__ import annotations

import sys
from functools import cache

import pytest
from raw_workbooks import ENTRY, book, row, sheet

from lvyue_cli.importers.child import sheets_of
from lvyue_cli.importers.parsing.limits import Limits
from lvyue_cli.importers.parsing.refusal import Refused

MEBIBYTE = 1 << 20
ROWS = 80_000


@cache
def long_list() -> bytes:
    """A list that is ordinary but long: it takes more than a second and more than a little memory to read."""
    return book(sheet=sheet("".join(row(number, ENTRY) for number in range(3, ROWS + 3))))


@pytest.mark.parametrize(
    "limits",
    [
        pytest.param(
            Limits(memory=96 * MEBIBYTE),
            id="memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="no other system keeps to a limit of memory"),
        ),
        pytest.param(
            Limits(processor=1),
            id="processor",
            marks=pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of work"),
        ),
        pytest.param(Limits(wait=0.3), id="wait"),
    ],
)
def test_a_file_that_takes_more_than_is_allowed_is_refused_as_a_whole(limits: Limits) -> None:
    with pytest.raises(Refused) as refused:
        sheets_of(long_list(), limits)
    assert refused.value.code == "IM03"
    assert refused.value.message == "读这个文件用的时间或内存超过限度"
    assert refused.value.remedy == "删去空白的行列、图片等多余的内容，用办公软件打开后另存为 .xlsx，再导入"


def test_the_same_file_is_read_whole_within_the_usual_limits() -> None:
    assert [len(one.rows) for one in sheets_of(long_list())] == [ROWS + 2]


@pytest.mark.parametrize("limits", [Limits(memory=96 * MEBIBYTE), Limits(processor=1)], ids=("memory", "processor"))
def test_a_short_file_is_read_within_the_lowered_limits(limits: Limits) -> None:
    assert [len(one.rows) for one in sheets_of(book(), limits)] == [2]
