"""What says what a document was made from, in short and in full, written and found again."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.documents.reference import (
    NO_CLAUSES,
    DocumentReference,
    build_reference,
    clauses_in_short,
    find_reference,
)
from guidance.models import Instrument
from tests.documents import rows
from tests.factories import a_clause, a_year, an_instrument

LINE = "MHP-B6 3f2a91c4 · 2021/22 · B14.1, B14.2 · pay Band 6 2026/27 · 21 November 2026"
READ = DocumentReference("MHP-B6", "3f2a91c4", "2021/22", "B14.1, B14.2", date(2026, 11, 21), "6", "2026/27")

codes = st.from_regex(r"[A-Z]{1,8}(-[A-Z0-9]{1,4}){0,2}", fullmatch=True)
years = st.integers(2000, 2098).map(lambda year: f"{year}/{(year + 1) % 100:02}")
references = st.builds(
    DocumentReference,
    codes,
    st.from_regex(r"[0-9a-f]{8}", fullmatch=True),
    years | st.just(""),
    st.sampled_from([NO_CLAUSES, "B14.2", "B14.1, B14.2, si-2008-1206, 3 more"]),
    st.dates(date(1000, 1, 1)),
    st.just(""),
    st.just(""),
)


def test_it_reads_as_a_person_would_write_it() -> None:
    assert READ.in_full == LINE
    assert find_reference(LINE) == READ


def test_the_code_of_a_document_has_no_clauses_and_no_digest() -> None:
    assert str(READ) == "MHP-B6/211126/6-26"
    assert find_reference("Ref MHP-B6/211126/6-26 Page 1") == replace(READ, version="", contract_year="", clauses="")
    assert find_reference("MHP-B6/311126") is None


@given(codes, st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(["", "5", "8a"]))
def test_every_code_is_found_again(code: str, day: date, band: str) -> None:
    reference = DocumentReference(code, "", "", "", day, band, "2026/27" if band else "")
    assert find_reference(f"({reference})") == reference
    assert reference.in_full == str(reference)


@pytest.mark.slow
@given(references, st.text(max_size=20), st.text(max_size=20))
def test_it_is_found_whatever_stands_around_it(reference: DocumentReference, before: str, after: str) -> None:
    assert find_reference(f"{before}\n{reference.in_full}\n{after}") is not None
    assert find_reference(reference.in_full) == reference


@pytest.mark.parametrize(
    "pasted",
    [
        f"  {LINE}   Page 2 of 5",
        LINE.replace(" ", "\xa0"),
        LINE.replace(" · ", " • "),
        LINE.replace(" · ", " | "),
        LINE.replace(" · ", "\n·\n"),
        f"Reference:{LINE}",
    ],
    ids=["page number", "hard spaces", "bullets", "bars", "lines", "label"],
)
def test_what_other_programs_do_to_it_does_no_harm(pasted: str) -> None:
    assert find_reference(pasted) == READ


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        "MHP-B6",
        LINE.replace("21 November", "31 November"),
        LINE.replace("3f2a91c4", "3f2a91cz"),
        LINE.replace("2026", "20261"),
        LINE.replace("November 2026", "November 0026"),
        "· " * 50_000,
        "A-" * 50_000,
        "MHP-B6 3f2a91c4 · 2021/22 · " * 5_000,
        "\x00\ud800<script>",
    ],
    ids=[
        "nothing",
        "code alone",
        "no such day",
        "not hex",
        "no such year",
        "a year that is written otherwise",
        "dots",
        "codes",
        "starts",
        "hostile",
    ],
)
def test_what_is_no_reference_is_none(pasted: str) -> None:
    assert find_reference(pasted) is None


@given(st.text())
def test_any_text_at_all_can_be_pasted(pasted: str) -> None:
    assert find_reference(pasted) is None or pasted


@pytest.mark.django_db
def test_clauses_are_named_to_two_levels_and_other_instruments_by_name() -> None:
    contract = an_instrument(a_year("2021-22"))
    rules = an_instrument(None, slug="si-2008-1206", kind=Instrument.Kind.STATUTORY_INSTRUMENT)
    clauses = [a_clause(contract, number) for number in ("B14", "B14.2.b.iii", "B14.2.a", "B14.10", "B14.1")]
    assert clauses_in_short([*clauses, a_clause(rules, "3(1)")]) == "B14.1, B14.2, B14.10, si-2008-1206"
    assert clauses_in_short([]) == NO_CLAUSES


@pytest.mark.django_db
def test_a_template_without_a_contract_year_has_a_reference_that_is_found() -> None:
    reference = build_reference(rows.read(rows.a_template(contract_year=None)), rows.DAY)
    assert reference.contract_year == ""
    assert find_reference(reference.in_full) == reference
