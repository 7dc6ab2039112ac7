"""Of the ledger's own frame: what git is told of its files, the schemas for editors, the days off of this year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.programmes.workdays import TO_MEND, UnknownYear
from lvyue_cli.resources import folder
from lvyue_cli.store import layout
from lvyue_cli.store.submissions import read_calendar
from lvyue_cli.workspace.begin import ATTRIBUTES
from lvyue_cli.workspace.checkup.patient import Answer, notice, warning
from lvyue_cli.workspace.workdays import calendar_of

if TYPE_CHECKING:
    from lvyue_cli.workspace.checkup.patient import Patient


def frame_is_read(patient: Patient) -> Answer:
    """Name the programme, once settings, programme and directory could be read."""
    law = patient.ledger.programme
    return Answer(f"{law.place}{law.title}，{patient.ledger.settings.year}年度")


def git_knows_the_files(patient: Patient) -> Answer:
    """Tell what `.gitattributes` lacks: line ends may change, and problems are shown and merged as mere text."""
    raw = patient.place.folder().read(layout.ATTRIBUTES) or b""
    lines = raw.decode("utf-8", "replace").splitlines()
    missing = [line for line in ATTRIBUTES.splitlines() if line not in lines]
    if missing:
        return warning(f"{layout.ATTRIBUTES} 缺 {'；'.join(missing)}", "补上这几行，git add 后 git commit")
    return Answer(f"{layout.ATTRIBUTES} 齐全")


def schemas_are_current(patient: Patient) -> Answer:
    """Tell whether the schemas that editors read are those of this lvyue."""
    source = patient.place.folder()
    current = {f"{layout.SCHEMAS}/{path.name}": path.read_bytes() for path in folder("schemas").glob("*.json")}
    if any(source.read(path) != content for path, content in current.items()):
        into = patient.place.root / layout.SCHEMAS
        return notice("与本版程序的不同，编辑器的提示可能不准", f'lvyue schema -o "{into}"，再 git add 和 git commit')
    return Answer("与本版程序相同")


def days_off_are_known(patient: Patient) -> Answer:
    """Tell whether working days can be counted this year."""
    calendar, findings = read_calendar(patient.place.folder())
    if findings:
        return warning(f"{findings[0]}", findings[0].remedy)
    try:
        calendar_of(calendar).is_workday(patient.session.today)
    except UnknownYear as unknown:
        return warning(unknown.message, TO_MEND)
    return Answer(f"有 {patient.session.today.year} 年的放假安排")
