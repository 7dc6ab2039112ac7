"""The columns of problems, units and people: by field, how its cells are read and what offices write above them.

Each line: the sort (`text`, `money`, `day`, `code`), then the headers without blanks and brackets. A header that means
one thing under one group and another under another is listed with its group before it, such as `已兑现金额`.
"""

from __future__ import annotations

PROBLEM: dict[str, str] = {
    "number": "text 序号 序 行号 No.",
    "id": "code 问题编号 编号 问题编码 台账编号 清单编号 问题序号",
    "title": "text 问题名称 问题标题 包案事项 资金名称 事项名称 失信事项 督办事项 问题概述 标题",
    "line": "text 任务类别 任务 清单类别 专项类别 整治类别 事项类别",
    "kind": "text 问题类型 问题类别 类型 类别 失信类别 隐患类别 问题性质",
    "group": "text 工作组 专项工作组 工作专班",
    "channel": "text 线索来源 问题来源 来源 来源渠道 线索渠道 渠道 反映渠道",
    "ref": "code 来源编号 线索编号 工单编号 工单号 投诉编号",
    "origin": "text 自查或交办",
    "registered_on": "day 登记日期 登记时间",
    "found_on": "day 发现时间 发现日期 排查时间 排查日期 检查时间 自查时间 日期",
    "detail": (
        "text 问题描述 存在问题 存在的问题 问题 具体问题 主要问题 问题内容 问题情况 问题表现 "
        "存在的问题或隐患 存在隐患或问题 现场具体隐患 问题简述 基本情况 问题基本情况 欠款起因 线索内容 "
        "反映问题 问题事项 发现情况 具体内容"
    ),
    "enterprise": "text 涉及企业 企业 债权企业 涉事企业 投诉企业 涉及市场主体 经营主体 涉及经营主体 市场主体",
    "enterprise_name": "text 企业名称 债权人 债权单位 供应商 施工单位 涉及企业名称 债权人名称",
    "uscc": "code 统一社会信用代码 信用代码 社会信用代码 统一信用代码 债权人统一社会信用代码",
    "size": "text 企业规模 规模 企业类型 签约时企业规模",
    "basis": "text 依据 政策依据",
    "amount": (
        "money 涉及金额 欠款金额 应兑现金额 拖欠金额 金额 应付金额 涉案金额 涉及资金 拖欠账款金额 欠付金额 "
        "应兑付金额 整改资金 欠款总额 拖欠总额"
    ),
    "disputed": "money 其中有分歧 有分歧 有分歧金额 分歧金额",
    "undisputed": "money 其中无分歧 无分歧 无分歧金额",
    "dispute": "text 分歧原因",
    "excuses": "text 欠款原因 未兑现原因 拖欠原因 未付原因",
    "contract": "text 项目名称 合同名称 合同或项目名称 项目合同名称 涉及项目 工程名称 项目",
    "contract_number": "code 合同编号 合同号",
    "contract_amount": "money 合同金额 合同价款 合同总价 合同总额 协议金额",
    "signed_on": "day 签订日期 签约日期 合同签订日期 合同签订时间 签订时间",
    "object": "text 款项类别 款项性质 欠款类别 欠款类型",
    "payable_on": "day 应付日期 应付日 应拨时间 应付时间 欠款日期 约定付款时间 约定付款日期",
    "payable_ground": "text 应付日依据",
    "age": "text 账龄",
    "unit_kind": "text 单位性质 主体性质 欠款单位类型",
    "lead": "text 牵头单位 牵头部门 行业主管部门 主管部门 牵头责任单位",
    "responsible": (
        "text 责任单位 欠款单位 债务单位 失信主体 被检查单位 整改单位 整改责任单位 责任部门 单位 债务人 "
        "拖欠单位 主体责任单位 承办单位 单位名称 填报单位 欠款主体"
    ),
    "cooperating": "text 配合单位 协办单位 配合部门 协助单位",
    "leader": "text 责任领导 包案领导 分管领导 负责领导 牵头领导 包保领导",
    "section": "text 责任科室 责任股室 责任科股室 责任处室",
    "officer": "text 责任人 包案责任人 整改责任人 具体责任人 经办人 责任人员 联系人",
    "opinion": "text 处理意见 处置意见",
    "measures": "text 整改措施 推进措施 措施 采取的整改措施 解决措施 化解措施 整改举措 拟采取措施 下步措施 工作措施",
    "due_on": (
        "day 整改时限 整改期限 办理时限 完成时限 时限 完成期限 计划完成时间 整改完成时限 拟完成时间 "
        "预计完成时间 计划完成日期 限期 截止日期 截止时间 整改到期时间"
    ),
    "progress": (
        "text 整改进展 推进情况 整改情况 进展情况 办理情况 工作进展 整改落实情况 整改进展情况 目前进展 "
        "完成情况 催收进度 工作推进情况 整改完成情况 办理进展"
    ),
    "continuing": "text 持续整改",
    "paid": (
        "money 累计已付 累计已还 已兑现金额 实际拨付 已付 已还 已付金额 已收款金额 已偿还金额 已兑付金额 "
        "已支付金额 已清偿金额 已还金额 累计已付金额 累计偿还 已化解金额 已支付"
    ),
    "balance": "money 余额 未兑现金额 未拨金额 尚欠 未付金额 剩余欠款 尚欠金额 未付 剩余金额",
    "settling": "text 协商、调解、诉讼情况 是否涉诉",
    "has_plan": "text 还款计划",
    "has_consent": "text 企业认可",
    "disposition": "text 处置方式 处置办法 化解方式",
    "assigned_on": "day 交办时间",
    "assignment_on": "day 交办日期",
    "batch": "text 交办批次 批次",
    "reply_by": "day 反馈时限 反馈期限 回复时限",
    "reported_on": "day 反馈时间 反馈日期 完成时间 完成日期 整改完成时间 整改完成日期 实际完成时间",
    "verification": "text 核查情况 复查结果 复查情况 核查结果",
    "closed_on": "day 销号时间 销号日期 办结时间 办结日期",
    "state": "text 状态 整改状态 是否销号 办理状态 销号情况 督导状态 是否完成 是否完成整改",
    "light": "text 时限灯 临期/超期情况",
    "cause": "text 问题成因 成因 原因分析 产生原因",
    "remedy": "text 长效措施 长效机制",
    "promise": "text 承诺事项 承诺内容",
    "promise_paper": "text 承诺所据文件 协议名称 承诺文件 协议文件名称",
    "promised_on": "day 承诺情况签订日期 承诺日期 协议签订日期 承诺时间",
    "promise_class": "text 承诺类别",
    "flaw": "text 瑕疵说明 瑕疵类别",
    "review": "text 公平竞争审查 公平竞争审查文号",
    "promised_by": "day 约定兑现时间 兑现时限 应兑现时间",
    "fulfilment": "text 兑现情况",
    "policy": "text 政策名称 惠企政策 惠企政策名称",
    "policy_number": "code 文号 政策文号",
    "policy_level": "text 层级 政策层级",
    "policy_issuer": "text 制定部门 出台部门 发文单位",
    "situation": "text 情况",
    "note": "text 备注 说明 其他",
    "blank": (
        "text 联系电话 手机 办公电话 联系方式 电话 下达文号 下达日期 户数 应兑现户数 已兑现户数 "
        "问题或隐患图片 整改前图片 整改后图片 复查时间 复查人 检查人 具体地点 检查部位 佐证材料 附件 "
        "资金来源 原表所在行 退回原因 怎么改"
    ),
}


UNIT: dict[str, str] = {
    "number": "text 序号 序 行号",
    "name": "text 单位名称 单位全称 名称 单位 全称 部门名称",
    "kind": "text 单位性质 性质 单位类型 类型 单位类别 机构类型",
    "size": "text 企业规模 规模",
    "aliases": "text 别称 简称 规范简称 单位简称 又称",
    "former": "text 曾用名 原名称",
    "note": "text 备注 说明",
    "blank": "text 联系电话 电话 地址 通讯地址 邮编 传真 单位负责人 负责人 联系人 统一社会信用代码 电子邮箱",
}


ROSTER: dict[str, str] = {
    "number": "text 序号 序 行号",
    "group": "text 工作组 专项工作组 组别 所在组",
    "role": "text 角色 分工 专班职务 专班角色 类别",
    "name": "text 姓名 人员姓名",
    "unit": "text 单位 单位名称 所在单位 工作单位",
    "post": "text 职务 现任职务 职务职称",
    "unit_and_post": "text 单位及职务 工作单位及职务 单位职务 单位和职务",
    "phone": "code 办公电话 电话 办公室电话 座机",
    "blank": "text 手机 手机号 手机号码 联系电话 联系方式 备注 性别 身份证号 邮箱",
}


# What is worked out from the ledger, or kept by acts: it is told, never taken in.
DERIVED: dict[str, str] = {
    "考核依据表": (
        "单位 问题数 自查 其他渠道 自查未发现而他处反映 迟报 逾期未报 零报告 逾期 延期 退回重办 核查不到位 "
        "虚假整改 反弹重开 督办 已销号 销号率 备注"
    ),
    "政务失信信息归集表": (
        "失信主体 统一社会信用代码 主体性质 问题编号 失信事项 失信类别 涉及企业 涉及金额 认定依据 认定文号 "
        "认定日期 整改状态 销号日期 备注"
    ),
    "财政资金政策清单": "政策名称 文号 制定部门 层级 状态 日期 代替的政策 资金科目 年度预算 进驻兑现窗口 备注",
    "核查表": (
        "问题编号 问题名称 责任单位 涉及企业 核查类别 抽查批次 核查日期 核查人员 核查方式 企业确认 核查情况 "
        "结论 核查人签字"
    ),
    "分期还款计划表": "问题编号 债务单位 债权企业 期次 日期 金额 付清日期 凭证 资金来源 逾期天数 履行情况 备注",
    "免申即享政策清单": "政策名称 文号 制定部门 层级 施行日期 享受对象 兑现内容和方式 咨询电话",
    "惠企政策评估表": (
        "政策名称 文号 制定部门 层级 状态 免申即享 问题数 已销号 未销号 问题类型 应兑现 已兑现 评估意见 建议"
    ),
    "进度统计表": (
        "任务类别 排查问题 其中自查 其他渠道 待整改 整改中 已反馈 核查到位 已销号 销号率 持续整改 逾期 "
        "本月新增 本月销号 涉及企业 涉及金额 已清偿兑现 余额 清偿率 调减 调增"
    ),
    "问题线索移送清单": "来源问题 单位 涉及人员 问题概述 移送日期 移送文号 接收机关 接收人 答复日期 结果 备注",
    "报送情况表": "报送事项 依据 报送时限 报送单位 报送日期 报送情况 零报告 更正次数 报送人 审定人 报送材料 说明",
    "督办台账": (
        "问题编号 督办事项 督办对象 督办方式 文号 督办依据 督办内容 督办日期 审批人 督办人 答复期限 "
        "答复日期 结果 答复情况 备注"
    ),
    "零报告表": (
        "单位 报送事项 报送时限 报送日期 排查范围 结论 报送人 审定人 负责人签字 其他渠道反映本单位的问题 备注"
    ),
}
