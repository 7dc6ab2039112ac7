"""The trail in words: who did what, when it was entered, on whose authority, from what to what."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from office import ID, an_office, rectified, with_a_problem

if TYPE_CHECKING:
    from pathlib import Path

GOODS = "add --channel 自查 --title 拖欠货款 --line 拖欠企业账款清理 --unit 区住建局"


def test_an_act_is_told_with_its_authority_its_papers_and_what_it_changed(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"transition plan {ID} --measure 付清工程款@示例丙@2024-08-30 --by 示例乙@区科经局")
    paper = str(office.paper("同意函.txt"))
    extended = f"transition extend {ID} --to 2024-12-20 --reason 分两期付清 --approver 示例甲@区营商办"
    office.do(f"{extended} --by 示例甲@区营商办 --consent", paper)
    head, *rest = (line for line in office.lines(f"log {ID}") if "补录" not in line)
    assert head.startswith(f"2024-09-20  延期  {ID}  示例甲@区营商办  ")
    assert rest[:5] == [
        "    录入人：示例经办",
        "    整改时限：2024-08-30 → 2024-12-20",
        "    延期至：2024-12-20",
        "    理由：分两期付清",
        "    审批人：示例甲@区营商办",
    ]
    assert rest[5].startswith("    佐证材料：同意函.txt（企业认可，")
    act = office.do(f"log {ID} --json").data["acts"][0]
    assert (act["approver"], act["reason"], act["by"], act["entered_by"]) == (
        "示例甲@区营商办",
        "分两期付清",
        "示例甲@区营商办",
        "示例经办",
    )


def test_what_was_entered_late_is_marked_with_the_reason(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    office.do(f"{GOODS} --on 2024-04-22 --late 原始单据迟到")
    assert "    补录：2024-09-20 录入，原始单据迟到" in office.lines(f"log {ID}")
    act = office.do(f"log {ID} --json").data["acts"][0]
    assert (act["on"], act["entered_on"], act["late"]) == ("2024-04-22", "2024-09-20", "原始单据迟到")


def test_an_act_written_back_by_hand_is_marked_too(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    office.do(GOODS)
    path = office.file_of(ID)
    lines = (
        "- eid: 01J9000000000000000000ABCD",
        "  action: progress",
        '  "on": 2024-09-21',
        "  by: 某某@区科经局",
        "  to: listed",
    )
    path.write_text(path.read_text(encoding="utf-8") + "".join(f"  {line}\n" for line in lines), encoding="utf-8")
    office.git("commit", "-qam", "手工补写")
    shown = office.do(f"log {ID}").out
    assert "2024-09-21  整改进展" in shown
    assert " 录入，没有写明原因\n" in shown


def test_an_old_act_that_was_altered_or_deleted_by_hand_is_told(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    path = office.file_of(ID)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("method: on_site\n", "").replace("on: 2024-04-22\n", "on: 2024-05-22\n"), "utf-8")
    text = path.read_text(encoding="utf-8")
    start, end = text.index("  - eid", text.index("action: add")), text.index("  - eid", text.index("action: plan"))
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    office.git("commit", "-qam", "整理")
    head, *rest = office.lines(f"log {ID}")[:4]
    assert head.split("  ")[1:3] == ["手工改动", ID]
    assert "    提交说明：整理" in rest
    assert "    删去已登记的“2024-09-20 制定整改措施”" in rest


def test_the_trail_of_a_unit_holds_its_problems_its_reports_and_its_place_in_the_directory(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do("unit add 示例城投公司 --kind 国有企业 --alias 示例城投")
    office.do("add --channel 自查 --title 拖欠货款 --line 拖欠企业账款清理 --unit 示例城投")
    office.do("submit self_check_list --unit 区财政局 --zero --by 示例丁@区财政局 --on 2024-04-26 --late 补登")
    office.do("set ZD-2024-A0002 unit=区住建局 --reason 责任单位有误")

    def told(unit: str) -> list[tuple[str, str | None]]:
        return [(one["action"], one["id"]) for one in office.do(f"log --unit {unit} --json").data["acts"]]

    assert told("示例城投") == [("set", "ZD-2024-A0002"), ("add", "ZD-2024-A0002"), ("unit", None)]
    assert ("submit", None) in told("区财政局")
    assert told("区住建局") == [("set", "ZD-2024-A0002"), ("add", ID)]
    assert office.run("log --unit 无此单位").status == 2
    shown = office.do("log --unit 区财政局").out
    assert "自查问题清单 区财政局 增加：报送日期 2024-04-26" in shown


def test_days_and_queries_narrow_the_trail(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"set {ID} amount=50万元 --reason 核对")
    assert [line.split("  ")[1] for line in office.lines("log --until 2024-09-19") if line[0] != " "] == ["登记"]
    assert [line.split("  ")[1] for line in office.lines("log --since 2024-09-20 amount>1") if line[0] != " "] == [
        "更正事实"
    ]


def test_a_merge_tells_only_what_none_of_its_sides_had(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(GOODS)
    office.git("switch", "-qc", "另一处")
    office.do(f"set {ID} amount=50万元 --reason 核对")
    office.git("switch", "-q", "main")
    office.do("set ZD-2024-A0002 grade=一般 --reason 分级")
    office.git("merge", "-q", "--no-edit", "另一处")
    assert {one["action"] for one in office.do("log --json").data["acts"]} >= {"set", "add"}
    assert "" not in {one["action"] for one in office.do("log --json").data["acts"]}
    office.git("reset", "-q", "--hard", "HEAD^")
    office.git("merge", "-q", "--no-commit", "另一处")
    path = office.file_of(ID)
    path.write_text(path.read_text(encoding="utf-8").replace("拖欠道路工程款", "夹带的名称"), encoding="utf-8")
    office.git("commit", "-qam", "合并")
    first = office.do("log --json").data["acts"][0]
    assert (first["action"], first["id"]) == ("", ID)
    assert first["changes"] == [{"field": "title", "old": "拖欠道路工程款", "new": "夹带的名称"}]


@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="ssh-keygen is missing: no commit was signed")
def test_who_signed_is_told_where_there_is_a_signature(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    key, allowed = tmp_path / "key", tmp_path / "allowed"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    allowed.write_text(f"jingban@example.invalid {key.with_suffix('.pub').read_text()}", encoding="utf-8")
    for name, value in (("gpg.format", "ssh"), ("user.signingKey", str(key)), ("commit.gpgsign", "yes")):
        office.git("config", name, value)
    office.do(f"set {ID} grade=一般 --reason 分级")
    assert "    签名：有效" not in office.lines(f"log {ID}")
    office.git("config", "gpg.ssh.allowedSignersFile", str(allowed))
    lines = office.lines(f"log {ID}")
    assert [line for line in lines if "签名" in line] == ["    签名：有效，jingban@example.invalid"]
    signed, unsigned = office.do(f"log {ID} --json").data["acts"]
    assert signed["signature"] == {"verdict": "G", "signer": "jingban@example.invalid"}
    assert "signature" not in unsigned


def test_a_look_at_signatures_starts_no_program_that_the_repository_names(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{tmp_path}/ran'\n", encoding="utf-8")
    trap.chmod(0o755)
    raw = office.git("cat-file", "commit", "HEAD")
    head, _, body = raw.partition("\n\n")
    forged = f"{head}\ngpgsig -----BEGIN SSH SIGNATURE-----\n U1NIU0lH\n -----END SSH SIGNATURE-----\n\n{body}"
    command = ["git", "-C", str(office.root), "hash-object", "-t", "commit", "-w", "--stdin"]
    made = subprocess.run(command, input=forged.encode(), capture_output=True, check=True).stdout.decode().strip()
    office.git("reset", "-q", "--soft", made)
    for name in ("gpg.program", "gpg.ssh.program", "gpg.openpgp.program", "gpg.x509.program"):
        office.git("config", name, str(trap))
    office.git("config", "gpg.ssh.allowedSignersFile", str(tmp_path / "nobody"))
    assert "签名：" in office.do(f"log {ID}").out
    assert not (tmp_path / "ran").exists()
