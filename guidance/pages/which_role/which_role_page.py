"""Which roles fit what a PCN answered, who pays, how many it can have, and what supports each role."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef
from django.utils.safestring import SafeString

from guidance import models
from guidance.forms import post_fields
from guidance.models.guide.answers import MAIN_SUBJECTS
from guidance.models.page_paths import page_path
from guidance.presenters.answers import AnsweredQuestion, answer_section, cited_facts
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.presenters.year_rules import YearRules
from guidance.presenters.year_texts import year_texts
from guidance.rules.choosing.suitability import weighing
from guidance.rules.choosing.suitability.table import TABLE
from guidance.rules.choosing.to_check import list_icb_questions
from guidance.rules.costs.posts import Post
from guidance.rules.fixed.slugs import TopicSlug

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
SUPPORT = (TopicSlug.SUPERVISION, TopicSlug.EMPLOYMENT_MODELS)
HEADINGS = {
    weighing.Fit.FITS: "Fits what you answered",
    weighing.Fit.MAY: "May fit, on conditions",
    weighing.Fit.SILENT: "The sources do not say whether a PCN can claim for one",
    weighing.Fit.NOT: "Does not fit",
}
VERDICTS = {
    weighing.Verdict.FITS: "Fits",
    weighing.Verdict.DEPENDS: "On a condition",
    weighing.Verdict.NOT: "Does not fit",
}
CALLED = {
    weighing.SuitabilityQuestion.POST_IN_PCN: "whether a PCN can have it as a post",
    weighing.SuitabilityQuestion.NEED: "what you need most",
    weighing.SuitabilityQuestion.AGE: "the age of the people",
    weighing.SuitabilityQuestion.SEVERITY: "how severe their problems are",
    weighing.SuitabilityQuestion.SETTING: "where the work is",
    weighing.SuitabilityQuestion.REGISTRATION: "registration",
    weighing.SuitabilityQuestion.POST: "the adult or children's post",
    weighing.SuitabilityQuestion.EMPLOYER: "who employs",
}


@dataclass(frozen=True, slots=True)
class Reason:
    verdict: str
    text: SafeString
    href: str


@dataclass(frozen=True, slots=True)
class RoleOnPage:
    name: str
    href: str
    reasons: list[Reason]
    silent_on: list[str]


@dataclass(frozen=True, slots=True)
class FitGroup:
    """`bare` are roles on which the sources say nothing about what was asked."""

    fit: str
    heading: str
    roles: list[RoleOnPage]
    bare: list[RoleOnPage]


@dataclass(frozen=True, slots=True)
class Support:
    """A role's guide's answer on a topic."""

    role: str
    topic: str
    href: str
    answer: AnsweredQuestion


@dataclass(frozen=True, slots=True)
class Posts:
    """`number` is blank where the source gives no number, or where the list size is not known."""

    number: str
    says: str
    href: str


@dataclass(frozen=True, slots=True)
class WhichRolePage:
    """`how_many` has the posts of another year, or whom to ask, where the year has no `posts`."""

    year: str
    asked: list[tuple[str, str]]
    groups: list[FitGroup]
    who_pays: list[SafeString]
    posts: list[Posts]
    how_many: AnsweredQuestion | None
    to_check: list[SafeString]
    support: list[Support]
    year_href: str
    facts: list[AnsweredQuestion]
    documents: list[Link]
    onward: list[Link]


def which_role_page(post: Post, answers: Answers, list_size: int | None, prose: Prose) -> WhichRolePage:
    """`list_size` is None if not known."""
    steps = models.HiringStep.objects.filter(role=OuterRef("pk"))
    held = models.Role.objects.exclude(kind=models.Role.Kind.PROPOSED).annotate(has_hiring_steps=Exists(steps))
    roles = {role.slug: role for role in held}
    found = weighing.rank_roles(roles, answers, post.year, TABLE)
    fitting = [roles[one.role] for one in found if one.fit in {weighing.Fit.FITS, weighing.Fit.MAY}]
    rules = YearRules(post, year_texts())
    return WhichRolePage(  # in the page's order, because abbreviations are written out on first use
        year=post.year_text,
        asked=list(_list_answers(post, answers, list_size)),
        groups=_group_roles(found, roles, prose),
        who_pays=[prose.line(sentence) for sentence in _describe_who_pays(rules)],
        posts=[
            Posts(
                str(one.count_posts(list_size) or "") if one == rules.posts[0] else "",  # the answer to follow
                one.says,
                rules.texts.facts[one.fact].get_absolute_url(),
            )
            for one in rules.posts
        ],
        how_many=None if rules.posts else rules.texts.answer_in_short(post.year, Subject.ENTITLEMENT, prose),
        to_check=[
            prose.line(sentence)
            for sentence in list_icb_questions(
                post,
                rules.funding,
                rules.posts,
                answers,
                varies_locally=rules.is_held(Subject.LOCAL_VARIATION),
            )
        ],
        support=_list_support(fitting, post.year, prose),
        year_href=page_path("contract-year", post.year),
        facts=rules.texts.answer(post.year, SHOWN, prose),
        documents=_link_documents(fitting),
        onward=[*_link_steps(post, fitting, list_size), *_link_onward_pages(post, fitting)],
    )


def _list_answers(post: Post, answers: Answers, list_size: int | None) -> Iterable[tuple[str, str]]:
    for question, answer in answers.items():
        if answer:
            yield CALLED[question].capitalize(), weighing.ANSWERS[question][answer]
    if post.place:
        yield "Which post", post_fields.PLACES[post.place]
    if list_size is not None:
        yield "Patients", f"{list_size:,}"


def _group_roles(found: Sequence[weighing.RoleFit], roles: Mapping[str, models.Role], prose: Prose) -> list[FitGroup]:
    groups = {fit: FitGroup(fit.value, HEADINGS[fit], [], []) for fit in weighing.Fit}
    for one in found:
        role = roles[one.role]
        reasons = [said for said in one.reasons if one.fit != weighing.Fit.NOT or said.verdict == weighing.Verdict.NOT]
        group = groups[one.fit]
        (group.roles if reasons else group.bare).append(
            RoleOnPage(
                str(role),
                role.get_absolute_url(),
                [Reason(VERDICTS[said.verdict], prose.line(said.reason), said.at) for said in reasons],
                [] if one.fit == weighing.Fit.NOT else [CALLED[question] for question in one.silent_on],
            )
        )
    return [group for group in groups.values() if group.roles or group.bare]


def _describe_who_pays(rules: YearRules) -> list[str]:
    """The rule for the post named, or for a first and a later post where those differ."""
    if rules.post.place:
        return [rules.in_words]
    first, later = (replace(rules, post=replace(rules.post, place=place)).in_words for place in post_fields.PLACES)
    return [first] if first == later else [f"First post in its band: {first}", f"Later post in its band: {later}"]


def _list_support(roles: Sequence[models.Role], year: str, prose: Prose) -> list[Support]:
    sections = models.Section.objects.filter(role__in=roles, topic__slug__in=SUPPORT).in_guide_order().list_cited()
    subjects = [MAIN_SUBJECTS[topic] for topic in SUPPORT]
    facts = cited_facts(models.YearFactCitation.objects.about(*subjects).filter(fact__role__in=roles).with_facts())
    return [
        Support(
            str(section.role),
            section.topic.title,
            section.get_absolute_url(),
            answer_section(section, facts, year, prose),
        )
        for section in sections
    ]


def _link_documents(roles: Sequence[models.Role]) -> list[Link]:
    held = models.JobDescription.objects.filter(role__in=roles).select_related("role")
    templates = list(held.order_by("role__order", "band", "slug"))
    return [
        Link(
            f"Job description: {template.title}",
            template.get_absolute_url(),
            note=f"For a {template.role.name}. Tailor it, or download it as Word or PDF",
        )
        for template in templates
    ] + [
        Link(
            f"Interview questions: {role.name}",
            page_path("role-interview-questions", role.slug),
            note="With a pack for the panel, as Word or PDF",
        )
        for role in {template.role: None for template in templates}
    ]


def _link_steps(post: Post, roles: Iterable[models.Role], list_size: int | None) -> Iterable[Link]:
    """To hiring for each role that has steps, with what was answered of the post."""
    answers = post_fields.write_post(post)
    answers |= {"employer": post.employer} if post.employer else {}
    answers |= {"list_size": str(list_size)} if list_size else {}
    for role in roles:
        if role.has_hiring_steps:  # type: ignore[attr-defined]  # annotated above
            address = f"{page_path('hire', role.slug)}?{urlencode(answers)}"
            yield Link(f"Hire step by step: {role.name}", address, note="From the decision to the claim")


def _link_onward_pages(post: Post, roles: Sequence[models.Role]) -> list[Link]:
    money = post_fields.write_post(post)
    several = urlencode([*money.items(), *(("role", role.slug) for role in roles[:4])])
    one = urlencode([*money.items(), *(("role", role.slug) for role in roles[:1])])
    return [
        Link("Work out what it costs", f"{page_path('costs')}?{urlencode(money)}", note="By band, hours and place"),
        Link("Make a board paper", f"{page_path('board-paper')}?{several}", note="Two pages, as Word or PDF"),
        Link(
            "Make an evidence checklist",
            f"{page_path('evidence-checklist')}?{one}",
            note="For an ARRS claim, as Word or PDF",
        ),
    ]
