"""What a copy of the database gives away of second steps, and what becomes of them when keys change."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from guidance.accounts.encryption import UnreadableSecretError, decrypt_token, encrypt_text
from tests.accounts.conftest import a_person, sign_in, try_code, try_password
from tests.signing_in import PASSWORD, code_for, code_of, recovery_codes_of, set_up_app

ROOT = Path(__file__).parents[2]
OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


def signs_in_with(code: str) -> bool:
    client = Client()
    try_password(client, "publisher", PASSWORD)
    return bool(try_code(client, code).status_code == 302)


def test_neither_the_secret_of_an_app_nor_recovery_codes_are_in_the_database(publisher_with_app: User) -> None:
    kept = " ".join(str(data) for data in Authenticator.objects.values_list("data", flat=True))
    secret = decrypt_token(Authenticator.objects.get(type="totp").data["secret"])
    seed = decrypt_token(Authenticator.objects.get(type="recovery_codes").data["seed"])
    assert secret not in kept
    assert seed not in kept
    assert not any(code in kept for code in recovery_codes_of(publisher_with_app))


def test_a_secret_in_clear_is_not_taken_for_one_of_ours(publisher_with_app: User) -> None:
    app = Authenticator.objects.get(type="totp")
    clear = decrypt_token(app.data["secret"])
    app.data["secret"] = clear
    app.save()
    assert not signs_in_with(code_for(clear))


def test_keys_are_changed_without_anybody_setting_up_anew(settings: Any, publisher: User) -> None:
    settings.SECOND_FACTOR_KEYS = [OLD]
    set_up_app(publisher)
    settings.SECOND_FACTOR_KEYS = [NEW, OLD]
    assert signs_in_with(code_of(publisher))
    told = StringIO()
    call_command("encrypt_second_factors", stdout=told)
    assert told.getvalue() == "Encrypted with the newest key: 2.\n"
    settings.SECOND_FACTOR_KEYS = [NEW]
    assert signs_in_with(code_of(publisher, later=1))
    assert signs_in_with(recovery_codes_of(publisher)[0])


def test_what_was_locked_by_the_secret_key_is_read_under_keys_of_its_own(settings: Any, publisher: User) -> None:
    set_up_app(publisher)
    settings.SECOND_FACTOR_KEYS = [NEW]
    assert signs_in_with(code_of(publisher))
    call_command("encrypt_second_factors", verbosity=0)
    settings.SECRET_KEY = NEW
    assert signs_in_with(recovery_codes_of(publisher)[0])


def test_a_secret_key_of_before_still_opens_what_it_locked(settings: Any) -> None:
    token = encrypt_text("a secret")
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], NEW
    assert decrypt_token(token) == "a secret"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(UnreadableSecretError):
        decrypt_token(token)


@pytest.fixture
def locked_out(settings: Any, publisher: User) -> User:
    """What the publisher set up was locked with a key that is lost."""
    settings.SECOND_FACTOR_KEYS = [OLD]
    set_up_app(publisher)
    settings.SECOND_FACTOR_KEYS = [NEW]
    return publisher


def test_who_cannot_be_checked_is_told_whom_to_ask(client: Client, locked_out: User) -> None:
    try_password(client, "publisher", PASSWORD)
    response = try_code(client, "123456")
    assert response.status_code == 200
    assert "Ask an administrator to reset it" in response.content.decode()


def test_guesses_are_counted_all_the_same(client: Client, locked_out: User) -> None:
    try_password(client, "publisher", PASSWORD)
    assert [try_code(client, "123456").status_code for _ in range(6)][-1] == 429


def test_an_administrator_lets_them_set_it_up_anew(client: Client, locked_out: User) -> None:
    client.force_login(a_person("administrator", "view_user", "change_user"))
    people = reverse("admin:auth_user_changelist")
    client.post(people, {"action": "reset_second_step", "_selected_action": [locked_out.pk]})
    assert not Authenticator.objects.filter(user=locked_out).exists()
    set_up_app(locked_out)
    assert signs_in_with(code_of(locked_out))


def test_who_is_signed_in_already_makes_new_codes(client: Client, settings: Any, publisher_with_app: User) -> None:
    sign_in(client, publisher_with_app)
    settings.SECRET_KEY_FALLBACKS = []
    codes = Authenticator.objects.get(type="recovery_codes")
    codes.data["seed"] = Fernet(OLD).encrypt(b"of a key that is lost").decode()
    codes.save()
    assert "You have 0 recovery codes left" in client.get(reverse("mfa_index")).content.decode()
    refused = client.get(reverse("mfa_view_recovery_codes"))
    assert refused.status_code == 409
    assert "Make new codes" in refused.content.decode()
    assert "You have 0 recovery codes left" in client.get(reverse("mfa_generate_recovery_codes")).content.decode()
    client.post(reverse("mfa_generate_recovery_codes"))
    assert len(recovery_codes_of(publisher_with_app)) == 10


def test_the_command_names_whom_no_key_opens_and_does_the_rest(settings: Any, locked_out: User) -> None:
    set_up_app(a_person("other"))
    told = StringIO()
    with pytest.raises(CommandError, match=r"publisher.*SECOND_FACTOR_KEYS"):
        call_command("encrypt_second_factors", stdout=told)
    assert told.getvalue() == "Encrypted with the newest key: 2.\n"


BEFORE = """
import django
django.setup()
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from guidance.accounts.encryption import encrypt_text
from tests.signing_in import PASSWORD, code_for, recovery_codes_of

def kept():
    return dict(Authenticator.objects.values_list("type", "data"))

clear = {
    "totp": {"secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "last_step": 7},
    "recovery_codes": {"seed": "0a" * 40, "used_mask": 1},
}
call_command("migrate", verbosity=0)
person = User.objects.create_superuser("publisher", "publisher@example.org", PASSWORD)
for kind, data in clear.items():
    Authenticator.objects.create(user=person, type=kind, data={**data})
secret = encrypt_text(clear["totp"]["secret"])
Authenticator.objects.filter(type="totp").update(data={**clear["totp"], "secret": secret})

call_command("migrate", "guidance", "0007", verbosity=0)
assert kept() == clear, kept()
call_command("migrate", "guidance", verbosity=0)
assert not any(value in str(kept()) for value in (clear["totp"]["secret"], clear["recovery_codes"]["seed"])), kept()
assert kept()["totp"]["last_step"] == 7 and kept()["recovery_codes"]["used_mask"] == 1, kept()

for code in (code_for(clear["totp"]["secret"]), recovery_codes_of(person)[0]):
    client = Client(headers={"Host": "127.0.0.1"})
    client.post("/account/sign-in/", {"login": "publisher", "password": PASSWORD})
    assert client.post("/account/sign-in/code/", {"code": code}).status_code == 302
    assert client.get("/admin/").status_code == 200
print("signed in")
"""


@pytest.mark.slow
def test_what_was_set_up_before_secrets_were_encrypted_still_signs_in(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": f"sqlite:///{tmp_path}/before.sqlite3",
    }
    command = [sys.executable, "-W", "ignore", "-c", BEFORE]
    ran = subprocess.run(command, cwd=ROOT, env=environment, text=True, capture_output=True, check=False)  # noqa: S603
    assert (ran.stdout, ran.returncode) == ("signed in\n", 0), ran.stderr
