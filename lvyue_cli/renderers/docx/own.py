"""A document printed on an office's own .docx: its `{{ }}` filled in, everything else left as the office made it."""

from __future__ import annotations

import io
import re
import traceback
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import TemplateError, TemplateRuntimeError, TemplateSyntaxError, Undefined
from lxml import etree

from lvyue_cli.renderers.characters import held
from lvyue_cli.renderers.docx.element import Element, w
from lvyue_cli.renderers.docx.finish import finished
from lvyue_cli.renderers.docx.fitting import fit
from lvyue_cli.renderers.docx.margins import mark_draft
from lvyue_cli.renderers.docx.tags import PAIRS, check_tags, quoted, reason
from lvyue_cli.renderers.template_environment import TemplateEnvironment
from lvyue_cli.text.refusal import Rejected

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from docx.document import Document as Opened
    from jinja2 import Environment

Filters = dict[str, Any]

FAILURES = (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, RecursionError, etree.LxmlError)
MARKUP = ("urlize", "xmlattr", "tojson")  # filters whose results would be read as parts of the file


def environment(filters: Filters) -> TemplateEnvironment:
    """Make the environment that templates are filled in with: what would be read as markup is escaped.

    Args:
        filters: What a template may put values through.
    """
    made = TemplateEnvironment(autoescape=True, finalize=_shown)
    made.filters.update(filters)
    for name in MARKUP:
        made.filters.pop(name, None)
    return made


def sources(raw: bytes) -> Iterator[str]:
    """Yield what jinja2 reads of each part of a template, a line for each paragraph.

    Args:
        raw: A template in which `intake.dangers` found nothing.

    Raises:
        Rejected: It is no document, or a tag in it is none, with the number of the paragraph as its line.
    """
    template = DocxTemplate(io.BytesIO(raw))
    for root in _roots(_opened(template)):
        for number, paragraph in enumerate(root.iter(qn("w:p")), 1):
            check_tags(number, _text(paragraph))
        # Before the paragraphs that hold only a tag are taken out, so that the lines keep their numbers.
        yield template.patch_xml(re.sub(r"<w:p([ />])", r"\n<w:p\1", etree.tostring(root, encoding="unicode")))


def fill(  # noqa: PLR0913  what a paper depends on, named one by one
    raw: bytes,
    context: Mapping[str, Any],
    filters: Filters,
    *,
    title: str,
    as_of: date,
    draft: bool = False,
    properties: tuple[tuple[str, str], ...] = (),
) -> bytes:
    """Print a document on an office's own template.

    Args:
        raw: A template that `sources` could read.
        context: What it may say: texts, numbers, lists and mappings.
        filters: What it may put values through.
        title: The paper's title.
        as_of: The day that dates the file.
        draft: Whether every page must say 草稿.
        properties: What else the file says of itself.

    Raises:
        Rejected: It cannot be filled in; the paragraph is quoted.
    """
    template = _Template(io.BytesIO(raw))
    try:
        template.render(dict(context), environment(filters), autoescape=True)
    except FAILURES as error:
        raise Rejected("DC01", f"填写时出错{reason(error)}", PAIRS) from error
    saved = io.BytesIO()
    template.save(saved)
    opened = docx.Document(saved)  # anew: headers that were filled in are other objects than those opened before
    _complete_cells(opened)
    if draft:
        mark_draft(opened)
    fit(opened)
    return finished(opened, title, as_of, properties)


class _Template(DocxTemplate):  # type: ignore[misc]  # the library has no types
    """A template that tells where it failed, and never guesses."""

    def render_properties(self, *_: object) -> None:
        """Leave them: they are replaced when the paper is finished."""

    def render_xml_part(self, src_xml: str, part: object, context: object, jinja_env: Environment) -> str:
        """Fill in one part."""
        try:
            filled: str = super().render_xml_part(src_xml, part, context, jinja_env)
            etree.fromstring(filled.encode())  # the library would mend a broken part by leaving text out
        except etree.XMLSyntaxError as error:
            raise Rejected("DC01", "标签的位置使文件不成形", PAIRS) from error
        except FAILURES as error:
            place = quoted(re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml), _line(error))
            message = f"{place}填写时出错{reason(error)}"
            raise Rejected("DC01", message, "核对这一段的名称和写法，参照导出的模板") from error
        return filled


def _line(error: BaseException) -> int:
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    frames = [one.lineno for one in traceback.extract_tb(error.__traceback__) if one.filename == "<template>"]
    return frames[-1] or 0 if frames else 0


def _shown(value: object) -> object:
    """Let only texts and whole numbers be printed, without the characters that would break the file."""
    if isinstance(value, Undefined) or hasattr(value, "__html__"):
        return value
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return held(str(value))
    raise TemplateRuntimeError("多项内容须用 for 逐项取用，是否只供判断，都不能直接印出")


def _opened(template: DocxTemplate) -> Opened:
    try:
        opened: Opened = template.get_docx()
    except (KeyError, ValueError, etree.LxmlError) as error:
        raise Rejected("DC07", "不是 Word 文档", "在 WPS 中打开后另存为 .docx") from error
    return opened


def _roots(opened: Opened) -> Iterator[Element]:
    """Yield the parts that are filled in: body, headers, footers, footnotes."""
    yield opened.element.body
    for relation in opened.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(("/header", "/footer", "/footnotes")):
            yield etree.fromstring(relation.target_part.blob)


def _text(paragraph: Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(qn("w:t")))


def _complete_cells(opened: Opened) -> None:
    """Give each cell a paragraph, which it must have, where a condition took the last one out."""
    for cell in opened.element.body.iter(qn("w:tc")):
        if not len(cell) or cell[-1].tag != qn("w:p"):
            cell.append(w("p"))
