"""What the benchmark measures is a ledger like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.ledgers import TODAY, history, ledger, patterns

from lvyue_cli.history import discovery, walk
from lvyue_cli.store.source import WorkTree
from lvyue_cli.workspace.against import audit
from lvyue_cli.workspace.check import check

if TYPE_CHECKING:
    from pathlib import Path


def test_a_ledger_made_for_measuring_validates_clean(tmp_path: Path) -> None:
    texts = patterns(tmp_path / "样本")
    many = ledger(tmp_path / "样本", texts, 12, tmp_path / "多条")
    checked = check(WorkTree(many), TODAY)
    assert checked.findings == ()
    assert checked.checked == 4 + 12


def test_a_history_made_for_measuring_raises_nothing(tmp_path: Path) -> None:
    many = ledger(tmp_path / "样本", patterns(tmp_path / "样本"), 8, tmp_path / "多条")
    before = history(many, 12)
    repository = discovery.discover(many)
    assert repository is not None
    found = audit(repository, "", walk.parse(repository, before), TODAY)
    assert ([str(one) for one in found.findings], found.checked) == ([], 12)
