"""What an office's document asks for is data: no module names a programme or a place."""

from __future__ import annotations

from pathlib import Path

import lvyue_cli
from lvyue_cli.store import catalogue

CODE = {path: path.read_text(encoding="utf-8") for path in Path(lvyue_cli.__file__).parent.rglob("*.py")}


def test_no_code_names_a_programme() -> None:
    ids = [*catalogue.shipped(), *(name.partition("-")[0] for name in catalogue.shipped())]
    assert {"zengdu-2024", "maojian", "suizhou", "xixian"} <= set(ids)
    assert [(path.name, id_) for path, text in CODE.items() for id_ in ids if id_ in text] == []


def test_no_code_asks_which_programme_or_place_it_is() -> None:
    asked = ("programme.id ==", "programme.id in", "programme.place ==", "programme.place in", "settings.prefix ==")
    assert [(path.name, words) for path, text in CODE.items() for words in asked if words in text] == []
