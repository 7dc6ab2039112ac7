"""An edit: the one door through which a ledger changes; everything lands as one commit or nothing does."""

from __future__ import annotations

import difflib
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lvyue_cli.diagnostics import Severity
from lvyue_cli.errors import ActRefused, Condition, LedgerUnavailable, WrongUse
from lvyue_cli.history import called, changes, lock
from lvyue_cli.history.commit import Landing
from lvyue_cli.history.land import land
from lvyue_cli.ledger import Filed
from lvyue_cli.records.problem import Problem
from lvyue_cli.resources import folder
from lvyue_cli.rules.catalogue import check_problem
from lvyue_cli.store.layout import PROBLEMS, SCHEMAS, is_problem_id, modeline
from lvyue_cli.store.read import read_frame, read_problems
from lvyue_cli.store.recorded import path_of
from lvyue_cli.store.typed import read_bytes
from lvyue_cli.text.canonical import emit
from lvyue_cli.text.carry import carried
from lvyue_cli.text.guard import Parsed, parse
from lvyue_cli.text.refusal import Rejected
from lvyue_cli.text.splice import splice
from lvyue_cli.workspace.attributes import have_it_merged_by_field
from lvyue_cli.workspace.people import stranger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lvyue_cli.history.changes import Standing
    from lvyue_cli.history.repository import Repository
    from lvyue_cli.history.snapshot import Snapshot
    from lvyue_cli.history.trail import Trailers
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.base import Record
    from lvyue_cli.workspace.place import Place

INSTALLED = {
    called.TEXTCONV: (
        "这份副本中，git diff、git log -p 今后以中文显示问题文件；要看原文，加 --no-textconv，"
        f"一律看原文：git config {called.TEXTCONV} cat"
    ),
    called.DRIVER: "这份副本中，git merge 今后逐项合并问题文件和报送记录；合不拢的，标出冲突并说明原因",
}  # what is said when git is first told to call lvyue


@dataclass(frozen=True, slots=True)
class Opened:
    """A problem opened for an act: the file as recorded, and what it says."""

    path: str
    parsed: Parsed
    problem: Problem


@dataclass(frozen=True, slots=True)
class Landed:
    """What an edit left behind.

    Args:
        commit: The commit; nothing for a dry run.
        diff: The change of text, for a dry run.
        left: Files that a person was editing at that moment and that were left as they are.
    """

    commit: str | None
    diff: str = ""
    left: tuple[str, ...] = ()


@dataclass
class Edit:
    """A change in the making.

    Args:
        place: The ledger.
        source: The ledger as recorded.
        ledger: Its frame as it is today: settings, programme, directory.
        dry_run: Whether to stop before anything is written.
        changes: The new content of each file, by path.
        adopted: What a person left in a file and this change takes up.
    """

    place: Place
    source: Snapshot
    ledger: Ledger
    dry_run: bool = False
    changes: dict[str, bytes | None] = field(default_factory=dict)
    adopted: dict[str, bytes] = field(default_factory=dict)

    def open(self, id: str) -> Opened:  # noqa: A002  the field's name
        """Open a problem as it is recorded.

        Raises:
            WrongUse: There is no such problem.
            LedgerUnavailable: Its file cannot be read.
        """
        path = path_of(id)
        raw = self.source.read(path)
        if raw is None:
            raise WrongUse(f"台账中没有问题 {id}", "lvyue list 查看已有的问题")
        problem, findings = read_bytes(raw, path, Problem)
        if problem is None:
            raise LedgerUnavailable(f"{findings[0]}", f"先改正：lvyue edit {id} --reason 理由")
        return Opened(path, parse(raw), problem)

    def open_all(self, wanted: Callable[[Problem], bool]) -> tuple[Opened, ...]:
        """Open every problem that is wanted; most acts need none but their own.

        Raises:
            LedgerUnavailable: A file cannot be read, so that nobody knows whether it is wanted.
        """
        self.source.fetch(PROBLEMS)
        filed, findings = read_problems(self.source)
        if findings:
            raise LedgerUnavailable(f"{findings[0]}", "先改正；lvyue validate 可查全部问题")
        found = (one for one in filed if wanted(one.problem))
        return tuple(Opened(one.path, parse(self.source.read(one.path) or b""), one.problem) for one in found)

    def put(self, opened: Opened, problem: Problem) -> None:
        """Change a problem's file: only the lines that must change."""
        self._refuse_new_faults(Filed(opened.path, problem), self._faults(Filed(opened.path, opened.problem)))
        intended = carried(opened.parsed.data, opened.problem.plain(), problem.plain())
        self.changes[opened.path] = _written(lambda: splice(opened.parsed, intended))

    def put_new(self, problem: Problem) -> str:
        """Write a new problem's file, and name it."""
        path = path_of(problem.id)
        self._refuse_new_faults(Filed(path, problem), frozenset())
        self.put_record(path, problem, "problem")
        return path

    def put_record(self, path: str, record: Record, schema: str) -> None:
        """Write a new file, with the schema beside it where an older ledger has no copy yet."""
        self.changes[path] = _written(lambda: emit(record.plain(), comment=modeline(path, schema)))
        copy = f"{SCHEMAS}/{schema}.schema.json"
        if self.source.read(copy) is None:
            self.changes[copy] = (folder("schemas") / f"{schema}.schema.json").read_bytes()

    def put_list(self, path: str, key: str, items: Iterable[Mapping[str, Any]]) -> None:
        """Add to the one list of a file such as `units.yaml` or `roster.yaml`."""
        raw = self.source.read(path)
        parsed = parse(raw or b"")
        before = parsed.data.get(key, [])
        self.changes[path] = _written(lambda: splice(parsed, {**parsed.data, key: [*before, *items]}))

    def put_item(self, path: str, key: str, place: int, before: Record, after: Record) -> None:
        """Change one item of the one list of such a file: only the lines that must change."""
        parsed = parse(self.source.read(path) or b"")
        items = list(parsed.data[key])
        items[place] = carried(items[place], before.plain(), after.plain())
        self.changes[path] = _written(lambda: splice(parsed, {**parsed.data, key: items}))

    def put_whole(self, path: str, before: Record, after: Record, schema: str) -> None:
        """Change a file that is one record, only the lines that must change; write it where it is not there yet."""
        raw = self.source.read(path)
        if raw is None:
            self.put_record(path, after, schema)
            return
        parsed = parse(raw)
        intended = carried(parsed.data, before.plain(), after.plain())
        self.changes[path] = _written(lambda: splice(parsed, intended))

    def land(self, subject: str, trailers: Trailers) -> Landed:
        """Record the change as one commit of exactly these paths.

        Raises:
            LedgerUnavailable: Somebody's uncommitted edit lies in the way; HEAD moved; another process writes.
        """
        have_it_merged_by_field(self)
        if self.dry_run:
            return Landed(None, self._diff())
        paths = {self.place.prefix + path: content for path, content in self.changes.items()}
        before = changes.standing(self.place.repository, paths)
        self._refuse_over_edits(before)
        session = self.place.session
        landing = Landing(
            base=self.source.commit,
            subject=subject,
            trailers=trailers.pairs(),
            changes=paths,
            adopted={self.place.prefix + path: content for path, content in self.adopted.items()},
            identity=self.place.identity,
            committed_at=session.committed_at,
        )
        landed = land(self.place.repository, landing, before)
        self.place.notices += install(self.place.repository)
        self._tell_of_a_stranger()
        return Landed(landed.commit, left=landed.left)

    def _tell_of_a_stranger(self) -> None:
        """Say at once what the audit would say later of who enters: by then it is not easily mended."""
        told = "；".join(stranger(self.place.identity.name, self.ledger.directory) or ())
        if told and told not in self.place.notices:
            self.place.notices.append(told)

    def _refuse_over_edits(self, before: Standing) -> None:
        dirty = (path.removeprefix(self.place.prefix) for path in before.dirty(self.place.repository))
        if edited := sorted(set(dirty) - set(self.adopted)):
            path = edited[0]
            raise LedgerUnavailable(f"{path} 有尚未提交的改动，本次没有写入", how_to_land(path))

    def _faults(self, filed: Filed) -> frozenset[tuple[str, str]]:
        found = check_problem(filed, self.ledger, self.place.session.today)
        return frozenset((finding.code, finding.message) for finding in found)

    def _refuse_new_faults(self, filed: Filed, known: frozenset[tuple[str, str]]) -> None:
        """Refuse what would make the record faulty; faults that were there before do not block."""
        fresh = [
            Condition(finding.code, finding.message, finding.remedy)
            for finding in check_problem(filed, self.ledger, self.place.session.today)
            if finding.severity is Severity.ERROR and (finding.code, finding.message) not in known
        ]
        if fresh:
            raise ActRefused(f"{filed.problem.id} 办理后将不合台账规则，没有写入", conditions=tuple(fresh))

    def _diff(self) -> str:
        return "".join(self._diff_of(path, content) for path, content in self.changes.items())

    def _diff_of(self, path: str, content: bytes | None) -> str:
        if not path.endswith((".yaml", ".json", ".gitattributes")):
            return f"新文件 {path}（{len(content or b'')} 字节）\n"
        old = (self.source.read(path) or b"").decode()
        lines = difflib.unified_diff(
            old.splitlines(keepends=True), (content or b"").decode().splitlines(keepends=True), f"a/{path}", f"b/{path}"
        )
        return "".join(lines)


def _written(write: Callable[[], str]) -> bytes:
    """Write a text; what no file may hold, such as a control character in a note, is the caller's mistake."""
    try:
        return write().encode()
    except Rejected as refusal:
        raise WrongUse(f"填写的内容不能入账：{refusal.message}", refusal.remedy) from refusal


def install(repository: Repository) -> list[str]:
    """Have plain git call lvyue in this clone, and say what is new in that.

    Args:
        repository: The clone.
    """
    return [INSTALLED[key] for key in called.install(repository) if key in INSTALLED]


def how_to_land(path: str) -> str:
    """Say how to enter or drop what a person changed in a file and did not commit.

    Args:
        path: Relative to the ledger.
    """
    name = path.rpartition("/")[2].removesuffix(".yaml")
    if is_problem_id(name):
        return f"入账：lvyue edit {name} --reason 理由；放弃：git restore {path}"
    return f"先 git commit {path}，或 git restore {path} 放弃"


@contextmanager
def editing(place: Place, wanted: Iterable[str] = (), *, dry_run: bool = False) -> Iterator[Edit]:
    """Open a ledger for one change, keeping every other lvyue out meanwhile.

    Args:
        place: The ledger.
        wanted: Files that will be opened, by path, where they are known beforehand.
        dry_run: Whether to stop before anything is written.

    Raises:
        LedgerUnavailable: The ledger's own files cannot be read, or this is no state to write in.
    """
    with lock.writing(place.repository):
        yield opened(place, wanted, dry_run=dry_run)


def opened(place: Place, wanted: Iterable[str] = (), *, dry_run: bool = True, source: Snapshot | None = None) -> Edit:
    """Open a ledger for a change that is worked out and shown; only under `editing` may one land.

    Args:
        place: The ledger.
        wanted: Files that will be opened, by path, where they are known beforehand.
        dry_run: Whether to stop before anything is written.
        source: The ledger as it is taken to be recorded, where that is not HEAD.

    Raises:
        LedgerUnavailable: The ledger's own files cannot be read.
    """
    source = source or place.at_head(wanted)
    ledger, findings = read_frame(source)
    if ledger is None:
        raise LedgerUnavailable(f"{findings[0]}", "改正后用 git commit 提交；lvyue validate 可查全部问题")
    return Edit(place, source, ledger.on(place.session.today), dry_run)
