"""AUDIT: every point on which a history is audited, in reporting order."""

from __future__ import annotations

from dataclasses import dataclass

from lvyue_cli.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the audit.

    Args:
        title: What must hold, in one phrase.
        basis: What it rests on.
        remedy: What to do where it does not hold.
        severity: How much a breach weighs.
    """

    title: str
    basis: str
    remedy: str
    severity: Severity = Severity.ERROR


_DELETED = "审计署2020年第三季度跟踪审计：欠款被从台账删除"
_MISSTATED = "审计署2020年第三季度跟踪审计：少报、多报欠款"
_ON_PAPER = "方案对纸上整改、虚假整改的要求"
_ONE_ACT = "一个环节一次提交，由 lvyue 写入"
_TRUE_ENTRY = "谁在何日录入须可查"

_REDO = "撤销这一提交，改用 lvyue 办理"
_BY_COMMAND = "撤销这一提交；已改的内容用 lvyue edit 编号 --reason 理由 入账，办理用 lvyue transition"

AUDIT: dict[str, Point] = {
    "AU01": Point("新版本接在旧版本之后", _DELETED, "取回旧版本，在其后重新提交：lvyue sync"),
    "AU02": Point("经过记录只增不改", _DELETED, "恢复原记录；办错的用 lvyue undo 更正"),
    "AU03": Point("每一环节都是方案许可的办理", _ON_PAPER, _REDO),
    "AU04": Point(
        "登记的事实只随环节改变，原值在案", _MISSTATED, "恢复原值，再用 lvyue set 编号 项目=值 --reason 理由"
    ),
    "AU05": Point("一次提交，每条只记一个环节", _ONE_ACT, _REDO),
    "AU06": Point("办理日期和录入日期属实", _TRUE_ENTRY, "撤销这一提交，照实录入；补录的加 --late 原因"),
    "AU07": Point("迟录说明原因", _TRUE_ENTRY, "今后补录时加 --late 说明", Severity.WARNING),
    "AU08": Point("提交时间依次不倒，没有将来的", _TRUE_ENTRY, "校准这台机器的时钟，撤销后重新提交"),
    "AU09": Point(
        "录入的人在专班名单中",
        _TRUE_ENTRY,
        "请名单中的人 lvyue roster add 登记此人；其后 git pull --rebase 把未推送的接在后面，推送",
    ),
    "AU10": Point("所记录入人即提交的人", _TRUE_ENTRY, "撤销这一提交，由实际录入的人办理，代录的加 --by"),
    "AU11": Point("提交说明所列与改动相符", _ONE_ACT, _BY_COMMAND),
    "AU12": Point("问题文件不删除、不改名", _DELETED, "恢复原文件；不属范围的用 lvyue transition dismiss 调出"),
    "AU13": Point("台账文件是普通文件", "链接会引出台账以外的内容", "换回普通文件"),
    "AU14": Point("合并只汇总各方的登记", _DELETED, "撤销这一合并，重新 git merge，各方的记录都保留；办理另行提交"),
    "AU15": Point("佐证材料不替换、不删除", _ON_PAPER, "恢复原材料；新材料用 lvyue evidence 编号 文件 补充"),
    "AU16": Point("唯一标识不重复", _MISSTATED, "删去复制的文件，用 lvyue add 重新登记"),
    "AU17": Point("台账文件读得出", "读不出的无从核对", "恢复能读的版本；lvyue validate 指出在哪一行"),
    "AU18": Point("有签名的，签名人即提交的人", _TRUE_ENTRY, "由本人用自己的密钥签名后重新提交"),
    "AU19": Point(
        "方案、名录和设置经办理改动",
        _ONE_ACT,
        "核对改动；能用命令的用 lvyue unit、roster、policy、project",
        Severity.WARNING,
    ),
    "AU20": Point(
        "录入后随即推送，与服务器的收件时间相符",
        _TRUE_ENTRY,
        "向录入的人核实实际录入的日期；离线办理的，今后在录入期限内推送",
        Severity.WARNING,
    ),
}
