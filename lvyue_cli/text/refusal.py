"""Why a text is refused: one stable code for each reason, with a sentence and a remedy for the officer who wrote it."""

from __future__ import annotations

from lvyue_cli.diagnostics import Finding

CODES: dict[str, str] = {
    "TX01": "文件不是 UTF-8 编码",
    "TX02": "文件开头有 BOM 标记",
    "TX03": "换行符不是 LF",
    "TX04": "有控制字符",
    "TX05": "有改变文字方向的字符",
    "TX06": "有看不见的字符",
    "TX07": "有特殊换行符",
    "TX08": "有不成文字的编码",
    "TX09": "有未处理的合并冲突",
    "TX10": "文件过大",
    "TX11": "有制表符（Tab）",
    "TX12": "YAML 写法有误",
    "TX13": "一个文件里有多份文档",
    "TX14": "用了锚点或别名（& 或 *）",
    "TX15": "用了类型标记（!）",
    "TX16": "用了合并键（<<）",
    "TX17": "有 YAML 指令行（%）",
    "TX18": "嵌套层次过深",
    "TX19": "条目过多",
    "TX20": "一项文字过长",
    "TX21": "文件整体不是“键: 值”",
    "TX22": "键不是简单文字",
    "TX23": "键的字形不规范",
    "TX24": "同一层里键重复",
}
"""Every code of this package and its title."""


class Rejected(Exception):
    """A file whose text cannot be accepted, said so that an officer can find the place and mend it.

    Args:
        code: The stable code, one of `CODES`.
        message: What is wrong, in Chinese.
        remedy: What to do about it.
        line: Counted from 1.
        column: Counted from 1 in characters.
    """

    def __init__(self, code: str, message: str, remedy: str, line: int = 1, column: int = 1) -> None:
        super().__init__(f"{code} {message}")
        self.code = code
        self.message = message
        self.remedy = remedy
        self.line = line
        self.column = column

    def finding(self, path: str = "") -> Finding:
        """Say the same as a finding in a file.

        Args:
            path: The file, relative to the ledger.
        """
        return Finding(self.code, self.message, self.remedy, path=path, line=self.line, column=self.column)


def place(text: str, index: int) -> tuple[int, int]:
    """Tell the line and column, both counted from 1, of a character of a text.

    Args:
        text: The whole text.
        index: The character's position in it, from 0.
    """
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
