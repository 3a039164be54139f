"""Tables, lists of links, the line on contract years, and the frame of a page."""

import pytest
from pytest_django.asserts import assertInHTML, assertNotInHTML

from guidance.presenters.links import Link
from guidance.presenters.tables import TableOnPage, TableRow
from tests.components.rendering import paragraph, render, words

PAY = TableOnPage(
    id="pay",
    caption="Pay by year",
    columns=["Band", "2021/22", "2022/23"],
    rows=[TableRow("Band 6", ["£32,306", None]), TableRow("Band 7", ["", "£0"])],
    numeric=True,
)


def test_a_table_names_itself_its_columns_and_its_rows() -> None:
    html = render("data_table", table=PAY)

    assertInHTML('<caption class="nhsuk-table__caption" id="pay-caption">Pay by year</caption>', html)
    assertInHTML('<th class="nhsuk-table__header" scope="col">2021/22</th>', html)
    assertInHTML('<th class="nhsuk-table__header" scope="row">Band 6</th>', html)


def test_a_table_can_be_scrolled_by_keyboard_without_scripts() -> None:
    html = render("data_table", table=PAY)

    assert '<div class="nhsuk-scroll__content" role="region" aria-labelledby="pay-caption" tabindex="0">' in html


def test_a_cell_that_nobody_holds_reads_not_held_and_nought_stays_nought() -> None:
    html = render("data_table", table=PAY)

    assert html.count("not known") == 2
    assertInHTML('<td class="nhsuk-table__cell">£0</td>', html)


def test_a_summary_list_keeps_html_that_was_marked_safe_and_no_other() -> None:
    html = render("summary_list", rows=[("Employer", paragraph("The trust")), ("Payer", "<p>The PCN</p>")])

    assertInHTML('<dd class="nhsuk-summary-list__value"><p>The trust</p></dd>', html)
    assertNotInHTML("<p>The PCN</p>", html)


@pytest.mark.parametrize(
    ("years", "says"),
    [
        pytest.param([], "", id="none"),
        pytest.param(["2026/27"], "Covers 2026/27. ", id="this year"),
        pytest.param(
            ["2021/22"],
            "Covers 2021/22. It is now 2026/27: check what has changed since. ",
            id="another year",
        ),
        pytest.param(
            ["2021/22", "2023/24", "2026/27"],
            "Covers 2021/22, 2023/24 and 2026/27. ",
            id="several",
        ),
    ],
)
def test_a_page_says_which_contract_years_it_speaks_of(years: list[str], says: str) -> None:
    line = words(render("year_line", years=years, checked="21 November 2026", current_year="2026/27"))

    assert line == f"{says}Checked 21 November 2026."


def test_breadcrumbs_start_at_the_first_page() -> None:
    html = render("breadcrumbs", items=[("Roles", "/roles/")])

    assert html.index("Home") < html.index("Roles")


def test_contents_mark_the_page_that_is_open_and_do_not_link_to_it() -> None:
    html = render("contents", items=[Link("Benefits", "/b/"), Link("Funding", "/f/", current=True)])

    assertInHTML('<a class="nhsuk-contents-list__link" href="/b/">Benefits</a>', html)
    assertInHTML('<span class="nhsuk-contents-list__current">Funding</span>', html)
    assert 'href="/f/"' not in html


def test_the_last_page_of_a_guide_has_one_before_it_and_none_after() -> None:
    html = render("prev_next", previous=Link("Benefits", "/b/"), next=None)

    assert 'rel="prev"' in html
    assert 'rel="next"' not in html


def test_a_page_on_its_own_has_neither() -> None:
    assert words(render("prev_next", previous=None, next=None)) == ""


def test_a_link_says_more_only_where_there_is_more_to_say() -> None:
    html = render("task_links", tasks=[Link("Find out who pays", "/funding/", note="By year"), Link("Recruit", "/r/")])

    assert html.count("app-tasks__note") == 1


@pytest.mark.parametrize(
    ("here", "text", "current"),
    [
        pytest.param("role-list", "Roles", "page", id="the page itself"),
        pytest.param("topic", "Roles", "true", id="a page beneath it"),
        pytest.param("clause", "Contract", "true", id="a clause"),
    ],
)
def test_the_navigation_marks_where_the_reader_is(here: str, text: str, current: str) -> None:
    html = render("header", here=here)

    assert html.count("aria-current") == 1
    assert f'aria-current="{current}">{text}</a>' in html


def test_a_page_outside_the_sections_marks_none_of_them() -> None:
    assert "aria-current" not in render("header", here=None)
