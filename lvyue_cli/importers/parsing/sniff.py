"""Which parser a file is for, by what it begins with; its name says nothing."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from typing import Any

from lvyue_cli.importers.parsing.budget import Budget
from lvyue_cli.importers.parsing.refusal import SAVE_AS, Refused
from lvyue_cli.packages import ENCRYPTED, OLE, UNREADABLE, Broken

Parser = Callable[[bytes, Budget], list[dict[str, Any]]]

PICTURE = ("是图片", "请填报单位发来表格的电子版；扫描件另作佐证材料归档")
UNPACK = ("是压缩包", "解压后把其中的表格逐个导入")
STRANGERS: tuple[tuple[bytes, tuple[str, str]], ...] = (  # regular expressions
    (b"%PDF", ("是 PDF 文件", "请填报单位发来表格的电子版；盖章的扫描件另作佐证材料归档")),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (rb"BM.{4}\x00{4}", PICTURE),
    (rb"II\*\x00|MM\x00\*", PICTURE),
    (b"RIFF.{4}WEBP", PICTURE),
    (b"Rar!", UNPACK),
    (b"7z\xbc\xaf", UNPACK),
    (b"\x1f\x8b", UNPACK),
    (rb"\{\\rtf", ("是 RTF 文档", "把其中的表格复制到 .xlsx，再导入")),
    (rb"MZ[^ -~]", ("是程序，不是表格", "不要打开，联系填报单位核实")),
)
MARKUP = re.compile(rb"\s*<(?:!doctype|html|head|body|table|meta|\?xml|style)|\s*MIME-Version:", re.IGNORECASE)
MARKED = ("实为网页，扩展名改成了表格", SAVE_AS)
DOCUMENT = ("是文字文档（.doc、.docx、.wps）", "把其中的表格复制到 .xlsx，再导入")
SHOW = ("是演示文稿", "请填报单位发来表格")
# Names of what an old file holds, as its folder spells them.
STREAMS: tuple[tuple[str, tuple[str, str] | None], ...] = (
    ("Workbook", None),
    ("WordDocument", DOCUMENT),
    ("PowerPoint Document", SHOW),
    ("Book", None),
)
PARTS: tuple[tuple[str, tuple[str, str] | None], ...] = (
    ("xl/workbook.bin", ("是 .xlsb 文件", SAVE_AS)),
    ("xl/", None),
    ("word/", DOCUMENT),
    ("ppt/", SHOW),
    ("content.xml", ("是 .ods 文件", SAVE_AS)),
)


def parser_of(content: bytes) -> Parser:
    """Find the parser.

    Args:
        content: The file.

    Raises:
        Refused: It is nothing that holds a table.
        Unsafe: It is a broken package.
    """
    if not content.strip(b"\x00\t\r\n "):
        raise Refused("IM01", "是空文件", "请填报单位重发")
    for start, told in STRANGERS:
        if re.match(start, content, re.DOTALL):
            raise _not_taken(told)
    if content.startswith(OLE):
        return _parser("binary", _told_of_old(content))
    if content.startswith(b"PK"):
        return _parser("workbook", _told_of_package(content))
    return _parser("delimited", MARKED if MARKUP.match(content.removeprefix(b"\xef\xbb\xbf")) else None)


def _parser(module: str, told: tuple[str, str] | None) -> Parser:
    """Give a parser; only its own library is loaded."""
    if told is not None:
        raise _not_taken(told)
    parser: Parser = import_module(f"lvyue_cli.importers.parsing.{module}").sheets
    return parser


def _told_of_old(content: bytes) -> tuple[str, str] | None:
    if ENCRYPTED in content:
        raise Refused("IM02", "文件已加密", "用办公软件打开，去掉打开密码后另存")
    held = (told for name, told in STREAMS if name.encode("utf-16-le") in content)
    return next(held, ("不是表格文件，或已损坏", f"请填报单位重发，或{SAVE_AS}"))


def _told_of_package(content: bytes) -> tuple[str, str] | None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            names = package.namelist()
    except UNREADABLE as error:
        raise Broken from error
    held = (told for start, told in PARTS if any(name.startswith(start) for name in names))
    return next(held, UNPACK)


def _not_taken(told: tuple[str, str]) -> Refused:
    return Refused("IM01", *told)
