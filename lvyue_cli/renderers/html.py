"""A page printed as HTML: one file that runs nothing, fetches nothing and says what it was made from."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from lvyue_cli.renderers.sandbox import TemplateFault, compiled, filled
from lvyue_cli.renderers.svg import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

POLICY = "default-src 'none'; style-src {styles}; base-uri 'none'; form-action 'none'"

_STYLE = re.compile(r"<style>(.*?)</style>\s*", re.DOTALL)
_ACTIVE = frozenset(
    {"script", "iframe", "frame", "object", "embed", "applet", "link", "base", "meta", "form", "img", "audio", "video"}
)
_LINKS = frozenset({"href", "xlink:href", "src", "srcset", "action", "formaction", "poster", "data", "background"})


def render(source: str, data: Mapping[str, Any], title: str, properties: Iterable[tuple[str, str]]) -> bytes:
    """Print a page; its head is never the template's, so that no template weakens the policy.

    Args:
        source: The template: the body, and its style in `<style>`.
        data: What the template may use.
        title: What the page is called.
        properties: What the file says of itself.

    Raises:
        TemplateFault: The template cannot be used.
    """
    template = compiled(source)
    for fault in faults(source):
        raise fault
    text = filled(template, data)
    styles, body = _STYLE.findall(text), _STYLE.sub("", text)
    return "\n".join((*_head(title, styles, properties), f"<body>\n{body.strip()}\n</body>", "</html>", "")).encode()


def _head(title: str, styles: list[str], properties: Iterable[tuple[str, str]]) -> Iterator[str]:
    policy = POLICY.format(styles=" ".join(map(_hash, styles)) or "'none'")
    yield "<!DOCTYPE html>"
    yield '<html lang="zh-CN">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta http-equiv="X-UA-Compatible" content="IE=edge">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="robots" content="noindex">'
    for name, value in properties:
        yield f'<meta name="{NAMESPACE}{escape(name)}" content="{escape(value)}">'
    yield f"<title>{escape(title)}</title>"
    yield from (f"<style>{style}</style>" for style in styles)
    yield "</head>"


def _hash(style: str) -> str:
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"


def faults(source: str) -> tuple[TemplateFault, ...]:
    """List what a page may not hold: what runs, and what is fetched from elsewhere.

    Args:
        source: The template's text.
    """
    markup = _Markup()
    markup.feed(source)
    markup.close()
    return tuple(markup.faults)


class _Markup(HTMLParser):
    """Reads the tags of a template; what stands in braces is text to it."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[TemplateFault] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        if tag in _ACTIVE:
            self.faults.append(TemplateFault(f"网页中不得有 <{tag}>", line))
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.faults.append(TemplateFault(f"网页中不得有 {name} 属性", line))
            if name in _LINKS and not (value or "").startswith("#"):
                self.faults.append(TemplateFault(f"网页不得引用外部内容：{name}=“{value or ''}”", line))
