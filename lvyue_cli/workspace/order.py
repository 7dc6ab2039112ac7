"""What is to be printed, as it was asked for; the file remembers it, so that it can be printed again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.errors import WrongUse
from lvyue_cli.reports.form import SUBJECTS

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be printed.

    Args:
        form: A key of FORMS.
        as_of: The day printed on it; the problems are shown as they stood then.
        query: Which problems; all that the form lists where it is empty.
        per: For each of what one paper is printed, by a key of SUBJECTS; as the form has it where it is not given.
        about: Of which of them; of all where it is not given.
        since: The day that figures are compared with.
        draft: Whether it may be printed in spite of errors, marked 草稿 on every page.
        public: Whether everybody may read it.
    """

    form: str
    as_of: date
    query: tuple[str, ...] = ()
    per: str | None = None
    about: str | None = None
    since: date | None = None
    draft: bool = False
    public: bool = False


def per_named(text: str) -> str:
    """Read for each of what a paper is to be printed: `unit`, or its Chinese label.

    Raises:
        WrongUse: It is none of these.
    """
    known = {name: label for name, label in SUBJECTS.items() if name != "ledger"}
    found = next((name for name, label in known.items() if text in {name, label}), None)
    if found is None:
        listed = "、".join(f"{name}（{label}）" for name, label in known.items())
        raise WrongUse(f"不能按“{text}”分印", f"可用：{listed}")
    return found
