"""Whoever can publish takes two steps to sign in, and opens nothing before; everybody else may, and need not."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from guidance.accounts import second_factor
from guidance.models import Role
from tests.accounts.conftest import a_person, sign_in, try_code, try_password
from tests.factories import a_role
from tests.signing_in import PASSWORD, code_for, code_of, recovery_codes_of, set_up_app

ADMIN = reverse("admin:index")
YOUR_ACCOUNT = reverse("mfa_index")


def pages_of_the_admin(role: Role) -> list[str]:
    return [
        ADMIN,
        reverse("admin:guidance_role_changelist"),
        reverse("admin:guidance_role_add"),
        reverse("admin:guidance_role_change", args=[role.pk]),
        reverse("admin:guidance_role_delete", args=[role.pk]),
        reverse("admin:auth_user_changelist"),
        reverse("admin:jsi18n"),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_can_publish_and_has_no_app_is_led_to_set_one_up(client: Client, publisher: User, method: str) -> None:
    role = a_role(name="As it was")
    sign_in(client, publisher)
    for address in pages_of_the_admin(role):
        response = getattr(client, method)(address, {"name": "Changed"}, follow=True)
        if method == "post" and address in (ADMIN, reverse("admin:jsi18n")):
            assert response.status_code == 405  # it takes no form, whoever sends one
            continue
        assert response.redirect_chain[-1] == (YOUR_ACCOUNT, 302), address
    page = client.get(YOUR_ACCOUNT).content.decode()
    assert "Set up your second step before you go on" in page
    assert reverse("mfa_activate_totp") in page
    role.refresh_from_db()
    assert role.name == "As it was"


@pytest.mark.parametrize("permission", ["publish_edition", "change_user", "change_group"])
def test_who_could_let_themselves_publish_needs_a_second_step_too(db: None, permission: str) -> None:
    assert second_factor.is_needed_by(a_person("somebody", permission))


def test_a_superuser_needs_a_second_step_and_an_editor_does_not(editor: User) -> None:
    assert second_factor.is_needed_by(User.objects.create_superuser("newcomer"))
    assert not second_factor.is_needed_by(editor)


def test_an_editor_opens_the_admin_by_password_alone(client: Client, editor: User) -> None:
    assert try_password(client, "editor", PASSWORD).url == ADMIN
    assert client.get(ADMIN).status_code == 200
    assert "Your password is enough to sign in" in client.get(YOUR_ACCOUNT).content.decode()


def test_an_editor_who_has_set_up_an_app_is_asked_for_its_code(client: Client, editor: User) -> None:
    set_up_app(editor)
    assert try_password(client, "editor", PASSWORD).url == reverse("mfa_authenticate")
    assert client.get(ADMIN).status_code == 302
    assert try_code(client, code_of(editor)).url == ADMIN
    assert client.get(ADMIN).status_code == 200


@pytest.mark.slow
def test_who_can_publish_opens_the_admin_with_password_and_code(client: Client, publisher_with_app: User) -> None:
    role = a_role()
    try_password(client, "publisher", PASSWORD)
    assert client.get(ADMIN).status_code == 302
    assert try_code(client, code_of(publisher_with_app)).url == ADMIN
    assert client.get(reverse("admin:guidance_role_change", args=[role.pk])).status_code == 200


@pytest.mark.slow
def test_a_newcomer_made_by_createsuperuser_sets_up_an_app_and_goes_on(client: Client, db: None) -> None:
    newcomer = User.objects.create_superuser("newcomer", password=PASSWORD)
    assert try_password(client, "newcomer", PASSWORD).url == ADMIN
    assert client.get(ADMIN, follow=True).redirect_chain[-1] == (YOUR_ACCOUNT, 302)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    wrong = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert "This code is not right" in wrong.content.decode()
    done = client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)}, follow=True)
    assert done.redirect_chain == [(reverse("mfa_view_recovery_codes"), 302)]
    assert all(code in done.content.decode() for code in recovery_codes_of(newcomer))
    assert client.get(ADMIN).status_code == 200


@pytest.mark.parametrize("code", ["", "12345", "abcdef", "0" * 6, "1" * 5000, "½½½½½½", "'; drop table"])
def test_a_wrong_code_is_refused(client: Client, publisher_with_app: User, code: str) -> None:
    try_password(client, "publisher", PASSWORD)
    response = try_code(client, code)
    assert response.status_code == 200
    assert response.context["form"].errors["code"]
    assert client.get(ADMIN).status_code == 302


def test_a_code_of_the_app_is_good_once(publisher_with_app: User) -> None:
    code = code_of(publisher_with_app)
    answers = []
    for client in (Client(), Client()):
        try_password(client, "publisher", PASSWORD)
        answers.append(try_code(client, code).status_code)
    assert answers == [302, 200]


def test_once_a_code_was_used_an_earlier_one_is_refused(publisher_with_app: User) -> None:
    answers = []
    for later in (1, 0):
        client = Client()
        try_password(client, "publisher", PASSWORD)
        answers.append(try_code(client, code_of(publisher_with_app, later)).status_code)
    assert answers == [302, 200]


def test_a_recovery_code_works_once_and_however_it_is_spaced(publisher_with_app: User) -> None:
    first, second, *_ = recovery_codes_of(publisher_with_app)
    answers = []
    for code in (first, first, f" {second[:4]} {second[4:]} "):
        client = Client()
        try_password(client, "publisher", PASSWORD)
        answers.append(try_code(client, code).status_code)
    assert answers == [302, 200, 302]
    assert "You have 8 recovery codes left" in client.get(YOUR_ACCOUNT).content.decode()


def test_recovery_codes_are_shown_once_and_new_ones_replace_them(client: Client, publisher_with_app: User) -> None:
    old = recovery_codes_of(publisher_with_app)
    sign_in(client, publisher_with_app)
    address = reverse("mfa_view_recovery_codes")
    shown, again = client.get(address).content.decode(), client.get(address).content.decode()
    assert all(code in shown for code in old)
    assert not any(code in again for code in old)
    assert "You have 10 of 10 recovery codes left" in again

    client.post(reverse("mfa_generate_recovery_codes"), follow=True)
    assert not set(old) & set(recovery_codes_of(publisher_with_app))
    stranger = Client()
    try_password(stranger, "publisher", PASSWORD)
    assert try_code(stranger, old[0]).status_code == 200


def test_a_session_that_began_before_the_second_step_was_needed_is_asked_for_it(client: Client, editor: User) -> None:
    sign_in(client, editor)
    set_up_app(editor)
    editor.is_superuser = True
    editor.save()
    page = client.get(ADMIN, follow=True)
    assert page.redirect_chain[-1] == (f"{reverse('mfa_reauthenticate')}?next=/admin/", 302)
    assert client.post(page.redirect_chain[-1][0], {"code": code_of(editor)}).url == ADMIN
    assert client.get(ADMIN).status_code == 200


@pytest.mark.slow
def test_changing_factors_asks_again_who_it_is_unless_they_have_just_logged_in(
    client: Client, publisher_with_app: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client, publisher_with_app)
    changes = [reverse(f"mfa_{name}") for name in ("deactivate_totp", "generate_recovery_codes", "view_recovery_codes")]
    assert [client.get(address).status_code for address in changes] == [200, 200, 200]

    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= timedelta(minutes=6).total_seconds()
    session.save()
    for address in changes:
        assert client.get(address).url == f"{reverse('account_reauthenticate')}?next={address.replace('/', '%2F')}"
    client.post(changes[0])
    assert second_factor.apps_of(publisher_with_app).exists()

    confirm = f"{reverse('account_reauthenticate')}?next={changes[0]}"
    assert client.post(confirm, {"password": "wrong"}).status_code == 200
    assert client.get(changes[0]).status_code == 302
    client.post(confirm, {"password": PASSWORD})
    client.post(changes[0])
    assert not Authenticator.objects.exists()


def test_without_the_app_the_admin_is_closed_again(client: Client, publisher_with_app: User) -> None:
    sign_in(client, publisher_with_app)
    client.post(reverse("mfa_deactivate_totp"))
    assert client.get(ADMIN, follow=True).redirect_chain[-1] == (YOUR_ACCOUNT, 302)


@pytest.mark.slow
def test_an_administrator_resets_the_second_step_of_a_lost_phone(client: Client, publisher_with_app: User) -> None:
    theirs = Client()
    sign_in(theirs, publisher_with_app)
    administrator = a_person("administrator", "view_user", "change_user")
    client.force_login(administrator)
    people = reverse("admin:auth_user_changelist")
    chosen = {"action": "reset_second_step", "_selected_action": [publisher_with_app.pk, administrator.pk]}
    page = client.post(people, chosen, follow=True).content.decode()

    assert "reset for 1 person" in page
    assert not Authenticator.objects.filter(user=publisher_with_app).exists()
    assert second_factor.apps_of(administrator).exists()  # one's own is changed under one's own account
    history = client.get(reverse("admin:auth_user_history", args=[publisher_with_app.pk])).content.decode()
    assert "Reset the second step" in history

    assert theirs.get(ADMIN, follow=True).redirect_chain[-1] == (YOUR_ACCOUNT, 302)
    set_up_app(publisher_with_app)
    assert "mfa" not in theirs.get(ADMIN).url
    assert theirs.get(ADMIN, follow=True).redirect_chain[-1][0].startswith(reverse("mfa_reauthenticate"))


def test_only_who_may_change_accounts_may_reset(client: Client, publisher_with_app: User) -> None:
    client.force_login(a_person("onlooker", "view_user"))
    chosen = {"action": "reset_second_step", "_selected_action": [publisher_with_app.pk]}
    client.post(reverse("admin:auth_user_changelist"), chosen)
    assert second_factor.apps_of(publisher_with_app).exists()


def test_who_is_no_superuser_cannot_take_over_a_superuser(client: Client, db: None) -> None:
    owner = User.objects.create_superuser("owner", password=PASSWORD)
    set_up_app(owner)
    administrator = a_person("administrator", "view_user", "change_user", "delete_user")
    client.force_login(administrator)
    client.post(reverse("admin:auth_user_changelist"), {"action": "reset_second_step", "_selected_action": [owner.pk]})
    assert second_factor.apps_of(owner).exists()
    assert client.post(reverse("admin:auth_user_password_change", args=[owner.pk])).status_code == 403
    assert client.post(reverse("admin:auth_user_delete", args=[owner.pk]), {"post": "yes"}).status_code == 403
    own_page = reverse("admin:auth_user_change", args=[administrator.pk])
    client.post(own_page, {"username": "administrator", "is_active": "on", "is_staff": "on", "is_superuser": "on"})
    administrator.refresh_from_db()
    assert administrator.is_staff
    assert not administrator.is_superuser


def test_accounts_secrets_have_no_screen(client: Client, db: None) -> None:
    client.force_login(User.objects.create_superuser("owner"))
    page = client.get(ADMIN).content.decode()
    for app in ("mfa", "account", "axes"):
        assert f"/admin/{app}/" not in page
        assert client.get(f"/admin/{app}/").status_code == 404
