"""A change of a contract year, as its editor sees it before it is published."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.admin.drafted import drafts
from tests.admin.forms import change_address, typed

pytestmark = pytest.mark.django_db


def test_its_preview_is_the_comparison_of_its_year_with_the_year_before_at_its_place(as_editor: Client) -> None:
    factories.a_year("2021-22")
    change = factories.a_change(factories.a_year("2022-23"), factories.a_source(), slug="more-posts", text="Old words.")
    address = change_address(change)
    as_editor.post(address, typed(as_editor, address, text="Newly typed words."))
    (draft,) = drafts()
    shown = as_editor.get(reverse("admin:guidance_edition_preview", args=[draft.pk])).content.decode()
    assert "2021/22 compared with 2022/23" in shown
    assert "Newly typed words." in shown
    assert 'href="#more-posts"' in shown
