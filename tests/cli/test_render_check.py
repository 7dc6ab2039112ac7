"""A printed file is checked against the commit and the day that it names, whatever became of the ledger since."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from office import ARREARS, ID, Office, an_office, rectified, with_a_problem

from lvyue_cli.workspace import printed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LIST = "清单.xlsx"
CUSTOM = "docProps/custom.xml"


def at_the_desk(folder: Path, options: str = "") -> tuple[Office, Path]:
    """An office with one problem, and its list printed."""
    office = with_a_problem(folder)
    office.do(f"render rectification-list {options} -o", str(folder / LIST))
    return office, folder / LIST


def changed(path: Path, part: str, change: Callable[[bytes], bytes], target: Path) -> Path:
    """Pack a paper again with one part changed."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return target


def saying(path: Path, old: str, new: str) -> Path:
    """Pack a paper again with one property changed."""
    return changed(path, CUSTOM, lambda raw: raw.decode().replace(old, new).encode(), path.with_name("改过.xlsx"))


def test_a_paper_stays_what_the_ledger_printed_after_newer_acts(tmp_path: Path) -> None:
    office, paper = at_the_desk(tmp_path)
    first = office.do("render --check", str(paper))
    assert (first.out, first.err) == (f"{paper} 与台账一致\n", "")
    office.do(f"transition accept {ID}")
    office.do(f"set {ID} title=拖欠修路款 --reason 补正")
    later = office.do("render --check", str(paper))
    assert "又有 2 次办理或修改" in later.err
    assert office.do("render --json --check", str(paper)).data["same"] is True


@pytest.mark.parametrize(
    "options",
    [
        "state:listed 'amount>10'",
        "--draft",
        "--as-of 2024-05-01",
        "--since 2024-05-01",
        "--per unit unit:区住建局",
        "--per group",
        "--per problem",
        "-state:closed 'A&B<\"'",
    ],
)
def test_whatever_was_asked_for_is_printed_again(options: str, tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"set {ID} title='拖欠A&B<\"工程款' --reason 补正")
    (tmp_path / "出").mkdir()
    office.do(f"render rectification-list {options} -o", str(tmp_path / "出"))
    office.do(f"transition accept {ID}")
    papers = sorted((tmp_path / "出").iterdir())
    assert papers
    for paper in papers:
        assert office.run("render --check", str(paper)).status == 0


def test_a_changed_cell_is_named(tmp_path: Path) -> None:
    office, paper = at_the_desk(tmp_path)
    stated = "".join(f"&#{ord(one)};" for one in "已列入清单").encode()
    forged = changed(
        paper, "xl/worksheets/sheet1.xml", lambda raw: raw.replace(stated, b"x", 1), tmp_path / "改过.xlsx"
    )
    said = office.run("render --check", str(forged))
    assert said.status == 1
    assert "与台账不一致\n第 1 张表 T6 格：文件为“x”，台账为“已列入清单”" in said.out


def test_a_file_that_only_looks_different_is_told_apart(tmp_path: Path) -> None:
    office, paper = at_the_desk(tmp_path)
    styled = changed(paper, "xl/styles.xml", lambda raw: raw + b" ", tmp_path / "改过.xlsx")
    said = office.run("render --check", str(styled))
    assert said.status == 1
    assert "文字与台账一致；不同的是格式或属性（xl/styles.xml）" in said.out


def test_another_version_of_the_program_is_told(tmp_path: Path) -> None:
    office, paper = at_the_desk(tmp_path)
    said = office.run("render --check", str(saying(paper, printed.MADE_BY, "lvyue 9.9")))
    assert said.status == 1
    assert "文件由 lvyue 9.9 印出" in said.err


def test_a_commit_that_this_clone_does_not_have_is_refused(tmp_path: Path) -> None:
    office, paper = at_the_desk(tmp_path)
    office.do(f"transition accept {ID}")
    shallow = tmp_path / "浅"
    office.git("clone", "--quiet", "--depth=1", f"file://{office.root}", str(shallow))
    said = Office(shallow).run("render --check", str(paper))
    assert said.status == 2
    assert "浅克隆" in said.err
    assert "git fetch --unshallow" in said.err
    (tmp_path / "另").mkdir()
    foreign = an_office(tmp_path / "另").run("render --check", str(paper))
    assert foreign.status == 2
    assert "没有文件所记的版本" in foreign.err


def test_a_commit_of_another_branch_is_told(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.git("switch", "--quiet", "-c", "side")
    office.do(ARREARS)
    office.do("render rectification-list -o", str(tmp_path / LIST))
    office.git("switch", "--quiet", "main")
    assert "不在当前分支上" in office.do("render --check", str(tmp_path / LIST)).err


def test_a_revision_in_the_place_of_a_commit_is_no_paper_of_ours(tmp_path: Path) -> None:
    office, paper = at_the_desk(tmp_path)
    commit = office.git("rev-parse", "HEAD").strip()
    for revision in ("HEAD", "--help", commit[:12], f"{commit}~1"):
        said = office.run("render --check", str(saying(paper, commit, revision)))
        assert said.status == 2
        assert "不是 lvyue 印出的文件" in said.err


def test_a_unit_that_had_nothing_then_has_no_paper(tmp_path: Path) -> None:
    office, _ = at_the_desk(tmp_path)
    office.do("render rectification-list --per unit state:listed -o", str(tmp_path / "各单位"))
    paper = next((tmp_path / "各单位").glob("区住建局*"))
    said = office.run("render --check", str(saying(paper, "state:listed", "state:closed")))
    assert said.status == 1
    assert "台账当时没有它所说的单位" in said.out


def a_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(CUSTOM, "<property name=" + '"' * 50_000_000)


def a_slow_one(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(CUSTOM, '<property name="a" ' * 3_000)


def a_foreign_one(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")


def a_cut_one(path: Path) -> None:
    a_foreign_one(path)
    path.write_bytes(path.read_bytes()[:-30])


HOSTILE: dict[str, Callable[[Path], object]] = {
    "a zip bomb": a_bomb,
    "a pattern that takes long": a_slow_one,
    "another program's file": a_foreign_one,
    "a cut file": a_cut_one,
    "no zip": lambda path: path.write_text("不是表格", encoding="utf-8"),
    "nothing": lambda path: path.write_bytes(b""),
    "a folder": lambda path: path.mkdir(),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_a_file_from_outside_is_refused_in_a_sentence(make: Callable[[Path], object], tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    make(tmp_path / "外来.xlsx")
    said = office.run("render --check", str(tmp_path / "外来.xlsx"))
    assert said.status == 2
    assert said.err.startswith("错误：")


def test_a_file_too_large_to_be_a_paper_is_not_read(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    with (tmp_path / "大.xlsx").open("wb") as stream:
        stream.truncate(printed.LARGEST + 1)
    assert office.run("render --check", str(tmp_path / "大.xlsx")).status == 2
    assert office.run("render --check", str(tmp_path / "没有.xlsx")).status == 2


def test_a_form_may_not_be_named_beside_the_file(tmp_path: Path) -> None:
    office, paper = at_the_desk(tmp_path)
    said = office.run("render rectification-list --check", str(paper))
    assert said.status == 2
    assert "文件自己记着" in said.err


def test_a_part_that_unpacks_without_end_is_not_unpacked(tmp_path: Path) -> None:
    office, paper = at_the_desk(tmp_path)
    bomb = changed(paper, "xl/worksheets/sheet1.xml", lambda raw: raw + b" " * 200_000_000, tmp_path / "炸.xlsx")
    said = office.run("render --check", str(bomb))
    assert said.status == 1
    assert "文件损坏" in said.out


def test_a_check_of_a_ledger_that_has_errors_by_now_still_works(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    office.do("render rectification-list -o", str(tmp_path / LIST))
    path = office.file_of(ID)
    path.write_text(path.read_text(encoding="utf-8").replace("state: verified", "state: closed"), encoding="utf-8")
    office.git("commit", "-qam", "手改状态")
    assert office.run("render --check", str(tmp_path / LIST)).status == 0
