"""The three answers that the guided form gives first: which role, who pays and how many, each with how firm it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from guidance import models
from guidance.presenters.year_rules import YearRules
from guidance.rules.choosing import funding
from guidance.rules.choosing.entitlement import order_for_post
from guidance.rules.choosing.suitability import weighing
from guidance.rules.fixed.slugs import RoleSlug
from guidance.rules.plain_text import plain_text

Subject, Label = models.YearFact.Subject, models.Label

OURS, LAW, REPORTED = Label.OURS.label, Label.LAW.label, Label.REPORTED.label
NO_LIMIT_OUTSIDE = "As many as you can pay for: the ARRS's rules on numbers do not apply to a post outside it."
NO_SIZE = "The sources give no number by list size, so your {patients:,} patients do not change this."


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """`label` is how firm it is, blank where the record has none."""

    question: str
    answer: str
    label: str


def answer_in_short(
    rules: YearRules,
    found: Sequence[weighing.RoleFit],
    names: dict[str, str],
    bar: weighing.LegalBar | None,
    list_size: int | None,
    *,
    for_children: bool,
) -> list[ShortAnswer]:
    """`names` are those of the roles, by slug."""
    if bar:
        return [
            ShortAnswer("Which role", f"None that your PCN can appoint. {bar.says}", LAW),
            ShortAnswer("Who pays", "Not your PCN: the duty is the local authority's.", OURS),
            ShortAnswer("How many", "None: no contract year gives a PCN an AMHP post.", OURS),
        ]
    return [
        _answer_which_role(found, names),
        _answer_who_pays(rules, found),
        _answer_how_many(rules, list_size, for_children=for_children),
    ]


def _answer_which_role(found: Sequence[weighing.RoleFit], names: dict[str, str]) -> ShortAnswer:
    fits = [names[one.role] for one in found if one.fit == weighing.Fit.FITS]
    may = [names[one.role] for one in found if one.fit == weighing.Fit.MAY]
    if not fits and not may:
        return ShortAnswer("Which role", "None of these roles fits all that you answered.", OURS)
    if not fits:
        return ShortAnswer("Which role", f"On conditions: {_join([name.lower() for name in may])}.", OURS)
    others = f" ({len(may)} more on conditions)" if may else ""
    return ShortAnswer("Which role", f"{_join(fits)}{others}.", OURS)


def _join(names: Sequence[str]) -> str:
    """'A, b or c'."""
    return " or ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _answer_who_pays(rules: YearRules, found: Sequence[weighing.RoleFit]) -> ShortAnswer:
    """The rule for the post that was named; where none was, or the rule turns on more, the answer of the year."""
    if rules.post.is_outside_the_arrs:
        label = OURS if funding.is_our_reading_outside(rules.post) else REPORTED
        return ShortAnswer("Who pays", funding.describe_outside(rules.post), label)
    rule = rules.funding
    key = rules.texts.who_pays(rules.year)
    if rules.post.place and isinstance(rule, funding.FundingRule) and key:
        says, label = funding.describe_rule(rule), rules.texts.facts[key].get_label_display()
    else:
        says, label = _take_first(rules, Subject.FUNDING)
    fitting = {one.role for one in found if one.fit in {weighing.Fit.FITS, weighing.Fit.MAY}}
    about = "" if RoleSlug.MHP in fitting or not says else "For a mental health practitioner post: "
    after = f" {funding.BY_EMPLOYER[rules.post.employer]}" if rules.post.employer in funding.BY_EMPLOYER else ""
    return ShortAnswer("Who pays", f"{about}{says}{after}", label)


def _answer_how_many(rules: YearRules, list_size: int | None, *, for_children: bool) -> ShortAnswer:
    if rules.post.is_outside_the_arrs:
        return ShortAnswer("How many", NO_LIMIT_OUTSIDE, OURS)
    posts = order_for_post(rules.posts, for_children=for_children)
    if not posts:
        says, label = _take_first(rules, Subject.ENTITLEMENT)
        return ShortAnswer("How many", says, label)
    first = posts[0]
    label = rules.texts.facts[first.fact].get_label_display()
    no_size = list_size is not None and first.count_posts(list_size) is None
    after = f" {NO_SIZE.format(patients=list_size)}" if no_size else ""
    return ShortAnswer("How many", f"{first.answer_for(list_size)}{after}", label)


def _take_first(rules: YearRules, subject: str) -> tuple[str, str]:
    """The answer to follow on a subject and its label, after which year it is of or who to ask, if not this year's."""
    chosen = rules.texts.choose(rules.year, subject)
    said = [text for text in chosen.gap if text]
    if not chosen.facts:
        return " ".join(said), ""
    first = chosen.facts[0]
    return " ".join([*said, plain_text(first.in_short)]), first.get_label_display() if first.label else ""
