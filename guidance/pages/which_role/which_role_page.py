"""Which roles fit what a PCN answered, who pays, how many it can have, and what supports each role."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef
from django.utils.safestring import SafeString

from guidance import models
from guidance.forms import post_fields
from guidance.models.page_paths import page_path
from guidance.pages.which_role import role_groups, what_goes_with_it
from guidance.pages.which_role.in_short import ShortAnswer, answer_in_short
from guidance.presenters.answers import AnsweredQuestion
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.presenters.year_rules import YearRules
from guidance.presenters.year_texts import year_texts
from guidance.rules.choosing.entitlement import PostsAnswer, order_for_post
from guidance.rules.choosing.suitability import contradictions, weighing
from guidance.rules.choosing.suitability.bars import BARS
from guidance.rules.choosing.suitability.table import TABLE
from guidance.rules.choosing.to_check import list_icb_questions
from guidance.rules.costs.posts import Post
from guidance.rules.fixed.places import StatementPlace

Subject = models.YearFact.Subject
Answers = Mapping[weighing.SuitabilityQuestion, str]
SHOWN = (
    Subject.FUNDING,
    Subject.LOCAL_VARIATION,
    Subject.ENTITLEMENT,
    Subject.BANDS,
    Subject.EMPLOYMENT,
    Subject.FUNCTIONS,
)
OF_THE_ARRS = {Subject.FUNDING, Subject.LOCAL_VARIATION, Subject.ENTITLEMENT, Subject.EMPLOYMENT}
WHICH_POST = post_fields.PLACES | post_fields.OUTSIDE


@dataclass(frozen=True, slots=True)
class Posts:
    says: str
    href: str


@dataclass(frozen=True, slots=True)
class AnswersAtOdds:
    """Two answers that contradict each other, as the form words them, and the addresses that lead back to each."""

    answers: tuple[tuple[str, str], tuple[str, str]]
    why: str


@dataclass(frozen=True, slots=True)
class WhichRolePage:
    """`how_many` has the posts of another year, or who to ask, where the year has no `posts`.

    `in_short` has each answer with its words as HTML. `bar` is what the law leaves to one role alone, with the address
    where it says so. `is_outside` is whether the post is one that the ARRS does not repay: then nothing here mentions
    what it repays. Of these two `money_href` is where it says who pays.
    """

    year: str
    asked: list[tuple[str, str]]
    in_short: list[tuple[ShortAnswer, SafeString]]
    clashes: list[AnswersAtOdds]
    bar: tuple[str, str] | None
    is_outside: bool
    money_href: str
    groups: list[role_groups.FitGroup]
    who_pays: list[SafeString]
    posts: list[Posts]
    how_many: AnsweredQuestion | None
    to_check: list[SafeString]
    support: list[what_goes_with_it.Support]
    year_href: str
    facts: list[AnsweredQuestion]
    documents: list[Link]
    onward: list[Link]


def which_role_page(
    post: Post, answers: Answers, list_size: int | None, prose: Prose, change: Callable[[str], str]
) -> WhichRolePage:
    """`list_size` is None if not known. `change` gives the form's address with these answers, at one question."""
    steps = models.HiringStep.objects.filter(role=OuterRef("pk"))
    held = models.Role.objects.exclude(kind=models.Role.Kind.PROPOSED).annotate(has_hiring_steps=Exists(steps))
    roles = {role.slug: role for role in held}
    clashes = tuple(contradictions.find_contradictions(answers))
    clear = contradictions.leave_out(answers, clashes)
    found = weighing.rank_roles(roles, clear, post.year, TABLE, BARS)
    fitting = [roles[one.role] for one in found if one.fit in {weighing.Fit.FITS, weighing.Fit.MAY}]
    rules = YearRules(post, year_texts())
    bar = weighing.find_bar(clear, BARS)
    for_children = "children" in {
        clear.get(weighing.SuitabilityQuestion.POST),
        clear.get(weighing.SuitabilityQuestion.AGE),
    }
    names = {slug: str(role) for slug, role in roles.items()}
    posts = () if bar or post.is_outside_the_arrs else order_for_post(rules.posts, for_children=for_children)
    has_rule = not bar and not post.is_outside_the_arrs
    answered = answer_in_short(rules, found, names, bar, list_size, for_children=for_children)
    return WhichRolePage(
        year=post.year_text,
        asked=list(_list_answers(post, answers, list_size)),
        in_short=[(one, prose.typed_line(one.answer)) for one in answered],
        clashes=[_write_odds(one, change) for one in clashes],
        bar=(bar.says, bar.at) if bar else None,
        is_outside=post.is_outside_the_arrs,
        money_href=(StatementPlace.AMHP_NOT_A_PCN_COST if bar else StatementPlace.MHP_OUTSIDE_THE_ARRS).address,
        groups=role_groups.group_roles(found, roles, bar, prose),
        who_pays=[prose.line(sentence) for sentence in (_describe_who_pays(rules) if has_rule else ())],
        posts=[Posts(one.says, rules.texts.facts[one.fact].get_absolute_url()) for one in posts],
        how_many=rules.texts.answer_in_short(post.year, Subject.ENTITLEMENT, prose)
        if has_rule and not rules.posts
        else None,
        to_check=[] if bar else _list_to_check(rules, posts, clear, prose),
        support=what_goes_with_it.list_support(fitting, post, prose),
        year_href=page_path("contract-year", post.year),
        facts=rules.texts.answer(
            post.year,
            [subject for subject in SHOWN if has_rule or subject not in OF_THE_ARRS],
            prose,
            always=[Subject.FUNDING] if has_rule else [],
        ),
        documents=what_goes_with_it.link_documents(fitting),
        onward=[] if bar else _link_onward(post, fitting, clear, list_size),
    )


def _list_to_check(
    rules: YearRules, posts: tuple[PostsAnswer, ...], answers: Answers, prose: Prose
) -> list[SafeString]:
    varies_locally = rules.is_held(Subject.LOCAL_VARIATION)
    asked = list_icb_questions(rules.post, rules.funding, posts, answers, varies_locally=varies_locally)
    return [prose.line(sentence) for sentence in asked]


def _link_onward(post: Post, roles: Sequence[models.Role], answers: Answers, list_size: int | None) -> list[Link]:
    kind_of_post = answers.get(weighing.SuitabilityQuestion.POST, "")
    return [
        *what_goes_with_it.link_steps(post, roles, list_size),
        *what_goes_with_it.link_onward_pages(post, roles, kind_of_post),
    ]


def _write_odds(one: contradictions.Contradiction, change: Callable[[str], str]) -> AnswersAtOdds:
    (question, answer), (other, its_answer) = one.first, one.second
    return AnswersAtOdds(
        (
            (weighing.ANSWERS[question][answer], change(question.value)),
            (weighing.ANSWERS[other][its_answer], change(other.value)),
        ),
        one.why,
    )


def _list_answers(post: Post, answers: Answers, list_size: int | None) -> Iterable[tuple[str, str]]:
    for question, answer in answers.items():
        if answer:
            yield role_groups.CALLED[question].capitalize(), weighing.ANSWERS[question][answer]
    if post.place:
        yield "Which post", WHICH_POST[post.place]
    if list_size is not None:
        yield "Patients", f"{list_size:,}"


def _describe_who_pays(rules: YearRules) -> list[str]:
    """The rule for the post named, or for a first and a later post where those differ."""
    if rules.post.place:
        return [rules.in_words]
    first, later = (replace(rules, post=replace(rules.post, place=place)).in_words for place in post_fields.PLACES)
    return [first] if first == later else [f"First post in its band: {first}", f"Later post in its band: {later}"]
