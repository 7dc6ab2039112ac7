"""A page as HTML: whole in itself, its policy fits its style, and a template fails with its line."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape

import pytest

from lvyue_cli.renderers.html import faults, render
from lvyue_cli.renderers.sandbox import TemplateFault
from lvyue_cli.workspace.printed import said_by_page

PROPERTIES = (("表格", "dashboard"), ("台账版本", '甲&"乙<丙>'))
TEMPLATE = "<style>p { color: red; }</style>\n<p>{{ name }}</p>\n"
AWKWARD = "<script>alert(1)</script>&\"'</p>"


def page(template: str, **data: object) -> str:
    return render(template, data, "示例页", PROPERTIES).decode()


def test_the_policy_lets_its_own_style_through_and_nothing_else() -> None:
    printed = page(TEMPLATE, name="甲")
    policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', printed)[0])
    (style,) = re.findall(r"<style>(.*?)</style>", printed, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert printed.index("Content-Security-Policy") < printed.index("<style>") < printed.index("</head>")


def test_a_page_without_a_style_lets_none_through() -> None:
    assert "style-src 'none'" in unescape(page("<p>甲</p>"))


def test_the_page_says_of_itself_what_it_was_printed_from() -> None:
    assert said_by_page(page(TEMPLATE, name="甲").encode()) == dict(PROPERTIES)


def test_what_stands_in_the_ledger_stays_text() -> None:
    printed = page(TEMPLATE, name=AWKWARD)
    assert "<script" not in printed
    assert unescape(re.findall(r"<p>(.*?)</p>", printed)[0]) == AWKWARD


def test_a_title_from_the_ledger_cannot_end_the_title() -> None:
    printed = render("<p></p>", {}, "</title><script>", ()).decode()
    assert "<title>&lt;/title&gt;&lt;script&gt;</title>" in printed


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{ nobody }}", "没有“nobody”这一项"),
        ("{{ figures[0].nobody }}", "没有“nobody”这一项"),
        ("{{ figures[7] }}", "没有“7”这一项"),
        ("{{ title", "写法有误"),
        ("{% for one in figures %}", "写法有误"),
        ("{{ title|safe }}", "写法有误"),
        ("{% autoescape false %}{{ title }}{% endautoescape %}", "不得用 autoescape 关闭转义"),
        ("{{ title.__class__.__mro__ }}", ""),
        ("{{ 1 / 0 }}", "算不出来"),
        ("{% include '/etc/passwd' %}", "算不出来"),
        ("<script>alert(1)</script>", "网页中不得有 <script>"),
        ("<IMG src='x.png'>", "网页中不得有 <img>"),
        ("<meta http-equiv='refresh'>", "网页中不得有 <meta>"),
        ('<p onclick="x()">甲</p>', "网页中不得有 onclick 属性"),
        ('<p style="color: red">甲</p>', "网页中不得有 style 属性"),
        ('<a href="https://example.invalid/">甲</a>', "网页不得引用外部内容：href=“https://example.invalid/”"),
        ('<svg><use xlink:href="x.svg"/></svg>', "网页不得引用外部内容"),
    ],
)
def test_a_template_that_cannot_be_used_is_refused_with_its_line(line: str, said: str) -> None:
    with pytest.raises(TemplateFault) as caught:
        page(f"<p>一</p>\n<p>二</p>\n{line}\n", title="甲", figures=[{"label": "总数"}])
    assert said in caught.value.message
    assert caught.value.line in {3, 4}


def test_a_link_within_the_page_is_allowed() -> None:
    assert faults('<a href="#units">责任单位</a>') == ()
