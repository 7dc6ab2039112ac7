"""The catalogue of checks: every code that anything prints is in it, with its ground, its remedy and an example."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lvyue_cli.diagnostics import Severity
from lvyue_cli.errors import WrongUse
from lvyue_cli.reports.risk import WEIGHTS
from lvyue_cli.rules.catalogue import every_rule
from lvyue_cli.store.rulebook import Entry, catalogue, entry

INVALID = Path(__file__).parents[1] / "ledgers" / "invalid"
PACKAGE = Path(__file__).parents[2] / "lvyue_cli"
CODE = re.compile(r'"([A-Z]{2}[0-9]{2})"')


@pytest.mark.parametrize("one", catalogue(), ids=lambda one: one.code)
def test_a_rule_says_its_ground_what_it_looks_at_what_to_do_and_shows_bad_and_good(one: Entry) -> None:
    words = (one.title, one.ground, one.looks, one.remedy, one.bad, one.good)
    assert all(words)
    assert one.bad != one.good
    assert not [text for text in words if re.search(r"[。.]$", text)]


def test_every_code_in_the_program_and_in_the_examples_is_in_the_catalogue_once() -> None:
    codes = [one.code for one in catalogue()]
    written = {code for path in PACKAGE.rglob("*.py") for code in CODE.findall(path.read_text(encoding="utf-8"))}
    shown = {folder.name.partition("-")[0] for folder in INVALID.iterdir()}
    assert len(codes) == len(set(codes))
    assert written | shown <= set(codes)


def test_the_weight_in_the_catalogue_is_the_weight_of_the_rule() -> None:
    weights = {one.code: one.severity for one in catalogue()}
    assert {rule.code: weights[rule.code] for rule in every_rule()} == {r.code: r.severity for r in every_rule()}


def test_what_may_stand_on_paper_only_is_warned_about_never_called_an_error() -> None:
    assert {one.severity for one in catalogue() if one.code.startswith("PR")} == {Severity.WARNING}


def test_nothing_in_the_catalogue_or_the_weights_accuses_anybody() -> None:
    said = [text for one in catalogue() if one.code.startswith("PR") for text in (one.title, one.remedy)]
    said += [weight.ground for weight in WEIGHTS.values()]
    assert not [text for text in said if re.search("造假|弄虚作假|作弊|欺骗", text)]


def test_every_weight_is_of_a_rule_and_says_why() -> None:
    assert set(WEIGHTS) <= {one.code for one in catalogue()}
    assert all(weight.ground and weight.points > 0 for weight in WEIGHTS.values())


def test_a_code_is_found_in_small_letters_and_an_unknown_one_names_the_nearest() -> None:
    assert entry("sb10").code == "SB10"
    with pytest.raises(WrongUse, match="没有“SB1”这一代码") as refused:
        entry("SB1")
    assert "是否 SB1" in refused.value.remedy
