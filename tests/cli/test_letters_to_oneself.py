"""Nobody writes to himself: what the office handles itself needs no letter, and with others only they are addressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from office import Office, an_office
from paragraphs import written

if TYPE_CHECKING:
    from pathlib import Path

OWN, SHARED = "ZD-2024-A0001", "ZD-2024-A0002"
REPORT = "reported.txt"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office with a problem of its own, and one that it shares; both assigned and reported."""
    made = an_office(tmp_path)
    add = "add --channel 自查 --line 惠企政策落实 --kind 宣传不到位"
    made.do(f"{add} --title 政策汇编未公布 --unit 区营商办")
    made.do(f"{add} --title 政策解读未开展 --unit 区营商办 --unit 区财政局")
    made.do(f"transition assign {OWN} {SHARED} --reply-by 2024-09-25")
    return made


def with_letters(office: Office) -> Office:
    """Plan, report and urge both."""
    for id_, by in ((OWN, "示例甲@区营商办"), (SHARED, "示例丁@区财政局")):
        office.do(f"transition plan {id_} --measure 公布@示例丁@2024-09-24 --by {by}")
        office.do(f"transition report {id_} --by {by} --evidence", str(office.paper(REPORT)))
        office.do(f"escalate supervise {id_} --reply-by 2024-09-28 --reason 逾期 --approver 示例甲@区营商办")
    return office


def test_what_is_assigned_goes_to_the_others_only(office: Office, tmp_path: Path) -> None:
    said = office.do("render assignment-letter -o", str(tmp_path / "交办"))
    assert [path.name.split("_")[0] for path in sorted((tmp_path / "交办").iterdir())] == ["区财政局"], said.out


@pytest.mark.parametrize("form", ["written-feedback", "supervision-letter"])
def test_a_letter_to_oneself_is_refused_with_what_to_do(office: Office, form: str, tmp_path: Path) -> None:
    said = with_letters(office).run(f"render {form} {OWN} -o", str(tmp_path / "函.docx"))
    assert said.status == 3
    assert f"{OWN} 由区营商办自办，收发文是同一单位" in said.err
    assert "→ " in said.err
    assert not (tmp_path / "函.docx").exists()


def test_with_others_the_office_is_left_out_of_its_own_letter(office: Office) -> None:
    with_letters(office)
    letter = written(office.root, "supervision-letter", office.today, about=SHARED)
    assert "addressee: 区财政局\n" in letter
    feedback = written(office.root, "written-feedback", office.today, about=SHARED)
    assert "signature: 区财政局\n" in feedback
    assert "addressee: 区财政局\n" not in feedback
