"""The dashboard in a real browser: what it shows, what it prints, and that nothing in it runs or is fetched."""

from __future__ import annotations

from contextlib import contextmanager
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from boards import DAY, HOSTILE, board, hostile_problem, many_problems, number, page, printing, some_problems
from browser import dom, needs_chromium, pages, screenshot
from builders import ledger, problem

from lvyue_cli.reports.dashboard import dashboard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lvyue_cli.records.problem import Problem

pytestmark = [pytest.mark.office, needs_chromium]

A4_LANDSCAPE = (842, 595)  # points
TWO_PAGES = [A4_LANDSCAPE, A4_LANDSCAPE]


def laid(folder: Path, found: Sequence[Problem]) -> Path:
    path = folder / "一览.html"
    path.write_bytes(page(folder, board(*found)))
    return path


class Shown(HTMLParser):
    """Collects the tags of a document, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.labels: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.labels += [value for name, value in attrs if name == "aria-label" and value]

    def handle_data(self, data: str) -> None:
        self.words.append(data.strip())


@contextmanager
def a_server() -> Iterator[tuple[str, list[str]]]:
    """Listen on this machine, and note what is asked for."""
    asked: list[str] = []

    class Noting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Noting)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def test_every_figure_stands_beside_its_bar_and_is_read_out(tmp_path: Path) -> None:
    shown = Shown(dom(laid(tmp_path, some_problems())))
    assert "拖欠企业账款清理：7条，已销号1、核查到位1、已反馈1、整改中2、已交办1、已列入清单1" in shown.labels
    assert "已销号1、核查到位1、已反馈1、整改中2、已交办1、已列入清单1" in "".join(shown.words)
    assert {"在册问题", "已销号", "尚欠", "最急问题", "责任单位", "报送事项", "内部资料"} <= set(shown.words)
    assert "script" not in shown.tags


def test_the_policy_lets_nothing_run_and_nothing_be_fetched(tmp_path: Path) -> None:
    path = laid(tmp_path, some_problems())
    with a_server() as (address, asked):
        smuggled = (
            f"<script>document.title='ran'</script><script src='{address}/a.js'></script>"
            f"<img src='{address}/b.png' onerror=\"document.title='ran'\"><iframe src='{address}/c'></iframe>"
            f"<style>body {{ background: url({address}/d.png); }} h1 {{ display: none; }}</style>"
        )
        text = path.read_text(encoding="utf-8")
        bare = path.with_name("无.html")
        bare.write_text(f"<!DOCTYPE html><title>一</title>{smuggled}", encoding="utf-8")
        assert "<title>ran</title>" in dom(bare)
        assert asked  # without a policy it does run and fetch
        asked.clear()
        path.write_text(text.replace("</body>", f"{smuggled}</body>"), encoding="utf-8")
        assert "<title>强化政府履约专项行动进展情况一览</title>" in dom(path)
        assert asked == []


def test_the_style_of_the_page_itself_is_let_through(tmp_path: Path) -> None:
    path = laid(tmp_path, some_problems())
    assert pages(path) == TWO_PAGES  # the paper is said in the style


def test_what_stands_in_the_ledger_is_shown_as_text(tmp_path: Path) -> None:
    shown = Shown(dom(laid(tmp_path, [hostile_problem()])))
    assert "script" not in shown.tags
    assert "img" not in shown.tags
    assert any(word.startswith(HOSTILE[:30]) for word in shown.words)


@pytest.mark.parametrize("count", [0, 1, 2000])
def test_it_prints_on_two_sheets_however_large_the_ledger(tmp_path: Path, count: int) -> None:
    assert pages(laid(tmp_path, many_problems(count))) == TWO_PAGES


def test_it_prints_on_two_sheets_with_the_longest_texts_everywhere(tmp_path: Path) -> None:
    of = ledger(*(problem("rectifying", id=number(place), title=HOSTILE[:480]) for place in range(1, 30)))
    units = [unit.replace(name=f"{unit.id}{'长' * 200}") for unit in of.directory.units]
    directory = type(of.directory)(tuple(units), of.directory.members)
    programme = of.programme.replace(
        lines=tuple(
            line.replace(id=f"{line.id}{copy}" if copy else line.id, label=f"{line.label}{'长' * 60}")
            for copy in ("", "-b", "-c")
            for line in of.programme.lines
        ),
        deliverables=tuple(
            item.replace(id=f"{item.id}{copy}" if copy else item.id, title="长" * 100)
            for copy in ("", "-b", "-c")
            for item in of.programme.deliverables
        ),
    )
    found = dashboard(printing(type(of)(of.settings, programme, directory, of.filed), DAY, draft=True))
    path = tmp_path / "长.html"
    path.write_bytes(page(tmp_path, found))
    assert pages(path) == TWO_PAGES


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (800, 600)])
def test_it_can_be_looked_at_on_a_screen(tmp_path: Path, width: int, height: int) -> None:
    seen = screenshot(laid(tmp_path, some_problems()), width, height)
    assert seen[:2] == (width, height)
    assert seen[2] > 20_000  # a page that shows nothing is a few thousand bytes
