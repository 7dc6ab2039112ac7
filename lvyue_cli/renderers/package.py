"""An office file is a zip of parts; packed here so that the same parts always give the same bytes."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Mend = Callable[[bytes], bytes]

EPOCH = (1980, 1, 1, 0, 0, 0)
LEVEL = 6

# What reading a zip that somebody made by hand may raise.
UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError),  # broken
    *(NotImplementedError, RuntimeError),  # packed in a way that Python does not know, or encrypted
    *(LookupError, ValueError, OverflowError),  # parts missing, or not what they should be
)


def repack(package: bytes, mends: Mapping[str, Mend] | None = None) -> bytes:
    """Pack an office file again with sorted parts and fixed dates.

    Args:
        package: The file as the office library wrote it, with the time of writing all over it.
        mends: Changes to single parts, by the part's name.
    """
    mends = mends or {}
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(packed, "w") as new:
        # Sorted, `[Content_Types].xml` stands first, where readers of a stream want it.
        for name in sorted(old.namelist()):
            part = old.read(name)
            new.writestr(_entry(name), mends[name](part) if name in mends else part, compresslevel=LEVEL)
    return packed.getvalue()


def part(package: zipfile.ZipFile, name: str, most: int) -> bytes:
    """Read one part of a file from outside: no more of it than is asked for is unpacked.

    Args:
        package: The file.
        name: The part.
        most: How many bytes it may have.

    Raises:
        ValueError: It has more.
        KeyError: There is no such part.
    """
    with package.open(name) as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise ValueError(name)
    return content


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0  # else it says which operating system packed it
    return entry
