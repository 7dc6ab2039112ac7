"""Running git: the one place that does, always hardened in the same way."""

from __future__ import annotations

import os
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from lvyue_cli.errors import GitFailed, LedgerUnavailable, LvyueError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

PROGRAM = "git"
# A repository that came on a stick carries its own configuration: nothing in it may start a program.
OPTIONS = (
    "--no-pager",
    "--literal-pathspecs",
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "core.quotePath=false"),
    *("-c", "protocol.file.allow=user"),
    *("-c", "log.showSignature=false"),
    *("-c", "log.follow=false"),
    *("-c", "advice.graftFileDeprecated=false"),
)
# Without this a power cut after "done" may leave empty objects: plain git syncs nothing.
DURABLE = ("-c", "core.fsync=all")

# A server's hook needs the object folders and the quarantine; the dates are never taken, whoever sets them.
KEPT = frozenset(
    {
        *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH"),
        *("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"),
        *("GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT", "GIT_ASKPASS", "GIT_TERMINAL_PROMPT"),
        *("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"),
    }
)
# Neither replaced objects nor grafts: what is audited is what was committed.
FORCED = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
}

STEPS = {
    "cat-file": "读取内容",
    "commit-tree": "写入或签名提交",
    "config": "读写配置",
    "diff-index": "比较暂存区",
    "diff-tree": "比较版本",
    "fast-import": "写入提交",
    "fetch": "收取",
    "grep": "查找内容",
    "hash-object": "写入内容",
    "init": "新建仓库",
    "log": "读取记录",
    "ls-remote": "查看服务器",
    "ls-tree": "列出文件",
    "merge-base": "查找共同版本",
    "merge-file": "标出冲突",
    "merge-tree": "合并",
    "mktree": "写入文件夹",
    "push": "发送",
    "remote": "查看服务器的连接",
    "rev-list": "列出提交",
    "rev-parse": "查找版本",
    "status": "比较工作区",
    "update-index": "更新暂存区",
    "update-ref": "推进分支",
    "var": "读取身份",
}

# What git says on stderr, the refusal it means, what to do about it.
MEANINGS: tuple[tuple[str, type[LvyueError], str, str], ...] = (
    (
        ".lock': File exists",
        LedgerUnavailable,
        "git 正在使用这个仓库",
        "等它结束后再试；确无 git 在运行时，删去它指出的 .lock 文件",
    ),
    ("No space left on device", LedgerUnavailable, "磁盘已满", "腾出空间后再试"),
)


ADVICE = "hint:"


@dataclass(frozen=True, slots=True)
class Finished:
    """A git that has ended.

    Args:
        status: Its exit status.
        stdout: What it printed.
        stderr: What it complained of.
    """

    status: int
    stdout: bytes
    stderr: bytes


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Give the variables that git may see.

    Args:
        extra: Variables of this one call.
    """
    mine = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name in KEPT or name.startswith("GIT_SSL_")
    }
    return mine | FORCED | dict(extra or {})


def call(
    place: tuple[str, ...], *arguments: str, stdin: bytes = b"", variables: Mapping[str, str] | None = None
) -> Finished:
    """Run git to its end and give what came of it, good or bad.

    Args:
        place: The options that say which repository.
        arguments: The subcommand and its arguments.
        stdin: What it reads.
        variables: Environment variables of this one call.

    Raises:
        GitFailed: Git is not installed.
    """
    command = [PROGRAM, *place, *OPTIONS, *arguments]
    try:
        done = subprocess.run(command, input=stdin, capture_output=True, check=False, env=environment(variables))
    except FileNotFoundError as error:
        raise GitFailed("没有找到 git", "请先安装 git（2.31 或更新），并确认它在 PATH 中") from error
    return Finished(done.returncode, done.stdout, done.stderr)


@contextmanager
def streaming(place: tuple[str, ...], *arguments: str, stdin: bytes) -> Iterator[IO[bytes]]:
    """Run git and read its answer while it is being written, for answers too large to hold.

    Args:
        place: The options that say which repository.
        arguments: The subcommand and its arguments.
        stdin: What it reads.
    """
    # The questions go through a file: with two pipes both sides may come to wait for the other.
    with tempfile.TemporaryFile() as questions:
        questions.write(stdin)
        questions.seek(0)
        with subprocess.Popen(
            [PROGRAM, *place, *OPTIONS, *arguments],
            stdin=questions,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
        ) as process:
            assert process.stdout is not None  # noqa: S101 -- PIPE was asked for
            yield process.stdout


def last_line(stderr: bytes) -> str:
    """Give the last thing git said, fit for a terminal.

    Args:
        stderr: All that it said.
    """
    told = stderr.decode("utf-8", "replace").splitlines()
    lines = [line for line in told if line.strip() and not line.startswith(ADVICE)]
    return "".join(character for character in lines[-1] if character.isprintable()) if lines else "没有说明原因"


def failure(arguments: tuple[str, ...], done: Finished) -> LvyueError:
    """Make the refusal that a failed git means.

    Args:
        arguments: The options, the subcommand and its arguments.
        done: How it ended.
    """
    said = done.stderr.decode("utf-8", "replace")
    for words, refusal, message, remedy in MEANINGS:
        if words in said:
            return refusal(f"{message}：{last_line(done.stderr)}", remedy)
    step = next((STEPS[argument] for argument in arguments if argument in STEPS), "执行")
    return GitFailed(f"git {step}失败：{last_line(done.stderr)}")


def require_top(top: Path | None) -> Path:
    """Give the work tree, which an act cannot do without.

    Args:
        top: The work tree, if the repository has one.

    Raises:
        LedgerUnavailable: The repository is bare.
    """
    if top is None:
        raise LedgerUnavailable("这是没有工作区的裸仓库，只能读取和校验", "请在一个克隆里登记")
    return top
