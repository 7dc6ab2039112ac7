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


def _in_folder(folder: Path) -> list[Path]:
    """List the sheets of a folder; what lies there hidden, open in a program or made to be sent back is none."""
    names = (path for path in folder.iterdir() if path.suffix.lower() in SHEETS and path.is_file())
    found = sorted(path for path in names if not path.name.startswith((".", "~$", RETURNED)))
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
