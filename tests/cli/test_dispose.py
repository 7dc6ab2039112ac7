"""`lvyue dispose`: a way of settling is found by the 工作图, asking no more than the record leaves open."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from office import an_office, once

if TYPE_CHECKING:
    from pathlib import Path

    from office import Office, Said

SZ, ZD = "SZ-2023-A0001", "ZD-2024-A0001"
CITED = "《加强政府诚信建设专项行动工作图》处置办法"


@once
def suizhou(folder: Path, facts: str = "--amount 50万元", line: str = "清理拖欠企业账款") -> Office:
    """An office of 随州 with one problem found by self-check."""
    office = an_office(folder, "suizhou-2023")
    office.today = date(2023, 10, 25)
    office.do(f"add --channel 自查 --title 示例问题 --line {line} --unit 随县 --enterprise 示例甲公司 {facts}")
    return office


@once
def zengdu(folder: Path, settings: str, facts: str) -> Office:
    """An office of 曾都 that says in its settings how it uses the chart of 随州."""
    office = an_office(folder)
    settle(office, settings)
    office.do(f"add --channel 自查 --title 示例问题 --unit 区商务局 {facts}")
    return office


def settle(office: Office, settings: str) -> None:
    """Write something into lvyue.yaml and commit it, as a person would."""
    with (office.root / "lvyue.yaml").open("a", encoding="utf-8", newline="\n") as file:
        file.write(settings)
    office.git("commit", "-qam", "本办做法", "--allow-empty")


def nothing_written(office: Office, said: Said, status: int, *sentences: str) -> None:
    assert (said.status, said.out) == (status, "")
    for sentence in sentences:
        assert sentence in said.err
    assert office.git("status", "--porcelain") == ""
    assert "确定处置办法" not in office.git("log", "--format=%s")


def test_one_answer_leads_to_a_leaf_with_its_path_clause_papers_and_base_year(tmp_path: Path) -> None:
    office = suizhou(tmp_path)
    said = office.do(f"dispose {SZ} --answer disputed=undisputed")
    assert said.out.splitlines() == [
        f"{SZ}  确定处置办法  已列入清单",
        f"    TQ-1 一次性清偿：50万元以下小额无分歧欠款全部一次性清偿，原则上不得跨年支付（{CITED}）",
        "    判断经过：款项无争议 → 50万元以下",
        "    销号须有：支付凭证",
        "    原则上不得跨年，以列入清单的2023年为准",
    ]
    assert office.git("log", "-1", "--format=%s") == f"确定处置办法 {SZ} 示例问题\n"
    shown = office.do(f"show {SZ}").out
    assert f"处置办法：TQ-1 一次性清偿（{CITED}）\n办理经过：" in shown
    assert f"      处置办法：TQ-1 一次性清偿（{CITED}）\n      判断经过：款项无争议、50万元以下\n" in shown
    assert f"    处置办法：（无） → TQ-1 一次性清偿（{CITED}）\n" in office.do(f"log {SZ}").out
    assert office.run("validate --strict").status == 0


@pytest.mark.parametrize(
    "answers",
    [
        "--answer disputed=undisputed --answer difficulty=difficult",
        "--answer 款项有无争议=款项无争议 --answer 有无支付困难=确有支付困难",
        "--answer disputed=款项无争议 --answer 有无支付困难=difficult",
        "--to TQ-2",
        "--to tq-2",
        "--to 分期分批还款",
    ],
)
def test_answers_and_leaves_are_named_by_id_or_by_label(tmp_path: Path, answers: str) -> None:
    office = suizhou(tmp_path, "--amount 500000.01")
    office.do(f"dispose {SZ} {answers}")
    problem = office.do(f"show {SZ} --json").data["problem"]
    assert problem["disposition"] == "TQ-2"
    assert problem["events"][-1]["answers"] == ["disputed=undisputed", "size=large", "difficulty=difficult"]


def test_what_is_registered_is_not_asked(tmp_path: Path) -> None:
    office = suizhou(tmp_path, "--amount 50万元 --disputed 0")
    assert "TQ-1 一次性清偿" in office.do(f"dispose {SZ}").out


def test_a_dispute_goes_to_talks_then_up_then_to_court(tmp_path: Path) -> None:
    office = suizhou(tmp_path, "--amount 50万元 --disputed 20万元 --dispute 质量有争议")
    out = office.do(f"dispose {SZ}").out
    assert (
        "    注意：只有部分有争议的，无争议部分先行支付（2025年6月1日起为《保障中小企业款项支付条例》第十五条的要求）\n"
        in out
    )
    assert "    协商不成的：提级办理 → 诉讼\n" in out


def test_three_measures_are_proposed_ready_to_be_typed(tmp_path: Path) -> None:
    office = suizhou(tmp_path, "--kind 宣传不到位、知晓率不高", "惠企政策兑现")
    line = office.do(f"dispose {SZ}").out.splitlines()[-1]
    command = line.partition("图中所列措施：lvyue ")[2].replace("完成日期", "2023-11-20")
    assert command.count("--measure") == 3
    office.do(f"{command} --by 示例丙@随县")
    measures = office.do(f"show {SZ} --json").data["problem"]["measures"]
    assert [one["owner"] for one in measures] == ["政策制定部门", "当地政府", "政务服务大厅"]


def test_a_dispute_over_a_clause_is_first_put_to_the_maker_of_the_policy(tmp_path: Path) -> None:
    office = suizhou(tmp_path, "", "惠企政策兑现")
    out = office.do(f"dispose {SZ} --answer obstacle=unfulfilled --answer cause=clause").out
    first = next(line for line in out.splitlines() if "先提请" in line)
    assert first == f"    先提请政策制定部门协商：lvyue escalate negotiate {SZ} --to 政策制定部门"
    office.do(first.partition("lvyue ")[2])


@pytest.mark.parametrize(
    ("facts", "line", "status", "sentences"),
    [
        (
            "--amount 50万元",
            f"dispose {SZ}",
            2,
            ("登记的事实没有说明“款项有无争议”", "→ --answer disputed=undisputed（款项无争议）；--answer disputed="),
        ),
        ("--amount 50万元", f"dispose {SZ} --yes", 2, ("登记的事实没有说明“款项有无争议”",)),
        ("--amount 50万元", "dispose", 2, ("缺少参数 ID",)),
        ("--amount 50万元", "dispose SZ-2023-A0009", 2, ("台账中没有问题 SZ-2023-A0009", "lvyue list")),
        ("--amount 50万元", f"dispose {SZ} --answer disputed", 2, ("“disputed”看不懂", "写作 所问=所答")),
        ("--amount 50万元", f"dispose {SZ} --answer 天气=晴", 2, ("“天气=晴”看不懂", "disputed（款项有无争议）")),
        (
            "--amount 50万元",
            f"dispose {SZ} --answer disputed=也许",
            2,
            ("“款项有无争议”没有“也许”这一回答", "--answer disputed=undisputed（款项无争议）"),
        ),
        (
            "--amount 50万元",
            f"dispose {SZ} --answer disputed=disputed --answer 款项有无争议=款项无争议",
            2,
            ("“款项有无争议”答了两种", "只留一种 --answer"),
        ),
        ("--amount 50万元", f"dispose {SZ} --to TQ-7", 2, ("没有“TQ-7”这一处置办法", "可用：TQ-1（一次性清偿）、TQ-2")),
        (
            "--amount 50万元",
            f"dispose {SZ} --answer disputed=undisputed --answer size=large",
            3,
            ("“拖欠金额”答“超过50万元”，而登记的事实为“50万元以下”", f"先 lvyue set {SZ} 更正"),
        ),
        (
            "--amount 50万元 --disputed 1元 --dispute 质量有争议",
            f"dispose {SZ} --answer 款项有无争议=款项无争议",
            3,
            ("“款项有无争议”答“款项无争议”，而登记的事实为“款项有争议”", "去掉 --answer disputed=undisputed"),
        ),
        (
            "--amount 500000.01",
            f"dispose {SZ} --to TQ-1",
            3,
            ("TQ-1（一次性清偿）适用于“50万元以下”，本条为“超过50万元”", f"→ lvyue dispose {SZ}"),
        ),
        (
            "--amount 50万元",
            f"dispose {SZ} --to TQ-2",
            3,
            ("TQ-2（分期分批还款）适用于“超过50万元”，本条为“50万元以下”",),
        ),
        ("--amount 50万元", f"dispose {SZ} --to CN-1", 3, ("处置办法 CN-1 不适用于本条的任务类别",)),
        (
            "--amount 60万元 --disputed 0",
            f"dispose {SZ} --answer difficulty=able",
            3,
            (
                f"工作图未规定超过50万元而没有支付困难的如何处置（{CITED}）",
                "在 lvyue.yaml 的 chart.edges 写 large_without_difficulty: 处置办法的标识，提交后再办",
            ),
        ),
        (
            "--amount 50万元 --due 2024-01-31",
            f"dispose {SZ} --to TQ-1 --reason 财政年初拨付",
            3,
            ("TQ-1（一次性清偿）原则上不得跨年（2023年列入清单），时限 2024-01-31 跨年须有理由和审批人", CITED),
        ),
    ],
)
def test_what_cannot_be_settled_is_refused_with_reason_and_remedy_and_nothing_is_written(
    tmp_path: Path, facts: str, line: str, status: int, sentences: tuple[str, ...]
) -> None:
    office = suizhou(tmp_path, facts)
    nothing_written(office, office.run(line), status, *sentences)


def test_a_clue_and_an_ended_problem_are_refused_before_anything_is_asked(tmp_path: Path) -> None:
    office = an_office(tmp_path, "suizhou-2023")
    office.today = date(2023, 10, 25)
    office.do("add --channel 来信来访 --title 示例线索")
    refused = office.run(f"dispose {SZ}")
    nothing_written(office, refused, 3, "问题现为“线索”，列入清单之后、销号之前", f"→ lvyue transition confirm {SZ}")
    office.do(f"transition dismiss {SZ} --kind 反映不实 --reason 经查不欠 --approver 示例癸@市营商办")
    nothing_written(office, office.run(f"dispose {SZ}"), 3, "问题现为“已调出”", f"→ lvyue show {SZ}")


def test_an_answer_that_is_not_needed_is_said_to_be_left_aside(tmp_path: Path) -> None:
    office = suizhou(tmp_path, "--amount 50万元 --disputed 0")
    said = office.do(f"dispose {SZ} --answer difficulty=difficult")
    assert "提示：没有问到 difficulty，--answer difficulty 未采用" in said.err
    assert office.do(f"show {SZ} --json").data["problem"]["events"][-1]["answers"] == [
        "disputed=undisputed",
        "size=small",
    ]


def test_a_dry_run_shows_the_change_and_what_would_follow(tmp_path: Path) -> None:
    office = suizhou(tmp_path)
    said = office.do(f"dispose {SZ} --to TQ-1 --dry-run")
    assert "+disposition: TQ-1\n" in said.out
    assert "    销号须有：支付凭证\n" in said.out
    assert "disposition" not in office.do(f"show {SZ} --json").data["problem"]
    nothing_written(office, office.run(f"dispose {SZ}"), 2, "没有说明")


def test_the_document_for_programs_holds_the_act_and_the_leaf(tmp_path: Path) -> None:
    data = suizhou(tmp_path).do(f"dispose {SZ} --answer disputed=disputed --json").data
    (act,) = data["acts"]
    assert (act["id"], act["action"], act["from"], act["to"]) == (SZ, "dispose", "listed", "listed")
    leaf = data["disposition"]
    assert (leaf["id"], leaf["consent"], leaf["within_year"]) == ("TQ-3", False, False)
    assert (leaf["answers"], leaf["path"]) == ({"disputed": "disputed"}, ["款项有争议"])
    assert (leaf["silence"], leaf["clause"], leaf["after_failure"]) == (None, CITED, "提级办理 → 诉讼")
    assert [paper["label"] for paper in leaf["papers"]] == ["协商记录、调解方案或裁判文书", "支付凭证"]


def test_the_refusal_for_programs_carries_code_remedy_and_clause(tmp_path: Path) -> None:
    office = suizhou(tmp_path, "--amount 60万元 --disputed 0")
    error = office.run(f"dispose {SZ} --answer difficulty=able --json").data["error"]
    (condition,) = error["conditions"]
    assert (error["exit"], condition["code"], condition["clause"]) == (3, "chart_is_silent", CITED)


def test_at_a_terminal_each_unknown_fact_is_asked_by_number_or_word(tmp_path: Path) -> None:
    office = suizhou(tmp_path, "--amount 60万元")
    said = office.at_a_terminal(f"dispose {SZ}", "7\n", "款项无争议\n", "1\n")
    assert said.status == 0, said.out
    lines = [line.strip() for line in said.out.splitlines()]
    assert lines[:4] == ["款项有无争议？", "1. 款项无争议", "2. 款项有争议", "请选择：7"]
    assert "请填 1 至 2" in lines
    assert said.out.count("请选择：") == 3
    assert "判断经过：款项无争议 → 超过50万元 → 确有支付困难" in lines
    assert office.do(f"show {SZ} --json").data["problem"]["disposition"] == "TQ-2"


def test_at_a_terminal_whoever_breaks_off_has_written_nothing(tmp_path: Path) -> None:
    office = suizhou(tmp_path, "--amount 60万元")
    end_of_input = "\x04"
    said = office.at_a_terminal(f"dispose {SZ}", end_of_input)
    assert said.status == 130
    assert "Traceback" not in said.out
    assert office.git("status", "--porcelain") == ""
    assert "disposition" not in office.do(f"show {SZ} --json").data["problem"]


def test_at_a_terminal_nothing_is_asked_that_the_record_forbids(tmp_path: Path) -> None:
    office = an_office(tmp_path, "suizhou-2023")
    office.today = date(2023, 10, 25)
    office.do("add --channel 来信来访 --title 示例线索 --line 惠企政策兑现")
    said = office.at_a_terminal(f"dispose {SZ}")
    assert said.status == 3
    assert "请选择" not in said.out


def test_the_deadline_across_the_year_is_refused_then_approved_and_said(tmp_path: Path) -> None:
    office = suizhou(tmp_path)
    office.do(f"dispose {SZ} --to TQ-1")
    plan = f"transition plan {SZ} --measure 付清@示例丙@2024-01-31 --by 示例丙@随县"
    refused = office.run(plan)
    assert refused.status == 3
    assert "→ 改时限；确需跨年的，加 --reason 理由 --approver 姓名@单位" in refused.err
    said = office.do(f"{plan} --reason 财政年初拨付 --approver 示例癸@市营商办")
    assert "提示：时限 2024-01-31 跨年，TQ-1 原则上不得跨年，已记理由和审批人" in said.err
    assert office.run("validate --strict").status == 0


def test_a_postponement_by_agreement_takes_the_enterprises_consent(tmp_path: Path) -> None:
    office = suizhou(tmp_path, "", "政府守信践诺再提升")
    office.do(f"dispose {SZ} --to CN-2")
    office.do(f"transition plan {SZ} --measure 兑现@示例丙@2023-11-20 --by 示例丙@随县")
    extend = f"transition extend {SZ} --to 2023-12-20 --reason 预算未到 --approver 示例癸@市营商办"
    refused = office.run(extend)
    assert refused.status == 3
    assert "处置办法 CN-2（协商一致后延期履行）须征得企业认可，延期没有企业认可的材料" in refused.err
    office.do(f"{extend} --evidence", str(office.paper("企业认可.txt")))


def test_closure_asks_for_the_papers_of_the_leaf_and_without_one_for_those_of_the_line(tmp_path: Path) -> None:
    office = suizhou(tmp_path)
    office.do(f"transition plan {SZ} --measure 付清@示例丙@2023-11-20 --by 示例丙@随县")
    office.do(f"transition report {SZ} --by 示例丙@随县 --evidence", str(office.paper("反馈.txt")))
    office.do(f"pay {SZ} 50万元 --voucher", f"{office.paper('收款确认.txt')}:receipt")
    assert "+state: closed" in office.do(f"close {SZ} --kind 清偿完毕 --dry-run").out
    office.do(f"dispose {SZ} --to TQ-1")
    refused = office.run(f"close {SZ} --kind 清偿完毕")
    assert refused.status == 3
    assert "没有能证明已经办成的材料（支付凭证）" in refused.err
    office.do(f"close {SZ} --kind 清偿完毕 --evidence", f"{office.paper('回单.txt')}:payment")
    assert office.run("validate --strict").status == 0


def test_a_correction_of_the_line_takes_the_leaf_along_and_undo_brings_it_back(tmp_path: Path) -> None:
    office = suizhou(tmp_path)
    office.do(f"dispose {SZ} --to TQ-1")
    office.do(f"set {SZ} line=惠企政策兑现 --reason 类别有误")
    assert "disposition" not in office.do(f"show {SZ} --json").data["problem"]
    office.do(f"undo {SZ} --reason 原来没错")
    assert office.do(f"show {SZ} --json").data["problem"]["disposition"] == "TQ-1"
    refused = office.run(f"set {SZ} disposition=TQ-2 --reason 试试")
    assert refused.status == 2


def test_facts_corrected_afterwards_are_warned_about(tmp_path: Path) -> None:
    office = suizhou(tmp_path)
    office.do(f"dispose {SZ} --to TQ-1")
    office.do(f"set {SZ} amount=500000.01 --reason 核对合同")
    said = office.run("validate")
    assert said.status == 0
    assert "CH02 TQ-1（一次性清偿）适用于“50万元以下”，本条为“超过50万元”" in said.out


def test_a_deadline_across_the_year_that_came_in_by_correction_is_warned_about_until_it_is_explained(
    tmp_path: Path,
) -> None:
    office = suizhou(tmp_path)
    office.do(f"dispose {SZ} --to TQ-1")
    office.do(f"set {SZ} due_on=2024-01-31 --reason 企业来函")
    said = office.run("validate")
    assert said.status == 0
    assert "CH03 TQ-1（一次性清偿）原则上不得跨年，2023年列入清单，未写明理由和审批人" in said.out
    remedy = said.out.partition(" CH03 ")[2].partition(" — lvyue ")[2].partition("（提示）")[0].strip()
    office.do(remedy.replace("理由", "财政年初拨付").replace("姓名@单位", "示例癸@市营商办"))
    assert office.run("validate --strict").status == 0


LARGE = "--amount 60万元 --disputed 0"
EDGE = "chart:\n  edges:\n    large_without_difficulty: TQ-1\n"


def test_where_the_chart_is_silent_the_offices_own_way_is_taken_and_said_to_be_its_own(tmp_path: Path) -> None:
    office = suizhou(tmp_path, LARGE)
    settle(office, EDGE)
    out = office.do(f"dispose {SZ} --answer difficulty=able").out
    way = "款项无争议 → 超过50万元 → 没有支付困难"
    silent = "工作图未规定超过50万元而没有支付困难的如何处置，按本办做法"
    assert f"    判断经过：{way} → {silent}\n" in out
    event = office.do(f"show {SZ} --json").data["problem"]["events"][-1]
    assert (event["disposition"], event["silence"]) == ("TQ-1", "large_without_difficulty")
    assert "      按本办做法，图中未规定：超过50万元而没有支付困难的如何处置\n" in office.do(f"show {SZ}").out
    assert office.run("validate --strict").status == 0


def test_the_offices_own_way_may_be_named_but_not_another(tmp_path: Path) -> None:
    office = suizhou(tmp_path, LARGE)
    settle(office, EDGE)
    nothing_written(office, office.run(f"dispose {SZ} --to TQ-1"), 2, "登记的事实没有说明“有无支付困难”")
    nothing_written(
        office,
        office.run(f"dispose {SZ} --to TQ-2 --answer difficulty=able"),
        3,
        "TQ-2（分期分批还款）适用于“确有支付困难”，本条为“没有支付困难”",
    )
    assert office.do(f"dispose {SZ} --to TQ-1 --answer difficulty=able").status == 0


def test_an_own_way_counts_only_once_it_is_committed(tmp_path: Path) -> None:
    office = suizhou(tmp_path, LARGE)
    with (office.root / "lvyue.yaml").open("a", encoding="utf-8", newline="\n") as file:
        file.write(EDGE)
    said = office.run(f"dispose {SZ} --answer difficulty=able")
    assert said.status == 3
    assert "提交后再办" in said.err


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            "",
            "；本办有做法的，写入 lvyue.yaml 的 chart.edges.plan_refused",
        ),
        ("chart:\n  edges:\n    plan_refused: superior\n", "，按本办做法：提级办理"),
        ("chart:\n  edges:\n    plan_refused: TQ-3\n", "，按本办做法：协商解决"),
    ],
)
def test_a_refused_plan_is_left_open_or_goes_the_offices_own_way(tmp_path: Path, settings: str, said: str) -> None:
    office = suizhou(tmp_path, LARGE)
    settle(office, settings)
    failing = f"    协商不成的：工作图未规定企业不认可分期还款计划的如何处置{said}\n"
    assert failing in office.do(f"dispose {SZ} --to TQ-2").out
    assert office.run("validate --strict").status == 0


def test_an_own_way_that_leads_nowhere_is_an_error_of_the_settings(tmp_path: Path) -> None:
    office = suizhou(tmp_path, LARGE)
    settle(office, "chart:\n  edges:\n    large_without_difficulty: superior\n")
    assert "lvyue.yaml:7:31 CH04 “superior”不是可用的处置办法 — 可用：TQ-1" in office.run("validate").out
    said = office.run(f"dispose {SZ} --answer difficulty=able")
    assert said.status == 3
    assert "chart.edges" in said.err


POLICY = "--line 惠企政策落实 --kind 宣传不到位"


def test_in_zengdu_the_chart_of_suizhou_counts_only_once_the_office_switches_it_on(tmp_path: Path) -> None:
    office = zengdu(tmp_path, "", POLICY)
    nothing_written(
        office,
        office.run(f"dispose {ZD}"),
        3,
        "本方案无工作图；随州市随营商发〔2023〕11号附件的工作图可供参照，本办尚未选用",
        "→ 选用的，在 lvyue.yaml 写 chart: {use: true} 并提交",
    )
    settle(office, "chart: {use: true}\n")
    out = office.do(f"dispose {ZD}").out
    assert f"（{CITED}，随州市随营商发〔2023〕11号附件，参照）" in out
    assert office.run("validate --strict").status == 0


def test_in_zengdu_the_line_of_funds_is_not_in_the_chart_and_goes_the_offices_own_way(tmp_path: Path) -> None:
    office = zengdu(tmp_path, "chart: {use: true}\n", "--line 涉企资金规范拨付")
    nothing_written(
        office,
        office.run(f"dispose {ZD}"),
        3,
        "工作图未规定涉企资金规范拨付（2024年新增的任务）的如何处置",
        "chart.edges 写 funds: 处置办法的标识",
    )
    own = "chart:\n  use: true\n  edges:\n    funds: CN-1\n"
    settings = office.root / "lvyue.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("chart: {use: true}\n", own), encoding="utf-8")
    office.git("commit", "-qam", "涉企资金参照尽快兑现")
    nothing_written(
        office, office.run(f"dispose {ZD} --to CN-2"), 3, "本条按本办做法适用 CN-1（尽快兑现承诺），不是 CN-2"
    )
    assert "按本办做法" in office.do(f"dispose {ZD} --to CN-1").out
    shown = office.do(f"show {ZD}").out
    assert "任务类别：涉企资金规范拨付\n" in shown
    assert "按本办做法，图中未规定：涉企资金规范拨付（2024年新增的任务）的如何处置\n" in shown
    assert office.run("validate --strict").status == 0


@pytest.mark.parametrize(
    ("programme", "add", "id_"),
    [
        ("maojian-2024", "add --channel 领导交办 --title 示例线索", "MJ-2024-A0001"),
        ("xixian-2024", "add --channel 受理 --title 示例线索", "XIX-2024-A0001"),
    ],
)
def test_where_there_is_no_chart_it_is_said_and_switching_one_on_is_an_error(
    tmp_path: Path, programme: str, add: str, id_: str
) -> None:
    office = an_office(tmp_path, programme)
    office.do(add)
    nothing_written(
        office,
        office.run(f"dispose {id_}"),
        3,
        "错误：本方案无工作图\n",
        "→ 不确定处置办法，销号材料按任务类别和销号情形，lvyue programme show 可查；",
        "lvyue programme chart suizhou-2023",
    )
    shown = office.do("programme show").out
    assert "工作图：\n  本方案无工作图\n" in shown
    assert "  清偿完毕（paid）：支付凭证、企业收款确认\n" in shown
    settle(office, "chart: {use: true}\n")
    assert "lvyue.yaml:5:8 CH04 本方案没有可供参照的工作图 — 删去 chart 一节" in office.run("validate").out


def test_programme_show_tells_the_chart_leaf_by_leaf_and_what_it_leaves_open(tmp_path: Path) -> None:
    shown = an_office(tmp_path, "suizhou-2023").do("programme show").out
    assert (
        "TQ-3　清理拖欠企业账款行动　款项有争议：地方政府、有关单位与企业协商，研究解决方案；"
        "销号须有协商记录、调解方案或裁判文书，支付凭证；协商不成的，提级办理 → 诉讼\n"
    ) in shown
    assert "图中未规定：企业不认可分期还款计划的如何处置（plan_refused）\n" in shown
    assert "        清理拖欠企业账款：支付凭证、企业收款确认、裁判文书\n" in shown
