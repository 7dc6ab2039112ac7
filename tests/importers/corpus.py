"""Sheets in the shapes that offices send, each with what is to be read of it; enterprises and people are examples."""

# ruff: noqa: E501  a row of a sheet stands on one line

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lvyue_cli.importers.reading import Table

TITLE = ["强化政府履约专项行动问题清单"]
SIGNED = ["单位负责人：", None, "审核人：", None, "填表人：示例甲", "联系电话：0722-0000000"]
MAY = date(2024, 5, 6)
JUNE = date(2024, 6, 30)


@dataclass(frozen=True)
class Case:
    """One sheet.

    Args:
        lines: Its cells.
        rows: What is read: by field; sums in 元.
        faults: Code and cell of what is not.
        unit: The unit in its heading.
        kind: What kind of table it is.
        merged: Its merged areas.
        zero: Whether it says that there is nothing.
        aliases: What the office has confirmed.
        notes: Parts of the notes of its values.
        only_xlsx: Whether the old format cannot hold it.
    """

    lines: Sequence[Sequence[Any]]
    rows: Sequence[Mapping[str, Any]] = ()
    faults: Sequence[str] = ()
    unit: str | None = None
    kind: str = "problems"
    merged: Sequence[str] = ()
    zero: bool = False
    aliases: Mapping[str, str] = field(default_factory=dict)
    notes: Sequence[str] = ()
    only_xlsx: bool = False


def book(case: Case, name: str = "清单") -> bytes:
    """Save a case as a workbook."""
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = name
    for line in case.lines:
        sheet.append(list(line))
    for area in case.merged:
        sheet.merge_cells(area)
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def said(table: Table) -> list[dict[str, Any]]:
    """Give what was read, row by row, without the rows' own numbers."""
    return [{name: value.content for name, value in row.values.items() if name != "number"} for row in table.rows]


def blamed(table: Table) -> list[str]:
    """Give the code and the cell of each fault."""
    faults = [*(fault for row in table.rows for fault in row.faults), *table.faults]
    return sorted(f"{fault.code} {fault.place.cell}" for fault in faults)


def one(header: str, cell: Any, **rest: Any) -> Case:
    """A list of one problem with one more column."""
    return Case([["序号", "问题描述", "责任单位", header], [1, "拖欠工程款", "区住建局", cell]], **rest)


def told(**more: Any) -> list[dict[str, Any]]:
    """What is read of such a list."""
    return [{"detail": "拖欠工程款", "responsible": "区住建局"} | more]


def due(cell: Any, day: date, *notes: str) -> Case:
    return one("整改时限", cell, rows=told(due_on=day), notes=notes)


def no_day(cell: Any) -> Case:
    return one("整改时限", cell, rows=told(), faults=["IM07 D2"])


def paid(header: str, cell: Any, amount: int | str, *notes: str) -> Case:
    return one(header, cell, rows=told(amount=Decimal(amount)), notes=notes)


def no_sum(header: str, cell: Any, code: str = "IM08") -> Case:
    return one(header, cell, rows=told(), faults=[f"{code} D2"])


LAYOUTS: dict[str, Case] = {
    "a notice of 14 columns with an explanation and a header in two lines": Case(
        [
            ["示例单位检查问题整改通知单"],
            ["请按期整改。", None, None, None, None, None, None, None, None, None, "区住建局 2024年5月6日"],
            ["序号", "被检查单位", "具体地点", "隐患类别", "存在的问题或隐患", "问题或隐患图片", "整改措施", "整改期限",
             "整改责任人", "整改资金（元）", "复查\n时间", "完成\n情况", "复查人", "备注"],
            [1, "区水务局", "一楼", "账款", "拖欠材料款", None, "筹措资金付清", "5月6日前", "示例乙", 20000, None, "已付一半",
             None, "急"],
            ["签发单位负责人：", None, None, None, None, None, None, "接收单位负责人："],
        ],
        [{"responsible": "区水务局", "kind": "账款", "detail": "拖欠材料款", "measures": "筹措资金付清", "due_on": MAY,
          "officer": "示例乙", "amount": Decimal(20000), "progress": "已付一半", "note": "急"}],
        ["IM14 C3"],
    ),
    "an application for closure of 13 columns": Case(
        [
            ["检查问题销号申请单"],
            ["单位：区住建局", None, None, None, None, "日期：2024年5月6日"],
            ["序号", "被检查单位", "具体地点", "隐患类别", "存在隐患或问题", "采取的整改措施", "整改期限", "整改责任人", "整改情况",
             "完成时间", "复查人", "整改前图片", "整改后图片"],
            [1, "区住建局", None, "账款", "拖欠工程款", "付清", MAY, "示例乙", "已付清", JUNE],
            ["整改单位负责人：", None, None, "主管部门负责人："],
        ],
        [{"responsible": "区住建局", "kind": "账款", "detail": "拖欠工程款", "measures": "付清", "due_on": MAY,
          "officer": "示例乙", "progress": "已付清", "reported_on": JUNE}],
        unit="区住建局",
    ),
    "a ledger of 11 columns": Case(
        [
            ["整改治理台账"],
            ["单位：区教育局"],
            ["序号", "检查时间", "检查人", "隐患类别", "存在隐患或问题", "整改措施", "整改完成时间", "责任人", "复查时间", "复查人",
             "复查结果"],
            [1, MAY, "示例甲", "承诺", "未兑现承诺", "兑现", JUNE, "示例乙", None, None, "到位"],
        ],
        [{"found_on": MAY, "kind": "承诺", "detail": "未兑现承诺", "measures": "兑现", "reported_on": JUNE,
          "officer": "示例乙", "verification": "到位"}],
        ["IM14 C3"], unit="区教育局",
    ),
    "a list of an application for environmental inspections": Case(
        [
            ["问题标题", "问题编码", "整改责任单位", "行业主管部门", "问题来源", "整改状态", "整改期限", "办结时间"],
            ["拖欠工程款", "ZD-2024-A0001", "区住建局", "区营商办", "企业反映", "整改中", "2024/6/30", None],
        ],
        [{"title": "拖欠工程款", "id": "ZD-2024-A0001", "responsible": "区住建局", "lead": "区营商办",
          "channel": "企业反映", "state": "整改中", "due_on": JUNE}],
    ),
    "a list of debts of a company": Case(
        [
            ["欠款明细表"],
            ["序号", "债务人", "联系电话", "欠款金额（元）", "欠款日期", "欠款起因", "已收款金额（元）", "催收进度"],
            [1, "区水务局", None, "1,234,500.50", "2023.12.31", "供应管材", 200000, "已去函"],
            ["合计", None, None, 1234500.5, None, None, 200000],
        ],
        [{"responsible": "区水务局", "amount": Decimal("1234500.50"), "payable_on": date(2023, 12, 31),
          "detail": "供应管材", "paid": Decimal(200000), "progress": "已去函"}],
    ),
    "the list of the paper: found and put right in one sheet": Case(
        [
            ["附件"], TITLE,
            ["填报单位（盖章）：区住建局          填报日期：2024年5月6日          单位：万元"],
            ["序号", "任务类别", "问题描述", "涉及企业", "涉及金额", "责任单位", "责任领导", "责任人", "整改措施", "整改时限",
             "整改进展", "完成时间", "是否销号", "备注"],
            [1, "拖欠企业账款清理", "拖欠工程款", "示例建设有限公司", 48.2, "区住建局", "示例甲", "示例乙", "付清", "6月底前",
             "已付20万", None, "否"],
            ["合 计", None, None, None, 48.2],
            SIGNED,
        ],
        [{"line": "拖欠企业账款清理", "detail": "拖欠工程款", "enterprise": "示例建设有限公司", "amount": Decimal(482000),
          "responsible": "区住建局", "leader": "示例甲", "officer": "示例乙", "measures": "付清", "due_on": JUNE,
          "progress": "已付20万", "state": "否"}],
        unit="区住建局",
    ),
    "a ledger of debts with groups above its columns": Case(
        [
            ["拖欠账款台账"],
            ["序号", "债务单位", None, "债权企业", None, "欠款情况（万元）", None, None, "备注"],
            [None, "欠款单位", "责任\n领导", "企业名称", "统一社会\n信用代码", "欠款金额", "其中\n有分歧", "分歧原因"],
            [1, "区水务局", "示例甲", "示例管材厂", "91421303MA00000000", 120, 20, "数量"],
        ],
        [{"responsible": "区水务局", "leader": "示例甲", "enterprise_name": "示例管材厂", "uscc": "91421303MA00000000",
          "amount": Decimal(1200000), "disputed": Decimal(200000), "dispute": "数量"}],
        merged=["A2:A3", "B2:C2", "D2:E2", "F2:H2", "I2:I3"],
    ),
    "groups that give the same header different meanings": Case(
        [
            ["序号", "政策名称", "应兑现", None, "已兑现", None, "责任单位"],
            [None, None, "户数", "金额（万元）", "户数", "金额（万元）"],
            [1, "稳岗补贴", 3, 9, 1, 2, "区人社局"],
        ],
        [{"policy": "稳岗补贴", "amount": Decimal(90000), "paid": Decimal(20000), "responsible": "区人社局"}],
        ["IM14 C2", "IM14 E2"], merged=["C1:D1", "E1:F1"],
    ),
    "a ledger of promises": Case(
        [
            ["序号", "承诺情况", None, None, None, "兑现情况", None, None, "整改责任", None],
            [None, "企业（项目）", "协议（文件）名称", "签订日期", "承诺事项", "应兑现金额（万元）", "已兑现金额（万元）",
             "未兑现原因", "责任单位", "时限"],
            [1, "示例电子公司", "投资协议", "2019年3月1日", "厂房补贴", 300, 100, "财政预算有限", "开发区管委会", "年底前"],
        ],
        [{"enterprise": "示例电子公司", "promise_paper": "投资协议", "promised_on": date(2019, 3, 1), "promise": "厂房补贴",
          "amount": Decimal(3000000), "paid": Decimal(1000000), "excuses": "财政预算有限", "responsible": "开发区管委会",
          "due_on": date(2024, 12, 31)}],
    ),
    "a header whose words are spread with blanks and marked": Case(
        [["序 号", "*问题描述：", "责 任 单 位（盖章）", "整改\n时限"], [1, "拖欠货款", "区教育局", "2024-05-06"]],
        [{"detail": "拖欠货款", "responsible": "区教育局", "due_on": MAY}],
    ),
    "columns in another order": Case(
        [["备注", "整改时限", "问题描述", "序号"], ["急", MAY, "拖欠货款", 1]],
        [{"note": "急", "due_on": MAY, "detail": "拖欠货款"}],
    ),
    "a header in full-width letters": Case(
        [["Ｎｏ．", "问题描述", "责任单位"], [1, "拖欠货款", "区教育局"]],
        [{"detail": "拖欠货款", "responsible": "区教育局"}],
    ),
    "a heading of which every label stands in its own cell": Case(
        [TITLE, ["填报单位（盖章）：", "区水务局", "填报日期：", MAY], ["序号", "问题描述", "责任单位"], [1, "甲", "区水务局"]],
        [{"detail": "甲", "responsible": "区水务局"}], unit="区水务局",
    ),
    "a name with brackets in the heading": Case(
        [["填报单位：示例（曾都）城投公司　填报时间：5月6日"], ["序号", "问题描述", "涉及企业"], [1, "甲", "示例公司"]],
        [{"detail": "甲", "enterprise": "示例公司"}], unit="示例（曾都）城投公司",
    ),
    "a heading that the unit left open": Case(
        [["填报单位（盖章）：        填报日期：    年  月  日"], ["序号", "问题描述", "责任单位"], [1, "甲", "区水务局"]],
        [{"detail": "甲", "responsible": "区水务局"}],
    ),
    "a unit in every row": Case(
        [["序号", "单位", "存在问题"], [1, "区水务局", "甲"], [2, "区教育局", "乙"]],
        [{"responsible": "区水务局", "detail": "甲"}, {"responsible": "区教育局", "detail": "乙"}],
    ),
    "units that are merged over several rows": Case(
        [["序号", "责任单位", "存在问题"], [1, "区水务局", "甲"], [2, None, "乙"], [3, "区教育局", "丙"]],
        [{"responsible": "区水务局", "detail": "甲"}, {"responsible": "区水务局", "detail": "乙"},
         {"responsible": "区教育局", "detail": "丙"}],
        merged=["B2:B3"],
    ),
    "one problem with its measures in several rows": Case(
        [["序号", "问题描述", "整改措施", "整改时限"], [1, "甲", "一是付款", MAY], [None, None, "二是建章", None], [2, "乙", "付款"]],
        [{"detail": "甲", "measures": "一是付款\n二是建章", "due_on": MAY}, {"detail": "乙", "measures": "付款"}],
        merged=["A2:A3", "B2:B3", "D2:D3"],
    ),
    "one problem with two days": Case(
        [["序号", "问题描述", "整改措施", "整改时限"], [1, "甲", "一是付款", MAY], [None, None, "二是建章", JUNE]],
        [{"detail": "甲", "measures": "一是付款\n二是建章", "due_on": MAY}], ["IM13 D3"], merged=["A2:A3", "B2:B3"],
    ),
    "headings between the rows, and rows that are only numbered": Case(
        [
            ["序号", "问题描述", "责任单位", "整改时限", "备注"], ["一、拖欠企业账款"], [1, "甲", "区水务局", MAY], [2], [3],
            ["小计", None, None, None, "1条"],
        ],
        [{"detail": "甲", "responsible": "区水务局", "due_on": MAY}], ["IM15 A2"],
    ),
    "the header again on the second page": Case(
        [["序号", "问题描述", "责任单位"], [1, "甲", "区水务局"], ["序号", "问题描述", "责任单位"], [2, "乙", "区教育局"]],
        [{"detail": "甲", "responsible": "区水务局"}, {"detail": "乙", "responsible": "区教育局"}],
    ),
    "gaps of blank rows, some with full-width blanks": Case(
        [["序号", "问题描述", "责任单位"], [1, "甲", "区水务局"], *[["　", " ", None]] * 30, [2, "乙", "区教育局"]],
        [{"detail": "甲", "responsible": "区水务局"}, {"detail": "乙", "responsible": "区教育局"}],
    ),
    "notes below the signatures": Case(
        [["序号", "问题描述", "责任单位"], [1, "甲", "区水务局"], SIGNED, ["注：1.本表每月报送。"], ["填表说明：一事一条。"]],
        [{"detail": "甲", "responsible": "区水务局"}],
    ),
    "a second table below the first": Case(
        [
            ["序号", "问题描述", "责任单位", "整改时限", "备注"], [1, "甲", "区水务局", MAY], [],
            ["序号", "问题描述", "涉及企业", "涉及金额（元）", "欠款原因"], [1, "乙", "示例公司", 5, "其他"],
        ],
        [{"detail": "甲", "responsible": "区水务局", "due_on": MAY}], ["IM13 A4"],
    ),
    "entries above the header": Case(
        [
            [1, "甲", "区水务局", MAY, "急", "示例公司"],
            ["序号", "问题描述", "责任单位", "整改时限", "备注", "涉及企业"],
            [2, "乙", "区教育局", MAY],
        ],
        [{"detail": "乙", "responsible": "区教育局", "due_on": MAY}], ["IM13 A1"],
    ),
    "two columns that mean the same": Case(
        [["序号", "问题描述", "整改时限", "完成时限"], [1, "甲", MAY, MAY]],
        [{"detail": "甲", "due_on": MAY}], ["IM05 D1"],
    ),
    "a column that nobody knows": Case(
        [["序号", "问题描述", "责任单位", "领导批示"], [1, "甲", "区水务局", "速办"]],
        [{"detail": "甲", "responsible": "区水务局"}], ["IM06 D1"],
    ),
    "an unknown column that is empty": Case(
        [["序号", "问题描述", "责任单位", "领导批示"], [1, "甲", "区水务局"]],
        [{"detail": "甲", "responsible": "区水务局"}],
    ),
    "a column without a header": Case(
        [["序号", "问题描述", "责任单位"], [1, "甲", "区水务局", "旁注"]],
        [{"detail": "甲", "responsible": "区水务局"}], ["IM06 D1"],
    ),
    "a column that the office has confirmed": Case(
        [["序号", "问题描述", "承办科室（单位）", "限办日期"], [1, "甲", "建管科", MAY]],
        [{"detail": "甲", "section": "建管科", "due_on": MAY}],
        aliases={"承办科室": "section", "限办日期": "due_on"},
    ),
    "a column that is known and confirmed as another": Case(
        [["序号", "问题描述", "完成时间"], [1, "甲", MAY]], [{"detail": "甲", "due_on": MAY}],
        aliases={"完成时间": "due_on"},
    ),
    "a table of people": Case(
        [
            ["专班人员信息表"], ["填报单位（盖章）：区水务局"],
            ["序号", "工作组", "角色", "姓名", "单位及职务", "办公电话", "手机"],
            [1, "账款组", "联络员", "示例甲", "区水务局办公室主任", 7220000, None],
        ],
        [{"group": "账款组", "role": "联络员", "name": "示例甲", "unit_and_post": "区水务局办公室主任", "phone": "7220000"}],
        kind="roster", unit="区水务局", notes=["表中是数字"],
    ),
    "a table of people with unit and post apart": Case(
        [["序号", "单位", "姓名", "职务", "电话"], [1, "区教育局", "示例乙", "副局长", "0722-0000000"]],
        [{"unit": "区教育局", "name": "示例乙", "post": "副局长", "phone": "0722-0000000"}], kind="roster",
    ),
    "a directory of units": Case(
        [["序号", "单位名称", "简称", "单位性质"], [1, "示例区水务局", "区水务局", "行政机关"], [2, "示例中学", None, "事业单位"]],
        [{"name": "示例区水务局", "aliases": "区水务局", "kind": "行政机关"}, {"name": "示例中学", "kind": "事业单位"}],
        kind="units",
    ),
    "a list that says 无": Case(
        [TITLE, ["填报单位：区水务局"], ["序号", "问题描述", "责任单位"], ["无"]], zero=True, unit="区水务局",
    ),
    "a list that says in each cell that there is nothing": Case(
        [["序号", "问题描述", "责任单位"], [1, "无", "无"]], zero=True,
    ),
    "a list that says what was looked through and that nothing was found": Case(
        [["序号", "问题描述", "责任单位"], [1, "经全面自查，我单位未发现拖欠企业账款问题。"]], zero=True,
    ),
    "a report of nothing without a table": Case(
        [["零报告"], ["填报单位：区水务局"], ["经自查，本单位不存在相关问题。"]], zero=True, unit="区水务局",
    ),
    "our own sheet for reports of nothing": Case(
        [
            ["零报告表"], ["汇总单位：区水务局"], ["序号", "单位", "报送事项", "报送时限", "报送日期", "结论", "报送人", "审定人"],
            [1, "区水务局", "自查清单", MAY, MAY, "未发现问题", "示例甲", "示例乙"],
        ],
        zero=True, unit="区水务局",
    ),
    "a list with nothing in it": Case([TITLE, ["序号", "问题描述", "责任单位"]]),
}  # fmt: skip

CELLS: dict[str, Case] = {
    "5月6日前": due("5月6日前", MAY, "年份按2024年"),
    "5月6日以前": due("5月6日以前", MAY, "年份按2024年"),
    "2024.5.6": due("2024.5.6", MAY),
    "2024年5月6日止": due("2024年5月6日止", MAY),
    "20240506": due("20240506", MAY),
    "20240506 as a number": due(20240506, MAY),
    "a count of days": due(45418, MAY, "由日期序号换算"),
    "a day with an hour": due(datetime(2024, 5, 6, 10, 30), MAY),  # noqa: DTZ001  a sheet knows no zone
    "２０２４年５月６日": due("２０２４年５月６日", MAY),
    "二〇二四年五月六日": due("二〇二四年五月六日", MAY),
    "五月六日": due("五月六日", MAY, "年份按2024年"),
    "6月底前": due("6月底前", JUNE, "年份按2024年；取月末"),
    "2024年6月末": due("2024年6月末", JUNE, "取月末"),
    "a dash for no day": one("整改时限", "—", rows=told()),
    **{
        text: no_day(text)
        for text in ("长期坚持", "立行立改", "第三季度", "2024.5", "6月上旬", "426日", "2024418日", "2024年2月30日")
    },
    "a count of days before 2000": no_day(30000),
    "48 under 万元": paid("涉及金额（万元）", 48, 480_000),
    "48.2 under 万元": paid("涉及金额(万元)", 48.2, 482_000),
    "480000 under 元": paid("涉及金额\n（元）", 480_000, 480_000),
    "48万元 in the cell": paid("涉及金额", "48万元", 480_000),
    "a cell in 元 under 万元": paid("涉及金额（万元）", "480000元", 480_000, "按单元格所写单位，表头为万元"),
    "￥480,000.00": paid("涉及金额（元）", "￥480,000.00", 480_000),
    "４８．５": paid("涉及金额（万元）", "４８．５", 485_000),
    "伍拾万元整": paid("涉及金额", "伍拾万元整", 500_000),
    "1.2亿元": paid("涉及金额", "1.2亿元", 120_000_000),
    "0": paid("涉及金额（元）", 0, 0),
    "无 for no sum": one("涉及金额（万元）", "无", rows=told()),
    **{
        text: no_sum("涉及金额（万元）", text)
        for text in ("约48", "48余", "10至20", "10-20", "5万美元", "0.5/月", "若干", "-3")
    },
    "a fraction of a 分": no_sum("涉及金额（元）", 0.123),
    "a sum below zero": no_sum("涉及金额（元）", -5),
    "no unit anywhere": no_sum("涉及金额", 48, "IM09"),
    "元 typed under 万元": no_sum("涉及金额（万元）", 480_000, "IM09"),
    "a code that became a number": one("统一社会信用代码", 421302199001011234, rows=told(), faults=["IM11 D2"]),
    "a code that became a power": one("统一社会信用代码", "4.2E+17", rows=told(), faults=["IM11 D2"]),
    "a number of a contract that became a day": one("合同编号", date(2024, 3, 1), rows=told(), faults=["IM11 D2"]),
    "a number of a contract that is a number": one(
        "合同编号", 20240017, rows=told(contract_number="20240017"), notes=["表中是数字"]
    ),
    "full-width digits": one("备注", "第３号文", rows=told(note="第3号文"), notes=["全角字符改为半角"]),
    "a blank that nobody sees": one("备注", "急\u200b件", rows=told(note="急件"), notes=["去掉看不见的字符"]),
    "a line break of Windows": one("备注", "一\r\n二", rows=told(note="一\n二"), only_xlsx=True),
    "a formula that was never worked out": one("备注", '=A2&"x"', rows=told(), faults=["IM10 D2"], only_xlsx=True),
    "a formula that looks like text": one("备注", "+86", rows=told(note="+86")),
}

CASES = LAYOUTS | CELLS
