"""Days as units write them: read where they are certain, with a note of what was assumed; refused everywhere else."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from lvyue_cli.importers.words import squeezed
from lvyue_cli.records.day import parse_day

ONES = dict(zip("〇零○一二三四五六七八九", (0, 0, 0, *range(1, 10)), strict=True))
_NUMERAL = re.compile(rf"[{''.join(ONES)}十]+")
_TENS = re.compile(r"(.?)十(.?)")
_LATEST = re.compile(r"(?:(?:之|以)?前|止|截止|完成|前完成|(?:之|以)?前完成)$")
_HOUR = re.compile(r"(?<=[0-9日])[T ]?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.0+)?)?$")
_MONTH_END = re.compile(r"(?:([0-9]{4})年)?([0-9]{1,2})月(?:份)?(?:底|末)")
_YEAR_END = re.compile(r"(?:([0-9]{4})年)?年?(?:底|末)")
_EIGHT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
EARLIEST, LAST = 1949, 2099
FIRST = 2000  # a number below the one that stands for this year is hardly a day
EPOCH = date(1899, 12, 30)
SERIALS = range((date(FIRST, 1, 1) - EPOCH).days, (date(LAST, 12, 31) - EPOCH).days + 1)


def read_day(text: str, year: int) -> tuple[date, str]:
    """Read a day.

    Args:
        text: Such as `5月6日前`, `2024.5.6`, `20240506`, `二〇二四年五月六日`, `6月底`.
        year: The ledger's year, taken where the text names none.

    Returns:
        The day, and what was assumed in reading it.

    Raises:
        ValueError: It is no certain day, such as `长期坚持` or `第三季度`.
    """
    said = _HOUR.sub("", _arabic(squeezed(text)))
    plain = _LATEST.sub("", said).replace("号", "日")
    if end := _end(plain, year):
        return end
    if eight := _EIGHT.fullmatch(plain):
        plain = "-".join(eight.groups())
    try:
        day = parse_day(plain, year=year)
    except ValueError as error:
        raise ValueError(str(error).replace(plain, text.strip())) from error
    return _bounded(day, text), "" if re.match("[0-9]{4}", plain) else f"年份按{year}年"


def day_of(serial: float, text: str) -> tuple[date, str]:
    """Read a day that a spreadsheet shows as a number.

    Args:
        serial: The number: a count of days, or the eight digits of a day.
        text: How it is shown.

    Raises:
        ValueError: It is neither.
    """
    whole = int(serial)
    if whole in SERIALS:
        return EPOCH + timedelta(whole), "由日期序号换算"
    if whole != serial or not _EIGHT.fullmatch(str(whole)):
        raise ValueError(f"日期看不准：{text}；请写如 2024-05-06、2024年5月6日 或 5月6日")
    return read_day(str(whole), FIRST)


def _end(text: str, year: int) -> tuple[date, str] | None:
    """Read the end of a month or of a year."""
    if month := _MONTH_END.fullmatch(text):
        named, number = int(month[1] or year), int(month[2])
        if number not in range(1, 13):
            raise ValueError(f"没有这个月：{text}")
        assumed = "" if month[1] else f"年份按{year}年；"
        return _bounded(date(named, number, calendar.monthrange(named, number)[1]), text), f"{assumed}取月末"
    if ending := _YEAR_END.fullmatch(text):
        assumed = "" if ending[1] else f"年份按{year}年；"
        return _bounded(date(int(ending[1] or year), 12, 31), text), f"{assumed}取年末"
    return None


def _bounded(day: date, text: str) -> date:
    if not EARLIEST <= day.year <= LAST:
        raise ValueError(f"年份不在{EARLIEST}至{LAST}年：{text.strip()}")
    return day


def _arabic(text: str) -> str:
    return _NUMERAL.sub(lambda found: _number(found[0]), text)


def _number(numeral: str) -> str:
    """Write 二〇二四 as 2024 and 二十三 as 23; what is neither stays."""
    if "十" not in numeral:
        return "".join(str(ONES[one]) for one in numeral)
    tens = _TENS.fullmatch(numeral)
    if not tens or "十" in tens.groups():
        return numeral
    return str(10 * ONES.get(tens[1], 1) + ONES.get(tens[2], 0))
