"""`lvyue validate`: checks everything, reports what concerns the paths asked for; never writes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lvyue_cli.cli import rulebook
from lvyue_cli.cli.context import call
from lvyue_cli.cli.excerpt import excerpts
from lvyue_cli.cli.findings import FORMATS, as_text
from lvyue_cli.errors import LedgerUnavailable, WrongUse

if TYPE_CHECKING:
    from lvyue_cli.workspace.check import Checked
    from lvyue_cli.workspace.place import Place

FOUND = 1


def validate(  # noqa: PLR0913  each is an option
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH…", help="只报告这些文件或文件夹；不属于台账的 YAML 文件按自己的方案校验"),
    ] = None,
    format: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text、json、github 或 sarif")] = "text",  # noqa: A002
    against: Annotated[
        str | None,
        typer.Option("--against", metavar="OLD[..NEW]", help="逐个审计两个版本之间的提交；NEW 不写即 HEAD"),
    ] = None,
    explain: Annotated[
        str | None, typer.Option("--explain", metavar="CODE", help="说明一条规则：依据、看什么、怎么办")
    ] = None,
    *,
    staged: Annotated[
        bool, typer.Option("--staged", help="只看将要提交的，指出手工的改动和入账的命令；供 pre-commit 用")
    ] = False,
    receipts: Annotated[
        bool, typer.Option("--receipts", help="审计时一并核对服务器的收件时间，迟到的列为提示")
    ] = False,
    listing: Annotated[bool, typer.Option("--list", help="列出全部规则和依据")] = False,
    excerpt: Annotated[
        bool | None, typer.Option("--excerpt/--no-excerpt", help="附原文一行，指出所在；在终端默认附")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="有提示也算不通过；提醒和已认可的不算")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="同 --format json")] = False,
) -> int:
    """Check a ledger, or programmes' own files."""
    if listing or explain:
        return rulebook.tell(explain, as_json=as_json)
    form = "json" if as_json else format
    if form not in FORMATS:
        raise WrongUse(f"没有“{form}”这种输出格式", f"可用：{'、'.join(FORMATS)}")
    if staged and against is not None:
        raise WrongUse("--staged 与 --against 不能同用", "已提交的用 --against，将要提交的用 --staged")
    if receipts and against is None:
        raise WrongUse("--receipts 要写明核对哪些提交", "与 --against 旧版本..新版本 同用")
    checked, root = _found(paths or [], against, staged=staged, receipts=receipts)
    if form == "text" and (sys.stdout.isatty() if excerpt is None else excerpt):
        as_text(checked, root, excerpts(checked.source))
    else:
        FORMATS[form](checked, root)
    return FOUND if checked.errors or (strict and checked.warnings) else 0


def _found(paths: list[Path], against: str | None, *, staged: bool, receipts: bool) -> tuple[Checked, Path | None]:
    if staged:
        return _staged(paths)
    return _audited(paths, against, receipts=receipts) if against is not None else _checked(paths)


def _staged(paths: list[Path]) -> tuple[Checked, Path | None]:
    from lvyue_cli.workspace import check
    from lvyue_cli.workspace.staged import staged

    place, inside = _placed(paths)
    return check.on_paths(staged(place), inside), place.root


def _checked(paths: list[Path]) -> tuple[Checked, Path | None]:
    from lvyue_cli.workspace import check

    if paths and (own := _own(paths)) is not None:
        return own, None
    source, root, session = _asked(paths)
    return check.on_paths(check.check(source, session.today), _inside(paths, root)), root


def _own(paths: list[Path]) -> Checked | None:
    """Check the files that are programmes of the office's own, where these are meant."""
    from lvyue_cli.workspace import own_programme

    own = [path for path in paths if own_programme.is_own(path)]
    if own and own != paths:
        raise WrongUse(f"{own[0]} 是方案文件，不能与台账一并校验", f"分开校验：lvyue validate {own[0]}")
    return own_programme.check_files(own) if own else None


def _audited(paths: list[Path], against: str, *, receipts: bool) -> tuple[Checked, Path | None]:
    from lvyue_cli.history import walk
    from lvyue_cli.workspace import check
    from lvyue_cli.workspace.against import audit, audit_all
    from lvyue_cli.workspace.bare import received

    made = call()
    found = received(made.folder, paths, against)
    if found is not None:
        today = made.session.today
        return audit_all(found.repository, found.prefixes, found.between, today, with_receipts=receipts), None
    place, inside = _placed(paths)
    between = walk.parse(place.repository, against)
    audited = audit(place.repository, place.prefix, between, place.session.today, with_receipts=receipts)
    return check.on_paths(audited, inside), place.root


def _placed(paths: list[Path]) -> tuple[Place, tuple[str, ...]]:
    """Find the ledger around, or the one named as a path; what else is named may be gone by now."""
    from lvyue_cli.workspace.place import find

    made = call()
    named = [path for path in paths if (path / "lvyue.yaml").is_file()]
    place = find(named[0], {}, made.session, given=True) if named else made.place()
    return place, tuple(_relative(path, place.root) for path in paths)


def _asked(paths: list[Path]) -> tuple[Any, Path | None, Any]:
    """Find what to check: the ledger around, a ledger named as the path, or the one in a bare repository."""
    from lvyue_cli.workspace.place import find

    made = call()
    named = [path for path in paths if (path / "lvyue.yaml").is_file()]
    try:
        place = find(named[0], {}, made.session, given=True) if named else made.place()
    except LedgerUnavailable:
        from lvyue_cli.workspace.bare import bare_ledger

        source = bare_ledger(made.folder)
        if source is None:
            _present(paths)
            raise
        return source, None, made.session
    return place.folder(), place.root, place.session


def _inside(paths: list[Path], root: Path | None) -> tuple[str, ...]:
    return tuple(_relative(path, root) for path in paths) if root else tuple(path.as_posix() for path in paths)


def _relative(path: Path, root: Path) -> str:
    try:
        inside = path.absolute().resolve().relative_to(root.resolve()).as_posix()
    except ValueError as error:
        raise WrongUse(f"{path} 不在台账 {root} 中", "写台账内的文件或文件夹") from error
    _present([path])
    return inside


def _present(paths: list[Path]) -> None:
    for path in paths:
        if not path.exists():
            raise WrongUse(f"没有文件 {path}", "核对文件名")
