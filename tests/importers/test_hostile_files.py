"""Files that are damaged, disguised or made to do harm: each gets an answer that helps, and none is half read."""

from __future__ import annotations

import codecs
import io
import warnings
import zipfile
from typing import TYPE_CHECKING

import pytest
from raw_workbooks import (
    CONTENT_TYPES,
    ENTRY,
    HEAD,
    LINKS,
    OFFICE,
    RELATIONSHIPS,
    WORKBOOK,
    book,
    cell,
    packed,
    parts,
    row,
    sheet,
    strings,
    with_part,
)

from lvyue_cli.importers.manner import Manner
from lvyue_cli.importers.read import read
from lvyue_cli.packages import ENCRYPTED, OLE

if TYPE_CHECKING:
    from collections.abc import Callable

DAMAGED = "文件已损坏，读不完整"
BROKEN = "不是完整的 .xlsx 或 .docx 文件，读不出来"
MANNER = Manner(2024)
LAUGHS = "".join(f'<!ENTITY l{n} "{"&l" + str(n - 1) + ";" if n else "哈"}{"&l0;" * 9}">' for n in range(9))


def old(name: str) -> bytes:
    """A file of the old format that holds a stream of that name and nothing that can be read."""
    return OLE + bytes(504) + name.encode("utf-16-le") + bytes(2048)


def with_entry(rows: str) -> bytes:
    return book(sheet=sheet(rows))


def link(kind: str) -> bytes:
    relation = f'Id="r9" Type="{OFFICE}/{kind}" Target="https://example.invalid/a" TargetMode="External"'
    text = f'{HEAD}<Relationships xmlns="{RELATIONSHIPS}"><Relationship {relation}/></Relationships>'
    return with_part("xl/worksheets/_rels/sheet1.xml.rels", text.encode())


def twice() -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return packed(parts(), {"xl/worksheets/sheet1.xml": sheet(row(3, ENTRY)).encode()})


def locked() -> bytes:
    content = bytearray(book())
    for place in range(len(content) - 4):
        if content[place : place + 4] == b"PK\x01\x02":
            content[place + 8] |= 1
    return bytes(content)


def unnamed() -> bytes:
    return packed({name: part for name, part in parts().items() if name != "[Content_Types].xml"})


def promised() -> bytes:
    """Two sheets are named, one is there."""
    more = '<sheet name="另一张" sheetId="2" r:id="rId3"/></sheets>'
    relation = f'<Relationship Id="rId3" Type="{OFFICE}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>'
    changed = {
        "xl/workbook.xml": WORKBOOK.replace("</sheets>", more).encode(),
        "xl/_rels/workbook.xml.rels": LINKS.replace("</Relationships>", relation).encode(),
    }
    return packed(parts() | changed)


def only(name: str, part: bytes = b"<a/>") -> bytes:
    return packed({"[Content_Types].xml": CONTENT_TYPES.encode(), name: part})


REFUSED: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty": (lambda: b"", "IM01", "是空文件"),
    "nothing but zeros": (lambda: bytes(4096), "IM01", "是空文件"),
    "a paper": (lambda: b"%PDF-1.7\n", "IM01", "是 PDF 文件"),
    "a PNG": (lambda: b"\x89PNG\r\n\x1a\n", "IM01", "是图片"),
    "a photograph": (lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF", "IM01", "是图片"),
    "a bitmap": (lambda: b"BM\x36\x00\x0c\x00\x00\x00\x00\x00", "IM01", "是图片"),
    "a web page called .xls": (lambda: b"<html><body><table><tr><td>1", "IM01", "实为网页，扩展名改成了表格"),
    "a web page with a mark": (lambda: codecs.BOM_UTF8 + b"\r\n<!DOCTYPE html>", "IM01", "实为网页，扩展名改成了表格"),
    "a sheet of 2003 in XML": (
        lambda: b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "IM01", "实为网页，扩展名改成了表格",
    ),
    "a web archive": (lambda: b"MIME-Version: 1.0\r\n", "IM01", "实为网页，扩展名改成了表格"),
    "rich text": (lambda: rb"{\rtf1\ansi", "IM01", "是 RTF 文档"),
    "an archive": (lambda: packed({"表.xlsx": book()}), "IM01", "是压缩包"),
    "a RAR archive": (lambda: b"Rar!\x1a\x07\x01\x00", "IM01", "是压缩包"),
    "a 7z archive": (lambda: b"7z\xbc\xaf\x27\x1c", "IM01", "是压缩包"),
    "gzip": (lambda: b"\x1f\x8b\x08\x00", "IM01", "是压缩包"),
    "a program": (lambda: b"MZ\x90\x00\x03", "IM01", "是程序，不是表格"),
    "a .docx": (lambda: only("word/document.xml"), "IM01", "是文字文档（.doc、.docx、.wps）"),
    "a .wps or .doc": (lambda: old("WordDocument"), "IM01", "是文字文档（.doc、.docx、.wps）"),
    "slides": (lambda: only("ppt/presentation.xml"), "IM01", "是演示文稿"),
    "an .ods": (lambda: only("content.xml"), "IM01", "是 .ods 文件"),
    "an .xlsb": (lambda: only("xl/workbook.bin"), "IM01", "是 .xlsb 文件"),
    "an unknown file of the old format": (lambda: old("Contents"), "IM01", "不是表格文件，或已损坏"),
    "an .xls that breaks off": (lambda: old("Workbook"), "IM01", DAMAGED),
    "an .xls with macros": (lambda: old("Workbook_VBA_PROJECT"), "IM02", "文件带有宏"),
    "one with a password": (lambda: OLE + ENCRYPTED + bytes(512), "IM02", "文件已加密"),
    "chance": (lambda: bytes(range(1, 256)) * 16, "IM01", "不是表格文件，也不是文本"),
    "an .xlsx that breaks off": (lambda: book()[:-200], "IM01", BROKEN),
    "an .xlsx with a flipped byte": (lambda: book()[:900] + b"\xff\xff" + book()[902:], "IM01", BROKEN),
    "an encrypted part": (locked, "IM02", "文件已加密"),
    "macros": (lambda: with_part("xl/vbaProject.bin"), "IM02", "文件带有宏"),
    "macro sheets": (lambda: with_part("xl/macrosheets/sheet1.xml"), "IM02", "文件带有宏"),
    "a link to another workbook": (lambda: with_part("xl/externalLinks/externalLink1.xml"), "IM02", "文件带有外部链接"),
    "a picture fetched from afar": (lambda: link("image"), "IM02", "文件带有外部链接"),
    "an embedded object": (lambda: with_part("xl/embeddings/oleObject1.bin"), "IM02", "文件带有嵌入对象"),
    "controls": (lambda: with_part("xl/activeX/activeX1.xml"), "IM02", "文件带有控件"),
    "a connection to data": (lambda: with_part("xl/connections.xml"), "IM02", "文件带有数据连接"),
    "one part twice": (twice, "IM02", "文件中有同名的部件"),
    "entities that grow": (
        lambda: book(strings=strings("&l8;", head=f"{HEAD}<!DOCTYPE a [{LAUGHS}]>")),
        "IM02", "部件 xl/sharedStrings.xml 中有文档类型声明",
    ),
    "an entity that reads a file": (
        lambda: book(sheet=sheet(head=f'{HEAD}<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/hostname">]>')),
        "IM02", "部件 xl/worksheets/sheet1.xml 中有文档类型声明",
    ),
    "a bomb": (lambda: with_part("xl/media/a.bin", bytes(20_000_000)), "IM03", "过大"),
    "a cell of 70 million letters": (lambda: book(strings=strings("甲" * 23_000_000)), "IM03", "过大"),
    "many parts": (lambda: packed(parts() | {f"xl/{n}.xml": b"" for n in range(2000)}), "IM03", "个部件，过多"),
    "a text told ten thousand times": (
        lambda: book(
            sheet=sheet("".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(3, 10_003))),
            strings=strings("".join(map(chr, range(0x4E00, 0x9E00)))),
        ),
        "IM03", "表中内容过多",
    ),
    "no list of parts": (unnamed, "IM01", DAMAGED),
    "a sheet that is not there": (promised, "IM01", DAMAGED),
    "a row beyond the last": (lambda: with_entry(row(2_000_000_000, ENTRY)), "IM01", DAMAGED),
    "a row told twice": (lambda: with_entry(row(2, ENTRY)), "IM01", DAMAGED),
    "rows from below upwards": (lambda: with_entry(row(9, ENTRY) + row(8, ENTRY)), "IM01", DAMAGED),
    "a row without a number": (lambda: with_entry('<row r="x"><c r="A3"><v>1</v></c></row>'), "IM01", DAMAGED),
    "a cell told twice": (lambda: with_entry(f'<row r="3">{cell("A3", "1")}{cell("A3", "2")}</row>'), "IM01", DAMAGED),
    "a column beyond the last": (lambda: with_entry('<row r="3"><c r="ZZZZ3"><v>1</v></c></row>'), "IM01", DAMAGED),
    "a number that is none": (lambda: with_entry('<row r="3"><c r="C3"><v>NaN</v></c></row>'), "IM01", DAMAGED),
    "a number of ten thousand digits": (
        lambda: with_entry(f'<row r="3"><c r="C3"><v>{"9" * 10_000}</v></c></row>'), "IM01", DAMAGED,
    ),
    "a text that is not listed": (lambda: with_entry('<row r="3"><c r="A3" t="s"><v>7</v></c></row>'), "IM01", DAMAGED),
    "a text before the first": (
        lambda: book(sheet=sheet('<row r="3"><c r="A3" t="s"><v>-1</v></c></row>'), strings=strings("甲")),
        "IM01", DAMAGED,
    ),
    "a sheet that breaks off": (lambda: book(sheet=sheet(row(3, ENTRY))[:-120]), "IM01", DAMAGED),
    "tags that do not match": (lambda: with_entry("<row><c></row></c>"), "IM01", DAMAGED),
    "a CSV whose quotes do not match": ('序号,问题描述\n1,"甲\n'.encode, "IM01", "文本表格的引号不配对"),
    "a CSV with zero bytes": ("序号,问题描述\n1,甲\x00\n".encode, "IM01", "不是表格文件，也不是文本"),
    "a text without a table": ("本月工作情况如下。\n一是加强领导。\n".encode, "IM04", "文件中没有可以导入的表"),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_file_that_cannot_be_taken_whole_is_refused_with_its_reason_and_what_to_do(name: str) -> None:
    make, code, said = REFUSED[name]
    reading = read(make(), "来表.xlsx", MANNER)
    assert reading.tables == ()
    fault = reading.faults[-1]
    assert (fault.code, str(fault.place)) == (code, "来表.xlsx")
    assert said in fault.message
    assert fault.remedy


def test_nesting_without_end_ends_with_an_answer() -> None:
    deep = with_entry(f'<row r="3"><c r="A3">{"<is>" * 200_000}{"</is>" * 200_000}</c></row>')
    reading = read(deep, "来表.xlsx", MANNER)
    assert not reading.tables or len(reading.tables[0].rows) == 1


ORDINARY: dict[str, Callable[[], bytes]] = {
    "links to the web": lambda: link("hyperlink"),
    "a million styled rows below": lambda: with_entry(
        "".join(
            f'<row r="{n}" s="1" customFormat="1" ht="14.25"><c r="A{n}" s="1"/></row>' for n in range(3, 1_048_577)
        )
    ),
    "a blank cell in the last corner": lambda: with_entry('<row r="1048576"><c r="XFD1048576" s="1"/></row>'),
    "a dimension that is not true": lambda: book(
        sheet=sheet().replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')
    ),
    "an area merged over all columns": lambda: book(
        sheet=sheet(tail='<mergeCells><mergeCell ref="A1:XFD20000"/></mergeCells>')
    ),
}


@pytest.mark.parametrize("name", sorted(ORDINARY))
def test_what_is_only_odd_is_read_like_any_sheet(name: str) -> None:
    (table,) = read(ORDINARY[name](), "来表.xlsx", MANNER).tables
    assert len(table.rows) == 1
    assert not table.rows[0].faults


def test_a_cell_in_the_last_corner_is_told_of_and_the_rest_is_read() -> None:
    far = with_entry(f'<row r="1048576">{cell("XFD1048576", "甲")}</row>')
    (table,) = read(far, "来表.xlsx", MANNER).tables
    assert len(table.rows) == 1
    assert [str(fault.place) for fault in table.faults] == ["来表.xlsx!清单!XFD1048576"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('<c r="C3"><v>1e999</v></c>', "单元格是错误值：不是数字"),
        ('<c r="C3" t="e"><v>#REF!</v></c>', "单元格是错误值：#REF!"),
        ('<c r="C3"><f>A1+1</f></c>', "公式没有算出结果"),
        ('<c r="C3"><f>A1+1</f><v></v></c>', "公式没有算出结果"),
        ('<c r="D3" s="1"><v>99999999999</v></c>', "日期看不准：99999999999"),
        (cell("B3", "甲" * 40_000), "单元格是错误值：内容有 40000 字，过长"),
    ],
    ids=("endless", "an error", "no result", "an empty result", "no day", "too long"),
)
def test_a_cell_that_is_broken_is_a_fault_and_never_blank(written: str, said: str) -> None:
    content = with_entry(f'<row r="3">{cell("A3", "2")}{written}</row>')
    (table,) = read(content, "来表.xlsx", MANNER).tables
    (fault,) = table.rows[1].faults
    assert said in fault.message


def test_an_endless_cell_of_a_text_is_told_of_by_its_place() -> None:
    content = f"序号,问题描述,责任单位\n1,{'甲' * 200_000},区住建局\n".encode()
    (fault,) = read(content, "来表.csv", MANNER).tables[0].rows[0].faults
    assert str(fault.place) == "来表.csv!B2"


def test_a_file_of_an_empty_package_is_no_table() -> None:
    saved = io.BytesIO()
    zipfile.ZipFile(saved, "w").close()
    assert read(saved.getvalue(), "来表.xlsx", MANNER).faults[0].message == "是压缩包"


def test_there_are_at_least_forty_of_them() -> None:
    assert len(REFUSED) + len(ORDINARY) >= 40
