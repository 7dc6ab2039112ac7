"""Policies and projects as an officer enters, corrects and lists them, and the problems that link to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from editors import fits
from office import Office, an_office

from lvyue_cli.resources import folder

if TYPE_CHECKING:
    from pathlib import Path

TEN, TWELVE = "曾都惠企十条", "曾都惠企十二条"
PLANT = "示例电子厂房"
LINKED = "add --channel 自查 --line 惠企政策落实 --unit 区财政局"


def with_two_policies(tmp_path: Path) -> Office:
    office = an_office(tmp_path)
    office.do(f"policy add {TEN} --number 曾政发〔2023〕5号 --issuer 区财政局 --level 区 --on 2023-05-06")
    office.do(f"policy add {TWELVE} --number 曾政发〔2024〕8号 --issuer 省政府办公厅 --level 省 --no-application")
    return office


def with_a_project(tmp_path: Path) -> Office:
    office = an_office(tmp_path)
    office.do(f"project add {PLANT} --enterprise 示例电子有限公司 --amount 1.2亿元 --signed-on 2023-01-28")
    return office


def test_a_policy_is_listed_as_it_was_entered(tmp_path: Path) -> None:
    office = with_two_policies(tmp_path)
    assert office.do("policy list").out == (
        f"{TEN}\t曾政发〔2023〕5号\t区财政局\t县区\t新增\t2023-05-06\t\t0\n"
        f"{TWELVE}\t曾政发〔2024〕8号\t省政府办公厅\t省\t新增\t\t是\t0\n"
    )
    second = office.do("policy list --json").data["policies"][1]
    assert (second["id"], second["level"], second["no_application"], second["open"]) == (TWELVE, "province", True, 0)
    assert office.run("validate --strict").status == 0


def test_entering_is_one_commit_of_the_register_and_of_nothing_else(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    acts = office.do(f"policy add {TEN} --json").data["acts"]
    assert [(act["action"], act["path"], act["commit"]) for act in acts] == [
        ("policy", "policies.yaml", office.git("rev-parse", "HEAD").strip())
    ]
    assert office.git("log", "-1", "--format=%B").splitlines() == [
        f"登记政策 {TEN}",
        "",
        "Lvyue-Action: policy",
        "Lvyue-Actor: 示例经办@区营商办",
        "",
    ]
    assert office.git("show", "--name-only", "--format=").split() == ["policies.yaml"]
    assert office.do("log").out.splitlines()[0].endswith(office.git("rev-parse", "--short=10", "HEAD").strip())


def test_a_dry_run_shows_the_change_and_writes_nothing(tmp_path: Path) -> None:
    office = with_a_project(tmp_path)
    head = office.git("rev-parse", "HEAD")
    said = office.do(f"project stage {PLANT} 开工 --on 2023-03-01 --dry-run")
    assert "+    started_on: 2023-03-01\n" in said.out
    assert "未写入" in said.err
    told = office.do("project add 乙 --enterprise 乙 --amount 1 --signed-on 5月6日 --dry-run --json").data
    assert "+  - id: 乙\n" in told["acts"][0]["diff"]
    assert (office.git("rev-parse", "HEAD"), office.git("status", "--porcelain")) == (head, "")


def test_a_policy_that_replaces_another_abolishes_it_in_the_same_commit(tmp_path: Path) -> None:
    office = with_two_policies(tmp_path)
    office.do("policy add 新办法 --replaces 曾政发〔2023〕5号 --on 2024-06-01")
    states = {one["id"]: (one["state"], one.get("on")) for one in office.do("policy list --json").data["policies"]}
    assert states[TEN] == ("abolished", "2024-06-01")
    assert states["新办法"] == ("new", "2024-06-01")
    assert office.run("validate --strict").status == 0


def test_a_policy_is_updated_and_abolished_by_hand(tmp_path: Path) -> None:
    office = with_two_policies(tmp_path)
    office.do(f"policy set {TEN} state=更新 on=2024-05-06 免申即享=是")
    office.do("policy set 曾政发〔2024〕8号 政策状态=废止 免申即享= 文号=")
    one, other = office.do("policy list --json").data["policies"]
    assert (one["state"], one["on"], one["no_application"]) == ("updated", "2024-05-06", True)
    assert (other["state"], "no_application" in other, "number" in other) == ("abolished", False, False)


@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        (f"policy add {TEN}", 2, f"“{TEN}”已在政策清单中"),
        ("policy add 曾政发〔2023〕5号", 2, "已在政策清单中"),
        ("policy add 丙 --number 曾政发〔2023〕5号", 3, f"“曾政发〔2023〕5号”已指前面的“{TEN}”"),
        ("policy add 丙 --replaces 没有的政策", 2, "政策清单中没有“没有的政策”"),
        ("policy add 丙 --level 镇", 2, "层级不能是“镇”"),
        ("policy add 丙 --state 暂停", 2, "政策状态不能是“暂停”"),
        ("policy add 丙 --on 426日", 2, "日期看不准"),
        (f"policy set {TEN} state", 2, "“state”看不懂"),
        (f"policy set {TEN} 状态=废止", 2, "可用字段：name（政策名称）"),
        (f"policy set {TEN} name=", 2, "“政策名称”应为一段文字"),
        (f"policy set {TEN} level=区", 2, "没有改动"),
        (f"policy set {TEN} name={TWELVE}", 3, f"“{TWELVE}”已指前面的“{TEN}”"),
        ("policy set 丁 state=废止", 2, "lvyue policy add 丁"),
    ],
)
def test_a_policy_that_does_not_fit_is_refused_and_nothing_is_written(
    tmp_path: Path, line: str, status: int, said: str
) -> None:
    office = with_two_policies(tmp_path)
    head = office.git("rev-parse", "HEAD")
    answer = office.run(line)
    assert (answer.status, answer.out) == (status, "")
    assert said in answer.err
    assert (office.git("rev-parse", "HEAD"), office.git("status", "--porcelain")) == (head, "")


def test_a_project_goes_from_signing_to_production(tmp_path: Path) -> None:
    office = with_a_project(tmp_path)
    assert office.do(f"project stage {PLANT} 开工 --on 2023年3月1日").out == f"已登记开工 {PLANT}（2023-03-01）\n"
    office.do(f"project stage {PLANT} 投产")
    office.do(f"project stage {PLANT} registered --on 2023-05-06")
    row, chain = office.do("project list").out.splitlines()
    assert row == f"{PLANT}\t示例电子有限公司\t120000000.00\t2023-01-28\t2023-03-01\t2024-09-20\t2023-05-06\t0"
    assert chain.startswith("签约 1 个（1.2 亿元）≥ 开工 1 个（1.2 亿元）≥ 投产 1 个（1.2 亿元），入库 1 个")
    office.do(f"project set {PLANT} amount=2亿元 produced_on=2024-09-01")
    assert office.do("project list --json").data["projects"][0]["amount"] == "200000000.00"


@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        (f"project stage {PLANT} 投产", 3, f"→ 先 lvyue project stage {PLANT} 开工 --on 日期"),
        (f"project stage {PLANT} 开工 --on 2023-01-27", 3, "开工日期 2023-01-27 早于签约的 2023-01-28"),
        (f"project stage {PLANT} 入库 --on 2022-12-31", 3, "入库日期 2022-12-31 早于签约的 2023-01-28"),
        (f"project stage {PLANT} 开工 --on 2024-09-21", 3, "开工日期 2024-09-21 晚于今天 2024-09-20"),
        (f"project stage {PLANT} 签约 --on 2023-02-01", 3, f"lvyue project set {PLANT} signed_on=日期"),
        (f"project stage {PLANT} 竣工", 2, "阶段不能是“竣工”"),
        ("project stage 别的 开工", 2, "项目清单中没有“别的”"),
        ("project add 乙 --enterprise 乙 --amount 0 --signed-on 5月6日", 2, "大于 0"),
        ("project add 乙 --enterprise 乙 --amount 约1亿 --signed-on 5月6日", 2, "金额看不懂"),
        ("project add 乙 --enterprise 乙 --amount 1亿元", 2, "缺少选项 --signed-on"),
        (f"project set {PLANT} signed_on=", 2, "“签约日期”应为日期"),
    ],
)
def test_a_project_that_does_not_fit_is_refused_and_nothing_is_written(
    tmp_path: Path, line: str, status: int, said: str
) -> None:
    office = with_a_project(tmp_path)
    head = office.git("rev-parse", "HEAD")
    answer = office.run(line)
    assert (answer.status, answer.out) == (status, "")
    assert said in answer.err
    assert (office.git("rev-parse", "HEAD"), office.git("status", "--porcelain")) == (head, "")


def amounts() -> list[str]:
    """The sums of a year's 44 projects: two of 1 billion and more, 23 more of 100 million and more, 9.788 billion."""
    return ["12亿元"] * 2 + ["3亿元"] * 23 + ["2600万元"] * 18 + ["2000万元"]


def test_the_projects_of_xixian_make_the_chain_that_its_summary_reports(tmp_path: Path) -> None:
    office = an_office(tmp_path, "xixian-2024")
    for number, amount in enumerate(amounts()):
        later = [("started", "2024-05-06", 43), ("produced", "2024-08-01", 37), ("registered", "2024-06-03", 15)]
        days = " ".join(f"--{stage}-on {day}" for stage, day, count in later if number < count)
        own = f"--enterprise 示例企业{number + 1} --amount {amount} --signed-on 2024-02-01"
        office.do(f"project add 示例项目{number + 1} {own} {days}")
    assert office.do("project list").out.splitlines()[-1] == (
        "签约 44 个（97.88 亿元）≥ 开工 43 个（97.68 亿元）≥ 投产 37 个（96.12 亿元），入库 15 个（63 亿元）；"
        "其中 10亿元以上 2 个，1亿元以上 25 个"
    )
    data = office.do("project list --json").data
    assert len(data["projects"]) == 44
    assert data["summary"]["signed"] == {"count": 44, "amount": "9788000000.00"}
    assert [data["summary"][stage]["count"] for stage in ("started", "produced", "registered")] == [43, 37, 15]
    assert (data["summary"]["at_least_1_billion"], data["summary"]["at_least_100_million"]) == (2, 25)
    assert office.run("validate --strict").status == 0


def test_a_problem_links_to_a_policy_and_a_project_by_any_of_their_names(tmp_path: Path) -> None:
    office = with_two_policies(tmp_path)
    office.do(f"project add {PLANT} --enterprise 示例电子有限公司 --amount 1.2亿元 --signed-on 2023-01-28")
    office.do(f"{LINKED} --title 奖补未兑现 --policy 曾政发〔2023〕5号 --project {PLANT}")
    office.do(f"{LINKED} --title 申报手续繁 --policy {TWELVE}")
    office.do(f"{LINKED} --title 与政策无关")
    shown = office.do("show ZD-2024-A0001 --json").data["problem"]
    assert (shown["policy"], shown["project"]) == (TEN, PLANT)
    assert f"惠企政策：{TEN}\n招商项目：{PLANT}\n" in office.do("show ZD-2024-A0001").out
    for query, ids in (
        (f"policy:{TEN}", ["ZD-2024-A0001"]),
        ("policy:曾政发〔2024〕8号", ["ZD-2024-A0002"]),
        (f"project:{PLANT}", ["ZD-2024-A0001"]),
        (f"-policy:{TEN}", ["ZD-2024-A0002", "ZD-2024-A0003"]),
    ):
        assert [one["id"] for one in office.do(f"list {query} --json").data["problems"]] == ids, query
    assert [one["open"] for one in office.do("policy list --json").data["policies"]] == [1, 1]
    office.do("transition dismiss ZD-2024-A0001 --kind 反映不实 --reason 已兑现 --approver 示例甲@区营商办")
    assert [line.rpartition("\t")[2] for line in office.do("policy list").out.splitlines()] == ["0", "1"]


def test_a_link_to_what_is_not_registered_is_refused_with_the_command_that_registers_it(tmp_path: Path) -> None:
    office = with_two_policies(tmp_path)
    said = office.run(f"{LINKED} --title 奖补未兑现 --policy 没有的政策")
    assert said.status == 2
    assert "lvyue policy add 没有的政策" in said.err
    asked = office.run("list project:没有的项目")
    assert asked.status == 2
    assert "查询条件 project: 没有“没有的项目”" in asked.err


def test_a_link_is_corrected_and_taken_away(tmp_path: Path) -> None:
    office = with_two_policies(tmp_path)
    office.do(f"{LINKED} --title 奖补未兑现 --policy {TEN}")
    office.do(f"set ZD-2024-A0001 policy={TWELVE} --reason 引错政策")
    assert office.do("show ZD-2024-A0001 --json").data["problem"]["policy"] == TWELVE
    office.do("set ZD-2024-A0001 policy= --reason 与政策无关")
    assert "policy" not in office.do("show ZD-2024-A0001 --json").data["problem"]


def test_a_name_may_hold_spaces_and_its_id_holds_none(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    office.do("project add", "示例 电子 二期", "--enterprise", "示例公司", "--amount", "1亿元", "--signed-on", "5月6日")
    one = office.do("project list --json").data["projects"][0]
    assert (one["id"], one["name"]) == ("示例电子二期", "示例 电子 二期")


def test_an_older_ledger_has_no_register_and_gets_the_schema_with_its_first_entry(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    office.git("rm", "-q", "schemas/policies.schema.json", "schemas/projects.schema.json")
    office.git("commit", "-qm", "旧版台账")
    assert office.do("policy list").out == ""
    assert office.run("validate --strict").status == 0
    office.do(f"policy add {TEN}")
    assert (office.root / "schemas" / "policies.schema.json").is_file()
    assert not (office.root / "schemas" / "projects.schema.json").exists()


def test_a_register_fits_its_schema_and_leads_an_editor_to_it(tmp_path: Path) -> None:
    office = with_two_policies(tmp_path)
    office.do(f"project add {PLANT} --enterprise 示例电子有限公司 --amount 1.2亿元 --signed-on 2023-01-28")
    for name in ("policies", "projects"):
        path = office.root / f"{name}.yaml"
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema=schemas/{name}.schema.json"
        assert fits(folder("schemas") / f"{name}.schema.json", path)


def test_an_act_leaves_a_hand_s_comments_and_order_alone(tmp_path: Path) -> None:
    office = with_two_policies(tmp_path)
    path = office.root / "policies.yaml"
    text = path.read_text(encoding="utf-8").replace("    level: county\n", "    level: county  # 区级\n")
    path.write_text(text, encoding="utf-8")
    office.git("commit", "-qam", "加注")
    office.do(f"policy set {TEN} state=废止 on=2024-06-01")
    changed = office.git("diff", "HEAD~", "--unified=0").splitlines()
    assert [line for line in changed if line[0] in "+-" and line[:3] not in {"+++", "---"}] == [
        "-    state: new",
        '-    "on": 2023-05-06',
        "+    state: abolished",
        '+    "on": 2024-06-01',
    ]


def test_a_hand_s_uncommitted_edit_of_a_register_is_never_swept_in(tmp_path: Path) -> None:
    office = with_two_policies(tmp_path)
    path = office.root / "policies.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# 未提交\n", encoding="utf-8")
    said = office.run("policy add 丙")
    assert said.status == 4
    assert "policies.yaml 有尚未提交的改动" in said.err
    assert path.read_text(encoding="utf-8").endswith("# 未提交\n")


def test_a_register_that_cannot_be_read_is_named_and_stops_what_would_rest_on_it(tmp_path: Path) -> None:
    office = with_two_policies(tmp_path)
    path = office.root / "policies.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("state: new", "state: 暂停", 1), encoding="utf-8")
    assert "policies.yaml:8:12 SC03 “政策状态”的值“暂停”不对" in office.run("validate").out
    office.git("commit", "-qam", "手工改动")
    assert office.run("policy add 丙").status == 4
    assert office.run("policy list").status == 4
