"""Read a question as typed: what it names, what it looks for, and which words were misspelt."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from guidance.search import references
from guidance.search.comparing.pairs import write_comparison
from guidance.search.concepts import Concept, Key, Option, concepts_in, list_keys
from guidance.search.lexicon import Lexicon
from guidance.search.names import Stems
from guidance.search.spelling.correcting import Vocabulary, correct_spelling, names_a_role, offer_other_words
from guidance.search.spelling.small_talk import leave_out_small_talk
from guidance.search.words import FILLERS, get_stem, get_stems, split_words

BAND, WHEN, CHANGE, HAPPEN = map(get_stem, ("band", "when", "change", "happen"))

# Words of questions about a meaning: 'what does ARRS stand for'.
_MEANING = frozenset(get_stems("stand mean meaning abbreviation acronym definition define short called"))
# Words of questions that the page of a band answers.
_PAY = frozenset(get_stems("band pay salary cost year"))
# Words of questions that the page of a contract year answers.
_OF_A_YEAR = frozenset(get_stems("rule change contract specification des new apply clause requirement different"))
_SOMEBODY = frozenset(get_stems("they them their she he her his him practitioner practitioners postholder"))
# How a question starts if a number answers it.
_NUMBERS = frozenset(tuple(get_stems(text)) for text in ("how many", "how long", "how old", "how often", "number of"))


@dataclass(frozen=True, slots=True)
class SearchQuestion:
    """`understood` is the text with spelling corrected, or blank if there was nothing to correct. `unknown` has the
    misspelt words. `did_you_mean` is the text with words of ours in place of English words that none of our texts has,
    or blank: it was not searched for.

    `keys` has its words, with each role's name as one. `pairs` are neighbouring words with the small words between
    them, which score higher when found together. `phrases` were typed in quotation marks.
    `abbreviation` is set if the question is only that abbreviation, or asks what it means. `compared` is the address
    of the comparison that it asks for, filled in, or blank.
    """

    typed: str
    understood: str
    unknown: tuple[str, ...]
    did_you_mean: str
    concepts: tuple[Concept, ...]
    keys: tuple[Key, ...]
    pairs: tuple[Stems, ...]
    phrases: tuple[Stems, ...]
    roles: frozenset[str]
    named: references.NamedReference
    abbreviation: str
    asks_for_meaning: bool
    asks_for_number: bool
    asks_for_pay: bool
    asks_when: bool
    compared: str = ""

    @property
    def is_only_a_year(self) -> bool:
        """Whether small words are all that it has besides."""
        return bool(self.named.year) and not self.concepts and not self.named.number

    @property
    def asks_what_happened(self) -> bool:
        """Whether it asks what happened or changed in a month that it names, and nothing else."""
        said = (stem for concept in self.concepts for stem in concept.options[0].stems)
        return bool(self.named.month) and {CHANGE, HAPPEN, *FILLERS}.issuperset(said)

    @property
    def asks_for_a_year(self) -> bool:
        """Whether it asks for the rules of a contract year, or what changed in it, and nothing else."""
        said = (stem for concept in self.concepts for stem in concept.options[0].stems)
        asks_for_rules = bool(self.named.year) and not self.named.number and not self.asks_for_number
        return asks_for_rules and _OF_A_YEAR.union(FILLERS).issuperset(said)

    def is_about_somebody(self, before: int) -> bool:
        """Whether it names a role, or has 'they' or 'the practitioner' for one before that place in its words. 'They'
        that comes later means somebody else: 'podiatrists, who employs them'."""
        return bool(self.roles) or not _SOMEBODY.isdisjoint(self.keys[:before])

    @property
    def asks_more(self) -> bool:
        """Whether it asks for anything besides the roles that it names."""
        return any(not concept.is_name for concept in self.concepts)


def read_question(typed: str, lexicon: Lexicon, vocabulary: Vocabulary, day: date) -> SearchQuestion:
    """`day` is the reader's day, which tells what 'last year' is.

    An English word stays, even if no text has it, unless another word makes a role's name of it and those beside it:
    'mental heath practitioner'.
    """
    text, unknown = correct_spelling(typed, lexicon, vocabulary)
    other = offer_other_words(text, lexicon, vocabulary)
    if other and names_a_role(other, lexicon) and not names_a_role(text, lexicon):
        text, other = other, ""
    said = leave_out_small_talk(text)
    named = references.find_references(vocabulary.rewrite(said), lexicon, day)
    typed_words = [
        each for each in split_words(named.rest) if not each.is_large_number or vocabulary.is_ours(each.text)
    ]
    words = [each.stem for each in typed_words]
    keys = list_keys(typed_words, lexicon)
    concepts = tuple(concepts_in(keys, lexicon))
    if named.band:
        concepts = tuple(map(_without_pay, concepts))
    roles = frozenset(slug for key in keys if isinstance(key, tuple) for slug in lexicon.roles[key])
    abbreviation = _find_abbreviation(said, concepts, lexicon)
    if abbreviation in lexicon.also_words and not roles:
        abbreviation = ""
    asks_for_meaning = bool(abbreviation) and not _MEANING.isdisjoint(words)
    if asks_for_meaning:
        concepts = tuple(concept for concept in concepts if _MEANING.isdisjoint(concept.options[0].stems))
    return SearchQuestion(
        typed=typed,
        understood=text if text != typed else "",
        unknown=unknown,
        did_you_mean=other,
        concepts=concepts,
        keys=tuple(keys),
        pairs=tuple(_pair_words(keys, named)),
        phrases=references.find_phrases(text),
        roles=roles,
        named=named,
        abbreviation=abbreviation,
        asks_for_meaning=asks_for_meaning,
        asks_for_pay=bool(named.band) and not roles and all(_is_of_pay(concept) for concept in concepts),
        asks_when=words[:1] == [WHEN] or CHANGE in words or bool(named.month and HAPPEN in words),
        asks_for_number=asks_for_number(words),
        compared=write_comparison(keys, named.compared, lexicon),
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
    run: list[str] = []
    for key in keys:
        if isinstance(key, tuple):
            run = []
        else:
            run.append(key)
            if key not in FILLERS:
                if len(run) > 1:
                    yield tuple(run)
                run = [key]


def _find_abbreviation(text: str, concepts: tuple[Concept, ...], lexicon: Lexicon) -> str:
    """The abbreviation in lower case if the question asks for nothing else, or blank."""
    words = [word for word in split_words(text) if word.stem not in FILLERS and word.stem not in _MEANING]
    forms = [text.strip().lower()]
    if len(words) == 1 and (len(concepts) == 1 or not _MEANING.isdisjoint(get_stems(text))):
        forms += [words[0].text.lower(), words[0].stem]
    return next((form for form in forms if form in lexicon.meanings), "")
