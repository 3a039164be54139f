"""Read what a reader meant to type: slips corrected, and other words offered."""

from itertools import pairwise
from typing import Protocol

from guidance.search.concepts import with_roles_apart, without_articles
from guidance.search.lexicon import Lexicon
from guidance.search.words import FILLERS, TextWord, get_stems, split_words


class Vocabulary(Protocol):
    """The words of our own texts."""

    def is_ours(self, word: str) -> bool: ...

    def find_meant(self, word: str) -> str | None:
        """The word that the reader probably meant: the same word if it is one, or None."""

    def find_sounding(self, word: str) -> str | None:
        """The word of ours that a misspelt word sounds like, or None."""

    def find_near(self, word: str) -> str | None:
        """The word of ours that is most like it, or None."""

    def is_in_a_title(self, first: str, second: str) -> bool:
        """Whether a title of ours has the two words beside each other."""

    def rewrite(self, text: str) -> str:
        """The text with words written in one or apart as our texts have them."""


def correct_spelling(typed: str, lexicon: Lexicon, vocabulary: Vocabulary) -> tuple[str, tuple[str, ...]]:
    parts, unknown, position = [], [], 0
    for word in split_words(typed):
        known = word.stem in FILLERS or word.stem in lexicon.words
        meant = word.text if known else _find_role(word, lexicon, vocabulary) or vocabulary.find_meant(word.text)
        correct = vocabulary.find_sounding(word.text) or meant
        if correct != word.text:
            unknown.append(word.text)
        parts += [typed[position : word.start], correct or word.text]
        position = word.start + len(word.text)
    return "".join([*parts, typed[position:]]), tuple(unknown)


def _find_role(word: TextWord, lexicon: Lexicon, vocabulary: Vocabulary) -> str:
    """The abbreviation of a role that has the same letters: 'MHP' for 'MPH', which is English too."""
    if vocabulary.is_ours(word.text):
        return ""
    short = (name[0] for name in lexicon.roles if len(name) == 1)
    return next((name for name in short if name[0] == word.stem[0] and sorted(name) == sorted(word.stem)), "")


def names_a_role(text: str, lexicon: Lexicon) -> bool:
    return any(isinstance(key, tuple) for key in with_roles_apart(without_articles(get_stems(text)), lexicon))


def offer_other_words(text: str, lexicon: Lexicon, vocabulary: Vocabulary) -> str:
    """The text with words of ours in place of English words that we have nowhere, or blank.

    A word is offered only where it makes a role's name, or a title's words, with its neighbours: nobody who typed
    'massage' meant 'passage'.
    """
    text = vocabulary.rewrite(text)
    words = list(split_words(text))
    offered, position = [], 0
    for place, word in enumerate(words):
        is_ours = word.stem in FILLERS or word.stem in lexicon.words or vocabulary.is_ours(word.text)
        near = None if is_ours or not word.text.isalpha() else vocabulary.find_near(word.text)
        if near and near != word.text.lower() and _fits(near, words, place, lexicon, vocabulary):
            offered += [text[position : word.start], near]
            position = word.start + len(word.text)
    return "".join([*offered, text[position:]]) if offered else ""


def _fits(near: str, words: list[TextWord], place: int, lexicon: Lexicon, vocabulary: Vocabulary) -> bool:
    texts = [word.text for word in words]
    beside = [*texts[:place], near, *texts[place + 1 :]]
    if any(vocabulary.is_in_a_title(*pair) for pair in pairwise(beside[max(place - 1, 0) : place + 2])):
        return True
    return names_a_role(" ".join(beside), lexicon) and not names_a_role(" ".join(texts), lexicon)
