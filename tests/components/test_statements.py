"""Statements, sources that differ, quotations and clauses."""

from pytest_django.asserts import assertInHTML

from guidance.presenters.statements import Side
from tests.components.rendering import LOCAL, NATIONAL, a_clause, paragraph, render, words


def test_a_statement_has_a_heading_that_can_be_linked_to() -> None:
    html = render("statement", anchor="who-pays", heading="Who pays", html=paragraph("Half."), citations=(NATIONAL,))

    assertInHTML('<h2 class="nhsuk-heading-m" id="who-pays">Who pays</h2>', html)
    assert 'href="#who-pays"' in html


def test_a_statement_under_another_heading_takes_the_level_it_is_given() -> None:
    html = render("statement", anchor="who-pays", heading="Who pays", level=3, html="", citations=())

    assertInHTML('<h3 class="nhsuk-heading-s" id="who-pays">Who pays</h3>', html)


def test_a_statement_without_a_heading_keeps_its_anchor() -> None:
    html = render("statement", anchor="who-pays", heading="", html=paragraph("Half."), citations=())

    assert 'id="who-pays"' in html
    assert "<h2" not in html


def test_a_statement_says_which_year_it_holds_for_and_what_came_since() -> None:
    html = render(
        "statement", anchor="a", heading="", year="2021/22", html=paragraph("Half."), overtaken_html=paragraph("All.")
    )

    assert words(html) == "Contract year 2021/22 Half. Since then All."


def test_sources_that_differ_stand_side_by_side_each_with_its_source_and_then_what_to_do() -> None:
    html = render(
        "sources_differ",
        anchor="posts",
        heading="how many posts",
        sides=[Side(paragraph("One."), (LOCAL,)), Side(paragraph("Two."), (NATIONAL,))],
        conclusion_html=paragraph("Ask your board."),
    )

    assertInHTML('<h2 class="nhsuk-heading-s">Sources differ: how many posts</h2>', html)
    text = words(html)
    first, second, advice = text.index("One."), text.index("Two."), text.index("What to do Ask your board.")
    assert first < text.index("BNSSG Training Hub, 2021") < second < text.index("NHS England, about 2023") < advice


def test_a_quotation_is_marked_as_one_and_says_whose_it_is() -> None:
    html = render("quotation", wording_html=paragraph("The PCN must."), reference="B14.1", href="/sources/des/")

    assertInHTML("<blockquote><p>The PCN must.</p></blockquote>", html)
    assertInHTML('<figcaption><a href="/sources/des/">B14.1</a></figcaption>', html)


def test_words_that_are_not_held_are_said_not_to_be() -> None:
    text = words(render("quotation", wording_html="", reference="Network Contract DES 2023/24"))

    assert text == "We do not have the official words. Look it up in Network Contract DES 2023/24."


def test_each_paragraph_of_a_clause_has_an_anchor_of_its_number() -> None:
    tree = a_clause("B14.2", children=[a_clause("B14.2.a", children=[a_clause("B14.2.a.i")]), a_clause("B14.2.b")])

    html = render("clause", clause=tree)

    for number in ("B14.2", "B14.2.a", "B14.2.a.i", "B14.2.b"):
        assert html.count(f'id="{number}"') == 1
    assert html.count("<h2") == 1


def test_a_clause_gives_the_official_words_and_then_plain_english() -> None:
    text = words(render("clause", clause=a_clause("B14.2", heading="Responsibilities", citations=[NATIONAL])))

    assert text.startswith("Clause B14.2 Responsibilities Must The PCN must ensure it. In plain English See to it.")
    assert "Source: NHS England on practitioners" in text


def test_a_clause_whose_words_are_not_held_says_so() -> None:
    text = words(render("clause", clause=a_clause("B14.2", wording_html="", force="")))

    assert text == "Clause B14.2 We do not have the official words. In plain English See to it."
