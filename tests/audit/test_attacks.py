"""Every way known to make a ledger say what never happened, tried with plain git; each is found, and under its code."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from desk import CLUE, COLLEAGUE, NEW_BRANCH, OPEN, OUTSIDER, READY, REPORT, Desk, make_desk  # noqa: F401 -- a fixture

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = "示例经办@区营商办"
CLOSE = f'action: close\n"on": 2024-09-20\nby: {OFFICE}\nto: closed\nclosing: paid'
SUM = ('owed: "480000.00"', 'owed: "380000.00"')


def forged(desk: Desk, problem: str = READY, event: str = CLOSE, state: str = "verified") -> None:
    """Write an event by hand, and the state that goes with it."""
    to = event.partition("to: ")[2].partition("\n")[0]
    desk.append(problem, event, (f"\nstate: {state}", f"\nstate: {to}"))


def test_an_act_written_by_hand_as_lvyue_writes_it_is_the_same_act(desk: Desk) -> None:
    before = desk.head()
    forged(desk)
    desk.commit("close", READY)
    assert desk.codes(before) == set()


# 1 to 3, 21: the days


def test_a_back_dated_closure(desk: Desk) -> None:
    before = desk.head()
    forged(desk, event=CLOSE.replace("2024-09-20", "2024-08-01"))
    desk.commit("close", READY)
    (found,) = desk.audit(before)
    assert found["code"] == "AU06"
    assert "写作 2024-08-01 办理，50 天后 2024-09-20 才提交，没有记载录入日期" in found["message"]


def test_a_back_dated_closure_in_a_commit_dated_before_its_parent(desk: Desk) -> None:
    before = desk.head()
    forged(desk, event=CLOSE.replace("2024-09-20", "2024-08-01"))
    desk.commit("close", READY, when="2024-08-01T09:00:00+08:00")
    assert desk.codes(before) == {"AU08"}


def test_a_back_dated_closure_whose_author_date_alone_is_forged(desk: Desk) -> None:
    before = desk.head()
    forged(desk, event=CLOSE.replace("2024-09-20", "2024-08-01"))
    desk.commit("close", READY, authored="2024-08-01T09:00:00+08:00")
    assert desk.codes(before) == {"AU06"}


def test_a_day_still_to_come(desk: Desk) -> None:
    before = desk.head()
    forged(desk, event=CLOSE.replace("2024-09-20", "2024-09-25"))
    desk.commit("close", READY)
    assert desk.codes(before) == {"AU06"}


def test_a_commit_dated_in_the_future_to_match(desk: Desk) -> None:
    before = desk.head()
    forged(desk, event=CLOSE.replace("2024-09-20", "2024-12-25"))
    desk.commit("close", READY, when="2024-12-25T09:00:00+08:00")
    assert desk.codes(before) == {"AU08"}


def test_a_commit_dated_beyond_every_calendar(desk: Desk) -> None:
    before = desk.head()
    forged(desk)
    desk.commit("close", READY, when="@1099511627776 +0000")
    assert "AU08" in desk.codes(before)


def test_a_day_of_entry_that_is_not_the_day_of_the_commit(desk: Desk) -> None:
    before = desk.head()
    late = CLOSE.replace("2024-09-20", "2024-08-01").replace("closing", "entered_on: 2024-08-09\nlate: 补录\nclosing")
    forged(desk, event=late)
    desk.commit("close", READY)
    assert desk.codes(before) == {"AU06"}


def test_an_author_date_after_the_commit(desk: Desk) -> None:
    before = desk.head()
    forged(desk)
    desk.commit("close", READY, authored="2024-10-20T09:00:00+08:00")
    assert desk.codes(before) == {"AU08"}


# 4 to 8, 18, 23: the course and the facts


def test_a_jump_from_rectifying_to_closed(desk: Desk) -> None:
    before = desk.head()
    forged(desk, OPEN, state="rectifying")
    desk.commit("close", OPEN)
    found = desk.audit(before)
    assert {one["code"] for one in found} == {"AU03"}
    assert "方案不许可“销号”：问题现为“整改中”" in found[0]["message"]


def test_a_closure_of_what_was_not_paid_though_the_state_is_right(desk: Desk) -> None:
    desk.do(f"undo {READY} --reason 回单有误")
    before = desk.head()
    forged(desk)
    desk.commit("close", READY)
    assert desk.codes(before) == {"AU03"}


def test_a_state_flipped_by_hand(desk: Desk) -> None:
    before = desk.head()
    desk.change(desk.path(READY), ("\nstate: verified", "\nstate: closed"))
    desk.commit()
    assert desk.codes(before) == {"AU03", "AU11"}


def test_an_event_that_leaves_the_problem_elsewhere_than_the_act_does(desk: Desk) -> None:
    before = desk.head()
    forged(desk, OPEN, f'action: progress\n"on": 2024-09-20\nby: {OFFICE}\nto: verified\nnote: 顺利', "rectifying")
    desk.commit("progress", OPEN)
    assert desk.codes(before) == {"AU03"}


def test_an_old_event_edited(desk: Desk) -> None:
    before = desk.head()
    desk.change(desk.path(READY), ("by: 示例丙@区住建局", "by: 示例戊@区住建局"))
    desk.commit("edit", READY)
    (found,) = desk.audit(before)
    assert (found["code"], "第 3 条“书面反馈”（2024-07-10）被改动" in found["message"]) == ("AU02", True)


def test_an_old_event_edited_together_with_a_new_one_that_is_in_order(desk: Desk) -> None:
    before = desk.head()
    desk.change(desk.path(READY), ("by: 示例丙@区住建局", "by: 示例戊@区住建局"))
    forged(desk)
    desk.commit("close", READY)
    assert desk.codes(before) == {"AU02"}


def test_an_event_dropped(desk: Desk) -> None:
    before = desk.head()
    path = desk.path(READY)
    text = path.read_text(encoding="utf-8")
    head, *events = text.split("  - eid: ")
    path.write_text("  - eid: ".join([head, *events[:3], *events[4:]]), encoding="utf-8")
    desk.commit("edit", READY)
    (found,) = desk.audit(before)
    assert (found["code"], "“审核转报”（2024-07-10）被删去" in found["message"]) == ("AU02", True)


def test_events_put_into_another_order(desk: Desk) -> None:
    before = desk.head()
    path = desk.path(READY)
    head, *events = path.read_text(encoding="utf-8").split("  - eid: ")
    events[2], events[3] = events[3], events[2]
    path.write_text("  - eid: ".join([head, *events]), encoding="utf-8")
    desk.commit("edit", READY)
    assert desk.codes(before) == {"AU02"}


def test_a_sum_changed_without_an_act(desk: Desk) -> None:
    before = desk.head()
    desk.change(desk.path(OPEN), SUM)
    desk.commit("edit", OPEN)
    (found,) = desk.audit(before)
    assert (found["code"], "没有对应的办理环节" in found["message"]) == ("AU04", True)


def test_a_sum_changed_and_changed_back_in_one_push(desk: Desk) -> None:
    before = desk.head()
    desk.change(desk.path(OPEN), SUM)
    desk.commit("edit", OPEN)
    desk.change(desk.path(OPEN), SUM[::-1])
    desk.commit("edit", OPEN)
    assert desk.git("diff", before, "HEAD") == ""
    assert [one["code"] for one in desk.audit(before)] == ["AU04", "AU04"]


def test_a_deadline_moved_under_cover_of_another_act(desk: Desk) -> None:
    before = desk.head()
    desk.append(
        OPEN,
        f'action: progress\n"on": 2024-09-20\nby: {OFFICE}\nto: rectifying\nnote: 顺利\n'
        "replaced:\n  due_on: 2024-08-30",
        ("\ndue_on: 2024-08-30", "\ndue_on: 2024-12-30"),
    )
    desk.commit("progress", OPEN)
    assert desk.codes(before) == {"AU04"}


def test_a_correction_that_hides_what_was_there_before(desk: Desk) -> None:
    before = desk.head()
    event = f'action: set\n"on": 2024-09-20\nby: {OFFICE}\nto: rectifying\nreason: 核对\n'
    event += 'replaced:\n  amounts:\n    owed: "390000.00"'
    desk.append(OPEN, event, SUM)
    desk.commit("set", OPEN)
    assert desk.codes(before) == {"AU04"}


def test_a_correction_of_what_only_an_act_may_decide(desk: Desk) -> None:
    before = desk.head()
    event = f'action: set\n"on": 2024-09-20\nby: {OFFICE}\nto: rectifying\nreason: 核对\n'
    event += "replaced:\n  due_on: 2024-08-30"
    desk.append(OPEN, event, ("\ndue_on: 2024-08-30", "\ndue_on: 2024-12-30"))
    desk.commit("set", OPEN)
    (found,) = desk.audit(before)
    assert (found["code"], "“整改时限”已由“制定整改措施”确定" in found["message"]) == ("AU04", True)


def test_several_acts_in_one_commit(desk: Desk) -> None:
    before = desk.head()
    for note in ("一", "二"):
        desk.append(OPEN, f'action: progress\n"on": 2024-09-20\nby: {OFFICE}\nto: rectifying\nnote: {note}')
    desk.commit("progress", OPEN)
    assert desk.codes(before) == {"AU05"}


def test_an_origin_rewritten(desk: Desk) -> None:
    before = desk.head()
    desk.change(desk.path(CLUE), ("origin: assigned", "origin: self"))
    desk.commit("edit", CLUE)
    assert desk.codes(before) == {"AU04"}


def test_a_problem_registered_as_closed(desk: Desk) -> None:
    before = desk.head()
    text = desk.path(READY).read_text(encoding="utf-8").replace(READY, "ZD-2024-A0009")
    desk.path(READY).with_name("ZD-2024-A0009.yaml").write_text(text, encoding="utf-8")
    desk.commit("add", "ZD-2024-A0009")
    assert {"AU05", "AU16"} <= desk.codes(before)


def test_a_programme_made_laxer_in_the_commit_that_makes_use_of_it(desk: Desk) -> None:
    before = desk.head()
    law = desk.root / "programme.yaml"
    laxer = "  - id: close\n    action: close\n    from:\n      - rectifying\n    to: closed\n    by:\n      - office\n"
    text, count = re.subn(r"  - id: close\n(    .*\n)+", laxer, law.read_text(encoding="utf-8"))
    assert count == 1
    law.write_text(text, encoding="utf-8")
    forged(desk, OPEN, state="rectifying")
    desk.commit("close", OPEN)
    assert desk.codes(before) == {"AU03", "AU19"}
    between = desk.head()
    desk.do(f"undo {OPEN} --reason 误办")
    desk.do(f"close {OPEN}")
    assert desk.codes(between) == set()  # from the next commit on it is the programme, and the change of it was told


# 9 to 11: the people


def test_an_act_that_passes_for_a_colleague_s(desk: Desk) -> None:
    before = desk.head()
    forged(desk, event=CLOSE.replace("示例经办", COLLEAGUE.name))
    desk.commit("close", READY, actor=f"{COLLEAGUE.name}@区营商办")
    (found,) = desk.audit(before)
    assert (found["code"], "写作“示例李”本人录入，而提交的人是“示例经办”" in found["message"]) == ("AU10", True)


def test_an_author_who_is_not_the_committer(desk: Desk) -> None:
    before = desk.head()
    forged(desk, event=CLOSE.replace("示例经办", COLLEAGUE.name))
    desk.git("add", "--all")
    message = f"销号\n\nLvyue-Action: close\nLvyue-Actor: {COLLEAGUE.name}@区营商办\nLvyue-Problem: {READY}\n"
    desk.git("commit", "-q", f"--author={COLLEAGUE}", "-m", message)
    assert desk.codes(before) == {"AU10"}


def test_an_act_of_somebody_who_is_no_officer(desk: Desk) -> None:
    before = desk.head()
    forged(desk, event=CLOSE.replace("示例经办", "示例外人"))
    desk.commit("close", READY, actor="示例外人@区营商办", by=OUTSIDER)
    (found,) = desk.audit(before)
    assert (found["code"], "“示例外人”不在专班名单中" in found["message"]) == ("AU09", True)


def test_somebody_who_enters_himself_on_the_roster_first(desk: Desk) -> None:
    before = desk.head()
    desk.who = OUTSIDER
    desk.do("roster add --role 具体工作人员 --name 示例外人 --unit 区营商办")
    desk.do(f"close {READY}")
    assert [one["code"] for one in desk.audit(before)] == ["AU09"]


def signed_by(desk: Desk, who: str, folder: Path) -> None:
    """Let git sign with a key that belongs to somebody, and know whose keys there are."""
    key = folder / f"{who}.key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    with (folder / "signers").open("a", encoding="utf-8") as signers:
        signers.write(f"{who} {key.with_suffix('.key.pub').read_text(encoding='utf-8')}")
    for name, value in (
        ("gpg.format", "ssh"),
        ("user.signingKey", str(key)),
        ("commit.gpgSign", "true"),
        ("gpg.ssh.allowedSignersFile", str(folder / "signers")),
    ):
        desk.git("config", name, value)


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="needs ssh-keygen")
def test_signatures_count_where_there_are_any(desk: Desk, tmp_path: Path) -> None:
    before = desk.head()
    signed_by(desk, "jingban@example.invalid", tmp_path)
    desk.do(f"transition progress {OPEN} --note 已付一半")
    assert desk.codes(before) == set()
    desk.git("config", "gpg.ssh.allowedSignersFile", "/dev/null")
    assert desk.codes(before) == set()  # git knows no keys here and can tell nothing
    signed_by(desk, "li@example.invalid", tmp_path)
    desk.do(f"transition progress {OPEN} --note 又付一半")
    (found,) = desk.audit(before)
    assert "由“li@example.invalid”签名，而提交的人是“示例经办 <jingban@example.invalid>”" in found["message"]
    between = desk.head()
    (tmp_path / "signers").write_text(
        "".join((tmp_path / "signers").read_text(encoding="utf-8").splitlines(keepends=True)[:1]), encoding="utf-8"
    )
    (found,) = desk.audit(before)
    assert "签名所用的密钥不在可信的名单中" in found["message"]
    desk.git("config", "commit.gpgSign", "false")
    desk.do(f"transition progress {OPEN} --note 付清")
    (found,) = desk.audit(between)
    assert (found["code"], "此前的提交有签名，这一提交没有" in found["message"]) == ("AU18", True)


# 12, 24: the history itself


def test_a_commit_amended_and_pushed_by_force(desk: Desk) -> None:
    before = desk.head()
    desk.git("commit", "--quiet", "--amend", "-m", "改写")
    found = desk.audit(before)
    assert (found[0]["code"], "不在旧版本" in found[0]["message"]) == ("AU01", True)


def test_a_second_ledger_with_a_roster_of_its_own_merged_in_as_the_first_side(desk: Desk) -> None:
    before = desk.head()
    desk.git("switch", "-q", "--orphan", "own")
    desk.git("clean", "-qfdx")
    desk.who = OUTSIDER
    desk.do("init --programme zengdu-2024", str(desk.root))
    desk.do("add --channel 领导交办 --title 乙")
    assert desk.codes(NEW_BRANCH, "HEAD") == set()
    command = ("merge", "-q", "--allow-unrelated-histories", "-s", "ours", "-m", "合并", "main")
    desk.git(*command, by=OUTSIDER)
    found = desk.audit(before)
    assert "另起了一本台账，不接在原有的台账之后" in found[0]["message"]
    assert {one["code"] for one in found} >= {"AU01", "AU14"}
    assert "AU01" in desk.codes(NEW_BRANCH)


def test_a_branch_deleted(desk: Desk) -> None:
    assert [one["code"] for one in desk.audit("HEAD", NEW_BRANCH)] == ["AU01"]


def test_a_commit_replaced_in_the_reader_s_clone(desk: Desk) -> None:
    before = desk.head()
    desk.change(desk.path(OPEN), SUM)
    forgery = desk.commit("edit", OPEN)
    desk.git("replace", forgery, before)
    assert "AU04" in desk.codes(before)
    assert "AU04" in desk.codes(NEW_BRANCH, forgery)


def test_a_graft_that_leaves_commits_out(desk: Desk) -> None:
    before = desk.head()
    desk.change(desk.path(OPEN), SUM)
    desk.commit("edit", OPEN)
    desk.do(f"transition progress {OPEN} --note 已付一半")
    (desk.root / ".git" / "info" / "grafts").write_text(f"{desk.head()} {before}\n", encoding="utf-8")
    assert "AU04" in desk.codes(before)


def test_a_clone_with_its_history_cut_off_is_refused_and_told_how_to_mend_it(desk: Desk, tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "-q", "--depth=2", f"file://{desk.root}", str(tmp_path / "浅")], check=True)
    status, _, said = Desk(tmp_path / "浅", desk.clock).run("validate --against HEAD~1")
    assert (status, "浅克隆" in said, "git fetch --unshallow" in said) == (4, True, True)


# 13 to 15, 19, 20, 22: the files


def test_a_problem_deleted(desk: Desk) -> None:
    before = desk.head()
    desk.path(CLUE).unlink()
    desk.commit("dismiss", CLUE)
    assert desk.codes(before) == {"AU12"}


def test_a_problem_renamed(desk: Desk) -> None:
    before = desk.head()
    path = desk.path(CLUE)
    path.rename(path.with_name("ZD-2024-A0007.yaml"))
    desk.commit()
    found = desk.audit(before)
    assert {"AU12", "AU11"} == {one["code"] for one in found}
    assert any("被移到 problems/2024/A00/ZD-2024-A0007.yaml" in one["message"] for one in found)


def test_a_link_in_place_of_a_problem(desk: Desk) -> None:
    before = desk.head()
    path = desk.path(CLUE)
    path.unlink()
    path.symlink_to("/etc/hostname")
    desk.commit("edit", CLUE)
    assert desk.codes(before) == {"AU13"}


def test_a_file_made_executable(desk: Desk) -> None:
    before = desk.head()
    desk.path(CLUE).chmod(0o755)
    desk.commit("edit", CLUE)
    assert desk.codes(before) == {"AU13"}


def test_conflict_markers_left_in(desk: Desk) -> None:
    before = desk.head()
    with desk.path(OPEN).open("a", encoding="utf-8") as file:
        file.write("<<<<<<< HEAD\n=======\n>>>>>>> other\n")
    desk.commit("edit", OPEN)
    (found,) = desk.audit(before)
    assert (found["code"], "合并冲突标记" in found["message"]) == ("AU17", True)


def a_paper(desk: Desk) -> Path:
    return min(path for path in (desk.root / "evidence").rglob("*") if path.is_file())


def test_evidence_overwritten(desk: Desk) -> None:
    before = desk.head()
    a_paper(desk).write_text("换过的内容", encoding="utf-8")
    desk.commit("evidence", READY)
    assert desk.codes(before) == {"AU15", "AU11"}


def test_evidence_deleted(desk: Desk) -> None:
    before = desk.head()
    a_paper(desk).unlink()
    desk.commit()
    assert desk.codes(before) == {"AU15"}


def test_evidence_under_a_name_that_is_not_that_of_its_content(desk: Desk) -> None:
    before = desk.head()
    paper = desk.root / "evidence" / "ab" / f"ab{'0' * 62}.txt"
    paper.parent.mkdir()
    paper.write_text("伪造", encoding="utf-8")
    desk.commit()
    assert desk.codes(before) == {"AU15"}


def test_evidence_that_is_cited_and_was_never_filed(desk: Desk) -> None:
    before = desk.head()
    cited = f"evidence:\n  - kind: photo\n    name: 现场.jpg\n    sha256: {'0' * 64}\n    size: 5"
    desk.append(OPEN, f'action: evidence\n"on": 2024-09-20\nby: {OFFICE}\nto: rectifying\n{cited}')
    desk.commit("evidence", OPEN)
    assert desk.codes(before) == {"AU15"}


def test_one_identity_for_two_problems(desk: Desk) -> None:
    before = desk.head()
    path = desk.path(CLUE)
    copy = path.with_name("ZD-2024-A0004.yaml")
    copy.write_text(path.read_text(encoding="utf-8").replace(CLUE, "ZD-2024-A0004"), encoding="utf-8")
    desk.commit("add", "ZD-2024-A0004", when="2024-09-19T10:00:00+08:00")
    assert desk.codes(before) == {"AU16"}


def test_a_problem_filed_where_nobody_looks(desk: Desk) -> None:
    before = desk.head()
    path = desk.root / "problems" / "2024" / "A09" / "ZD-2024-A0004.yaml"
    path.parent.mkdir()
    desk.do("add --channel 领导交办 --title 又一条")
    desk.git("reset", "--quiet", "--soft", before)
    shutil.move(desk.root / "problems" / "2024" / "A00" / "ZD-2024-A0004.yaml", path)
    desk.commit("add", "ZD-2024-A0004")
    assert desk.codes(before) == {"AU12"}


def test_a_report_edited_and_one_dropped(desk: Desk) -> None:
    before = desk.head()
    desk.change(desk.root / REPORT, ("2024-07-10", "2024-04-20"))
    desk.commit("submit", actor="示例丁@区财政局")
    assert desk.codes(before) == {"AU02"}
    between = desk.head()
    (desk.root / REPORT).unlink()
    desk.commit()
    assert desk.codes(between) == {"AU02", "AU11"}


# 25, and what a commit says of itself


def test_a_commit_that_changes_nothing_and_says_otherwise(desk: Desk) -> None:
    before = desk.head()
    desk.commit("close", READY)
    assert desk.codes(before) == {"AU11"}
    between = desk.head()
    desk.commit()
    assert desk.codes(between) == set()


def test_a_problem_touched_behind_the_back_of_the_one_that_is_named(desk: Desk) -> None:
    before = desk.head()
    for problem in (OPEN, READY):
        to = "rectifying" if problem == OPEN else "verified"
        desk.append(problem, f'action: evidence\n"on": 2024-09-20\nby: {OFFICE}\nto: {to}\nnote: 原件已核')
    desk.commit("evidence", OPEN)
    assert [(one["code"], one["id"]) for one in desk.audit(before)] == [("AU11", READY)]


def test_a_comment_added_by_plain_git_is_told_with_what_to_type_instead(desk: Desk) -> None:
    before = desk.head()
    with desk.path(OPEN).open("a", encoding="utf-8") as file:
        file.write("# 批注\n")
    desk.commit()
    (found,) = desk.audit(before)
    assert (found["code"], "lvyue edit" in found["remedy"]) == ("AU11", True)
    desk.git("commit", "--quiet", "--amend", "-m", f"x\n\nLvyue-Action: edit\nLvyue-Problem: {OPEN}")
    (found,) = desk.audit(before)
    assert (found["code"], "没有新的环节" in found["message"]) == ("AU11", True)


def test_an_act_told_as_another_one(desk: Desk) -> None:
    before = desk.head()
    forged(desk)
    desk.commit("progress", READY)
    assert desk.codes(before) == {"AU11"}


@pytest.mark.parametrize(
    ("name", "action"),
    [
        *((name, "") for name in ("programme.yaml", "units.yaml", "roster.yaml", "lvyue.yaml")),
        *(("units.yaml", "unit"), ("units.yaml", "rename"), ("roster.yaml", "roster"), ("lvyue.yaml", "init")),
    ],
)
def test_a_change_of_the_frame_by_hand_is_told_and_does_not_fail(desk: Desk, name: str, action: str) -> None:
    before = desk.head()
    texts = {
        "programme.yaml": ("label: 拖欠企业账款清理", "label: 本区自定的名称"),
        "units.yaml": ("name: 区科经局", "name: 区科技和经信局"),
        "roster.yaml": (f"name: {COLLEAGUE.name}", "name: 示例王"),
        "lvyue.yaml": ("year: 2024", "year: 2024\nentry_days: 99"),
    }
    desk.change(desk.root / name, texts[name])
    desk.commit(action)
    (found,) = desk.audit(before)
    assert (found["code"], found["severity"], found["path"]) == ("AU19", "warning", name)


# 16, 17: merges


def parted(desk: Desk) -> str:
    """Two branches: on `main` the clerk notes progress on one problem, on `side` the colleague corrects the other."""
    base = desk.head()
    desk.git("switch", "-q", "-c", "side")
    desk.who = COLLEAGUE
    desk.do(f"set {READY} officer=示例丙 --reason 补记")
    desk.git("switch", "-q", "main")
    desk.who = Desk.who
    desk.do(f"transition progress {OPEN} --note 已付一半")
    return base


def test_a_closure_inside_a_merge_commit(desk: Desk) -> None:
    before = parted(desk)
    desk.git("merge", "-q", "--no-commit", "side")
    forged(desk)
    desk.commit("close", READY)
    (found,) = desk.audit(before)
    assert (found["code"], "合并写入了各方都没有的“销号”（2024-09-20）" in found["message"]) == ("AU14", True)


def test_a_merge_that_takes_only_one_side(desk: Desk) -> None:
    before = parted(desk)
    desk.git("merge", "-q", "-s", "ours", "-m", "合并", "side")
    (found,) = desk.audit(before)
    assert (found["code"], "合并丢掉或改动了一方已登记的“更正事实”" in found["message"]) == ("AU14", True)


def test_a_merge_that_drops_a_new_problem_or_brings_one_of_its_own(desk: Desk) -> None:
    before = desk.head()
    desk.git("switch", "-q", "-c", "side")
    desk.do("add --channel 领导交办 --title 旁支所记")
    desk.git("switch", "-q", "main")
    desk.do(f"transition progress {OPEN} --note 已付一半")
    desk.git("merge", "-q", "--no-commit", "side")
    path = desk.path("ZD-2024-A0004")
    path.rename(path.with_name("ZD-2024-A0005.yaml"))
    desk.commit()
    found = [one for one in desk.audit(before) if one["code"] == "AU14"]
    assert len(found) == 2


def test_a_sum_changed_inside_a_merge_commit(desk: Desk) -> None:
    before = parted(desk)
    desk.git("merge", "-q", "--no-commit", "side")
    desk.change(desk.path(OPEN), SUM)
    desk.commit()
    (found,) = desk.audit(before)
    assert (found["code"], "合并后的金额不是任何一方登记的" in found["message"]) == ("AU14", True)


def test_evidence_exchanged_inside_a_merge_commit(desk: Desk) -> None:
    before = parted(desk)
    desk.git("merge", "-q", "--no-commit", "side")
    a_paper(desk).write_text("换过的内容", encoding="utf-8")
    desk.commit()
    assert desk.codes(before) == {"AU15"}


def test_a_roster_entry_slipped_into_a_merge_commit(desk: Desk) -> None:
    before = parted(desk)
    desk.git("merge", "-q", "--no-commit", "side")
    desk.change(desk.root / "roster.yaml", (f"name: {COLLEAGUE.name}", "name: 示例王"))
    desk.commit()
    assert desk.codes(before) == {"AU19"}


# 2b: what git alone cannot show


def test_days_forged_everywhere_and_after_the_parent_are_not_to_be_seen_in_git_alone(desk: Desk) -> None:
    before = desk.head()
    forged(desk)
    desk.commit("close", READY)
    desk.clock += timedelta(days=60)  # the day on which all this is really typed
    assert desk.codes(before) == set()


# what a merge of two clones may hold, no single commit may


def _eid(desk: Desk, problem: str, action: str) -> str:
    text = desk.path(problem).read_text(encoding="utf-8")
    return str(re.findall(rf"eid: (\S+)\n +action: {action}\n", text)[-1])


def test_an_act_that_is_not_the_last_taken_back_by_hand(desk: Desk) -> None:
    before = desk.head()
    undone = _eid(desk, READY, "plan")
    desk.append(
        READY, f'action: undo\n"on": 2024-09-20\nby: {OFFICE}\nto: verified\nundoes: {undone}\nreason: 措施有误'
    )
    desk.commit("undo", READY)
    found = desk.audit(before)
    assert found
    assert {one["severity"] for one in found} == {"error"}


def test_an_act_that_moves_nothing_and_tells_of_a_state_long_past(desk: Desk) -> None:
    before = desk.head()
    honest = (
        f'action: set\n"on": 2024-09-20\nby: {OFFICE}\nto: verified\nreason: 补充\nreplaced:\n  absent:\n    - detail'
    )
    detail = ("\nline: ", "\ndetail: 合同尾款\nline: ")
    desk.append(READY, honest.replace("verified", "listed"), detail)
    desk.commit("set", READY)
    assert "AU03" in desk.codes(before)
    desk.git("reset", "--quiet", "--hard", before)
    desk.append(READY, honest, detail)
    desk.commit("set", READY)
    assert desk.codes(before) == set()


def test_an_undo_that_leads_further_back_than_the_act_that_it_takes_back(desk: Desk) -> None:
    before = desk.head()
    undone = _eid(desk, READY, "verify")
    event = f'action: undo\n"on": 2024-09-20\nby: {OFFICE}\nto: listed\nundoes: {undone}\nreason: 核查有误'
    forged(desk, event=event)
    desk.commit("undo", READY)
    assert {one["severity"] for one in desk.audit(before)} == {"error"}
