"""The child process that reads a file of any origin: it may fail in any way, this side always gets an answer."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from lvyue_cli.importers.grid import Sheet, sheet
from lvyue_cli.importers.parsing.limits import Limits
from lvyue_cli.importers.parsing.refusal import SAVE_AS, Refused

LARGEST = 64 * 1024 * 1024  # bytes of a file that is looked at
COMMAND = (sys.executable, "-P", "-m", "lvyue_cli.importers.parsing")  # -P: no module of the current folder is run
USUAL = Limits()


def sheets_of(content: bytes, limits: Limits = USUAL) -> list[Sheet]:
    """Read the cells of every sheet of a file.

    Args:
        content: The file.
        limits: What it may take.

    Raises:
        Refused: It is not read.
    """
    if len(content) > LARGEST:
        raise Refused("IM03", f"文件有 {len(content) // 1024 // 1024} MiB，过大", "删去图片等多余的内容后另存")
    answer = _answer(content, limits)
    if "refused" in answer:
        raise Refused(*answer["refused"])
    return [sheet(one) for one in answer["sheets"]]


def _answer(content: bytes, limits: Limits) -> dict[str, Any]:
    command = (*COMMAND, str(limits.memory), str(limits.processor))
    try:
        done = subprocess.run(
            command, input=content, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=limits.wait, check=True
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        raise Refused(
            "IM03", "读这个文件用的时间或内存超过限度", f"删去空白的行列、图片等多余的内容，{SAVE_AS}"
        ) from error
    return answer
