"""Which files are meant: those that are named, and the sheets of a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.errors import WrongUse
from lvyue_cli.importers.child import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SHEETS = (".xlsx", ".xlsm", ".xls", ".et", ".csv")
RETURNED = "退回_"  # how the sheets are named that go back to the units
EVIDENCE = "佐证材料用 lvyue evidence 编号 文件 --kind 种类 归档"
OTHERWISE = f"要导入的另存为 xlsx；{EVIDENCE}"
USES: dict[str, tuple[str, ...]] = {
    f"盖章的扫描件，导入它那一份表格时加 --scan；{EVIDENCE}": (
        ".pdf",
        ".ofd",
        ".jpg",
        ".jpeg",
        ".png",
        ".bmp",
        ".tif",
        ".tiff",
        ".heic",
    ),
    f"文中的表格复制到 xlsx 再导入；{EVIDENCE}": (".doc", ".docx", ".wps", ".rtf"),
    "先解压，再导入": (".zip", ".rar", ".7z"),
    "另存为 xlsx 再导入": (".ods", ".xlsb", ".ett", ".xlt", ".xltx"),
    "下级文件夹单独导入": ("/",),
}  # what files that are no sheets may be used for, by their suffix; a folder ends in `/`
RETURNED_USE = "已退回单位的表；单位改好交回的，写明文件名导入"


def sheets(paths: Iterable[Path]) -> list[Path]:
    """List the files to read, each once: those named, and of a folder every sheet that lies in it.

    Args:
        paths: Files and folders, as typed.

    Raises:
        WrongUse: One is not there or is no sheet, or a folder holds none.
    """
    return list(dict.fromkeys(file for path in paths for file in _of(path)))


def _of(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from _in_folder(path)
        return
    if not path.exists():
        raise WrongUse(f"没有文件或文件夹 {path}", "核对名称；相对路径从当前文件夹算起")
    if path.suffix.lower() not in SHEETS:
        raise WrongUse(f"{path} 不是表格文件", f"可导入的：{'、'.join(SHEETS)}；其他格式先另存为 xlsx")
    yield path


def unread(paths: Iterable[Path]) -> list[tuple[list[str], str]]:
    """List what lies in the folders and is not read: the names, and what such files may be used for.

    Args:
        paths: Files and folders, as typed.
    """
    found: dict[str, list[str]] = {}
    for path in (path for folder in paths if folder.is_dir() for path in _seen(folder) if not _is_sheet(path)):
        found.setdefault(_use(path), []).append(path.name)
    return [(names, use) for use, names in found.items()]


def _use(path: Path) -> str:
    suffix = "/" if path.is_dir() else path.suffix.lower()
    if suffix in SHEETS:
        return RETURNED_USE
    return next((use for use, suffixes in USES.items() if suffix in suffixes), OTHERWISE)


def _seen(folder: Path) -> list[Path]:
    """List what a person sees in a folder: nothing hidden, nothing that a program keeps while a file is open."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith((".", "~$")))


def _is_sheet(path: Path) -> bool:
    """Tell whether a file of a folder is a sheet to read: one made to be sent back is none."""
    return path.suffix.lower() in SHEETS and path.is_file() and not path.name.startswith(RETURNED)


def _in_folder(folder: Path) -> list[Path]:
    found = [path for path in _seen(folder) if _is_sheet(path)]
    if not found:
        remedy = f"放入单位报来的表（{'、'.join(SHEETS)}）后再导入；下级文件夹不看"
        raise WrongUse(f"{folder} 中没有表格文件", remedy)
    return found


def content_of(file: Path) -> bytes:
    """Read a file.

    Args:
        file: It.

    Raises:
        WrongUse: It cannot be read, or is far too large for a sheet.
    """
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise WrongUse(
            f"打不开文件 {file}：{error.strerror}", "核对有无读取权限；正在别处编辑的，先保存关闭"
        ) from error
    if len(content) > LARGEST:
        raise WrongUse(f"{file} 超过 {LARGEST >> 20} MB，不像是表格", "只留要报的工作表，另存为 xlsx")
    return content
