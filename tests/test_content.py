"""The real content, as its files give it."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings

from guidance.content.checks.content import Content
from guidance.content.checks.prose import list_own_words, split_passages, split_sentences
from guidance.content.checks.run import CheckReport, run_checks
from guidance.content.exporting import find_differing
from guidance.content.kinds import Key
from guidance.content.validation import GivenRecord, validate_all
from guidance.content.yaml_reading import read_directory
from guidance.models import FAQ, Clause, Section
from tests.real_content import load_real_content

pytestmark = pytest.mark.slow
SOURCES = settings.BASE_DIR.parent / "shared" / "sources"
SHORTEST_RUN = 12
MOST_SENTENCES, MOST_WORDS = 2, 25  # of a topic's own answer

# Sources of which a part waits for a page that the site does not have yet.
INCOMPLETE: set[str] = set()


@pytest.fixture(scope="module")
def records() -> list[GivenRecord]:
    entries, unread = read_directory(settings.FIXTURES_DIR)
    given, problems = validate_all(entries)
    assert [*unread, *problems] == []
    return given


@pytest.fixture
def report(db: None, records: list[GivenRecord]) -> CheckReport:
    load_real_content()
    return run_checks(Content(records))


def test_it_has_no_errors_and_every_part_of_every_source_is_answered(report: CheckReport) -> None:
    incomplete = {str(one.source.fields["slug"]) for one in report.coverage if one.percent < 100}

    assert [str(error) for error in report.errors] == []
    assert incomplete == INCOMPLETE


@pytest.mark.django_db
def test_its_files_are_as_an_export_writes_them() -> None:
    load_real_content()

    assert find_differing(settings.FIXTURES_DIR) == []


def source_texts() -> Iterator[Path]:
    found = sorted(path for path in SOURCES.glob("*.txt"))
    if not found:
        pytest.skip("no source documents to compare with: they are not part of the repository.")
    yield from found


def words(text: str) -> list[str]:
    """Words without the marks round them; an address is one word."""
    return [word for word in (re.sub(r"^\W+|\W+$", "", part) for part in text.lower().split()) if word]


def runs(text: str) -> Iterator[tuple[str, ...]]:
    found = words(text)
    yield from (tuple(found[start : start + SHORTEST_RUN]) for start in range(len(found) - SHORTEST_RUN + 1))


def test_it_is_in_our_own_words(records: list[GivenRecord]) -> None:
    """No run of twelve words from a source, but in clauses' wording and in quotations."""
    theirs = {run for path in source_texts() for run in runs(path.read_text(encoding="utf-8"))}
    lifted = []
    for given in records:
        for field, text in list_own_words(given.record):
            for passage in split_passages(text):
                shared = [run for run in runs(passage.text) if run in theirs]
                if shared and not passage.is_quoted:
                    said = f"'{' '.join(shared[0])}' is in a source."
                    lifted.append(str(given.build_problem(said, "Restate it, or quote it.", field)))

    assert lifted == []


def test_the_clauses_of_2021_22_are_exact_to_the_letter(records: list[GivenRecord]) -> None:
    """B14.1 to B14.3, put together again with their numbers, are the passage of the source."""
    clauses: dict[Key, str] = {
        one.record.key: one.record.fields.get("wording", "") for one in records if one.record.kind is Clause
    }
    numbers = [number for instrument, number in clauses if instrument == "des-2021-22" and number.startswith("B14.")]
    assembled = [f"{mark(number)} {clauses['des-2021-22', number]}" for number in sorted(numbers, key=in_order)]
    text = next(path for path in source_texts() if path.name.startswith("s0-")).read_text(encoding="utf-8")
    passage = re.search(r"^B14\.1\..*?(?=\n\nNetwork Contract DES document)", text, re.DOTALL | re.MULTILINE)

    assert passage is not None
    # The source gives B14.3 twice, here without its full stop.
    assert " ".join(" ".join(assembled).split()) == " ".join(f"{passage[0]}.".split())


# Clause B14.2 of 2023/24 as BNSSG Training Hub's page quotes it. The copy that we have ends inside its last word.
QUOTED_OF_2023_24 = (
    "B14.2. Where a PCN engages one or more Mental Health Practitioners under the Additional Roles Reimbursement "
    "Scheme, the PCN must ensure that each Mental Health Practitioner provides the following functions depending "
    "on local context, supervision and appropriate clinical governance: a. mental health advice, support, "
    "consultation, and liaison across the wider local health and social care system, including acting as a first "
    "point of contact in primary care for patients whose care needs are not suitable for Talking Therapies "
    "services; b. facilitation of onward access to mental and physical health, well-being, and biopsychosocial "
    "interventions; c. provision of brief psychological interventions, where qualified to do so and where "
    "appropriate; d. work closely with other PCN-based roles to help address the potential range of "
    "biopsychosocial needs of patients with mental health problems. This will include the "
    "PCN\N{RIGHT SINGLE QUOTATION MARK}s MDT, including, for example, PCN clinical pharmacists for medication "
    "reviews, and social prescribing link workers for access to community-based support; and e. may operate "
    "without the need for formal referral from GPs, including accepting some direct bookings where appropriate, "
    "subject to agreement on volumes and the mechanism of booking between the PCN and the "
    "prov[\N{HORIZONTAL ELLIPSIS}]"
)


def test_the_clause_of_2023_24_is_exact_as_far_as_it_is_held_and_says_where_it_ends(records: list[GivenRecord]) -> None:
    clauses = {one.record.key: one.record.fields for one in records if one.record.kind is Clause}
    numbers = sorted(number for instrument, number in clauses if instrument == "des-2023-24" and "B14.2" in number)
    quoted = [f"{mark(number)} {clauses['des-2023-24', number]['wording']}" for number in numbers]

    assert " ".join(quoted) == QUOTED_OF_2023_24
    assert "breaks off here" in clauses["des-2023-24", "B14.2.e"]["plain_english"]


def mark(number: str) -> str:
    """How the source numbers a clause: 'B14.2.' in full, and below it 'b.' and 'ii.' alone."""
    return f"{number}." if number.count(".") == 1 else f"{number.rpartition('.')[2]}."


def in_order(number: str) -> list[str]:
    return number.split(".")


def test_the_numerals_of_a_clause_sort_as_they_count() -> None:
    """in_order() sorts letters: true of i to iii, which is as far as B14 goes."""
    assert all(earlier < later for earlier, later in pairwise(["i", "ii", "iii"]))


@pytest.mark.django_db
def test_every_answer_has_a_label_and_what_bears_it_out() -> None:
    load_real_content()
    sections = Section.objects.exclude(answer="").prefetch_related("citations")
    assert sections.count() > 50
    answers: list[Section | FAQ] = [*sections, *FAQ.objects.prefetch_related("citations")]
    assert [str(answer) for answer in answers if not answer.label] == []
    assert [str(answer) for answer in answers if not answer.citations.all()] == []


@pytest.mark.django_db
def test_a_topics_own_answer_is_two_short_sentences_at_most() -> None:
    load_real_content()
    long = []
    for section in Section.objects.exclude(answer="").select_related("role", "topic"):
        sentences = split_sentences(" ".join(section.answer.split()))
        if len(sentences) > MOST_SENTENCES or max(len(one.split()) for one in sentences) > MOST_WORDS:
            long.append(f"{section}: {section.answer}")
    assert long == []
