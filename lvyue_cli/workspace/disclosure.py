"""The second net under what is published: the finished file is searched, and one personal number stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.errors import Condition, PersonalDataFound
from lvyue_cli.personal import find
from lvyue_cli.renderers.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.workspace.paper import Paper

SHOWN = 10


def refuse_personal_numbers(paper: Paper) -> None:
    """Let a file pass only where nothing in it is a personal number.

    Args:
        paper: The finished file.

    Raises:
        PersonalDataFound: There is one; the places are told, the numbers masked.
    """
    found = tuple(dict.fromkeys(_found(paper)))
    if found:
        message = f"“{paper.name}”中有个人信息 {len(found)} 处，不能公开，没有写入"
        remedy = "在台账、表样或单位名录中删去号码后再印"
        raise PersonalDataFound(message, remedy, found[:SHOWN])


def _found(paper: Paper) -> Iterator[Condition]:
    for place, text in (("文件名", paper.name), *texts(paper.content)):
        for one in find(text):
            yield Condition(one.kind, f"{place}：{one.label} {one.masked}")
