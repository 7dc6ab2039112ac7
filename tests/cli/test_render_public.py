"""What is published: only what may be read by everybody, masked, and searched once more before it is written."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from office import ARREARS, ID, Office, rectified, with_a_problem
from openpyxl import load_workbook

if TYPE_CHECKING:
    from pathlib import Path

PUBLIC = "附件 强化政府履约专项行动问题排查及整改清单（公开）.xlsx"
SECRETS = ("示例建设有限公司", "道路工程", "示例甲", "示例乙", "示例丙", "付清工程款", "不愿透露", "修路合同")


def printed(office: Office, options: str = "") -> dict[str, Any]:
    """Print the public list and give its first row under its headers."""
    folder = office.root.parent
    office.do(f"render rectification-list --public {options} -o", str(folder))
    rows = list(load_workbook(folder / PUBLIC).worksheets[0].iter_rows(values_only=True))
    start = next(at for at, row in enumerate(rows) if "问题编号" in row)
    headers = [upper or lower for upper, lower in zip(rows[start], rows[start - 1], strict=True)]
    return {str(header).replace("\n", ""): value for header, value in zip(headers, rows[start + 1], strict=True)}


def with_a_setting(office: Office, *lines: str) -> None:
    path = office.root / "lvyue.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "public:\n" + "".join(f"  {one}\n" for one in lines), "utf-8")
    office.git("commit", "-qam", "公开的项目")


def with_a_template(office: Office, **changes: str) -> None:
    choice = changes.pop("choice", "未办")
    parts = {"id": "rectification-list", "title": "公示", "name": "公示", "file": "公示.xlsx", **changes}
    path = office.root / "templates" / "sheets" / "rectification-list.yaml"
    path.parent.mkdir(parents=True)
    text = "".join(f"{key}: {value}\n" for key, value in parts.items())
    columns = "columns:\n  - {header: 编号, field: id}\n  - {header: 状态, field: state, choices: [已办, 'CHOICE']}\n"
    path.write_text(text + columns.replace("CHOICE", choice), encoding="utf-8")
    office.git("add", "-A")
    office.git("commit", "-qm", "表样")


def everything_in(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        parts = [package.read(name).decode("utf-8") for name in package.namelist()]
    sheets = load_workbook(path).worksheets
    cells = [str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row]
    return "\n".join((*parts, *cells))


def test_what_nobody_allowed_is_not_in_the_file_at_all(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    office.do(f"set {ID} contract=修路合同 leader=示例甲 detail=企业不愿透露 cause=未列预算 --reason 补记")
    office.do(f"escalate remind {ID} --to 区住建局")
    row = printed(office)
    text = everything_in(tmp_path / PUBLIC)
    assert [secret for secret in SECRETS if secret in text] == []
    assert row["问题描述"] == "拖欠企业账款清理：延迟支付"
    assert row["涉及企业（项目）"] == "示**有限公司"
    assert (row["责任单位"], row["状态"], row["问题编号"]) == ("区住建局", "核查到位", ID)
    assert "核查人：某某、某某" in str(row["核查情况"])
    assert not {"责任人", "整改措施", "责任领导"} & row.keys()


def test_the_office_may_show_more(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    office.do(f"set {ID} leader=示例甲 title=拖欠示例建设有限公司工程款 --reason 补记")
    with_a_setting(office, "titles: true", "people: true")
    row = printed(office)
    assert row["问题描述"] == "拖欠示**有限公司工程款"
    assert row["责任领导"] == "示某某"


def test_an_enterprise_may_be_named(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    with_a_setting(office, "enterprises: true")
    assert printed(office)["涉及企业（项目）"] == "示例建设有限公司"


def test_enterprises_of_like_names_can_still_be_told_apart(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"{ARREARS} --enterprise 示例园林有限公司 --amount 5万元")
    office.do(f"{ARREARS} --enterprise 示例园林有限公司 --amount 6万元")
    office.do("render rectification-list --public -o", str(tmp_path))
    sheet = load_workbook(tmp_path / PUBLIC).worksheets[0]
    names = [cell.value for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("示**")]
    assert names == ["示**有限公司", "示**有限公司（2）", "示**有限公司（2）"]


def test_a_single_case_of_a_unit_is_told(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    said = office.do("render rectification-list --public -o", str(tmp_path))
    assert "只有 1 条的单位：区住建局" in said.err
    office.do(ARREARS)
    assert office.do("render rectification-list --public -o", str(tmp_path)).err == ""


@pytest.mark.parametrize("query", ["enterprise:示例建设有限公司", "工程款", "-工程款", "state:listed 区住建局"])
def test_a_query_that_would_tell_what_is_hidden_is_refused(query: str, tmp_path: Path) -> None:
    said = with_a_problem(tmp_path).run(f"render rectification-list --public {query} -o", str(tmp_path))
    assert said.status == 2
    assert "公开件不能按" in said.err


def test_a_query_of_what_is_public_is_remembered_and_checked(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    printed(office, "unit:区住建局 'amount>1' -overdue")
    assert office.run("render --check", str(tmp_path / PUBLIC)).status == 0


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"footer": "['联系电话：13800138000']"}, "手机号码 138****8000"),
        ({"subtitle": "['传真：０７２２－３３１２３４５']"}, "固定电话 0722******5"),
        ({"file": "公示13800138000.xlsx"}, "文件名：手机号码"),
        ({"name": "'13800138000'"}, "手机号码"),
        ({"choice": "示例@example.com 或 li@example.com"}, "电子邮箱 l*************"),
        ({"footer": "['开户行账号', '6222020000000000000']"}, "银行卡号"),
    ],
)
def test_a_personal_number_anywhere_in_the_file_stops_it(change: dict[str, str], place: str, tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    with_a_template(office, **change)
    office.do("render rectification-list -o", str(tmp_path / "内部.xlsx"))
    said = office.run("render rectification-list --public -o", str(tmp_path / "出.xlsx"))
    assert said.status == 1
    assert "不能公开，没有写入" in said.err
    assert place in said.err
    assert "13800138000" not in said.err.replace("公示13800138000", "")
    assert not (tmp_path / "出.xlsx").exists()


def test_one_hit_stops_all_papers_of_a_form(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do("unit add 示例单位0722-3312345")
    office.do(ARREARS.replace("区住建局", "示例单位0722-3312345"))
    said = office.run("render rectification-list --public --per unit -o", str(tmp_path / "各单位"))
    assert said.status == 1
    assert not (tmp_path / "各单位").exists()


def test_a_form_without_a_public_version_says_which_have_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from lvyue_cli.reports.form import Form  # noqa: PLC0415
    from lvyue_cli.reports.forms import FORMS  # noqa: PLC0415

    monkeypatch.setitem(FORMS, "inner", Form("内部表", "xlsx"))
    office = with_a_problem(tmp_path)
    said = office.run("render inner --public")
    assert said.status == 2
    assert "可以公开的：rectification-list、progress-table、no-application-list、fund-policy-list" in said.err
    every = office.do("render all --public -o", str(tmp_path / "公开")).out.splitlines()
    assert len(every) == 4
    assert all(path.endswith("（公开）.xlsx") for path in every)


def rows_of(path: Path) -> list[tuple[Any, ...]]:
    return list(load_workbook(path).worksheets[0].iter_rows(values_only=True))


def test_published_figures_are_those_of_the_office_and_name_nobody(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    office.do(f"set {ID} contract=修路合同 amount=49万元 leader=示例甲 --reason 核对结算书")
    office.do("render progress-table -o", str(tmp_path / "内部.xlsx"))
    said = office.do("render progress-table --public -o", str(tmp_path / "公开.xlsx"))
    assert rows_of(tmp_path / "公开.xlsx") == rows_of(tmp_path / "内部.xlsx")
    assert [secret for secret in SECRETS if secret in everything_in(tmp_path / "公开.xlsx")] == []
    assert "只有 1 条的任务类别：拖欠企业账款清理" in said.err
    assert office.run("render --check", str(tmp_path / "公开.xlsx")).status == 0


@pytest.mark.parametrize("form", ["no-application-list", "fund-policy-list"])
def test_a_list_of_policies_is_published_whole_with_room_for_the_pen(form: str, tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do("policy add 稳岗返还实施细则（示例） --number 示例文〔2024〕1号 --issuer 区住建局 --no-application")
    office.do(f"render {form} -o", str(tmp_path / "内部.xlsx"))
    assert office.do(f"render {form} --public -o", str(tmp_path / "公开.xlsx")).err == ""
    assert rows_of(tmp_path / "公开.xlsx") == rows_of(tmp_path / "内部.xlsx")


def test_a_number_in_a_policy_stops_its_list_too(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do("policy add 稳岗返还（咨询13800138000） --no-application")
    said = office.run("render no-application-list --public -o", str(tmp_path / "公开.xlsx"))
    assert said.status == 1
    assert "手机号码 138****8000" in said.err
    assert not (tmp_path / "公开.xlsx").exists()


def test_an_own_sheet_that_lists_problems_in_place_of_figures_shows_only_what_may_be_shown(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    own = office.root / "templates" / "sheets" / "progress-table.yaml"
    own.parent.mkdir(parents=True)
    columns = "columns:\n  - {header: 描述, field: detail}\n  - {header: 企业, field: enterprise}\n"
    own.write_text(f"id: progress-table\ntitle: 统计\nname: 统计\nfile: 统计.xlsx\nrows: problems\n{columns}", "utf-8")
    office.git("add", "-A")
    office.git("commit", "-qm", "表样")
    office.do("render progress-table --public -o", str(tmp_path / "公开.xlsx"))
    assert [secret for secret in SECRETS if secret in everything_in(tmp_path / "公开.xlsx")] == []
    assert "示**有限公司" in everything_in(tmp_path / "公开.xlsx")
