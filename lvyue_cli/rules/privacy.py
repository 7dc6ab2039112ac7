"""PD: the name, the phone and the identity number of people who complain are not in git, which cannot forget."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lvyue_cli.rules.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from lvyue_cli.diagnostics import FieldPath
    from lvyue_cli.ledger import Filed, Ledger
    from lvyue_cli.records.problem import Problem

_MOBILE = re.compile(r"(?<![0-9A-Za-z])1[3-9][0-9]{9}(?![0-9A-Za-z])")
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[0-9]{17}[0-9Xx](?![0-9A-Za-z])")
_FACTS = ("title", "detail", "basis", "opinion", "cause", "remedy")
_SAID = ("note", "reason", "require", "late")


def no_personal_numbers(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """No text holds a mobile phone number or an identity number (GB 11643)."""
    for field, text in _texts(filed.problem):
        if _MOBILE.search(text):
            yield Breach(field, "文字中有手机号码", "删去号码；反映人只写代号，联系方式另行登记、不入台账")
        if any(_is_identity(found) for found in _IDENTITY.findall(text)):
            yield Breach(field, "文字中有身份证号码", "删去号码；反映人只写代号，身份信息另行登记、不入台账")


def _texts(problem: Problem) -> Iterator[tuple[FieldPath, str]]:
    yield from (((name,), getattr(problem, name)) for name in _FACTS if getattr(problem, name))
    for place, event in enumerate(problem.events):
        yield from ((("events", place, name), getattr(event, name)) for name in _SAID if getattr(event, name))


def _is_identity(number: str) -> bool:
    from stdnum.cn import ric

    return bool(ric.is_valid(number))
