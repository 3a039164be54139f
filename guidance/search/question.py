"""A question as it was typed, read: what it names, what it looks for, and which of its words were misspelt."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from guidance.search.lexicon import Lexicon, Stems
from guidance.search.references import Reference, named_in, phrases_in
from guidance.search.words import stem, stems, words_of

LONGEST_QUESTION = 200
MOST_CONCEPTS = 20
SYNONYM_COUNTS = 0.6

THEY = stem("they")  # stands for the role that a question names, as in the questions that a guide answers
_ARTICLES = frozenset(stems("a an the"))
# Words that a question is put in rather than about.
FILLERS = frozenset(
    stems(
        "a about am an and any are as at be been being by can could did do does each for from get give had has have he"
        " her his how i if in into is it its may me might must my need needs of on or our ought out per please s shall"
        " she should so some t tell than that the their them then there these they this those to us want was we were"
        " what when where which who whom whose why will with would you your"
    )
)

_OF_A_BAND = frozenset(stems("band pay salary afc agenda change cost scale"))


@dataclass(frozen=True, slots=True)
class Option:
    """One way of saying what is looked for; `counts` is its weight."""

    stems: Stems
    counts: float = 1.0


@dataclass(frozen=True, slots=True)
class Concept:
    """Something looked for, the way it was typed first. `is_name` where it only names a role."""

    options: tuple[Option, ...]
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """`understood` is the text with misspelt words corrected, blank where none was; `unknown` are those words.

    `says` are the stems of all that is neither filler nor reference, to hold against a title; `pairs` are words that
    follow one another, to hold against what is written. `phrases` stood in quotation marks.
    """

    typed: str
    understood: str
    unknown: tuple[str, ...]
    says: Stems
    concepts: tuple[Concept, ...]
    pairs: tuple[Stems, ...]
    phrases: tuple[Stems, ...]
    roles: frozenset[str]
    named: Reference
    abbreviation: str

    @property
    def asks_only_its_band(self) -> bool:
        """Whether it is the name of a band, and maybe that of a year, or asks for its pay."""
        return not self.roles and set(self.says) <= _OF_A_BAND | {self.named.band}

    @property
    def asks_more(self) -> bool:
        """Whether it looks for anything beyond the roles that it names."""
        return any(not concept.is_name for concept in self.concepts)


def read_question(typed: str, lexicon: Lexicon, meant: Callable[[str], str | None]) -> Question:
    """`meant` gives the word that a reader meant, the same word where it is known, or None."""
    text, unknown = _corrected(typed, lexicon, meant)
    named = named_in(text, lexicon)
    keys = stems(named.rest)
    keys, roles = _with_roles_apart(keys, lexicon)
    concepts = list(_concepts(keys, lexicon))
    whole = text.strip().lower()
    return Question(
        typed=typed,
        understood=text if text != typed else "",
        unknown=unknown,
        says=says(named.rest),
        concepts=tuple(concepts[:MOST_CONCEPTS]),
        pairs=tuple(_pairs(stems(named.rest))),
        phrases=phrases_in(text),
        roles=frozenset(slug for key in roles for slug in lexicon.roles[key]),
        named=named,
        abbreviation=whole if whole in lexicon.meanings else "",
    )


def _pairs(keys: list[str]) -> Iterator[Stems]:
    for pair in pairwise(keys[: 2 * MOST_CONCEPTS]):
        if not FILLERS.intersection(pair):
            yield pair


def says(text: str) -> Stems:
    """A text without the words that questions and titles are put in."""
    return tuple(key for key in stems(text) if key not in FILLERS)


def _corrected(typed: str, lexicon: Lexicon, meant: Callable[[str], str | None]) -> tuple[str, tuple[str, ...]]:
    parts, unknown, position = [], [], 0
    for word in words_of(typed):
        known = word.stem in FILLERS or word.stem in lexicon.words
        correct = word.text if known else meant(word.text)
        if correct != word.text:
            unknown.append(word.text)
        parts += [typed[position : word.start], correct or word.text]
        position = word.start + len(word.text)
    return "".join([*parts, typed[position:]]), tuple(unknown)


# A stem, or the stems of a role's name.
Key = str | Stems


def _with_roles_apart(keys: list[str], lexicon: Lexicon) -> tuple[list[Key], list[Stems]]:
    """Each role's name as one key, the longest name there is, without the article before it.

    Where a longer way of saying something else begins there, it is no name: 'recruitment caps' names no CAP.
    """
    found: list[Key] = []
    at = 0
    while at < len(keys):
        name, way = _longest(keys, at, lexicon.roles), _longest(keys, at, lexicon.synonyms)
        if len(way) > len(name):
            found += way
            at += len(way)
            continue
        if name and found and found[-1] in _ARTICLES:
            found.pop()
        found.append(name or keys[at])
        at += len(name) or 1
    return found, [key for key in found if isinstance(key, tuple)]


def _longest(keys: list[str], at: int, names: object) -> Stems:
    """The longest of the names that begins there; none is an empty one."""
    lengths = range(min(LONGEST_NAME, len(keys) - at), 0, -1)
    return next((key for length in lengths if (key := tuple(keys[at : at + length])) in names), ())  # type: ignore[operator]


LONGEST_NAME = 8  # words


def _concepts(keys: list[Key], lexicon: Lexicon) -> Iterator[Concept]:
    """From left to right, the longest way of saying something that begins at each word; else the word by itself.

    A role stands in such a way as 'they'. Where it is in one, it is a concept of its own besides.
    """
    plain = [key if isinstance(key, str) else THEY for key in keys]
    at, found = 0, []
    while at < len(keys):
        way = _longest(plain, at, lexicon.synonyms)
        for key in keys[at : at + (len(way) or 1)]:
            if isinstance(key, tuple):
                found.append(Concept(tuple(_options(key, lexicon)), is_name=True))
        if way or isinstance(keys[at], str):
            key = way or (str(keys[at]),)
            if way or key[0] not in FILLERS:
                found.append(Concept(tuple(_options(key, lexicon))))
        at += len(way) or 1
    return iter([concept for concept, _ in groupby(found)])


def _options(key: Stems, lexicon: Lexicon) -> Iterator[Option]:
    yield Option(key)
    for other in sorted(lexicon.synonyms.get(key, ())):
        yield Option(other, SYNONYM_COUNTS)
