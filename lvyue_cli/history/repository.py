"""A repository: where it is, where HEAD stands, what its configuration says, who works in it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.errors import GitFailed, LedgerUnavailable, WrongUse
from lvyue_cli.history import git

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path
    from typing import IO

ON_BRANCH = re.compile(rb"ref: (refs/heads/(?!\.invalid)[^\n]+)\n")


@dataclass(frozen=True, slots=True)
class Identity:
    """A person as git knows them."""

    name: str
    email: str

    def __str__(self) -> str:
        """Print as git writes it."""
        return f"{self.name} <{self.email}>"


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository, found by `discovery.discover`.

    Args:
        top: The work tree; None for a bare repository.
        git_dir: The folder with HEAD and the index; of a linked work tree its own.
        common_dir: The folder with objects, branches and configuration.
        object_format: `sha1` or `sha256`.
    """

    top: Path | None
    git_dir: Path
    common_dir: Path
    object_format: str

    @property
    def work_tree(self) -> Path:
        """The work tree, for what cannot be done without.

        Raises:
            LedgerUnavailable: The repository is bare.
        """
        return git.require_top(self.top)

    @property
    def place(self) -> tuple[str, ...]:
        """The options of git that mean this repository and no other."""
        if self.top is None:
            return ("--git-dir", str(self.git_dir), "--bare")
        # A bare repository hidden in the tree is never taken for this one: its configuration would run.
        return ("-C", str(self.top), "-c", "safe.bareRepository=explicit")

    def run(self, *arguments: str, stdin: bytes = b"", variables: Mapping[str, str] | None = None) -> bytes:
        """Run git here and give what it prints.

        Args:
            arguments: The subcommand and its arguments, after options of git if any.
            stdin: What it reads.
            variables: Environment variables of this one call.

        Raises:
            GitFailed: Git failed; the sentence names the step and what git said last.
            LedgerUnavailable: Another git is at work here.
        """
        done = git.call(self.place, *arguments, stdin=stdin, variables=variables)
        if done.status:
            raise git.failure(arguments, done)
        return done.stdout

    def ask(self, *arguments: str) -> str | None:
        """Run git here for one value; None where it has none to give.

        Args:
            arguments: The subcommand and its arguments.

        Raises:
            GitFailed: Git failed for another reason than having no such value.
        """
        done = git.call(self.place, *arguments)
        if done.status > 1:
            raise git.failure(arguments, done)
        return None if done.status else done.stdout.decode("utf-8", "surrogateescape").removesuffix("\n")

    def streaming(self, *arguments: str, stdin: bytes) -> AbstractContextManager[IO[bytes]]:
        """Run git here and read its answer while it is being written.

        Args:
            arguments: The subcommand and its arguments.
            stdin: What it reads.
        """
        return git.streaming(self.place, *arguments, stdin=stdin)

    def head(self) -> str | None:
        """Give the commit that HEAD stands on; None before the first one."""
        return self.ask("rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD^{commit}")

    def branch(self) -> str:
        """Give the full name of the branch that HEAD is on.

        Raises:
            LedgerUnavailable: HEAD is on no branch.
        """
        head = (self.git_dir / "HEAD").read_bytes()
        if found := ON_BRANCH.fullmatch(head):  # as git writes it; of all else, such as a reftable, git is asked
            return os.fsdecode(found[1])
        name = self.ask("symbolic-ref", "--quiet", "HEAD")
        if name is None:
            raise LedgerUnavailable("HEAD 没有停在分支上（游离状态），不能登记", "先切换到分支：git switch main")
        return name

    def resolve(self, revision: str) -> str:
        """Give the commit that a revision means.

        Args:
            revision: Any name git understands for a commit.

        Raises:
            WrongUse: There is no such commit.
        """
        asked = f"{revision.replace(chr(0), ' ')}^{{commit}}"
        done = git.call(self.place, "rev-parse", "--verify", "--quiet", "--end-of-options", asked)
        if done.status:
            raise WrongUse(f"没有这个版本：{revision}", "用 lvyue log 查看已有的版本")
        return done.stdout.decode("ascii").strip()

    def has(self, commit: str) -> bool:
        """Tell whether this clone has a commit.

        Args:
            commit: Its whole id.
        """
        return git.call(self.place, "cat-file", "-e", f"{commit}^{{commit}}").status == 0

    @property
    def is_shallow(self) -> bool:
        """Whether this clone has only the newest part of the history."""
        return self.ask("rev-parse", "--is-shallow-repository") == "true"

    def config(self, key: str, kind: str = "") -> str | None:
        """Give a value of git's configuration; None where it is not set.

        Args:
            key: Such as `lvyue.station`.
            kind: `bool`, `int` or `path`, to have it normalised.
        """
        value = self.ask("config", "-z", *([f"--type={kind}"] if kind else []), "--get", key)
        return None if value is None else value.removesuffix("\0")

    def set_config(self, key: str, value: str) -> None:
        """Set a value in this clone's configuration, for it alone.

        Args:
            key: Such as `lvyue.station`.
            value: Its value.
        """
        self.run("config", "--local", "--replace-all", key, value)

    def identity(self) -> Identity:
        """Give who works here, from git's configuration, never guessed from the machine.

        Raises:
            GitFailed: Git knows no name or no address.
        """
        done = git.call(self.place, "-c", "user.useConfigOnly=true", "var", "GIT_AUTHOR_IDENT")
        if done.status:
            raise GitFailed(
                "git 还不知道您是谁，不能登记",
                '先登记姓名和邮箱：git config --global user.name "张三"；'
                'git config --global user.email "zhangsan@example.gov.cn"',
            )
        name, _, rest = done.stdout.decode("utf-8", "replace").rpartition(" <")
        return Identity(name, rest.partition(">")[0])
