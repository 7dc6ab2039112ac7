"""Beginning a ledger: its folder, its own copy of the programme, its directory, its first commit."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from lvyue_cli.errors import WrongUse
from lvyue_cli.history import called, discovery, lock
from lvyue_cli.history.commit import Landing
from lvyue_cli.history.land import land
from lvyue_cli.history.trail import Trailers
from lvyue_cli.records.identifiers import PREFIX, STATION
from lvyue_cli.records.unit import Member, Unit
from lvyue_cli.resources import folder
from lvyue_cli.store import layout
from lvyue_cli.text.canonical import emit
from lvyue_cli.text.refusal import Rejected
from lvyue_cli.workspace.people import person
from lvyue_cli.workspace.place import Place
from lvyue_cli.workspace.workflow import known, refuse_over, workflow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lvyue_cli.history.repository import Repository
    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.workspace.session import Session
    from lvyue_cli.workspace.workflow import Workflow

ATTRIBUTES = "*.yaml text eol=lf\nproblems/** text eol=lf diff=lvyue\nevidence/** -text\n" + layout.MERGED
STATION_OF_THE_FIRST = "A"


def begin(  # noqa: PLR0913  each is an option of `init`
    root: Path,
    law: Programme,
    session: Session,
    *,
    prefix: str | None = None,
    station: str | None = None,
    year: int | None = None,
    ci: str | None = None,
) -> str:
    """Make a ledger, first commit included.

    Args:
        root: Its folder, made where it does not exist.
        law: The programme.
        session: The day and the clock.
        prefix: Of the problems' ids; the programme's where it is not given.
        station: This clone's station letters; `A` where none is set yet.
        year: The ledger's year; the programme's where it is not given.
        ci: The forge that is to validate the ledger on every push.

    Raises:
        WrongUse: The folder holds a ledger or files that would be overwritten, or a letter is no letter.
        GitFailed: Git is missing or knows no identity.
    """
    _check(root, prefix, station)
    if ci:
        known(ci)
    with _repository(root) as repository:
        place = Place(root, session)
        place.repository = repository
        enterer = person(place.identity.name)
        files = _files(law, enterer, prefix or law.prefix, year or law.year)
        beside = workflow(ci, place.prefix) if ci else None
        commit = _land(place, law, files, f"{enterer}@{law.office}", beside)
        if station or repository.config("lvyue.station") is None:
            repository.set_config("lvyue.station", station or STATION_OF_THE_FIRST)
        called.install(repository)
        return commit


def _check(root: Path, prefix: str | None, station: str | None) -> None:
    if root.exists() and not root.is_dir():
        raise WrongUse(f"{root} 不是文件夹", "另取一个名字")
    if (root / layout.SETTINGS).exists():
        raise WrongUse(f"{root} 中已有台账", "直接使用，或另取一个文件夹")
    if prefix is not None and not PREFIX.fullmatch(prefix):
        raise WrongUse(f"编号前缀不合用：{prefix}", "一至六个大写字母，如 ZD")
    if station is not None and not STATION.fullmatch(station):
        raise WrongUse(f"登记点代号不合用：{station}", "一至两个大写字母，如 A")


@contextmanager
def _repository(root: Path) -> Iterator[Repository]:
    """Give the repository around the folder, or a new one that goes away again should anything fail."""
    is_new_folder = not root.exists()
    root.mkdir(parents=True, exist_ok=True)
    try:
        found = discovery.discover(root)
        own = found is None
        repository = found or discovery.init(root)
        try:
            yield repository
        except BaseException:
            if own:
                shutil.rmtree(root / ".git")
            raise
    except BaseException:
        if is_new_folder:
            shutil.rmtree(root)
        raise


def _files(law: Programme, enterer: str, prefix: str, year: int) -> dict[str, bytes]:
    units = [Unit(id=unit.id, name=unit.id, kind=unit.kind, aliases=unit.aliases).plain() for unit in law.units]
    roster = [Member(role="staff", name=enterer, unit=law.office).plain()]
    settings: dict[str, Any] = {"format": 1, "prefix": prefix, "year": year}
    files = {
        layout.SETTINGS: _yaml(settings, layout.SETTINGS, "lvyue"),
        layout.PROGRAMME: _yaml(law.plain(), layout.PROGRAMME, "programme"),
        layout.UNITS: _yaml({"units": units}, layout.UNITS, "units"),
        layout.ROSTER: _yaml({"roster": roster}, layout.ROSTER, "roster"),
        layout.ATTRIBUTES: ATTRIBUTES.encode(),
    }
    schemas = {f"{layout.SCHEMAS}/{path.name}": path.read_bytes() for path in sorted(folder("schemas").glob("*.json"))}
    return files | schemas


def _yaml(data: dict[str, Any], path: str, schema: str) -> bytes:
    try:
        return emit(data, comment=layout.modeline(path, schema)).encode()
    except Rejected as refusal:
        raise WrongUse(f"{path} 写不成：{refusal.message}", refusal.remedy) from refusal


def _land(place: Place, law: Programme, files: dict[str, bytes], actor: str, beside: Workflow | None) -> str:
    taken = [path for path in files if (place.root / path).exists()]
    if taken:
        raise WrongUse(f"{place.root} 中已有 {taken[0]}，不能覆盖", "换一个空文件夹")
    if beside:
        refuse_over(place, beside)
    with lock.writing(place.repository):
        landing = Landing(
            base=place.repository.head(),
            subject=f"建立台账：{law.place}{law.title}",
            trailers=Trailers("init", actor).pairs(),
            changes={place.prefix + path: content for path, content in files.items()}
            | ({beside.path: beside.text.encode()} if beside else {}),
            identity=place.identity,
            committed_at=place.session.committed_at,
        )
        return land(place.repository, landing).commit
