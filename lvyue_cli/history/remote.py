"""A branch on a git server: what it holds is fetched, what this clone holds is sent, never by force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.errors import ActRefused, LedgerUnavailable, WrongUse
from lvyue_cli.history import git, reaching, stale

if TYPE_CHECKING:
    from lvyue_cli.history.repository import Repository

HEADS = "refs/heads/"
# No gc: it would pack and lock the refs behind the back of the next act. No tags, no submodules: they are no ledger's.
FETCH = (
    *("fetch", "--no-tags", "--no-write-fetch-head", "--no-auto-gc", "--no-recurse-submodules"),
    "--end-of-options",
)
NOT_THERE = "couldn't find remote ref"
REWRITTEN = "[rejected]"


@dataclass(frozen=True, slots=True)
class Remote:
    """The branch of a server with which the present branch is shared.

    Args:
        repository: This clone.
        name: How git knows the server here.
        branch: The branch here, by its full name.
        ref: The branch there, by its full name.
    """

    repository: Repository
    name: str
    branch: str
    ref: str

    @property
    def short(self) -> str:
        """The branch there, as people call it."""
        return self.ref.removeprefix(HEADS)

    @property
    def tracking(self) -> str:
        """Where this clone keeps what the server's branch was when last seen."""
        return f"refs/remotes/{self.name}/{self.short}"

    def known(self) -> str | None:
        """Give the commit on which the server's branch was when last seen; nothing where it never was."""
        return self.repository.ask("rev-parse", "--verify", "--quiet", self.tracking)


def choose(repository: Repository, name: str | None) -> Remote:
    """Choose the server: the one named, else the branch's own, else the only one.

    Args:
        repository: This clone.
        name: As typed, if it was.

    Raises:
        WrongUse: There is none of that name, or none at all, or it cannot be told which.
        LedgerUnavailable: HEAD is on no branch.
    """
    branch = repository.branch()
    short = branch.removeprefix(HEADS)
    known = (repository.ask("remote") or "").split()
    own = repository.config(f"branch.{short}.remote")
    found = name or (own if own in known else None) or (known[0] if len(known) == 1 else None)
    if found is None or found not in known:
        raise _unknown(name, known, short)
    merged = repository.config(f"branch.{short}.merge") if found == own else None
    return Remote(repository, found, branch, merged or branch)


def _unknown(name: str | None, known: list[str], short: str) -> WrongUse:
    if not known:
        return WrongUse("这份台账还没有连接服务器", "git remote add origin 服务器地址，再 lvyue sync")
    listed = "、".join(known)
    if name is not None:
        return WrongUse(f"没有连接名为“{name}”的服务器", f"已有：{listed}；增加：git remote add {name} 地址")
    return WrongUse(
        f"连接了几处服务器（{listed}），不知与哪一处同步",
        f"写明：lvyue sync {known[0]}；以后照此：git branch --set-upstream-to={known[0]}/{short}",
    )


def fetch(remote: Remote) -> str | None:
    """Fetch the server's branch, and give the commit on which it stands; nothing where it is not there.

    Args:
        remote: The server.

    Raises:
        ActRefused: The branch no longer follows what it was when last seen.
        GitFailed: The server refuses; `reaching.Away` where it cannot be reached.
    """
    stale.free(remote.repository, remote.tracking)
    # Without a `+`: what no longer follows the version last seen was rewritten, and is not taken.
    arguments = (*git.DURABLE, *FETCH, remote.name, f"{remote.ref}:{remote.tracking}")
    done = git.call(remote.repository.place, *arguments)
    said = done.stderr.decode("utf-8", "replace")
    if done.status and NOT_THERE in said:
        return None
    if done.status and REWRITTEN in said:
        raise ActRefused(
            f"服务器上的 {remote.short} 被改写：上次见到的提交不在其中，没有收取",
            f"向推送的人和管理服务器的人查明，原有的都在 {remote.name}/{remote.short}；确系退回不合的提交的，"
            f"照收：git fetch {remote.name} +{remote.ref}:{remote.tracking}，再 lvyue sync",
        )
    if done.status:
        raise reaching.failure(arguments, done)
    return remote.known()


def refs(remote: Remote, folder: str) -> dict[str, str]:
    """Look up the refs of the server below a folder, each with its object.

    Args:
        remote: The server.
        folder: Such as `refs/heads/`.

    Raises:
        GitFailed: The server refuses or cannot be reached.
    """
    arguments = ("ls-remote", "--quiet", "--refs", "--end-of-options", remote.name, f"{folder}*")
    done = git.call(remote.repository.place, *arguments)
    if done.status:
        raise reaching.failure(arguments, done)
    pairs = (line.split("\t") for line in done.stdout.decode("utf-8", "replace").splitlines())
    return {name: oid for oid, name in pairs}


def follow(remote: Remote) -> None:
    """Have the branch follow the server's from now on, where it follows none yet.

    Args:
        remote: The server.
    """
    key = f"branch.{remote.branch.removeprefix(HEADS)}"
    if remote.repository.config(f"{key}.remote") is None:
        remote.repository.set_config(f"{key}.remote", remote.name)
        remote.repository.set_config(f"{key}.merge", remote.ref)


def require_same_branch(remote: Remote) -> None:
    """Refuse to begin a branch on a server that has others: two offices would never meet.

    Args:
        remote: The server, which has no such branch.

    Raises:
        LedgerUnavailable: It has others.
    """
    others = [name.removeprefix(HEADS) for name in refs(remote, HEADS)]
    if others:
        raise LedgerUnavailable(
            f"服务器上没有分支 {remote.short}，有 {'、'.join(others)}",
            f"与它同步：git branch --set-upstream-to={remote.name}/{others[0]}；"
            f"确要另立一支：git push -u {remote.name} {remote.short}",
        )
