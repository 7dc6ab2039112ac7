"""Closed lists of words, each with its label; without models, so that a look at a file is quick."""

from __future__ import annotations

OBJECTS: dict[str, str] = {"goods": "货物", "works": "工程", "services": "服务", "deposit": "保证金"}

DEPOSITS: dict[str, str] = {
    "bid": "投标保证金",
    "performance": "履约保证金",
    "quality": "工程质量保证金",
    "wages": "农民工工资保证金",
}  # 国务院令第802号 第十三条: no other may be taken

STARTS: dict[str, str] = {
    "delivery": "交付",
    "acceptance": "检验或验收合格",
    "acceptance_end": "约定的检验或验收期满",
    "settlement": "双方确认结算金额",
}  # the four points from which a payment term runs

EXCUSES: dict[str, str] = {
    "personnel": "人员变更",
    "internal_process": "内部付款流程",
    "completion": "等待竣工验收",
    "final_audit": "等待决算审计",
    "third_party": "未收到第三方付款",
    "district": "行政区划调整",
    "election": "政府换届",
    "reorganisation": "机构或职能调整",
    "successor": "责任人更替",
    "budget": "财政预算有限",
    "funds": "配套资金未到位",
    "other": "其他",
}  # the reasons that are given for not paying or not honouring

METHODS: dict[str, str] = {"transfer": "转账", "bill": "商票", "offset": "抵账", "other": "其他"}
CONDITIONAL = frozenset(
    {"bill", "offset"}
)  # no payment until honoured, or accepted in writing (国务院令第802号 第十一条)

PARTS: dict[str, str] = {"principal": "本金", "interest": "利息", "compensation": "补偿"}

PROMISE_CLASSES: dict[str, str] = {"funds": "资金", "land": "土地", "premises": "厂房", "tax": "税费", "other": "其他"}

LAWFULNESS: dict[str, str] = {"lawful": "合法合规", "flawed": "有瑕疵"}

LEVELS: dict[str, str] = {"province": "省", "city": "市", "county": "县区"}

POLICY_STATES: dict[str, str] = {"new": "新增", "updated": "更新", "abolished": "废止"}

STAGES: dict[str, str] = {"signed": "签约", "started": "开工", "produced": "投产", "registered": "入库"}

REGISTERS: dict[str, str] = {"policy": "政策", "project": "项目"}
