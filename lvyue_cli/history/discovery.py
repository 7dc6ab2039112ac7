"""Finding the repository of a folder, and making one where there is none."""

from __future__ import annotations

import os
from pathlib import Path

from lvyue_cli.errors import GitFailed
from lvyue_cli.history import git
from lvyue_cli.history.repository import Repository

# rev-parse repeats what it does not know: a fence that lets a folder's name hold a newline.
FENCE = "--lvyue-fence"
QUESTIONS = (
    "rev-parse",
    "--path-format=absolute",
    *("--is-bare-repository", FENCE),
    *("--show-object-format", FENCE),
    *("--absolute-git-dir", FENCE),
    *("--git-common-dir", FENCE),
    "--show-toplevel",  # last: where there is no work tree git stops here, having answered the rest
)
NO_REPOSITORY = "not a git repository"
NO_WORK_TREE = "must be run in a work tree"
OTHER_OWNER = "dubious ownership"


def discover(folder: Path) -> Repository | None:
    """Find the repository that a folder lies in, with one git process; None where there is none.

    Args:
        folder: An existing folder.

    Raises:
        GitFailed: Git is missing, too old, or refuses because the folder belongs to somebody else.
    """
    arguments = ("-C", str(folder), "-c", "safe.bareRepository=all")
    done = git.call(arguments, *QUESTIONS)
    said = done.stderr.decode("utf-8", "replace")
    if done.status and NO_WORK_TREE not in said:
        _refuse_unless_absent(folder, done, said)
        return None
    answers = os.fsdecode(done.stdout).split(f"\n{FENCE}\n")
    if len(answers) != QUESTIONS.count(FENCE) + 1 or answers[0].startswith("--"):
        raise GitFailed("git 的版本太旧", "请更新到 2.31 或更新的版本")
    return _found(answers)


def _found(answers: list[str]) -> Repository:
    _, object_format, git_dir, common_dir, top = answers
    work_tree = Path(top.removesuffix("\n")) if top else None
    return Repository(work_tree, Path(git_dir), Path(common_dir), object_format)


def _refuse_unless_absent(folder: Path, done: git.Finished, said: str) -> None:
    if OTHER_OWNER in said:
        raise GitFailed(
            f"git 不信任 {folder}：它属于另一个用户",
            f'确认文件夹可信后：git config --global --add safe.directory "{folder.absolute()}"',
        )
    if NO_REPOSITORY not in said:
        raise git.failure(QUESTIONS, done)


def init(folder: Path) -> Repository:
    """Make a repository in a folder, its branch named main, and give it.

    Args:
        folder: The folder, made where it does not exist.

    Raises:
        GitFailed: Git could not.
    """
    folder.mkdir(parents=True, exist_ok=True)
    arguments = ("init", "--quiet", "--initial-branch=main")
    done = git.call(("-C", str(folder)), *arguments)
    if done.status:
        raise git.failure(arguments, done)
    repository = discover(folder)
    if repository is None:
        raise GitFailed(f"git 没有在 {folder} 建起仓库")
    return repository
