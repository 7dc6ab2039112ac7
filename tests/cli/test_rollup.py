"""`lvyue rollup`: an office that looks after several places sees their ledgers in one table."""

from __future__ import annotations

import io
import json
import subprocess
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from typing import TYPE_CHECKING

import pytest
from office import Office, Said
from openpyxl import load_workbook

from lvyue_cli.cli.app import main
from lvyue_cli.workspace.session import Session

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2024, 9, 20)
DEBT = "add --channel 自查 --title 拖欠工程款 --line {} --unit {} --enterprise {} --amount {} --found 2024-09-20"


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A folder with the ledgers of two places; one enterprise waits for its money in both."""
    folder = tmp_path / "各县 台账"
    folder.mkdir()
    zengdu, maojian = Office(folder / "曾都", TODAY), Office(folder / "茅箭", TODAY)
    for office, law in ((zengdu, "zengdu-2024"), (maojian, "maojian-2024")):
        typed(f"init --programme {law}", str(office.root))
    zengdu.do(DEBT.format("拖欠企业账款清理", "区住建局", "示例建设有限公司", "48万元"))
    zengdu.do(DEBT.format("拖欠企业账款清理", "区教育局", "示例园林公司", "2万元"))
    maojian.do("unit add 区住建局 --kind organ")
    maojian.do(DEBT.format("拖欠企业账款清理", "区住建局", "示例建设有限公司", "100.005万元"))
    maojian.do("transition confirm MJ-2024-A0001 --line 拖欠企业账款清理")
    return folder


def typed(line: str, *more: str) -> Said:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = main([*line.split(), *more], Session(TODAY))
    return Said(status, out.getvalue(), err.getvalue())


def test_each_ledger_has_a_row_and_the_sum_counts_an_enterprise_of_both_once(county: Path) -> None:
    said = typed("rollup", str(county))
    assert (said.status, said.err) == (0, "")
    assert said.out == (
        "曾都区\t强化政府履约专项行动\t2024\t0\t2\t2\t0\t0.0%\t0\t0\t0\t2\t500,000.00\t0.00\t500,000.00\n"
        "茅箭区\t强化政府履约专项行动\t2024\t0\t1\t1\t0\t0.0%\t0\t0\t0\t1\t1,000,050.00\t0.00\t1,000,050.00\n"
        "合计\t\t\t0\t3\t3\t0\t0.0%\t0\t0\t0\t2\t1,500,050.00\t0.00\t1,500,050.00\n"
    )


def test_programs_get_the_figures_of_each_ledger_as_stats_gives_them(county: Path) -> None:
    data = typed("rollup --json", str(county / "茅箭"), str(county / "曾都")).data
    assert [(one["place"], one["errors"]) for one in data["ledgers"]] == [("茅箭区", 0), ("曾都区", 0)]
    stats = Office(county / "曾都", TODAY).do("stats --json").data
    assert {name: data["ledgers"][1][name] for name in stats} == stats
    assert data["total"]["amount"] == {"owed": "1500050.00", "paid": "0.00", "balance": "1500050.00"}
    assert data["total"]["by_state"]["listed"] == 3


def test_it_is_printed_with_sums_that_a_spreadsheet_adds_up_itself(county: Path, tmp_path: Path) -> None:
    said = typed("rollup", str(county), "-o", str(tmp_path))
    assert said.out == f"{tmp_path / '政府履约专项行动台账汇总表.xlsx'}\n"
    sheet = load_workbook(tmp_path / "政府履约专项行动台账汇总表.xlsx").active
    assert sheet is not None
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells[0][0] == "政府履约专项行动台账汇总表"
    total = next(row for row in cells if row[0] == "合计")
    assert [str(value).startswith("=SUBTOTAL(") or str(value).startswith("=SUM(") for value in total[-3:]] == [True] * 3
    assert 2 in total, "two enterprises, not three"


def test_a_day_of_before_and_a_bare_repository_are_read(county: Path, tmp_path: Path) -> None:
    bare = tmp_path / "服务器" / "曾都.git"
    subprocess.run(["git", "clone", "-q", "--bare", str(county / "曾都"), str(bare)], check=True)
    assert "合计\t\t\t0\t2\t" in typed("rollup", str(bare.parent)).out
    assert "合计\t\t\t0\t0\t" in typed("rollup --as-of 9月19日", str(bare)).out


def test_the_same_ledger_twice_is_refused_for_its_problems_would_count_twice(county: Path, tmp_path: Path) -> None:
    copy = tmp_path / "副本"
    subprocess.run(["git", "clone", "-q", str(county / "曾都"), str(copy)], check=True)
    said = typed("rollup", str(county), str(copy))
    assert (said.status, "中有同一条问题（ZD-2024-A0001），合计会重复计数" in said.err) == (2, True)


def test_a_ledger_with_errors_is_named_and_prints_only_a_draft(county: Path, tmp_path: Path) -> None:
    office = Office(county / "曾都", TODAY)
    file = office.file_of("ZD-2024-A0001")
    file.write_text(file.read_text(encoding="utf-8").replace("state: listed", "state: closed"), encoding="utf-8")
    office.git("commit", "-qam", "手工改的")
    assert f"{office.root}（曾都区）有 1 处错误，所列的数未必准确" in typed("rollup", str(county)).err
    refused = typed("rollup", str(county), "-o", str(tmp_path))
    assert refused.status == 3
    assert f"1. {office.root}（曾都区）有 1 处错误" in refused.err
    assert f"lvyue -C '{office.root}' validate" in refused.err
    assert typed("rollup --draft", str(county), "-o", str(tmp_path)).status == 0


@pytest.mark.parametrize(
    ("name", "status", "said"),
    [("没有", 2, "没有文件夹"), (".", 4, "不是台账，其中也没有台账"), ("坏", 4, "lvyue.yaml:1:1")],
)
def test_what_cannot_be_read_is_no_sum(name: str, status: int, said: str, tmp_path: Path) -> None:
    broken = tmp_path / "坏"
    if name == "坏":
        typed("init --programme zengdu-2024", str(broken))
        (broken / "lvyue.yaml").write_text("不是设置\n", encoding="utf-8")
        subprocess.run(["git", "-C", str(broken), "commit", "-qam", "手工改的"], check=True)
    found = typed("rollup --json", str(tmp_path / name))
    assert (found.status, said in json.loads(found.out)["error"]["message"]) == (status, True)
