"""FIELDS: the facts of a problem that a person may name, each with its label, its place in the file and its kind."""

from __future__ import annotations

from typing import NamedTuple


class Field(NamedTuple):
    """One fact as a person names it.

    Args:
        label: What an office calls it.
        place: Where it stands in the file.
        kind: How its value is read: `text`, `money`, `day`, `unit`, `units`, `line`, `kind`, `flag`, `size`, `problem`,
            `object`, `deposit`, `starts`, `days`, `rate`, `excuses`, `unit_or_name`, `promise_class`, `lawfulness`,
            `policy`, `project`.
        decided_by: The acts after which it can no longer be set by hand.
    """

    label: str
    place: tuple[str, ...]
    kind: str = "text"
    decided_by: tuple[str, ...] = ()


SIZES: dict[str, str] = {"large": "大型", "medium": "中型", "small": "小型", "micro": "微型", "unknown": "不详"}

FIELDS: dict[str, Field] = {
    "title": Field("问题名称", ("title",)),
    "line": Field("任务类别", ("line",), "line"),
    "kind": Field("问题类型", ("kind",), "kind"),
    "grade": Field("分级", ("grade",)),
    "key": Field("重点问题", ("key",), "flag"),
    "parent": Field("上级问题", ("parent",), "problem"),
    "found_on": Field("发现日期", ("found_on",), "day"),
    "detail": Field("问题描述", ("detail",)),
    "enterprise": Field("涉及企业", ("enterprise", "name")),
    "uscc": Field("统一社会信用代码", ("enterprise", "uscc")),
    "size": Field("签约时企业规模", ("enterprise", "size_at_signing"), "size"),
    "contract": Field("合同或项目名称", ("contract", "name")),
    "contract_number": Field("合同编号", ("contract", "number")),
    "signed_on": Field("签订日期", ("contract", "signed_on"), "day"),
    "contract_amount": Field("合同金额", ("contract", "amount"), "money"),
    "basis": Field("依据", ("basis",)),
    "amount": Field("涉及金额", ("amounts", "owed"), "money"),
    "disputed": Field("其中有分歧", ("amounts", "disputed"), "money"),
    "dispute": Field("分歧原因", ("amounts", "dispute")),
    "object": Field("款项类别", ("arrears", "object"), "object"),
    "deposit": Field("保证金种类", ("arrears", "deposit"), "deposit"),
    "delivered_on": Field("交付日期", ("arrears", "delivered_on"), "day"),
    "accepted_on": Field("验收合格日期", ("arrears", "accepted_on"), "day"),
    "acceptance_ends_on": Field("约定验收期满日期", ("arrears", "acceptance_ends_on"), "day"),
    "settled_on": Field("确认结算金额日期", ("arrears", "settled_on"), "day"),
    "starts": Field("起算点", ("arrears", "starts"), "starts"),
    "term_days": Field("约定付款期限", ("arrears", "term_days"), "days"),
    "payable_on": Field("约定付款日", ("arrears", "payable_on"), "day"),
    "interest_rate": Field("约定逾期利率", ("arrears", "interest_rate"), "rate"),
    "lpr": Field("签约时一年期LPR", ("arrears", "lpr"), "rate"),
    "promise": Field("承诺事项", ("promise", "text")),
    "promisor": Field("承诺主体", ("promise", "promisor"), "unit_or_name"),
    "promise_paper": Field("承诺所据文件", ("promise", "paper")),
    "promised_on": Field("承诺日期", ("promise", "promised_on"), "day"),
    "promise_class": Field("承诺类别", ("promise", "kind"), "promise_class"),
    "selective": Field("选择性奖励补贴", ("promise", "selective"), "flag"),
    "lawfulness": Field("合法合规性", ("promise", "lawfulness"), "lawfulness"),
    "flaw": Field("瑕疵说明", ("promise", "flaw")),
    "condition": Field("企业一方条件", ("promise", "condition")),
    "condition_met": Field("企业条件已达到", ("promise", "condition_met"), "flag"),
    "promised_by": Field("约定兑现时间", ("promise", "due_on"), "day"),
    "review": Field("公平竞争审查文号", ("promise", "review")),
    "policy": Field("惠企政策", ("policy",), "policy"),
    "project": Field("招商项目", ("project",), "project"),
    "excuses": Field("未付未兑现的理由", ("excuses",), "excuses"),
    "responsible": Field("责任单位", ("responsible",), "units", ("assign",)),
    "lead": Field("牵头单位", ("lead",), "unit", ("assign",)),
    "cooperating": Field("配合单位", ("cooperating",), "units", ("assign",)),
    "leader": Field("责任领导", ("leader",)),
    "section": Field("责任科（股）室", ("section",)),
    "officer": Field("责任人", ("officer",)),
    "opinion": Field("处理意见", ("opinion",)),
    "due_on": Field("整改时限", ("due_on",), "day", ("plan", "extend")),
    "cause": Field("问题成因", ("cause",)),
    "remedy": Field("长效措施", ("remedy",)),
}

SYNONYMS: dict[str, str] = {"unit": "responsible", "due": "due_on", "found": "found_on", "with": "cooperating"}


def field_named(name: str) -> str | None:
    """Find a field by its id, its option's name or its Chinese label."""
    name = SYNONYMS.get(name, name)
    if name in FIELDS:
        return name
    return next((key for key, field in FIELDS.items() if field.label == name), None)
