"""Which role fits: how reasons are weighed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.rules.choosing.suitability.bars import BARS
from guidance.rules.choosing.suitability.contradictions import CONTRADICTIONS, find_contradictions, leave_out
from guidance.rules.choosing.suitability.table import TABLE
from guidance.rules.choosing.suitability.weighing import (
    ANSWERS,
    YES,
    Fit,
    FitReason,
    SuitabilityQuestion,
    Verdict,
    find_bar,
    rank_roles,
)
from guidance.rules.fixed.slugs import RoleSlug

MHP, MHWP, SOCIAL_WORKER, AMHP = RoleSlug.MHP, RoleSlug.MHWP, RoleSlug.SOCIAL_WORKER, RoleSlug.AMHP

ROLES = (MHP, MHWP, AMHP, SOCIAL_WORKER, "nursing-associate", "childrens-wellbeing-practitioner")
answers = st.fixed_dictionaries(
    {}, optional={question: st.sampled_from(["", *ANSWERS[question]]) for question in SuitabilityQuestion}
)


def said(question: SuitabilityQuestion, verdict: Verdict, answer: str = "adults", until: str = "") -> FitReason:
    return FitReason("nurse", question, (answer,), verdict, "So it is.", "/roles/nurse/", "so", "", until)


A_POST = said(SuitabilityQuestion.POST_IN_PCN, Verdict.FITS, YES)
ON_TERMS = said(SuitabilityQuestion.POST_IN_PCN, Verdict.DEPENDS, YES)


@pytest.mark.parametrize(
    ("table", "fit"),
    [
        ([], Fit.SILENT),
        ([A_POST], Fit.FITS),
        ([ON_TERMS], Fit.MAY),
        ([A_POST, said(SuitabilityQuestion.AGE, Verdict.FITS)], Fit.FITS),
        ([A_POST, said(SuitabilityQuestion.AGE, Verdict.DEPENDS)], Fit.MAY),
        ([A_POST, said(SuitabilityQuestion.AGE, Verdict.NOT)], Fit.NOT),
        ([said(SuitabilityQuestion.AGE, Verdict.FITS)], Fit.SILENT),  # nothing says that a PCN can have it
        ([A_POST, said(SuitabilityQuestion.AGE, Verdict.NOT, "children")], Fit.FITS),  # of an answer that was not given
        ([A_POST, said(SuitabilityQuestion.AGE, Verdict.NOT, until="2021-22")], Fit.FITS),  # of another year
    ],
)
def test_reasons_are_weighed(table: list[FitReason], fit: Fit) -> None:
    [found] = rank_roles(["nurse"], {SuitabilityQuestion.AGE: "adults"}, "2026-27", table)
    assert found.fit == fit


def test_silence_excludes_no_role_and_is_named() -> None:
    [found] = rank_roles(
        ["nurse"],
        {SuitabilityQuestion.AGE: "adults", SuitabilityQuestion.NEED: "therapy", SuitabilityQuestion.POST: ""},
        "2026-27",
        [A_POST],
    )
    assert found.fit == Fit.FITS
    assert set(found.silent_on) == {SuitabilityQuestion.AGE, SuitabilityQuestion.NEED}


@pytest.mark.parametrize(
    ("answers", "year", "expected"),
    [
        ({}, "2026-27", {MHP: Fit.FITS, MHWP: Fit.MAY, SOCIAL_WORKER: Fit.MAY, AMHP: Fit.NOT}),
        (
            {SuitabilityQuestion.NEED: "first-contact", SuitabilityQuestion.SETTING: "primary-care"},
            "2026-27",
            {MHP: Fit.FITS},
        ),
        ({SuitabilityQuestion.NEED: "therapy"}, "2026-27", {MHWP: Fit.NOT, MHP: Fit.FITS}),
        ({SuitabilityQuestion.AGE: "children"}, "2026-27", {MHP: Fit.MAY, MHWP: Fit.NOT, SOCIAL_WORKER: Fit.MAY}),
        (
            {SuitabilityQuestion.NEED: "act-assessments"},
            "2026-27",
            dict.fromkeys((MHP, MHWP, AMHP, SOCIAL_WORKER), Fit.NOT),
        ),
        (
            {SuitabilityQuestion.REGISTRATION: "not-registered"},
            "2021-22",
            {MHP: Fit.NOT, MHWP: Fit.MAY, SOCIAL_WORKER: Fit.NOT},
        ),
        (
            {SuitabilityQuestion.REGISTRATION: "not-registered"},
            "2026-27",
            {MHP: Fit.MAY, MHWP: Fit.NOT, SOCIAL_WORKER: Fit.NOT},
        ),
        (
            {SuitabilityQuestion.REGISTRATION: "accredited"},
            "2026-27",
            {MHP: Fit.MAY, MHWP: Fit.MAY, SOCIAL_WORKER: Fit.NOT},
        ),
        ({SuitabilityQuestion.REGISTRATION: "accredited"}, "2021-22", {MHP: Fit.MAY, MHWP: Fit.MAY}),
        (
            {SuitabilityQuestion.REGISTRATION: "registered"},
            "2026-27",
            {MHP: Fit.FITS, MHWP: Fit.MAY, SOCIAL_WORKER: Fit.MAY},
        ),
        (
            {SuitabilityQuestion.REGISTRATION: "not-registered"},
            "2031-32",
            {MHP: Fit.MAY, MHWP: Fit.NOT},
        ),  # as last known
        ({SuitabilityQuestion.EMPLOYER: "practice"}, "2026-27", {MHP: Fit.MAY}),
        ({SuitabilityQuestion.SETTING: "talking-therapies"}, "2026-27", {MHWP: Fit.NOT, MHP: Fit.MAY}),
        ({SuitabilityQuestion.AGE: "adults"}, "2026-27", {"childrens-wellbeing-practitioner": Fit.NOT}),
        ({SuitabilityQuestion.NEED: "nursing"}, "2026-27", {"nursing-associate": Fit.SILENT, MHP: Fit.FITS}),
    ],
)
def test_the_roles_fit_as_the_sources_say(
    answers: dict[SuitabilityQuestion, str], year: str, expected: dict[str, Fit]
) -> None:
    found = {one.role: one.fit for one in rank_roles(ROLES, answers, year, TABLE, BARS)}
    assert {role: found[role] for role in expected} == expected


@given(answers=answers, year=st.sampled_from(["2021-22", "2025-26", "2031-32"]))
def test_every_role_is_answered_for_once_and_each_no_has_its_reason(
    answers: dict[SuitabilityQuestion, str], year: str
) -> None:
    found = rank_roles(ROLES, answers, year, TABLE, BARS)
    assert sorted(one.role for one in found) == sorted(ROLES)
    assert [list(Fit).index(one.fit) for one in found] == sorted(list(Fit).index(one.fit) for one in found)
    for one in found:
        speaks_against = any(reason.verdict == Verdict.NOT for reason in one.reasons)
        assert (one.fit == Fit.NOT) == (speaks_against or one.bar is not None)
        assert not {reason.question for reason in one.reasons} & set(one.silent_on)


def test_every_reason_answers_a_question_that_is_asked() -> None:
    for one in TABLE:
        assert set(one.answers) <= set(ANSWERS[one.question]), one
        assert one.reason.endswith("."), one
        assert one.at.startswith("/roles/"), one


@given(answers=answers, year=st.sampled_from(["2021-22", "2026-27"]))
def test_what_the_law_leaves_to_one_role_rules_out_every_other_whatever_else_is_answered(
    answers: dict[SuitabilityQuestion, str], year: str
) -> None:
    bar = find_bar(answers, BARS)
    found = rank_roles(ROLES, answers, year, TABLE, BARS)
    assert (bar is not None) == (answers.get(SuitabilityQuestion.NEED) == "act-assessments")
    assert {one.role for one in found if one.bar} == (set(ROLES) - {AMHP} if bar else set())
    if bar:
        assert {one.fit for one in found} == {Fit.NOT}
        assert all(SuitabilityQuestion.NEED not in one.silent_on for one in found)


@pytest.mark.parametrize(
    ("age", "post", "contradict"),
    [
        ("children", "adult", True),
        ("adults", "children", True),
        ("older-adults", "children", True),
        ("young-adults", "children", False),  # 17 is in both
        ("young-adults", "adult", False),
        ("children", "children", False),
        ("adults", "adult", False),
        ("children", "", False),
    ],
)
def test_an_age_and_a_post_that_contradict_each_other_are_both_left_out(age: str, post: str, contradict: bool) -> None:
    given = {SuitabilityQuestion.AGE: age, SuitabilityQuestion.POST: post, SuitabilityQuestion.NEED: "therapy"}
    found = tuple(find_contradictions(given))
    assert bool(found) == contradict
    kept = {SuitabilityQuestion.NEED: "therapy"} if contradict else given
    assert leave_out(given, found) == kept


def test_every_contradiction_is_of_answers_that_are_offered() -> None:
    for one in CONTRADICTIONS:
        for question, answer in (one.first, one.second):
            assert answer in ANSWERS[question]
