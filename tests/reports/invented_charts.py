"""Charts of programmes that nobody issued, of any shape."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from lvyue_cli.programmes.chart import Chart
from lvyue_cli.programmes.ladder import Step

STEPS = tuple(Step(id=id_, label=label, text="依次办理，") for id_, label in (("up", "提级办理"), ("court", "诉讼")))

PHRASES = ["款项无争议", "限期付清，", "“一企一策”；", "（含利息）", "50万元以下", "报上一级，", "ABC-17", "<甲&乙>"]
TEXT = st.lists(st.sampled_from(PHRASES), min_size=1, max_size=14).map("".join)
SHORT = st.lists(st.sampled_from(PHRASES), min_size=1, max_size=3).map("".join)
SHAPES = st.lists(st.lists(st.integers(1, 3), min_size=1, max_size=3), min_size=1, max_size=3)  # blocks, situations
QUESTION = {"id": "q", "label": "问", "answers": [{"id": "a", "label": "是"}, {"id": "b", "label": "否"}]}

Plain = dict[str, Any]


def _kept(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Plain]:
    """Give a mapping with any of the fields."""
    return st.fixed_dictionaries({}, optional=fields)


def _leaf(id_: str) -> st.SearchStrategy[Plain]:
    failing = _kept(on_failure=st.sampled_from(["up", "court", "unknown"]), object=SHORT)
    marks = st.fixed_dictionaries({"consent": st.booleans(), "within_year": st.booleans()})
    said = st.fixed_dictionaries({"id": st.just(id_), "label": SHORT, "text": TEXT})
    return st.tuples(said, failing, marks).map(_merged)


def _situation(id_: str, count: int) -> st.SearchStrategy[Plain]:
    leaves = st.tuples(*(_leaf(f"{id_}{place}") for place in range(count)))
    when = st.sampled_from("ab").map(lambda answer: {"q": [answer]})
    return st.fixed_dictionaries({"id": st.just(id_), "label": SHORT, "when": when, "dispositions": leaves})


def _block(id_: str, counts: list[int]) -> st.SearchStrategy[Plain]:
    situations = st.tuples(*(_situation(f"{id_}{place}", count) for place, count in enumerate(counts)))
    return st.fixed_dictionaries(
        {
            "id": st.just(id_),
            "lines": st.just(["l"]),
            "headings": st.lists(SHORT, min_size=1, max_size=4),
            "situations": situations,
            "duties": st.lists(TEXT, max_size=3),
        }
    )


def _silences(leaves: list[str]) -> st.SearchStrategy[list[Plain]]:
    kinds: list[Plain] = [{"line": "l"}, {"when": {"q": ["a"]}}, {"fails": leaves[:1]}, {"fails": leaves[-2:]}]
    text: st.SearchStrategy[Plain] = st.fixed_dictionaries({"text": SHORT})
    said = st.lists(st.tuples(text, st.sampled_from(kinds)).map(_merged), max_size=3)
    return said.map(lambda listed: [{**one, "id": f"s{place}"} for place, one in enumerate(listed)])


def _merged(parts: tuple[Plain, ...]) -> Plain:
    return {key: value for part in parts for key, value in part.items()}


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Draw a chart of up to three parts, nine situations and twenty-seven ways of settling."""
    blocks = [draw(_block(f"b{place}", counts)) for place, counts in enumerate(draw(SHAPES))]
    leaves = [leaf["id"] for block in blocks for one in block["situations"] for leaf in one["dispositions"]]
    plain: Plain = {"title": draw(SHORT), "clause": "图", "reference": draw(st.booleans()), "chain": ["up", "court"]}
    more = {"silences": draw(_silences(leaves)), "overall": draw(st.lists(TEXT, max_size=2))}
    return Chart.model_validate({**plain, **more, "questions": [QUESTION], "blocks": blocks})
