"""The example ledger with more typed into it, so that every form has something to print; and papers read back."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from office import Office, once
from openpyxl import load_workbook

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

EXAMPLE = Path(__file__).parents[2] / "ledger"
DAY = date(2025, 1, 28)

TYPED = """\
policy add 支持专精特新企业发展若干措施（示例） --number 曾政办发〔2023〕8号（示例） --issuer 区科经局 --level 县区 --on 2023-06-01 --no-application
policy add 稳企贷款贴息实施细则（示例） --number 曾金办〔2022〕5号（示例） --issuer 区金融办 --level 县区 --state 更新 --on 2024-03-01
policy add 外贸发展专项资金管理办法（2021年）（示例） --issuer 区商务局 --level 县区 --on 2021-05-06 --no-application
policy add 外贸发展专项资金管理办法（示例） --issuer 区商务局 --level 县区 --on 2024-09-01 --replaces 外贸发展专项资金管理办法（2021年）（示例）
project add 新材料生产基地（示例） --enterprise 示例（曾都）新材料有限公司 --amount 2亿元 --signed-on 2019-04-02
set ZD-2024-A0006 惠企政策=稳企贷款贴息实施细则（示例） --reason 补登所涉政策
set ZD-2024-A0017 惠企政策=支持专精特新企业发展若干措施（示例） --reason 补登所涉政策
set ZD-2024-A0009 承诺事项=按实缴额返还土地出让金 承诺主体=示例镇人民政府 承诺类别=土地 合法合规性=有瑕疵 瑕疵说明=超越权限 约定兑现时间=2020-12-31 未付未兑现的理由=责任人更替 招商项目=新材料生产基地（示例） --reason 补登承诺
set ZD-2024-A0003 款项类别=工程 交付日期=2023-05-31 约定付款日=2023-06-30 未付未兑现的理由=等待决算审计 --reason 补登款项
set ZD-2024-A0019 涉及金额=630万元 --reason 对账后调减
escalate remind ZD-2024-A0010 --to 示例镇中心卫生院 --number 曾营商办催〔2025〕1号（示例） --reply-by 2025-01-25 --reason 逾期未付余款
escalate supervise ZD-2024-A0003 --number 曾营商办督〔2025〕1号（示例） --reply-by 2025-01-31 --reason 分期还款逾期 --approver 示例甲@区营商办
escalate supervise ZD-2024-A0003 --result answered --number 示例城投函〔2025〕1号（示例） --note 拟于一月底前付清
escalate negotiate ZD-2024-A0003
escalate negotiate ZD-2024-A0003 --result failed
escalate referral ZD-2024-A0010 --to 区纪委监委 --number 曾营商办移〔2025〕1号（示例）
escalate credit_record ZD-2024-A0009 --number 曾信用办〔2025〕1号（示例）
submit 自查问题清单 --unit 区科经局 --zero --on 2024-04-26 --by 示例己 --approver 示例己 --late 补录 --replace --reason 所列三条由责任单位自报
"""  # noqa: E501  as a user types it, a command a line


@once
def with_everything(folder: Path) -> Office:
    """Lay the example ledger into a repository of its own and type the rest into it."""
    office = Office(folder / "示例 台账", date(2025, 1, 20))
    shutil.copytree(EXAMPLE, office.root)
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "示例台账"]):
        subprocess.run(["git", "-C", str(office.root), *command], check=True)
    for line in TYPED.splitlines():
        office.do(line)
    office.today = DAY
    return office


def printed(office: Office, form: str, *query: str, folder: Path) -> list[Worksheet]:
    """Print all papers of a form and open them; the hidden sheets are left out."""
    into = Path(mkdtemp(dir=folder))
    office.do(f"render {form}", *query, "-o", str(into))
    sheets = [sheet for path in sorted(into.iterdir()) for sheet in load_workbook(path).worksheets]
    return [sheet for sheet in sheets if sheet.sheet_state == "visible"]


def listed(sheet: Worksheet) -> list[dict[str, Any]]:
    """Read a list row by row under its headers."""
    rows = list(sheet.iter_rows(values_only=True))
    start = next(at for at, row in enumerate(rows) if "序号" in row)
    merged = {str(one) for one in sheet.merged_cells.ranges}
    is_double = f"A{start + 1}:A{start + 2}" in merged
    upper, lower = rows[start], rows[start + is_double]
    headers = [str(below or above).replace("\n", "") for above, below in zip(upper, lower, strict=True)]
    body = rows[start + 1 + is_double :]
    return [dict(zip(headers, row, strict=True)) for row in body if isinstance(row[0], int)]


def dump(sheets: list[Worksheet]) -> str:
    """Write down what stands where, a row a line."""
    lines = []
    for sheet in sheets:
        lines.append(f"== {sheet.title}")
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
            cells = " | ".join("" if value is None else _text(value) for value in row).rstrip(" |")
            lines.append(f"{number:3} {cells}".rstrip())
    return "\n".join(lines) + "\n"


def _text(value: object) -> str:
    return value.date().isoformat() if isinstance(value, datetime) else str(value).replace("\n", "⏎")
