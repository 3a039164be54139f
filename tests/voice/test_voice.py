"""What the site, its forms, its admin and its code say is in words that a reader would say."""

import pytest

from guidance.content.checks import phrases, prose
from guidance.content.checks.reading_ease import LONGEST_SENTENCE, count_words
from tests.voice import texts


@pytest.fixture(scope="module")
def everything() -> list[texts.Words]:
    return list(texts.list_all())


def test_nothing_says_what_no_reader_would_say(everything: list[texts.Words]) -> None:
    found = [
        f"{words.place}: It says '{said}'. {better}"
        for words in everything
        for said, better in phrases.find_in(words.text)
    ]
    assert found == [], "\n" + "\n".join(found)


def test_no_sentence_is_longer_than_a_breath(everything: list[texts.Words]) -> None:
    found = [
        f"{words.place}: {count} words: {sentence}"
        for words in everything
        if words.is_prose
        for sentence in list_sentences(words.text)
        if (count := count_words(sentence)) > LONGEST_SENTENCE
    ]
    assert found == [], "\n" + "\n".join(found)


def list_sentences(text: str) -> list[str]:
    """A name in code may begin a sentence, so it counts as a word with a capital."""
    return prose.split_sentences(prose.leave_out_quoted(" ".join(text.split())).replace("…", "Code"))


def test_every_kind_of_text_is_read(everything: list[texts.Words]) -> None:
    kinds = {words.place.split(":")[0].rpartition(".")[2] for words in everything}
    assert {"py", "html", "md", "js", "scss", "Makefile"} <= kinds
    assert len(everything) > 10_000
