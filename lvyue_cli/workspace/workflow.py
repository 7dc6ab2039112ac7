"""The workflow by which a forge validates a ledger on every push."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.errors import WrongUse
from lvyue_cli.history import lock, tree
from lvyue_cli.history.commit import Landing
from lvyue_cli.history.land import land
from lvyue_cli.history.trail import Trailers
from lvyue_cli.resources import folder
from lvyue_cli.store.layout import TEMPLATES
from lvyue_cli.workspace.people import as_argument, person

if TYPE_CHECKING:
    from lvyue_cli.workspace.place import Place

FORGES = {
    "gitea": ".gitea/workflows/lvyue.yml",
    "gitlab": ".gitlab-ci.yml",
    "github": ".github/workflows/lvyue.yml",
}  # where each looks for it, from the top of the repository
COMMAND = "lvyue validate"
ACTION = "ci"


@dataclass(frozen=True, slots=True)
class Workflow:
    """A workflow.

    Args:
        path: From the top of the repository, with `/`.
        text: What it says.
    """

    path: str
    text: str


def known(forge: str) -> str:
    """Give a forge back.

    Raises:
        WrongUse: It is none of FORGES.
    """
    if forge not in FORGES:
        raise WrongUse(f"没有“{forge}”这种平台", f"可用：{'、'.join(FORGES)}")
    return forge


def workflow(forge: str, prefix: str) -> Workflow:
    """Write the workflow of a forge.

    Args:
        forge: A key of FORGES.
        prefix: The ledger's folder from the top of the repository, empty or ending in `/`.
    """
    text = (folder(TEMPLATES) / "ci" / f"{forge}.yml").read_text(encoding="utf-8")
    inside = f"lvyue -C {as_argument(prefix.rstrip('/'))} validate" if prefix else COMMAND
    return Workflow(FORGES[forge], text.replace(COMMAND, inside))


def add(place: Place, forge: str, *, dry_run: bool) -> tuple[Workflow, str | None]:
    """Add the workflow to a ledger that is there, and give it with its commit.

    Args:
        place: The ledger.
        forge: Which forge.
        dry_run: Whether to stop before anything is written.

    Raises:
        WrongUse: There is no such forge, or the file is there.
    """
    made = workflow(known(forge), place.prefix)
    if dry_run:
        return made, None
    with lock.writing(place.repository):
        refuse_over(place, made)
        enterer = person(place.identity.name)
        landing = Landing(
            base=place.repository.head(),
            subject=f"配置自动校验：{made.path}",
            trailers=Trailers(ACTION, enterer).pairs(),
            changes={made.path: made.text.encode()},
            identity=place.identity,
            committed_at=place.session.committed_at,
        )
        return made, land(place.repository, landing).commit


def refuse_over(place: Place, made: Workflow) -> None:
    """Refuse to write over a workflow that is there, in the work tree or recorded.

    Args:
        place: The ledger.
        made: The workflow.

    Raises:
        WrongUse: The file is there.
    """
    recorded = tree.ids(place.repository, [f"HEAD:{made.path}"]) != [None]
    if recorded or (place.repository.work_tree / made.path).exists():
        raise WrongUse(f"{made.path} 已有，没有改动", "加 --dry-run 看应有的内容，并入现有文件")
