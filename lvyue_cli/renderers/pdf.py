"""Office files to PDF, through LibreOffice where it is there: the layout stays the one that the office file has."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from lvyue_cli.errors import WrongUse

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAMS = ("soffice", "libreoffice")
FORMATS = frozenset({".xlsx", ".docx"})
AT_ONCE = 20  # files of one run: it takes seconds to start, and its memory grows with every file
SECONDS, SECONDS_EACH = 60, 20


def program() -> str | None:
    """Find LibreOffice; None where it is not there."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def convert(files: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """Make a PDF of each file, under the same name.

    Args:
        files: Files of FORMATS, no two of one name.
        folder: Where the PDFs go.

    Raises:
        WrongUse: LibreOffice is not there, takes too long, or leaves a file out.
    """
    office = program()
    if office is None:
        raise WrongUse("本机没有 LibreOffice，没有转成 PDF；文件已照常印出", "安装 LibreOffice，或用 WPS 另存为 PDF")
    for begins in range(0, len(files), AT_ONCE):
        _run(office, files[begins : begins + AT_ONCE], folder)
    made = tuple(folder / f"{file.stem}.pdf" for file in files)
    if missing := [file.name for file, pdf in zip(files, made, strict=True) if not pdf.is_file()]:
        raise WrongUse(f"LibreOffice 没有转成 PDF：{'、'.join(missing)}；文件已照常印出", "用 WPS 另存为 PDF")
    return made


def _run(program: str, files: Sequence[Path], folder: Path) -> None:
    """Run LibreOffice once, with settings of its own: what the user has open is neither waited for nor disturbed."""
    names = [str(file.resolve()) for file in files]
    with tempfile.TemporaryDirectory(prefix="lvyue-office-", ignore_cleanup_errors=True) as profile:
        own = f"-env:UserInstallation={Path(profile).resolve().as_uri()}"
        options = ("--headless", "--norestore", "--nologo", "--convert-to", "pdf", "--outdir", str(folder.resolve()))
        # A session of its own: the program starts others, and all of them must end with it.
        with subprocess.Popen(
            [program, own, *options, *names],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            try:
                process.wait(SECONDS + SECONDS_EACH * len(names))
            except subprocess.TimeoutExpired as error:
                raise WrongUse("LibreOffice 久无回应，没有转成 PDF；文件已照常印出", "用 WPS 另存为 PDF") from error
            finally:
                _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program that still runs, and all that it started."""
    if process.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
