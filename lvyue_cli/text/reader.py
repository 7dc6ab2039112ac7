"""From events to plain data: dictionaries, lists and strings, refusing whatever two readers could take differently."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from ruamel.yaml.error import YAMLError

from lvyue_cli.text.characters import REFUSED, rejection
from lvyue_cli.text.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    Source,
    StreamEndEvent,
)
from lvyue_cli.text.refusal import Rejected
from lvyue_cli.text.syntax import syntax_rejection

if TYPE_CHECKING:
    from lvyue_cli.text.limits import Limits

_COLON = re.compile(r"[ ]*:")
_UNUSUAL = ("&", "*", "!", "?", "{", "\\", "<<")  # the signs of anchors, aliases, tags, loose keys, escapes, merge keys


def read_data(text: str, limits: Limits, source: Source) -> dict[str, Any]:
    """Read the one mapping that a text holds, every scalar as the string that was written.

    Args:
        text: A text whose characters were checked.
        limits: How much it may hold.
        source: Where its events come from.

    Raises:
        Rejected: When it is not YAML, or YAML of a kind that is not allowed here.
    """
    try:
        return _Reader(text, limits, source).document()
    except (YAMLError, ValueError, OverflowError) as error:  # ruamel's own parser lets chr() complain by ValueError
        raise syntax_rejection(error, text) from error


class _Reader:
    """One reading of one text."""

    def __init__(self, text: str, limits: Limits, source: Source) -> None:
        self.text = text
        self.limits = limits
        self.next_event = source(text)
        self.left = limits.events
        self.loose = "?" in text or "{" in text  # only there may a key stand without its colon
        # where it holds, no scalar needs a closer look
        self.plain = len(text) <= limits.scalar and not any(sign in text for sign in _UNUSUAL)
        self.escapes = "\\" in text  # without one, decoded scalars hold no character that the raw text does not

    def document(self) -> dict[str, Any]:
        """Read the whole stream."""
        self.next_event()
        self.next_event()
        event = self.next_event()
        if not isinstance(event, MappingStartEvent):
            raise _no_mapping(event)
        data = self.mapping(event, 1)
        self.next_event()
        event = self.next_event()
        if not isinstance(event, StreamEndEvent):
            raise _refused("TX13", event, "“---”之后又开始了一份文档", "一个文件只写一份；另一份请另存为文件")
        return data

    def count(self, events: int, event: Any) -> None:
        """Count the events of a collection that has ended; the size of a file bounds what one may hold."""
        self.left -= events
        if self.left < 0:
            raise _refused("TX19", event, f"条目超过 {self.limits.events} 个", "拆成几个文件")

    def value(self, event: Any, depth: int) -> Any:
        """Read the value that an event begins."""
        if type(event) is ScalarEvent:
            return self.scalar(event)
        if isinstance(event, AliasEvent):
            raise _refused("TX14", event, "用了别名“*”", "把引用的内容原样写出；“*”是文字的，给整个值加双引号")
        return (
            self.mapping(event, depth + 1) if isinstance(event, MappingStartEvent) else self.sequence(event, depth + 1)
        )

    def mapping(self, start: Any, depth: int) -> dict[str, Any]:
        """Read keys and values up to the mapping's end."""
        self.check_collection(start, depth)
        data: dict[str, Any] = {}
        next_event, plain = self.next_event, self.plain
        while type(event := next_event()) is not MappingEndEvent:
            usual = plain and type(event) is ScalarEvent and event.value.isascii() and event.value
            key = usual or self.key(event)
            if key in data:
                raise _refused("TX24", event, f"同一层里“{key}”写了两次", "只保留一处")
            value = next_event()
            data[key] = value.value if plain and type(value) is ScalarEvent else self.value(value, depth)
        self.count(2 * len(data) + 1, event)
        return data

    def sequence(self, start: Any, depth: int) -> list[Any]:
        """Read items up to the list's end."""
        self.check_collection(start, depth)
        items: list[Any] = []
        next_event, plain = self.next_event, self.plain
        while type(event := next_event()) is not SequenceEndEvent:
            items.append(event.value if plain and type(event) is ScalarEvent else self.value(event, depth))
        self.count(len(items) + 1, event)
        return items

    def scalar(self, event: Any) -> str:
        """Read one scalar as the string that was written."""
        if event.anchor is not None or event.tag is not None:
            raise _anchor_or_tag(event)
        value: str = event.value
        if len(value) > self.limits.scalar:
            raise _refused("TX20", event, f"这一项文字超过 {self.limits.scalar} 字", "写要点，全文作为佐证材料另附")
        if self.escapes and (found := REFUSED.search(value)):
            raise rejection(found[0], event.start_mark.line + 1, event.start_mark.column + 1)
        return value

    def key(self, event: Any) -> str:
        """Read a key, which must be a simple word on one line, followed by its colon."""
        if type(event) is not ScalarEvent:
            raise _refused("TX22", event, "键不能是列表、键值或别名", "键写成简单文字；以“*”“[”“{”开头的值要加双引号")
        key = self.scalar(event)
        if key == "<<":
            raise _refused("TX16", event, "用了合并键“<<”", "把要合并的内容原样写出")
        if not key or "\n" in key or (self.loose and not _COLON.match(self.text, event.end_mark.index)):
            raise _refused("TX22", event, "键是空的、写了多行，或后面没有冒号", "写成“键: 值”")
        if not key.isascii() and (normal := unicodedata.normalize("NFKC", key)) != key:
            raise _refused("TX23", event, f"键“{key}”用了全角字母、数字或变体字", f"改成“{normal}”")
        return key

    def check_collection(self, start: Any, depth: int) -> None:
        """Refuse a collection that is named, typed or too deep."""
        if start.anchor is not None or start.tag is not None:
            raise _anchor_or_tag(start)
        if depth > self.limits.depth:
            raise _refused("TX18", start, f"嵌套超过 {self.limits.depth} 层", "减少层次")


def _refused(code: str, event: Any, message: str, remedy: str) -> Rejected:
    """Refuse at the place where an event starts."""
    return Rejected(code, message, remedy, event.start_mark.line + 1, event.start_mark.column + 1)


def _anchor_or_tag(event: Any) -> Rejected:
    """Word the refusal of a value that is named or typed."""
    if event.anchor is not None:
        return _refused("TX14", event, "用了锚点“&”", "删去“&”和名称；“&”是文字的，给整个值加双引号")
    return _refused("TX15", event, "用了类型标记“!”", "删去“!”和类型名；“!”是文字的，给整个值加双引号")


def _no_mapping(event: Any) -> Rejected:
    """Word the refusal of a file that is empty, a list or one line of text."""
    if event is None or isinstance(event, StreamEndEvent):
        return Rejected("TX21", "文件是空的", "照模板写“键: 值”")
    if isinstance(event, ScalarEvent) and "：" in event.value:
        return _refused("TX21", event, "键后面用了中文冒号“：”，没有读到任何“键: 值”", "改成英文冒号，后面空一格")
    return _refused("TX21", event, "文件整体应当是“键: 值”，不能是列表或一段文字", "每项写成“键: 值”，键从行首写起")
