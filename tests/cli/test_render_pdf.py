"""A PDF besides: made where LibreOffice is there, and where it is not, the paper itself is there all the same."""

from __future__ import annotations

import os
import signal
import stat
import time
from typing import TYPE_CHECKING

import pytest
from office import ID, Office, with_a_problem
from office_programs import needs_calc

from lvyue_cli.renderers import pdf

if TYPE_CHECKING:
    from pathlib import Path


def with_an_office_program(folder: Path, script: str, patch: pytest.MonkeyPatch) -> None:
    """Put a program of LibreOffice's name before all others."""
    program = folder / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    patch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")


def printed(office: Office, options: str = "") -> tuple[int, str, list[str]]:
    folder = office.root.parent / "出"
    folder.mkdir(exist_ok=True)
    said = office.run(f"render rectification-list {options} --pdf -o", str(folder))
    return said.status, said.err, sorted(path.name for path in folder.iterdir())


@pytest.mark.office
@needs_calc
def test_a_pdf_lies_beside_each_paper(tmp_path: Path) -> None:
    status, err, names = printed(with_a_problem(tmp_path), "--per problem")
    assert (status, err) == (0, "")
    assert names == [f"{ID}_问题排查及整改清单_2024-09-20.{suffix}" for suffix in ("pdf", "xlsx")]
    assert (tmp_path / "出" / names[0]).read_bytes().startswith(b"%PDF")


@pytest.mark.office
@needs_calc
def test_a_file_that_was_named_gives_its_name_to_the_pdf(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    said = office.do("render rectification-list --pdf --json -o", str(tmp_path / "清单 一.xlsx")).data
    assert [one["path"] for one in said["papers"]] == [str(tmp_path / f"清单 一.{end}") for end in ("xlsx", "pdf")]
    assert (tmp_path / "清单 一.pdf").read_bytes().startswith(b"%PDF")


def test_without_libreoffice_the_paper_is_there_and_the_reason_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = with_a_problem(tmp_path)
    monkeypatch.setattr(pdf, "PROGRAMS", ("lvyue-no-such-program",))
    status, err, names = printed(office)
    assert status == 2
    assert "本机没有 LibreOffice" in err
    assert names == ["附件 强化政府履约专项行动问题排查及整改清单.xlsx"]
    told = office.run("render rectification-list --pdf --json -o", str(tmp_path / "出")).data
    assert (len(told["papers"]), told["failed"][0]["exit"], told["error"]["code"]) == (1, 2, "usage")


def test_a_libreoffice_that_makes_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = with_a_problem(tmp_path)
    with_an_office_program(tmp_path, "exit 1", monkeypatch)
    status, err, names = printed(office)
    assert (status, len(names)) == (2, 1)
    assert "没有转成 PDF：附件 强化政府履约专项行动问题排查及整改清单.xlsx" in err


def test_a_libreoffice_that_hangs_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = with_a_problem(tmp_path)
    with_an_office_program(tmp_path, f"sleep 600 & echo $! > '{tmp_path}/child'; wait", monkeypatch)
    monkeypatch.setattr(pdf, "SECONDS", 1)
    monkeypatch.setattr(pdf, "SECONDS_EACH", 0)
    status, err, names = printed(office)
    assert (status, len(names)) == (2, 1)
    assert "久无回应" in err
    child = int((tmp_path / "child").read_text(encoding="utf-8"))
    for _ in range(50):
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    os.kill(child, signal.SIGKILL)
    pytest.fail("what it started still runs")


def test_it_is_called_with_settings_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = with_a_problem(tmp_path)
    with_an_office_program(tmp_path, f"echo \"$@\" > '{tmp_path}/called'", monkeypatch)
    printed(office)
    called = (tmp_path / "called").read_text(encoding="utf-8")
    assert called.startswith("-env:UserInstallation=file:///")
    assert "--headless" in called
