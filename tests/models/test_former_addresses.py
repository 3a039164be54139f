import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from guidance.models import FormerAddress


@pytest.mark.django_db
def test_readers_of_an_old_address_and_of_what_was_beneath_it_are_sent_on() -> None:
    FormerAddress.redirect_readers("/roles/old/", "/roles/new/")
    assert FormerAddress.objects.successor("/roles/old/") == "/roles/new/"
    assert FormerAddress.objects.successor("/roles/old/funding/") == "/roles/new/funding/"
    assert FormerAddress.objects.successor("/roles/older/") is None


@pytest.mark.django_db
def test_an_address_that_did_not_change_leaves_nothing() -> None:
    FormerAddress.redirect_readers("/roles/old/", "/roles/old/")
    assert not FormerAddress.objects.exists()


@pytest.mark.django_db
def test_what_led_to_an_old_address_leads_straight_to_the_new_one() -> None:
    FormerAddress.redirect_readers("/roles/a/", "/roles/b/")
    FormerAddress.redirect_readers("/roles/b/funding/", "/roles/b/money/")
    FormerAddress.redirect_readers("/roles/b/", "/roles/c/")
    held = {row.old_path: row.new_path for row in FormerAddress.objects.all()}
    assert held == {"/roles/a/": "/roles/c/", "/roles/b/": "/roles/c/", "/roles/b/funding/": "/roles/c/money/"}


@pytest.mark.django_db
def test_a_page_that_moves_back_leaves_no_loop() -> None:
    FormerAddress.redirect_readers("/roles/a/", "/roles/b/")
    FormerAddress.redirect_readers("/roles/b/", "/roles/a/")
    held = [(row.old_path, row.new_path) for row in FormerAddress.objects.all()]
    assert held == [("/roles/b/", "/roles/a/")]


@pytest.mark.django_db
def test_capitals_and_small_letters_are_different_addresses() -> None:
    FormerAddress.redirect_readers("/contract/2021-22/A1/", "/contract/2021-22/B14/")
    FormerAddress.redirect_readers("/contract/2021-22/b14/", "/contract/2021-22/b15/")
    assert FormerAddress.objects.successor("/contract/2021-22/A1/") == "/contract/2021-22/B14/"


class EveryMove(TestCase):
    # Which of three pages moves, and to which of five slugs.
    moves = st.lists(st.tuples(st.integers(0, 2), st.sampled_from("abcde")), max_size=12)

    @pytest.mark.slow
    @given(moves)
    def test_each_address_a_page_ever_had_leads_to_it_until_another_page_takes_it(
        self, moves: list[tuple[int, str]]
    ) -> None:
        FormerAddress.objects.all().delete()
        now = dict(enumerate("abc"))
        last_page_at = {slug: page for page, slug in now.items()}
        for page, slug in moves:
            if slug not in now.values():
                FormerAddress.redirect_readers(f"/{now[page]}/", f"/{slug}/")
                now[page] = slug
                last_page_at[slug] = page
        for slug, page in last_page_at.items():
            expected = None if slug in now.values() else f"/{now[page]}/"
            assert FormerAddress.objects.successor(f"/{slug}/") == expected
