"""What a unit is told to do about a cell that came back: plain words, where the remedy is a command of the office."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lvyue_cli.importers.reading import Fault

COMMAND = re.compile(r"lvyue|--[a-z]")
REPLIES: dict[str, str] = {
    "IM52": "向{office}要最新印出的填报表，照现在的情况重填",
    "IM55": "这一列保持原样；办到哪一步写在整改进展，整改完成的填反馈时间，销号由{office}办理",
    "IM56": "核对这一行所填的内容；无误的，与{office}联系",
    "IM57": "单位、类别等按填报表的下拉项或规范名称填写；名称无误的，请{office}先登记",
    "IM61": "附上付款凭证一并报送；此前所报有误的，书面说明",
    "IM63": "把缺的各列填上",
    "IM64": "写单位全称或规范简称；名称无误的，请{office}先登记",
}  # by the code of the fault
ACTS: dict[str, str] = {
    "set": "核对这一格所填的内容；确需更正登记的，书面说明理由，报{office}",
    "plan": "已销号的不再填整改措施；还没有收到交办的，待{office}交办后再报",
    "progress": "已销号、调出的不再填整改进展；其余与{office}联系",
    "pay": "核对累计已付和涉及金额，两者有误的书面说明；付款凭证一并报送",
    "report": "先填整改措施、责任人和整改时限；措施全部完成后再填反馈时间，附盖章的书面反馈",
}  # by the act that a cell asks for and that the programme does not allow
OTHERWISE = "与{office}联系"


def reply(fault: Fault, office: str) -> str:
    """Word what a unit is to do.

    Args:
        fault: Why a cell could not be entered.
        office: What the office in charge is called.
    """
    if not COMMAND.search(fault.remedy):
        return fault.remedy
    words = ACTS.get(fault.act) or REPLIES.get(fault.code) or OTHERWISE
    return words.format(office=office)
