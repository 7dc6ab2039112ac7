"""Characters that no office file can hold."""

from __future__ import annotations

import re

MISSING = "□"
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def held(text: str) -> str:
    """Make any text one that XML can hold, with a visible mark where a character could not be kept.

    Args:
        text: The text; its line ends become those of this program.
    """
    return FORBIDDEN.sub(MISSING, text.replace("\r\n", "\n").replace("\r", "\n"))
