"""COMMANDS: every command, where it is written, and its help; nothing is imported until it is run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, eq=False)  # each is itself: what is built of it is kept
class Entry:
    """One command.

    Args:
        help: One sentence.
        module: The module below `lvyue_cli.cli`.
        function: The function in it, unless the module builds its command from a table.
        children: The commands of a group; one with a function of its own does that where none of them is named.
    """

    help: str
    module: str = ""
    function: str = ""
    children: Mapping[str, Entry] = field(default_factory=dict)


COMMANDS: dict[str, Entry] = {
    "init": Entry("新建台账", "init", "init"),
    "programme": Entry(
        "专项行动方案",
        children={
            "list": Entry("列出已有的方案", "programme", "list_programmes"),
            "show": Entry("查看一个方案的全部内容", "programme", "show_programme"),
            "new": Entry("以已有方案为据，写出自己的方案文件（待填）", "programme_new", "new_programme"),
            "chart": Entry("画出方案的工作图（SVG，A3 横向，可打印张贴）", "chart", "draw_chart"),
        },
    ),
    "unit": Entry(
        "单位名录",
        children={
            "add": Entry("登记单位", "directory", "add_unit"),
            "list": Entry("列出单位，连同曾用名和承接单位", "directory", "list_units"),
            "rename": Entry("单位更名；公文和表格用其日期当时的名称", "units", "rename_unit"),
            "succeed": Entry("单位的职责由另一单位承接，未办结的问题一并转交", "units", "succeed_unit"),
        },
    ),
    "roster": Entry(
        "专班人员",
        children={
            "add": Entry("登记专班人员", "directory", "add_member"),
            "list": Entry("列出专班人员", "directory", "list_members"),
        },
    ),
    "policy": Entry(
        "惠企政策清单",
        children={
            "add": Entry("登记政策；被代替的一并废止", "policy", "add_policy"),
            "list": Entry("列出政策，各有几条未办结的问题", "policy", "list_policies"),
            "set": Entry("更正政策，或登记更新、废止", "policy", "set_policy"),
        },
    ),
    "project": Entry(
        "招商项目清单",
        children={
            "add": Entry("登记项目", "project", "add_project"),
            "list": Entry("列出项目，签约、开工、投产、入库各几个", "project", "list_projects"),
            "set": Entry("更正项目", "project", "set_project"),
            "stage": Entry("登记项目开工、投产、入库", "project", "reach_stage"),
        },
    ),
    "add": Entry("登记问题或线索", "add", "add"),
    "list": Entry("列出问题", "list", "list_problems"),
    "show": Entry("查看一条问题", "show", "show_problem"),
    "stats": Entry("统计：各状态、各任务类别、户数、合同数、金额、逾期", "stats", "show_statistics"),
    "set": Entry("更正登记的事实", "correct", "set_facts"),
    "edit": Entry("用编辑器修改，或把已作的修改入账", "correct", "edit_problem"),
    "undo": Entry("撤回上一办理环节（更正），原记录保留", "correct", "undo"),
    "transition": Entry("办理各环节：受理、交办、整改、反馈、核查、销号等", "transition"),
    "close": Entry("销号", "close"),
    "advise": Entry("下一步怎么办：由谁、何时、凭何文书、依何条款，到销号还差什么", "advise", "advise"),
    "dispose": Entry("按工作图确定处置办法，已登记的不再问", "dispose"),
    "escalate": Entry("协商、提级、调解、诉讼，催办、督办、约谈、移送等步骤的开始和了结", "escalate"),
    "instalments": Entry("登记与企业约定的分期还款计划", "pay", "agree"),
    "pay": Entry("登记付款和凭证", "pay", "pay"),
    "interest": Entry("测算逾期利息，附算法，仅供参考", "interest", "show_interest"),
    "promises": Entry("承诺清查兑现：谁承诺什么、何时兑现、兑现到哪一步", "promises", "list_promises"),
    "evidence": Entry("归档佐证材料", "evidence", "file_evidence"),
    "due": Entry("到期和逾期：问题的各种时限、分期、投诉、报送", "due", "show_due"),
    "agenda": Entry("报送日程：谁在何日前报什么，谁已报、谁逾期", "agenda", "show_agenda"),
    "submit": Entry("登记收到的报送", "submit", "submit"),
    "import": Entry("收单位报来的表格：先列出将作的改动，--apply 入账", "importing", "import_files"),
    "sample": Entry("随机抽取并登记抽查名单", "sample", "sample"),
    "validate": Entry("校验台账，或自己的方案文件", "validate", "validate"),
    "accept": Entry("认可校验的一条提示，写明理由和期限；到期仍是提示", "accept", "accept"),
    "forms": Entry(
        "列出可打印的表格",
        "forms",
        "list_forms",
        children={"export": Entry("导出一张表的表样，改成本办自己的", "forms", "export_form")},
    ),
    "render": Entry("打印表格", "render", "render"),
    "rollup": Entry("几本台账合成一张汇总表，供管几个地方的机构用", "rollup", "rollup"),
    "log": Entry("查看办理记录：谁、何日、经谁同意，改了什么", "log", "log"),
    "diff": Entry("两个版本或两个日期之间，台账有哪些变动", "diff", "diff"),
    "blame": Entry("一条问题的每项事实由谁、何日、在哪个环节定下", "blame", "blame"),
    "sync": Entry("与服务器同步：先审计再收取，逐项合并，发送本机的登记", "sync", "sync"),
    "ci": Entry("由 Gitea、GitLab、GitHub 在每次推送时校验台账", "ci", "ci"),
    "receipt": Entry("记下推送何时收到，供服务器的 post-receive 钩子调用", "receipt", "receipt"),
    "merge-driver": Entry("逐项合并两处的登记，供 git merge 调用", "merge_driver", "merge_driver"),
    "textconv": Entry("把问题文件印成中文，供 git diff、git log -p 调用", "textconv", "textconv"),
    "doctor": Entry("查本机和这份副本哪里不妥、怎么办；不改动任何文件", "doctor", "doctor"),
    "schema": Entry("输出 JSON Schema", "schema", "schema"),
}
