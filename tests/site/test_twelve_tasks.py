"""A manager's questions, from the home page to the answer: three clicks at most, and in the first words of the page."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from tests.site.conftest import Site

pytestmark = pytest.mark.slow
MOST_CLICKS, MOST_WORDS = 3, 60
LABELS = ("Contract", "Law", "Official guidance", "Reported", "Our reading")
MHP, MHWP = "Mental health practitioner", "Mental health and wellbeing practitioner"
AMHP, SOCIAL_WORKER = "Approved mental health professional", "Mental health social worker"
# What is seen after the first heading, or from the part that the link leads to: what is folded away can't be selected.
SEEN_AFTER_THE_HEADING = """() => {
    const main = document.querySelector("main"), range = document.createRange(), chosen = getSelection();
    const part = location.hash && document.getElementById(location.hash.slice(1));
    if (part) range.setStartBefore(part); else range.setStartAfter(main.querySelector("h1"));
    range.setEndAfter(main.lastChild);
    chosen.removeAllRanges();
    chosen.addRange(range);
    return chosen.toString();
}"""


@dataclass(frozen=True)
class Form:
    """Fields to fill in by their names, and the button that sends them, which is one click."""

    button: str
    chosen: tuple[tuple[str, str], ...] = ()
    typed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Task:
    """`clicks` are links by their visible names. `words` are in the answer; `is_labelled` where it is one."""

    asks: str
    clicks: tuple[str | Form, ...]
    words: tuple[str, ...]
    is_labelled: bool = True


TWELVE = 12  # are tried at each run
OUTER_LONDON = Form("Work it out", (("band", "6"), ("zone", "outer-london"), ("place", "first")), (("hours", "30"),))
TASKS = (
    Task("Who pays for a first MHP?", ("Who pays?",), ("repays 50% for the first practitioner",)),
    Task("May we have a second, with 62,000 patients?", ("How many can we have?",), ("no cap since 2023/24",)),
    Task("Which band?", ("Which band and pay?",), ("Band 4 to 8a",)),
    Task("What does Band 6 pay?", ("Bands and pay",), ("Band 6 pays £39,959 to £48,117",)),
    Task("What does a full-time post cost?", ("What does it cost?",), ("£50,94", "a year"), is_labelled=False),
    Task(
        "A Band 6 at 0.8 in outer London?",
        ("Work out what a post costs", OUTER_LONDON),
        ("£46,813",),
        is_labelled=False,
    ),
    Task(
        "What may the ARRS repay at most?",
        ("Work out what a post costs", OUTER_LONDON),
        ("a maximum that we have not found for 2026/27",),
        is_labelled=False,
    ),
    Task("Who employs them?", (MHP, "What employment models are there?"), ("The mental health provider",)),
    Task("What must the post do?", ("What does the contract say?",), ("advice, consultation and liaison",)),
    Task("What does the contract of this year ask?", ("Contract",), ("advice, consultation and liaison",)),
    Task("What supervision?", (MHP, "What supervision do they need?"), ("supervision every month",)),
    Task("Where is a job description to tailor?", (MHP, "Are there any example job descriptions?"), ("Bands 5, 6",)),
    Task("Where are the templates?", ("Write a job description",), ("Start from a template",), is_labelled=False),
    Task("MHP or MHWP?", (MHWP, "What are they?"), ("interventions that are not therapy",)),
    Task("May an MHWP be claimed?", (MHWP, "Is funding available?"), ("qualified", "practitioner post")),
    Task("Who pays for a trainee?", ("Questions and answers", "Who pays for a trainee MHWP?"), ("Band 4 salary",)),
    Task("Who may section someone?", (AMHP, "What are they?"), ("decide independently on detention",)),
    Task("Does a PCN pay for an AMHP?", (AMHP, "Is funding available?"), ("the local authority has the duty",)),
    Task("What does a social worker do?", (SOCIAL_WORKER, "What can they do?"), ("relationships, housing, money",)),
    Task("Which interview questions?", (MHP, "Are there any sample interview questions?"), ("eight subjects",)),
    Task("Where do we begin?", ("How do we recruit?",), ("Decide which role and band",)),
)


@pytest.mark.parametrize(
    "task",
    [pytest.param(task, marks=pytest.mark.whole if number > TWELVE else ()) for number, task in enumerate(TASKS, 1)],
    ids=lambda task: task.asks,
)
def test_a_question_is_answered_in_the_first_words_of_a_page_three_clicks_away(
    site: Site, browser: Browser, task: Task
) -> None:
    assert len(task.clicks) <= MOST_CLICKS
    page = browser.new_page()
    page.goto(site.address)
    for click in task.clicks:
        _follow(page, click)
    said = " ".join(page.evaluate(SEEN_AFTER_THE_HEADING).split()[:MOST_WORDS]).replace(
        "\N{RIGHT SINGLE QUOTATION MARK}", "'"
    )
    page.close()
    assert [words for words in task.words if words not in said] == [], said
    if task.is_labelled:
        assert any(label in said for label in LABELS), said


def _follow(page: Page, click: str | Form) -> None:
    if isinstance(click, Form):
        for name, value in click.chosen:
            page.locator(f"input[name={name}][value='{value}']").check()
        for name, value in click.typed:
            page.locator(f"input[name={name}]").fill(value)
        page.get_by_role("button", name=click.button).click()
    else:
        page.get_by_role("link", name=re.compile(f"^{re.escape(click)}")).first.click()
    page.wait_for_load_state()
