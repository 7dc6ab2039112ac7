"""Three versions of a file made one: the side's own text with what the other side changed written into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lvyue_cli.merging.clash import Clash, Clashed
from lvyue_cli.merging.problem import merged_problem
from lvyue_cli.merging.sides import Sides
from lvyue_cli.merging.submissions import merged_submissions
from lvyue_cli.records.problem import Problem
from lvyue_cli.records.submission import Submissions
from lvyue_cli.store.layout import kind_of
from lvyue_cli.store.typed import read_bytes, read_data
from lvyue_cli.text.carry import carried
from lvyue_cli.text.guard import parse, parse_text
from lvyue_cli.text.splice import splice

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.base import Record

BASE, *NAMES = "共同的旧", "本方", "对方"
MODELS: dict[str, type[Record]] = {"problem": Problem, "submissions": Submissions}


MERGES: dict[str, Callable[[str, Sides[Any], Ledger, date], Record]] = {
    "problem": merged_problem,
    "submissions": merged_submissions,
}


def is_merged_by_field(path: str) -> bool:
    """Tell whether a file of the ledger is brought together field by field; others are git's.

    Args:
        path: Relative to the ledger.
    """
    return kind_of(path) in MODELS


def merged(path: str, versions: Sides[bytes], ledger: Ledger, today: date) -> bytes:
    """Bring three versions of a file together; what neither side changed keeps the bytes of ours.

    Args:
        path: Relative to the ledger; one that `is_merged_by_field`.
        versions: The three; no base, or an empty one, where both sides made the file anew.
        ledger: The frame of the ledger on our side, as it is on the day.
        today: The day by which rules judge.

    Raises:
        Clashed: The sides cannot both be right, or a version cannot be read.
    """
    kind = kind_of(path)
    ours, theirs = (_read(path, raw, MODELS[kind], name) for raw, name in zip(versions[1:], NAMES, strict=True))
    base = _read(path, versions.base, MODELS[kind], BASE) if versions.base else None
    record = MERGES[kind](path, Sides(base, ours, theirs), ledger, today)
    parsed = parse(versions.ours)
    text = splice(parsed, carried(parsed.data, ours.plain(), record.plain()))
    if read_data(parse_text(text).data, path, MODELS[kind])[0] != record:
        raise Clashed(Clash("合并的结果与预期不符", "请把这三个版本交给维护 lvyue 的人"))
    return text.encode()


def _read(path: str, raw: bytes, model: type[Record], side: str) -> Record:
    record, findings = read_bytes(raw, path, model)
    if record is None:
        raise Clashed(Clash(f"{side}版本读不出：{findings[0].message}", findings[0].remedy))
    return record
