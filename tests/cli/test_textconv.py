"""What plain git shows of a problem's file: Chinese, one line a fact; without lvyue, the file as it is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import ID, Office, rectified, with_a_problem

from lvyue_cli.cli.chinese import in_chinese
from lvyue_cli.text.canonical import emit

HERE = str(Path(sys.executable).parent)
NOTICE = "以中文显示"


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{HERE}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture
def missing(monkeypatch: pytest.MonkeyPatch) -> None:
    folders = os.environ["PATH"].split(os.pathsep)
    monkeypatch.setenv("PATH", os.pathsep.join(one for one in folders if not Path(one, "lvyue").exists()))


def change(office: Office, old: str, new: str) -> None:
    path = office.file_of(ID)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def changed_lines(shown: str) -> list[str]:
    return [line for line in shown.splitlines() if line.startswith(("+", "-")) and line[:3] not in {"+++", "---"}]


@pytest.mark.usefixtures("installed")
def test_an_edit_not_yet_committed_reads_in_chinese(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    change(office, '"480000.00"', '"500000.00"')
    change(office, "kind: payment_delayed", "kind: payment_refused")
    assert changed_lines(office.git("diff")) == [
        "-问题类型：延迟支付",
        "+问题类型：拒绝支付",
        "-涉及金额：480,000.00 元",
        "+涉及金额：500,000.00 元",
    ]


@pytest.mark.usefixtures("installed")
def test_the_history_reads_in_chinese(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    lines = changed_lines(office.git("log", "-p", "-1", "--", "problems"))
    assert "+付款 P1：付款日期 2024-09-20，付款金额 480,000.00 元，凭证" in "\n".join(lines)
    assert "+2024-09-20  付款  示例经办@区营商办  → 核查到位" in lines
    whole = office.git("log", "-p", "--", "problems")
    assert "+2024-09-20  核查  示例经办@区营商办  → 核查到位" in whole
    assert "+    核查结论：到位" in whole
    assert "state:" not in whole


@pytest.mark.usefixtures("installed")
def test_a_clone_shows_it_from_its_first_act_on_and_says_so_once(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    copy = Office(tmp_path / "另一处")
    office.git("clone", "-q", ".", str(copy.root))
    copy.git("config", "lvyue.station", "B")
    assert "state: " in copy.git("log", "-p", "--", "problems")
    assert NOTICE not in copy.do(f"set {ID} grade=一般 --reason 分级 --dry-run").err
    assert NOTICE in copy.do("unit add 示例镇").err
    assert NOTICE not in copy.do(f"set {ID} grade=一般 --reason 分级").err
    assert changed_lines(copy.git("log", "-p", "-1", "--", "problems"))[0] == "+分级：一般"
    assert NOTICE not in office.do("unit add 示例镇").err


def test_who_wants_the_file_as_it_is_keeps_it(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.git("config", "diff.lvyue.textconv", "cat")
    office.do(f"set {ID} grade=一般 --reason 分级")
    assert office.git("config", "diff.lvyue.textconv") == "cat\n"


@pytest.mark.usefixtures("missing")
def test_without_lvyue_git_shows_the_file_as_it_is_once(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    change(office, '"480000.00"', '"500000.00"')
    assert changed_lines(office.git("diff")) == ['-  owed: "480000.00"', '+  owed: "500000.00"']


def test_what_was_shown_without_lvyue_is_not_shown_again_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    office = with_a_problem(tmp_path)
    with monkeypatch.context():
        request.getfixturevalue("missing")
        assert "state: listed" in office.git("log", "-p", "--", "problems")
    monkeypatch.setenv("PATH", f"{HERE}{os.pathsep}{os.environ['PATH']}")
    assert "+状态：已列入清单" in office.git("log", "-p", "--", "problems")


@pytest.mark.usefixtures("installed")
def test_in_a_larger_repository_it_finds_the_labels_of_the_ledger_in_it(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    Office(tmp_path).do("init --programme zengdu-2024", str(tmp_path / "ledger"))
    office = Office(tmp_path / "ledger")
    office.do("add --channel 自查 --title 拖欠货款 --line 拖欠企业账款清理 --unit 区住建局")
    assert "+任务类别：拖欠企业账款清理" in office.git("log", "-p", "-1")


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("broken", [b"<<<<<<< HEAD\nstate: listed\n", b"\xff\xfe", b"a: [1\n", b"- a\n", b""])
def test_a_broken_file_is_printed_as_it_is(tmp_path: Path, broken: bytes) -> None:
    path = tmp_path / "坏.yaml"
    path.write_bytes(broken)
    done = subprocess.run(["lvyue", "textconv", str(path)], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (broken, b"")


def test_a_file_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    said = Office(tmp_path).run("textconv", str(tmp_path / "无"))
    assert (said.status, "打不开" in said.err) == (2, True)


def test_texts_of_several_lines_and_keys_that_nobody_knows_are_all_shown(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    change(
        office,
        "title: 拖欠道路工程款",
        "title: 拖欠道路工程款\nunknown: 甲\nadded:\n  - {a: 乙}\n  - 丙\ndetail: |-\n  上\n  下",
    )
    lines = in_chinese(office.file_of(ID).read_bytes()).decode().splitlines()
    at = lines.index("问题描述：上")
    assert lines[at - 3 : at + 2] == ["unknown：甲", "added：a 乙", "added：丙", "问题描述：上", "    下"]


words = st.sampled_from(
    ["id", "title", "state", "events", "amounts", "owed", "replaced", "absent", "action", "measures", "x"]
)
values = st.recursive(
    st.sampled_from(["甲", "listed", "480000.00", "true", "上\n下"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)


@given(data=st.dictionaries(words, values, min_size=1, max_size=4))
def test_no_shape_of_a_file_is_too_strange(data: dict[str, object]) -> None:
    written = emit(data)
    shown = in_chinese(written.encode()).decode()
    assert shown != written
    assert shown.count("甲") == written.count("甲")
