"""`lvyue programme chart`: the chart as a file to print, or as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from office import Office, an_office

if TYPE_CHECKING:
    from pathlib import Path

NAME = "加强政府诚信建设专项行动工作图.svg"


def test_a_chart_is_drawn_under_its_name_into_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert Office(tmp_path).do("programme chart suizhou-2023").out == f"{NAME}\n"
    assert "一次性清偿" in (tmp_path / NAME).read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == [NAME]  # written whole, and nothing left beside it


def test_it_goes_into_a_folder_or_a_file_the_same_each_time(tmp_path: Path) -> None:
    office = Office(tmp_path)
    file = tmp_path / "墙上.svg"
    office.do("programme chart suizhou-2023 -o", str(tmp_path))
    assert office.do("programme chart suizhou-2023 -o", str(file)).out == f"{file}\n"
    assert file.read_bytes() == (tmp_path / NAME).read_bytes()


def test_without_an_id_it_is_the_ledgers_own_and_says_whose_chart_it_is(tmp_path: Path) -> None:
    office = an_office(tmp_path, "zengdu-2024")
    file = tmp_path / "图.svg"
    office.do("programme chart -o", str(file))
    assert "（本方案无工作图，参照随州市随营商发〔2023〕11号附件）" in file.read_text(encoding="utf-8")
    assert "统筹法院、司法等部门" in office.do("programme show --json").out  # the steps are the chart's too


def test_an_office_draws_what_it_changed_in_its_own_copy(tmp_path: Path) -> None:
    office = an_office(tmp_path, "suizhou-2023")
    law = office.root / "programme.yaml"
    law.write_text(law.read_text(encoding="utf-8").replace("一次性清偿", "当年一次付清"), encoding="utf-8")
    office.do("programme chart -o", str(tmp_path / "图.svg"))
    assert "当年一次付清" in (tmp_path / "图.svg").read_text(encoding="utf-8")


def test_as_data_it_is_printed_and_written_only_where_a_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    office = Office(tmp_path)
    data = office.do("programme chart suizhou-2023 --json").data
    assert list(data) == ["chart"]
    assert [block["id"] for block in data["chart"]["blocks"]] == ["arrears", "policy", "promises"]
    assert not list(tmp_path.iterdir())
    assert office.do("programme chart suizhou-2023 --json -o 图.svg").data == {**data, "path": "图.svg"}
    assert (tmp_path / "图.svg").is_file()


@pytest.mark.parametrize("programme", ["maojian-2024", "xixian-2024"])
def test_a_programme_without_a_chart_is_refused_with_what_to_do(tmp_path: Path, programme: str) -> None:
    said = Office(tmp_path).run(f"programme chart {programme} -o", str(tmp_path))
    assert (said.status, said.out) == (3, "")
    assert "错误：本方案无工作图\n" in said.err
    assert "销号材料按任务类别和销号情形，lvyue programme show 可查；要参照别处工作图的" in said.err
    assert "lvyue programme chart suizhou-2023" in said.err
    refused = Office(tmp_path).run(f"programme chart {programme} --json")
    assert (refused.status, refused.data["error"]["exit"]) == (3, 3)
    assert not list(tmp_path.iterdir())


def test_no_programme_no_ledger_and_no_folder_are_told_apart(tmp_path: Path) -> None:
    office = Office(tmp_path)
    assert office.run("programme chart nowhere-2024").status == 2
    assert office.run("programme chart").status == 4
    said = office.run("programme chart suizhou-2023 -o", str(tmp_path / "无" / "图.svg"))
    assert said.status == 2
    assert "先建好文件夹" in said.err
