"""Evidence: a document by kind and by what it contains."""

from __future__ import annotations

import re

from pydantic import Field

from lvyue_cli.records.base import Count, Day, Flag, Line, Record
from lvyue_cli.records.identifiers import Sha256

KINDS: dict[str, str] = {
    "payment": "支付凭证",
    "receipt": "企业收款确认",
    "consent": "企业认可",
    "agreement": "协议",
    "contract": "合同",
    "acceptance": "验收",
    "invoice": "发票",
    "minutes": "会议纪要",
    "letter": "书面反馈",
    "answer": "答复",
    "inspection": "核查记录",
    "mediation": "调解方案",
    "judgment": "裁判文书",
    "decision": "决定/批复",
    "handover": "交付",
    "publication": "公开网页",
    "rules": "制度文件",
    "photo": "现场照片",
    "other": "其他",
}

_ENDING = re.compile(r"[^/\\]\.([0-9A-Za-z]{1,5})$", re.ASCII)


class Evidence(Record):
    """One document that proves something, identified by its sha256."""

    kind: str = Field(title="材料种类", json_schema_extra={"enum": list(KINDS)})
    name: Line = Field(title="文件名", description="原文件名，供人辨认")
    sha256: Sha256 = Field(title="内容校验值", description="文件内容的 sha256")
    size: Count = Field(title="大小（字节）")
    dated: Day | None = Field(None, title="材料日期")
    number: Line | None = Field(None, title="文号或票号")
    outside: Flag = Field(default=False, title="不入库", description="材料存于别处，台账只记名称、大小和校验值")

    @property
    def path(self) -> str:
        """Where the file lies in the ledger: named by its content, so that it can be filed only once."""
        return f"evidence/{self.sha256[:2]}/{self.sha256}{suffix(self.name)}"


def suffix(name: str) -> str:
    """Return the ending of a file's name that is kept: short, lower case, plain letters and digits, or none."""
    found = _ENDING.search(name)
    return f".{found[1].lower()}" if found else ""
