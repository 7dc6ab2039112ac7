"""Writing so that a power cut leaves the old bytes or the new ones, never some of each."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 2.0  # seconds: on Windows a scanner may hold a file open for a moment
STEP = 0.05


def write(path: Path, content: bytes) -> None:
    """Write a scratch file of lvyue's own and have it reach the disk; rename it into place afterwards.

    Args:
        path: A file that nothing else reads.
        content: Its bytes.

    Raises:
        OSError: It could not be written.
    """
    path.unlink(missing_ok=True)  # a link to it, or its mode, is not carried over
    try:
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise


def replace(source: Path, target: Path) -> None:
    """Rename a file over another, waiting for whoever has it open, and have the rename reach the disk.

    Args:
        source: The new file.
        target: What it replaces.

    Raises:
        OSError: It could not be renamed.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            source.replace(target)
            break
        except PermissionError:
            if os.name != "nt" or time.monotonic() > until:
                raise
            time.sleep(STEP)
    sync_folder(target.parent)


def remove(path: Path) -> None:
    """Remove a file, if it is there, and have that reach the disk.

    Args:
        path: The file.

    Raises:
        OSError: It could not be removed.
    """
    with suppress(FileNotFoundError):
        path.unlink()
        sync_folder(path.parent)


def make_folder(path: Path) -> None:
    """Make a folder and those above it, where they are missing, and have that reach the disk.

    Args:
        path: The folder.

    Raises:
        OSError: It could not be made.
    """
    if path.is_dir():
        return
    make_folder(path.parent)
    path.mkdir(exist_ok=True)
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Have the names in a folder reach the disk.

    Args:
        path: The folder.
    """
    if os.name == "nt":  # a folder cannot be opened there; the file system orders renames itself
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
