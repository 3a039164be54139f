import re

import pytest

from guidance.presenters.abbreviations import Abbreviation, Abbreviations
from guidance.presenters.first_uses import write_out_first_uses
from guidance.presenters.prose import Prose

KNOWN = Abbreviations(
    {
        short: Abbreviation(short, term, expand, f"/glossary/#{short.lower()}")
        for short, term, expand in (
            ("PCN", "primary care network", True),
            ("MHP", "mental health practitioner", True),
            ("CAP", "clinical associate in psychology", True),
            ("MDT", "multidisciplinary team", True),
            ("ARRS", "Additional Roles Reimbursement Scheme", True),
            ("IAPT", "Improving Access to Psychological Therapies", True),
            ("MHSW", "mental health social worker, or mental health support worker", False),
        )
    }
)


@pytest.fixture
def prose() -> Prose:
    return Prose(KNOWN)


def plain(html: str) -> str:
    """As a page that has only this text gives it, without links and abbreviations' own elements."""
    return re.sub(r"</?(abbr|a)\b(?! title)[^>]*>", "", write_out_first_uses(html))


def test_an_abbreviation_is_written_out_at_its_first_use_on_a_page_and_left_short_after(prose: Prose) -> None:
    page = prose.line("Your PCN pays.") + prose.html("Ask the PCN.")
    assert plain(page) == "Your primary care network (PCN) pays.<p>Ask the PCN.</p>\n"


def test_the_first_use_is_the_first_on_the_finished_page_whatever_was_made_first(prose: Prose) -> None:
    later = prose.html("Ask the PCN.")
    assert plain(prose.line("Your PCN pays.") + later) == "Your primary care network (PCN) pays.<p>Ask the PCN.</p>\n"


def test_a_use_that_is_folded_away_is_not_the_first_for_the_words_outside(prose: Prose) -> None:
    text = prose.line("The PCN.")
    page = plain(f"<details>{text} {text}</details> {text} {text} <details>{text}</details>")
    in_full = "The primary care network (PCN)."
    assert page == f"<details>{in_full} The PCN.</details> {in_full} The PCN. <details>The PCN.</details>"


def test_a_text_that_writes_the_term_out_itself_explains_it(prose: Prose) -> None:
    page = prose.line("The primary care network (PCN) pays. ") + prose.line("The PCN pays.")
    assert plain(page) == "The primary care network (PCN) pays. The PCN pays."


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Two PCNs share.", "Two primary care networks (PCNs) share."),
        ("The PCN's share.", "The primary care network&#x27;s (PCN&#x27;s) share."),
        ("PCNs pay. MDTs meet.", "Primary care networks (PCNs) pay. Multidisciplinary teams (MDTs) meet."),
        ("An MHP works.", "A mental health practitioner (MHP) works."),
        ("Pay an MHP.", "Pay a mental health practitioner (MHP)."),
        ("A IAPT worker", "An Improving Access to Psychological Therapies (IAPT) worker"),
        ("the primary care network (PCN)", "the primary care network (PCN)"),
        ("Two CAPs train.", "Two clinical associates in psychology (CAPs) train."),
        ("PCNX and ARRS2 stay", "PCNX and ARRS2 stay"),
    ],
)
def test_writing_out_keeps_the_grammar_of_the_sentence(prose: Prose, text: str, html: str) -> None:
    assert plain(prose.line(text)) == html


def test_a_word_in_bold_in_the_middle_of_a_sentence_gets_no_capital(prose: Prose) -> None:
    assert "The <strong>primary care network (PCN)" in plain(prose.html("The **PCN** pays."))


def test_the_first_use_in_prose_leads_to_the_glossary_and_in_a_line_of_a_list_it_does_not(prose: Prose) -> None:
    assert write_out_first_uses(prose.line("The PCN pays.")) == "The primary care network (<abbr>PCN</abbr>) pays."
    html = write_out_first_uses(prose.html("An MHP works. An MHP rests."))
    assert '(<a href="/glossary/#mhp"><abbr>MHP</abbr></a>)' in html
    assert html.count("<a ") == 1


def test_an_abbreviation_with_several_meanings_is_explained_by_its_title_only(prose: Prose) -> None:
    html = write_out_first_uses(prose.line("MHSW is unclear.") + prose.line("Ask the MHSW."))
    assert html.endswith("Ask the <abbr>MHSW</abbr>.")
    assert html.startswith('<abbr title="mental health social worker, or mental health support worker">MHSW</abbr>')


def test_official_words_keep_every_letter_and_gain_titles_only(prose: Prose) -> None:
    html = prose.quotation("A PCN must engage.\n\nThe ARRS pays.")
    assert plain(
        html.replace(' title="primary care network"', "").replace(' title="Additional Roles Reimbursement Scheme"', "")
    ) == ("<p>A PCN must engage.</p><p>The ARRS pays.</p>")


def test_a_quotation_in_prose_keeps_its_letters_and_the_next_use_is_still_written_out(prose: Prose) -> None:
    html = prose.html("> A PCN must.\n\nYour PCN may.")
    assert '<abbr title="primary care network">PCN</abbr> must' in html
    assert "Your primary care network (PCN) may" in plain(html)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[here](javascript:alert(1))",
        "[here](data:text/html,x)",
        "![x](https://example.org/x.png)",
        "<style>p{}</style>",
    ],
)
def test_nothing_an_editor_types_runs_or_loads(prose: Prose, text: str) -> None:
    html = prose.html(text)
    assert not any(tag in html for tag in ("<script", "<img", "<style"))
    assert 'href="javascript' not in html
    assert 'href="data' not in html
    assert "<script" not in prose.line(text)


def test_markdown_cannot_make_a_second_heading_of_the_page(prose: Prose) -> None:
    assert "<h" not in prose.html("# Big\n\nBig\n===")


def test_a_table_names_its_columns_and_scrolls_within_itself(prose: Prose) -> None:
    html = prose.html("| Year | Share |\n|---|---|\n| 2021/22 | 50% |")
    assert '<th scope="col">Year</th>' in html
    assert 'tabindex="0"' in html
