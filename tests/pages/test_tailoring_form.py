from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from guidance.forms.fields import DayField, LinesField
from guidance.pages.job_descriptions.tailoring_form import (
    CHECK,
    ORDER,
    STEPS,
    answers_for,
    first_answers,
    place_of_step,
    step_with,
)
from guidance.pages.job_descriptions.tailoring_steps import NOT_OF_ALL
from guidance.rules.recruitment.tailoring import OwnCriterion, OwnSection, Tailoring
from guidance.rules.recruitment.templates import BandPay, ClauseBehind, DutyLine, SectionLine, TemplateFacts

DAY = date(2026, 11, 21)
CLAUSE = ClauseBehind("B14.2.d", "Network Contract DES 2021/22", "/contract/")
TEMPLATE = TemplateFacts(
    slug="the-template",
    title="Practitioner",
    role="practitioner",
    band="6",
    bands=("5", "6"),
    pay=(
        BandPay("6", "2026-27", "£39,959 to £48,117", "Pay scales 2026/27"),
        BandPay("6", "2025-26", "£38,682 to £46,580", "Pay scales 2025/26"),
        BandPay("6", "2021-22", "£32,306 to £39,027", "Pay scales 2021/22"),
    ),
    duties=(
        DutyLine("triage", "Patients", "Triages.", clauses=(CLAUSE,)),
        DutyLine("teach", "Others", "Teaches.", optional=True),
    ),
    direct_bookings=CLAUSE,
    asked=frozenset(NOT_OF_ALL),
    sections=(SectionLine("travel", "Travel", "You travel."), SectionLine("values", "Values", "You care.")),
)
OFF_THE_SCALE = replace(TEMPLATE, band="", bands=(), pay=(), direct_bookings=None, asked=frozenset({"budget"}))
EVERYTHING = Tailoring(
    "the-template",
    job_title="Practitioner for young people",
    employer="The Trust <b>&",
    network="Riverside",
    base="High Street",
    post="children",
    band="6",
    hours="22.5",
    contract_type="fixed-term",
    contract_length="two years",
    salary_year="2025-26",
    line_manager="Team manager",
    clinical_supervisor="Lead nurse",
    direct_bookings="not-agreed",
    contact="hr@example.org",
    closing_date="2027-03-27",
    left_out=("teach",),
    own_duties=("Runs a group.", "Writes a report."),
    own_criteria=(
        OwnCriterion("Speaks Polish", "desirable", "interview"),
        OwnCriterion("Can drive", "essential", "test"),
    ),
    zone="fringe",
    employed_by="vcse",
    university="the university",
    list_size="52,000",
    budget="none",
    staff="two",
    day_to_day_lead="Clinical lead",
    other_professions="yes",
    other_profession="art therapy",
    about="A trust.",
    how_to_apply="jobs.nhs.uk",
    sections=(OwnSection("travel", "You walk.\n\n- to the school"), OwnSection("values", "")),
)


def post_back(step: str, template: TemplateFacts, answers: Tailoring) -> Tailoring:
    """The step opened with the answers and sent again, with nothing touched."""
    shown = STEPS[step](template, answers)
    posted: dict[str, object] = {}
    for field in shown:
        value = field.value()
        if field.name == "closing_date":
            boxes = zip(("day", "month", "year"), field.field.widget.decompress(value), strict=True)
            posted |= {f"closing_date_{box}": part for box, part in boxes}
        else:
            posted[field.name] = value
    form = STEPS[step](template, answers, _QueryDict(posted))
    assert form.is_valid(), form.errors
    return form.changed_answers()


class _QueryDict(dict[str, object]):
    def getlist(self, name: str) -> object:
        return self.get(name, [])


@pytest.mark.parametrize("step", STEPS)
def test_a_step_sent_untouched_changes_no_answer(step: str) -> None:
    assert post_back(step, TEMPLATE, EVERYTHING) == replace(
        EVERYTHING,
        own_criteria=tuple(sorted(EVERYTHING.own_criteria, key=lambda line: line.weight, reverse=True))
        if step == "duties"
        else EVERYTHING.own_criteria,
    )


@pytest.mark.parametrize("step", STEPS)
def test_nothing_at_all_may_be_answered(step: str) -> None:
    assert post_back(step, TEMPLATE, Tailoring("the-template")) == Tailoring("the-template")


def test_a_duty_of_other_posts_is_not_asked_about_and_stays_as_it_was() -> None:
    duties = (
        DutyLine("adults", "Patients", "See adults.", post_for="adult"),
        DutyLine("children", "Patients", "See children.", post_for="children"),
        DutyLine("booked", "Patients", "Take bookings.", on_bookings=True),
    )
    form = STEPS["duties"](replace(TEMPLATE, duties=duties), EVERYTHING, _QueryDict({"duties_1": ["children"]}))
    assert [slug for slug, _ in form.fields["duties_1"].choices] == ["children"]
    assert form.is_valid()
    assert form.changed_answers().left_out == ()


def test_every_answer_is_asked_for_in_some_step() -> None:
    asked = {name for form in STEPS.values() for name in form.base_fields}
    answers = set(EVERYTHING.to_dict()) - {"template", "left_out", "own_criteria", "sections"}
    assert answers <= asked


def test_pay_is_offered_as_published_with_its_source_for_the_last_two_years_held() -> None:
    years = STEPS["pay"](TEMPLATE, Tailoring("the-template")).fields["salary_year"].choices
    assert [value for value, _ in years] == ["2026-27", "2025-26"]
    assert years[0][1].hint == "Band 6: £39,959 to £48,117. Source: Pay scales 2026/27."


def test_an_older_pay_year_or_another_band_from_a_file_stays_among_the_choices() -> None:
    form = STEPS["pay"](TEMPLATE, replace(EVERYTHING, band="8a", salary_year="2019-20"))
    assert [value for value, _ in form.fields["band"].choices] == ["5", "6", "8a"]
    assert "2019-20" in [value for value, _ in form.fields["salary_year"].choices]


def test_a_post_off_the_scale_asks_for_its_salary_in_words() -> None:
    fields = STEPS["pay"](OFF_THE_SCALE, Tailoring("the-template")).fields
    assert "salary" in fields
    assert not {"band", "salary_year"} & set(fields)


def test_direct_bookings_are_asked_of_only_where_a_clause_leaves_them_to_be_agreed() -> None:
    assert "direct_bookings" in STEPS["people"](TEMPLATE, EVERYTHING).fields
    assert "direct_bookings" not in STEPS["people"](OFF_THE_SCALE, EVERYTHING).fields


@pytest.mark.parametrize(
    ("step", "posted", "field"),
    [
        ("post", {"post": "everyone"}, "post"),
        ("post", {"job_title": "x" * 201}, "job_title"),
        ("pay", {"band": "9"}, "band"),
        ("pay", {"hours": "lots"}, "hours"),
        ("people", {"closing_date_day": "31", "closing_date_month": "2", "closing_date_year": "2027"}, "closing_date"),
        ("duties", {"duties_1": ["no-such-duty"]}, "duties_1"),
        ("duties", {"own_duties": "\n".join(["x"] * 41)}, "own_duties"),
    ],
)
def test_a_mistake_is_said_of_its_own_field(step: str, posted: Mapping[str, object], field: str) -> None:
    form = STEPS[step](TEMPLATE, EVERYTHING, _QueryDict(posted))
    assert not form.is_valid()
    assert list(form.errors) == [field]


@pytest.mark.parametrize(
    ("posted", "kept"),
    [
        ({"hours": "37.5"}, "37.5"),
        ({"hours": " 08 "}, "8"),
        ({"hours": "30 hours"}, "30"),
        ({"wte": "0.8"}, "30"),
        ({"hours": "0.6", "meant": "wte"}, "22.5"),
        ({"hours": "22.5", "wte": "0.4"}, "15"),  # the hours were there before
        ({}, ""),
    ],
)
def test_hours_are_kept_whichever_way_they_are_said(posted: dict[str, object], kept: str) -> None:
    form = STEPS["pay"](TEMPLATE, EVERYTHING, _QueryDict(posted))
    assert form.is_valid(), form.errors
    assert form.changed_answers().hours == kept


@pytest.mark.parametrize("typed", ["-1", "0", "61", "1e1", "٣٧", "nan", "37.55555", "3 7", "37."])
def test_hours_that_nobody_works_are_refused(typed: str) -> None:
    assert "hours" in STEPS["pay"](TEMPLATE, EVERYTHING, _QueryDict({"hours": typed})).errors


def test_a_number_that_could_be_hours_or_wte_is_asked_about() -> None:
    form = STEPS["pay"](TEMPLATE, EVERYTHING, _QueryDict({"hours": "0.6"}))
    assert form.errors["meant"] == ["Choose which you mean: 0.6 WTE, 22.5 hours a week or 0.016 WTE, 0.6 hours a week"]


def test_a_link_fills_in_what_it_says_and_what_it_cannot_mean_is_let_be() -> None:
    given = {"year": "2025-26", "band": "5", "hours": "30", "zone": "fringe", "employed_by": "vcse", "list_size": "9"}
    begun = first_answers(replace(TEMPLATE, asked=frozenset({*NOT_OF_ALL, "band"})), DAY, given)
    assert (begun.salary_year, begun.band, begun.hours, begun.zone) == ("2025-26", "5", "30", "fringe")
    assert (begun.employed_by, begun.list_size) == ("vcse", "9")
    hostile = {"year": "x", "band": "9", "hours": "lots", "zone": "mars", "employed_by": "<b>", "template": "other"}
    assert first_answers(TEMPLATE, DAY, hostile) == first_answers(TEMPLATE, DAY)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["31", "2", "2027"], "real date"),
        (["", "3", "2027"], "must include a day"),
        (["1", "", ""], "must include a month and a year"),
        (["x", "3", "2027"], "real date"),
        (["1", "3", "20270"], "real date"),
        (["27", "3", "27"], "a year in four figures"),
        (["²", "3", "2027"], "real date"),
    ],
)
def test_a_closing_date_says_what_is_wrong_with_it(typed: list[str], said: str) -> None:
    with pytest.raises(Exception, match=said):
        DayField(about="Closing date").clean(typed)


def test_each_line_is_a_duty_and_empty_ones_are_none() -> None:
    field = LinesField(about="duties", most=3)
    assert field.clean("One \r\n\r\n two\x00\n") == ("One", "two")


def test_a_form_starts_from_the_templates_band_and_this_years_pay() -> None:
    assert first_answers(TEMPLATE, DAY) == Tailoring("the-template", band="6", salary_year="2026-27")
    assert first_answers(OFF_THE_SCALE, DAY) == Tailoring("the-template")


def test_duties_that_the_template_no_longer_has_are_dropped_from_old_answers() -> None:
    assert answers_for(TEMPLATE, Tailoring("older", left_out=("gone", "teach"))).left_out == ("teach",)


def test_the_steps_lead_on_to_the_check_and_back() -> None:
    places = [place_of_step(step) for step in ORDER]
    assert [place.after for place in places] == [*ORDER[1:], ""]
    assert [place.before for place in places] == ["", *ORDER[:-1]]
    assert places[-1].step == CHECK
    assert step_with("hours") == "pay"
