"""Read a question as typed: what it names, what it looks for, and which words were misspelt."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from guidance.search import references
from guidance.search.concepts import Concept, Key, Option, concepts_in, with_roles_apart, without_articles
from guidance.search.lexicon import Lexicon, Stems
from guidance.search.words import FILLERS, get_stem, get_stems, split_words

LONGEST_QUESTION = 200
MOST_CONCEPTS = 20
BAND, WHEN, CHANGE = get_stem("band"), get_stem("when"), get_stem("change")

# Words of questions about a meaning: 'what does ARRS stand for'.
_MEANING = frozenset(get_stems("stand mean meaning abbreviation acronym definition define short called"))
# Words of questions that the page of a band answers.
_PAY = frozenset(get_stems("band pay salary cost year"))
# How a question starts if a number answers it.
_NUMBERS = frozenset(tuple(get_stems(text)) for text in ("how many", "how long", "how old", "how often", "number of"))


@dataclass(frozen=True, slots=True)
class SearchQuestion:
    """`understood` is the text with spelling corrected, or blank if there was nothing to correct. `unknown` has the
    misspelt words.

    `pairs` are neighbouring words, which score higher when found together. `phrases` were typed in quotation marks.
    `abbreviation` is set if the question is only that abbreviation, or asks what it means.
    """

    typed: str
    understood: str
    unknown: tuple[str, ...]
    concepts: tuple[Concept, ...]
    pairs: tuple[Stems, ...]
    phrases: tuple[Stems, ...]
    roles: frozenset[str]
    named: references.NamedReference
    abbreviation: str
    asks_for_meaning: bool
    asks_for_number: bool
    asks_for_pay: bool
    asks_when: bool

    @property
    def asks_more(self) -> bool:
        """Whether it asks for anything besides the roles that it names."""
        return any(not concept.is_name for concept in self.concepts)


def read_question(typed: str, lexicon: Lexicon, meant: Callable[[str], str | None]) -> SearchQuestion:
    """`meant` returns the word that the reader probably meant: the same word if it is known, or None."""
    text, unknown = _correct_spelling(typed, lexicon, meant)
    named = references.find_references(text, lexicon)
    words = get_stems(named.rest)
    keys = with_roles_apart(without_articles(words), lexicon)
    concepts = tuple(concepts_in(keys, lexicon))[:MOST_CONCEPTS]
    if named.band:
        concepts = tuple(map(_without_pay, concepts))
    roles = frozenset(slug for key in keys if isinstance(key, tuple) for slug in lexicon.roles[key])
    abbreviation = _find_abbreviation(text, concepts, lexicon)
    asks_for_meaning = bool(abbreviation) and not _MEANING.isdisjoint(words)
    if asks_for_meaning:
        concepts = tuple(concept for concept in concepts if _MEANING.isdisjoint(concept.options[0].stems))
    return SearchQuestion(
        typed=typed,
        understood=text if text != typed else "",
        unknown=unknown,
        concepts=concepts,
        pairs=tuple(_pair_words(keys, named)),
        phrases=references.find_phrases(text),
        roles=roles,
        named=named,
        abbreviation=abbreviation,
        asks_for_meaning=asks_for_meaning,
        asks_for_pay=bool(named.band) and not roles and all(_is_of_pay(concept) for concept in concepts),
        asks_when=words[:1] == [WHEN] or CHANGE in words,
        asks_for_number=asks_for_number(words),
    )


def asks_for_number(words: list[str]) -> bool:
    return any(pair in _NUMBERS for pair in pairwise(words))


def _is_of_pay(concept: Concept) -> bool:
    return any(_PAY.issuperset(option.stems) for option in concept.options)


def _without_pay(concept: Concept) -> Concept:
    """With a number, 'band' doesn't mean pay as it does in 'what band are they', so drop that word's synonyms."""
    return Concept((Option((BAND,)),)) if concept.options[0].stems == (BAND,) else concept


def _pair_words(keys: list[Key], named: references.NamedReference) -> Iterator[Stems]:
    if named.band:
        yield (BAND, named.band)
    for first, second in pairwise(keys[: 2 * MOST_CONCEPTS]):
        if isinstance(first, str) and isinstance(second, str) and not FILLERS.intersection((first, second)):
            yield first, second


def _find_abbreviation(text: str, concepts: tuple[Concept, ...], lexicon: Lexicon) -> str:
    """The abbreviation in lower case if the question asks for nothing else, or blank."""
    words = [word for word in split_words(text) if word.stem not in FILLERS and word.stem not in _MEANING]
    forms = [text.strip().lower()]
    if len(words) == 1 and (len(concepts) == 1 or not _MEANING.isdisjoint(get_stems(text))):
        forms += [words[0].text.lower(), words[0].stem]
    return next((form for form in forms if form in lexicon.meanings), "")


def _correct_spelling(typed: str, lexicon: Lexicon, meant: Callable[[str], str | None]) -> tuple[str, tuple[str, ...]]:
    parts, unknown, position = [], [], 0
    for word in split_words(typed):
        known = word.stem in FILLERS or word.stem in lexicon.words
        correct = word.text if known else meant(word.text)
        if correct != word.text:
            unknown.append(word.text)
        parts += [typed[position : word.start], correct or word.text]
        position = word.start + len(word.text)
    return "".join([*parts, typed[position:]]), tuple(unknown)
