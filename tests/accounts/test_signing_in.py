"""The door to the admin: by username or email address, to the page that was wanted, for people with an account."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import User
from django.test import Client
from django.urls import NoReverseMatch, reverse

from guidance.accounts.people import find_user
from pcnroles import account_urls
from tests.accounts.conftest import sign_in, try_code, try_password
from tests.factories import a_role
from tests.signing_in import PASSWORD, code_of

SIGN_IN = reverse("account_login")
ADMIN = reverse("admin:index")
# But for that of a link in an email.
NAMES = [each.name for each in account_urls.urlpatterns if each.name != "account_reset_password_from_key"]
WRONG = "The username or email address, or the password, is not right"


@pytest.mark.parametrize("name", ["editor", "EDITOR", " editor ", "editor@example.org", "Editor@Example.org"])
def test_a_username_or_an_email_address_in_small_or_capital_letters_will_do(
    client: Client, editor: User, name: str
) -> None:
    assert try_password(client, name, PASSWORD).url == ADMIN


def test_an_email_address_of_two_accounts_names_neither(editor: User) -> None:
    User.objects.create_user("other", "editor@example.org")
    assert find_user("editor@example.org") is None
    assert find_user("other") is not None


def test_an_administrator_does_not_give_two_accounts_one_address(client: Client, editor: User) -> None:
    client.force_login(User.objects.create_superuser("owner"))
    other = User.objects.create_user("other")
    address = reverse("admin:auth_user_change", args=[other.pk])
    answer = client.post(address, {"username": "other", "email": "Editor@example.org"})
    assert "Another account has this address" in answer.content.decode()
    assert client.post(address, {"username": "other", "email": "other@example.org"}).status_code == 302
    assert client.post(address, {"username": "other", "email": ""}).status_code == 302


@pytest.mark.parametrize("name", ["\u017fomebody", "\u0131", "i\u0307", "somebody@example.org\u0307"])
def test_letters_that_look_alike_are_not_the_same(db: None, name: str) -> None:
    for username in ("somebody", "i"):
        User.objects.create_user(username, f"{username}@example.org")
    assert find_user(name) is None


@pytest.mark.parametrize(
    ("name", "password"),
    [
        pytest.param("editor", "a wrong password", id="wrong password"),
        pytest.param("editor@example.org", "a wrong password", id="wrong password, by email"),
        pytest.param("nobody", "a wrong password", id="no account"),
        pytest.param("nobody@example.org", "a wrong password", id="no account, by email"),
        pytest.param("gone", PASSWORD, id="account closed"),
        pytest.param("no-password", "", id="no password"),
        pytest.param("o'brien; --", "<script>", id="hostile"),
    ],
)
def test_whatever_is_wrong_is_said_and_done_alike(
    client: Client, editor: User, monkeypatch: pytest.MonkeyPatch, name: str, password: str
) -> None:
    """Hashing a password is what takes the time. It is done once, whoever is named."""
    User.objects.create_user("gone", password=PASSWORD, is_active=False)
    User.objects.create_user("no-password")
    hashed: list[str] = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *given: hashed.append("") or encode(*given))
    response = try_password(client, name, password or "a wrong password")
    assert response.status_code == 200
    assert response.context["form"].non_field_errors()[0].startswith(WRONG)
    assert len(hashed) == 1
    assert client.get(ADMIN).status_code == 302


def test_a_name_longer_than_any_is_no_mistake_of_ours(client: Client, db: None) -> None:
    response = try_password(client, "a" * 300, PASSWORD)
    assert "at most 254 characters" in response.content.decode()


def test_the_admins_own_pages_for_signing_in_lead_to_the_sites(client: Client, editor: User) -> None:
    assert client.get(f"{ADMIN}login/").url == f"{SIGN_IN}?next={ADMIN}"
    client.post(f"{ADMIN}login/", {"username": "editor", "password": PASSWORD})
    assert client.get(ADMIN).status_code == 302
    client.force_login(editor)
    assert client.get(f"{ADMIN}login/").url == ADMIN
    assert client.get(reverse("admin:password_change")).url == reverse("account_change_password")
    assert client.post(reverse("admin:logout")).url == SIGN_IN
    assert client.get(ADMIN).status_code == 302


def test_after_signing_in_the_page_that_was_wanted_opens(client: Client, publisher_with_app: User) -> None:
    wanted = reverse("admin:guidance_role_change", args=[a_role().pk])
    page = client.get(wanted, follow=True)
    assert page.redirect_chain[-1] == (f"{SIGN_IN}?next={wanted}", 302)
    assert f'name="next" value="{wanted}"' in page.content.decode()
    try_password(client, "publisher", PASSWORD, next=wanted)
    assert try_code(client, code_of(publisher_with_app)).url == wanted


@pytest.mark.slow
@pytest.mark.parametrize("with_token", [True, False], ids=["with its token", "without"])
def test_a_form_sent_after_the_session_ended_leads_to_signing_in_and_back_to_the_form(
    editor: User, with_token: bool
) -> None:
    role = a_role()
    form = reverse("admin:guidance_role_change", args=[role.pk])
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    page = client.get(form).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token
    del client.cookies["sessionid"]
    if not with_token:
        del client.cookies["csrftoken"]
    response = client.post(form, {"name": "New", "csrfmiddlewaretoken": token[1]}, follow=True)
    assert response.redirect_chain[-1] == (f"{SIGN_IN}?next={form}", 302)
    assert response.status_code == 200


@pytest.mark.slow
def test_a_form_opened_before_signing_in_anew_is_out_of_date_and_says_what_to_do(editor: User) -> None:
    form = reverse("admin:guidance_role_change", args=[a_role().pk])
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    client.get(form)
    response = client.post(form, {"name": "New", "csrfmiddlewaretoken": "a" * 64})
    assert response.status_code == 403
    page = response.content.decode()
    assert "Nothing was saved" in page
    assert f'href="{form}"' in page
    fresh = Client(enforce_csrf_checks=True).post(SIGN_IN, {"login": "editor", "password": PASSWORD})
    assert "refuses cookies" in fresh.content.decode()


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "https:evil.example",
        "\t//evil.example",
    ],
)
def test_signing_in_never_leads_to_another_site(editor: User, elsewhere: str) -> None:
    client = Client()
    assert client.get(f"{ADMIN}login/", {"next": elsewhere}).url == f"{SIGN_IN}?next={ADMIN}"
    page = client.get(SIGN_IN, {"next": elsewhere})
    assert "<script" not in page.content.decode().split("<main")[1]
    assert try_password(client, "editor", PASSWORD, next=elsewhere).url == ADMIN
    assert client.get(SIGN_IN, {"next": elsewhere}).url == ADMIN
    assert client.get(f"{ADMIN}login/", {"next": elsewhere}).url == ADMIN
    assert client.post(reverse("account_logout"), {"next": elsewhere}).url == SIGN_IN


def test_an_account_that_is_not_for_editing_is_told_so(client: Client, db: None) -> None:
    User.objects.create_user("reader", password=PASSWORD)
    try_password(client, "reader", PASSWORD)
    response = client.get(ADMIN, follow=True)
    assert response.status_code == 403
    assert "This account may not open the pages for editing" in response.content.decode()


@pytest.mark.parametrize(
    "path",
    ["signup/", "email/", "confirm-email/", "confirm-email/key/", "password/set/", "inactive/", "login/code/confirm/",
     "social/", "3rdparty/", "2fa/webauthn/", "recovery-codes/download/", "password/reset/"],
)  # fmt: skip
def test_nobody_signs_up_and_what_is_not_wanted_has_no_address(client: Client, db: None, path: str) -> None:
    assert client.get(f"/account/{path}").status_code == 404
    assert client.post(f"/account/{path}", {"username": "new", "password1": PASSWORD}).status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")
    assert not User.objects.exists()


def test_nobody_signs_up_by_any_other_way_either(client: Client, db: None) -> None:
    from allauth.account.adapter import get_adapter

    assert not get_adapter().is_open_for_signup(client.get(SIGN_IN).wsgi_request)


@pytest.mark.slow
def test_no_page_of_an_account_is_kept_by_a_browser_or_by_us(client: Client, publisher_with_app: User) -> None:
    sign_in(client, publisher_with_app)
    for name in NAMES:
        response = client.get(reverse(name))
        assert "no-store" in response["Cache-Control"], name
        assert "ETag" not in response


@pytest.mark.slow
def test_every_page_of_an_account_is_in_the_frame_of_the_admin(client: Client, publisher_with_app: User) -> None:
    pages = [client.get(reverse(name)) for name in NAMES]
    sign_in(client, publisher_with_app)
    pages += [client.get(reverse(name)) for name in NAMES]
    shown = {page.templates[0].name for page in pages if page.status_code == 200}
    assert len(shown) == 12
    for page in pages:
        if page.status_code == 200:
            assert "admin/base_site.html" in [template.name for template in page.templates]
            assert page.content.decode().count("<h1") == 1, page.templates[0].name


@pytest.mark.slow
def test_only_the_page_of_the_qr_code_lets_an_image_be_in_the_page(client: Client, editor: User) -> None:
    sign_in(client, editor)
    allowed = [name for name in NAMES if "data:" in client.get(reverse(name))["Content-Security-Policy"]]
    assert allowed == ["mfa_activate_totp"]
    page = client.get(reverse("mfa_activate_totp"))
    assert "img-src 'self' data:" in page["Content-Security-Policy"]
    assert page.context["secret"].replace(" ", "") == page.context["form"].secret


def test_robots_are_told_to_stay_away(client: Client, db: None) -> None:
    assert "Disallow: /account/" in client.get("/robots.txt").content.decode()
