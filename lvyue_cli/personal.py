"""Personal numbers in texts: found however they are typed, told apart from numbers of papers, and masked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

# What people put between digits: spaces, hyphens, and what cannot be seen.
_GAP = "[ \t\u00ad\u200b-\u200d\ufeff\u2010-\u2015-]?"
_ALONE, _ENDS = "(?<![0-9A-Za-z])", "(?![0-9A-Za-z])"
_HINT = re.compile(r"\d(?:\W?\d){6}|[@＠﹫]")  # no text without this holds any of them
_CARD_WORDS = re.compile("账[号户]|帐[号户]|卡号|银行卡|开户|储蓄|存折")
_NOT_SAID = re.compile("[^0-9A-Za-z@._+]")


def _anything(_: str, __: str) -> bool:
    return True


def _is_identity(number: str, _: str) -> bool:
    """Take a number for a person's where day and check digit are right; the list of places is not complete."""
    from stdnum.cn import ric  # noqa: PLC0415  loading it takes longer than all rules over a problem

    try:
        date.fromisoformat(f"{number[6:10]}-{number[10:12]}-{number[12:14]}")
    except ValueError:
        return False
    return str(ric.calc_check_digit(number)) == number[-1].upper()


def _is_card(number: str, text: str) -> bool:
    """Take a number for a card's where its check digit is right and the text speaks of one; of invoices 1 in 10 is."""
    from stdnum import luhn  # noqa: PLC0415  same

    return _CARD_WORDS.search(text) is not None and bool(luhn.is_valid(number))


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of personal number.

    Args:
        label: What it is called.
        pattern: How it is spelled; most texts hold no number, and then it is never compiled.
        fits: Whether what is spelled so is one; it sees the number alone and the text around it.
        head: How many characters a mask leaves at its beginning.
        tail: How many at its end.
    """

    label: str
    pattern: str
    fits: Callable[[str, str], bool] = _anything
    head: int = 0
    tail: int = 0


KINDS: dict[str, Kind] = {
    "identity": Kind(
        "身份证号码",
        f"{_ALONE}[1-9][0-9]{{5}}{_GAP}(?:19|20)[0-9]{{6}}{_GAP}[0-9]{{3}}[0-9Xx]{_ENDS}",
        _is_identity,
        4,
        4,
    ),  # GB 11643
    "mobile": Kind(
        "手机号码",
        rf"{_ALONE}(?:\+?86{_GAP})?1[3-9][0-9]{_GAP}[0-9]{{4}}{_GAP}[0-9]{{4}}{_ENDS}",
        head=3,
        tail=4,
    ),
    "landline": Kind(
        "固定电话",
        rf"{_ALONE}(?<!-)0(?:10|2[0-9]|[3-9][0-9]{{2}})[)]?{_GAP}[2-8][0-9]{{6,7}}(?!-?[0-9A-Za-z])",
        head=4,
        tail=1,
    ),
    "email": Kind(
        "电子邮箱",
        r"(?<![0-9A-Za-z._%+-])[0-9A-Za-z._%+-]{1,64}@[0-9A-Za-z-]{1,63}(?:\.[0-9A-Za-z-]{1,63}){1,4}",
        head=1,
    ),
    "card": Kind(
        "银行卡号",
        f"{_ALONE}[1-9][0-9]{{3}}(?:{_GAP}[0-9]{{4}}){{2,3}}{_GAP}[0-9]{{1,4}}{_ENDS}",
        _is_card,
        tail=4,
    ),
}


@dataclass(frozen=True, slots=True)
class Found:
    """One personal number in a text.

    Args:
        kind: A key of KINDS.
        begins: Where it begins.
        ends: Where it ends.
        number: The number alone, in plain characters.
    """

    kind: str
    begins: int
    ends: int
    number: str

    @property
    def label(self) -> str:
        """What it is called."""
        return KINDS[self.kind].label

    @property
    def masked(self) -> str:
        """The number with its middle hidden, such as `138****8000`."""
        head, tail = KINDS[self.kind].head, KINDS[self.kind].tail
        hidden = "*" * (len(self.number) - head - tail)
        return self.number[:head] + hidden + self.number[len(self.number) - tail :]


def find(text: str, kinds: Collection[str] = KINDS.keys()) -> Iterator[Found]:
    """Find the personal numbers in a text, also those typed in full-width characters or with gaps.

    Args:
        text: The text.
        kinds: Which ones, by the keys of KINDS.
    """
    if _HINT.search(text) is None:
        return
    plain = text if text.isascii() else "".join(map(_plain, text))
    ends = 0
    for found in sorted(_of_all(plain, kinds), key=lambda one: (one.begins, -one.ends)):
        if found.begins >= ends:
            ends = found.ends
            yield found


def _of_all(plain: str, kinds: Collection[str]) -> Iterator[Found]:
    for name in kinds:
        kind = KINDS[name]
        for match in re.finditer(kind.pattern, plain):
            number = _NOT_SAID.sub("", match[0])
            if kind.fits(number, plain):
                yield Found(name, match.start(), match.end(), number)


def _plain(character: str) -> str:
    """Spell a full-width character as the plain one; what would become several stays, so that places stay."""
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def masked(text: str) -> str:
    """Hide the middle of every personal number in a text."""
    said, after = [], 0
    for one in find(text):
        said += [text[after : one.begins], one.masked]
        after = one.ends
    return "".join((*said, text[after:]))
