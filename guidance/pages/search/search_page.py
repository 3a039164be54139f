"""The page of search results."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from django.utils.safestring import SafeString

from guidance.models import SubjectNotCovered
from guidance.models.page_paths import page_path
from guidance.pages.search.answer_card import AnswerCard
from guidance.pages.search.first_answer import find_first_answer
from guidance.pages.search.search_filters import SearchFilter, build_filters
from guidance.presenters.links import NO_YEAR, KeptYear, Link
from guidance.presenters.other_answers.not_covered import SubjectOnPage, describe_not_covered
from guidance.presenters.prose import Prose
from guidance.presenters.years import ChosenYear
from guidance.rules.years.contract_years import label_year
from guidance.search.index import Index
from guidance.search.numbers import RESULTS_SHOWN
from guidance.search.passages import ExtractPiece
from guidance.search.results import Hit, Narrowed, Results
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
class Ambiguous:
    """An abbreviation with several meanings."""

    short: str
    meanings: list[Link]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`unknown` are misspelt words, and `looked_for` is what was searched for instead.

    `did_you_mean` is another search to offer. `nothing_for` are the words that it was about and that we have nowhere.
    `card` is the answer, and `not_covered` says who has it where this site does not. The hits are then pages that only
    share some words, unless this site covers a part of the question: `covered_part`.
    """

    typed: str
    total: int
    first: int
    hits: list[HitOnPage]
    filters: list[SearchFilter]
    is_narrowed: bool
    everything: str
    card: AnswerCard | None
    not_covered: SubjectOnPage | None
    covered_part: str
    ambiguous: list[Ambiguous]
    looked_for: str
    unknown: list[str]
    did_you_mean: Link | None
    nothing_for: tuple[str, ...]
    previous: Link | None
    next: Link | None
    page: int
    pages: int


def find_kept_year(results: Results, narrowed: Narrowed, index: Index) -> KeptYear:
    """The contract year that the reader chose or named, for the page's links to keep."""
    year = narrowed.year or results.question.named.year
    return KeptYear(f"year={year}") if year in index.lexicon.years else NO_YEAR


def search_page(results: Results, narrowed: Narrowed, index: Index, chosen: ChosenYear, prose: Prose) -> SearchPage:
    """`chosen` is the contract year asked for, or the one in force. At most eight queries."""
    question, lexicon = results.question, index.lexicon
    asked = {"q": question.typed, "kind": narrowed.kind, "role": narrowed.role, "year": narrowed.year}
    is_first = results.page == 1 and narrowed == Narrowed()
    ambiguous = _tell_apart(question.typed, lexicon.meanings)
    has_card = is_first and not ambiguous and (bool(results.covered_part) or not results.not_covered)
    card = find_first_answer(results, index, chosen, prose) if has_card else None
    answered = results.hits[0] if card and results.hits and card.is_from(results.hits[0].entry.address) else None
    return SearchPage(
        typed=question.typed,
        total=results.total,
        first=1 + (results.page - 1) * RESULTS_SHOWN,
        hits=[_build_hit(hit, prose.kept, is_answered=hit is answered) for hit in results.hits],
        filters=build_filters(results, narrowed, lexicon.role_titles),
        is_narrowed=narrowed != Narrowed(),
        everything=_write_address({"q": question.typed}),
        card=card,
        not_covered=_find_not_covered(results.not_covered, prose),
        covered_part=results.covered_part,
        ambiguous=ambiguous,
        looked_for=question.understood,
        unknown=list(question.unknown),
        did_you_mean=_offer(question.did_you_mean),
        nothing_for=results.nothing_for,
        previous=_link_page("Previous", asked, results.page - 1) if results.page > 1 else None,
        next=_link_page("Next", asked, results.page + 1) if results.page < results.pages else None,
        page=results.page,
        pages=results.pages,
    )


def _offer(text: str) -> Link | None:
    return Link(text, _write_address({"q": text})) if text else None


def _tell_apart(typed: str, meanings: Mapping[str, Sequence[tuple[str, str]]]) -> list[Ambiguous]:
    stems = get_stems(typed)
    return [
        Ambiguous(short.upper(), [Link(term, address) for address, term in terms])
        for short, terms in meanings.items()
        if len(terms) > 1 and short in stems
    ]


def _find_not_covered(slug: str, prose: Prose) -> SubjectOnPage | None:
    subject = SubjectNotCovered.objects.filter(slug=slug).first() if slug else None
    return describe_not_covered(subject, prose) if subject else None


def _build_hit(hit: Hit, kept: KeptYear, *, is_answered: bool) -> HitOnPage:
    """Without extracts where the answer above the results is from that page."""
    entry = hit.entry
    about = [entry.kind.label, *(label_year(year) for year in entry.years if len(entry.years) == 1)]
    return HitOnPage(
        title=entry.title,
        href=kept.link(hit.address),
        about=", ".join(about),
        passages=[
            PassageOnPage(kept.link(each.address), each.heading, mark_matches(each.pieces))
            for each in ([] if is_answered else hit.extracts)
        ],
    )


def mark_matches(pieces: Iterable[ExtractPiece]) -> SafeString:
    """Escapes the text and puts what matched in <mark>."""
    marked = ((escape(piece.text), piece.matched) for piece in pieces)
    return SafeString("".join(f"<mark>{text}</mark>" if matched else text for text, matched in marked))


def _link_page(text: str, asked: Mapping[str, str], page: int) -> Link:
    return Link(text, _write_address({**asked, "page": str(page) if page > 1 else ""}), note=f"Page {page}")


def _write_address(asked: Mapping[str, str]) -> str:
    return f"{page_path('search')}?{urlencode({name: value for name, value in asked.items() if value})}"
