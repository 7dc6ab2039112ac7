"""Where YAML events come from: libyaml through ruamel's C extra, or ruamel's own parser where that is missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

try:
    from _ruamel_yaml import CParser
except ImportError:  # no compiler, no wheel: slower, the same answers
    CParser = None

NextEvent = Callable[[], Any]
Source = Callable[[str], NextEvent]
"""Given a text, a function that gives its next event; each event carries start_mark and end_mark with index."""

_FLOW_DEPTH = {MappingEndEvent: -1, SequenceEndEvent: -1}


def libyaml_events(text: str) -> NextEvent:
    """Open a text with libyaml.

    Args:
        text: A checked text.
    """
    next_event: NextEvent = CParser(text).get_event
    return next_event


def python_events(text: str) -> NextEvent:
    """Open a text with ruamel's own parser, as strict as libyaml is.

    Args:
        text: A checked text.
    """
    next_event = YAML(typ="safe", pure=True).get_constructor_parser(text)[1].get_event
    flow: list[bool] = []

    def strict() -> Any:
        event = next_event()
        _follow(flow, event)
        _refuse_colon_in_flow(text, flow, event)
        return event

    return strict


def _follow(flow: list[bool], event: Any) -> None:
    """Keep, for every open collection, whether it is written in brackets."""
    if type(event) in _FLOW_DEPTH:
        flow.pop()
    elif type(event) in {MappingStartEvent, SequenceStartEvent}:
        flow.append(bool(event.flow_style))


def _refuse_colon_in_flow(text: str, flow: list[bool], event: Any) -> None:
    """Refuse `[a:b]` and `[?a]`, which libyaml cannot read: a ledger valid here must be valid everywhere."""
    if not (flow and flow[-1]):
        return
    written = text[event.start_mark.index : event.end_mark.index]
    if isinstance(event, ScalarEvent) and written[:1] not in {"'", '"'} and (":" in written or "?" in written):
        raise MarkedYAMLError(problem="found unexpected ':'", problem_mark=event.start_mark)


EVENTS: Source = libyaml_events if CParser is not None else python_events

__all__ = [
    "EVENTS",
    "AliasEvent",
    "MappingEndEvent",
    "MappingStartEvent",
    "NextEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "Source",
    "StreamEndEvent",
    "libyaml_events",
    "python_events",
]
