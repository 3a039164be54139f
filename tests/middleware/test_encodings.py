import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.middleware.encodings import best_encoding


@pytest.mark.parametrize(
    ("accept", "best"),
    [
        ("", "identity"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("deflate", "identity"),
        ("GZIP", "gzip"),
        ("*", "br"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br ; q=0.5 , gzip;Q=0.4", "br"),
        ("gzip;q=0.5, identity", "identity"),
        ("gzip;q=0.001", "gzip"),
        ("*;q=0", "identity"),
        ("br;q=0, *;q=0.1", "gzip"),
        ("identity;q=0", "identity"),
        ("br;q=high, gzip", "gzip"),
        ("br;q=nan, gzip", "gzip"),
    ],
)
def test_the_encoding_is_the_one_the_browser_likes_best(accept: str, best: str) -> None:
    assert best_encoding(accept) == best


@given(st.text(alphabet=st.sampled_from("brgzip*;q=0.19, \x00é")))
def test_any_header_has_an_answer(accept: str) -> None:
    assert best_encoding(accept) in {"br", "gzip", "identity"}
