"""What an editor types is text, whatever it looks like."""

import re
from typing import Any

import pytest

from guidance.presenters.citations import SourceCited
from guidance.presenters.links import Link
from guidance.presenters.statements import Side
from guidance.presenters.tables import TableOnPage, TableRow
from tests.components.rendering import a_clause, render

HOSTILE = '"><script>alert(1)</script>'
# Breadcrumbs as search engines get them: data, which has no '<' that could end it.
DATA = re.compile(r'<script type="application/ld\+json">[^<]*</script>')
HOSTILE_CITATION = SourceCited(*[HOSTILE] * 11)


@pytest.mark.parametrize(
    ("component", "values"),
    [
        pytest.param("citation", {"citations": [HOSTILE_CITATION]}, id="citation"),
        pytest.param("statement", {"anchor": HOSTILE, "heading": HOSTILE, "year": HOSTILE, "html": HOSTILE}, id="all"),
        pytest.param(
            "sources_differ",
            {"anchor": HOSTILE, "heading": HOSTILE, "sides": [Side(HOSTILE, (HOSTILE_CITATION,))]},  # type: ignore[arg-type]
            id="sources differ",
        ),
        pytest.param("quotation", {"wording_html": HOSTILE, "reference": HOSTILE, "href": HOSTILE}, id="quotation"),
        pytest.param(
            "clause", {"clause": a_clause(HOSTILE, heading=HOSTILE, wording_html=HOSTILE, force=HOSTILE)}, id="clause"
        ),
        pytest.param(
            "data_table",
            {"table": TableOnPage(HOSTILE, HOSTILE, [HOSTILE], [TableRow(HOSTILE, [HOSTILE])])},
            id="table",
        ),
        pytest.param("summary_list", {"rows": [(HOSTILE, HOSTILE)]}, id="summary list"),
        pytest.param("contents", {"items": [Link(HOSTILE, HOSTILE)], "label": HOSTILE}, id="contents"),
        pytest.param("breadcrumbs", {"items": [(HOSTILE, HOSTILE)]}, id="breadcrumbs"),
        pytest.param("prev_next", {"previous": Link(HOSTILE, HOSTILE)}, id="previous"),
        pytest.param("task_links", {"tasks": [Link(HOSTILE, HOSTILE, note=HOSTILE)]}, id="tasks"),
        pytest.param("year_line", {"years": [HOSTILE, HOSTILE], "checked": HOSTILE}, id="years"),
        pytest.param("header", {"site": {"name": HOSTILE}, "here": HOSTILE}, id="header"),
    ],
)
def test_hostile_text_is_escaped(component: str, values: dict[str, Any]) -> None:
    html = render(component, **values)

    assert "&lt;script&gt;" in html
    assert "<script" not in DATA.sub("", html)
