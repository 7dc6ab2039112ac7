"""The person's own editor, opened on a copy of a problem's file."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from lvyue_cli.errors import WrongUse
from lvyue_cli.store.recorded import path_of

if TYPE_CHECKING:
    from lvyue_cli.workspace.place import Place


def edited(place: Place, id: str) -> bytes:  # noqa: A002  the field's name
    """Let the person edit a copy and return it; the ledger's file is not touched.

    Args:
        place: The ledger.
        id: The problem.

    Raises:
        WrongUse: Nobody sits at the terminal, there is no such problem, or the editor failed.
    """
    raw = place.at_head().read(path_of(id))
    if raw is None:
        raise WrongUse(f"台账中没有问题 {id}", "lvyue list 查看已有的问题")
    if not sys.stdin.isatty():
        raise WrongUse(f"{id} 没有待入账的修改，这里也不能打开编辑器", "先改好文件再运行，或用 lvyue set 更正单项")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, f"{id}.yaml")
        copy.write_bytes(raw)
        _open(copy)
        return copy.read_bytes()


def _open(copy: Path) -> None:
    program = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        done = subprocess.run([*shlex.split(program), str(copy)], check=False)
    except OSError as error:
        raise WrongUse(f"打不开编辑器 {program}", "设置环境变量 EDITOR") from error
    if done.returncode:
        raise WrongUse(f"编辑器 {program} 异常退出，没有写入", "重试")
