"""A skeleton for a programme of one's own: what a paper fixes is written out to be filled in, the rest is inherited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemLoader

from lvyue_cli.programmes.merging import ALL, REMOVE
from lvyue_cli.programmes.move import PARTIES
from lvyue_cli.programmes.programme import Programme
from lvyue_cli.records.action import ACTIONS, CHOICES
from lvyue_cli.records.day import years_later
from lvyue_cli.records.state import STATES
from lvyue_cli.renderers.template_environment import TemplateEnvironment
from lvyue_cli.resources import folder
from lvyue_cli.rules.own_programme import PREFIX_TO_FILL, TO_FILL
from lvyue_cli.store.layout import TEMPLATES, modeline
from lvyue_cli.text.canonical import STYLE, mapping_lines
from lvyue_cli.text.scalars import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lvyue_cli.programmes.move import Move

Data = dict[str, Any]

TEMPLATE = "own-programme.yaml.j2"
SCHEMA = "own-programme"
OF_THE_PAPER = ("issued_on", "attachment")  # said of the other paper only
ALL_DROPPED: Data = {REMOVE: ALL}


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What is known of the programme to be written.

    Args:
        base: The programme that it extends.
        id: Its own id.
        year: Its year.
        given: What else is known of it, by the keys of a programme.
    """

    base: Programme
    id: str
    year: int
    given: Mapping[str, str]

    def text(self) -> str:
        """Write the file."""
        sections = {name: [ALL_DROPPED, *items] for name, items in self._of_the_place().items()}
        words = {"lines": [{"id": line.id, "clause": TO_FILL} for line in self.base.lines], **sections}
        template = _environment().get_template(TEMPLATE)
        return template.render(
            base=self.base,
            year=self.year,
            modeline=modeline("", SCHEMA),
            identity=list(self._identity()),
            dropped=[key for key in OF_THE_PAPER if getattr(self.base, key) is not None],
            organs=self._organs(),
            **words,
        )

    @property
    def office(self) -> str:
        """The office in charge; its usual name where none is given."""
        return self.given.get("office", self.base.office)

    def _identity(self) -> Iterator[tuple[str, Any, str]]:
        yield "extends", self.base.id, "所据方案"
        usual = {"edition": "1", "office": self.office, "prefix": PREFIX_TO_FILL}
        known = usual | {"id": self.id, "year": self.year} | dict(self.given)
        for key in ("id", "edition", "title", "document", "number", "issuer", "place", "office", "prefix", "year"):
            yield key, known.get(key, TO_FILL), Programme.model_fields[key].title or key

    def _organs(self) -> Data:
        plain = self.base.plain()
        return {key: plain[key] for key in ("superiors", "organs", "catch_all") if key in plain}

    def _of_the_place(self) -> dict[str, list[Data]]:
        """Write out what names units and days: it is never another place's."""
        plain = self._renamed(self.base.plain())
        return {
            "groups": [{**_without(one, "duty"), "clause": TO_FILL} for one in plain["groups"]],
            "stages": [{**self._moved(one), "clause": TO_FILL} for one in plain["stages"]],
            "deliverables": [
                {**self._moved(_without(one, "written", "reading")), "clause": TO_FILL}
                for one in plain.get("deliverables", ())
            ],
            "units": [_without(one, "aliases") for one in plain.get("units", ())],
        }

    def _renamed(self, data: Any) -> Any:
        """Put the office in the place of the other one, wherever a value names just that."""
        if isinstance(data, dict):
            return {key: self._renamed(value) for key, value in data.items()}
        if isinstance(data, list):
            return [self._renamed(item) for item in data]
        return self.office if data == self.base.office else data

    def _moved(self, item: Data) -> Data:
        """Move days as many years as lie between the two programmes."""
        by = self.year - self.base.year
        return {key: years_later(value, by) if isinstance(value, date) else value for key, value in item.items()}


def _without(item: Data, *keys: str) -> Data:
    return {key: value for key, value in item.items() if key not in keys}


def _environment() -> TemplateEnvironment:
    loader = FileSystemLoader(folder(TEMPLATES))
    environment = TemplateEnvironment(loader=loader, trim_blocks=True, keep_trailing_newline=True)
    environment.filters |= {"scalar": one_line, "yaml": _written, "arc": _arc}
    return environment


def _written(data: Data) -> str:
    return "\n".join(mapping_lines(data, STYLE))


def _arc(move: Move) -> str:
    """Tell in one line where a move leads and who makes it."""
    results = "、".join(CHOICES["result"][result] for result in move.results)
    label = ACTIONS[move.action].label + (f"（{results}）" if results else "")
    states = "、".join(STATES[state] for state in move.states)
    to = STATES[move.to] if move.to else "状态不变"
    return f"{label}：{states} → {to}；{'、'.join(PARTIES[party] for party in move.by)}"
