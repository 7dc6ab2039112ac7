"""ACTIONS: everything that can happen to a problem, and which keys its event carries."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """One kind of act.

    Args:
        label: What an office calls it.
        purpose: One sentence for the help.
        keys: The event's own keys, in the order of the file.
        required: Those of them that an act must bring.
        evidence: The kind given to a file that comes with the act and names none.
    """

    label: str
    purpose: str
    keys: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    evidence: str = "other"


ACTIONS: dict[str, Action] = {
    "add": Action("登记", "登记问题或线索"),
    "accept": Action("受理", "受理投诉或线索，办理时限由此起算；不改变状态"),
    "answer": Action(
        "答复", "答复、回访反映人；不改变状态", ("method", "satisfied"), ("method", "satisfied"), evidence="answer"
    ),
    "confirm": Action(
        "列入清单",
        "分析研判后列入问题清单",
        ("line", "kind", "responsible", "approver"),
        evidence="minutes",
    ),
    "dismiss": Action(
        "调出",
        "不予列入或调出清单；不计入销号",
        ("dismissal", "into", "office", "reason", "approver"),
        ("dismissal", "reason", "approver"),
        evidence="decision",
    ),
    "assign": Action(
        "交办",
        "交办责任单位；反馈之前再次交办即为改派",
        ("responsible", "lead", "cooperating", "leader", "officer", "reply_by", "batch", "number", "reason"),
        ("reply_by",),
        evidence="decision",
    ),
    "plan": Action(
        "制定整改措施", "报送整改措施，进入整改", ("measures", "reason", "approver"), ("measures",), evidence="decision"
    ),
    "progress": Action("整改进展", "记录整改进展；不改变状态", ("done",)),
    "report": Action("书面反馈", "整改完成后书面反馈", ("done",), evidence="letter"),
    "endorse": Action("审核转报", "牵头单位审核后转报"),
    "verify": Action(
        "核查",
        "核查整改情况；对已销号的问题即为回头看",
        ("result", "inspectors", "method", "confirmed"),
        ("result", "inspectors"),
        evidence="inspection",
    ),
    "return": Action("退回", "整改不到位，退回重办", ("require",), ("require",), evidence="decision"),
    "reopen": Action("重开", "已销号的问题反弹，重新整改", ("reason",), ("reason",), evidence="inspection"),
    "apply": Action("申请销号", "向上级申请销号", ("office", "number"), evidence="decision"),
    "close": Action("销号", "予以销号", ("closing", "number"), evidence="decision"),
    "extend": Action(
        "延期",
        "延长整改时限，或转入持续整改",
        ("until", "reason", "approver", "continuing", "until_event", "review_on"),
        evidence="consent",
    ),
    "instalments": Action(
        "约定分期还款",
        "与企业约定分期还款计划；不改变状态",
        ("instalments",),
        ("instalments",),
        evidence="consent",
    ),
    "pay": Action(
        "付款",
        "登记付款和凭证；不改变状态",
        ("payment", "amount", "honours", "bounces"),
        ("amount",),
        evidence="payment",
    ),
    "dispose": Action(
        "确定处置办法",
        "按工作图确定处置办法；不改变状态",
        ("disposition", "answers", "silence", "reason", "approver"),
        ("disposition",),
        evidence="minutes",
    ),
    "escalate": Action(
        "协商和督办",
        "开始或了结一个化解、督办步骤；不改变状态",
        ("step", "outcome", "office", "number", "reply_by", "reason", "approver"),
        ("step",),
        evidence="minutes",
    ),
    "sample": Action("列入抽查", "列入抽查名单，须实地核查；不改变状态", ("batch",)),
    "evidence": Action("补充佐证", "补充佐证材料；不改变状态"),
    "set": Action("更正事实", "更正登记的事实；不改变状态", ("reason",), ("reason",)),
    "edit": Action("修改", "修改登记文件；不改变状态", ("reason",), ("reason",)),
    "succeed": Action(
        "承接",
        "单位的职责由另一单位承接；不改变状态",
        ("predecessor", "successor"),
        ("predecessor", "successor"),
    ),
    "acknowledge": Action(
        "认可提示",
        "认可校验的一条提示，写明理由和期限；不改变状态",
        ("finding", "reason", "expires_on", "withdrawn"),
        ("finding", "reason"),
    ),
    "undo": Action("更正", "撤回上一办理环节，原记录保留", ("undoes", "reason"), ("undoes", "reason")),
}

_WITH_COMMANDS_OF_THEIR_OWN = frozenset(
    {
        *("add", "dispose", "escalate", "instalments", "pay", "sample", "evidence", "set", "edit", "succeed"),
        *("acknowledge", "undo"),
    }
)
BY_HAND = frozenset({"set", "edit"})  # corrections of facts; what other acts change they say themselves
ACCEPTANCE = "acknowledge"  # of a finding
TRANSITIONS = tuple(name for name in ACTIONS if name not in _WITH_COMMANDS_OF_THEIR_OWN)  # what `transition` offers

CHOICES: dict[str, dict[str, str]] = {
    "result": {"passed": "到位", "failed": "不到位", "false": "虚假整改"},
    "method": {"on_site": "实地核查", "phone": "电话核实", "paper": "书面核查"},
    "outcome": {"agreed": "达成一致", "failed": "未达成一致", "answered": "已答复"},
    "satisfied": {"yes": "满意", "no": "不满意"},
    "dismissal": {
        "unfounded": "反映不实",
        "out_of_scope": "不属范围",
        "merged": "并入其他问题",
        "transferred": "移交其他单位",
        "withdrawn": "企业撤回",
    },
}
