"""What the server says of a form that was saved, so that the browser keeps what was typed no longer."""

import pytest
from django.test import Client

from guidance.admin.recovery import COOKIE, FIELD
from guidance.content import kinds
from tests.admin.forms import add_address, change_address, typed
from tests.factories import a_role

pytestmark = pytest.mark.slow
NAME = "0123456789abcdef" * 2
OTHER = "f" * 32


def post(client: Client, address: str, **changes: str) -> str:
    tokens = client.get(address).context["tokens"]
    return client.post(address, typed(client, address, **tokens, **changes)).content.decode()


def test_a_form_that_is_saved_is_named_in_a_cookie_for_the_admin(as_editor: Client) -> None:
    role = a_role()
    post(as_editor, change_address(role), summary="New words.", typed=NAME)
    cookie = as_editor.cookies[COOKIE]
    assert (cookie.value, cookie["path"], cookie["samesite"]) == (NAME, "/admin/", "Lax")
    assert not cookie["httponly"]  # a script of ours reads it


def test_forms_saved_before_the_browser_took_notice_stay_named(as_editor: Client) -> None:
    post(as_editor, change_address(a_role()), summary="New words.", typed=NAME)
    post(as_editor, change_address(a_role()), summary="New words.", typed=OTHER)
    assert as_editor.cookies[COOKIE].value == f"{NAME}.{OTHER}"


def test_a_form_with_a_mistake_is_not_named_and_keeps_its_name(as_editor: Client) -> None:
    page = post(as_editor, add_address("role"), name="", typed=NAME)
    assert COOKIE not in as_editor.cookies
    assert f'name="typed" value="{NAME}"' in page
    assert "data-holds-unsaved" in page
    assert "data-holds-unsaved" not in as_editor.get(add_address("role")).content.decode()


@pytest.mark.parametrize("name", ["", "x", NAME.upper(), f"{NAME}; Path=/", f'"><script>{NAME}'])
def test_a_name_that_is_not_one_of_ours_goes_no_further(as_editor: Client, name: str) -> None:
    post(as_editor, change_address(a_role()), summary="New words.", typed=name)
    assert COOKIE not in as_editor.cookies
    assert "<script>01" not in post(as_editor, add_address("role"), name="", typed=name)


def test_no_hidden_field_is_named_as_a_field_of_content_is(as_editor: Client) -> None:
    """The browser would send both, and the server take one for the other."""
    hidden = {FIELD, *as_editor.get(add_address("role")).context["tokens"]}
    assert not [(kind, name) for kind in kinds.content_models() for name in kinds.get_fields(kind) if name in hidden]
