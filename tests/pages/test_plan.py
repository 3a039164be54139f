"""Planning several posts: what is asked, what the buttons of the table do, and what is kept."""

import io
import logging
import re
from html import unescape

import docx
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guidance.rules.plans.plan_texts import LONGEST_QUERY
from tests.pages import deciding
from tests.pages.planning import PLAN, paste, read_column, send, show
from tests.site.pages import Page

pytestmark = pytest.mark.django_db

POST = {
    "name": "North",
    "point": "6 entry",
    "amount": "0.8",
    "unit": "wte",
    "zone": "rest-of-england",
    "place": "first",
}


@pytest.fixture(autouse=True)
def some_content() -> None:
    deciding.content()


def fill(*posts: dict[str, str], **fields: str) -> dict[str, str]:
    """The fields of the form with these posts."""
    rows = {f"{name}-{n}": value for n, post in enumerate(posts, start=1) for name, value in post.items()}
    return {"from": "2026-27", "to": "2026-27", "rows": str(len(posts)), **rows, **fields}


def test_the_page_asks_for_three_posts_first(client: Client) -> None:
    page = Page(client.get(PLAN).content.decode())
    assert {"name-1", "point-2", "amount-3"} <= set(page.ids)
    assert "name-4" not in page.ids


def test_a_plan_is_in_its_address_which_opens_it_again(client: Client) -> None:
    response = client.post(PLAN, fill(POST, {**POST, "name": "South ~ & east", "amount": "30", "unit": "hours"}))
    assert response.status_code == 302
    address = response["Location"]
    page = Page(client.get(address).content.decode())
    assert "2 posts, 1.6 WTE, 1 April 2026 to 31 March 2027" in page.text
    again = client.post(PLAN, {name: value for name, value in read_form(page.html).items() if name != "pasted"})
    assert again["Location"] == address


def test_a_plan_that_is_too_long_for_an_address_is_posted(client: Client) -> None:
    posts = [{**POST, "name": f"Practitioner of neighbourhood {n}", "starts": "1/12/2026"} for n in range(40)]
    response = client.post(PLAN, fill(*posts))
    assert response.status_code == 200
    assert "40 posts, 32 WTE" in Page(response.content.decode()).text
    assert len(client.post(PLAN, fill(POST))["Location"]) < LONGEST_QUERY


def test_more_than_forty_posts_are_refused_and_the_first_forty_kept(client: Client) -> None:
    response = client.post(PLAN, fill(*[POST] * 41))
    page = Page(response.content.decode())
    assert response.status_code == 400
    assert "A plan has 40 posts at most" in page.text
    assert "post-40" in page.ids and "post-41" not in page.ids


def test_06_hours_are_asked_about_and_counted_as_what_is_chosen(client: Client) -> None:
    unclear = {**POST, "amount": "0.6", "unit": "hours"}
    asked = client.post(PLAN, fill(unclear))
    page = Page(asked.content.decode())
    assert asked.status_code == 400
    assert "choose which you mean: 0.6 WTE, 22.5 hours a week or 0.016 WTE, 0.6 hours a week" in page.text
    assert "app-result" not in page.html
    assert "1 post, 0.6 WTE" in show(client, **fill({**unclear, "meant": "wte"})).text
    assert "(0.6 hours a week)" in show(client, **fill({**unclear, "meant": "hours"})).text


def test_a_share_of_06_is_asked_about(client: Client) -> None:
    page = Page(client.post(PLAN, fill({**POST, "share": "0.6"})).content.decode())
    assert "Which do you mean: 60 or 0.6%?" in page.text
    assert show(client, **fill({**POST, "share": "0.6%"}))


def test_what_is_wrong_is_named_by_row_and_column_and_what_was_typed_is_kept(client: Client) -> None:
    wrong = {**POST, "amount": "lots", "starts": "31/2/2026", "other": "-5", "zone": "Manchester"}
    response = client.post(PLAN, fill(POST, wrong))
    page = Page(response.content.decode())
    assert response.status_code == 400
    for said in (
        "Row 2, WTE: WTE must be a number, like 0.8",
        "Row 2, First day: the first day must be a real date, like 1/12/2026",
        "Row 2, Other costs a year: other costs must be an amount in pounds, like 39,959",
        "Row 2, Where based: choose where the post is based from the list",
    ):
        assert said.casefold() in page.text.casefold()
    for kept in ('value="lots"', 'value="31/2/2026"', 'value="-5"', '<option value="Manchester" selected>'):
        assert kept in page.html
    assert {"#amount-2", "#starts-2", "#other-2", "#zone-2"} <= set(page.links)


@pytest.mark.parametrize(
    ("button", "names"),
    [
        ("add", ["North", "South", ""]),
        ("copy-1", ["North", "North", "South"]),
        ("remove-1", ["South"]),
        ("remove-9", ["North", "South"]),
        ("copy-", ["North", "South"]),
    ],
)
def test_buttons_add_copy_and_remove_a_row(client: Client, button: str, names: list[str]) -> None:
    response = client.post(PLAN, fill(POST, {**POST, "name": "South"}, do=button))
    form = read_form(response.content.decode())
    assert response.status_code == 200
    assert [form[f"name-{n}"] for n in range(1, int(form["rows"]) + 1)] == names


def test_pasted_rows_follow_those_that_are_filled_in(client: Client) -> None:
    pasted = paste([{"Post name": "South", "AfC band": "Band 6", "FTE": "1"}, {"Post name": "East", "FTE": "0.5"}])
    response = send(client, **fill(POST, {}, do="paste", pasted=pasted))
    form = read_form(response.content.decode())
    assert response.status_code == 400  # the last has no band
    assert [form[f"name-{n}"] for n in (1, 2, 3)] == ["North", "South", "East"]
    assert "Row 3, Band: choose a band" in Page(response.content.decode()).text


@pytest.mark.parametrize("mark", [",", ";"])
def test_rows_of_a_csv_file_are_read_too(client: Client, mark: str) -> None:
    rows = [["Post", "Band", "WTE", "Other costs a year"], ['"North, and east"', "6", "0.8", '"1,200"']]
    response = send(client, rows="0", do="paste", pasted="\n".join(mark.join(row) for row in rows))
    form = read_form(response.content.decode())
    assert response.status_code == 200
    assert [form[name] for name in ("name-1", "amount-1", "other-1")] == ["North, and east", "0.8", "1200"]


@pytest.mark.parametrize(
    ("pasted", "says"),
    [
        ("Band,Colour\n6,red", "Row 1, column 2: we do not know 'Colour'"),
        ('Band,WTE\n"6,1', "Row 2, Band"),
        ("Band\tColour\n6\tred", "Row 1, column 2: we do not know 'Colour'"),
        ("Band\tband\n6\t6", "Row 1 names the column 'Band' twice"),
        ("Band\tWTE", "There is no row under the names of the columns"),
        ("Band\n6\t1", "Row 2, column 2: this cell has no name of a column above it"),
        (f"Band\n{'6' * 300}", "Row 2, column 1: a cell has 200 characters at most"),
        ("Band\n" + "6\n" * 41, "A plan has 40 posts at most, and these are 41"),
        ("x" * 20_001, "Paste 20,000 characters or fewer: this is 20,001"),
        ("", "Paste the rows first"),
    ],
)
def test_a_paste_that_cannot_be_read_is_kept_with_what_is_wrong(client: Client, pasted: str, says: str) -> None:
    response = send(client, **fill(POST, do="paste", pasted=pasted))
    page = Page(response.content.decode())
    assert response.status_code == 400
    assert says in page.text
    assert read_form(page.html)["name-1"] == "North"
    assert "\t" not in pasted or pasted.split("\n")[0] in page.html


def test_a_plan_without_a_post_says_what_to_fill_in(client: Client) -> None:
    assert "Fill in at least one post" in Page(client.post(PLAN, fill({}, {})).content.decode()).text


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"from": "2027-28", "to": "2026-27"}, "The last contract year must be the first one or after it"),
        ({"from": "nonsense"}, "Choose a contract year from the list"),
        ({"first": "1/4/2020"}, "The day must be within the contract years of the plan"),
        ({"first": "1/12/2026", "last": "1/11/2026"}, "The last day must be on or after the first"),
        ({"patients": "many"}, "The weighted list must be a whole number, like 52,000"),
        ({"allocated-2026-27": "0"}, "The allocation for 2026/27 must be from £1 to £50,000,000"),
    ],
)
def test_what_is_wrong_with_the_plan_is_said(client: Client, fields: dict[str, str], says: str) -> None:
    response = client.post(PLAN, {**fill(POST), **fields})
    assert response.status_code == 400
    assert says in Page(response.content.decode()).text


def test_a_year_that_we_have_nothing_for_is_left_out_and_named(client: Client) -> None:
    page = show(client, **{**fill(POST), "to": "2027-28"})
    assert "for 2026/27" in page.text
    assert "the full-time pay of Band 6, entry, 2027/28" in page.text
    assert read_column(page.html, "by-month")["April 2027"] == "not known" or "not known" in page.html


def test_a_role_that_the_rules_are_not_about_is_not_given_their_share(client: Client) -> None:
    page = show(client, **fill({**POST, "role": deciding.NURSE}))
    assert "We have the ARRS's rules for the mental health practitioner only" in page.text
    assert "What comes back not known" in page.text


def test_every_step_of_a_post_is_a_link_away_and_comes_to_the_same(client: Client) -> None:
    page = show(client, **fill({**POST, "share": "60", "other": "500", "starts": "1/12/2026"}))
    link = next(link for link in page.links if link.startswith("/costs/?year=2026-27"))
    amount = re.search(r"Exactly: (£[\d,.]+\d)", page.text)
    assert amount and f"Exactly: {amount[1]}" in Page(client.get(link).content.decode()).text


def test_a_post_of_the_costs_page_opens_in_a_plan(client: Client) -> None:
    costs = Page(client.get(deciding.address("/costs/", deciding.SUM, called="North", other="500")).content.decode())
    (link,) = costs.links_by_name["Plan more than one post"]
    page = Page(client.get(link).content.decode())
    assert "1 post, 0.8 WTE" in page.text and "1. North" in page.text
    amount = re.search(r"Exactly: (£[\d,.]+\d)", costs.text)
    assert amount and f"Exactly: {amount[1]}" in page.text


def test_nothing_of_a_plan_is_stored_or_logged(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    secret = {**POST, "name": "Confidential post"}
    with caplog.at_level(logging.DEBUG), CaptureQueriesContext(connection) as made:
        response = send(client, **fill(secret))
        send(client, **fill({**secret, "amount": "wrong"}))
    assert "Confidential" in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    assert "Confidential" not in "".join(
        record.getMessage() for record in caplog.records if record.name != "django.db.backends"
    )
    assert not [
        query for query in made if not query["sql"].lstrip("(").startswith("SELECT") or "Confidential" in query["sql"]
    ]


def test_a_form_of_another_site_is_refused(client: Client) -> None:
    assert client.post(PLAN, fill(POST), headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_what_was_typed_is_escaped(client: Client) -> None:
    mark = "<script>alert(1)</script>"
    html = send(client, **fill({**POST, "name": mark}, {**POST, "zone": mark, "unit": mark})).content.decode()
    assert mark not in html and "&lt;script&gt;" in html
    assert mark not in show(client, **fill({**POST, "name": mark})).html


def read_form(html: str) -> dict[str, str]:
    """What the form would send."""
    form = html.partition('<form method="post"')[2].partition("</form>")[0]
    found = {}
    for name, rest in re.findall(
        r'<(?:input|select)\b[^>]*?\bname="([^"]+)"(.*?)(?=<input|<label|</select>|$)', form, re.S
    ):
        chosen = re.search(r'<option value="([^"]*)" selected', rest)
        typed = re.search(r'value="([^"]*)"', rest.partition(">")[0])
        found[name] = (chosen or typed)[1] if chosen or typed else ""
    return {name: unescape(value) for name, value in found.items()}


def test_the_board_paper_of_a_plan_lists_its_posts_with_their_amounts(client: Client) -> None:
    plan = show(client, **fill({**POST, "share": "60"}, {**POST, "name": "South", "place": "later"}))
    amounts = re.findall(r"Exactly: (?:up to |at least )?(£[\d,.]+\d)", plan.text)
    (link,) = plan.links_by_name["Make a board paper of this plan"]
    paper = Page(client.get(link).content.decode())
    for said in ("1. North", "2. South", "your share 60%", *amounts, "2 posts, 1.6 WTE"):
        assert said in paper.text
    (back,) = paper.links_by_name["Open the plan"]
    assert "1. North" in Page(client.get(back).content.decode()).text
    assert paper.html.count('<input type="hidden" name="p"') == 2
    word = next(link for link in paper.links if link.startswith("/board-paper/board-paper.docx"))
    text = read_document(client.get(word).content)
    assert all(said in text for said in ("The posts of the plan", "2. South", *amounts))


def test_a_plan_that_cannot_be_read_makes_no_board_paper(client: Client) -> None:
    given = {**deciding.PAPER, "p": "~6~e~lots"}
    assert (
        "We cannot read the plan in this address"
        in Page((response := client.get(deciding.address("/board-paper/", given))).content.decode()).text
    )
    assert response.status_code == 400


def test_posts_that_are_claimed_alike_share_an_evidence_checklist(client: Client) -> None:
    outside = {**POST, "name": "East", "place": "outside"}
    plan = show(client, **fill(POST, {**POST, "name": "South"}, {**POST, "name": "West", "place": "later"}, outside))
    names = [name for name in plan.links_by_name if name.startswith("Evidence checklist")]
    assert names == [
        "Evidence checklist: Mental health practitioner, first in its band, 2026/27",
        "Evidence checklist: Mental health practitioner, second or later in its band, 2026/27",
    ]
    assert "Agreement checklist: what to settle with the mental health provider" in plan.links_by_name
    (link,) = plan.links_by_name[names[0]]
    checklist = Page(client.get(link).content.decode()).text
    assert "Evidence for an ARRS claim, 2026/27: North, South" in checklist


def read_document(content: bytes) -> str:
    return "\n".join(
        [cell.text for table in docx.Document(io.BytesIO(content)).tables for row in table.rows for cell in row.cells]
        + [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]
    )
