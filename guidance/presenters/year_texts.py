"""What we have about the mental health practitioner in every contract year, with sources, and in figures for sums."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from guidance import models
from guidance.models.guide.answers import FactsShown, choose_facts
from guidance.presenters import answers
from guidance.presenters.prose import Prose
from guidance.rules.choosing import funding
from guidance.rules.choosing.entitlement import PostsAnswer
from guidance.rules.fixed.slugs import RoleSlug
from guidance.rules.plain_text import plain_text

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class YearTexts:
    """Facts and their citations, by contract year and slug."""

    facts: dict[Key, models.YearFact]
    citations: dict[Key, list[models.YearFactCitation]]

    def said(self, key: Key) -> str:
        """All its words, in Markdown; blank where we have nothing under the key."""
        return self.facts[key].in_full if key in self.facts else ""

    def who_pays(self, year: str) -> Key | None:
        """The answer that gives the shares of a year; without one the first on who pays, or None."""
        keys = self.of_year(year, models.YearFact.Subject.FUNDING)
        return next((key for key in keys if self.facts[key].has_share), keys[0] if keys else None)

    def shares(self, year: str) -> funding.SharesOfYear | None:
        key = self.who_pays(year)
        if key is None:
            return None
        fact = self.facts[key]
        paid_by = {key[0]: fact.rest_paid_by for key, fact in self.facts.items() if fact.rest_paid_by}
        return read_shares(fact, find_rest_before(year, paid_by))

    def posts(self, year: str) -> tuple[PostsAnswer, ...]:
        """What we have on how many posts a PCN can have, the answer to follow first."""
        return tuple(
            PostsAnswer(
                fact.in_words,
                fact.posts,
                fact.posts_above_100_000,
                key,
                plain_text(fact.in_short),
                is_for_children=fact.post == models.YearFact.Post.CHILDREN,
                is_our_reading=fact.label == models.Label.OURS,
            )
            for key in self.of_year(year, models.YearFact.Subject.ENTITLEMENT)
            for fact in [self.facts[key]]
        )

    def of_year(self, year: str, *subjects: str) -> list[Key]:
        """The keys of the year's facts, in the order of the subjects."""
        held = [key for key in self.facts if key[0] == year and self.facts[key].subject in subjects]
        return sorted(held, key=lambda key: subjects.index(self.facts[key].subject))

    def choose(self, year: str, subject: str) -> FactsShown:
        """The answers to a subject for a year, or those of another year."""
        return choose_facts(year, (fact for fact in self.facts.values() if fact.subject == subject))

    def answer_in_short(self, year: str, subject: str, prose: Prose) -> answers.AnsweredQuestion:
        """The subject answered for a year, or else by another year, or by who to ask."""
        about = {fact: self.citations.get(key, []) for key, fact in self.facts.items() if fact.subject == subject}
        return answers.answer_in_short(about, year, prose)

    def answer(
        self,
        year: str,
        subjects: Sequence[str],
        prose: Prose,
        *,
        always: Collection[str] = (models.YearFact.Subject.FUNDING,),
    ) -> list[answers.AnsweredQuestion]:
        """The subjects answered for a year, in full. Leaves out those that no year answers, but none of `always`."""
        facts = {fact: self.citations.get(key, []) for key, fact in self.facts.items()}
        return answers.answer_subjects(subjects, year, facts, prose, always=always)

    def sources(self, key: Key, *, with_caution: bool = True) -> str:
        """Its sources in one line, as a document names them: 'Ockham, date not stated; Pulse PCN, 5 May 2026 (check
        the specification)'. What is to be done about several is said once, after the last of them."""
        by_caution: dict[str, dict[str, None]] = {}
        for row in self.citations.get(key, ()):
            caution = row.source.caution.partition("; ")[2] if with_caution else ""
            by_caution.setdefault(caution, {})[f"{row.source.publisher}, {row.source.short_date_text}"] = None
        return "; ".join(
            f"{'; '.join(names)}{f' ({caution})' if caution else ''}" for caution, names in sorted(by_caution.items())
        )


def find_rest_before(year: str, paid_by: Mapping[str, str]) -> funding.RestBefore | None:
    """Who paid the rest in the latest year before. `paid_by` is by year, without those that don't say."""
    before = max((each for each in paid_by if each < year), default=None)
    return None if before is None else funding.RestBefore(before, paid_by[before])


def read_shares(fact: models.YearFact, rest_before: funding.RestBefore | None = None) -> funding.SharesOfYear | None:
    """What an answer gives in figures, or None where it has no share. `rest_before` is who paid the rest of late."""
    if not fact.has_share:
        return None
    return funding.SharesOfYear(
        plain_text(fact.in_short),
        _share(fact.first_share, fact.first_condition, up_to=fact.first_is_up_to),
        _share(fact.later_share, fact.later_condition, up_to=fact.later_is_up_to),
        fact.rest_paid_by,
        fact.caution,
        rest_before,
    )


def _share(per_cent: Decimal | None, condition: str, *, up_to: bool) -> funding.ShareRepaid | None:
    return None if per_cent is None else funding.ShareRepaid(per_cent / 100, up_to, condition)


def year_texts() -> YearTexts:
    """The facts about the only post that the rules of funding and entitlement cover.

    Makes one query, through the citations: the checks refuse a fact without one.
    """
    rows = models.YearFactCitation.objects.filter(fact__role__slug=RoleSlug.MHP).select_related(
        "source", "fact__contract_year"
    )
    facts: dict[Key, models.YearFact] = {}
    citations: dict[Key, list[models.YearFactCitation]] = {}
    for row in rows.order_by("fact__contract_year__starts_on", "fact__order", "fact__slug", "order", "locator"):
        key = (row.fact.contract_year.slug, row.fact.slug)
        facts.setdefault(key, row.fact)
        citations.setdefault(key, []).append(row)
    return YearTexts(facts, citations)
