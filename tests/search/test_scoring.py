import pytest

from tests.search.scoring import gain, score

RIGHT = {"/best/": 3, "/good/": 2, "/page/": 1}


def test_the_best_order_scores_one() -> None:
    assert score(["/best/", "/good/", "/page/", "/other/"], RIGHT).gain == pytest.approx(1)


def test_nothing_right_among_the_first_five_scores_nothing() -> None:
    found = ["/a/", "/b/", "/c/", "/d/", "/e/", "/best/"]

    assert score(found, RIGHT).gain == 0
    assert score([], RIGHT).gain == 0


def test_what_is_right_counts_for_less_the_later_it_comes() -> None:
    assert gain([3]) == 7
    assert gain([0, 3]) == pytest.approx(7 / 1.58496, rel=1e-4)
    assert score(["/best/", "/x/", "/good/"], RIGHT).gain > score(["/good/", "/x/", "/best/"], RIGHT).gain


def test_a_place_counts_as_its_page_and_only_once() -> None:
    assert score(["/page/#one", "/page/#two"], {"/page/": 3}) == score(["/page/"], {"/page/": 3})
    assert score(["/page/", "/page/#one"], {"/page/": 1, "/page/#one": 3}).gain < 1


def test_a_page_does_not_count_as_a_place_on_it() -> None:
    assert score(["/page/"], {"/page/#one": 3}).gain == 0


@pytest.mark.parametrize(
    ("first", "right", "is_right"),
    [
        ("/best/", RIGHT, True),
        ("/good/", RIGHT, False),
        ("/good/", {"/good/": 2, "/page/": 1}, True),
        ("/other/", RIGHT, False),
    ],
)
def test_the_first_is_right_where_it_answers_as_well_as_anything_does(
    first: str, right: dict[str, int], is_right: bool
) -> None:
    assert score([first], right).first_is_right is is_right


def test_one_of_the_first_five_is_right() -> None:
    assert score(["/a/", "/b/", "/c/", "/d/", "/best/"], RIGHT).right_in_five
    assert not score(["/a/", "/b/", "/c/", "/d/", "/e/", "/best/"], RIGHT).right_in_five
    assert not score(["/good/"], RIGHT).right_in_five
