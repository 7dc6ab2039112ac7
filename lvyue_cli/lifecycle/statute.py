"""The statutory day of payment: what 《保障中小企业款项支付条例》 says of a debt, or why it says nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lvyue_cli.records.day import years_later
from lvyue_cli.records.labels import STARTS

if TYPE_CHECKING:
    from lvyue_cli.records.arrears import Arrears
    from lvyue_cli.records.problem import Problem

REGULATION = "《保障中小企业款项支付条例》"


@dataclass(frozen=True, slots=True)
class Statute:
    """One version of the regulation.

    Args:
        number: Its number.
        begins_on: From when it is in force.
        ends_on: Until when; nothing while it is.
        term: The article on terms of payment.
        starts: The article on each starting point.
        excuses: The article on forbidden excuses.
        interest: The article on interest.
        public_days: What an organ or an institution has where nothing is agreed.
        longest: The longest term that may be agreed with one.
        large_days: What a large enterprise has where nothing is agreed; nothing where the version sets no number.
    """

    number: str
    begins_on: date
    ends_on: date | None
    term: str
    starts: dict[str, str]
    excuses: str
    interest: str
    public_days: int = 30
    longest: int = 60
    large_days: int | None = None


STATUTES = (
    Statute(
        "国务院令第728号",
        date(2020, 9, 1),
        date(2025, 5, 31),
        "第八条",
        {"delivery": "第八条", "acceptance": "第九条", "acceptance_end": "第九条", "settlement": "第八条"},
        "第十三条",
        "第十五条",
    ),
    Statute(
        "国务院令第802号",
        date(2025, 6, 1),
        None,
        "第九条",
        {"delivery": "第九条", "acceptance": "第十条", "acceptance_end": "第十条", "settlement": "第九条"},
        "第十四条",
        "第十七条",
        large_days=60,
    ),
)

NO_START = "未登记交付、验收或结算日期，或记有几个日期而未写明起算点（starts），不能推算法定付款日"

PUBLIC = {"organ": "机关", "township": "机关", "county": "机关", "party": "机关", "institution": "事业单位"}
SMALL = frozenset({"medium", "small", "micro"})


@dataclass(frozen=True, slots=True)
class PaymentDay:
    """When a debt was to be paid by law.

    Args:
        day: The day; nothing where the law sets none.
        ground: How it was computed and by which article, or why there is none.
        notes: What else an officer should know.
    """

    day: date | None
    ground: str
    notes: tuple[str, ...] = ()


def in_force(day: date) -> Statute | None:
    """Find the version of the regulation in force on a day."""
    fitting = (one for one in STATUTES if one.begins_on <= day and (one.ends_on is None or day <= one.ends_on))
    return next(fitting, None)


def payment_day(problem: Problem, debtor: str | None, size: str | None) -> PaymentDay:
    """Compute the statutory day of payment.

    Args:
        problem: The problem.
        debtor: The kind of the unit that owes, a key of UNIT_KINDS; nothing where it is not known.
        size: How large the unit is, where it is an enterprise: a key of SIZES.
    """
    outside = _outside(problem, debtor, size)
    if outside:
        return PaymentDay(None, outside)
    facts = problem.arrears
    start = _start(facts) if facts else None
    if facts is None or start is None:
        return PaymentDay(None, NO_START)
    name, day = start
    statute = in_force(day)
    if statute is None:
        return PaymentDay(None, f"{STARTS[name]}在 {day}，早于 2020-09-01 条例施行，无法定付款日")
    return _counted(facts, statute, name, day, debtor or "")


def _outside(problem: Problem, debtor: str | None, size: str | None) -> str:
    """Tell why the regulation does not speak of a debt at all."""
    creditor = problem.enterprise.size_at_signing if problem.enterprise else None
    if creditor == "large":
        return "签约时企业为大型企业，不适用条例"
    if creditor not in SMALL:
        return f"未登记签约时企业规模，不能判断是否适用条例：lvyue set {problem.id} size=小型 --reason 理由"
    if len(problem.responsible) != 1:
        return "责任单位不是一个，付款方不明"
    if debtor == "soe":
        return "" if size == "large" else "付款方为国有企业，未登记为大型企业，条例只规定大型企业的付款期限"
    return "" if debtor in PUBLIC else "付款方不是机关、事业单位或大型企业，条例未规定付款期限"


def _start(facts: Arrears) -> tuple[str, date] | None:
    """Find from where the term runs: the point written down, or the only one that is known."""
    known = {
        "delivery": facts.delivered_on,
        "acceptance": facts.accepted_on,
        "acceptance_end": facts.acceptance_ends_on,
        "settlement": facts.settled_on,
    }
    days = [(name, day) for name, day in known.items() if day is not None]
    chosen = [(name, day) for name, day in days if name == facts.starts] if facts.starts else days
    return chosen[0] if len(chosen) == 1 else None


def _counted(facts: Arrears, statute: Statute, name: str, start: date, debtor: str) -> PaymentDay:
    cited = f"{REGULATION}（{statute.number}）{statute.term}"
    point = f"，起算点{statute.starts[name]}" if statute.starts[name] != statute.term else ""
    if debtor == "soe":
        return _of_a_large_enterprise(facts, statute, name, start, cited + point)
    days = min(facts.term_days, statute.longest) if facts.term_days is not None else statute.public_days
    agreed = "合同约定" if facts.term_days is not None else "未约定"
    over = facts.term_days is not None and facts.term_days > statute.longest
    notes = (
        (f"合同约定 {facts.term_days} 天，超过最长 {statute.longest} 天，按 {statute.longest} 天计",) if over else ()
    )
    due = start + timedelta(days)
    ground = f"自{STARTS[name]} {start} 起 {days} 天（{agreed}，{PUBLIC[debtor]}）：{cited}{point}"
    return PaymentDay(due, ground, (*notes, *_rest_day(due)))


def _of_a_large_enterprise(facts: Arrears, statute: Statute, name: str, start: date, cited: str) -> PaymentDay:
    days = facts.term_days if facts.term_days is not None else statute.large_days
    if days is None:
        return PaymentDay(None, f"合同未约定付款期限，{statute.number}对大型企业未定天数：{cited}")
    agreed = "合同约定" if facts.term_days is not None else "未约定"
    due = start + timedelta(days)
    return PaymentDay(due, f"自{STARTS[name]} {start} 起 {days} 天（{agreed}，大型企业）：{cited}", _rest_day(due))


_SATURDAY = 5


def _rest_day(day: date) -> tuple[str, ...]:
    """Say that a last day is at a weekend: whether 民法典 第二百零三条 moves it is a reading left to the reader."""
    if day.weekday() < _SATURDAY:
        return ()
    return (f"{day} 为周末，是否顺延依民法典第二百零三条判断",)


def debt_day(problem: Problem, debtor: str | None, size: str | None) -> PaymentDay:
    """Tell from when a debt is late: the day that the contract names, unless the law's comes first.

    Args:
        problem: The problem.
        debtor: The kind of the unit that owes; nothing where it is not known.
        size: How large the unit is, where it is an enterprise.
    """
    lawful = payment_day(problem, debtor, size)
    agreed = problem.arrears.payable_on if problem.arrears else None
    if agreed is None or (lawful.day is not None and lawful.day <= agreed):
        return lawful
    return PaymentDay(agreed, f"合同约定于 {agreed} 付款", lawful.notes)


BANDS = ((1, "1年以内"), (2, "1至2年"), (3, "2至3年"))
OLDEST = "3年以上"


def age(due: date, as_of: date) -> str:
    """Tell the 账龄 of a debt, a bound belonging to the lower band.

    Args:
        due: The day on which it was to be paid.
        as_of: The day looked at.
    """
    if as_of <= due:
        return "未到期"
    return next((label for years, label in BANDS if as_of <= years_later(due, years)), OLDEST)
