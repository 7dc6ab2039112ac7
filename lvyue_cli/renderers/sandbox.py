"""Templates that an office may write itself: they see plain data, reach nothing else, and fail with the line."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateError, TemplateSyntaxError, nodes
from jinja2.runtime import StrictUndefined

from lvyue_cli.renderers.template_environment import TemplateEnvironment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Template

PLACE = "<template>"  # how jinja2 calls the file of a template that is given as a text


class TemplateFault(Exception):
    """A template that cannot be used.

    Args:
        message: What is wrong.
        line: Where, counted from 1.
    """

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


class Missing(StrictUndefined):
    """A name that the data do not have; whatever is done with it is an error."""

    @property
    def _undefined_message(self) -> str:
        return f"没有“{self._undefined_name}”这一项"


ENVIRONMENT = TemplateEnvironment(undefined=Missing, autoescape=True, trim_blocks=True, lstrip_blocks=True)


def compiled(source: str) -> Template:
    """Compile a template.

    Args:
        source: Its text.

    Raises:
        TemplateFault: It is not written as templates are.
    """
    try:
        for node in ENVIRONMENT.parse(source).find_all(nodes.ScopedEvalContextModifier):
            raise TemplateFault("不得用 autoescape 关闭转义", node.lineno)
        return ENVIRONMENT.from_string(source)
    except TemplateSyntaxError as error:
        raise TemplateFault(f"写法有误：{error.message}", error.lineno) from error


def filled(template: Template, data: Mapping[str, Any]) -> str:
    """Fill a template in.

    Args:
        template: The template.
        data: What it may use.

    Raises:
        TemplateFault: It asks for what the data do not have, or fails in any other way.
    """
    try:
        return template.render(data)
    except TemplateError as error:
        raise TemplateFault(error.message or "不能这样用", _line(error)) from error
    except Exception as error:  # a template may fail as any program may
        raise TemplateFault(f"算不出来：{error}", _line(error)) from error


def _line(error: Exception) -> int:
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == PLACE]
    return (lines or [1])[-1] or 1
