"""The page of search results."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from guidance.models.page_paths import page_path
from guidance.pages.search import answer_cards
from guidance.presenters.choices import Choice
from guidance.presenters.links import NO_YEAR, KeptYear, Link
from guidance.presenters.prose import Prose
from guidance.rules.years.contract_years import label_year
from guidance.search.entries import EntryKind
from guidance.search.index import Index
from guidance.search.passages import ExtractPiece
from guidance.search.results import ON_A_PAGE, Hit, Narrowed, Results
from guidance.search.words import get_stems


@dataclass(frozen=True, slots=True)
class PassageOnPage:
    """`href` and `heading` are blank where the passage is at the result's own address."""

    href: str
    heading: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class HitOnPage:
    title: str
    href: str
    about: str
    passages: list[PassageOnPage]


@dataclass(frozen=True, slots=True)
class SearchFilter:
    name: str
    label: str
    all: str
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """An abbreviation with several meanings."""

    short: str
    meanings: list[Link]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`unknown` are misspelt words, and `looked_for` is what was searched for instead."""

    typed: str
    total: int
    first: int
    hits: list[HitOnPage]
    filters: list[SearchFilter]
    is_narrowed: bool
    everything: str
    card: answer_cards.AnswerCard | None
    ambiguous: list[Ambiguous]
    looked_for: str
    unknown: list[str]
    previous: Link | None
    next: Link | None
    page: int
    pages: int


def find_kept_year(results: Results, narrowed: Narrowed, index: Index) -> KeptYear:
    """The contract year that the reader chose or named, for the page's links to keep."""
    year = narrowed.year or results.question.named.year
    return KeptYear(f"year={year}") if year in index.lexicon.years else NO_YEAR


def search_page(results: Results, narrowed: Narrowed, index: Index, year_now: str, prose: Prose) -> SearchPage:
    question, lexicon = results.question, index.lexicon
    asked = {"q": question.typed, "kind": narrowed.kind, "role": narrowed.role, "year": narrowed.year}
    is_first = results.page == 1 and narrowed == Narrowed()
    return SearchPage(
        typed=question.typed,
        total=results.total,
        first=1 + (results.page - 1) * ON_A_PAGE,
        hits=[_build_hit(hit, prose.kept) for hit in results.hits],
        filters=_build_filters(results, narrowed, lexicon.role_titles),
        is_narrowed=narrowed != Narrowed(),
        everything=_write_address({"q": question.typed}),
        card=answer_cards.find_card(question, lexicon, year_now, prose) if is_first else None,
        ambiguous=[
            Ambiguous(short.upper(), [Link(term, address) for address, term in meanings])
            for short, meanings in lexicon.meanings.items()
            if len(meanings) > 1 and short in get_stems(question.typed)
        ],
        looked_for=question.understood,
        unknown=list(question.unknown),
        previous=_link_page("Previous", asked, results.page - 1) if results.page > 1 else None,
        next=_link_page("Next", asked, results.page + 1) if results.page < results.pages else None,
        page=results.page,
        pages=results.pages,
    )


def _build_hit(hit: Hit, kept: KeptYear) -> HitOnPage:
    entry = hit.entry
    about = [entry.kind.label, *(label_year(year) for year in entry.years if len(entry.years) == 1)]
    return HitOnPage(
        title=entry.title,
        href=kept.link(entry.address),
        about=", ".join(about),
        passages=[
            PassageOnPage(kept.link(each.address), each.heading, mark_matches(each.pieces)) for each in hit.extracts
        ],
    )


def mark_matches(pieces: Iterable[ExtractPiece]) -> SafeString:
    """Escapes the text and puts what matched in <mark>."""
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", piece.text) if piece.matched else piece.text,) for piece in pieces)
    )


def _build_filters(results: Results, narrowed: Narrowed, roles: Mapping[str, str]) -> list[SearchFilter]:
    kinds = {kind.value: kind.label for kind in EntryKind}
    years = {slug: label_year(slug) for slug in sorted({*results.years, narrowed.year} - {""}, reverse=True)}
    return [
        SearchFilter("kind", "Kind", "All kinds", _build_choices(kinds, results.kinds, narrowed.kind)),
        SearchFilter("role", "Role", "All roles", _build_choices(roles, results.roles, narrowed.role)),
        SearchFilter("year", "Contract year", "All years", _build_choices(years, results.years, narrowed.year)),
    ]


def _build_choices(names: Mapping[str, str], counts: Mapping[str, int], chosen: str) -> list[Choice]:
    """The choices that would find something, and the one chosen."""
    return [
        Choice(value, f"{name} ({counts.get(value, 0)})", value == chosen)
        for value, name in names.items()
        if counts.get(value) or value == chosen
    ]


def _link_page(text: str, asked: Mapping[str, str], page: int) -> Link:
    return Link(text, _write_address({**asked, "page": str(page) if page > 1 else ""}), note=f"Page {page}")


def _write_address(asked: Mapping[str, str]) -> str:
    return f"{page_path('search')}?{urlencode({name: value for name, value in asked.items() if value})}"
