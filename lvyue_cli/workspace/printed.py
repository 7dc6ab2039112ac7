"""What a printed paper says of itself."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lvyue_cli.errors import WrongUse

if TYPE_CHECKING:
    from pathlib import Path

FORM, AS_OF, DRAFT, COMMIT, PROGRAMME = "表格", "填报日期", "草稿", "台账版本", "方案"
PROPERTIES = "docProps/custom.xml"
_PROPERTY = re.compile(r'name="([^"]+)"[^>]*>\s*<vt:lpwstr[^>]*>([^<]*)<')
_LONGEST = 65_536


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper that was printed before: what it says of itself, and its bytes."""

    form: str
    as_of: date
    draft: bool
    content: bytes


def printed(file: Path) -> Printed:
    """Read what a printed paper says of itself.

    Args:
        file: A workbook; it comes from outside, so only one small part of it is unpacked.

    Raises:
        WrongUse: It is no paper of lvyue's.
    """
    try:
        content = file.read_bytes()
        with zipfile.ZipFile(file) as package, package.open(PROPERTIES) as part:
            said = dict(_PROPERTY.findall(part.read(_LONGEST).decode("utf-8", "replace")))
        return Printed(said[FORM], date.fromisoformat(said[AS_OF]), said[DRAFT] == "是", content)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise WrongUse(f"{file} 不是 lvyue 印出的表格，或读不出来", "重新打印：lvyue render FORM") from error
