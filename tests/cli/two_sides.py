"""SCENARIOS: what two clones do to one problem at once, and what becomes of it when they are brought together."""

from __future__ import annotations

import re
from contextlib import chdir
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from office import ID, REPORT, Office, an_office, once, rectified, with_a_problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MONDAY, TUESDAY = date(2024, 9, 16), date(2024, 9, 17)
ADD = "add --channel 自查 --line 拖欠企业账款清理 --unit 区住建局 --title"
PLAN = f"transition plan {ID} --by 示例乙@区科经局 --measure"


@dataclass(frozen=True)
class By:
    """An edit by hand: this text becomes that, and is committed."""

    old: str
    new: str


@dataclass(frozen=True)
class Cut:
    """An edit by hand: from the last place where this text stands on, everything is cut off, and that is committed."""

    old: str


Doing = str | By | Cut


@dataclass(frozen=True)
class Scenario:
    """One meeting of two sides.

    Args:
        sentence: What it shows.
        ours: What our side types, or edits by hand.
        theirs: What theirs does.
        holds: What the file says once they are together.
        clashes: What is said where they cannot be; nothing of the kind where they can.
        before: What happened before they parted.
        begins: The ledger to begin with.
        days: The days on which our side acts, and theirs.
        path: The file.
    """

    sentence: str
    ours: tuple[Doing, ...]
    theirs: tuple[Doing, ...]
    holds: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()
    before: tuple[Doing, ...] = ()
    begins: Callable[[Path], Office] = with_a_problem
    days: tuple[date, date] = (TUESDAY, TUESDAY)
    path: str = f"problems/2024/A00/{ID}.yaml"

    def __str__(self) -> str:
        return self.sentence


def _set(what: str) -> str:
    return f"set {ID} {what} --reason 核对"


def _file(name: str, more: str = "") -> str:
    return f"evidence {ID} {name} --kind 合同 {more}"


MERGES = (
    Scenario(
        "两处各改相邻的一项",
        (_set("grade=一般"),),
        (_set("found_on=2024-04-20"),),
        ("grade: 一般\n", "found_on: 2024-04-20\n"),
    ),
    Scenario(
        "一处改紧挨状态的一项，一处改变状态",
        (f"{PLAN} 付清工程款@示例丙@2024-09-30",),
        (_set("title=拖欠示例路工程款"),),
        ("title: 拖欠示例路工程款\nstate: rectifying\n",),
    ),
    Scenario("两处各记一个环节", (f"accept DT09 {ID} --reason 已知",), (f"sample {ID} --count 1 --seed 1",)),
    Scenario("两处各归档一份佐证", (_file("甲.txt"),), (_file("乙.txt"),), ("name: 甲.txt", "name: 乙.txt")),
    Scenario("两处归档同一份佐证", (_file("甲.txt"),), (_file("甲.txt", "--note 原件"),), ("note: 原件",)),
    Scenario(
        "两处各添一个理由",
        (_set("excuses=人员变更"),),
        (_set("excuses=财政预算有限"),),
        ("excuses:\n  - budget\n  - personnel\n",),
    ),
    Scenario(
        "一处去掉一个理由，一处另添一个",
        (_set("excuses=财政预算有限"),),
        (_set("excuses=人员变更、财政预算有限、其他"),),
        ("excuses:\n  - budget\n  - other\n",),
        before=(_set("excuses=人员变更、财政预算有限"),),
    ),
    Scenario(
        "两处各补一项", (_set("basis=合同第八条"),), (_set("opinion=限期付清"),), ("basis: 合同", "opinion: 限期")
    ),
    Scenario(
        "一处只改引号，一处改内容",
        (By("title: 拖欠道路工程款", 'title: "拖欠道路工程款"'),),
        (_set("grade=一般"),),
        ('title: "拖欠道路工程款"\n', "grade: 一般\n"),
    ),
    Scenario(
        "一处改内容，一处只改引号",
        (_set("title=拖欠示例路工程款"),),
        (By("title: 拖欠道路工程款", 'title: "拖欠道路工程款"'),),
        ("title: 拖欠示例路工程款\n",),
    ),
    Scenario(
        "一处只调次序，一处改内容",
        (By("channel: self_check\norigin: self\n", "origin: self\nchannel: self_check\n"),),
        (_set("grade=一般"),),
        ("origin: self\nchannel: self_check\n", "grade: 一般\n"),
    ),
    Scenario(
        "同一天先流转、后在另一处补充佐证，佐证排在流转之前",
        (f"{PLAN} 付清@示例丙@2024-09-30",),
        (_file("甲.txt"),),
        ('action: plan\n    "on": 2024-09-17\n    by: 示例乙@区科经局\n    to: rectifying\n',),
    ),
    Scenario("一处流转，一处记说明", (f"{PLAN} 付清@示例丙@2024-09-30",), (_file("甲.txt", "--note 已核对"),)),
    Scenario(
        "先流转，后在另一处补充佐证",
        (f"{PLAN} 付清@示例丙@2024-09-30",),
        (_file("甲.txt"),),
        ("state: rectifying\n", "action: plan\n", "action: evidence\n"),
        days=(MONDAY, TUESDAY),
    ),
    Scenario(
        "先销号，后在另一处更正事实",
        (f"close {ID} --by 示例甲@区营商办",),
        (_set("grade=一般"),),
        ("state: closed\n", "grade: 一般\n"),
        begins=rectified,
        days=(date(2024, 9, 20), date(2024, 9, 21)),
    ),
    Scenario(
        "一处开始协商，一处制定措施",
        (f"{PLAN} 付清@示例丙@2024-09-30",),
        (f"escalate negotiate {ID} --by 示例丙@区住建局",),
        ("step: negotiate\n", "state: rectifying\n"),
    ),
    Scenario("两处把同一项改成同样的值", (_set("grade=一般"),), (_set("grade=一般"),), ("grade: 一般\n",)),
    Scenario(
        "一处加批注，一处改内容",
        (_set("grade=一般"),),
        (By("title: 拖欠道路工程款", "# 已电话核对\ntitle: 拖欠道路工程款  # 见台账附件"),),
        ("# 已电话核对\ntitle: 拖欠道路工程款  # 见台账附件\n", "grade: 一般\n"),
    ),
    Scenario(
        "一处更正涉及金额，一处写明有分歧部分",
        (_set("amount=50万元"),),
        (_set("disputed=5万元 dispute=工程量未核"),),
        ('amounts:\n  owed: "500000.00"\n  disputed: "50000.00"\n  dispute: 工程量未核\n',),
    ),
    Scenario(
        "一处补信用代码，一处补企业规模",
        (_set("uscc=914213030000000011"),),
        (_set("size=小型"),),
        ('uscc: "914213030000000011"\n  size_at_signing: small\n',),
    ),
    Scenario(
        "一处付款，一处更正事实",
        (f"pay {ID} 10万元 --voucher 回单.txt",),
        (_set("grade=一般"),),
        ("id: P1\n", "grade: 一般\n"),
    ),
    Scenario(
        "一处登记商票兑付，一处登记另一笔付款",
        (f"pay {ID} 10万元 --honours P1 --voucher 兑付.txt",),
        (f"pay {ID} 5万元 --voucher 转账.txt",),
        ("id: P1\n", "honoured_on:", "id: P2\n"),
        before=(f"pay {ID} 10万元 --method 商票 --voucher 商票.txt",),
    ),
    Scenario(
        "两处各添一个配合单位",
        (_set("cooperating=区财政局"),),
        (_set("cooperating=区招商服务中心"),),
        ("cooperating:\n  - 区招商服务中心\n  - 区财政局\n",),
    ),
    Scenario(
        "一处办了几步，一处更正事实",
        (f"{PLAN} 付清@示例丙@2024-09-30", f"transition report {ID} --by 示例丙@区住建局 --evidence {REPORT}"),
        (_set("grade=一般"), _set("basis=合同")),
        ("state: reported\n", "basis: 合同\n"),
    ),
    Scenario(
        "一处更正后又撤回，一处流转",
        (_set("grade=一般"), f"undo {ID} --reason 误记"),
        (f"{PLAN} 付清@示例丙@2024-09-30",),
        ("state: rectifying\n", "action: undo\n"),
        days=(TUESDAY, MONDAY),
    ),
    Scenario(
        "一处改多行的说明，一处归档佐证",
        (_set("detail='第一段\n第二段'"),),
        (_file("甲.txt"),),
        ("detail: |-\n  第一段\n  第二段\n", "name: 甲.txt"),
    ),
    Scenario(
        "一处定处置办法，一处补充佐证",
        (f"transition progress {ID} --note 已会商 --by 示例丙@区住建局",),
        (_file("甲.txt"),),
        ("note: 已会商\n", "name: 甲.txt"),
        before=(f"{PLAN} 付清@示例丙@2024-09-30",),
    ),
    Scenario(
        "一处记进展在先，一处反馈在后",
        (f"transition report {ID} --by 示例丙@区住建局 --evidence {REPORT}",),
        (f"transition progress {ID} --note 已会商 --by 示例丙@区住建局",),
        ("state: reported\n",),
        before=(f"{PLAN} 付清@示例丙@2024-09-30",),
        days=(TUESDAY, MONDAY),
    ),
    Scenario(
        "同一天一处反馈、一处记进展，按方案许可的先后排列",
        (f"transition report {ID} --by 示例丙@区住建局 --evidence {REPORT}",),
        (f"transition progress {ID} --note 已会商 --by 示例丙@区住建局",),
        ("state: reported\n",),
        before=(f"{PLAN} 付清@示例丙@2024-09-30",),
    ),
    Scenario(
        "一处清空一项，一处补另一项",
        (_set("grade="),),
        (_set("basis=合同"),),
        ("basis: 合同\n",),
        before=(_set("grade=一般"),),
    ),
    Scenario(
        "两处更正同一单位的报送，都写明理由",
        ("submit self_check_list --unit 区科经局 --by 示例乙@区科经局 --zero --replace --reason 漏盖章",),
        ("submit self_check_list --unit 区科经局 --by 示例乙@区科经局 --zero --replace --reason 漏签名",),
        ("reason: 漏盖章\n", "reason: 漏签名\n"),
        before=("submit self_check_list --unit 区科经局 --by 示例乙@区科经局 --zero",),
        path="submissions/self_check_list/区科经局.yaml",
    ),
)

CONFLICTS = (
    Scenario(
        "同一项改成两个值",
        (_set("grade=一般"),),
        (_set("grade=重点"),),
        clashes=("分级：当前版本“一般”，合入版本“重点”",),
    ),
    Scenario(
        "两个环节排不出许可的先后",
        (f"close {ID} --by 示例甲@区营商办",),
        (f"transition verify {ID} --result failed --inspector 示例甲@区营商办 --inspector 示例乙@区科经局",),
        clashes=("办理环节排不出方案许可的先后", "“销号”（2024-09-20）", "“核查”（2024-09-20）"),
        begins=rectified,
        days=(date(2024, 9, 20), date(2024, 9, 20)),
    ),
    Scenario(
        "改动已有的环节",
        (_set("basis=合同"),),
        (By("late: 补录", "late: 漏录"),),
        clashes=("合入版本中改动了已有的“登记”（2024-04-22）", "只增不改"),
    ),
    Scenario(
        "删去已有的环节",
        (_set("basis=合同"),),
        (Cut("  - eid"),),
        clashes=("合入版本中删去了已有的“更正事实”（2024-09-17）",),
        before=(_set("grade=一般"),),
    ),
    Scenario(
        "一处清空，一处改动",
        (_set("basis="),),
        (_set("basis=补充协议"),),
        clashes=("依据：当前版本空，合入版本“补充协议”",),
        before=(_set("basis=合同"),),
    ),
    Scenario(
        "同一段说明改成两样", (_set("detail=甲说"),), (_set("detail=乙说"),), clashes=("问题描述：当前版本“甲说”",)
    ),
    Scenario(
        "两条不同的问题用了同一个编号",
        (f"{ADD} 甲",),
        (f"{ADD} 乙",),
        clashes=(f"两条不同的问题用了同一个编号 {ID}：当前版本“甲”，合入版本“乙”", "lvyue.station"),
        begins=an_office,
    ),
    Scenario(
        "两处各记一笔付款，编号相同",
        (f"pay {ID} 10万元 --voucher 甲.txt",),
        (f"pay {ID} 20万元 --voucher 乙.txt",),
        clashes=("付款 P1",),
    ),
    Scenario(
        "两处各定措施",
        (f"{PLAN} 付清@示例丙@2024-09-30",),
        (f"{PLAN} 分期付清@示例丙@2024-10-30",),
        clashes=("整改措施 M1", "整改时限：当前版本“2024-09-30”，合入版本“2024-10-30”"),
    ),
    Scenario(
        "一方的文件读不出",
        (_set("grade=一般"),),
        (By("state: listed\n", "state：listed\n"),),
        clashes=("合入版本读不出：",),
    ),
    Scenario(
        "两处各约定分期",
        (f"instalments {ID} --at 2024-10-01=24万元 --at 2024-11-01=24万元 --consent 甲.txt",),
        (f"instalments {ID} --at 2024-10-01=10万元 --at 2024-11-01=38万元 --consent 乙.txt",),
        clashes=("分期还款计划：",),
    ),
    Scenario(
        "一处换了企业，一处补原企业的代码",
        (_set("enterprise=示例路桥有限公司"),),
        (_set("uscc=914213030000000011"),),
        clashes=("涉及企业：",),
    ),
    Scenario(
        "两处各自首次报送",
        ("submit self_check_list --unit 区科经局 --by 示例乙@区科经局 --zero",),
        ("submit self_check_list --unit 区科经局 --by 示例丁@区科经局 --zero --note 另报",),
        clashes=("两方各自登记了报送", "--replace"),
        path="submissions/self_check_list/区科经局.yaml",
    ),
    Scenario(
        "一处兑付，一处拒付",
        (f"pay {ID} 10万元 --honours P1 --voucher 兑付.txt",),
        (f"pay {ID} 10万元 --bounces P1 --voucher 拒付.txt",),
        clashes=("付款 P1",),
        before=(f"pay {ID} 10万元 --method 商票 --voucher 商票.txt",),
    ),
    Scenario(
        "两处改了同一行批注",
        (By("# 待核", "# 甲已核"),),
        (By("# 待核", "# 乙已核"),),
        clashes=("两方都改了注释",),
        before=(By("title: 拖欠道路工程款", "# 待核\ntitle: 拖欠道路工程款"),),
    ),
    Scenario(
        "各自合规，合起来付款超过所欠",
        (f"pay {ID} 40万元 --voucher 甲.txt",),
        (_set("amount=30万元"),),
        clashes=("合在一起不合台账规则（AM07）：付款合计 400000.00 元超过涉及金额 300000.00 元",),
    ),
)

SCENARIOS = (*MERGES, *CONFLICTS)


@once
def packed(folder: Path, begins: Callable[[Path], Office]) -> Office:
    """A ledger to begin with, its history in few files: it is copied for every scenario."""
    office = begins(folder)
    office.git("gc", "-q")
    return office


def parted(folder: Path, scenario: Scenario) -> Office:
    """A ledger whose branch `main` is our side and whose branch `乙` is theirs, ours checked out."""
    office = packed(folder, scenario.begins)
    ours, theirs, before = (Office(office.root, day) for day in (*scenario.days, min(scenario.days)))
    for doing in scenario.before:
        does(before, doing, scenario.path)
    office.git("branch", "乙")
    for doing in scenario.ours:
        does(ours, doing, scenario.path)
    office.git("switch", "-q", "乙")
    for doing in scenario.theirs:
        does(theirs, doing, scenario.path)
    office.git("switch", "-q", "main")
    return office


def does(office: Office, doing: Doing, path: str) -> None:
    """Type a command, its papers at hand, or edit a file by hand and commit it."""
    if isinstance(doing, str):
        types(office, doing)
        return
    file = office.root / path
    text = file.read_text(encoding="utf-8")
    assert doing.old in text, text
    changed = text.replace(doing.old, doing.new) if isinstance(doing, By) else text[: text.rindex(doing.old)]
    file.write_text(changed, encoding="utf-8")
    office.git("commit", "-qam", "手工")


def types(office: Office, line: str) -> None:
    """Type a command, its papers at hand."""
    for name in re.findall(r"\S+\.txt", line):
        office.paper(name)
    with chdir(office.root.parent):
        office.do(line)
