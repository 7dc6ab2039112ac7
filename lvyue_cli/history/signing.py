"""Who signed which commit, and what git says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.history import walk

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import IO

    from lvyue_cli.history.repository import Repository

SIGNATURE = "--format=tformat:%H%x00%G?%x00%GS"
# A repository's own configuration may name any program here, and a look at the trail must not start it.
PROGRAMS = {
    "gpg.program": "gpg",
    "gpg.openpgp.program": "gpg",
    "gpg.ssh.program": "ssh-keygen",
    "gpg.x509.program": "gpgsm",
}
PLAIN = tuple(word for key, program in PROGRAMS.items() for word in ("-c", f"{key}={program}"))
LATELY = 100  # commits in which it is looked who signs


@dataclass(frozen=True, slots=True)
class Signature:
    """What git says of a signature.

    Args:
        verdict: `G` good, `U` good by a key of unknown standing, `B` bad, `N` or `E` it cannot tell, and others.
        signer: Whose it is.
    """

    verdict: str
    signer: str


def signed(repository: Repository, commits: Iterable[str]) -> dict[str, str]:
    """List the commits that bear a signature, each with its author's address; no signature is checked.

    Args:
        repository: Where to look.
        commits: Which to look at.
    """
    wanted = list(commits)
    with repository.streaming("cat-file", "--batch", stdin="".join(f"{one}\n" for one in wanted).encode()) as answers:
        return {commit: address for commit in wanted if (address := _signer(answers)) is not None}


def _signer(answers: IO[bytes]) -> str | None:
    head = answers.readline().split()
    header = answers.read(int(head[2]) + 1).partition(b"\n\n")[0]
    author = next(line for line in header.split(b"\n") if line.startswith(b"author "))
    address = author.rpartition(b" <")[2].partition(b">")[0].decode("utf-8", "replace")
    return address if b"\ngpgsig" in header else None


def lately(repository: Repository, commit: str | None) -> tuple[str, ...]:
    """List the last commits up to one.

    Args:
        repository: Where to look.
        commit: The commit; nothing where there is none.
    """
    if commit is None:
        return ()
    return tuple(repository.run(*walk.REAL, "rev-list", f"--max-count={LATELY}", commit, "--").decode("ascii").split())


def signatures(repository: Repository, commits: Iterable[str]) -> dict[str, Signature]:
    """Tell what git says of the signatures of some commits.

    Args:
        repository: Where to read.
        commits: Which; each bears a signature.
    """
    asked = "".join(f"{one}\n" for one in commits).encode("ascii")
    if not asked:
        return {}
    said = repository.run(*PLAIN, "log", "-z", "--no-walk=unsorted", "--stdin", SIGNATURE, stdin=asked)
    values = said.decode("utf-8", "replace").split("\0")[:-1]
    rows = (values[at : at + 3] for at in range(0, len(values), 3))
    return {commit: Signature(verdict, signer) for commit, verdict, signer in rows}


def signed_as(repository: Repository, commits: Iterable[str]) -> dict[str, Signature]:
    """Tell what git says of the signatures of those commits that bear one.

    Args:
        repository: Where to look.
        commits: Which to look at.
    """
    return signatures(repository, signed(repository, dict.fromkeys(commits)))
