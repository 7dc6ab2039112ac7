"""Sending to a server what this clone holds: never by force, and what the server answers is passed on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.errors import ActRefused, Condition, GitFailed
from lvyue_cli.history import git, reaching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.history.remote import Remote

PUSH = ("push", "--porcelain", "--no-follow-tags", "--recurse-submodules=no", "--end-of-options")
RACED = (
    *("fetch first", "non-fast-forward", "stale info", "cannot lock ref", "failed to update ref", "failed to lock"),
    *("incorrect old value", "reference already exists", "remote ref updated"),
)
CHECKED_OUT = "branch is currently checked out"
ANSWER = re.compile(r"^!\t\S*:(?P<ref>\S+)\t(?P<why>.*)$", re.MULTILINE)
BESIDE = b"remote:"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered to what was sent.

    Args:
        is_taken: Whether it took it; it does not where somebody was faster.
        said: What its hooks say, line by line.
    """

    is_taken: bool
    said: tuple[str, ...] = ()


def push(remote: Remote, commit: str, ref: str = "") -> Answer:
    """Send a commit.

    Args:
        remote: The server.
        commit: The commit.
        ref: Where it is to stand there; the branch where none is named.

    Raises:
        ActRefused: The server's own rules refuse it.
        GitFailed: The server refuses or cannot be reached.
    """
    arguments = (*PUSH, remote.name, f"{commit}:{ref or remote.ref}")
    done = git.call(remote.repository.place, *arguments)
    if done.status == 0:
        return Answer(is_taken=True, said=tuple(_said(done.stderr)))
    answer = ANSWER.search(done.stdout.decode("utf-8", "replace"))
    if answer is None:
        raise reaching.failure(arguments, done)
    if any(words in answer["why"] for words in RACED):
        return Answer(is_taken=False)
    if CHECKED_OUT in answer["why"]:
        raise GitFailed("那里是带工作区的仓库，不能往里发送", "服务器上建裸仓库：git init --bare 文件夹，再改连接地址")
    raise _refused(answer["why"], done.stderr)


def _said(stderr: bytes) -> Iterator[str]:
    lines = (line.removeprefix(BESIDE).strip() for line in stderr.splitlines() if line.startswith(BESIDE))
    yield from (git.last_line(line) for line in lines if line)


def _refused(why: str, stderr: bytes) -> ActRefused:
    told = tuple(Condition("server", line) for line in _said(stderr))
    message = f"服务器没有收下，没有发送：{git.last_line(why.encode())}"
    return ActRefused(message, "照服务器所说改正后再 lvyue sync", told)
