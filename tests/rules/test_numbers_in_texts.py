"""Credit codes and personal numbers: what the rules take for one, and what they leave alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from builders import TODAY, do, ledger, measure, paper, problem

from lvyue_cli.diagnostics import Severity
from lvyue_cli.rules.catalogue import check_problem

if TYPE_CHECKING:
    from lvyue_cli.diagnostics import Finding
    from lvyue_cli.records.problem import Problem


def found(one: Problem, code: str) -> list[Finding]:
    whole = ledger(one)
    return [finding for finding in check_problem(whole.filed[0], whole, TODAY) if finding.code == code]


def of_enterprise(uscc: str) -> list[Finding]:
    return found(problem(enterprise={"name": "示例公司", "uscc": uscc}), "AM03")


@pytest.mark.parametrize(
    "uscc", ["91350100M000100Y43", "91110108551385082Q", "91110000101623741K", "911101066976941872"]
)
def test_a_credit_code_whose_check_character_is_right_is_taken(uscc: str) -> None:
    assert of_enterprise(uscc) == []


@pytest.mark.parametrize("uscc", ["9135************43", "91XXXXXXXXXXXXXX43"])
def test_a_masked_credit_code_is_left_alone(uscc: str) -> None:
    assert of_enterprise(uscc) == []


def test_a_code_in_use_that_fails_its_check_is_a_warning_with_the_expected_character() -> None:
    (finding,) = of_enterprise("91350211M0000XUF46")
    assert finding.severity is Severity.WARNING
    assert finding.message == "统一社会信用代码 91350211M0000XUF46 校验不符：按前十七位，末位应为 R"


@pytest.mark.parametrize("uscc", ["91350100M000100Y4", "91350100M000100O43", "示例"])
def test_what_is_no_credit_code_at_all_is_said_to_be_none(uscc: str) -> None:
    (finding,) = of_enterprise(uscc)
    assert "不合编码规则" in finding.message


@pytest.mark.parametrize(
    "text",
    ["电话13800138000", "手机：13800138000。", "（13800138000）", "身份证11010519491231002X", "11010519491231002x"],
)
def test_a_mobile_number_or_an_identity_number_is_found_in_a_text(text: str) -> None:
    assert len(found(problem(detail=text), "PD01")) == 1


@pytest.mark.parametrize(
    "text",
    ["0722-3312345", "座机 3312345", "合同20240101380013800", "12800138000", "110105194912310021", "138001380001"],
)
def test_office_numbers_and_numbers_of_documents_are_left_alone(text: str) -> None:
    assert found(problem(detail=text), "PD01") == []


def test_personal_numbers_are_found_wherever_somebody_types() -> None:
    one = problem("assigned", enterprise={"name": "示例公司13800138000"}, leader="示例辛13800138000", ref="13800138000")
    one = do(one, "plan", measures=(measure("联系13800138000"),), note="13800138000")
    one = do(one, "evidence", evidence=(paper("photo", "13800138000.jpg"),))
    fields = [finding.field for finding in found(one, "PD01")]
    assert len(fields) == len(set(fields))
    assert set(fields) == {
        ("sources", 0, "ref"),
        ("enterprise", "name"),
        ("leader",),
        ("measures", 0, "text"),
        ("events", 2, "note"),
        ("events", 3, "evidence", 0, "name"),
    }


def test_a_number_that_was_corrected_away_is_not_reported_for_ever() -> None:
    one = problem(detail="电话13800138000")
    mended = do(one, "set", changes={"detail": "电话另行登记"})
    assert found(mended, "PD01") == []


def test_an_approver_or_an_assigned_unit_outside_the_directory_is_found() -> None:
    extended = do(problem("rectifying"), "extend", approver="示例癸@县财政局")
    assert [finding.field for finding in found(extended, "RF01")] == [("events", 3, "approver")]
    assigned = do(problem("listed"), "assign", lead="县教育局")
    assert [finding.field for finding in found(assigned, "RF01")] == [("lead",), ("events", 1, "lead")]
