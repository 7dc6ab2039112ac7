"""Office files from anywhere: what is opened, and what never is."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from lvyue_cli.packages import ENCRYPTED, OLE, Limits, Unsafe, unpacked

if TYPE_CHECKING:
    from collections.abc import Mapping

RELS = "xl/worksheets/_rels/sheet1.xml.rels"
LINK = (
    '<Relationship Id="r1" Type="http://x/relationships/{}" Target="https://example.invalid/" TargetMode="External"/>'
)


def package(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as new:
        for name, part in parts.items():
            new.writestr(name, part)
    return packed.getvalue()


def refusal(content: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Unsafe) as refused:
        unpacked(content, limits or Limits())
    assert refused.value.remedy
    return refused.value.message


def test_an_ordinary_file_is_unpacked() -> None:
    parts = {"[Content_Types].xml": b"<Types/>", RELS: LINK.format("hyperlink").encode()}
    assert unpacked(package(parts)) == parts


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("xl/vbaProject.bin", "宏"),
        ("word/vbaProject.bin", "宏"),
        ("xl/macrosheets/sheet1.xml", "宏"),
        ("xl/externalLinks/externalLink1.xml", "外部链接"),
        ("xl/embeddings/oleObject1.bin", "嵌入对象"),
        ("word/embeddings/a.xlsx", "嵌入对象"),
        ("xl/activeX/activeX1.xml", "控件"),
        ("xl/connections.xml", "数据连接"),
        ("xl/queryTables/queryTable1.xml", "数据连接"),
        ("XL/VBAPROJECT.BIN", "宏"),
    ],
)
def test_what_acts_by_itself_is_not_opened(name: str, said: str) -> None:
    assert refusal(package({name: b"x"})) == f"文件带有{said}"


def test_a_macro_under_another_name_is_told_by_its_type() -> None:
    types = b'<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
    assert refusal(package({"[Content_Types].xml": types})) == "文件带有宏"


def test_a_link_that_is_followed_on_opening_is_refused_however_it_is_written() -> None:
    for link in (LINK.format("externalLinkPath"), LINK.format("attachedTemplate").replace('"', "'")):
        assert refusal(package({RELS: link.encode()})) == "文件带有外部链接"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_never_expanded(encoding: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>'.encode(encoding)
    assert "文档类型声明" in refusal(package({"xl/workbook.xml": bomb}))


def test_a_bomb_is_told_by_its_directory_and_never_unpacked() -> None:
    assert "过大" in refusal(package({"xl/a.xml": b" " * 30_000_000}))
    assert "过大" in refusal(package({"xl/a.xml": b" " * 2000}, zipfile.ZIP_STORED), Limits(total=1000))
    assert "过多" in refusal(package({f"xl/{number}.xml": b"" for number in range(2001)}))


def test_a_directory_that_lies_about_a_size_unpacks_to_no_more() -> None:
    content = package({"xl/a.xml": b" " * 100_000})
    lying = content.replace((100_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != content
    assert "读不出来" in refusal(lying)


def test_encrypted_and_old_files_are_told_apart() -> None:
    assert refusal(OLE + bytes(600) + ENCRYPTED) == "文件已加密"
    assert "旧格式" in refusal(OLE + bytes(600))


def test_a_part_under_a_password_is_encrypted() -> None:
    content = bytearray(package({"xl/a.xml": b"x"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    assert refusal(bytes(content)) == "文件已加密"


def test_two_parts_of_one_name_are_refused() -> None:
    assert "同名" in refusal(package({"xl/a.xml": b"", "xl/A.xml": b""}))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html></html>", package({"a": b"x" * 999})[:-30]])
def test_what_is_no_package_is_told_so(content: bytes) -> None:
    assert "读不出来" in refusal(content)
