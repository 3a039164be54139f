"""What a board paper and an evidence checklist share: the year's rule, its clauses, and what a PCN has to ask."""

from collections.abc import Iterable
from dataclasses import dataclass

from guidance.models import Clause, Source
from guidance.presenters.year_texts import YearTexts
from guidance.rules.entitlement import Account, accounts
from guidance.rules.funding import FACT, FundingRule, Place, funding_rule, in_words
from guidance.rules.held import NotHeld

LOCAL_VARIATION = "local-variation"


@dataclass(frozen=True, slots=True)
class YearRules:
    """The rules of a year for a post: `place` is None where it is not known which post it is."""

    year: str
    place: Place | None
    texts: YearTexts

    @property
    def funding(self) -> FundingRule | NotHeld:
        return funding_rule(self.year, self.place, self.texts.said)

    @property
    def accounts(self) -> tuple[Account, ...]:
        return accounts(self.year, None, self.texts.said)

    @property
    def who_pays(self) -> str:
        """In words, with the sources."""
        rule = self.funding
        said = f"Not held. {rule.why}" if isinstance(rule, NotHeld) else in_words(rule)
        sources = self.texts.sources((self.year, FACT))
        return f"{said} Source: {sources}." if sources else said

    @property
    def is_secondary(self) -> bool:
        """Whether the text on who pays rests on secondary sources alone."""
        cited = self.texts.citations.get((self.year, FACT), [])
        return bool(cited) and all(row.source.evidence == Source.Evidence.SECONDARY for row in cited)

    @property
    def varies_locally(self) -> bool:
        return bool(self.texts.of_year(self.year, LOCAL_VARIATION))


def clauses_of(year: str) -> list[Clause]:
    """Every clause that is held of the year's specification, in its order."""
    held = Clause.objects.filter(instrument__contract_year__slug=year).select_related("instrument", "source")
    return sorted(held.with_root_number(), key=lambda clause: clause.number)


def main_clauses(clauses: Iterable[Clause]) -> list[Clause]:
    """Those that a paper names: the clauses right under a heading, and a heading where nothing under it is held."""
    held = list(clauses)
    parents = {clause.parent_id for clause in held}
    tops = {clause.pk for clause in held if clause.parent_id is None}
    return [
        clause
        for clause in held
        if (clause.parent_id in tops) or (clause.parent_id is None and clause.pk not in parents)
    ]
