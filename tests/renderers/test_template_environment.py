"""Whoever wrote a template: it reads plain data, changes nothing, and ends."""

from __future__ import annotations

import pytest
from jinja2 import TemplateError
from jinja2.exceptions import SecurityError

from lvyue_cli.renderers.template_environment import TemplateEnvironment


def printed(source: str, **data: object) -> str:
    return TemplateEnvironment().from_string(source).render(data)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{% for one in names %}{{ loop.index }}{{ one }}{% endfor %}", "1甲2乙"),
        ("{% macro twice(text) %}{{ text }}{{ text }}{% endmacro %}{{ twice('好') }}", "好好"),
        ("{{ 2 * 3 + 1 }}，{{ names | join('、') }}，{{ '甲' + '乙' }}，{{ 7 % 2 }}", "7，甲、乙，甲乙，1"),
    ],
)
def test_what_papers_need_is_there(source: str, expected: str) -> None:
    assert printed(source, names=["甲", "乙"]) == expected


@pytest.mark.parametrize(
    "source",
    [
        "{{ '甲' * 2000000000 }}",
        "{{ names * 2000000000 }}",
        "{{ 10 ** 10 ** 10 }}",
        "{{ '%2000000000d' % 1 }}",
        "{{ '甲'.center(2000000000) }}",
        "{{ '{:2000000000}'.format(1) }}",
        "{{ names.append('丙') }}",
        "{{ names.__class__ }}",
        "{% set all = namespace(n=1) %}",
        "{% for one in range(9) %}{% endfor %}",
        "{{ '甲' | center(2000000000) }}",
        "{{ '<b>' | safe }}",
        "{{ nobody }}",
    ],
)
def test_what_reaches_out_or_grows_without_end_is_refused(source: str) -> None:
    with pytest.raises(TemplateError):
        printed(source, names=["甲", "乙"])


def test_a_text_that_is_doubled_again_and_again_is_refused() -> None:
    doubling = "{% set text = text + text %}" * 40
    with pytest.raises(SecurityError, match="过长"):
        printed("{% set text = '甲' %}" + doubling)


def test_loops_within_loops_end() -> None:
    within = "{% for one in many %}" * 3 + "履约" + "{% endfor %}" * 3
    with pytest.raises(SecurityError, match="印出的内容过长"):
        printed(within, many=list(range(1000)))
