"""Turn the words of a question into concepts: each role or thing to look for, with its other names."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from guidance.search import numbers
from guidance.search.lexicon import Lexicon
from guidance.search.names import Stems
from guidance.search.words import ARTICLES, FILLERS, TextWord, get_stem, get_stems

THEY = get_stem("they")  # stands for the role in synonyms such as 'what they do'
# Words for somebody in a role that don't say which role.
ANYBODY = frozenset(get_stems("practitioner postholder holder role post worker them someone somebody"))

_VERSUS = frozenset(get_stems("or v vs versus"))

# A stem, or all the stems of a role's name.
Key = str | Stems


@dataclass(frozen=True, slots=True)
class Option:
    """One way of saying what is looked for."""

    stems: Stems
    is_synonym: bool = False

    @property
    def counts(self) -> float:
        return numbers.BY_A_SYNONYM if self.is_synonym else 1.0

    @property
    def is_a_question(self) -> bool:
        """Whether it has only words such as 'what they do', which mean something only as a title."""
        return FILLERS.issuperset(self.stems)


@dataclass(frozen=True, slots=True)
class Concept:
    """Something looked for. The first option is as typed. `is_name` means that it only names a role."""

    options: tuple[Option, ...]
    is_name: bool = False


def without_articles(keys: list[str]) -> list[str]:
    return [key for key in keys if key not in ARTICLES]


def list_keys(words: Iterable[TextWord], lexicon: Lexicon) -> list[Key]:
    """Without articles, and with each role's name as one key. An English word such as 'cap' is not a role's name where
    it is in small letters and not alone, unless another role is compared with it: 'pwp vs cap'."""
    kept = [word for word in words if word.stem not in ARTICLES]
    stems = [word.stem for word in kept]
    small = {word.stem for word in kept if word.text.islower()} if len(kept) > 1 else set()
    compared = {
        stem
        for first, middle, last in zip(stems, stems[1:], stems[2:], strict=False)
        for stem, other in ((first, last), (last, first))
        if middle in _VERSUS and (other,) in lexicon.roles
    }
    return with_roles_apart(stems, lexicon, (lexicon.also_words & small) - compared)


def with_roles_apart(keys: list[str], lexicon: Lexicon, not_names: Collection[str] = ()) -> list[Key]:
    """Join the words of each role's name into one key, taking the longest name that fits.

    A longer synonym that starts at the same word wins: 'recruitment caps' does not name the role CAP.
    """
    found: list[Key] = []
    at = 0
    while at < len(keys):
        name = () if keys[at] in not_names else lexicon.roles.find_longest(keys, at)
        way = lexicon.synonyms.find_longest(keys, at)
        if len(way) > len(name):
            found += way
        else:
            found.append(name or keys[at])
        at += max(len(way), len(name), 1)
    return found


def concepts_in(keys: list[Key], lexicon: Lexicon) -> Iterator[Concept]:
    """Read from left to right, taking the longest synonym that starts at each word, or else the word itself.

    'They' in a synonym matches any role. A role matched this way is also a concept of its own.
    """
    found = [concept for part in _split_keys(keys, lexicon) for concept in _build_concepts(part, lexicon)]
    return (concept for concept, _ in groupby(found))


def put_they_for_roles(keys: Iterable[Key]) -> Iterator[str]:
    """'Who pays for they' for 'who pays for an MHP', and for 'who pays for the practitioner'."""
    return (key if isinstance(key, str) and key not in ANYBODY else THEY for key in keys)


def _split_keys(keys: list[Key], lexicon: Lexicon) -> Iterator[tuple[list[Key], Stems]]:
    """Split the keys into groups, each with the synonym that it matches, or with ()."""
    plain = list(put_they_for_roles(keys))
    literal = [key if isinstance(key, str) else THEY for key in keys]
    at = 0
    while at < len(keys):
        way = max(lexicon.synonyms.find_longest(literal, at), lexicon.synonyms.find_longest(plain, at), key=len)
        yield keys[at : at + (len(way) or 1)], way
        at += len(way) or 1


def _build_concepts(part: tuple[list[Key], Stems], lexicon: Lexicon) -> Iterator[Concept]:
    keys, way = part
    for key in keys:
        if isinstance(key, tuple):
            yield Concept(tuple(_list_role_names(key, lexicon)), is_name=True)
    if way:
        others = sorted(lexicon.synonyms[way])
        yield Concept((Option(way), *(Option(other, is_synonym=True) for other in others)))
    elif isinstance(keys[0], str) and keys[0] not in FILLERS:
        yield Concept((Option((keys[0],)),))


def _list_role_names(key: Stems, lexicon: Lexicon) -> Iterator[Option]:
    """The name as typed, the role's other names and their synonyms."""
    yield Option(key)
    slugs = lexicon.roles[key]
    others = {name for name, of in lexicon.roles.items() if of & slugs} | lexicon.synonyms.get(key, frozenset())
    yield from (Option(name, is_synonym=True) for name in sorted(others - {key}))
