"""What stands in `{{ }}` in a cell: names, conditions and one filter, in jinja2's sandbox; nothing that repeats.

Templates come by mail from other offices, so what is not on the list below is refused before anything is computed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError, nodes

from lvyue_cli.renderers.template_environment import TemplateEnvironment
from lvyue_cli.reports.table import Cell, Format, in_wan, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

MARK = re.compile(r"\{[{%#]|[}%#]\}")
FULL_WIDTH = re.compile(r"(?=.?[｛｝％])(?:[{｛][{｛%％]|[}｝%％][}｝])")
BARE = re.compile(r"\{\{-?\s*(?P<name>[^\W\d]\w*)\s*(?:\|\s*(?P<filter>\w+)\s*)?-?\}\}")
LONGEST = 2000  # characters of a cell that is computed

ALLOWED: tuple[type[nodes.Node], ...] = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Filter, nodes.Concat),
    *(nodes.If, nodes.CondExpr, nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand),
)


class Misread(Exception):
    """An expression that cannot be used.

    Args:
        message: Why, in Chinese.
        remedy: What to do about it.
    """

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Expression:
    """A cell that is computed.

    Args:
        names: What it names.
        evaluate: Computes it from what the names stand for; a cell that is one expression keeps its type, else text.
    """

    names: frozenset[str]
    evaluate: Callable[[Mapping[str, Cell]], object]


def read(text: str) -> Expression | None:
    """Read a cell's text.

    Args:
        text: The text.

    Returns:
        What is to be computed; nothing where it is plain text.

    Raises:
        Misread: It is written wrongly, or asks for more than a template may.
    """
    if FULL_WIDTH.search(text):
        raise Misread("用了全角的｛｛ ｝｝", "换成半角的 {{ }}")
    if not MARK.search(text):
        return None
    tree = _parsed(text)
    named = frozenset(node.name for node in _checked(tree) if isinstance(node, nodes.Name))
    try:
        return Expression(named, _single(text.strip(), named) if _is_single(_parsed(text.strip())) else _mixed(text))
    except (SyntaxError, RecursionError, MemoryError) as error:  # nested deeper than Python compiles
        raise _miswritten() from error


def _miswritten() -> Misread:
    return Misread("{{ }} 写法有误", "写作 {{ 名称 }}，如 {{ 责任单位 }}、{{ 涉及金额 | 万元 }}")


def _wan(value: Cell) -> Cell:
    return in_wan(value) if isinstance(value, Decimal | int) else value


def _unchanged(value: Cell) -> Cell:
    return value


def _printed(value: object) -> object:
    """Print a value inside a text as papers do."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date | Decimal):
        return shown(value, Format.YUAN)
    return "" if value is None else value


FILTERS: dict[str, Callable[[Cell], Cell]] = {"万元": _wan, "wan": _wan}

_ENVIRONMENT = TemplateEnvironment(finalize=_printed, keep_trailing_newline=True)
_ENVIRONMENT.filters = dict(FILTERS)


def _parsed(text: str) -> nodes.Template:
    if len(text) > LONGEST:
        raise Misread(f"超过 {LONGEST} 字", "文字分写在几个单元格中")
    try:
        return _ENVIRONMENT.parse(text)
    except (TemplateSyntaxError, RecursionError) as error:
        raise _miswritten() from error


def _checked(tree: nodes.Node) -> Iterator[nodes.Node]:
    for node in (tree, *tree.find_all(nodes.Node)):
        if not isinstance(node, ALLOWED) or (isinstance(node, nodes.Filter) and node.name not in FILTERS):
            raise Misread("用了表样不支持的写法", "只写名称、条件（甲 if 乙 else 丙）和 | 万元")
        if isinstance(node, nodes.TemplateData) and MARK.search(node.data):
            raise _miswritten()
        yield node


def _is_single(tree: nodes.Template) -> bool:
    """Tell whether a text is one expression and nothing beside it: `{{a}}{{b}}` is two."""
    if len(tree.body) != 1 or not isinstance(tree.body[0], nodes.Output):
        return False
    written = tree.body[0].nodes
    return len(written) == 1 and not isinstance(written[0], nodes.TemplateData)


def _single(text: str, named: frozenset[str]) -> Callable[[Mapping[str, Cell]], object]:
    bare = BARE.fullmatch(text)
    if bare and bare["name"] in named:  # most cells: a tenth of the time that jinja2 takes
        name, change = bare["name"], FILTERS[bare["filter"]] if bare["filter"] else _unchanged
        return lambda values: change(values[name])
    compiled = _ENVIRONMENT.compile_expression(text[2:-2].strip("-+"), undefined_to_none=False)
    return lambda values: compiled(dict(values))


def _mixed(text: str) -> Callable[[Mapping[str, Cell]], object]:
    template = _ENVIRONMENT.from_string(text)
    return lambda values: template.render(dict(values))
