"""A programme file with a mistake is refused with file, line and reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from builders import programme
from programme_text import faults_of, small

from lvyue_cli.programmes.route import nearest, steps_from
from lvyue_cli.records.state import State
from lvyue_cli.resources import CATALOGUE
from lvyue_cli.rules.programme import PROGRAMME_RULES
from lvyue_cli.store import catalogue

if TYPE_CHECKING:
    from pathlib import Path


def test_the_smallest_programme_is_accepted() -> None:
    assert faults_of(small()) == []


MISTAKES: dict[str, tuple[str, str, str]] = {  # what stands there, what is written instead, what is said
    "PG01": (
        "  - id: close\n",
        "  - id: confirm\n",
        "p.yaml:41:9 PG01 标识“confirm”重复 — 改为未用过的标识",
    ),
    "PG02": (
        "office: 区营商办\n",
        "office: 市营商办\n",
        "p.yaml:6:9 PG02 主管机构“市营商办”不在 units 中 — 在 units 中补上这个单位",
    ),
    "PG03": (
        "    lead: 区财政局\n",
        "    lead: 区财政所\n",
        "p.yaml:20:11 PG03 “拨付组”的“区财政所”不在 units 中 — 在 units 中补上这个单位",
    ),
    "PG04": (
        "    lines: [funds]\n",
        "    lines: [fund]\n",
        "p.yaml:22:13 PG04 没有“fund”这一任务类别 — 改为 lines 中已有的标识",
    ),
    "PG05": (
        "    stage: survey\n",
        "    stage: survy\n",
        "p.yaml:37:12 PG05 没有“survy”这一阶段 — 改为 stages 中已有的标识",
    ),
    "PG06": (
        "stages:\n",
        "stages:\n  - {id: later, label: 后期, begins_on: 2024-04-02, ends_on: 2024-07-31, clause: 四}\n",
        "p.yaml:30:16 PG06 “排查”的起期早于上一阶段的起期 — 按先后次序改写起止日期",
    ),
    "PG07": (
        "      - guard: line_is_known\n",
        "      - guard: line_is_knwon\n",
        "p.yaml:47:16 PG07 没有“line_is_knwon”这一条件 — 可用：line_is_known、",
    ),
    "PG08": (
        '        value: "2"\n',
        "        value: 两人\n",
        'p.yaml:49:16 PG08 核查人数应为数字 — 写作 value: "2"',
    ),
    "PG09": (
        "    from: [listed]\n",
        "    from: [applied]\n",
        "p.yaml:43:11 PG09 “close”从“已申请销号”开始，而从各渠道出发无法到达这一状态 — 补上到达这一状态的流转",
    ),
    "PG10": (
        "  - id: close\n    action: close\n    from: [listed]\n    to: closed\n",
        "  - id: close\n    action: confirm\n    from: [clue]\n    to: closed\n",
        "p.yaml:43:11 PG10 “close”与前面的流转重复 — 同一环节、同一起始状态只能有一条流转",
    ),
    "PG11": (
        "place: 示例区\n",
        "place: 示例区\ncatch_all: fund_group\n",
        "p.yaml:8:12 PG11 没有“fund_group”这一工作组 — 改为 groups 中已有的标识",
    ),
    "PG12": (
        "after: [negotiate]",
        "after: [negotiat]",
        "p.yaml:62:45 PG12 没有“negotiat”这一步骤 — 可用：negotiate、superior",
    ),
    "PG13": (
        "        - funds\n",
        "        - fund\n",
        "p.yaml:76:11 PG13 没有“fund”这一任务类别 — 可用：funds",
    ),
    "PG14": (
        "    - {id: large_sum, text: 大额的如何处置, when: {size: [large]}}\n",
        "",
        "p.yaml:74:7 PG14 “大额”没有处置办法，也未列为图中未规定的事项 — 补写或改写 when；图中没有说的写入 silences",
    ),
    "PG15": (
        "label: 大额}",
        'label: 大额, up_to: "600000.00"}',
        "p.yaml:71:9 PG15 “金额”各回答的 up_to 应依次增大，最后一个不写 — 按金额从小到大排列",
    ),
    "SC01": (
        "    lead: 区财政局\n",
        "",
        "p.yaml:18:5 SC01 缺少“牵头单位” — 补上 lead: 一行",
    ),
    "SC02": (
        "    to: closed\n",
        "    too: closed\n",
        "p.yaml:44:5 SC02 没有“too”这一项 — 是否 to？",
    ),
}
OTHERS: list[tuple[str, str, str]] = [
    (
        "place: 示例区\n",
        "place: 示例区\nsuperiors: [市营商办]\n",
        "p.yaml:8:13 PG02 “市营商办”不在 units 中 — 在 units 中补上这个单位",
    ),
    (
        "place: 示例区\n",
        "place: 示例区\norgans: [区审计局, 区委巡察办]\n",
        "p.yaml:8:16 PG02 “区委巡察办”不在 units 中 — 在 units 中补上这个单位",
    ),
    (
        "    stage: survey\n",
        "    senders: [group_leads, 各乡镇]\n    stage: survey\n",
        "p.yaml:37:28 PG02 “清单”的报送主体“各乡镇”不在 units 中 — 写单位标识，或 group_leads、counties、office",
    ),
    (
        "    from: [listed]\n",
        "    from: [listd]\n",
        "p.yaml:43:12 SC03 “起始状态”的值“listd”不对 — 只能是 clue、listed、assigned、rectifying、reported、verified、",
    ),
    (
        "    action: close\n",
        "    action: finish\n",
        "p.yaml:42:13 SC03 “办理环节”的值“finish”不对 — 没有“finish”这一环节",
    ),
    (
        "    by: [office]\n    guards:\n",
        "    by: [boss]\n    guards:\n",
        "p.yaml:45:9 SC03 没有这种办理主体：boss — 按同类条目的样式改写",
    ),
    (
        "    to: closed\n",
        "    to: closed\n    results: [pased]\n",
        "p.yaml:45:14 SC03 没有这种核查结论：pased — 按同类条目的样式改写",
    ),
    (
        "    ends_on: 2024-06-30\n",
        "    ends_on: 2024-03-30\n",
        "p.yaml:27:5 SC03 阶段的止期早于起期 — 按同类条目的样式改写",
    ),
    (
        "    ends_on: 2024-06-30\n",
        "    ends_on: 630日\n",
        "p.yaml:30:14 SC03 “止”的值“630日”不对 — 日期应写作 2024-05-06",
    ),
    (
        "    with: [区审计局]\n",
        "    with: [区审计所]\n",
        "p.yaml:21:12 PG03 “拨付组”的“区审计所”不在 units 中 — 在 units 中补上这个单位",
    ),
    (
        "          funds: [payment]\n",
        "          funds: [paymnt]\n",
        "p.yaml:52:19 PG08 没有“paymnt”这种材料 — 可用：payment、",
    ),
    (
        "          funds: [payment]\n",
        "          fund: [payment]\n",
        "p.yaml:52:17 PG08 没有“fund”这一任务类别 — 改为 lines 中已有的标识",
    ),
    (
        "          funds: [payment]\n",
        "          funds: [payment, [receipt]]\n",
        "p.yaml:52:11 SC04 “取值”应为一段文字 — 按同类条目的样式改写",
    ),
    (
        "      - id: late\n",
        "      - id: late\n        label: 迟\n      - id: late\n",
        "p.yaml:17:13 PG01 标识“late”重复 — 改为未用过的标识",
    ),
    (
        "- {id: superior, label",
        "- {id: negotiate, label",
        "p.yaml:62:14 PG01 标识“negotiate”重复 — 改为未用过的标识",
    ),
    ("{id: large, label", "{id: small, label", "p.yaml:72:16 PG01 标识“small”重复 — 改为未用过的标识"),
    ("large_sum, text", "refused, text", "p.yaml:86:12 PG01 标识“refused”重复 — 改为未用过的标识"),
    (
        "on_failure: superior",
        "on_failure: litigate",
        "p.yaml:82:83 PG13 没有“litigate”这一步骤 — 可用：negotiate、superior",
    ),
    (
        "chain: [negotiate, superior]",
        "chain: [negotiate, litigate]",
        "p.yaml:83:22 PG13 没有“litigate”这一步骤 — 可用：negotiate、superior",
    ),
    ("when: {size: [small]}", "when: {sise: [small]}", "p.yaml:82:61 PG13 没有“sise”这一问 — 可用：size"),
    (
        "when: {size: [small]}",
        "when: {size: [little]}",
        "p.yaml:82:62 PG13 “size”没有“little”这一回答 — 可用：small、large",
    ),
    ("fails: [P-1]", "fails: [P-2]", "p.yaml:86:47 PG13 没有“P-2”这一处置办法 — 可用：P-1"),
    ("when: {size: [large]}", "line: fund", "p.yaml:85:44 PG13 没有“fund”这一任务类别 — 可用：funds"),
    (
        "when: {size: [large]}",
        "when: {size: [small, large]}",
        "p.yaml:74:7 PG14 “小额”有 P-1、large_sum 几种处置办法 — 补写或改写 when；图中没有说的写入 silences",
    ),
    (
        "            - {id: P-1,",
        "            - {id: P-1, label: 又一, text: 又一, when: {size: [large]}}\n            - {id: P-1,",
        "p.yaml:83:20 PG14 处置办法“P-1”重复 — 改为未用过的标识",
    ),
    (
        'up_to: "500000.00"}',
        'up_to: "500000.00"}\n        - {id: middle, label: 中额, up_to: "400000.00"}',
        "p.yaml:71:9 PG15 “金额”各回答的 up_to 应依次增大，最后一个不写 — 按金额从小到大排列",
    ),
    (
        "reads: amount",
        "reads: disputed",
        "p.yaml:71:9 PG15 “金额”的回答应为 undisputed 和 disputed — 改写回答的标识",
    ),
    (
        "reads: amount",
        "reads: weather",
        "p.yaml:69:14 SC03 “登记的事实”的值“weather”不对 — 只能是 amount、disputed、kind",
    ),
    (
        "outcomes: [agreed, failed]",
        "outcomes: [agreed, lost]",
        "p.yaml:61:46 SC03 没有“lost”这种结果；可用：agreed、failed、answered — 按同类条目的样式改写",
    ),
    (
        "outcomes: [agreed, failed]",
        "product: paper",
        "p.yaml:61:45 SC03 “达成一致须附的材料”的值“paper”不对 — 没有“paper”这种材料；可用：payment、",
    ),
    (
        "on_failure: superior}",
        "papers: [{label: 凭证, kinds: [paymnt]}]}",
        "p.yaml:82:99 SC03 没有“paymnt”这种材料；可用：payment、",
    ),
    (
        ", when: {size: [large]}",
        "",
        "p.yaml:85:7 SC03 “large_sum”应写 line、when、fails 之一 — 按同类条目的样式改写",
    ),
]


ALL = [*MISTAKES.values(), *OTHERS]


@pytest.mark.parametrize(("stands", "written", "said"), ALL, ids=[said.split(" — ")[0] for _, _, said in ALL])
def test_a_mistake_is_refused_with_file_line_and_reason(stands: str, written: str, said: str) -> None:
    assert small().count(stands) == 1, "the mistake is made at one place"
    found = faults_of(small().replace(stands, written))
    assert any(line.startswith(said) for line in found), found


def test_stages_may_overlap_where_they_begin_in_order() -> None:
    earlier = "stages:\n  - {id: earlier, label: 前期, begins_on: 2024-03-01, ends_on: 2024-05-31, clause: 四}\n"
    assert faults_of(small().replace("stages:\n", earlier)) == []


def test_every_rule_of_programmes_has_its_mistake() -> None:
    assert {code for code, _, _ in PROGRAMME_RULES} <= MISTAKES.keys()


def test_a_move_from_an_island_of_states_is_found_too() -> None:
    island = "  - {id: apply, action: apply, from: [closed, applied], to: applied, by: [office]}\n"
    alone = small().replace("    from: [listed]\n", "    from: [applied]\n").replace("units:\n", f"{island}units:\n")
    assert [line.split()[1] for line in faults_of(alone)] == ["PG09", "PG09"]


def test_the_way_through_a_programme_is_counted_in_moves() -> None:
    steps = steps_from(programme(), (State.CLUE,))
    assert [steps[state] for state in (State.CLUE, State.LISTED, State.ASSIGNED, State.CLOSED)] == [0, 1, 2, 5]
    assert State.APPLIED not in steps


def test_the_nearest_move_lies_ahead_never_behind() -> None:
    found = nearest(programme(), "verify", State.RECTIFYING, "passed")
    assert found is not None
    assert found.id == "verify-passed"
    assert nearest(programme(), "close", State.DISMISSED, None) is None


def test_the_catalogue_lists_programmes_and_not_what_they_only_extend() -> None:
    assert "zengdu-2024" in catalogue.shipped()
    assert not any(name.startswith("_") for name in catalogue.shipped())
    assert (CATALOGUE / "_common.yaml").is_file()


def test_an_unknown_programme_is_refused_with_those_that_are_known(tmp_path: Path) -> None:
    (tmp_path / "fifth-2026.yaml").write_text("id: fifth-2026\n", encoding="utf-8")
    with pytest.raises(Exception, match="没有“sixth-2027”这个方案") as refusal:
        catalogue.load("sixth-2027", tmp_path)
    assert refusal.value.remedy == "现有方案：fifth-2026"  # type: ignore[attr-defined]
