"""COMMANDS: every command, where it is written, and its help; nothing is imported until it is run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Entry:
    """One command.

    Args:
        help: One sentence.
        module: The module below `lvyue_cli.cli`.
        function: The function in it, unless the module builds its command from a table.
        children: The commands of a group.
    """

    help: str
    module: str = ""
    function: str = ""
    children: Mapping[str, Entry] = field(default_factory=dict)


COMMANDS: dict[str, Entry] = {
    "init": Entry("新建台账", "init", "init"),
    "programme": Entry(
        "查看专项行动方案",
        children={
            "list": Entry("列出已有的方案", "programme", "list_programmes"),
            "show": Entry("查看一个方案的全部内容", "programme", "show_programme"),
            "chart": Entry("画出方案的工作图（SVG，A3 横向，可打印张贴）", "chart", "draw_chart"),
        },
    ),
    "unit": Entry(
        "单位名录",
        children={
            "add": Entry("登记单位", "directory", "add_unit"),
            "list": Entry("列出单位", "directory", "list_units"),
        },
    ),
    "roster": Entry(
        "专班人员",
        children={
            "add": Entry("登记专班人员", "directory", "add_member"),
            "list": Entry("列出专班人员", "directory", "list_members"),
        },
    ),
    "add": Entry("登记问题或线索", "add", "add"),
    "list": Entry("列出问题", "list", "list_problems"),
    "show": Entry("查看一条问题", "show", "show_problem"),
    "set": Entry("更正登记的事实", "correct", "set_facts"),
    "edit": Entry("用编辑器修改，或把已作的修改入账", "correct", "edit_problem"),
    "undo": Entry("撤回上一办理环节（更正），原记录保留", "correct", "undo"),
    "transition": Entry("办理各环节：受理、交办、整改、反馈、核查、销号等", "transition"),
    "close": Entry("销号", "close"),
    "evidence": Entry("归档佐证材料", "evidence", "file_evidence"),
    "agenda": Entry("报送日程：谁在何日前报什么，谁已报、谁逾期", "agenda", "show_agenda"),
    "submit": Entry("登记收到的报送", "submit", "submit"),
    "sample": Entry("随机抽取并登记抽查名单", "sample", "sample"),
    "validate": Entry("校验台账", "validate", "validate"),
    "forms": Entry("列出可打印的表格", "forms", "list_forms"),
    "render": Entry("打印表格", "render", "render"),
    "log": Entry("查看办理记录", "log", "log"),
    "schema": Entry("输出 JSON Schema", "schema", "schema"),
}
