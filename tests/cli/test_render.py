"""Papers are printed one by one, for each unit, group or problem, or all at once: each whole or not at all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from office import ARREARS, ID, TODAY, Office, an_office, rectified, with_a_problem
from openpyxl import load_workbook

from lvyue_cli.reports.form import Form
from lvyue_cli.reports.forms import FORMS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECOND = "ZD-2024-A0002"
LABEL = "问题排查及整改清单"


def two_units(folder: Path) -> Office:
    """An office with a problem of 区住建局 and one of 区财政局, which 区住建局 helps to settle."""
    office = with_a_problem(folder)
    office.do(f"{ARREARS.replace('区住建局', '区财政局')} --title 拖欠印刷费")
    office.do(f"set {SECOND} cooperating=区住建局 --reason 补记")
    return office


def values(path: Path) -> list[Any]:
    rows = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    return [value for row in rows for value in row if value]


def ids(path: Path) -> list[str]:
    return [value for value in values(path) if str(value).startswith("ZD-")]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(autouse=True)
def _one_form() -> Iterator[None]:
    """Leave one form: what a run does with the others must not depend on which there are.

    The table is put back as a whole: item by item it would come back in another order, and the README prints it.
    """
    every = dict(FORMS)
    FORMS.clear()
    FORMS["rectification-list"] = every["rectification-list"]
    yield
    FORMS.clear()
    FORMS.update(every)


def with_a_form(patch: pytest.MonkeyPatch, office: Office, form: str, subject: str) -> None:
    """Add a form that is printed for each unit, group or problem, declared in the ledger's own templates."""
    patch.setitem(FORMS, form, Form("核查表（示例）", "xlsx", subject=subject))
    path = office.root / "templates" / "sheets" / f"{form}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = f"id: {form}\ntitle: 核查表\nname: 核查表\nfile: 核查表.xlsx\nsubtitle: ['填报单位：{{filler}}']\n"
    path.write_text(f"{head}columns:\n  - {{header: 编号, field: id}}\n", encoding="utf-8")
    office.git("add", "-A")
    office.git("commit", "-qm", "自定表样")


def test_one_paper_for_each_unit_lists_what_the_query_unit_lists(tmp_path: Path) -> None:
    office = two_units(tmp_path)
    said = office.do("render rectification-list --per unit -o", str(tmp_path / "各单位"))
    printed = {path.name.partition("_")[0]: path for path in (tmp_path / "各单位").iterdir()}
    assert said.out.count("\n") == len(printed)
    assert printed["区住建局"].name == f"区住建局_{LABEL}_2024-09-20.xlsx"
    for unit, path in printed.items():
        assert ids(path) == office.ids(f"unit:{unit}")
    assert {"区住建局", "区财政局"} <= printed.keys()
    assert "区招商服务中心" not in printed
    assert "填报单位（盖章）：区财政局" in values(printed["区财政局"])


def test_a_query_and_a_chinese_label_narrow_what_is_printed_for_each(tmp_path: Path) -> None:
    office = two_units(tmp_path)
    office.do("render rectification-list 印刷费 --per 问题 -o", str(tmp_path / "各问题"))
    assert names(tmp_path / "各问题") == [f"{SECOND}_{LABEL}_2024-09-20.xlsx"]


def test_a_single_match_may_go_to_a_file_but_several_may_not(tmp_path: Path) -> None:
    office = two_units(tmp_path)
    office.do("render rectification-list 印刷费 --per problem -o", str(tmp_path / "一张.xlsx"))
    assert ids(tmp_path / "一张.xlsx") == [SECOND]
    said = office.run("render rectification-list --per problem -o", str(tmp_path / "两张.xlsx"))
    assert said.status == 2
    assert "共 2 份" in said.err
    assert not (tmp_path / "两张.xlsx").exists()


def test_a_form_about_a_problem_is_printed_for_each_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = two_units(tmp_path)
    with_a_form(monkeypatch, office, "inspection", "problem")
    office.do("render inspection -o", str(tmp_path / "核查"))
    assert names(tmp_path / "核查") == [f"{id_}_核查表（示例）_2024-09-20.xlsx" for id_ in (ID, SECOND)]
    said = office.run("render inspection --per unit -o", str(tmp_path / "核查"))
    assert said.status == 2
    assert "按问题一份" in said.err


def test_what_has_nothing_to_say_is_told_and_makes_no_file(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    said = office.do("render rectification-list state:closed --per unit -o", str(tmp_path / "空"))
    assert said.out == ""
    assert f"提示：{LABEL}：没有可印的" in said.err
    assert not (tmp_path / "空").exists()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("--per 街道", "不能按“街道”分印"),
        ("--since 2024-10-01", "对比日期 2024-10-01 晚于填报日期"),
        ("--per unit unit:区没有", "没有“区没有”"),
    ],
)
def test_wrong_use_is_refused_in_words(line: str, words: str, tmp_path: Path) -> None:
    said = with_a_problem(tmp_path).run(f"render rectification-list {line} -o", str(tmp_path / "出"))
    assert said.status == 2
    assert words in said.err


def test_two_units_of_one_name_get_two_files(tmp_path: Path) -> None:
    office = two_units(tmp_path)
    directory = office.root / "units.yaml"
    text = directory.read_text(encoding="utf-8")
    for unit in ("区住建局", "区财政局"):
        text = text.replace(f"id: {unit}\n    name: {unit}\n", f"id: {unit}\n    name: 区/建*局\n")
    directory.write_text(text, encoding="utf-8")
    office.git("commit", "-qam", "同名")
    office.do("render rectification-list --draft --per unit -o", str(tmp_path / "同名"))
    assert {f"区_建_局_{LABEL}_2024-09-20.xlsx", f"区_建_局_{LABEL}_2024-09-20（2）.xlsx"} <= set(
        names(tmp_path / "同名")
    )


def test_a_paper_of_an_earlier_day_shows_the_problems_as_they_stood(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    office.do(f"close {ID}")
    office.do("render rectification-list --as-of 2024-05-01 -o", str(tmp_path / "五月.xlsx"))
    office.do("render rectification-list --as-of 2024-04-01 -o", str(tmp_path / "四月.xlsx"))
    assert "已列入清单" in values(tmp_path / "五月.xlsx")
    assert not {"已销号", "付清工程款"} & set(values(tmp_path / "五月.xlsx"))
    assert ids(tmp_path / "四月.xlsx") == []


def test_all_prints_every_form_and_what_is_printed_for_each_into_a_folder_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = two_units(tmp_path)
    with_a_form(monkeypatch, office, "inspection", "problem")
    with_a_form(monkeypatch, office, "for-a-group", "group")
    said = office.do("render all -o", str(tmp_path / "全部"))
    assert f"附件 强化政府履约专项行动{LABEL}.xlsx" in names(tmp_path / "全部")
    assert len(names(tmp_path / "全部" / "核查表（示例）")) == 3
    assert said.err == ""


def test_a_form_that_fails_does_not_stop_the_others_and_sets_the_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = two_units(tmp_path)
    with_a_form(monkeypatch, office, "inspection", "problem")
    monkeypatch.setitem(FORMS, "closed-list", Form("销号表", "xlsx", lists=lambda _: False, subject="problem"))
    path = office.root / "templates" / "sheets" / "inspection.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("field: id", "field: idd"), encoding="utf-8")
    office.git("commit", "-qam", "写错一栏")
    said = office.run("render all --draft -o", str(tmp_path / "全部"))
    assert said.status == 4
    assert names(tmp_path / "全部") == [f"附件 强化政府履约专项行动{LABEL}.xlsx"]
    assert "没有可印的，未印：销号表" in said.err
    assert "没有印成：核查表（示例）（inspection）\n错误：表样有误" in said.err
    told = office.run("render all --draft --json -o", str(tmp_path / "全部")).data
    assert [one["form"] for one in told["papers"]] == ["rectification-list"]
    assert (told["empty"], [one["form"] for one in told["failed"]]) == (["closed-list"], ["inspection"])
    assert told["error"]["exit"] == 4


def test_a_fault_in_a_template_stops_its_own_form_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = two_units(tmp_path)
    with_a_form(monkeypatch, office, "inspection", "problem")
    path = office.root / "templates" / "sheets" / "inspection.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("field: id", "field: idd"), encoding="utf-8")
    office.git("commit", "-qam", "写错一栏")
    office.do("render rectification-list -o", str(tmp_path / "清单.xlsx"))
    said = office.run("render inspection -o", str(tmp_path / "核查"))
    assert (said.status, "台账有 1 处错误，不能印正式表格" in said.err) == (3, True)
    everything = office.run("render all -o", str(tmp_path / "全部"))
    assert everything.status == 4
    assert names(tmp_path / "全部") == [f"附件 强化政府履约专项行动{LABEL}.xlsx"]
    assert "没有印成：核查表（示例）（inspection）" in everything.err


def test_two_forms_of_one_official_name_do_not_overwrite_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = two_units(tmp_path)
    for form in ("inspection", "other"):
        with_a_form(monkeypatch, office, form, "ledger")
    office.do("render all -o", str(tmp_path / "全部"))
    assert {"核查表.xlsx", "核查表（2）.xlsx"} <= set(names(tmp_path / "全部"))


def test_an_interrupted_run_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = two_units(tmp_path)
    printed: list[str] = []

    def once(problem: Any) -> bool:
        printed.append(problem.id)
        raise KeyboardInterrupt

    monkeypatch.setitem(FORMS, "slow", Form("慢表", "xlsx", lists=once))
    said = office.run("render all -o", str(tmp_path / "全部"))
    assert (said.status, printed) == (130, [ID])
    assert names(tmp_path / "全部") == [f"附件 强化政府履约专项行动{LABEL}.xlsx"]


def test_a_folder_that_cannot_be_written_to_gets_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = two_units(tmp_path)
    (tmp_path / "满").mkdir()

    def full(*_: Any, **__: Any) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    said = office.run("render rectification-list --per unit -o", str(tmp_path / "满"))
    assert said.status == 2
    assert "写不进" in said.err
    assert names(tmp_path / "满") == []


def test_progress_is_drawn_on_a_terminal_and_gone_when_done(tmp_path: Path) -> None:
    office = two_units(tmp_path)
    said = office.at_a_terminal(f"render rectification-list --per unit -o '{tmp_path / '各单位'}'")
    assert said.status == 0
    assert "━" in said.out
    assert office.do("render rectification-list --per unit -o", str(tmp_path / "各单位")).err == ""


def test_an_empty_ledger_prints_an_empty_list(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    office.do("render rectification-list -o", str(tmp_path / "空.xlsx"))
    assert ids(tmp_path / "空.xlsx") == []


def test_the_day_of_a_paper_may_lie_ahead(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do("render rectification-list --as-of 2024-09-30 -o", str(tmp_path / "月底.xlsx"))
    assert date(2024, 9, 30) > TODAY
    assert ids(tmp_path / "月底.xlsx") == [ID]
