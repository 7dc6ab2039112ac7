"""Of the clone: where HEAD stands, what was left half done, what lies uncommitted, what plain git calls."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from lvyue_cli.history import called, changes, lock, recovery, trail
from lvyue_cli.workspace.checkup.patient import Answer, notice, warning
from lvyue_cli.workspace.people import person, stranger
from lvyue_cli.workspace.register import station_of
from lvyue_cli.workspace.session import day_at_beijing

if TYPE_CHECKING:
    from lvyue_cli.workspace.checkup.patient import Patient

AHEAD = timedelta(minutes=5)  # two clocks that are kept never differ by more
NAMED = 3  # files that are named; the others are counted


def ledger_is_found(patient: Patient) -> Answer:
    """Name the folder of the ledger."""
    return Answer(str(patient.place.root))


def ledger_is_recorded(patient: Patient) -> Answer:
    """Tell of the last commit that touched the ledger."""
    patient.place.at_head()
    (last,) = trail.log(patient.repository, patient.place.prefix or ".", limit=1)
    when = day_at_beijing(last.committed_at)
    if last.committed_at > datetime.now(UTC) + AHEAD:
        return warning(f"最近一次登记的时间（{when}）在现在之后", "校准本机时钟；时钟不差的，核对那次提交：lvyue log")
    return Answer(f"最近一次登记 {when}：{last.subject}")


def writer_is_known(patient: Patient) -> Answer:
    """Tell who enters what is done here, and whether the roster has them."""
    name = patient.place.identity.name
    told = stranger(name, patient.ledger.directory)
    return warning(*told) if told else Answer(f"{person(name)}，在专班名单中")


def branch_is_free(patient: Patient) -> Answer:
    """Name the branch, on which nothing of git's own is under way."""
    lock.require_branch(patient.repository)
    return Answer(patient.repository.branch().removeprefix("refs/heads/"))


def nothing_is_half_done(patient: Patient) -> Answer:
    """Tell of an act that was interrupted, and of a lock that git left behind."""
    if pending := recovery.pending(patient.repository):
        return notice(
            f"上一次登记中断了，涉及 {len(pending)} 个文件",
            "不必处理：下一次登记时自动补齐或作罢，查看的命令已按其结果",
        )
    left = patient.repository.git_dir / "index.lock"
    if left.exists():
        return warning(f"有 git 的锁文件 {left}", "等正在运行的 git 结束；确无 git 在运行的，删去它")
    return Answer("没有中断的登记")


def nothing_lies_uncommitted(patient: Patient) -> Answer:
    """Name what a person has changed in the ledger and not entered."""
    prefix = patient.place.prefix
    edited = changes.status(patient.repository, prefix or ".")
    if not edited:
        return Answer("没有手工的改动")
    more = f"等 {len(edited)} 个文件" if len(edited) > NAMED else ""
    named = "、".join(path.removeprefix(prefix) for path in edited[:NAMED])
    remedy = "问题文件：lvyue edit 编号 --reason 理由；其他文件：git add 后 git commit；不要的：git restore 文件"
    return warning(f"改了没有入账：{named}{more}", remedy)


def station_is_set(patient: Patient) -> Answer:
    """Name the station of this clone."""
    return Answer(station_of(patient.place))


def git_calls_lvyue(patient: Patient) -> Answer:
    """Tell whether plain git shows and merges problems through lvyue here."""
    if called.missing(patient.repository):
        return notice("git diff、git merge 还没有用上 lvyue", "不必处理：下一次登记时自动配置")
    if shutil.which("lvyue") is None:
        return warning("PATH 中没有 lvyue，git diff、git merge 调用不到它", "把 lvyue 所在的文件夹加入 PATH")
    return Answer("git diff 显示中文，git merge 逐项合并")


def history_is_whole(patient: Patient) -> Answer:
    """Tell whether the clone has the whole history."""
    if patient.repository.is_shallow:
        return notice("浅克隆，没有全部记录，不能审计", "取得全部记录：git fetch --unshallow")
    return Answer("记录完整")
