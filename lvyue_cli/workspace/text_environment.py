"""The environment in which the text of a document is filled in: a sandbox that marks whatever is data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateRuntimeError, Undefined
from jinja2.ext import Extension
from jinja2.lexer import Token

from lvyue_cli.records.amount import in_capitals
from lvyue_cli.records.day import chinese_day
from lvyue_cli.renderers.template_environment import TemplateEnvironment
from lvyue_cli.reports.document_lines import origin, value
from lvyue_cli.reports.documents.wording import plain, wan, yuan
from lvyue_cli.reports.table import in_wan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2.lexer import TokenStream

NUMERALS = ("〇", "一", "二", "三", "四", "五", "六", "七", "八", "九")


class Unfit(TemplateRuntimeError):
    """Something cannot be filled in as the template asks; said in words for the office."""


class Numeral(str):
    """A number that numbers headings: it alone of what is filled in counts as the template's own letters."""

    __slots__ = ()


class Origins(Extension):
    """Says in the text from which line of the template each line came, so that a fault can be told with its place."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Mark the beginning of each piece of text and of each line in it."""
        for token in stream:
            yield Token(token.lineno, "data", _placed(token)) if token.type == "data" else token


def _placed(token: Token) -> str:
    pieces = token.value.split("\n")
    return "\n".join(origin(token.lineno + place) + piece for place, piece in enumerate(pieces))


@cache
def environment() -> TemplateEnvironment:
    """Make it: what is filled in is marked as data."""
    made = TemplateEnvironment(finalize=finalize, keep_trailing_newline=True, extensions=[Origins])
    made.filters.update(FILTERS)
    return made


def finalize(found: object) -> object:
    """Mark what is filled in as data; only texts and whole numbers can be.

    Raises:
        Unfit: It is a list, a mapping or a truth.
    """
    if isinstance(found, Numeral | Undefined):
        return found
    if isinstance(found, str) or (isinstance(found, int) and not isinstance(found, bool)):
        return value(str(found))
    raise Unfit(f"{_called(found)}不能直接印出")


def _called(found: object) -> str:
    if isinstance(found, bool):
        return "“是”或“否”只供判断，"
    return "这是多项内容，须用 for 逐项取用，" if isinstance(found, list | dict) else "这一项"


def _yuan(text: Any) -> str:
    return yuan(_decimal(text)) if text else ""


def _wan(text: Any) -> str:
    return wan(_decimal(text)) if text else ""


def _figure(text: Any) -> str:
    """Print a sum for a column that says 万元 in its header; of nothing a dash."""
    return plain(in_wan(_decimal(text))) if text and _decimal(text) else "—"


def _yi(text: Any) -> str:
    return f"{plain(_decimal(text).scaleb(-8))}亿元" if text else ""


def _sentence(text: Any) -> str:
    """End what somebody noted as a sentence ends; nothing stays nothing."""
    bare = str(text).rstrip("。；，、 ")
    return f"{bare}。" if bare else ""


def _capitals(text: Any) -> str:
    return in_capitals(_decimal(text)) if text else ""


def _day(text: Any) -> str:
    if not text:
        return ""
    try:
        return chinese_day(date.fromisoformat(text))
    except (TypeError, ValueError) as error:
        raise Unfit(f"“{text}”不是日期，不能用“日期”") from error


def _to_fill(text: Any, what: str) -> str:
    """Leave open, for all to see, what only a person can know."""
    return str(text) if text else f"【待补：{what}】"


def _chinese(number: Any) -> Numeral:
    tens, ones = divmod(int(number), 10)
    before = "" if not tens else "十" if tens == 1 else f"{NUMERALS[tens]}十"
    return Numeral(before + (NUMERALS[ones] if ones or not tens else ""))


def _decimal(text: Any) -> Decimal:
    try:
        return Decimal(text)
    except (InvalidOperation, TypeError, ValueError) as error:
        raise Unfit(f"“{text}”不是金额，不能用“元”“万元”“大写”") from error


FILTERS: dict[str, Callable[..., str]] = {
    "元": _yuan,
    "万元": _wan,
    "数万": _figure,
    "亿元": _yi,
    "大写": _capitals,
    "日期": _day,
    "待补": _to_fill,
    "句": _sentence,
    "汉字": _chinese,
    "序号": lambda number: Numeral(str(int(number))),
}
