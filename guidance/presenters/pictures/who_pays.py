"""Who pays for a role's posts and who employs them, year by year, drawn as bars with the same facts in words."""

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from guidance import models
from guidance.presenters import citations
from guidance.presenters.answers import CitedFacts
from guidance.presenters.prose import Prose
from guidance.presenters.year_texts import find_rest_before, read_shares
from guidance.presenters.years import ChosenYear
from guidance.rules.choosing import funding
from guidance.rules.choosing.shares_in_words import write_share
from guidance.rules.numbers import format_number

Subject = models.YearFact.Subject


@dataclass(frozen=True, slots=True)
class ShareDrawn:
    """One kind of post. `width` is the bar's, in per cent, and `text` the same in words.

    `width` is blank where we have no share: then there is no bar, and `text` says that we have not found it.
    """

    post: str
    text: SafeString
    width: str = ""
    is_up_to: bool = False


@dataclass(frozen=True, slots=True)
class FactInWords:
    """An answer's own words. `label` is blank where nobody has given one."""

    html: SafeString
    label: str


@dataclass(frozen=True, slots=True)
class YearDrawn:
    """`answers` are who pays in words, where no bar shows all of it. `gap` is shown where there are no `employers`."""

    year: str
    href: str
    mark: str
    answers: tuple[FactInWords, ...]
    shares: tuple[ShareDrawn, ...]
    cautions: tuple[SafeString, ...]
    employers: tuple[FactInWords, ...]
    gap: str
    citations: tuple[citations.SourceCited, ...]


@dataclass(frozen=True, slots=True)
class WhoPaysPicture:
    id: str
    title: str
    years: tuple[YearDrawn, ...]


def draw_who_pays(role: models.Role, chosen: ChosenYear, facts: CitedFacts, prose: Prose) -> WhoPaysPicture | None:
    """Every contract year, newest first. None where no year gives the role's posts a share: nothing could be drawn.

    `facts` are the role's own, of every year.
    """
    if not any(fact.has_share for fact in facts):
        return None
    return WhoPaysPicture(
        id=f"who-pays-{role.slug}",
        title=f"Who pays for a {role.name}, and who employs them",
        years=tuple(_draw_year(year, chosen, facts, prose) for year in reversed(chosen.held)),
    )


def _draw_year(year: models.ContractYear, chosen: ChosenYear, facts: CitedFacts, prose: Prose) -> YearDrawn:
    of_year = {fact: cited for fact, cited in facts.items() if fact.contract_year == year}
    paying = [fact for fact in of_year if fact.subject == Subject.FUNDING]
    # Where several answers say who pays, those in figures, or the one to follow.
    paying = [fact for fact in paying if fact.has_share] or paying[:1]
    employing = [fact for fact in of_year if fact.subject == Subject.EMPLOYMENT]
    gap = f"We have not found this for {year}."
    return YearDrawn(
        year=str(year),
        href=year.get_absolute_url(),
        mark=_mark_year(year, chosen),
        answers=tuple(_put_in_words(fact, prose) for fact in paying if None in (fact.first_share, fact.later_share)),
        shares=tuple(share for fact in paying for share in _draw_shares(fact, facts, gap, prose))
        or (_miss_share(year, prose),),
        cautions=tuple(prose.line(fact.caution) for fact in paying if fact.caution),
        employers=tuple(_put_in_words(fact, prose) for fact in employing),
        gap="" if employing else gap,
        citations=citations.cite_all(row for fact in (*paying, *employing) for row in of_year[fact]),
    )


def _mark_year(year: models.ContractYear, chosen: ChosenYear) -> str:
    if year.slug != chosen.slug:
        return ""
    return "Now" if chosen.is_current else "The year you chose"


def _draw_shares(fact: models.YearFact, facts: CitedFacts, gap: str, prose: Prose) -> tuple[ShareDrawn, ...]:
    post = f"{fact.get_post_display()}: " if fact.post else ""
    paid_by = {one.contract_year.slug: one.rest_paid_by for one in facts if one.rest_paid_by}
    shares = read_shares(fact, find_rest_before(fact.contract_year.slug, paid_by))
    if shares is None:
        return ()
    return (
        _draw_share(f"{post}first post", shares.first, shares, gap, prose),
        _draw_share(f"{post}later posts", shares.later, shares, gap, prose),
    )


def _miss_share(year: models.ContractYear, prose: Prose) -> ShareDrawn:
    return ShareDrawn("First and later posts", prose.line(f"We have not found the share repaid for {year}."))


def _draw_share(
    post: str, share: funding.ShareRepaid | None, shares: funding.SharesOfYear, gap: str, prose: Prose
) -> ShareDrawn:
    post = post[:1].upper() + post[1:]
    if share is None:
        return ShareDrawn(post, prose.line(gap))
    return ShareDrawn(
        post,
        prose.line(write_share(funding.FundingRule(share, shares.rest, rest_before=shares.rest_before))),
        format_number(share.share * 100),
        share.up_to,
    )


def _put_in_words(fact: models.YearFact, prose: Prose) -> FactInWords:
    words = format_html("<p>{}</p>", prose.line(fact.answer)) if fact.answer else prose.html(fact.in_short)
    return FactInWords(words, fact.get_label_display() if fact.label else "")
