"""The cost of a post, from an address to a page and its files."""

import csv
import io
from decimal import Decimal
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client

from guidance.forms.post_fields import write_post
from guidance.models import PayPoint, Reimbursement
from guidance.pages.costs.costs_form import CostsForm
from guidance.rules.costs.posts import PlaceInBand, Post
from guidance.rules.csv_files import STARTS_A_FORMULA
from tests import factories
from tests.documents.word import opened, text_of
from tests.kept import kept_pages
from tests.pages.deciding import PRACTITIONER, SUM, address, content
from tests.site.pages import Page

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

NO_MAXIMUM = "within a maximum that we have not found for 2026/27"
HOSTILE = '=1+1"<script>alert(1)</script>'


@pytest.fixture(autouse=True)
def _content() -> None:
    content()


def page(client: Client, status: int = 200, **changed: str) -> Page:
    response = client.get(address("/costs/", SUM, **changed))
    assert response.status_code == status
    return Page(response.content.decode())


def test_a_sum_is_shown_step_by_step_with_the_rule_and_the_source_of_every_number(client: Client) -> None:
    text = page(client).text
    for said in (
        "£40,609.16",
        "(£31,967.20 − £5,000) × 15%",  # noqa: RUF001
        f"May be claimed from the ARRS £40,609.16 × 50%. W{NO_MAXIMUM[1:]}. £20,304.58",  # noqa: RUF001
        "We have not found the maximum reimbursement for 2026/27, so we cannot say how much of this is repaid.",
        "Haresign's calculator gives these shares",
        "The source, NHS Employers, 30 March 2023 (page 1)",
    ):
        assert said in text, said


def test_the_form_holds_what_was_answered_and_the_first_visit_asks_for_nothing(client: Client) -> None:
    answered = page(client, called="Riverside").html
    assert 'value="30"' in answered
    assert 'value="Riverside"' in answered
    first = client.get("/costs/")
    assert first.status_code == 200
    assert "There is a problem" not in first.content.decode()
    assert 'value="37.5"' in first.content.decode()
    # An address that another page leads to fills the form in, and asks for no sum yet.
    led = client.get("/costs/?year=2024-25&place=later").content.decode()
    assert '<option value="2024-25" selected>' in led
    assert "There is a problem" not in led


def test_what_is_typed_as_one_unit_is_shown_as_the_other_and_costs_the_same(client: Client) -> None:
    by_hours, by_wte = page(client), page(client, hours="", wte="0.8")
    beside_the_usual_hours = page(client, hours="37.5", wte="0.8")
    assert 'value="37.5"' not in beside_the_usual_hours.html
    for found in (by_hours, by_wte, beside_the_usual_hours):
        assert "0.8 WTE, 30 hours a week" in found.text
        assert "Exactly: £40,609.16" in found.text


@pytest.mark.parametrize(
    ("typed", "wte", "hours"),
    [
        ({"hours": "0.6"}, "0.6 WTE, 22.5 hours a week", "0.016 WTE, 0.6 hours a week"),
        ({"hours": "2"}, "2 WTE, 75 hours a week", "0.0533 WTE, 2 hours a week"),
        ({"hours": "", "wte": "30"}, "30 WTE, 1,125 hours a week", "0.8 WTE, 30 hours a week"),
    ],
)
def test_a_number_that_may_be_hours_or_wte_is_asked_about_and_costed_as_it_is_meant(
    client: Client, typed: dict[str, str], wte: str, hours: str
) -> None:
    asked = page(client, 400, **typed)
    assert f"Choose which you mean: {wte} or {hours}" in asked.text
    assert asked.html.count('name="meant"') == 2
    assert "What it costs" not in asked.text.partition("What a post would cost")[2].partition("Contract year")[0]
    assert hours in page(client, **typed, meant="hours").text
    if wte.startswith("0.6"):
        assert wte in page(client, **typed, meant="wte").text
    else:
        assert "One post is from 0.5 to 37.5 hours a week" in page(client, 400, **typed, meant="wte").text
    assert 'name="meant"' not in page(client).html


def test_a_post_from_december_is_costed_by_its_months(client: Client) -> None:
    text = page(client, starts_on_day="1", starts_on_month="12", starts_on_year="2026").text
    assert "0.8 WTE, 30 hours a week, from 1 December 2026." in text
    # Up to 30 November are eight of twelve months: 40,609.16 x 8 / 12 = 27,072.77. The rest is 13,536.39.
    assert "Exactly: £13,536.39" in text
    assert "4 months of £40,609.16 a year" in text


def test_a_pcn_s_share_is_of_the_whole_post_and_named_shares_add_up(client: Client) -> None:
    ours = page(client, share="60").text
    assert "What it costs, 60% of the post £24,366 Exactly: £24,365.50" in ours
    named = page(client, pcns="North, 60%\nSouth <b>: 40").text
    assert "North £40,609.16 × 60%. Of it £12,182.75 may be claimed. £24,365.50" in named  # noqa: RUF001
    assert "South <b> £40,609.16 × 40%. Of it £8,121.83 may be claimed. £16,243.66" in named  # noqa: RUF001


def test_management_and_the_levy_are_in_the_cost_and_never_in_what_comes_back(client: Client) -> None:
    text = page(client, other="5000", levy="yes", most="60000").text
    assert "Exactly: £45,769" in text or "What it costs £45,769" in text  # 40,609.16 + 5,000 + 159.84
    assert "What comes back £20,305 Exactly: £20,304.58" in text
    assert "Training, supervision, management fees, premises and equipment are not repaid" in text
    outside = page(client, other="5000", place="outside").text.partition("Change the numbers")[0]
    assert "ARRS repays" not in outside


def test_a_parameter_that_is_given_twice_counts_as_it_is_given_last(client: Client) -> None:
    response = client.get(f"{address('/costs/', SUM)}&hours=15")
    assert "0.4 WTE, 15 hours a week" in Page(response.content.decode()).text


def test_two_years_in_one_are_refused_in_plain_words(client: Client) -> None:
    assert "is not a contract year. Type it like 2023-24." in page(client, 400, year="2023/23-24").text


def test_a_post_that_another_page_writes_into_an_address_is_read_back_from_the_form() -> None:
    post = Post(
        "2026-27",
        role=PRACTITIONER,
        band="6",
        step="top",
        hours=Decimal("22.5"),
        zone="inner-london",
        place=PlaceInBand.LATER,
    )
    given = QueryDict(urlencode({**write_post(post), "on_costs": "rates"}))
    form = CostsForm(given, [("2026-27", "2026/27")], [("6", "Band 6")], {}, {}, checked=True)
    assert form.is_valid()
    assert form.post == post


SLIPS: list[tuple[dict[str, str], str]] = [
    ({"band": ""}, "Choose a band"),
    ({"band": "9"}, "Choose a band from the list"),
    ({"step": "middle"}, "Choose a pay point from the list"),
    ({"band": "8a", "step": "intermediate"}, "Band 8a has no intermediate pay point in 2026/27. It has entry and top"),
    ({"hours": ""}, "Enter hours a week or the WTE"),
    ({"hours": "30", "wte": "0.5"}, "Clear the hours or the WTE: they differ. 0.5 WTE, 18.75 hours a week, and you"),
    ({"hours": "", "wte": "zero"}, "WTE must be a number, like 0.8"),
    ({"hours": "", "wte": "0"}, "WTE must be from 0.02 to 1"),
    ({"share": "0"}, "Your share of the post must be from 0.001% to 100%"),
    ({"share": "101"}, "Your share of the post must be from 0.001% to 100%"),
    ({"share": "60", "pcns": "North 60%"}, "Enter your share, or each PCN and its share, but not both"),
    ({"pcns": "North"}, "Enter a PCN and its share on each line, like Riverside 60%"),
    ({"pcns": "North 60%\nSouth 50%"}, "The shares add up to 110%. Enter 100% or less in all"),
    ({"pcns": "North 160%"}, "Each share must be from 0.001% to 100%"),
    (
        {"starts_on_day": "1", "starts_on_month": "4", "starts_on_year": "2027"},
        "The first day must be before the end of",
    ),
    ({"ends_on_day": "31", "ends_on_month": "3", "ends_on_year": "2026"}, "The last day must be after the start of"),
    ({"starts_on_day": "31", "starts_on_month": "2", "starts_on_year": "2027"}, "The first day must be a real date"),
    ({"hours": "38"}, "Hours a week must be from 0.5 to 37.5"),
    ({"hours": "0"}, "Hours a week must be from 0.5 to 37.5"),
    ({"hours": "thirty"}, "Hours a week must be a number, like 37.5"),
    ({"zone": "the-moon"}, "Choose where the post is based from the list"),
    ({"on_costs": "percentage"}, "Enter the percentage of pay"),
    ({"on_costs": "percentage", "percentage": "101"}, "The percentage of pay must be from 0% to 100%"),
    ({"pay": "1,2345"}, "Full-time pay must be an amount in pounds, like 39,959"),
    ({"pay": "-5"}, "Full-time pay must be an amount in pounds, like 39,959"),
    ({"pay": "500001"}, "Full-time pay must be from £1 to £500,000"),
    ({"most": "0"}, "The maximum reimbursement must be from £1 to £500,000"),
    ({"population": "1.5"}, "Population must be a whole number, like 52,000"),
    ({"population": "0"}, "Population must be from 1 to 70,000,000"),
    ({"called": "x" * 81}, "Name for this sum must be 80 characters or fewer"),
]


def test_a_slip_is_said_beside_the_field_and_what_was_typed_is_kept(client: Client) -> None:
    for changed, problem in SLIPS:
        found = page(client, 400, **changed)
        assert found.title.startswith("Error: ")
        assert found.text.count(problem) >= 2, problem  # at the head of the page and at the field
        for name, typed in changed.items():
            if name not in {"band", "step", "zone", "on_costs", "pcns"} and typed:
                assert f'value="{typed}"' in found.html
        assert "£40,609.16" not in found.text


def test_amounts_are_taken_as_people_type_them(client: Client) -> None:
    for typed, kept in (("£39,959", "£39,959"), (" 39 959.50 ", "£39,959.50"), ("39959", "£39,959")):
        assert f"Full-time pay a year typed by you {kept}" in page(client, pay=typed).text


def test_a_year_without_a_rule_or_without_rates_shows_the_sum_as_far_as_it_goes_and_never_nought(
    client: Client,
) -> None:
    text = page(client, year="2025-26", pay="40000").text
    assert "We have not found the share that the ARRS repays in 2025/26." in text
    assert "What it costs at least £32,000 Without National Insurance and the pension." in text
    assert "National Insurance: we have not found its rate and threshold for 2025/26. Type your own" in text
    assert "The pension: we have not found what the employer pays for 2025/26. Type your own" in text
    assert "£0" not in text


def test_what_is_left_out_leads_to_its_field_and_stands_in_every_file(client: Client) -> None:
    given = {"year": "2025-26", "pay": "40000"}
    found = page(client, **given)
    for link in ("#insurance_rate", "#pension_rate"):
        assert link in found.links
        assert link[1:] in found.ids
    assert "#most" in page(client).links
    said = "Left out: National Insurance: we have not found its rate and threshold for 2025/26."
    for ending in ("docx", "csv"):
        sent = client.get(address(f"/costs/cost-sheet.{ending}", SUM, **given)).content
        text = text_of(opened(sent)) if ending == "docx" else sent.decode()
        assert said in text
        assert "£32,000" in text
        assert "held" not in text.lower()
    assert "what is left out" not in page(client).text.lower()


def test_a_post_outside_the_arrs_is_never_followed_by_what_the_arrs_repays(client: Client) -> None:
    given = {"place": "outside"}
    texts = [page(client, **given).text.partition("Change the numbers")[0]]
    texts.append(text_of(opened(client.get(address("/costs/cost-sheet.docx", SUM, **given)).content)))
    texts.append(client.get(address("/costs/cost-sheet.csv", SUM, **given)).content.decode())
    for text in texts:
        assert "Outside the ARRS nothing is repaid: the employer pays in full." in text
        assert "ARRS repays" not in text
        assert "Haresign" not in text


def test_a_pay_point_that_is_not_known_can_be_typed(client: Client) -> None:
    text = page(client, band="8a", step="top").text
    assert "Band 8a, top, 2026/27: 0.8 WTE, 30 hours a week, for a year. We cannot work this out yet." in text
    assert "Pay: we have not found the full-time pay of Band 8a, top, 2026/27. Type your own" in text
    assert "£60,000" in page(client, band="8a", step="top", pay="60,000").text
    assert PayPoint.objects.filter(band__slug="8a", amount=None).exists()


def test_the_most_that_is_repaid_is_taken_where_an_editor_has_entered_it(client: Client) -> None:
    row = {
        "role": factories.Role.objects.get(slug=PRACTITIONER),
        "band": factories.a_band("6"),
        **factories.days_of("2026-27"),
        "checked_on": factories.CHECKED,
    }
    Reimbursement.objects.create(**row, zone="inner-london", amount=None)
    Reimbursement.objects.create(
        **row, zone="rest-of-england", amount=20000, source=factories.a_source(), locator="Table 3a"
    )
    assert "Repaid by the ARRS the lower of what may be claimed and the maximum £16,000" in page(client).text
    assert "We have not found the maximum reimbursement" in page(client, zone="inner-london", supplement="5000").text


def test_a_supplement_that_we_worked_out_says_so_wherever_it_is_shown(client: Client) -> None:
    how = "Worked out from the years on either side"
    source = factories.a_source(publisher="A pay calculator", kind="pay", evidence="secondary")
    rates = factories.a_series(slug="high-cost-area-supplement-rate", unit="per cent")
    of_zone = {"zone": "outer-london", "source": source, **factories.days_of("2026-27")}
    factories.a_figure(rates, value=Decimal(15), **of_zone)
    for end, value in (("minimum", 4870), ("maximum", 6137)):
        limits = factories.a_series(slug=f"high-cost-area-supplement-{end}", unit="pounds")
        figure = {"value": Decimal(value), "basis": f"{how}: pounds a year", "note": "Our own arithmetic."}
        factories.a_figure(limits, **of_zone, **figure)
    shown = page(client, zone="outer-london").text
    assert "£46,813.04" in shown
    assert "£5,993.85 (limits: worked out from the years on either side), × 30 ÷ 37.5 £4,795.08" in shown  # noqa: RUF001
    caution = f"{how}. Our own arithmetic. Reported by A pay calculator; check the published pay scales"
    assert shown.count(f"{caution}.") == 2  # both limits, among what the sum rests on
    assert f"work it out from 15% of pay: A pay calculator. {how}." in shown
    asked = address("/costs/cost-sheet.csv", SUM, zone="outer-london")
    assert client.get(asked).content.decode().count(caution) == 2
    assert how not in page(client).text  # outside London nothing rests on it


def test_amhps_for_an_area_come_with_the_source_s_own_warning(client: Client) -> None:
    text = page(client, population="250,000").text
    assert "AMHPs for an area of 250,000 people" in text
    assert "32.9" in text
    assert "very out of date" in text
    assert "AMHPs for an area of" not in page(client).text


def test_amhps_alone_need_no_band(client: Client) -> None:
    alone = {"hours": "37.5", "zone": "rest-of-england", "on_costs": "rates", "step": "entry", "population": "16000"}
    text = Page(client.get(address("/costs/", alone)).content.decode()).text
    assert "AMHPs for an area of 16,000 people" in text
    assert "Pay alone" not in text
    assert "AMHPs for an area" in client.get(address("/costs/cost-sheet.csv", alone)).content.decode()
    assert client.get(address("/costs/cost-sheet.docx", alone)).status_code == 200


CLAIM = "ask your ICB before you count on a claim at Band 3."


def test_a_band_that_no_source_gives_is_said_beside_the_claim_and_in_every_file(client: Client) -> None:
    for year, amount in (("2021-22", 20330), ("2026-27", 25000)):
        factories.a_pay_point(factories.a_band("3"), factories.a_year(year), "entry", amount)
    of_year = page(client, year="2021-22", band="3").text
    assert f"Our sources give Band 6 to 8a for this post in 2021/22, so {CLAIM}" in of_year
    said = f"Our latest sources on bands, for 2021/22, give Band 6 to 8a for this post, so {CLAIM}"
    later = page(client, band="3")
    assert "What comes back" in later.text.partition(said)[0]
    assert "B14.1" in later.text.partition(said)[2][:80]  # its source, folded beneath
    assert said in text_of(opened(client.get(address("/costs/cost-sheet.docx", SUM, band="3")).content))
    assert said in client.get(address("/costs/cost-sheet.csv", SUM, band="3")).content.decode()
    assert "count on a claim" not in page(client).text
    assert "count on a claim" not in page(client, band="3", place="outside").text


def test_who_pays_the_other_half_is_a_note_of_its_row_and_not_its_name(client: Client) -> None:
    note = "Usually the mental health provider, as in 2023/24. Confirm with yours."
    found = page(client)
    assert ">The other half</th>" in found.html
    assert note in found.text
    rows = list(csv.reader(io.StringIO(client.get(address("/costs/cost-sheet.csv", SUM)).content.decode("utf-8-sig"))))
    working = "£40,609.16 \N{MINUS SIGN} £20,304.58"
    who = note[:1].lower() + note[1:-1]
    assert ["Who pays in 2026/27", "The other half", working, "20304.58", who] in rows
    assert note in text_of(opened(client.get(address("/costs/cost-sheet.docx", SUM)).content))


def test_the_claim_says_in_its_own_line_that_its_maximum_is_not_known(client: Client) -> None:
    text = page(client, place="later").text
    assert "What comes back up to £40,609 Exactly: up to £40,609.16 Within a maximum that we have not found" in text
    assert "May be claimed from the ARRS £40,609.16 × 100%. Within a maximum that we have not found" in text  # noqa: RUF001
    assert "ithin a maximum that we have not found" not in page(client, most="30000").text


def test_the_maximum_s_hint_says_that_it_is_taken_whole_after_the_share(client: Client) -> None:
    found = page(client, most="20000").text
    assert "The published maximum for a full-time post, in full for a first post too." in found
    assert "Repaid by the ARRS the lower of what may be claimed and the maximum £16,000" in found


def test_what_is_important_is_a_sentence_with_its_sources_folded(client: Client) -> None:
    html = page(client).html
    box = html.partition(">Important</h2>")[2].partition("</div>")[0]
    sentence, _, folded = box.partition('<details class="app-citation">')
    assert sentence.strip() == "<p>Ask your ICB whether a local variation changes this.</p>"
    assert "The source" in folded


def test_the_spreadsheet_has_a_line_a_step_and_runs_no_formula(client: Client) -> None:
    response = client.get(address("/costs/cost-sheet.csv", SUM, called=HOSTILE, population="250000"))
    assert response["Content-Type"] == "text/csv; charset=utf-8; header=present"
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert ["Pay", "For 30 hours a week", "£39,959 × 30 ÷ 37.5", "31967.20", ""] in rows  # noqa: RUF001
    assert ["Who pays in 2026/27", "May be claimed from the ARRS", "£40,609.16 × 50%", "20304.58", NO_MAXIMUM] in rows  # noqa: RUF001
    assert {len(row) for row in rows} == {5}
    assert [cell for row in rows for cell in row if cell.startswith(STARTS_A_FORMULA)] == []


def test_the_word_file_and_the_pdf_hold_the_same_sum_and_its_address(client: Client) -> None:
    word = client.get(address("/costs/cost-sheet.docx", SUM, called=HOSTILE))
    file = opened(word.content)
    text = "\n".join(
        [paragraph.text for paragraph in file.paragraphs]
        + [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    )
    assert "£40,609.16" in text
    assert HOSTILE in text
    assert "http://127.0.0.1:8000/costs/?year=2026-27&band=6" in text
    pdf = client.get(address("/costs/cost-sheet.pdf", SUM, called=HOSTILE))
    assert pdf["Content-Disposition"] == 'attachment; filename="cost-1-1-script-alert-1-script.pdf"'
    assert pdf.content.startswith(b"%PDF")


def test_the_files_say_who_pays_in_the_words_of_the_year_s_answer_with_its_sources(client: Client) -> None:
    word = text_of(opened(client.get(address("/costs/cost-sheet.docx", SUM)).content))
    assert "Haresign's calculator gives these shares" in word
    assert "Sources: NHS Employers, 30 March 2023." in word
    rows = list(csv.reader(io.StringIO(client.get(address("/costs/cost-sheet.csv", SUM)).content.decode("utf-8-sig"))))
    assert ["The rule of the year", "2026/27", "Reported", "", "NHS Employers, 30 March 2023"] in rows


def test_hostile_words_are_escaped_on_the_page(client: Client) -> None:
    assert "<script>alert" not in page(client, called=HOSTILE).html
    assert "<script>alert" not in page(client, 400, hours=HOSTILE).html


def test_a_file_of_no_sum_is_refused_in_plain_words(client: Client) -> None:
    for ending in ("docx", "pdf", "csv"):
        refused = client.get(f"/costs/cost-sheet.{ending}")
        assert refused.status_code == 400
        assert refused.content.decode().startswith("Fill in the form first")
        slip = client.get(address(f"/costs/cost-sheet.{ending}", SUM, hours="99"))
        assert slip.status_code == 400
        assert "Hours a week must be from 0.5 to 37.5" in slip.content.decode()


def test_a_reader_s_sum_takes_no_room_in_the_page_cache_and_is_still_vouched_for(client: Client) -> None:
    first = client.get(address("/costs/", SUM), HTTP_ACCEPT_ENCODING="gzip")
    assert first["ETag"]
    assert first["Content-Encoding"] == "gzip"
    assert not first.cookies
    assert not kept_pages()
    assert client.get(address("/costs/", SUM), HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304
    client.get("/costs/")
    assert kept_pages()
