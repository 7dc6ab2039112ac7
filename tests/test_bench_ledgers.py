"""What the benchmark measures is a ledger like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.ledgers import TODAY, ledger, patterns

from lvyue_cli.store.source import WorkTree
from lvyue_cli.workspace.check import check

if TYPE_CHECKING:
    from pathlib import Path


def test_a_ledger_made_for_measuring_validates_clean(tmp_path: Path) -> None:
    texts = patterns(tmp_path / "样本")
    many = ledger(tmp_path / "样本", texts, 12, tmp_path / "多条")
    checked = check(WorkTree(many), TODAY)
    assert checked.findings == ()
    assert checked.checked == 4 + 12
