"""The rules by which results are put in order, on a few entries each; the real content is in test_judged.py."""

from guidance.search.entries import EntryKind, EntryPassage, SearchEntry
from tests.search.small import ASSOCIATE, PRACTITIONER, SOCIAL_WORKER, found, rank


def guide(address: str, subject: str, text: str = "", role: str = PRACTITIONER, **fields: object) -> SearchEntry:
    passages = (EntryPassage(f"{address}#one", "", text),) if text else ()
    return SearchEntry(address, EntryKind.GUIDE, f"{role}: {subject}", subject, passages=passages, role=role, **fields)  # type: ignore[arg-type]


def clause(address: str, number: str, year: str, text: str = "") -> SearchEntry:
    return SearchEntry(
        address,
        EntryKind.CONTRACT,
        f"{number}, {year}",
        also=(number,),
        passages=(EntryPassage(address, "Official words", text),),
        years=frozenset({year}),
        number=number,
        is_part=True,
    )


CLAUSES = [
    guide("/requirements/", "Contract requirements", "B14.2 says what the post does, and B14.2 again."),
    clause("/2021/B14.2", "B14.2", "2021-22", "the PCN must ensure that the practitioner provides advice and triage"),
    clause("/2023/B14.2", "B14.2", "2023-24", "advice, support and triage"),
    clause("/2021/B14.2.b", "B14.2.b", "2021-22", "shared decisions"),
]


def test_a_clause_that_is_named_comes_first_and_what_is_within_it_is_found() -> None:
    results = found(CLAUSES, "B14.2")

    assert set(results[:2]) == {"/2021/B14.2", "/2023/B14.2"}
    assert "/2021/B14.2.b" in results
    assert found(CLAUSES, "what does b14.2(b) make the post do")[0] == "/2021/B14.2.b"


def test_a_clause_of_the_year_that_is_named_comes_before_another_years() -> None:
    assert found(CLAUSES, "B14.2 2023/24")[0] == "/2023/B14.2"
    assert found(CLAUSES, "B14.2 2021/22")[0] == "/2021/B14.2"


def test_a_year_lifts_what_is_of_it() -> None:
    entries = [guide(f"/{year}/", "Funding", "who pays", years=frozenset({year})) for year in ("2021-22", "2023-24")]

    assert found(entries, "funding 2023/24")[0] == "/2023-24/"
    assert found(entries, "funding 2021/22")[0] == "/2021-22/"


def test_what_is_of_the_year_that_is_named_alone_comes_before_a_guide_to_several_years() -> None:
    both = guide("/guide/", "Funding", "who pays", years=frozenset({"2021-22", "2023-24"}))
    fact = SearchEntry(
        "/fact/", EntryKind.CONTRACT, "2023/24: funding", "Funding", years=frozenset({"2023-24"}), is_part=True
    )

    assert found([both, fact], "funding 2023/24")[0] == "/fact/"
    assert found([both, fact], "funding")[0] == "/guide/"


def test_a_phrase_in_quotation_marks_must_be_there_word_by_word() -> None:
    entries = [guide("/apart/", "Duties", "triage and advice"), guide("/together/", "Duties", "advice and triage")]

    assert found(entries, '"advice and triage"') == ["/together/"]
    assert set(found(entries, "advice and triage")) == {"/apart/", "/together/"}


def test_the_role_that_is_named_comes_before_others() -> None:
    entries = [guide(f"/{role}/", "Funding", "The PCN pays.", role) for role in (PRACTITIONER, SOCIAL_WORKER)]

    assert found(entries, "funding of a social worker")[0] == f"/{SOCIAL_WORKER}/"
    assert found(entries, "funding of an MHP")[0] == f"/{PRACTITIONER}/"


def test_the_first_role_is_meant_where_none_is_named() -> None:
    entries = [guide(f"/{role}/", "Funding", "The PCN pays.", role) for role in (SOCIAL_WORKER, PRACTITIONER)]

    assert found(entries, "funding")[0] == f"/{PRACTITIONER}/"


def test_a_role_by_itself_leads_to_its_page_and_a_question_about_it_to_the_topic() -> None:
    page = SearchEntry("/role/", EntryKind.ROLE, "Mental health practitioner (MHP)", also=("MHP",), role=PRACTITIONER)
    entries = [page, guide("/what/", "What they are"), guide("/funding/", "Funding", "The PCN pays for the MHP.")]

    assert found(entries, "mental health practitioner")[:2] == ["/role/", "/what/"]
    assert found(entries, "who pays for an MHP")[0] == "/funding/"


def test_all_about_a_role_without_a_guide_is_on_its_one_page() -> None:
    page = SearchEntry("/role/", EntryKind.ROLE, "Clinical associate", summary="At band 5 or 6.", role=ASSOCIATE)
    entries = [guide("/other/", "Banding", "At band 6 the pay is more."), page]

    assert found(entries, "band of a clinical associate")[0] == "/role/"


def test_a_title_in_other_words_is_found_and_one_in_the_same_words_before_it() -> None:
    entries = [guide("/funding/", "Funding"), guide("/repay/", "Repay"), guide("/other/", "Supervision")]

    assert found(entries, "repay") == ["/repay/", "/funding/"]


BAND = SearchEntry("/bands/6/", EntryKind.PAY, "Band 6", also=("salary",), band="6")
TEMPLATE = SearchEntry(
    "/jd/6/", EntryKind.DOCUMENT, "Job description (Band 6)", "Job description", role=PRACTITIONER, band="6"
)
OTHER_TEMPLATE = SearchEntry(
    "/jd/5/", EntryKind.DOCUMENT, "Job description (Band 5)", "Job description", role=PRACTITIONER, band="5"
)


def test_a_band_leads_to_its_pay_or_to_the_document_that_is_asked_for() -> None:
    entries = [OTHER_TEMPLATE, TEMPLATE, BAND, guide("/banding/", "Banding", "Band 6, band 6 and band 6.")]

    assert found(entries, "band 6")[0] == "/bands/6/"
    assert found(entries, "band 6 salary")[0] == "/bands/6/"
    assert found(entries, "band 6 job description")[0] == "/jd/6/"
    assert found(entries, "band 5 job description")[0] == "/jd/5/"


def test_documents_that_speak_of_everything_in_passing_come_after_the_guide() -> None:
    template = SearchEntry(
        "/jd/", EntryKind.DOCUMENT, "Job description", summary="Supervision is weekly.", role=PRACTITIONER
    )
    entries = [template, guide("/guide/", "Support", "Supervision is weekly.")]

    assert found(entries, "weekly supervision")[0] == "/guide/"
    assert found(entries, "job description")[0] == "/jd/"


def test_how_many_leads_to_a_figure_and_when_to_what_happened() -> None:
    entries = [
        guide("/guide/", "Practitioners in post", "Practitioners joined the scheme."),
        SearchEntry("/figure/", EntryKind.FIGURE, "Practitioners in post", role=PRACTITIONER),
        SearchEntry(
            "/join/",
            EntryKind.CONTRACT,
            "Practitioners join the scheme",
            role=PRACTITIONER,
            is_part=True,
            is_event=True,
        ),
    ]

    assert found(entries, "how many practitioners are in post")[0] == "/figure/"
    assert found(entries, "when did practitioners join the scheme")[0] == "/join/"


def test_what_happened_in_a_month_leads_to_the_events_of_that_month() -> None:
    entries = [
        SearchEntry(
            f"/{month}/",
            EntryKind.CONTRACT,
            f"The maximum changed (1 {month} 2023)",
            years=frozenset({"2023-24"}),
            is_part=True,
            is_event=True,
        )
        for month in ("July", "October")
    ]
    entries.append(SearchEntry("/year/", EntryKind.CONTRACT, "2023/24", years=frozenset({"2023-24"})))

    assert found(entries, "what happened in October 2023")[0] == "/October/"
    assert found(entries, "what changed in July 2023")[0] == "/July/"
    assert found(entries, "what changed in April 2023")[0] == "/year/"


def test_an_abbreviation_leads_to_its_term_and_of_several_to_the_one_that_tells_them_apart() -> None:
    entries = [
        SearchEntry("/glossary/#arrs", EntryKind.TERM, "Scheme (ARRS)", abbreviation="arrs"),
        SearchEntry("/a/", EntryKind.TERM, "Social worker (SW)", abbreviation="sw"),
        SearchEntry("/b/", EntryKind.TERM, "South west (SW)", abbreviation="sw"),
        SearchEntry("/both/", EntryKind.TERM, "Social worker or south west (SW)", abbreviation="sw"),
        guide("/funding/", "Funding", "ARRS ARRS ARRS"),
    ]

    assert found(entries, "arrs")[0] == "/glossary/#arrs"
    assert found(entries, "what does ARRS stand for")[0] == "/glossary/#arrs"
    assert found(entries, "SW")[0] == "/both/"
    assert set(found(entries, "SW")[:3]) == {"/both/", "/a/", "/b/"}


def test_the_year_in_force_comes_first_where_none_is_named() -> None:
    facts = [
        SearchEntry(
            f"/{year}/", EntryKind.CONTRACT, f"{year}: funding", "Funding", years=frozenset({year}), is_part=True
        )
        for year in ("2021-22", "2022-23", "2023-24")
    ]

    assert found(facts, "funding", year="2022-23")[0] == "/2022-23/"
    assert found(facts, "funding in 2023/24", year="2022-23")[0] == "/2023-24/"


def test_a_slip_finds_what_was_meant() -> None:
    entries = [guide("/supervision/", "Supervision"), guide("/funding/", "Funding")]

    assert found(entries, "supervison") == ["/supervision/"]


def test_nothing_is_found_where_nothing_has_the_words() -> None:
    assert found(CLAUSES, "xyzzy") == []
    assert found(CLAUSES, "") == []
    assert found([], "funding") == []


def test_every_result_has_a_score_and_equal_ones_have_an_order() -> None:
    results = rank([guide(f"/{letter}/", "Funding") for letter in "cab"], "funding").entries

    assert [each.entry.address for each in results] == ["/a/", "/b/", "/c/"]
    assert all(each.score > 0 for each in results)
