"""`lvyue stats --risk`: where to look first, in words that accuse nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from office import ID, Office, an_office, rectified

if TYPE_CHECKING:
    from pathlib import Path

OTHER = "ZD-2024-A0002"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Two closed problems: one on a single day without a word of the enterprise, one by a photo used twice as well."""
    desk = rectified(tmp_path)
    desk.do(
        "add --channel 自查 --title 拖欠绿化款 --line 拖欠企业账款清理 --unit 区文旅局 --amount 6万元"
        " --enterprise 示例园林有限公司 --on 2024-09-02 --late 补录"
    )
    photo = str(desk.paper("照片.jpg"))
    for one in (ID, OTHER):
        desk.do(f"evidence {one} --kind photo", photo)
    desk.do(f"close {ID} --kind 清偿完毕")
    return desk


def test_problems_and_units_are_ranked_with_what_to_look_at(office: Office) -> None:
    said = office.do("stats --risk")
    first, second, *units = said.out.splitlines()
    assert first.split("\t")[:4] == ["9", ID, "区住建局", "拖欠道路工程款"]
    assert "现场照片“照片.jpg”也用于 ZD-2024-A0002，请核对是否属于本条" in first
    assert second.split("\t")[:2] == ["5", OTHER]
    assert units == ["9\t区住建局\t1 条", "5\t区文旅局\t1 条"]
    assert said.err == "2 条问题有应予核对的情形；分值只表示核对的先后，不是结论\n"


def test_programs_get_the_codes_and_their_weights(office: Office) -> None:
    risk = office.do("stats --risk --json").data["risk"]
    reasons = {one["code"]: one["weight"] for one in risk["problems"][0]["reasons"]}
    assert reasons == {"PR03": 5, "PR04": 3, "PR10": 1}
    assert risk["problems"][0]["weight"] == sum(reasons.values())
    assert risk["units"][0] == {"unit": "区住建局", "weight": 9, "problems": 1}


def test_a_query_picks_what_is_ranked_and_what_is_counted(office: Office) -> None:
    assert [one["id"] for one in office.do("stats --risk --json unit:区文旅局").data["risk"]["problems"]] == [OTHER]
    assert office.do("stats --json unit:区文旅局").data["total"] == 1


def test_what_somebody_answers_for_weighs_nothing(office: Office) -> None:
    office.do(f"accept PR03 {OTHER} --reason 一处工地两份合同")
    assert [one["id"] for one in office.do("stats --risk --json").data["risk"]["problems"]] == [ID]


def test_the_office_sets_its_own_weights(office: Office) -> None:
    settings = office.root / "lvyue.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}checks:\n  weights: {{PR03: 0, PR10: 7}}\n", encoding="utf-8")
    (problem,) = office.do("stats --risk --json").data["risk"]["problems"]
    assert (problem["id"], problem["weight"]) == (ID, 10)


def test_where_there_is_nothing_to_look_at_it_says_so(tmp_path: Path) -> None:
    said = an_office(tmp_path).do("stats --risk")
    assert (said.out, said.err) == ("", "0 条问题有应予核对的情形；分值只表示核对的先后，不是结论\n")


def test_nothing_printed_accuses(office: Office) -> None:
    said = office.do("stats --risk").out
    assert not [word for word in ("虚假", "造假", "违规", "责任人") if word in said]
