"""Landing a proposal: its rows, its report and the file itself as one commit that names the file's sha256."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.history.trail import Trailers
from lvyue_cli.records.evidence import Evidence
from lvyue_cli.store.layout import SETTINGS
from lvyue_cli.workspace.importing.proposal import count_errors

if TYPE_CHECKING:
    from lvyue_cli.workspace.importing.intake import Intake
    from lvyue_cli.workspace.importing.proposal import Proposal

ACTION = "import"
_MEGABYTE = 1 << 20


def may_land(proposal: Proposal, *, skip_bad: bool) -> bool:
    """Tell whether a proposal may be entered: nothing is wrong, or only single rows are and may be left out.

    Args:
        proposal: What a file would change.
        skip_bad: Whether single rows may be left out.
    """
    rows = skip_bad or not any(line.is_refused for line in proposal.lines)
    return proposal.enters and not count_errors(proposal.faults) and rows


def land(intake: Intake, content: bytes) -> None:
    """Record what a file enters as one commit.

    Args:
        intake: The file under way.
        content: Its bytes, kept as evidence.

    Raises:
        LedgerUnavailable: Somebody's uncommitted edit lies in the way, HEAD moved, or another process writes.
    """
    _keep(intake, content)
    _remember(intake)
    proposal = intake.proposal
    trailers = Trailers(ACTION, str(intake.stage.by), tuple(intake.put), proposal.sha256)
    landed = intake.edit.land(_subject(intake), trailers)
    proposal.commit = landed.commit
    proposal.notices += [one for one in intake.stage.told(landed) if one not in proposal.notices]


def _keep(intake: Intake, content: bytes) -> None:
    """Keep the file, named by its content, unless it is too large; it is looked up by the sha256 in the commit."""
    record = Evidence(kind="other", name=intake.reading.file, sha256=intake.reading.sha256, size=len(content))
    limit = intake.edit.ledger.settings.evidence.max_mb
    if len(content) > limit * _MEGABYTE:
        intake.proposal.notices.append(f"{record.name} 超过入库上限，只记校验值，原件请另行妥存")
    elif intake.edit.source.digest(record.path) is None:
        intake.edit.changes[record.path] = content
    else:
        intake.proposal.notices.append(f"{record.name} 以前已归档，内容一字不差，可能是重复导入")


def _remember(intake: Intake) -> None:
    """Remember what headings mean, as they were confirmed."""
    settings = intake.edit.ledger.settings
    aliases = {**settings.imports.aliases, **intake.proposal.learned}
    if aliases != settings.imports.aliases:
        after = settings.replace(imports=settings.imports.replace(aliases=aliases))
        intake.edit.put_whole(SETTINGS, settings, after, "lvyue")


def _subject(intake: Intake) -> str:
    proposal = intake.proposal
    counts = [f"{word} {number} 条" for word, number in _counts(intake) if number]
    told = "、".join([*counts, *([f"报送{proposal.booked}"] if proposal.booked else [])])
    unit = f"（{intake.edit.ledger.directory.name(intake.unit)}）" if intake.unit else ""
    return f"导入 {proposal.file}{unit}：{told}"


def _counts(intake: Intake) -> list[tuple[str, int]]:
    return [("新增", len(intake.proposal.of("new"))), ("变更", len(intake.proposal.of("changed")))]
