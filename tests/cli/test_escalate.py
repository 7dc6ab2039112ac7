"""`lvyue escalate`: the steps of the ladders as an officer types them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from office import ID, an_office, once, rectified, with_a_problem

if TYPE_CHECKING:
    from pathlib import Path

    from office import Office, Said

SZ, MJ, XIX = "SZ-2023-A0001", "MJ-2024-A0001", "XIX-2024-A0001"
DOCUMENT = "《加强诚信政府建设专项行动方案》"


@once
def disputed(folder: Path) -> Office:
    """A disputed debt of 随县, found by itself."""
    office = an_office(folder, "suizhou-2023")
    office.today = date(2023, 10, 25)
    office.do(
        "add --channel 自查 --title 拖欠货款（示例） --line 清理拖欠企业账款 --unit 随县"
        " --enterprise 示例甲公司 --amount 50万元 --disputed 20万元 --dispute 质量有争议 --evidence",
        f"{office.paper('合同.txt')}:合同",
    )
    return office


@pytest.fixture
def suizhou(tmp_path: Path) -> Office:
    return disputed(tmp_path)


def nothing_written(office: Office, said: Said, status: int, *sentences: str) -> None:
    assert (said.status, said.out) == (status, "")
    for sentence in sentences:
        assert sentence in said.err
    assert office.git("status", "--porcelain") == ""


def test_a_dispute_is_taken_up_step_by_step_to_court(suizhou: Office) -> None:
    begun = suizhou.do(f"escalate 协商 {SZ} --to 示例甲公司")
    assert begun.out == f"{SZ}  协商  已列入清单\n"
    assert f"提示：“协商”的依据：{DOCUMENT}工作图 处置办法；须形成协商记录" in begun.err
    failed = suizhou.do(f"escalate 协商 {SZ} --result 未达成一致 --evidence", str(suizhou.paper("协商记录.txt")))
    assert failed.out == f"{SZ}  协商未达成一致  已列入清单\n"
    up = f"escalate superior {SZ} --to 随州市人民政府 --number 随营商办〔2023〕4号 --reply-by 2023-11-15"
    assert suizhou.do(up).out == f"{SZ}  提级办理  已列入清单\n"
    suizhou.do(f"escalate superior {SZ} --result failed")
    suizhou.do(f"escalate 诉讼 {SZ} --to 随县人民法院")
    assert suizhou.git("log", "-4", "--format=%s").splitlines() == [
        f"诉讼 {SZ} 拖欠货款（示例）",
        f"提级办理未达成一致 {SZ} 拖欠货款（示例）",
        f"提级办理 {SZ} 拖欠货款（示例）",
        f"协商未达成一致 {SZ} 拖欠货款（示例）",
    ]
    trailers = suizhou.git("log", "-1", "--format=%(trailers:only)")
    assert trailers.startswith(f"Lvyue-Action: escalate\nLvyue-Actor: 示例经办@市营商办\nLvyue-Problem: {SZ}\n")
    assert suizhou.run("validate --strict").status == 0


def test_what_was_agreed_above_is_filed_as_a_mediation_plan_which_proves_the_closure(suizhou: Office) -> None:
    suizhou.do(f"dispose {SZ}")
    suizhou.do(f"escalate 协商 {SZ}")
    suizhou.do(f"escalate 协商 {SZ} --result failed")
    suizhou.do(f"escalate 提级办理 {SZ} --to 随州市人民政府")
    agreed = f"escalate 提级办理 {SZ} --result agreed"
    nothing_written(
        suizhou, suizhou.run(agreed), 3, "“提级办理”达成一致的，须附调解方案", "→ 加 --evidence 文件:mediation"
    )
    suizhou.do(f"{agreed} --evidence", f"{suizhou.paper('调解方案.txt')}:调解方案")
    suizhou.do(f"transition plan {SZ} --measure 按调解方案付款@示例丙@2023-11-20 --by 示例丙@随县")
    suizhou.do(f"transition report {SZ} --by 示例丙@随县 --evidence", str(suizhou.paper("反馈.txt")))
    refused = suizhou.run(f"close {SZ}")
    assert "没有能证明已经办成的材料（支付凭证、裁判文书）" in refused.err
    suizhou.do(f"pay {SZ} 50万元 --voucher", str(suizhou.paper("回单.txt")))
    suizhou.do(f"close {SZ}")


ORDER = "“诉讼”须先有“提级办理”或“调解”未成的记录"


@pytest.mark.parametrize(
    ("line", "status", "sentences"),
    [
        ("escalate", 2, ("缺少参数 STEP",)),
        ("escalate 协商", 2, ("写明问题编号，或用 --where",)),
        (f"escalate {SZ}", 2, ("没有写明步骤", f"→ 先写步骤，再写问题编号，如 lvyue escalate 督办 {SZ}")),
        (f"escalate 飞行 {SZ}", 2, ("没有“飞行”这一步骤", "可用：协商（negotiate）、提级办理（superior）、调解")),
        (f"escalate 挂账督办 {SZ}", 2, ("没有“挂账督办”这一步骤", "纳入政务信用记录（credit_record）")),
        ("escalate 协商 SZ-2023-A0009", 2, ("台账中没有问题 SZ-2023-A0009",)),
        (f"escalate 协商 {SZ} --result 还行", 2, ("步骤的结果不能是“还行”", "failed（未达成一致）")),
        (f"escalate 督办 {SZ} --reply-by 426日", 2, ("日期看不准：426日",)),
        (f"escalate 督办 {SZ} --approver 示例癸@省营商办", 2, ("lvyue unit add 省营商办",)),
        (f"escalate 督办 {SZ} --on 2023-12-31", 2, ("晚于今天",)),
        (f"escalate 督办 {SZ} --evidence 没有.txt", 2, ("没有文件 没有.txt",)),
        (
            f"escalate 诉讼 {SZ}",
            3,
            (
                ORDER,
                f"（{DOCUMENT}工作图 处置办法）",
                f"→ lvyue escalate superior {SZ}；不成的，lvyue escalate superior",
            ),
        ),
        (
            f"escalate 提级办理 {SZ} --to 随州市人民政府",
            3,
            ("“提级办理”须先有“协商”未成的记录", f"→ lvyue escalate negotiate {SZ}"),
        ),
        (f"escalate 提级办理 {SZ}", 3, ("“提级办理”须写明对方单位", "→ 加 --to 单位")),
        (
            f"escalate 协商 {SZ} --result failed",
            3,
            ("没有正在进行的“协商”", f"→ 先 lvyue escalate negotiate {SZ}"),
        ),
        (f"escalate 催办 {SZ} --result agreed", 3, ("“催办”不以“达成一致”了结", "→ 可用：answered（已答复）")),
        (f"escalate 通报 {SZ} --result answered", 3, ("“通报”不以“已答复”了结", "作出即了结，不记结果")),
        (f"escalate 督办 {SZ} --reply-by 2023-10-01", 3, ("答复期限 2023-10-01 早于办理日期 2023-10-25",)),
        (f"escalate 督办 {SZ} --on 2023-10-24 --late 补录", 3, ("早于上一环节的 2023-10-25",)),
    ],
)
def test_what_does_not_fit_is_refused_with_reason_and_remedy_and_nothing_is_written(
    suizhou: Office, line: str, status: int, sentences: tuple[str, ...]
) -> None:
    nothing_written(suizhou, suizhou.run(line), status, *sentences)
    assert [act["action"] for act in suizhou.do(f"log {SZ} --json").data["acts"]] == ["add"]


def test_a_step_under_way_is_ended_before_it_is_begun_again(suizhou: Office) -> None:
    suizhou.do(f"escalate 协商 {SZ}")
    again = suizhou.run(f"escalate 协商 {SZ}")
    nothing_written(
        suizhou, again, 3, "“协商”正在进行，尚未了结", f"→ 了结：lvyue escalate negotiate {SZ} --result agreed"
    )


def test_what_the_enterprise_does_is_entered_at_any_time_and_in_any_order(suizhou: Office) -> None:
    for line in (
        f"escalate 企业起诉 {SZ} --to 随县人民法院 --number （2023）鄂1321民初1号",
        f"escalate 企业申请仲裁 {SZ}",
        f"escalate 企业申请行政复议 {SZ} --result answered",
        f"escalate 企业起诉 {SZ} --result failed",
    ):
        assert suizhou.do(line).err == ""
    assert suizhou.run("validate --strict").status == 0


def test_a_referral_comes_after_closure_too_and_holds_no_name(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    office.do(f"close {ID} --kind 清偿完毕")
    refer = f"escalate 移送纪检监察 {ID} --to 区纪委监委 --number 曾营商办移〔2024〕1号"
    for extra, option in (
        ("--note 某科长收受礼金", "--note"),
        ("--reason 涉嫌违纪", "--reason"),
        (f"--evidence '{office.paper('线索.txt')}'", "--evidence"),
    ):
        said = office.run(f"{refer} {extra}")
        nothing_written(
            office,
            said,
            3,
            "“移送纪检监察”只记日期、机关、文号和答复，不写人名和案情",
            f"→ 去掉 {option}；文书另行保管",
        )
    assert office.do(refer).out == f"{ID}  移送纪检监察  已销号\n"
    office.do(f"escalate 移送纪检监察 {ID} --to 区委巡察办")
    answered = office.do(f"escalate 移送纪检监察 {ID} --result answered --to 区纪委监委 --number 曾纪复〔2024〕3号")
    assert answered.out == f"{ID}  移送纪检监察已答复  已销号\n"
    assert [one["id"] for one in office.do("list step:移送纪检监察 --json").data["problems"]] == [ID]
    office.do(f"escalate 移送纪检监察 {ID} --result answered")
    assert office.do("list step:移送纪检监察").out == ""
    event = office.do(f"show {ID} --json").data["problem"]["events"][-2]
    assert set(event) - {"eid", "entered_by"} == {"action", "on", "by", "to", "step", "outcome", "office", "number"}
    assert office.do(f"show {ID} --json").data["problem"]["state"] == "closed"
    assert "某科长" not in office.git("log", "-p")


def test_urging_ends_with_the_problem_and_says_how_it_would_go_on(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    office.do(f"close {ID}")
    nothing_written(
        office,
        office.run(f"escalate 督办 {ID}"),
        3,
        "问题已销号，不能再办“督办”",
        f"→ 须重新整改的，lvyue transition reopen {ID}",
    )
    assert office.do(f"escalate 通报 {ID}").status == 0


def test_reminders_go_to_all_that_a_query_picks_as_one_commit(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do("add --channel 领导交办 --title 示例线索")
    office.do(
        "add --channel 自查 --title 另一条（示例） --line 涉企资金规范拨付 --unit 区商务局 --on 2024-05-06 --late 补录"
    )
    said = office.do("escalate 催办 --where state:已列入清单 --reply-by 9月27日 --number 曾营商办催〔2024〕1号")
    assert said.out == f"{ID}  催办  已列入清单\nZD-2024-A0003  催办  已列入清单\n"
    assert said.err == "提示：“催办”的依据：方案未规定，按本办做法；须形成催办通知\n"
    assert office.git("log", "-1", "--format=%s") == f"催办 {ID}、ZD-2024-A0003\n"
    assert office.git("log", "-1", "--format=%(trailers:key=Lvyue-Problem,valueonly)").split() == [ID, "ZD-2024-A0003"]
    nothing_written(office, office.run("escalate 催办 --where overdue"), 2, "没有符合“overdue”的问题")
    assert office.run(f"escalate 催办 {ID} --where overdue").status == 2


def test_one_that_may_not_keeps_all_from_being_done(suizhou: Office) -> None:
    suizhou.do("add --channel 自查 --title 另一条（示例） --line 惠企政策兑现 --unit 随县")
    suizhou.do(f"escalate 协商 {SZ}")
    suizhou.do(f"escalate 协商 {SZ} --result failed")
    said = suizhou.run(f"escalate 调解 {SZ} SZ-2023-A0002")
    nothing_written(suizhou, said, 3, "SZ-2023-A0002 不能办理，没有写入")
    assert suizhou.do("list step:调解").out == ""


def test_at_a_terminal_a_query_is_confirmed_by_the_name_of_the_step(suizhou: Office) -> None:
    said = suizhou.at_a_terminal("escalate 催办 --where state:已列入清单", "n\n", asks="[y/N]")
    assert said.status == 130
    assert f"将对 1 条问题办理“催办”：{SZ}。继续？" in said.out
    assert suizhou.do("list step:催办").out == ""
    done = suizhou.at_a_terminal("escalate 催办 --where state:已列入清单", "y\n", asks="[y/N]")
    assert done.status == 0
    assert suizhou.do("list step:催办").out != ""


def test_a_dry_run_shows_what_would_be_written(suizhou: Office) -> None:
    said = suizhou.do(f"escalate 协商 {SZ} --to 示例甲公司 --dry-run")
    assert "+    step: negotiate\n" in said.out
    assert "以上为将作的改动，未写入" in said.err
    assert suizhou.do("list step:协商").out == ""


def test_the_document_for_programs_names_the_act_and_the_refusal_its_condition(suizhou: Office) -> None:
    (act,) = suizhou.do(f"escalate 协商 {SZ} --json").data["acts"]
    assert (act["id"], act["action"], act["from"], act["to"]) == (SZ, "escalate", "listed", "listed")
    error = suizhou.run(f"escalate 诉讼 {SZ} --json").data["error"]
    (condition,) = error["conditions"]
    assert (error["exit"], condition["code"], condition["message"]) == (3, "step_out_of_order", ORDER)
    assert condition["clause"] == f"{DOCUMENT}工作图 处置办法"


def test_show_and_log_name_the_step_and_how_it_ended(suizhou: Office) -> None:
    suizhou.do(f"escalate 协商 {SZ} --to 示例甲公司")
    suizhou.do(f"escalate 协商 {SZ} --result failed")
    suizhou.do(f"escalate 督办 {SZ} --reply-by 2023-11-05 --number 随营商办督〔2023〕2号 --approver 示例癸@市营商办")
    shown = suizhou.do(f"show {SZ}").out
    assert (
        "  2023-10-25  协商  示例经办@市营商办\n      对方单位：示例甲公司\n"
        "  2023-10-25  协商  示例经办@市营商办  未达成一致\n"
        "  2023-10-25  督办  示例经办@市营商办  随营商办督〔2023〕2号\n"
        "      反馈（答复）时限：2023-11-05\n      审批人：示例癸@市营商办\n"
    ) in shown
    told = suizhou.do(f"log {SZ}").out.splitlines()
    assert [line.split("  ")[1] for line in told if line[0] != " "] == ["督办", "协商未达成一致", "协商", "登记"]
    acts = suizhou.do(f"log {SZ} --json").data["acts"]
    assert [(act.get("step"), act.get("outcome")) for act in acts] == [
        ("supervise", None),
        ("negotiate", "failed"),
        ("negotiate", None),
        (None, None),
    ]


def test_a_reply_that_did_not_come_is_warned_about_until_it_comes(suizhou: Office) -> None:
    suizhou.do(f"escalate 督办 {SZ} --reply-by 2023-11-05")
    suizhou.today = date(2023, 11, 8)
    warned = suizhou.run("validate")
    assert warned.status == 0
    assert (
        f"LD03 “督办”应于 2023-11-05 前答复，已逾期 3 天 — lvyue escalate supervise {SZ} --result answered"
        in warned.out
    )
    assert suizhou.run("validate --strict").status == 1
    suizhou.do(f"escalate supervise {SZ} --result answered --evidence", str(suizhou.paper("复函.txt")))
    assert suizhou.run("validate --strict").status == 0


def test_undo_takes_a_step_back(suizhou: Office) -> None:
    suizhou.do(f"escalate 协商 {SZ}")
    suizhou.do(f"escalate 协商 {SZ} --result failed")
    suizhou.do(f"undo {SZ} --reason 还在谈")
    assert [one["id"] for one in suizhou.do("list step:协商 --json").data["problems"]] == [SZ]
    nothing_written(suizhou, suizhou.run(f"escalate 调解 {SZ}"), 3, "“调解”须先有“协商”未成的记录")
    assert suizhou.run("validate --strict").status == 0


@pytest.mark.parametrize(
    ("programme", "add", "id_", "has", "lacks"),
    [
        (
            "suizhou-2023",
            "--channel 来信来访",
            SZ,
            {"督办": "三", "移送纪检监察": "四（三）", "纳入政务信用记录": "五（四）"},
            ("挂账督办", "公开曝光"),
        ),
        (
            "zengdu-2024",
            "--channel 领导交办",
            ID,
            {"督办": "三", "纳入政务信用记录": "五（三）", "移送纪检监察": None, "约谈": None},
            ("挂账督办", "领导会商"),
        ),
        (
            "maojian-2024",
            "--channel 领导交办",
            MJ,
            {"督办": "四（四）", "约谈": "五（三）", "通报": "五（三）", "移送纪检监察": "四（四）"},
            ("纳入政务信用记录", "公开曝光"),
        ),
        (
            "xixian-2024",
            "--channel 受理",
            XIX,
            {"挂账督办": "三（二）2", "领导会商": "三（二）2", "公开曝光": "四（二）", "移送纪检监察": None},
            ("纳入政务信用记录",),
        ),
    ],
)
def test_each_programme_has_its_own_steps_each_with_its_clause_or_the_offices_own_practice(
    tmp_path: Path, programme: str, add: str, id_: str, has: dict[str, str | None], lacks: tuple[str, ...]
) -> None:
    office = an_office(tmp_path, programme)
    office.do(f"add {add} --title 示例线索")
    for step, clause in has.items():
        whom = " --to 示例机关" if step == "移送纪检监察" else ""
        said = office.do(f"escalate {step} {id_}{whom}")
        ground = said.err.partition("的依据：")[2].partition("；")[0]
        assert ground.endswith(f"》{clause}" if clause else "方案未规定，按本办做法")
    for step in lacks:
        nothing_written(office, office.run(f"escalate {step} {id_}"), 2, f"没有“{step}”这一步骤")
    assert "化解和督办的步骤：\n  争议化解：\n" in office.do("programme show").out
