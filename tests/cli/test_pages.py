"""The dashboard and the chart as an office prints them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from office import ID, Office, Year, an_office, with_a_problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("suizhou-2023")

BOARD, CHART = "加强诚信政府建设专项行动进展情况一览.html", "加强政府诚信建设专项行动工作图和问题分布"
END = "2024-01-31"


@pytest.fixture(scope="module")
def office(played: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Year(played("suizhou-2023"), tmp_path_factory.mktemp("days")).on(END)


def put_template(office: Office, name: str, text: str) -> None:
    path = office.root / "templates" / "pages" / f"{name}.html.j2"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    office.git("add", "--all")
    office.git("commit", "--quiet", "-m", "本办的网页模板")


def test_the_dashboard_is_printed_under_its_name_and_tells_the_figures_of_stats(office: Office, tmp_path: Path) -> None:
    assert office.do("render dashboard -o", str(tmp_path)).out == f"{tmp_path / BOARD}\n"
    page = (tmp_path / BOARD).read_text(encoding="utf-8")
    stats = json.loads(office.do("stats --json").out)
    assert f"<b>{stats['overdue']}</b> 条" in page
    assert f"<b>{stats['enterprises']}</b> 户" in page
    assert f"<b>{stats['by_state']['closed']}</b> 条" in page
    assert "截至2024年1月31日" in page
    assert "内部资料" in page
    assert "草稿</span>" not in page


@pytest.mark.parametrize("form", ["dashboard", "chart", "chart-page"])
def test_the_same_commit_and_day_print_the_same_page(office: Office, tmp_path: Path, form: str) -> None:
    for name in ("甲", "乙"):
        office.do(f"render {form} -o", str(tmp_path / name))
    assert (tmp_path / "甲").read_bytes() == (tmp_path / "乙").read_bytes()
    assert office.run("render --check", str(tmp_path / "甲")).status == 0


@pytest.mark.parametrize("form", ["dashboard", "chart", "chart-page"])
def test_a_page_that_was_changed_by_hand_is_found_out(office: Office, tmp_path: Path, form: str) -> None:
    path = tmp_path / "页"
    office.do(f"render {form} -o", str(path))
    path.write_bytes(path.read_bytes().replace("市营商办".encode(), "县营商办".encode()))
    assert office.run("render --check", str(path)).status == 1


def test_a_draft_says_so_on_every_page(office: Office, tmp_path: Path) -> None:
    office.do("render dashboard --draft -o", str(tmp_path / "稿.html"))
    assert (tmp_path / "稿.html").read_text(encoding="utf-8").count('<span class="draft">草稿</span>') == 2


def test_the_chart_shows_where_the_problems_stand(office: Office, tmp_path: Path) -> None:
    office.do("render chart -o", str(tmp_path))
    office.do("render chart-page -o", str(tmp_path))
    drawing, page = ((tmp_path / f"{CHART}.{suffix}").read_text(encoding="utf-8") for suffix in ("svg", "html"))
    assert "列入清单13条：已定处置办法13，未定0" in drawing
    assert "列入清单13条：已定处置办法13，未定0" in page
    assert "提级办理：未达成一致；诉讼：已裁判" in page


@pytest.mark.parametrize(
    ("programme", "said"),
    [
        ("xixian-2024", "本方案无工作图\n"),
        ("zengdu-2024", "本办没有选用参照的《加强政府诚信建设专项行动工作图》\n"),
    ],
)
def test_without_a_chart_it_is_refused_and_all_the_others_are_printed(
    tmp_path: Path, programme: str, said: str
) -> None:
    office = an_office(tmp_path, programme)
    refused = office.run("render chart -o", str(tmp_path / "图.svg"))
    assert refused.status == 3
    assert said in refused.err
    done = office.do("render all -o", str(tmp_path / "全部"))
    assert [line.rpartition("/")[2] for line in done.out.splitlines() if line.endswith(".html")] == [
        path.name for path in (tmp_path / "全部").glob("*.html")
    ]
    assert "、工作图和问题分布、" in done.err


def test_a_chart_for_reference_is_drawn_once_the_office_uses_it(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    settings = office.root / "lvyue.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "chart: {use: true}\n", encoding="utf-8")
    office.git("commit", "--quiet", "--all", "-m", "选用工作图")
    office.do("render chart -o", str(tmp_path / "图.svg"))
    assert "列入清单1条：已定处置办法0，未定1" in (tmp_path / "图.svg").read_text(encoding="utf-8")


def test_an_office_may_put_its_own_page_in_the_ledger(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    put_template(
        office, "dashboard", "<h1>{{ words.place }}</h1>{% for one in figures %}<p>{{ one.value }}</p>{% endfor %}\n"
    )
    office.do("render dashboard -o", str(tmp_path / "页.html"))
    page = (tmp_path / "页.html").read_text(encoding="utf-8")
    assert "<h1>曾都区</h1><p>1</p>" in page
    assert "default-src 'none'" in page.replace("&#x27;", "'")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<h1>{{ title }}</h1>\n<p>{{ 总数 }}</p>\n", "templates/pages/dashboard.html.j2:2:1 WB01 没有“总数”这一项"),
        ("<h1>{{ title }}</h1>\n{% if %}\n", "templates/pages/dashboard.html.j2:2:1 WB01 写法有误"),
        ("<h1>甲</h1>\n\n<script src='https://example.invalid/a.js'></script>\n", ":3:1 WB01 网页中不得有 <script>"),
    ],
)
def test_a_template_that_cannot_be_used_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    office = with_a_problem(tmp_path)
    put_template(office, "dashboard", text)
    refused = office.run("render dashboard --draft -o", str(tmp_path / "页.html"))
    assert refused.status == 4
    assert said in refused.err
    assert not (tmp_path / "页.html").exists()


def test_validate_finds_a_template_that_cannot_be_used(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    put_template(office, "dashboard", "<h1>{{ title }}</h1>\n<p onclick='x()'>{{ title|safe }}</p>\n")
    said = office.run("validate")
    assert said.status == 1
    assert "templates/pages/dashboard.html.j2:2:1 WB01" in said.out
    assert office.problem(ID)["id"] == ID
