"""The office's own .docx: exported, put into the ledger, checked, printed on, compared."""

from __future__ import annotations

import io
import shutil
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn
from office import Office
from paragraphs import ledger_in

from lvyue_cli.errors import ActRefused
from lvyue_cli.query import Setting, select
from lvyue_cli.renderers.docx import render
from lvyue_cli.reports.document_forms import DOCUMENTS
from lvyue_cli.reports.documents.subject import candidates
from lvyue_cli.reports.printing import Printing
from lvyue_cli.store.source import WorkTree
from lvyue_cli.workspace import office_documents
from lvyue_cli.workspace.document_texts import document, prepared
from lvyue_cli.workspace.documents import export

if TYPE_CHECKING:
    from collections.abc import Callable

LEDGER = Path(__file__).parents[2] / "ledger"
AS_OF = date(2025, 2, 20)
OWN = "templates/documents/work-summary.docx"


def told(content: bytes) -> str:
    """Read everything that a document says, without the breaks between."""
    body = docx.Document(io.BytesIO(content)).element.body
    return "".join(text.text or "" for text in body.iter(qn("w:t")))


def printed(form: str) -> Printing:
    ledger = ledger_in(LEDGER).on(AS_OF)
    listed = select(filter(DOCUMENTS[form].lists, ledger.problems), (), Setting(ledger, AS_OF))
    paper = Printing(form, ledger, tuple(listed), AS_OF)
    about = candidates(paper, DOCUMENTS[form]) if DOCUMENTS[form].subject != "ledger" else ()
    return replace(paper, about=about[0] if about else None)


def exported(form: str) -> bytes:
    return export(form, ledger_in(LEDGER), WorkTree(LEDGER))


@pytest.mark.parametrize("form", DOCUMENTS)
def test_nothing_is_wrong_with_an_exported_template(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"templates/documents/{form}.docx"
    path.parent.mkdir(parents=True)
    path.write_bytes(exported(form))
    assert list(office_documents.check_office_documents(WorkTree(tmp_path))) == []
    assert office_documents.read(WorkTree(tmp_path), form) == path.read_bytes()


def test_an_exported_template_prints_what_the_text_prints() -> None:
    compared = []
    for form in DOCUMENTS:
        with suppress(ActRefused):  # the example ledger has no ground for some
            paper = prepared(printed(form))
            wanted = render(document(paper, WorkTree(LEDGER)), paper.ledger.settings.documents)
            assert told(office_documents.fill(exported(form), paper)) == told(wanted), form
            compared.append(form)
    assert len(compared) > len(DOCUMENTS) // 2


@pytest.fixture
def office(played: Callable[[str], Path], tmp_path: Path) -> Office:
    root = tmp_path / "台账"
    shutil.copytree(played("zengdu-2024"), root)
    return Office(root, AS_OF)


def put(office: Office, content: bytes) -> None:
    path = office.root / OWN
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    office.git("add", OWN)
    office.git("commit", "-qm", "本办的工作总结模板")


def template(*paragraphs: str) -> bytes:
    opened, file = docx.Document(), io.BytesIO()
    for text in paragraphs:
        opened.add_paragraph(text)
    opened.save(file)
    return file.getvalue()


in_zengdu = pytest.mark.xdist_group("zengdu-2024")


@in_zengdu
def test_a_document_is_printed_under_its_title_and_compared_with_the_ledger(office: Office, tmp_path: Path) -> None:
    said = office.do("render work-summary -o", str(tmp_path)).out.strip()
    assert Path(said).name == "曾都区强化政府履约专项行动工作总结.docx"
    assert "问题排查情况" in told(Path(said).read_bytes())
    assert office.run("render --check", said).status == 0


@in_zengdu
def test_the_office_s_own_docx_goes_before_the_text(office: Office, tmp_path: Path) -> None:
    put(office, template("{{ place }}工作总结", "共{{ figures.total }}个问题，截至{{ as_of|日期 }}。"))
    path = tmp_path / "总结.docx"
    office.do("render work-summary -o", str(path))
    assert told(path.read_bytes()).startswith("曾都区工作总结共")
    assert "截至2025年2月20日。" in told(path.read_bytes())
    assert office.run("render --check", str(path)).status == 0
    office.do("render work-summary --draft -o", str(path))
    assert docx.Document(str(path)).sections[0].header.paragraphs[0].text == "草稿"


@in_zengdu
def test_the_fonts_and_lines_are_those_of_the_office(office: Office, tmp_path: Path) -> None:
    settings = office.root / "lvyue.yaml"
    with settings.open("a", encoding="utf-8", newline="\n") as file:
        file.write("documents:\n  fonts: founder\n  line_pitch: 28\n")
    office.git("commit", "-qam", "公文用方正字体")
    office.do("render work-summary -o", str(tmp_path / "总结.docx"))
    normal = docx.Document(str(tmp_path / "总结.docx")).styles["公文正文"].element
    assert normal.rPr.rFonts.get(qn("w:eastAsia")) == "方正仿宋_GBK"


@in_zengdu
@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (
            "{{ plaec }}",
            f"{OWN}:2:1 DC02 “{{{{ plaec }}}}”一段没有名为“plaec”的内容 — 是否要写 place？",
        ),
        (
            "{{ figures.totle }}",
            f"{OWN}:2:1 DC02 “{{{{ figures.totle }}}}”一段没有名为“totle”的内容 — 是否要写 total？",
        ),
        (
            "｛｛ place ｝｝",
            f"{OWN}:2:1 DC03 第 2 段“｛｛ place ｝｝”有全角的“｛” — 改为半角并成对：{{{{ }}}}、{{% %}}，不跨段",
        ),
        ("{% if place %}甲", f"{OWN}:2:1 DC01 “{{% if place %}}甲”一段写法有误（标签不完整或不成对）"),
        ("{{ place|大 }}", f"{OWN}:2:1 DC01 “{{{{ place|大 }}}}”一段写法有误（没有“|大”）"),
    ],
)
def test_validate_tells_what_is_wrong_with_it_and_where(office: Office, text: str, finding: str) -> None:
    put(office, template("第一段", text))
    said = office.run("validate")
    assert said.status == 1
    assert finding in said.out
    refused = office.run("render work-summary -o", str(office.root.parent))
    assert (refused.status, finding in refused.err) == (3, True)
    as_draft = office.run("render work-summary --draft -o", str(office.root.parent))
    assert (as_draft.status, finding in as_draft.err) == (4, True)
