"""Why a server could not be reached: it is away, which passes by itself, or something must be put right first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from lvyue_cli.errors import GitFailed
from lvyue_cli.history import git

if TYPE_CHECKING:
    from lvyue_cli.errors import LvyueError

# What git, ssh and curl say, what it means, what to do about it; the first that fits counts.
FAILURES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        ("Host key verification failed",),
        "本机还不认得服务器的主机密钥",
        "向管理服务器的人核对密钥，用 ssh 登录一次服务器并确认，再 lvyue sync",
    ),
    (
        (
            "Authentication failed",
            "could not read Username",
            "could not read Password",
            "Permission denied",
            "Access denied",
            "returned error: 401",
            "returned error: 403",
        ),
        "服务器不认这里的账号、口令或密钥，或不许这样取送",
        "核对账号、口令、密钥和在服务器上的权限；账号口令由 git 保管：git config --global credential.helper store",
    ),
    (
        ("certificate",),
        "服务器的证书信不过",
        "核对网址和本机的时钟；本单位自签的证书：git config http.sslCAInfo 证书文件",
    ),
    (
        (
            "does not appear to be a git repository",
            "not a git repository",
            "Repository not found",
            "repository not found",
            "' not found",
            "access denied or repository not exported",
            "returned error: 404",
        ),
        "那里没有这个仓库，或不许这样取送",
        "核对地址：git remote -v；改正：git remote set-url 名称 地址",
    ),
    (
        ("dubious ownership",),
        "git 不信任那里的仓库：它属于另一个用户",
        "确认可信后：git config --global --add safe.directory 那个文件夹",
    ),
)
AWAY = (
    "Could not resolve host",
    "Temporary failure in name resolution",
    "Name or service not known",
    "Connection refused",
    "Connection timed out",
    "Operation timed out",
    "Connection reset",
    "Connection closed",
    "Network is unreachable",
    "No route to host",
    "Failed to connect",
    "Couldn't connect",
    "unable to connect",
    "returned error: 502",
    "returned error: 503",
    "returned error: 504",
    "hung up unexpectedly",
    "early EOF",
)


class Away(GitFailed):
    """The server cannot be reached just now; nothing is wrong with the ledger."""

    code: ClassVar[str] = "away"


def failure(arguments: tuple[str, ...], done: git.Finished) -> LvyueError:
    """Make the refusal that a git means which could not talk to its server.

    Args:
        arguments: Its options, subcommand and arguments.
        done: How it ended.
    """
    said = done.stderr.decode("utf-8", "replace")
    for words, message, remedy in FAILURES:
        if any(one in said for one in words):
            return GitFailed(f"{message}（{_telling(done.stderr, words)}）", remedy)
    if any(one in said for one in AWAY):
        return Away(f"连不上服务器（{_telling(done.stderr, AWAY)}）", "网络恢复后再 lvyue sync")
    return git.failure(arguments, done)


def _telling(stderr: bytes, words: tuple[str, ...]) -> str:
    """Give the line that says it: the last one is mostly advice."""
    lines = stderr.splitlines()
    return git.last_line(next((line for line in lines if any(one.encode() in line for one in words)), stderr))
