"""Units change their names and pass on their duties, as an officer types it, and the whole ledger follows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from office import ARREARS, ID, Office, an_office, rectified, with_a_problem
from openpyxl import load_workbook

if TYPE_CHECKING:
    from pathlib import Path

HOUSING, RENAMED = "区住建局", "区住房和城市更新局"
NEXT_YEAR = date(2025, 1, 1)
SECOND, THIRD = "ZD-2024-A0002", "ZD-2024-A0003"


def printed(office: Office, as_of: str) -> list[Any]:
    """Every value of the printed list of a day."""
    target = office.root.parent / f"{as_of}.xlsx"
    office.do(f"render rectification-list --as-of {as_of} -o", str(target))
    sheet = load_workbook(target).active
    assert sheet is not None
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


def is_refused(office: Office, line: str, status: int, sentence: str) -> None:
    head = office.git("rev-parse", "HEAD")
    said = office.run(line)
    assert (said.status, said.out) == (status, "")
    assert sentence in said.err
    nothing_was_written(office, head)


def nothing_was_written(office: Office, head: str) -> None:
    assert (office.git("rev-parse", "HEAD"), office.git("status", "--porcelain")) == (head, "")


def test_a_renamed_unit_keeps_its_id_and_papers_print_the_name_valid_on_their_day(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    said = office.do(f"unit rename {HOUSING} {RENAMED} --from 2024-09-10")
    assert said.out == f"{HOUSING}自 2024-09-10 起更名为{RENAMED}\n"
    assert HOUSING in printed(office, "2024-09-09")
    assert RENAMED not in printed(office, "2024-09-09")
    assert RENAMED in printed(office, "2024-09-10")
    assert HOUSING not in printed(office, "2024-09-10")
    assert office.do("list --json").data["problems"][0]["unit"] == HOUSING
    assert f"\t{RENAMED}\t" in office.do("list").out
    assert f"责任单位：{RENAMED}\n" in office.do(f"show {ID}").out
    assert f"责任单位：{HOUSING}\n" in office.do(f"show {ID}", today=date(2024, 9, 9)).out
    assert office.is_sound()


def test_a_rename_is_one_commit_of_the_lines_it_must_change(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    path = office.root / "units.yaml"
    text = path.read_text(encoding="utf-8")
    entry = f"  - id: {HOUSING}\n    name: {HOUSING}\n"
    assert entry in text
    path.write_text(text.replace(entry, f"{entry}    kind: organ  # 本办注\n"), encoding="utf-8")
    office.git("commit", "-qam", "加注")
    office.do(f"unit rename {HOUSING} {RENAMED} --from 2024-09-10")
    assert office.git("log", "-1", "--format=%B").splitlines() == [
        f"单位更名 {HOUSING} → {RENAMED}（自 2024-09-10）",
        "",
        "Lvyue-Action: rename",
        "Lvyue-Actor: 示例经办@区营商办",
        "",
    ]
    changed = [line for line in office.git("show", "--format=", "-U0").splitlines() if line[:1] in "+-"][2:]
    assert changed == [
        f"-    name: {HOUSING}",
        f"+    name: {RENAMED}",
        "+    former:",
        f"+      - name: {HOUSING}",
        "+        until: 2024-09-09",
    ]
    assert "单位更名  示例经办@区营商办" in office.do("log").out


def test_the_bureau_of_xixian_that_changed_its_name_twice_is_one_unit(tmp_path: Path) -> None:
    office = an_office(tmp_path, "xixian-2024")  # the days are set here; the published papers give none
    office.do("unit rename 息县商务局 息县商工局 --from 2024-06-01")
    office.do("unit rename 县商工局 息县商务和工业信息化局 --from 2024-09-01")
    heads = {day: printed(office, day)[0:3] for day in ("2024-05-31", "2024-06-01", "2024-09-01")}
    for day, name in zip(heads, ("息县商务局", "息县商工局", "息县商务和工业信息化局"), strict=True):
        assert any(f"填报单位（盖章）：{name}" in str(value) for value in heads[day]), heads[day]
    assert office.do("unit list").out.startswith(
        "息县商务和工业信息化局\t行政机关\t县商务局、息县商工局、县商工局、息县商务和工业信息化局\t"
        "息县商务局（用至 2024-05-31）、息县商工局（用至 2024-08-31）\t\n"
    )
    assert "    息县商务局 → 县专项整治领导小组办公室" in office.do("agenda --day 2024-04-28").out
    assert "    息县商工局 → 县政府" not in office.do("agenda --day 2024-06-01").out
    reminder = "息县商务和工业信息化局：《问题清单（台账）》应于2024年4月30日前报"
    assert reminder in office.do("agenda --missing", today=date(2024, 9, 20)).out
    office.do("add --channel 受理 --title 反映优惠政策未兑现（示例） --unit 县商务局 --by 示例甲@息县商工局")
    assert office.do("list --json unit:息县商务和工业信息化局").data["problems"][0]["unit"] == "息县商务局"
    assert office.is_sound()


def test_a_rename_announced_beforehand_becomes_valid_on_its_day(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"unit rename {HOUSING} {RENAMED} --from 2025-01-01")
    assert f"\t{HOUSING}\t" in office.do("list").out
    assert f"{HOUSING}\t行政机关\t\t{RENAMED}（2024-12-31 后起用）\t\n" in office.do("unit list").out
    assert f"{RENAMED}\t行政机关\t\t{HOUSING}（用至 2024-12-31）\t\n" in office.do("unit list", today=NEXT_YEAR).out
    assert RENAMED in printed(office, "2025-01-01")
    assert RENAMED not in printed(office, "2024-12-31")
    office.do(f"set {ID} cause=未列预算 --reason 补记 --by 示例丙@{RENAMED}")
    assert office.do(f"show {ID} --json").data["problem"]["events"][-1]["by"] == f"示例丙@{HOUSING}"


def test_reminders_say_whoever_is_asked_and_asks_by_the_name_of_their_day(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    office.do("unit rename 区财政局 区财政和国资局 --from 2024-06-28")
    office.do("unit rename 区营商办 区营商局 --from 2024-06-28")
    before = office.do("agenda --missing", today=date(2024, 6, 27)).out
    assert "区财政局：请于2024年7月1日前将《整改措施》报区营商办。" in before
    after = office.do("agenda --missing", today=date(2024, 6, 28)).out
    assert "区财政和国资局：请于2024年7月1日前将《整改措施》报区营商局。" in after
    assert "未报：区招商服务中心、区财政和国资局、区科经局" in office.do("agenda", today=date(2024, 6, 28)).out
    assert "各工作组 → 区营商局（方案四（二））" in office.do("agenda", today=date(2024, 6, 28)).out


@pytest.mark.parametrize(
    ("line", "status", "sentence"),
    [
        (f"{RENAMED} 区建设局 --from 2024-09-09", 3, "须晚于上一次更名：此前的名称用至 2024-09-09"),
        (f"{HOUSING} 区建设局 --from 2024-09-10", 3, "须晚于上一次更名"),
        (f"{HOUSING} 区财政局 --from 2024-09-12", 2, "“区财政局”已在单位名录中（区财政局）"),
        (f"{HOUSING} 区国资局 --from 2024-09-12", 2, "“区国资局”已在单位名录中（区财政局）"),
        (f"区财政局 {HOUSING} --from 2024-09-12", 2, f"“{HOUSING}”已在单位名录中"),
        (f"{HOUSING} {RENAMED} --from 2024-09-12", 2, f"这一单位已名为{RENAMED}"),
        ("区水利局 区水务局 --from 2024-09-12", 2, "lvyue unit list 查看"),
        (f"{HOUSING} '区 建设局' --from 2024-09-12", 2, "不能有空格、@ 或 /"),
        (f"{HOUSING} 区建设局 --from 912", 2, "日期看不准：912"),
        (f"{HOUSING} 区建设局 --from 0001-01-01", 3, "须晚于"),
        (f"{HOUSING} 区建设局", 2, "缺少选项 --from"),
        (f"区教育局 区教体局 --from 2024-09-20 --by {HOUSING}", 2, "没有选项 --by"),
    ],
)
def test_a_name_that_does_not_fit_is_refused_and_nothing_is_written(
    tmp_path: Path, line: str, status: int, sentence: str
) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"unit rename {HOUSING} {RENAMED} --from 2024-09-10")
    is_refused(office, f"unit rename {line}", status, sentence)


def test_a_unit_may_take_up_an_old_name_again(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"unit rename {HOUSING} {RENAMED} --from 2024-09-10")
    office.do(f"unit rename {HOUSING} {HOUSING} --from 2024-09-15")
    assert RENAMED in printed(office, "2024-09-14")
    assert RENAMED not in printed(office, "2024-09-15")
    assert office.is_sound()


def test_a_dry_run_shows_the_change_and_a_program_reads_one_document(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    head = office.git("rev-parse", "HEAD")
    for line in (f"rename {HOUSING} {RENAMED} --from 2024-09-10", f"succeed {HOUSING} 区教育局 --from 2024-09-18"):
        said = office.do(f"unit {line} --dry-run")
        assert "+++ b/units.yaml" in said.out
        assert "以上为将作的改动，未写入" in said.err
        acts = office.do(f"unit {line} --dry-run --json").data["acts"]
        assert (acts[0]["commit"], "+++ b/units.yaml" in acts[0]["diff"]) == (None, True)
    nothing_was_written(office, head)
    done = office.do(f"unit rename {HOUSING} {RENAMED} --from 2024-09-10 --json").data
    assert done["unit"]["former"] == [{"name": HOUSING, "until": "2024-09-09"}]
    assert (done["acts"][0]["action"], done["acts"][0]["path"]) == ("rename", "units.yaml")
    unit = next(one for one in office.do("unit list --json").data["units"] if one["id"] == HOUSING)
    assert unit == done["unit"]
    acts = office.do(f"unit succeed {HOUSING} 区教育局 --from 2024-09-18 --json").data["acts"]
    assert [(act["id"], act["action"], act["path"]) for act in acts] == [
        (None, "succeed", "units.yaml"),
        (ID, "succeed", f"problems/2024/A00/{ID}.yaml"),
    ]


def test_a_succession_is_one_commit_in_which_every_open_problem_follows(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    office.do(f"close {ID}")
    office.do(f"{ARREARS} --title 拖欠桥梁工程款")
    office.do(f"{ARREARS.replace(HOUSING, '区卫健局')} --title 拖欠设备款")
    office.do(f"transition assign {THIRD} --reply-by 2024-10-20 --with {HOUSING}")
    office.do("add --channel 领导交办 --title 反映拖欠货款 --unit 区住建局")
    office.do(f"{ARREARS} --title 重复登记")
    office.do("transition dismiss ZD-2024-A0005 --kind unfounded --reason 查无此事 --approver 示例甲@区营商办")
    said = office.do(f"unit succeed {HOUSING} 区教育局 --from 2024-09-18")
    assert said.out == (
        f"{HOUSING}的职责自 2024-09-18 起由区教育局承接，转交未办结的问题 3 条\n"
        f"{SECOND}  承接  已列入清单\n{THIRD}  承接  已交办\nZD-2024-A0004  承接  线索\n"
    )
    assert office.git("log", "-1", "--format=%B").splitlines()[:6] == [
        f"承接 {HOUSING} → 区教育局（自 2024-09-18）",
        "",
        "Lvyue-Action: succeed",
        "Lvyue-Actor: 示例经办@区营商办",
        f"Lvyue-Problem: {SECOND}",
        f"Lvyue-Problem: {THIRD}",
    ]
    shown = {id_: office.do(f"show {id_} --json").data["problem"] for id_ in (ID, SECOND, THIRD)}
    assert shown[ID]["responsible"] == [HOUSING]
    assert shown[ID]["events"][-1]["action"] == "close"
    assert (shown[SECOND]["responsible"], shown[THIRD]["cooperating"]) == (["区教育局"], ["区教育局"])
    event = shown[SECOND]["events"][-1]
    assert {key: event[key] for key in ("action", "on", "to", "predecessor", "successor", "replaced")} == {
        "action": "succeed",
        "on": "2024-09-18",
        "to": "listed",
        "predecessor": HOUSING,
        "successor": "区教育局",
        "replaced": {"responsible": [HOUSING]},
    }
    assert f"{HOUSING}\t行政机关\t\t\t区教育局（自 2024-09-18）\n" in office.do("unit list").out
    assert f"责任单位：{HOUSING} → 区教育局" in office.do(f"log {SECOND}").out
    assert "原单位：区住建局\n      承接单位：区教育局\n" in office.do(f"show {SECOND}").out
    assert office.is_sound()
    assert office.git("status", "--porcelain") == ""


def test_whoever_is_typed_under_the_old_name_acts_as_the_successor_and_is_told_so(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"roster add --role 联络员 --name 示例辛 --unit {HOUSING}")
    office.do(f"transition plan {ID} --measure 付清@示例丙@2024-10-30 --by 示例乙@区科经局")
    office.do(f"unit succeed {HOUSING} 区教育局 --from 2024-09-18")
    typed = office.do(f"transition progress {ID} --by 示例丙@{HOUSING} --note 已付一半")
    assert f"提示：{HOUSING}的职责已由区教育局承接，按区教育局办理\n" in typed.err
    by_roster = office.do(f"transition progress {ID} --by 示例辛 --note 又付一笔")
    assert by_roster.err == ""
    registered = office.do(f"{ARREARS} --title 又一笔欠款")
    assert registered.err.count("已由区教育局承接") == 1
    member = office.do(f"roster add --role staff --name 示例壬 --unit {HOUSING}")
    assert "已由区教育局承接" in member.err
    assert "示例辛\t区教育局\t联络员" in office.do("roster list").out
    told = office.do(f"set {SECOND} responsible=区科经局、{HOUSING} --reason 会同办理")
    assert "已由区教育局承接" in told.err
    events = office.do(f"show {ID} --json").data["problem"]["events"]
    assert [event["by"] for event in events[-2:]] == ["示例丙@区教育局", "示例辛@区教育局"]
    assert office.do(f"show {SECOND} --json").data["problem"]["responsible"] == ["区科经局", "区教育局"]
    assert office.is_sound()


def test_a_group_whose_lead_is_gone_places_new_problems_with_the_successor(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do("unit succeed 区科经局 区政数局 --from 2024-09-18")
    office.do(f"{ARREARS} --title 又一笔欠款")
    problems = [office.do(f"show {id_} --json").data["problem"] for id_ in (ID, SECOND)]
    assert [(one["group"], one["lead"]) for one in problems] == [("public_arrears_group", "区政数局")] * 2
    assert office.run(f"transition plan {SECOND} --measure 付清@示例丙@10月30日 --by 示例乙@区科经局").status == 0
    assert office.is_sound()


def test_a_problem_acted_on_since_follows_on_the_day_of_its_last_act(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"transition plan {ID} --measure 付清@示例丙@2024-10-30 --by 示例乙@区科经局 --on 2024-09-16")
    office.do(f"{ARREARS} --title 又一笔欠款")
    office.do(f"unit succeed {HOUSING} 区教育局 --from 2024-09-02 --late 文件后到 --by 示例甲@区营商办")
    first, second = (office.do(f"show {id_} --json").data["problem"]["events"][-1] for id_ in (ID, SECOND))
    assert (first["on"], second["on"], second["entered_on"]) == ("2024-09-16", "2024-09-02", "2024-09-20")
    assert (second["late"], second["by"], second["entered_by"]) == ("文件后到", "示例甲@区营商办", "示例经办")
    assert office.is_sound()


def test_report_days_before_the_succession_stay_with_the_unit_and_later_ones_are_the_successor_s(
    tmp_path: Path,
) -> None:
    office = an_office(tmp_path)
    office.do("unit succeed 区科经局 区政数局 --from 2024-09-02")
    missing = {one["id"]: one["missing"] for one in office.do("agenda --json").data["items"]}
    assert missing["measures"] == ["区招商服务中心", "区财政局", "区科经局"]
    assert missing["rectification_report"] == ["区招商服务中心", "区财政局", "区政数局"]
    letter = str(office.paper("整改.txt"))
    earlier = office.do("submit measures --unit 区科经局 --by 示例乙@区政数局 --file", letter)
    assert (earlier.out, earlier.err) == ("区科经局  整改措施  2024-09-20  已报送  迟81天\n", "")
    later = office.do("submit 整改情况 --unit 区科经局 --by 示例乙@区科经局 --file", letter)
    assert later.out.startswith("区政数局  整改情况")
    assert "提示：区科经局的职责已由区政数局承接，按区政数局办理" in later.err
    refused = office.run("submit measures --unit 区政数局 --file", letter)
    assert (refused.status, "应报送的单位：区招商服务中心、区财政局、区科经局" in refused.err) == (2, True)
    assert office.is_sound()


def test_what_a_unit_had_reported_before_it_was_succeeded_counts_and_can_be_corrected(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    letter = str(office.paper("整改.txt"))
    office.do("submit 整改情况 --unit 区科经局 --by 示例乙@区科经局 --file", letter, today=date(2024, 8, 30))
    office.do("unit succeed 区科经局 区政数局 --from 2024-09-02")
    item = next(one for one in office.do("agenda --json").data["items"] if one["id"] == "rectification_report")
    assert ([one["unit"] for one in item["submitted"]], item["missing"]) == (
        ["区科经局"],
        ["区招商服务中心", "区财政局"],
    )
    assert office.is_sound()
    corrected = office.do("submit 整改情况 --unit 区科经局 --replace --reason 漏报一条 --file", letter)
    assert corrected.out == "区科经局  整改情况  2024-09-20  已报送  第 1 次更正\n"


@pytest.mark.parametrize(
    ("line", "status", "sentence"),
    [
        ("区水利局 区财政局 --from 2024-09-18", 2, "单位名录中没有“区水利局”"),
        ("区税务局 区水利局 --from 2024-09-18", 2, "单位名录中没有“区水利局”"),
        ("区财政局 区国资局 --from 2024-09-18", 2, "区财政局和区国资局是同一单位"),
        ("区税务局 区财政局 --from 2024-09-21", 2, "承接日期 2024-09-21 晚于今天 2024-09-20"),
        ("区税务局 区财政局", 2, "缺少选项 --from"),
        ("区营商办 区财政局 --from 2024-09-18", 3, "只是更名的，用 lvyue unit rename"),
        (f"{HOUSING} 区财政局 --from 2024-09-19", 3, f"{HOUSING}的职责自 2024-09-18 起已由区教育局承接"),
        (f"区教育局 {HOUSING} --from 2024-09-19", 3, "不能互相承接"),
        (f"区财政局 {HOUSING} --from 2024-09-19", 3, "lvyue unit succeed 区财政局 区教育局 --from 日期"),
        ("区税务局 区财政局 --from 2024-09-18 --by 示例甲@区水利局", 2, "lvyue unit add 区水利局"),
    ],
)
def test_a_succession_that_cannot_be_is_refused_and_nothing_is_written(
    tmp_path: Path, line: str, status: int, sentence: str
) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"unit succeed {HOUSING} 区教育局 --from 2024-09-18")
    is_refused(office, f"unit succeed {line}", status, sentence)


def test_a_successor_may_be_succeeded_in_turn(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"unit succeed {HOUSING} 区教育局 --from 2024-09-18")
    office.do("unit succeed 区教育局 区卫健局 --from 2024-09-19")
    assert "已由区卫健局承接" in office.do(f"{ARREARS} --title 又一笔欠款").err
    assert [one["unit"] for one in office.do("list --json").data["problems"]] == ["区卫健局", "区卫健局"]
    assert office.is_sound()


def test_a_unit_that_is_gone_is_renamed_no_more(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"unit succeed {HOUSING} 区教育局 --from 2024-09-18")
    said = office.run(f"unit rename {HOUSING} {RENAMED} --from 2024-09-18")
    assert (said.status, "lvyue unit rename 区教育局 新名称" in said.err) == (3, True)
    office.do(f"unit rename {HOUSING} {RENAMED} --from 2024-09-10")


@pytest.mark.parametrize("path", ["units.yaml", f"problems/2024/A00/{ID}.yaml"])
def test_a_person_s_uncommitted_edit_in_any_file_concerned_stops_the_succession(tmp_path: Path, path: str) -> None:
    office = with_a_problem(tmp_path)
    edited = office.root / path
    edited.write_text(edited.read_text(encoding="utf-8") + "# 我的批注\n", encoding="utf-8")
    head = office.git("rev-parse", "HEAD")
    said = office.run(f"unit succeed {HOUSING} 区教育局 --from 2024-09-18")
    assert (said.status, f"{path} 有尚未提交的改动" in said.err) == (4, True)
    assert office.git("rev-parse", "HEAD") == head
    assert edited.read_text(encoding="utf-8").endswith("# 我的批注\n")


def test_a_problem_that_cannot_be_read_stops_it_as_nobody_knows_whose_it_is(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    path = office.file_of(ID)
    path.write_text(path.read_text(encoding="utf-8").replace("state: listed", "state: 未知"), encoding="utf-8")
    office.git("commit", "-qam", "手改状态")
    said = office.run(f"unit succeed {HOUSING} 区教育局 --from 2024-09-18")
    assert (said.status, f"{ID}.yaml:5:8 SC03" in said.err) == (4, True)


def test_undo_leaves_a_succession_alone_and_says_why(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"unit succeed {HOUSING} 区教育局 --from 2024-09-18")
    said = office.run(f"undo {ID} --reason 录错")
    assert said.status == 3
    assert f"{HOUSING}的职责已由区教育局承接，不能就一条问题撤回" in said.err
    assert office.run(f"undo {ID} --reason 录错 --json").data["error"]["conditions"][0]["code"] == "succession_stands"


def test_a_problem_closed_before_and_opened_again_by_undo_is_pointed_at(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    office.do(f"close {ID}")
    office.do(f"unit succeed {HOUSING} 区教育局 --from 2024-09-18")
    assert office.is_sound()
    office.do(f"undo {ID} --reason 销号有误")
    said = office.run("validate --strict")
    assert (said.status, said.out.count("UN07")) == (1, 1)
    assert f"“{HOUSING}”的职责已由“区教育局”承接" in said.out
