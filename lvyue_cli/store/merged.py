"""Three versions of a file made one: one side's own text with what the other side changed written into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lvyue_cli.merging.clash import CURRENT, INCOMING, OLD, Clash, Clashed
from lvyue_cli.merging.problem import merged_problem
from lvyue_cli.merging.sides import Sides
from lvyue_cli.merging.submissions import merged_submissions
from lvyue_cli.records.problem import Problem
from lvyue_cli.records.submission import Submissions
from lvyue_cli.store.layout import kind_of
from lvyue_cli.store.typed import read_data
from lvyue_cli.text.carry import carried
from lvyue_cli.text.comments import comments
from lvyue_cli.text.guard import parse, parse_text
from lvyue_cli.text.refusal import Rejected
from lvyue_cli.text.splice import SpliceFailed, splice

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.base import Record
    from lvyue_cli.text.guard import Parsed

NAMES = (OLD, CURRENT, INCOMING)
MODELS: dict[str, type[Record]] = {"problem": Problem, "submissions": Submissions}
MERGES: dict[str, Callable[[str, Sides[Any], Ledger, date], Record]] = {
    "problem": merged_problem,
    "submissions": merged_submissions,
}


class Unmerged(Exception):
    """A file that cannot be merged.

    Args:
        clashes: Every point on which its versions clash.
        versions: What is to be compared line by line instead.
    """

    def __init__(self, clashes: tuple[Clash, ...], versions: Sides[bytes]) -> None:
        super().__init__("；".join(one.message for one in clashes))
        self.clashes = clashes
        self.versions = versions


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a file: its text, and the record that it is."""

    parsed: Parsed
    record: Record

    def saying(self, plain: dict[str, Any]) -> str:
        """Write into its text what another record says; the lines that say the same stay.

        Args:
            plain: The other record.
        """
        return splice(self.parsed, carried(self.parsed.data, self.record.plain(), plain))


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
        Unmerged: The sides cannot both be right, or a version cannot be read.
    """
    try:
        sides = Sides(
            _read(path, versions.base, NAMES[0]) if versions.base else None,
            _read(path, versions.ours, NAMES[1]),
            _read(path, versions.theirs, NAMES[2]),
        )
        carrier = _carrier(sides)
    except Clashed as clashed:
        raise Unmerged(clashed.clashes, versions) from clashed
    try:
        record = MERGES[kind_of(path)](path, sides.each(lambda one: one.record), ledger, today)
    except Clashed as clashed:
        drafts = clashed.drafts and clashed.drafts.each(lambda draft: carrier.saying(draft).encode())
        raise Unmerged(clashed.clashes, drafts or versions) from clashed
    return _written(path, carrier, record)


def _read(path: str, raw: bytes, name: str) -> Version:
    try:
        parsed = parse(raw)
    except Rejected as refusal:
        raise Clashed(Clash(f"{name}读不出：{refusal.message}", refusal.remedy)) from refusal
    record, findings = read_data(parsed.data, path, MODELS[kind_of(path)])
    if record is None:
        raise Clashed(Clash(f"{name}读不出：{findings[0].message}", findings[0].remedy))
    return Version(parsed, record)


def _carrier(sides: Sides[Version]) -> Version:
    """Choose the text to write into: ours, unless the other side alone changed the comments."""
    base, ours, theirs = sides.each(lambda one: comments(one.parsed))
    if theirs in (ours, base):
        return sides.ours
    if ours == base:
        return sides.theirs
    raise Clashed(Clash("两方都改了注释", "查明后保留要用的注释，删去冲突标记；经过记录一条也不能少"))


def _written(path: str, carrier: Version, record: Record) -> bytes:
    """Write a record into a text, and read it back before it counts.

    Raises:
        SpliceFailed: It does not read as intended: a fault of this package.
    """
    text = carrier.saying(record.plain())
    if read_data(parse_text(text).data, path, type(record))[0] != record:
        raise SpliceFailed(text)
    return text.encode()
