"""The texts that rules rest on: facts about the mental health practitioner in every contract year, with sources."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from guidance import models
from guidance.presenters.citations import SourceCited, cite_all
from guidance.presenters.prose import Prose
from guidance.rules.fixed.slugs import RoleSlug
from guidance.rules.held import Texts

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class TextHeld:
    """A fact for a page. `href` is its place on its year's own page."""

    subject: str
    year: str
    href: str
    html: SafeString
    citations: tuple[SourceCited, ...]


@dataclass(frozen=True, slots=True)
class YearTexts:
    """Facts and their citations, by contract year and slug."""

    facts: dict[Key, models.YearFact]
    citations: dict[Key, list[models.YearFactCitation]]

    @property
    def said(self) -> Texts:
        return {key: fact.body for key, fact in self.facts.items()}

    def of_year(self, year: str, *subjects: str) -> list[Key]:
        """The keys of the year's facts, in the order of the subjects."""
        held = [key for key in self.facts if key[0] == year and self.facts[key].subject in subjects]
        return sorted(held, key=lambda key: subjects.index(self.facts[key].subject))

    def on_page(self, key: Key, prose: Prose) -> TextHeld:
        fact = self.facts[key]
        return TextHeld(
            subject=fact.get_subject_display(),
            year=str(fact.contract_year),
            href=fact.get_absolute_url(),
            html=prose.html(fact.body),
            citations=cite_all(self.citations[key]),
        )

    def sources(self, key: Key) -> str:
        """Its sources in one line, as a document names them: 'Ockham, date not stated (check the specification)'."""
        return "; ".join(dict.fromkeys(_name_source(row.source) for row in self.citations.get(key, ())))


def _name_source(source: models.Source) -> str:
    to_do = source.caution.partition("; ")[2]
    return f"{source.publisher}, {source.short_date_text}{f' ({to_do})' if to_do else ''}"


def year_texts() -> YearTexts:
    """The facts about the only post that the rules of funding and entitlement cover.

    Makes one query, through the citations: the checks refuse a fact without one.
    """
    rows = models.YearFactCitation.objects.filter(fact__role__slug=RoleSlug.MHP).select_related(
        "source", "fact__contract_year"
    )
    facts: dict[Key, models.YearFact] = {}
    citations: dict[Key, list[models.YearFactCitation]] = {}
    for row in rows.order_by("fact__contract_year__starts_on", "fact__order", "order", "locator"):
        key = (row.fact.contract_year.slug, row.fact.slug)
        facts.setdefault(key, row.fact)
        citations.setdefault(key, []).append(row)
    return YearTexts(facts, citations)
