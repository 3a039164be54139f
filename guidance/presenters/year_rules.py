"""The rules of a contract year for a post, with the texts that they rest on."""

from collections.abc import Iterable
from dataclasses import dataclass

from guidance import models
from guidance.presenters.year_texts import YearTexts
from guidance.rules.choosing.entitlement import PostsAnswer
from guidance.rules.choosing.funding import FundingRule, describe_rule, find_funding_rule
from guidance.rules.costs.posts import PlaceInBand, Post
from guidance.rules.held import NotHeld


@dataclass(frozen=True, slots=True)
class YearRules:
    post: Post
    texts: YearTexts

    @property
    def year(self) -> str:
        return self.post.year

    @property
    def funding(self) -> FundingRule | NotHeld:
        place = PlaceInBand.OUTSIDE if self.post.is_outside_the_arrs else self.post.place
        return find_funding_rule(self.year, place, self.texts.shares(self.year))

    @property
    def in_words(self) -> str:
        rule = self.funding
        return rule.why if isinstance(rule, NotHeld) else describe_rule(rule)

    @property
    def sourced(self) -> str:
        """In words, with the sources."""
        sources = self.who_pays_sources
        return f"{self.in_words} Source: {sources}." if sources else self.in_words

    @property
    def who_pays_sources(self) -> str:
        return self.name_who_pays_sources()

    def name_who_pays_sources(self, *, with_caution: bool = True) -> str:
        """Blank for a post outside the ARRS, which the year's answer is not about."""
        key = None if self.post.is_outside_the_arrs else self.texts.who_pays(self.year)
        return self.texts.sources(key, with_caution=with_caution) if key else ""

    @property
    def posts(self) -> tuple[PostsAnswer, ...]:
        return self.texts.posts(self.year)

    @property
    def is_secondary(self) -> bool:
        """Whether the text on who pays rests on secondary sources alone."""
        key = self.texts.who_pays(self.year)
        cited = self.texts.citations[key] if key else []
        return bool(cited) and all(row.source.evidence == models.Source.Evidence.SECONDARY for row in cited)

    def is_held(self, subject: models.YearFact.Subject) -> bool:
        return bool(self.texts.of_year(self.year, subject))


def clauses_of(year: str) -> list[models.Clause]:
    """Every clause that we have of the year's specification, by number."""
    return list(
        models.Clause.objects.select_related("instrument")
        .filter(instrument__contract_year__slug=year)
        .order_by("number")
    )


def main_clauses(clauses: Iterable[models.Clause]) -> list[models.Clause]:
    """The clauses that a paper names: those directly under a heading, and headings that have nothing under them."""
    held = list(clauses)
    parents = {clause.parent_id for clause in held}
    tops = {clause.pk for clause in held if clause.parent_id is None}
    return [
        clause
        for clause in held
        if (clause.parent_id in tops) or (clause.parent_id is None and clause.pk not in parents)
    ]
