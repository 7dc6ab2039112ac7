"""What an office's own .docx must not hold: looked for in the package before any library opens it.

Templates come by mail from other units. Whatever would reach outside, run, or unpack without end is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from lvyue_cli.diagnostics import Finding
from lvyue_cli.packages import LIMITS, OLE, encrypted, of_one_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.renderers.docx.element import Element

LARGEST_TEXT = 4 << 20  # bytes, unpacked, of one part of text
_SMALL = 1 << 16  # parts below it are not weighed

MACROS = re.compile(r"vbaproject|vbadata|macroenabled|customui|keymapcustomizations|attachedtoolbars", re.IGNORECASE)
OBJECTS = re.compile(r"oleobject|/embeddings/|activex|/package$|/control$|afchunk|subdocument|/frame$", re.IGNORECASE)
LINK = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
FIELDS = re.compile(
    r"(?:^|\n)\s*(LINK|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|MACROBUTTON|DDEAUTO|DDE|DATABASE|EMBED|RD|"
    r"HTMLACTIVEX|CONTROL|AUTOTEXT|GOTOBUTTON|PRINT)\b",
    re.IGNORECASE,
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def dangers(raw: bytes) -> Iterator[Finding]:
    """Yield what is wrong with a template as a package; where the package itself is unsound nothing else is looked at.

    Args:
        raw: The file.
    """
    if raw.startswith(OLE[:4]):  # its first half is enough: the rest may be damaged
        yield Finding("DC07", "文件加了密码，或是旧的 .doc", "去掉密码，另存为 .docx")
        return
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            unsound = _unsound(package)
            yield from [unsound] if unsound else _unsafe(package)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        yield Finding("DC07", f"不是完好的 .docx（{type(error).__name__}）", "在 WPS 中打开后另存为 .docx")
    except etree.XMLSyntaxError:
        yield Finding("DC07", "内容已损坏", "在 WPS 中打开后另存为 .docx")


def _unsound(package: zipfile.ZipFile) -> Finding | None:
    entries = package.infolist()
    steep = [one for one in entries if one.file_size > max(_SMALL, LIMITS.ratio * one.compress_size)]
    large = [one for one in entries if _is_text(one.filename) and one.file_size > LARGEST_TEXT]
    if len(entries) > LIMITS.parts or steep or large or sum(one.file_size for one in entries) > LIMITS.total:
        return Finding("DC07", "展开后过大", "删去图片等无关内容，另存为 .docx")
    if encrypted(entries):
        return Finding("DC07", "文件加了密码", "去掉密码后另存")
    if of_one_name(entries):
        return Finding("DC07", "内部有重名的部件", "在 WPS 中打开后另存为 .docx")
    return None


def _unsafe(package: zipfile.ZipFile) -> Iterator[Finding]:
    found = dict.fromkeys(one for name in package.namelist() for one in _in_part(package, name))
    yield from found


def _in_part(package: zipfile.ZipFile, name: str) -> Iterator[Finding]:
    yield from _named(name)
    if not _is_text(name):
        return
    root = etree.fromstring(package.read(name), _parser())
    if root.getroottree().docinfo.doctype:
        yield Finding("DC07", "内部有 DTD 声明", "在 WPS 中打开后另存为 .docx")
    elif name == "[Content_Types].xml":
        yield from (one for each in root for one in _named(each.get("ContentType", "")))
    elif name.endswith(".rels"):
        yield from (one for each in root for one in _related(each))
    else:
        yield from _written(root)


def _parser() -> Element:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _is_text(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _named(name: str) -> Iterator[Finding]:
    if MACROS.search(name):
        yield Finding("DC08", "含有宏", "另存为不启用宏的 .docx")
    elif OBJECTS.search(name):
        yield Finding("DC08", "含有嵌入的对象或控件", "删去嵌入的文件、对象和控件，需要的内容直接写入")


def _related(relation: Element) -> Iterator[Finding]:
    kind, target = relation.get("Type", ""), relation.get("Target", "")
    if relation.get("TargetMode", "").lower() != "external":
        yield from _named(kind)
    elif not (kind.endswith("/hyperlink") and LINK.match(target)):
        yield Finding("DC09", f"引用了外部文件“{target}”", "断开外部链接（模板、图片、数据源），需要的内容直接放入")


def _written(root: Element) -> Iterator[Finding]:
    for name in ("object", "control", "altChunk", "subDoc"):
        if root.find(f".//{W}{name}") is not None:
            yield from _named("/embeddings/")
    for field in FIELDS.findall(_instructions(root)):
        yield Finding("DC10", f"含有 {field.upper()} 域", "删去这个域，需要的内容直接写入")


def _instructions(root: Element) -> str:
    """Join what the fields say; one instruction may be written in many pieces, and each field begins a line."""
    simple = [f"\n{field.get(f'{W}instr', '')}" for field in root.iter(f"{W}fldSimple")]
    pieces = ("\n" if one.tag == f"{W}fldChar" else one.text or "" for one in root.iter(f"{W}fldChar", f"{W}instrText"))
    return "".join((*simple, "\n", *pieces))
