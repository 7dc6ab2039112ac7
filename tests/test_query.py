"""Queries as an officer types them, and which problems they pick."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from builders import do, ledger, problem

from lvyue_cli.errors import WrongUse
from lvyue_cli.query import Setting, select

if TYPE_CHECKING:
    from lvyue_cli.records.problem import Problem


def escalated(one: Problem, *steps: tuple[str, str | None]) -> Problem:
    for step, outcome in steps:
        one = do(one, "escalate", step=step, outcome=outcome)
    return one


PROBLEMS = (
    escalated(
        problem("rectifying", id="ZD-2024-A0001", title="拖欠校舍维修款", detail="维修三栋教学楼"),
        *(("negotiate", None), ("negotiate", "failed"), ("remind", None)),
    ),
    problem(
        "listed",
        "complaint",
        id="ZD-2024-A0002",
        title="奖励资金未兑现",
        line="investment",
        kind="reward_not_paid",
        responsible=("区招商服务中心",),
        enterprise={"name": "示例电子公司", "uscc": "91110108551385082Q"},
        amounts={"owed": "1200000.00"},
        basis="招商协议第七条",
    ),
    escalated(
        problem("closed", id="ZD-2024-A0003", title="拖欠设备款", amounts={"owed": "500000.00"}), ("circular", None)
    ),
    escalated(
        do(
            problem(
                "listed", "leader", id="ZD-2024-A0004", title="厂房逾期交付", line="policy", kind=None, amounts=None
            ),
            "assign",
            batch="第一批",
            cooperating=("区财政局",),
            reply_by=date(2024, 9, 20),
        ),
        ("remind", None),
    ),
    problem(
        "clue", id="ZD-2024-A0005", title="线索", line=None, kind=None, responsible=(), enterprise=None, amounts=None
    ),
)
SETTING = Setting(ledger(*PROBLEMS), date(2024, 9, 15))


def picked(*terms: str) -> str:
    return "".join(one.id[-1] for one in select(PROBLEMS, terms, SETTING))


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", "12345"),
        ("拖欠", "13"),
        ("拖欠 设备", "3"),
        ("教学楼", "1"),
        ("示例电子公司", "2"),
        ("第七条", "2"),
        ("区招商服务中心", "2"),
        ("A0004", "4"),
        ("没有这样的话", ""),
        ("state:closed", "3"),
        ("state:已销号", "3"),
        ("state:clue", "5"),
        ("line:arrears", "13"),
        ("line:拖欠企业账款清理", "13"),
        ("group:public_arrears_group", "13"),
        ("group:招商引资承诺清查兑现组", "2"),
        ("unit:区教育局", "134"),
        ("unit:区招商服务中心", "2"),
        ("unit:区国资局", "4"),
        ("unit:区营商办", "4"),
        ("channel:complaint", "25"),
        ("channel:自查", "13"),
        ("origin:self", "13"),
        ("origin:交办", "245"),
        ("kind:reward_not_paid", "2"),
        ("kind:奖励不兑现", "2"),
        ("light:red", "1"),
        ("light:黄", "4"),
        ("light:none", "235"),
        ("enterprise:示例电子公司", "2"),
        ("enterprise:91110108551385082Q", "2"),
        ("enterprise:电子", ""),
        ("batch:第一批", "4"),
        ("batch:第二批", ""),
        ("step:催办", "14"),
        ("step:remind", "14"),
        ("step:通报", "3"),
        ("step:协商", ""),
        ("-step:催办", "235"),
        ("amount>500000", "2"),
        ("amount>=50万元", "23"),
        ("amount<500000", "1"),
        ("amount<=480000.00", "1"),
        ("amount=120万", "2"),
        ("amount:480000", "1"),
        ("due<2024-09-01", "1"),
        ("due>=9月1日", "4"),
        ("due=2024-08-30", "1"),
        ("found>=2024-04-10", "12345"),
        ("found<2024年4月10日", ""),
        ("overdue", "1"),
        ("-overdue", "2345"),
        ("-state:closed -state:clue", "124"),
        ("-拖欠", "245"),
        ("-amount>500000", "1345"),
        ("unit:区教育局 -overdue state:closed", "3"),
    ],
)
def test_a_query_picks_what_meets_every_one_of_its_words(query: str, ids: str) -> None:
    assert picked(query) == ids


def test_several_texts_are_one_query() -> None:
    assert picked("state:rectifying", "拖欠 overdue") == "1"


def test_a_problem_without_an_amount_or_a_deadline_is_neither_more_nor_less() -> None:
    assert "4" not in picked("amount>0") + picked("amount<=0")
    assert "5" not in picked("due>2000-01-01") + picked("due<2100-01-01")


@pytest.mark.parametrize(
    ("query", "said", "remedy"),
    [
        ("stat:closed", "查询条件看不懂：stat:closed", "可用：state:、line:"),
        ("state>closed", "查询条件看不懂：state>closed", "可用：state:"),
        ("-owner:甲", "查询条件看不懂：owner:甲", "可用：state:"),
        ("state:finished", "查询条件 state: 没有“finished”", "可用：线索、已列入清单"),
        ("unit:区教肓局", "查询条件 unit: 没有“区教肓局”", "可用：区营商办、"),
        ("line:欠款", "查询条件 line: 没有“欠款”", "可用：招商引资承诺清查兑现、"),
        ("light:blue", "查询条件 light: 没有“blue”", "可用：黑、红、黄、绿、—"),
        ("amount>约50万", "金额看不懂：约50万；请写如 480000、48万元、1.2亿元", ""),
        ("due<426日", "日期看不准：426日；请写如 2024-05-06、2024年5月6日 或 5月6日", ""),
    ],
)
def test_a_query_that_cannot_be_understood_is_refused_with_what_could_be(query: str, said: str, remedy: str) -> None:
    with pytest.raises(WrongUse) as refused:
        picked(query)
    assert refused.value.message == said
    assert refused.value.remedy.startswith(remedy)
    assert refused.value.exit_status == 2


def test_a_lonely_dash_is_a_word_to_look_for() -> None:
    assert picked("-") == "12345", "every id holds a dash"
