"""Writing a new programme of one's own: its file, never over another, and the schema beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.errors import Condition, WrongUse
from lvyue_cli.records.identifiers import KEY
from lvyue_cli.resources import folder
from lvyue_cli.store.layout import SCHEMAS
from lvyue_cli.text.guard import parse_text
from lvyue_cli.text.refusal import Rejected
from lvyue_cli.workspace.own_programme import SUFFIXES, check_own_file
from lvyue_cli.workspace.publish import made_folder
from lvyue_cli.workspace.skeleton import SCHEMA

if TYPE_CHECKING:
    from pathlib import Path

    from lvyue_cli.workspace.skeleton import Skeleton


def usual_id(file: Path, year: int) -> str:
    """Name a programme after its file, where the file's name can be an id.

    Args:
        file: The file.
        year: The programme's year, for a name where the file's cannot be one.
    """
    name = file.stem.lower()
    return name if KEY.fullmatch(name) else f"own-{year}"


def write(file: Path, skeleton: Skeleton) -> Path:
    """Write a skeleton, and beside it the schema by which an editor completes it, and name that.

    Args:
        file: The file; never one that is already there.
        skeleton: What to write.

    Raises:
        WrongUse: The file exists, cannot be written, or something given does not fit a programme.
    """
    if file.suffix not in SUFFIXES:
        raise WrongUse(f"文件名应以 .yaml 结尾：{file}", f"如 {file.stem}.yaml")
    text = skeleton.text()
    _check(text, file.name)
    _create(file, text)
    schema = made_folder(file.parent / SCHEMAS) / f"{SCHEMA}.schema.json"
    if not schema.exists():
        _create(schema, (folder(SCHEMAS) / schema.name).read_text(encoding="utf-8"))
    return schema


def _check(text: str, name: str) -> None:
    try:
        errors = check_own_file(parse_text(text), name).errors
    except Rejected as refusal:
        raise WrongUse(f"填写的内容不能写入：{refusal.message}", refusal.remedy) from refusal
    if errors:
        told = {one.message: Condition(one.code, one.message, one.remedy) for one in errors}
        raise WrongUse("填写的内容不合方案要求，没有写入", "改正后再运行", tuple(told.values()))


def _create(file: Path, text: str) -> None:
    try:
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise WrongUse(f"已有文件 {file}，不能覆盖", "另取一个名字") from error
    except OSError as error:
        raise WrongUse(f"写不进 {file}：{error.strerror}", "核对文件夹和权限") from error
