"""Documents as text templates, over a real ledger."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from office import Office, an_office
from paragraphs import printing, written

from lvyue_cli.errors import ActRefused, LedgerUnavailable, WrongUse
from lvyue_cli.reports.document_forms import DOCUMENTS
from lvyue_cli.reports.documents.catalogue import NAMES
from lvyue_cli.reports.documents.names import listed, plain
from lvyue_cli.workspace.document_texts import starting_point

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2024, 9, 20)
SUMMARY = "templates/documents/work-summary.md.j2"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return an_office(tmp_path)


def add(office: Office, title: str, *more: str) -> str:
    line = "add --channel 自查 --line 拖欠企业账款清理 --unit 区住建局 --amount 48万元"
    return office.do(line, "--title", title, *more).out.split()[0]


def own(office: Office, text: str, name: str = SUMMARY) -> None:
    path = office.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def refused(office: Office, text: str) -> str:
    own(office, text)
    with pytest.raises(LedgerUnavailable) as refusal:
        written(office.root, "work-summary", TODAY)
    return refusal.value.message


def test_the_offices_own_template_wins(office: Office) -> None:
    own(office, "标题：本办的总结\n\n截至{{ as_of|日期 }}，共{{ figures.total }}个问题。\n")
    assert written(office.root, "work-summary", TODAY).splitlines() == [
        "title: 本办的总结",
        "layout: plain",
        "body: 截至2024年9月20日，共0个问题。",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("标题：甲\n\n{{ figures.totel }}", "3:1 DC02 没有名为“totel”的内容 — 是否要写 total？"),
        ("标题：甲\n\n{{ figurs.total }}", "3:1 DC02 没有名为“figurs”的内容 — 是否要写 figures？"),
        ("标题：甲\n\n{% if 0 %}{{ nothing }}{% endif %}", "3:1 DC02 没有名为“nothing”的内容"),
        (
            "标题：甲\n\n{% for one in figures.open_problems %}\n{{ one.titel }}\n{% endfor %}",
            "4:1 DC02 没有名为“titel”",
        ),
        ("标题：甲\n\n{% if figures.total %}", "3:1 DC01 写法有误"),
        ("标题：甲\n\n{{ as_of|日朝 }}", "3:1 DC02 没有“日朝”这种写法 — 可用的有：万元、亿元、元"),
        ("标题：甲\n\n｛｛ as_of ｝｝", "3:1 DC03 有全角的“｛”"),
        ("标题：甲\n主关：乙\n\n正文", "2:1 DC04 不认识“主关：” — 可用的有：主送"),
        ("标题：甲\n\n| a | b |\n| {{ as_of }} |", "4:1 DC05 表的这一行有 1 格，表头有 2 格"),
        ("标题：甲\n\n\n{{ place|万元 }}", "4:1 DC01 填写时出错：“曾都区”不是金额"),
        ("标题：甲\n\n{{ figures.lines }}", "3:1 DC01 填写时出错：这是多项内容，须用 for 逐项取用"),
        ("标题：甲\n\n{{ as_of.__class__ }}", "3:1 DC01 填写时出错"),
        ("标题：{{ '' }}\n\n正文", "1:1 DC06 没有标题"),
    ],
)
def test_a_faulty_template_is_refused_with_its_place(office: Office, text: str, said: str) -> None:
    assert f"{SUMMARY}:{said}" in refused(office, text)


def test_validate_checks_the_offices_own_templates(office: Office) -> None:
    own(office, "标题：甲\n\n{% for one in figures.lines %}\n| {{ one.lable }} |\n{% endfor %}\n")
    said = office.run("validate")
    assert said.status == 1
    assert f"{SUMMARY}:4:1 DC02 没有名为“lable”的内容 — 是否要写 label？" in said.out


def test_validate_passes_every_template_that_comes_with_lvyue(office: Office) -> None:
    for form in DOCUMENTS:
        own(office, starting_point(form), f"templates/documents/{form}.md.j2")
    assert office.do("validate").status == 0


def test_a_template_may_have_windows_line_ends(office: Office) -> None:
    path = office.root / SUMMARY
    path.parent.mkdir(parents=True)
    path.write_bytes("标题：甲\r\n\r\n正文\r\n".encode("utf-8-sig"))
    assert written(office.root, "work-summary", TODAY).splitlines()[-1] == "body: 正文"


HOSTILE = ("标题：x", "| a |", "{{ 1 }}", "{% if x %}", "一、x", "【另页】", "示例𫖯𬭬犇", "=1+1", "<b>&amp;")


@pytest.mark.parametrize("name", HOSTILE)
def test_the_name_of_an_enterprise_is_never_read_as_grammar(office: Office, name: str) -> None:
    id_ = add(office, name, "--enterprise", name, "--detail", f"{name}\n附件：假的\n| 1 | 2 |")
    office.do("transition plan", id_, "--measure", f"{name}@示例丙@9月30日", "--by", "示例丙@区科经局")
    said = written(office.root, "rectification-plan", TODAY).splitlines()
    shown = name.replace("|", "｜")
    assert sum(line.startswith("title: ") for line in said) == 1
    assert not any(line.startswith("attachment") for line in said)
    assert f"  1 | {shown} | 区住建局 | {shown} | 示例丙 | 2024年9月30日" in said
    assert any(line.startswith(f"heading_2: （一）{shown}。{shown} 附件：假的 ｜ 1 ｜ 2 ｜") for line in said)


def test_a_paper_without_ground_is_refused_with_what_to_do(office: Office) -> None:
    id_ = add(office, "工程款未付")
    with pytest.raises(ActRefused) as refusal:
        written(office.root, "supervision-letter", TODAY, id_)
    assert refusal.value.message == f"督办函不能印：{id_} 没有“督办”的记录"
    assert refusal.value.remedy == f"先登记这一步骤：lvyue escalate supervise {id_}"
    office.do("escalate supervise", id_, "--reply-by", "9月30日")
    assert "并于2024年9月30日前书面答复区营商办以下事项：" in written(office.root, "supervision-letter", TODAY, id_)


def test_what_to_do_first_is_said_once(office: Office) -> None:
    id_ = add(office, "甲款未付")
    said = office.run("render supervision-letter")
    assert said.status == 3
    assert said.err.count(f"→ 先登记这一步骤：lvyue escalate supervise {id_}") == 1


def test_several_problems_are_not_put_into_one_letter(office: Office) -> None:
    for title in ("甲款未付", "乙款未付"):
        office.do("escalate supervise", add(office, title), "--reply-by", "9月30日")
    with pytest.raises(WrongUse, match="一事一份"):
        written(office.root, "supervision-letter", TODAY)
    assert "甲款未付" in written(office.root, "supervision-letter", TODAY, "甲款未付")


@pytest.mark.parametrize("form", DOCUMENTS)
def test_an_empty_ledger_prints_a_report_of_nothing_or_says_what_is_missing(office: Office, form: str) -> None:
    if form in {"work-summary", "campaign-report", "report-reminder", "upward-report", "leader-brief"}:
        said = written(office.root, form, TODAY)
        assert "0个" not in said
        told = "未发现属于本次专项行动清理范围的问题" in said, "区科经局尚未报送自查情况" in said
        assert any(told) or form in {"report-reminder", "leader-brief"}
    else:
        with pytest.raises(ActRefused) as refusal:
            written(office.root, form, TODAY)
        assert refusal.value.remedy


def test_nothing_was_found_only_where_everybody_has_looked(office: Office) -> None:
    office.do(
        "submit self_check_list --unit 区招商服务中心 --unit 区财政局 --unit 区科经局 --zero --on 4月26日 --late 补录"
    )
    said = written(office.root, "work-summary", TODAY)
    assert "区招商服务中心、区财政局、区科经局经自查未发现问题，作了零报告。" in said
    assert "经排查核实，截至2024年9月20日，未发现属于本次专项行动清理范围的问题，问题清单为空。" in said
    assert "排查范围和方法：【待补：" in said


def test_a_meeting_is_not_told_of_a_referral(office: Office) -> None:
    id_ = add(office, "工程款未付")
    office.do("escalate referral", id_, "--to", "区纪委监委")
    assert "移送" not in written(office.root, "dispatch-brief", TODAY)
    assert "addressee: 区纪委监委" in written(office.root, "referral-letter", TODAY)


@pytest.mark.parametrize("form", DOCUMENTS)
def test_every_offered_name_is_told_and_every_value_is_plain(office: Office, form: str) -> None:
    assert form in NAMES
    assert all(meaning for _, meaning in listed(NAMES[form]))
    office.do("escalate supervise", add(office, "工程款未付"), "--reply-by", "9月30日")
    if form == "supervision-letter":
        assert _is_plain(plain(NAMES[form], printing(office.root, form, TODAY)))


def _is_plain(found: object) -> bool:
    if isinstance(found, dict):
        return all(_is_plain(one) for one in found.values())
    return all(_is_plain(one) for one in found) if isinstance(found, list) else type(found) in {str, int, bool}


def test_a_reply_names_no_person() -> None:
    names = [name for name, _ in listed(NAMES["reply-letter"])]
    assert not [name for name in names if name.rpartition(".")[2] in {"officer", "leader", "owner", "note", "party"}]
