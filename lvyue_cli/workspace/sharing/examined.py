"""What comes in and what goes out is examined before anything changes: by commit, and as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import Severity, capped
from lvyue_cli.errors import ActRefused, Condition
from lvyue_cli.history.snapshot import Snapshot
from lvyue_cli.history.walk import Range
from lvyue_cli.workspace.against import audit
from lvyue_cli.workspace.check import check
from lvyue_cli.workspace.sharing.settling import dropping

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lvyue_cli.diagnostics import Finding
    from lvyue_cli.history.remote import Remote
    from lvyue_cli.workspace.place import Place

Fault = tuple[str, str, str]


def incoming(place: Place, server: Remote, base: str, theirs: str) -> tuple[Finding, ...]:
    """Audit what others entered, and give the warnings.

    Args:
        place: The ledger.
        server: Where it comes from.
        base: What both sides have.
        theirs: The newest commit of the server.

    Raises:
        ActRefused: Something in it is wrong.
    """
    found = audit(place.repository, place.prefix, Range(base, theirs), place.session.today).findings
    if errors := _errors(found):
        message = f"服务器上有 {len(errors)} 处审计不合，没有收取，也没有发送"
        back = f"git update-ref {server.ref} {errors[0].commit[:10]}~1"
        remedy = f"请录入的人说明；查实的，由管理服务器的人在裸仓库中退回到这些提交之前：{back}，再由录入的人照实办理"
        raise ActRefused(message, remedy, _conditions(errors))
    return found


def outgoing(place: Place, server: Remote, theirs: str | None, made: str) -> None:
    """Audit what would be sent, as a server with the hook does.

    Args:
        place: The ledger.
        server: Where it would go.
        theirs: The newest commit of the server; nothing where it has no such branch.
        made: What would be sent.

    Raises:
        ActRefused: Something in it is wrong.
    """
    found = audit(place.repository, place.prefix, Range(theirs, made), place.session.today).findings
    errors = _errors(found)
    if any(one.commit == made and one.code == "AU14" for one in errors):
        raise ActRefused("合并后不合，没有收取，也没有发送", dropping(server), _conditions(errors))
    if errors:
        remedy = "照以上各条改正后再 lvyue sync；别人收到也会被拒，所以没有发送"
        raise ActRefused(f"本机待发送的有 {len(errors)} 处审计不合，没有同步", remedy, _conditions(errors))


def whole(place: Place, server: Remote, made: str, sides: tuple[str, str]) -> None:
    """Check the whole ledger that a merge makes; what one side had wrong by itself is no matter of the merge.

    Args:
        place: The ledger.
        server: Where the other side comes from.
        made: The merge.
        sides: What it merges.

    Raises:
        ActRefused: The sides are faulty only together.
    """
    faults = _faults(place, made)
    fresh = dict(faults)
    for side in sides if fresh else ():
        fresh = {fault: one for fault, one in fresh.items() if fault not in _faults(place, side)}
    if fresh:
        message = "两处的登记各自都合，合在一起不合台账规则，没有收取，也没有发送"
        raise ActRefused(message, dropping(server), _conditions(fresh.values()))


def _faults(place: Place, commit: str) -> dict[Fault, Finding]:
    checked = check(Snapshot(place.repository, commit, place.prefix), place.session.today)
    return {(one.code, one.path, one.message): one for one in _errors(checked.findings)}


def _errors(findings: Iterable[Finding]) -> list[Finding]:
    return [one for one in findings if one.severity is Severity.ERROR]


def _conditions(findings: Iterable[Finding]) -> tuple[Condition, ...]:
    return tuple(
        Condition(one.code, " ".join(part for part in (one.code, one.path, one.message) if part), one.remedy)
        for one in capped(findings)
    )
