"""The job description templates and interview questions of the real content, as their files give them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from django.conf import settings

from guidance.content.kinds import Kind
from guidance.content.validation import validate_all
from guidance.content.yaml_reading import read_directory
from guidance.models import Clause, Criterion, Duty, InterviewQuestion, JobDescription, JobDescriptionCitation, RoleBand
from guidance.rules.recruitment import interview_sets, wording

TEMPLATES = {
    "mental-health-practitioner-band-5": "5",
    "mental-health-practitioner-band-6": "6",
    "mental-health-practitioner-band-7": "7",
    "mental-health-and-wellbeing-practitioner-trainee": "4",
    "mental-health-and-wellbeing-practitioner": "5",
    "approved-mental-health-professional": None,
    "mental-health-social-worker": "6",
    "senior-mental-health-social-worker": "7",
}
PRACTITIONER = [slug for slug in TEMPLATES if slug.startswith("mental-health-practitioner-")]
SOCIAL_WORKER = [slug for slug in TEMPLATES if slug.endswith("social-worker")]
# Where Agenda for Change does not apply, each duty answers a rule, a standard or a competence of the role.
AMHP = "approved-mental-health-professional"

Fields = dict[str, Any]


class Held:
    """The fields of every record of a kind, and of those below a template."""

    def __init__(self) -> None:
        entries, unread = read_directory(settings.FIXTURES_DIR)
        given, problems = validate_all(entries)
        assert [*unread, *problems] == []
        self._by_kind: dict[Kind, list[Fields]] = defaultdict(list)
        for one in given:
            self._by_kind[one.record.kind].append(one.record.fields)

    def all(self, kind: Kind) -> list[Fields]:
        return self._by_kind[kind]

    def of(self, kind: Kind, template: str) -> list[Fields]:
        return [fields for fields in self._by_kind[kind] if fields["job_description"] == [template]]

    def template(self, slug: str) -> Fields:
        return next(fields for fields in self._by_kind[JobDescription] if fields["slug"] == slug)


@pytest.fixture(scope="module")
def held() -> Held:
    return Held()


def answered(held: Held, template: str) -> set[tuple[str, ...]]:
    return {tuple(clause) for duty in held.of(Duty, template) for clause in duty.get("clauses", [])}


def leaves(held: Held, instrument: str, above: str) -> set[tuple[str, ...]]:
    """The clauses beneath one that have none beneath them."""
    clauses = [fields for fields in held.all(Clause) if fields["instrument"] == [instrument]]
    parents = {tuple(fields["parent"]) for fields in clauses if fields.get("parent")}
    found = {(instrument, fields["number"]) for fields in clauses if fields["number"].startswith(f"{above}.")}
    return found - parents


@pytest.mark.slow
def test_there_is_a_template_for_every_post_that_the_portal_promises(held: Held) -> None:
    found = {fields["slug"]: (fields.get("band") or [None])[0] for fields in held.all(JobDescription)}
    assert found == TEMPLATES


@pytest.mark.parametrize("slug", TEMPLATES)
def test_a_template_names_who_manages_and_who_supervises(held: Held, slug: str) -> None:
    template = held.template(slug)
    assert re.search(r"\*\*(Day to day|Line management):\*\*", template["reports_to"])
    assert "supervis" in template["supervision"].lower()
    assert any("supervis" in duty["text"].lower() for duty in held.of(Duty, slug))


@pytest.mark.parametrize("slug", TEMPLATES)
def test_a_template_has_its_evaluation_still_to_come(held: Held, slug: str) -> None:
    assert re.search(r"evaluated before you advertise|evaluates it under its own scheme", held_note(held, slug))


def held_note(held: Held, slug: str) -> str:
    return str(held.template(slug)["employer_note"])


@pytest.mark.parametrize("slug", TEMPLATES)
def test_every_part_of_a_template_names_its_source(held: Held, slug: str) -> None:
    template = held.template(slug)
    parts = {part for part in JobDescriptionCitation.Part.values if template.get(part.replace("-", "_"))}
    assert {citation["part"] for citation in held.of(JobDescriptionCitation, slug)} == parts
    lines = [*held.of(Duty, slug), *held.of(Criterion, slug)]
    assert [line["slug"] for line in lines if not (line.get("source") and line.get("locator"))] == []


@pytest.mark.parametrize("slug", TEMPLATES)
def test_the_lines_of_a_template_stand_under_their_headings_in_one_block(held: Held, slug: str) -> None:
    for kind in (Duty, Criterion):
        groups = [line["group"] for line in sorted(held.of(kind, slug), key=lambda line: line["order"])]
        changes = [group for group, before in zip(groups, [None, *groups], strict=False) if group != before]
        assert len(changes) == len(set(groups))


@pytest.mark.parametrize("slug", PRACTITIONER)
def test_a_practitioner_answers_every_responsibility_that_the_contract_names(held: Held, slug: str) -> None:
    wanted = leaves(held, "des-2021-22", "B14.2") | leaves(held, "des-2023-24", "B14.2")
    assert len(wanted) == 11
    assert wanted - answered(held, slug) == set()


@pytest.mark.parametrize("slug", [*SOCIAL_WORKER, "mental-health-and-wellbeing-practitioner"])
def test_a_post_that_the_contract_may_repay_answers_the_clauses_of_its_year(held: Held, slug: str) -> None:
    assert held.template(slug)["contract_year"] == ["2023-24"]
    assert leaves(held, "des-2023-24", "B14.2") - answered(held, slug) == set()


def test_every_duty_of_an_amhp_but_none_of_the_contract_has_a_rule_behind_it(held: Held) -> None:
    assert "contract_year" not in held.template(AMHP)
    assert [duty["slug"] for duty in held.of(Duty, AMHP) if not duty.get("clauses")] == []
    behind = answered(held, AMHP) | {tuple(clause) for clause in held.template(AMHP)["clauses"]}
    assert {instrument for instrument, _ in behind} == {"si-2008-1206", "amhp-service-standards", "amhp-competences"}
    assert {("amhp-competences", str(number)) for number in range(1, 6)} <= behind


def test_a_duty_may_be_left_out_only_where_no_clause_says_must(held: Held) -> None:
    """But for who the post sees, which a post for children has otherwise."""
    force = {(fields["instrument"][0], fields["number"]): fields["force"] for fields in held.all(Clause)}
    for duty in held.all(Duty):
        if duty.get("optional") and not duty["slug"].startswith("whom-you-see"):
            assert {force[tuple(clause)] for clause in duty.get("clauses", [])} <= {"may", "should", "states"}


def test_the_bands_of_the_practitioner_differ_in_more_than_their_names(held: Held) -> None:
    texts = {slug: {duty["slug"]: duty["text"] for duty in held.of(Duty, slug)} for slug in PRACTITIONER}
    for lower, upper in pairwise(PRACTITIONER):
        shared = texts[lower].keys() & texts[upper].keys()
        same = [duty for duty in shared if texts[lower][duty] == texts[upper][duty]]
        assert len(same) < len(shared) / 2
        assert texts[upper].keys() - texts[lower].keys()


@pytest.mark.parametrize(("slug", "band"), [(slug, band) for slug, band in TEMPLATES.items() if band])
def test_a_templates_band_is_one_that_a_source_gives_the_role(held: Held, slug: str, band: str) -> None:
    bands = ["4", "5", "6", "7", "8a"]
    given = [fields for fields in held.all(RoleBand) if fields["role"] == held.template(slug)["role"]]
    ranges = [
        bands[bands.index(fields["lowest"][0]) : bands.index((fields.get("highest") or ["8a"])[0]) + 1]
        for fields in given
        if fields.get("lowest")
    ]
    assert any(band in held_bands for held_bands in ranges)


def test_every_essential_criterion_is_tested_by_a_question(held: Held) -> None:
    tested = {tuple(criterion) for question in held.all(InterviewQuestion) for criterion in question["criteria"]}
    essential = {
        (*fields["job_description"], fields["slug"])
        for fields in held.all(Criterion)
        if fields["weight"] == Criterion.Weight.ESSENTIAL
    }
    assert essential - tested == set()


@pytest.mark.parametrize("slug", TEMPLATES)
def test_the_eight_questions_by_default_test_every_essential_criterion(held: Held, slug: str) -> None:
    needed = {
        line["slug"]
        for line in held.of(Criterion, slug)
        if line["weight"] == Criterion.Weight.ESSENTIAL and line["assessment"] != Criterion.Assessment.APPLICATION
    }
    tests = {
        question["slug"]: {criterion for template, criterion in question["criteria"] if template == slug}
        for question in sorted(held.all(InterviewQuestion), key=lambda question: question.get("order", 0))
        if question["role"] == held.template(slug)["role"]
    }
    chosen = interview_sets.choose_questions(tests, needed)
    assert len(chosen) == interview_sets.QUESTIONS
    assert needed - set().union(*(tests[question] for question in chosen)) == set()


HEALTH = (
    r"\b(stress\w*|your (own )?(mental )?(health|illness|disability|condition|medication)"
    r"|(are|were|been) you (ever )?(been )?(ill|unwell|sick|disabled)|sick(ness)? (leave|days?|absence)|days off)\b"
)
NOT_SUPPLIED = r"\b(here (is|are)|that we (gave|described)|read this case)\b"


def test_no_question_asks_about_health_or_needs_what_is_not_in_it(held: Held) -> None:
    """Before an offer nobody may be asked about their health (Equality Act 2010, section 60)."""
    for question in held.all(InterviewQuestion):
        said = f"{question['question']} {question['follow_ups']}".lower()
        assert not re.search(HEALTH, said), question["slug"]
        assert not re.search(NOT_SUPPLIED, said), question["slug"]


def test_a_question_tests_criteria_of_its_own_role(held: Held) -> None:
    role_of = {fields["slug"]: fields["role"] for fields in held.all(JobDescription)}
    for question in held.all(InterviewQuestion):
        assert {tuple(role_of[template]) for template, _ in question["criteria"]} == {tuple(question["role"])}


def test_a_question_comes_with_what_a_good_answer_shows_and_two_or_three_follow_ups(held: Held) -> None:
    for question in held.all(InterviewQuestion):
        assert question["good_answer"]
        assert len(re.findall(r"^- .+", question["follow_ups"], re.MULTILINE)) in {2, 3}


def test_every_role_with_a_template_has_the_eight_subjects_of_the_source(held: Held) -> None:
    eight = {
        "contribution",
        "stress-at-work",
        "strengths-and-weaknesses",
        "assessing-needs",
        "monitoring-well-being",
        "treatment-plan",
        "professional-boundaries",
        "minimising-risk",
    }
    for role in {tuple(fields["role"]) for fields in held.all(JobDescription)}:
        asked = {fields["slug"] for fields in held.all(InterviewQuestion) if tuple(fields["role"]) == role}
        assert eight <= asked


def texts_of_applicants(held: Held) -> Iterator[str]:
    """All that candidates read or hear."""
    for template in held.all(JobDescription):
        yield from (value for name, value in template.items() if isinstance(value, str) and name != "employer_note")
    for line in [*held.all(Duty), *held.all(Criterion)]:
        yield line["text"]
    for question in held.all(InterviewQuestion):
        yield from (question["question"], question["follow_ups"])


@pytest.mark.parametrize("look", [wording.find_discriminatory, wording.find_vague, wording.find_evaluation_language])
def test_nothing_in_them_is_discriminatory_or_vague_or_copied_from_the_evaluation_scheme(held: Held, look: Any) -> None:
    assert [(found.words, found.text) for found in look(texts_of_applicants(held))] == []
