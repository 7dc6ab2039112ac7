"""A programme of one's own at the terminal: a skeleton is written, filled in, checked, looked at and begun with."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from editors import fits
from office import Office, an_office

from lvyue_cli.text.guard import parse

FIFTH = Path(__file__).parents[1] / "programmes" / "shili-2025.yaml"
NEW = "programme new 示例县.yaml --extends zengdu-2024"
PROGRAMMES = ["maojian-2024", "suizhou-2023", "xixian-2024", "zengdu-2024"]
KNOWN = (
    "--id shilix-2025 --place 示例县 --office 县营商办 --title 示例专项行动 --document 示例县专项行动方案"
    " --issuer 示例县领导小组 --number 示营商发〔2025〕2号 --year 2025 --prefix SLX"
)
EXAMPLE = re.compile(r"(?:^# (?:channels|moves|sanctions|open_points):\n(?:^#  .*\n)+)", re.MULTILINE)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A folder without a ledger, and the current one."""
    folder = tmp_path / "方 案"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Office(folder, today=date(2025, 2, 20))


def fits_its_schema(file: Path) -> bool:
    first = file.read_text(encoding="utf-8").splitlines()[0]
    schema = file.parent / first.partition("$schema=")[2]
    return fits(schema, file)


@pytest.mark.parametrize("base", PROGRAMMES)
def test_a_skeleton_as_written_is_without_error_fits_its_schema_and_begins_a_ledger(desk: Office, base: str) -> None:
    said = desk.do(f"programme new 示例县.yaml --extends {base} --office 县营商办")
    assert said.out == "示例县.yaml\n"
    assert "lvyue validate 示例县.yaml" in said.err
    checked = desk.do("validate 示例县.yaml --json").data
    assert (checked["summary"]["checked"], checked["summary"]["errors"]) == (1, 0)
    assert {"place", "document", "number", "prefix"} <= {one["field"] for one in checked["findings"]}
    assert desk.run("validate 示例县.yaml --strict").status == 1
    assert fits_its_schema(desk.root / "示例县.yaml")
    begun = desk.do("init 台账 --programme 示例县.yaml")
    assert re.search(r"方案还有 \d+ 处待补", begun.err)
    ledger = Office(desk.root / "台账", today=desk.today)
    assert ledger.do("validate --strict").out == ""
    shown = ledger.do("programme show --json").data["programme"]
    assert (shown["id"], shown["year"], shown["office"], shown["issued_on"]) == ("own-2025", 2025, "县营商办", None)
    assert {stage["begins_on"][:4] for stage in shown["stages"]} == {"2025"}
    assert all("aliases" not in unit for unit in shown["units"])


def test_what_is_told_is_not_asked_for_again(desk: Office) -> None:
    desk.do(f"{NEW} {KNOWN}")
    data = parse((desk.root / "示例县.yaml").read_bytes()).data
    assert {key: data[key] for key in ("id", "place", "office", "number", "year", "prefix")} == {
        "id": "shilix-2025",
        "place": "示例县",
        "office": "县营商办",
        "number": "示营商发〔2025〕2号",
        "year": "2025",
        "prefix": "SLX",
    }
    findings = desk.do("validate 示例县.yaml --json").data["findings"]
    assert not [one for one in findings if one["code"] == "EX04" and not one["field"].endswith("clause")]
    assert desk.do("init 台账 --programme 示例县.yaml").status == 0
    assert "SLX-2025-A0001" in Office(desk.root / "台账", today=desk.today).do("add --channel 领导交办 --title 甲").out


def test_a_skeleton_that_is_filled_in_has_only_the_clauses_of_the_other_document_to_be_looked_at(desk: Office) -> None:
    desk.do(f"{NEW} {KNOWN}")
    file = desk.root / "示例县.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("clause: 【待补】", "clause: 三"), encoding="utf-8")
    (finding,) = desk.do("validate 示例县.yaml --json").data["findings"]
    assert (finding["code"], finding["severity"], finding["line"]) == ("EX05", "warning", 13)


@pytest.mark.parametrize("base", PROGRAMMES)
def test_the_examples_in_its_comments_hold_when_the_signs_are_taken_away(desk: Office, base: str) -> None:
    desk.do(f"programme new 示例县.yaml --extends {base}")
    file = desk.root / "示例县.yaml"
    text = file.read_text(encoding="utf-8").replace("sanctions: []\nopen_points: []\n", "")
    written, count = EXAMPLE.subn(lambda found: re.sub("^# ", "", found[0], flags=re.MULTILINE), text)
    file.write_text(written, encoding="utf-8")
    assert count == 4
    desk.do("validate 示例县.yaml")
    shown = desk.do("programme show 示例县.yaml").out
    assert "12345 热线（hotline）" in shown
    assert "重开：" not in shown
    assert fits_its_schema(file)


def test_a_skeleton_names_everything_that_is_inherited(desk: Office) -> None:
    desk.do(NEW)
    text = (desk.root / "示例县.yaml").read_text(encoding="utf-8")
    law = desk.do("programme show zengdu-2024 --json").data["programme"]
    inherited = [*law["channels"], *law["moves"], *(kind for line in law["lines"] for kind in line["kinds"])]
    assert [one["id"] for one in inherited if one["id"] not in text] == []


def test_an_existing_file_is_never_overwritten(desk: Office) -> None:
    desk.do(NEW)
    file = desk.root / "示例县.yaml"
    schema = desk.root / "schemas" / "own-programme.schema.json"
    file.write_text("我的\n", encoding="utf-8")
    schema.write_text("{}\n", encoding="utf-8")
    again = desk.run(NEW)
    assert (again.status, "已有文件 示例县.yaml，不能覆盖" in again.err) == (2, True)
    assert file.read_text(encoding="utf-8") == "我的\n"
    desk.do(NEW.replace("示例县", "又一县"))
    assert schema.read_text(encoding="utf-8") == "{}\n"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("示例县.yaml", "缺少选项 --extends"),
        ("示例县.yaml", "现有方案：maojian-2024（强化政府履约专项行动方案）、"),
        ("示例县.yaml --extends _common", "没有“_common”这个方案可作依据"),
        ("示例县.yaml --extends hubei-2030", "现有方案：maojian-2024"),
        ("示例县 --extends zengdu-2024", "文件名应以 .yaml 结尾"),
        ("没有/示例县.yaml --extends zengdu-2024", "写不进 没有/示例县.yaml"),
        ("示例县.yaml --extends zengdu-2024 --year 25", "选项 --year的值不对"),
        ("示例县.yaml --extends zengdu-2024 --prefix sl", "“编号前缀”的值“sl”写法不对"),
        ("示例县.yaml --extends zengdu-2024 --office '县 营商办'", "“主管机构”的值“县 营商办”写法不对"),
        ("示例县.yaml --extends zengdu-2024 --id 示例", "“方案标识”的值“示例”写法不对"),
        ("示例县.yaml --extends zengdu-2024 --id zengdu-2024", "所据方案成了循环"),
        ("示例县.yaml --extends zengdu-2024 --id xixian-2024", "“xixian-2024”是程序自带方案的标识"),
        ("示例县.yaml --extends zengdu-2024 --place ''", "“地方”"),
        ("示例县.yaml --extends zengdu-2024 --place '甲\x1b乙'", "有控制字符"),
        ("示例县.yaml --extends zengdu-2024 --place '甲\n乙'", "“地方”的值“甲"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(desk: Office, line: str, sentence: str) -> None:
    said = desk.run(f"programme new {line}")
    assert (said.status, said.out) == (2, "")
    assert sentence in said.err
    assert list(desk.root.iterdir()) == []


def test_texts_that_yaml_would_take_for_something_else_stay_texts(desk: Office) -> None:
    desk.do(f"{NEW} --title", "甲: 乙 # [丙]", "--document", "2024", "--place", '"示例"', "--issuer", "&amp *x")
    data = parse((desk.root / "示例县.yaml").read_bytes()).data
    assert [data[key] for key in ("title", "document", "place", "issuer")] == [
        "甲: 乙 # [丙]",
        "2024",
        '"示例"',
        "&amp *x",
    ]
    assert fits_its_schema(desk.root / "示例县.yaml")


def test_the_answer_for_programs(desk: Office) -> None:
    said = desk.do("programme new shili-2025.yml --extends xixian-2024 --json").data
    assert said["programme"] == {
        "id": "shili-2025",
        "extends": "xixian-2024",
        "path": "shili-2025.yml",
        "schema": "schemas/own-programme.schema.json",
    }


def broken(folder: Path) -> Path:
    file = folder / "坏.yaml"
    text = FIFTH.read_text(encoding="utf-8").replace("inspection_did_not_fail", "inspection_did_fail", 1)
    file.write_text(text.replace("    clause: 三（二）\n", "    clause: 【待补】\n"), encoding="utf-8")
    return file


def test_a_file_is_checked_in_every_format_without_a_ledger(desk: Office) -> None:
    line = broken(desk.root).read_text(encoding="utf-8").splitlines().index("      - guard: inspection_did_fail") + 1
    said = desk.run("validate 坏.yaml")
    assert said.status == 1
    assert f"坏.yaml:{line}:16 PG07 没有“inspection_did_fail”这一条件 — 可用：" in said.out
    assert "EX04 groups.money_group.clause 待补 — 按方案原文填写（提示）" in said.out
    assert said.err == "共校验 1 个文件：错误 1 处，提示 1 处\n"
    document = desk.run("validate 坏.yaml --format json").data
    assert document["summary"] == {"checked": 1, "errors": 1, "warnings": 1, "notices": 0, "accepted": 0}
    assert {key: document["findings"][1][key] for key in ("code", "path", "line", "column", "id", "field")} == {
        "code": "PG07",
        "path": "坏.yaml",
        "line": line,
        "column": 16,
        "id": None,
        "field": "moves.6.guards.0.guard",
    }
    github = desk.run("validate 坏.yaml --format github").out
    assert f"::error file=坏.yaml,line={line},col=16,title=PG07::" in github
    assert "::warning file=坏.yaml,line=50,col=13,title=EX04::" in github
    results = desk.run("validate 坏.yaml --format sarif").data["runs"][0]["results"]
    assert results[1]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": quote("坏.yaml")},
        "region": {"startLine": line, "startColumn": 16},
    }


def test_several_files_are_checked_at_once_and_warnings_fail_only_when_asked(desk: Office) -> None:
    desk.do("programme new 甲.yaml --extends zengdu-2024")
    (desk.root / "乙.yml").write_bytes(FIFTH.read_bytes())
    said = desk.do("validate 甲.yaml 乙.yml")
    assert said.err.startswith("共校验 2 个文件：错误 0 处，提示 ")
    assert desk.run("validate 乙.yml --strict").status == 0
    assert desk.run("validate 甲.yaml 乙.yml --strict").status == 1


def test_a_file_that_is_not_there_is_wrong_use(desk: Office) -> None:
    said = desk.run("validate 没有.yaml")
    assert (said.status, "没有文件 没有.yaml" in said.err) == (2, True)
    assert desk.run("validate").status == 4


def test_beside_and_inside_a_ledger_a_file_is_a_programme_unless_the_ledger_keeps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = an_office(tmp_path)
    for place in (tmp_path / "坏.yaml", office.root / "坏.yaml"):
        broken(place.parent)
        assert "PG07" in office.run("validate", str(place)).out
    assert office.do("validate", str(office.root)).err == "共校验 4 个文件：错误 0 处，提示 0 处\n"
    for name in ("programme.yaml", "units.yaml", "templates", "schemas"):
        (office.root / "templates").mkdir(exist_ok=True)
        assert office.do("validate", str(office.root / name)).err == "共校验 4 个文件：错误 0 处，提示 0 处\n"
    mixed = office.run("validate", str(office.root / "units.yaml"), str(tmp_path / "坏.yaml"))
    assert (mixed.status, "不能与台账一并校验" in mixed.err) == (2, True)
    monkeypatch.chdir(office.root)
    assert "坏.yaml:" in office.run("validate 坏.yaml").out


def test_a_ledgers_own_programme_extends_nothing(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    path = office.root / "programme.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "extends: zengdu-2024\n", encoding="utf-8")
    said = office.run("validate", str(path))
    assert (said.status, "SC02 没有“extends”这一项" in said.out) == (1, True)


def test_an_id_goes_before_a_file_of_the_same_name(desk: Office) -> None:
    (desk.root / "zengdu-2024").write_bytes(FIFTH.read_bytes())
    assert desk.do("programme show zengdu-2024 --json").data["programme"]["id"] == "zengdu-2024"
    assert desk.do("programme show ./zengdu-2024 --json").data["programme"]["id"] == "shili-2025"


def test_a_broken_file_begins_no_ledger_and_is_not_shown(desk: Office) -> None:
    broken(desk.root)
    for line in ("init 台账 --programme 坏.yaml", "programme show 坏.yaml"):
        said = desk.run(line)
        assert (said.status, said.out) == (2, "")
        assert "错误：方案 坏.yaml 有 1 处错误\n  1. 第 " in said.err
        assert "→ 改正后再用；查看全部：lvyue validate 坏.yaml" in said.err
    assert not (desk.root / "台账").exists()
    error = json.loads(desk.run("init 台账 --programme 坏.yaml --json").out)["error"]
    assert (error["exit"], error["conditions"][0]["code"]) == (2, "PG07")


@pytest.mark.parametrize("name", ["没有.yaml", "examples/zengdu-2024", "../catalogue/zengdu-2024", "."])
def test_a_name_leads_neither_to_nothing_nor_into_lvyue_itself(desk: Office, name: str) -> None:
    said = desk.run(f"init 台账 --programme {name}")
    assert said.status == 2
    assert f"没有“{name}”这个方案" in said.err
    assert "现有方案：maojian-2024" in said.err


def test_help_tells_of_files(desk: Office) -> None:
    assert "以已有方案为据，写出自己的方案文件" in desk.run("programme --help").out
    shown = desk.run("programme new --help").out
    assert "已有的不覆盖" in shown
    assert "（必填）" in shown
    assert "ID|FILE" in desk.run("init --help").out
