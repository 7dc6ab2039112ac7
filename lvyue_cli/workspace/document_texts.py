"""Documents as text templates: the office's own first, then those that come with lvyue; each checked before use."""

from __future__ import annotations

import re
import traceback
from dataclasses import replace
from typing import TYPE_CHECKING

from jinja2 import TemplateAssertionError, TemplateError, TemplateSyntaxError

from lvyue_cli.diagnostics import Finding
from lvyue_cli.errors import ActRefused, LedgerUnavailable, WrongUse
from lvyue_cli.reports.document_forms import DOCUMENTS
from lvyue_cli.reports.document_lines import DATA, Line, lines
from lvyue_cli.reports.document_text import read
from lvyue_cli.reports.documents.catalogue import NAMES
from lvyue_cli.reports.documents.names import listed, plain
from lvyue_cli.reports.documents.subject import OWNERS, candidates, narrowed
from lvyue_cli.resources import folder
from lvyue_cli.store.layout import TEMPLATES
from lvyue_cli.text.characters import check_characters
from lvyue_cli.text.refusal import Rejected
from lvyue_cli.workspace.text_environment import Unfit, environment
from lvyue_cli.workspace.text_names import unknown_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Template

    from lvyue_cli.reports.document import Document
    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.store.source import Source

FOLDER, SUFFIX = f"{TEMPLATES}/documents", ".md.j2"
WHOLE_PAPER = "DC06"  # what is wrong with a paper as a whole is known only when it is filled in
_FULL_WIDTH = re.compile("[｛｝]")
_TAG = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_FAILURES = (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, RecursionError)


def document(printing: Printing, source: Source) -> Document:
    """Write a document: its template filled in with what the ledger says.

    Args:
        printing: The paper.
        source: Where the office's own templates are.

    Raises:
        WrongUse: It is not said about which problem, unit or group it is.
        ActRefused: The paper has no ground.
        LedgerUnavailable: The template has faults; the first is named with its line.
    """
    paper = prepared(printing)
    path, text = template_text(source, paper.form)
    findings = _faults(text, paper.form)
    if findings:
        raise _faulty(replace(findings[0], path=path))
    filled = _filled(environment().from_string(text), paper, path)
    made, wrong = read(lines(filled))
    if wrong:
        raise _faulty(replace(wrong[0], path=path))
    return replace(made, draft=paper.draft, as_of=paper.as_of, properties=paper.properties)


def check_document_templates(source: Source) -> Iterator[Finding]:
    """Check every text of a document in the ledger's own `templates/`."""
    for name in source.names(FOLDER):
        form = name.removesuffix(SUFFIX)
        if name.endswith(SUFFIX) and form in DOCUMENTS:
            path = f"{FOLDER}/{name}"
            try:
                text = _decoded(source.read(path) or b"")
            except Rejected as refusal:
                yield refusal.finding(path)
                continue
            yield from (replace(one, path=path) for one in _faults(text, form))


def prepared(printing: Printing) -> Printing:
    """Make sure what a paper is about and that it has its ground.

    Args:
        printing: The paper.

    Raises:
        WrongUse: It is not said about which problem, unit or group it is.
        ActRefused: The paper has no ground.
    """
    return _grounded(_chosen(printing))


def starting_point(form: str) -> str:
    """Give the shipped text of a form for an office to edit, with every name that it may use told in a comment.

    Args:
        form: A key of DOCUMENTS.
    """
    told = "\n".join(f"  {name}：{meaning}" for name, meaning in listed(NAMES[form]))
    return f"{{#\n可用的内容（[] 为多项，用 for 逐项取用）：\n{told}\n#}}\n{_decoded(_shipped(form))}"


def _chosen(printing: Printing) -> Printing:
    """Make sure which problem, unit or group a paper is about."""
    form = DOCUMENTS[printing.form]
    if form.subject not in OWNERS:
        return printing
    found = candidates(printing, form) if printing.about is None else (printing.about,)
    if len(found) > 1:
        names = "、".join(_name(one, printing) for one in found)
        message = f"“{form.label}”一{_COUNTED[form.subject]}一份，可印的有：{names}"
        raise WrongUse(message, f"加 --per {form.subject}；只印一份的，用查询条件选定")
    return narrowed(printing, form, found[0]) if found else _of_none(printing)


def _name(about: str, printing: Printing) -> str:
    group = printing.ledger.programme.group(about)
    return group.label if group else printing.ledger.directory.name(about)


def _of_none(printing: Printing) -> Printing:
    """Leave the one problem that lacks its ground to be told of; of several that lack it none is singled out."""
    return printing if len(printing.problems) == 1 else replace(printing, problems=())


def _grounded(printing: Printing) -> Printing:
    ground = DOCUMENTS[printing.form].ground
    lacking = ground(printing) if ground is not None else None
    if lacking is not None:
        raise ActRefused(f"{DOCUMENTS[printing.form].label}不能印：{lacking.message}", lacking.remedy, (lacking,))
    return printing


_COUNTED = {"problem": "事", "unit": "单位", "group": "组"}


def template_text(source: Source, form: str) -> tuple[str, str]:
    """Read the template of a document, the ledger's own first.

    Args:
        source: The ledger.
        form: A key of DOCUMENTS.

    Returns:
        Where it is, and what it says.

    Raises:
        LedgerUnavailable: It cannot be read as text.
    """
    path = f"{FOLDER}/{form}{SUFFIX}"
    try:
        own = source.read(path)
        return path, _decoded(own if own is not None else _shipped(form))
    except Rejected as refusal:
        raise _faulty(refusal.finding(path)) from refusal


def _shipped(form: str) -> bytes:
    return (folder(TEMPLATES) / "documents" / f"{form}{SUFFIX}").read_bytes()


def _decoded(raw: bytes) -> str:
    """Read a template as text; Windows line ends are no fault in a text that a person edits.

    Raises:
        Rejected: It is not UTF-8 or holds characters that no paper would show.
    """
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise Rejected("TX01", "不是 UTF-8 编码", "在编辑器中另存为 UTF-8", 1, 1) from error
    check_characters(text)
    return text


def _faults(text: str, form: str) -> tuple[Finding, ...]:
    """Tell what is wrong with a template, whatever it will be filled in with."""
    if found := _FULL_WIDTH.search(text):
        line = text.count("\n", 0, found.start()) + 1
        return (Finding("DC03", f"有全角的“{found[0]}”", "改为半角：{{ }}、{% %}", line=line, column=1),)
    try:
        tree = environment().parse(text)
        unknown = tuple(unknown_names(tree, NAMES[form], environment().filters))
        environment().compile(text)
    except TemplateAssertionError:
        pass  # an unknown filter, told among the unknown names
    except TemplateSyntaxError as error:
        return (_misspelt(error.lineno),)
    shape = (one for one in read(_unfilled(text))[1] if one.code != WHOLE_PAPER)
    return tuple(sorted((*unknown, *shape), key=lambda one: one.line))


def _misspelt(line: int) -> Finding:
    remedy = "核对 {{ }}、{% %} 是否成对，if、for 是否有 endif、endfor，参照自带的模板"
    return Finding("DC01", "写法有误", remedy, line=line, column=1)


def _unfilled(text: str) -> Iterator[Line]:
    """Give the lines of a template with every value filled in by the same word and every branch taken."""
    shown = _TAG.sub(lambda tag: "\n" * tag[0].count("\n") + (f"{DATA}值" if tag[0].startswith("{{") else DATA), text)
    for number, line in enumerate(shown.split("\n"), 1):
        if not line or line.replace(DATA, "").strip():
            yield Line(number, _without_empty_tags(line))


def _without_empty_tags(line: str) -> str:
    return line.replace(f"{DATA}值", "\0").replace(DATA, "").replace("\0", f"{DATA}值").strip()


def _filled(template: Template, paper: Printing, path: str) -> str:
    try:
        return template.render(plain(NAMES[paper.form], paper))
    except _FAILURES as error:
        frames = [one.lineno for one in traceback.extract_tb(error.__traceback__) if one.filename == "<template>"]
        line = frames[-1] if frames and frames[-1] else 1
        remedy = "核对这一处的名称和写法，参照自带的模板"
        said = f"：{error}" if isinstance(error, Unfit) else ""
        raise _faulty(Finding("DC01", f"填写时出错{said}", remedy, path=path, line=line, column=1)) from error


def _faulty(finding: Finding) -> LedgerUnavailable:
    return LedgerUnavailable(f"公文模板有误：{finding}", "改正模板后再打印")
