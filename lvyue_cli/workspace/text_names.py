"""The names that a template uses, held against those that are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from lvyue_cli.diagnostics import Finding
from lvyue_cli.reports.documents.names import Several, Single
from lvyue_cli.reports.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lvyue_cli.reports.documents.names import Names

LOOP = frozenset({"index", "index0", "first", "last", "length", "revindex", "revindex0", "previtem", "nextitem"})
UNTOLD = object()  # a value whose names are not known, such as what an expression gives

Scope = dict[str, Any]


def unknown_names(tree: nodes.Template, offered: Names[Any], filters: Collection[str]) -> Iterator[Finding]:
    """Yield each name that is not offered, with its line and the name that was probably meant.

    Args:
        tree: The parsed template.
        offered: The names of the form.
        filters: The filters.
    """
    for one in tree.find_all(nodes.Filter):
        if one.name not in filters:
            own = [name for name in filters if not name.isascii()]
            yield Finding("DC02", f"没有“{one.name}”这种写法", nearest(one.name, own), line=one.lineno, column=1)
    yield from _in_order(tree.body, dict(offered))


def _in_order(body: list[nodes.Node], scope: Scope) -> Iterator[Finding]:
    for node in body:
        yield from _within(node, scope)


def _within(node: nodes.Node, scope: Scope) -> Iterator[Finding]:
    match node:
        case nodes.For():
            yield from _within(node.iter, scope)
            inner = {**scope, **_bound(node.target, _told(node.iter, scope)), "loop": dict.fromkeys(LOOP)}
            yield from _in_order([*([node.test] if node.test else []), *node.body], inner)
            yield from _in_order(node.else_, scope)
        case nodes.Assign():
            yield from _within(node.node, scope)
            scope |= _bound(node.target, _told(node.node, scope))
        case nodes.Name() if node.ctx == "load" and node.name not in scope:
            yield _unknown(node.name, node.lineno, scope)
        case nodes.Getattr():
            yield from _within(node.node, scope)
            within = _told(node.node, scope)
            if isinstance(within, dict) and node.attr not in within:
                yield _unknown(node.attr, node.lineno, within)
        case _:
            yield from _in_order(list(node.iter_child_nodes()), scope)


def _told(node: nodes.Node, scope: Scope) -> Any:
    """Tell which names the value of an expression offers."""
    if isinstance(node, nodes.Name):
        return _offer(scope.get(node.name, UNTOLD))
    if isinstance(node, nodes.Getattr):
        within = _told(node.node, scope)
        return _offer(within.get(node.attr, UNTOLD)) if isinstance(within, dict) else UNTOLD
    return UNTOLD


def _offer(name: Any) -> Any:
    return dict(name.names) if isinstance(name, Single | Several) else name if isinstance(name, dict) else UNTOLD


def _bound(target: nodes.Node, within: Any) -> Scope:
    names = target.items if isinstance(target, nodes.Tuple) else [target]
    return {one.name: within for one in names if isinstance(one, nodes.Name)}


def _unknown(name: str, line: int, known: Scope) -> Finding:
    return Finding("DC02", f"没有名为“{name}”的内容", nearest(name, known), line=line, column=1)
