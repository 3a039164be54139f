import pytest

from guidance.search.words import LONGEST_WORD, get_stem, get_stems, get_telling_stems, plain_words, split_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Supervision", "supervises"),
        ("employed", "employer"),
        ("MHWPs", "mhwp"),
        ("PCNs", "pcn"),
        ("mhps", "MHP"),
        ("café", "cafe"),
        ("children's", "children"),
        ("345,000", "345000"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert get_stems(one) == get_stems(other)


def test_what_makes_a_word_possessive_is_no_part_of_what_it_says() -> None:
    assert [word.stem for word in split_words("the authority's MHPs' children's")] == get_stems(
        "the authority MHPs children"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [("personality", "person"), ("personal", "person"), ("authority", "author"), ("appointment", "appoint")],
)
def test_words_that_the_stemmer_takes_for_others_are_kept_apart(one: str, other: str) -> None:
    assert get_stem(one) != get_stem(other)


def test_a_word_knows_where_it_stands() -> None:
    text = 'The PCN\N{RIGHT SINGLE QUOTATION MARK}s \N{LEFT DOUBLE QUOTATION MARK}Band 6" post'

    assert [text[word.start : word.end] for word in split_words(text)] == [
        "The",
        "PCN\N{RIGHT SINGLE QUOTATION MARK}s",
        "Band",
        "6",
        "post",
    ]
    assert plain_words(text) == ["The", "PCN", "Band", "6", "post"]


def test_what_a_text_says_leaves_out_the_words_that_it_is_put_in() -> None:
    assert get_telling_stems("What can they do?") == ()
    assert get_telling_stems("What supervision do they need?") == ("supervis",)


@pytest.mark.parametrize("odd", ["", " ", "\0", "\ud800", "🙂", "_" * 50, "'s", "ﬁ", "\u202e"])
def test_odd_text_has_stems_or_none_and_never_fails(odd: str) -> None:
    assert all(isinstance(found, str) for found in get_stems(odd))


def test_a_word_without_end_is_cut() -> None:
    assert len(get_stem("x" * 500)) <= LONGEST_WORD
