"""The sandbox in which every template is filled in: it sees plain data, changes nothing, and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2.runtime import Context

LARGEST = 20_000_000  # characters of what a template comes to
LONGEST = 1_000_000  # characters, or items, that a sum of two texts or lists comes to
LONG = (str, list, tuple)
NUMBERS = frozenset({"*", "**", "%"})  # operators that make a long text, or a long number, of two short ones
# By method: what makes a text as long as it is told to.
STRETCHING = frozenset({"center", "expandtabs", "format", "format_map", "ljust", "rjust", "zfill"})
# By filter: the same, what turns data into markup, and what is never twice alike.
DROPPED = ("batch", "center", "format", "indent", "random", "safe", "slice")


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Plain data, no functions, names that must exist; what is longer than any paper is refused.

    Args:
        options: What `jinja2.Environment` takes.
    """

    intercepted_binops = NUMBERS | {"+"}

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"undefined": StrictUndefined, **options})
        self.globals.clear()
        for name in DROPPED:
            del self.filters[name]

    def is_safe_callable(self, obj: object) -> bool:
        """Refuse the methods that stretch a text."""
        return super().is_safe_callable(obj) and getattr(obj, "__name__", "") not in STRETCHING

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Compute, but multiply numbers alone and add nothing beyond measure."""
        if operator in NUMBERS and (isinstance(left, LONG) or isinstance(right, LONG)):
            raise SecurityError(f"“{operator}”只用于数")
        if operator == "**":
            raise SecurityError("不得用乘方")
        found = super().call_binop(context, operator, left, right)
        if isinstance(found, LONG) and len(found) > LONGEST:
            raise SecurityError("相加的内容过长")
        return found

    @staticmethod
    def concat(pieces: Iterable[str]) -> str:
        """Join what a template prints, until it is too much."""
        kept: list[str] = []
        size = 0
        for piece in pieces:
            size += len(piece) + 1  # a loop that prints nothing ends too
            if size > LARGEST:
                raise SecurityError("印出的内容过长")
            kept.append(piece)
        return "".join(kept)
