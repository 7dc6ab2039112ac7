"""What is refused in an office's own .docx before anything opens it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest

from lvyue_cli.renderers.docx.intake import dangers

if TYPE_CHECKING:
    from collections.abc import Mapping

DOCUMENT, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def plain() -> bytes:
    opened = docx.Document()
    opened.add_paragraph("{{ office }}关于{{ title }}的函")
    saved = io.BytesIO()
    opened.save(saved)
    return saved.getvalue()


def changed(changes: Mapping[str, tuple[str, str]]) -> bytes:
    """Change texts inside parts of a sound template."""
    return repacked(changes, {})


def added(name: str, content: bytes = b"x") -> bytes:
    """Add a part to a sound template."""
    return repacked({}, {name: content})


def repacked(changes: Mapping[str, tuple[str, str]], more: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain())) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            before, after = (text.encode() for text in changes.get(name, ("", "")))
            new.writestr(name, old.read(name).replace(before, after, 1))
        for name, content in more.items():
            new.writestr(name, content)
    return packed.getvalue()


def related(kind: str, target: str, mode: str = "External") -> bytes:
    relation = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return changed({RELATIONS: ("</Relationships>", f"{relation}</Relationships>")})


def written(xml: str) -> bytes:
    return changed({DOCUMENT: ("<w:sectPr", f"{xml}<w:sectPr")})


def field(*pieces: str) -> bytes:
    texts = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    marks = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    return written(f"<w:p>{marks[0]}{texts}{marks[1]}</w:p>")


def said(raw: bytes) -> list[str]:
    return [f"{one.code} {one.message}" for one in dangers(raw)]


def test_a_sound_template_is_taken() -> None:
    assert said(plain()) == []
    assert said(changed({})) == []


@pytest.mark.parametrize(
    "raw",
    [related("hyperlink", "https://www.example.gov.cn/"), related("hyperlink", "mailto:a@example.invalid")],
)
def test_a_plain_link_to_a_page_is_no_danger(raw: bytes) -> None:
    assert said(raw) == []


@pytest.mark.parametrize(
    "raw",
    [
        field(" PAGE "),
        field(' HYPERLINK "https://www.example.gov.cn/link" '),
        field(" REF 链接 "),
        written('<w:p><w:fldSimple w:instr=" NUMPAGES "/></w:p>'),
    ],
)
def test_fields_that_reach_nowhere_are_no_danger(raw: bytes) -> None:
    assert said(raw) == []


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "DC07 文件加了密码，或是旧的 .doc"),
        (b"PK\x03\x04 broken", "DC07 不是完好的 .docx（BadZipFile）"),
        (b"", "DC07 不是完好的 .docx（BadZipFile）"),
        (added("word/media/a.bin", b"\0" * (30 << 20)), "DC07 展开后过大"),
        (repacked({}, {f"word/media/{number}.png": b"" for number in range(2001)}), "DC07 展开后过大"),
        (added("word/Document.XML", b"<a/>"), "DC07 内部有重名的部件"),
        (added("word/comments.xml", b"<a>"), "DC07 内容已损坏"),
        (added("word/comments.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "DC07 内部有 DTD 声明"),
        (added("word/vbaProject.bin", b"x"), "DC08 含有宏"),
        (changed({"[Content_Types].xml": ("document.main+xml", "macroEnabled.main+xml")}), "DC08 含有宏"),
        (added("word/embeddings/oleObject1.bin", b"x"), "DC08 含有嵌入的对象或控件"),
        (added("word/activeX/activeX1.xml", b"<a/>"), "DC08 含有嵌入的对象或控件"),
        (related("aFChunk", "part.html", "Internal"), "DC08 含有嵌入的对象或控件"),
        (written("<w:p><w:r><w:object/></w:r></w:p>"), "DC08 含有嵌入的对象或控件"),
        (related("attachedTemplate", "file:///C:/模板.dotm"), "DC09 引用了外部文件“file:///C:/模板.dotm”"),
        (related("image", "https://example.invalid/a.png"), "DC09 引用了外部文件“https://example.invalid/a.png”"),
        (related("hyperlink", r"\\example\share"), r"DC09 引用了外部文件“\\example\share”"),
        (field(' LINK Excel.Sheet.12 "C:\\a.xlsx" '), "DC10 含有 LINK 域"),
        (field(" INCLUDE", 'TEXT "C:\\a.docx" '), "DC10 含有 INCLUDETEXT 域"),
        (field(" macrobutton Run "), "DC10 含有 MACROBUTTON 域"),
        (written('<w:p><w:fldSimple w:instr=" DDEAUTO cmd "/></w:p>'), "DC10 含有 DDEAUTO 域"),
    ],
)
def test_whatever_reaches_outside_runs_or_unpacks_without_end_is_refused(raw: bytes, message: str) -> None:
    assert said(raw) == [message]


def test_every_danger_comes_with_a_remedy() -> None:
    raw = repacked({}, {"word/vbaProject.bin": b"x", "word/embeddings/a.bin": b"x"})
    assert [bool(one.remedy) for one in dangers(raw)] == [True, True]
