"""Of the machine: the programs that lvyue uses, the variables it obeys, and room on the disk."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from lvyue_cli.history import git
from lvyue_cli.renderers import pdf
from lvyue_cli.renderers.docx.fonts import FONTS
from lvyue_cli.workspace.checkup.patient import Answer, notice, warning

if TYPE_CHECKING:
    from lvyue_cli.workspace.checkup.patient import Patient

VARIABLES = {
    "LVYUE_TODAY": "“今天”固定为",
    "LVYUE_LEDGER": "不写 -C 时，所用的台账是",
}  # a variable that was once set is easily forgotten
MERGING = (2, 38)  # from which version git merges without a work tree
LEAST = 200 * 1024 * 1024  # bytes that a year of evidence and git's repacking want


def git_is_there(patient: Patient) -> Answer:
    """Name git's version; an older one does everything but merge in `lvyue sync`."""
    done = git.call(("-C", str(patient.folder)), "version")
    version = done.stdout.decode("utf-8", "replace").strip().removeprefix("git version ")
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    if numbers < MERGING:
        return notice(f"{version}，两处都有新的登记时 lvyue sync 合并不了", "更新到 2.38 或更新的版本")
    return Answer(version)


def variables_are_not_set(patient: Patient) -> Answer:
    """Tell of every variable that changes what lvyue does."""
    found = [
        f"{name}：{said} {patient.environment[name]}" for name, said in VARIABLES.items() if name in patient.environment
    ]
    return notice("；".join(found), "不是有意设置的，从环境变量中删去") if found else Answer("没有改变用法的环境变量")


def disk_has_room(patient: Patient) -> Answer:
    """Tell how much room is left where the ledger lies."""
    free = shutil.disk_usage(patient.folder).free
    said = f"可用 {free / 1024**3:.1f} GB"
    return Answer(said) if free >= LEAST else warning(said, "腾出空间；磁盘写满时登记会被拒绝，已登记的不受影响")


def papers_become_pdf(_: Patient) -> Answer:
    """Name the office program that makes PDF files."""
    program = pdf.program()
    return (
        Answer(program)
        if program
        else notice("没有 LibreOffice，--pdf 用不了", "安装 LibreOffice，或用 WPS 另存为 PDF")
    )


def fonts_are_there(patient: Patient) -> Answer:
    """Name the fonts of official papers that are missing here; other machines may have them."""
    lister = shutil.which("fc-list")
    if lister is None:
        return Answer("本系统不能列出字体，请在 WPS 或 Word 中查看")
    done = subprocess.run([lister, ":", "family"], capture_output=True, check=False)
    known = done.stdout.decode("utf-8", "replace")
    wanted = dict.fromkeys(FONTS[patient.ledger.settings.documents.fonts].values())
    missing = [family for family in wanted if family not in known]
    told = f"没有 {'、'.join(missing)}，本机转成的 PDF 以别的字体代替；.docx 在装有这些字体的电脑上不受影响"
    return notice(told, "安装公文字体") if missing else Answer("公文字体齐全")
