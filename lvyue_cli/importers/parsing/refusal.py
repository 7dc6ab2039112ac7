"""Why a file, or a cell of it, is not read."""

from __future__ import annotations


class Refused(Exception):
    """A file, or a cell, that is not read.

    Args:
        code: `IM` and two digits.
        message: Why, in Chinese.
        remedy: What to do about it.
    """

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.remedy = remedy


SAVE_AS = "用办公软件打开后另存为 .xlsx，再导入"


def damaged() -> Refused:
    """Word the refusal of a file that its library cannot read to the end."""
    return Refused("IM01", "文件已损坏，读不完整", f"请填报单位重发，或{SAVE_AS}")
