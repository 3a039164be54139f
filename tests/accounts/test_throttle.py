"""Guesses at passwords and codes are slowed down by account and by address, and never for good."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.db.models import F
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from guidance.accounts.throttle import LIMITS, find_client_address
from tests.accounts.conftest import a_person, try_code, try_password
from tests.signing_in import PASSWORD, code_of, recovery_codes_of

HERE, ELSEWHERE = "192.0.2.1", "198.51.100.1"
BY_BOTH, BY_ADDRESS, BY_ACCOUNT = LIMITS


def pass_time(minutes: int) -> None:
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=minutes))


def mistakes(number: int, name: str, address: str = HERE) -> None:
    """As many as axes would have counted by now."""
    AccessAttempt.objects.create(
        username=name, ip_address=address, user_agent=f"{name} {address}", failures_since_start=number
    )


def may_sign_in(name: str = "editor", address: str = HERE) -> bool:
    response = try_password(Client(), name, PASSWORD, REMOTE_ADDR=address)
    assert response.status_code in {302, 429}
    return response.status_code == 302


def test_after_five_wrong_passwords_even_the_right_one_has_to_wait(editor: User) -> None:
    statuses = [try_password(Client(), REMOTE_ADDR=HERE).status_code for _ in range(BY_BOTH)]
    assert statuses == [200] * (BY_BOTH - 1) + [429]
    assert not may_sign_in()
    assert may_sign_in(address=ELSEWHERE)


def test_another_account_at_another_or_the_same_address_is_not_held_up(editor: User) -> None:
    a_person("other")
    mistakes(BY_BOTH, "editor")
    assert not may_sign_in("editor")
    assert may_sign_in("other")
    assert may_sign_in("other", ELSEWHERE)


def test_an_address_that_tries_many_accounts_has_to_wait_whichever_it_tries(editor: User) -> None:
    for number in range(BY_ADDRESS - 1):
        mistakes(1, f"somebody-{number}")
    assert try_password(Client(), "nobody", REMOTE_ADDR=HERE).status_code == 429
    assert not may_sign_in("editor", HERE)
    assert may_sign_in("editor", ELSEWHERE)


def test_an_account_that_is_tried_from_many_addresses_has_to_wait_wherever_from(editor: User) -> None:
    a_person("other")
    for number in range(BY_ACCOUNT - 1):
        mistakes(1, "editor", f"203.0.113.{number}")
    assert try_password(Client(), "editor", REMOTE_ADDR=HERE).status_code == 429
    assert not may_sign_in("editor", ELSEWHERE)
    assert may_sign_in("other", HERE)


@pytest.mark.parametrize("name", ["EDITOR", " editor", "Editor "])
def test_spelling_the_name_another_way_does_not_start_anew(editor: User, name: str) -> None:
    mistakes(BY_BOTH - 1, "editor")
    assert try_password(Client(), name, REMOTE_ADDR=HERE).status_code == 429


def test_it_ends_after_a_quarter_of_an_hour_and_trying_meanwhile_does_not_put_that_off(editor: User) -> None:
    mistakes(BY_BOTH, "editor")
    pass_time(14)
    assert not may_sign_in()
    assert not may_sign_in()
    pass_time(1)
    assert may_sign_in()


def test_the_page_says_how_long_to_wait_and_that_trying_does_not_help(editor: User) -> None:
    mistakes(BY_BOTH, "editor")
    pass_time(5)
    response = try_password(Client(), REMOTE_ADDR=HERE)
    page = response.content.decode()
    assert response.status_code == 429
    assert "Wait 10 minutes" in page
    ends = timezone.localtime(AccessAttempt.objects.get().attempt_time + timedelta(minutes=15))
    assert f"at {ends:%H:%M}" in page
    assert "Trying before then will not work" in page
    assert 9 * 60 < int(response["Retry-After"]) <= 10 * 60


def test_accounts_that_there_are_and_that_there_are_not_have_to_wait_alike(editor: User) -> None:
    names = ("editor", "nobody!")
    for name in names:
        mistakes(BY_BOTH, name)
    AccessAttempt.objects.update(attempt_time=timezone.now())  # or a minute may pass between the two
    known, unknown = (try_password(Client(), name, REMOTE_ADDR=HERE).content for name in names)
    assert known == unknown


@pytest.mark.parametrize("name", ["editor", "editor@example.org"])
def test_signing_in_forgets_the_persons_own_mistakes(editor: User, name: str) -> None:
    for typed in ("editor", "editor@example.org"):
        mistakes(BY_BOTH - 1, typed)
    assert may_sign_in(name)
    assert not AccessAttempt.objects.exists()


def test_signing_in_forgets_nobody_elses_mistakes(editor: User) -> None:
    """Or whoever has an account could guess at another's without end, signing in after every fourth try."""
    mistakes(BY_BOTH - 1, "publisher")
    assert may_sign_in("editor")
    assert try_password(Client(), "publisher", REMOTE_ADDR=HERE).status_code == 429


@pytest.mark.slow
def test_codes_are_counted_with_passwords(publisher_with_app: User) -> None:
    client = Client(REMOTE_ADDR=HERE)
    try_password(client, "publisher")
    try_password(client, "publisher", PASSWORD)
    statuses = [try_code(client, "000000").status_code for _ in range(BY_BOTH - 1)]
    assert statuses == [200] * (BY_BOTH - 2) + [429]
    assert try_code(client, code_of(publisher_with_app)).status_code == 429
    assert try_code(client, recovery_codes_of(publisher_with_app)[0]).status_code == 429
    assert client.get(reverse("admin:index")).status_code == 302
    assert len(recovery_codes_of(publisher_with_app)) == 10  # none was used up
    pass_time(15)
    assert try_code(client, code_of(publisher_with_app)).status_code == 302


@pytest.mark.slow
@pytest.mark.parametrize(
    ("view", "sent"),
    [
        ("account_reauthenticate", {"password": "wrong"}),
        ("mfa_reauthenticate", {"code": "000000"}),
        ("account_change_password", {"oldpassword": "wrong", "password1": "x", "password2": "x"}),
    ],
)
def test_so_are_those_typed_to_confirm_who_one_is(publisher_with_app: User, view: str, sent: dict[str, str]) -> None:
    client = Client(REMOTE_ADDR=HERE)
    client.force_login(publisher_with_app)
    statuses = [client.post(reverse(view), sent).status_code for _ in range(BY_BOTH)]
    assert statuses == [200] * (BY_BOTH - 1) + [429]


def test_what_was_typed_is_not_written_down(client: Client, editor: User, caplog: pytest.LogCaptureFixture) -> None:
    try_password(client, "my secret password", "another secret")
    attempt = AccessAttempt.objects.get()
    assert "secret" not in attempt.post_data + attempt.get_data + caplog.text


def asked(settings: Settings, *, trusted: bool, **headers: str) -> HttpRequest:
    settings.TRUSTED_PROXY = trusted
    return RequestFactory().get("/", **headers)


@pytest.mark.parametrize(
    ("trusted", "forwarded", "expected"),
    [
        (False, "203.0.113.9", HERE),  # whatever a client sends
        (True, "203.0.113.9", "203.0.113.9"),
        (True, "10.0.0.1, 203.0.113.9", "203.0.113.9"),  # what comes first is what the client sent
        (True, "203.0.113.9:51234", "203.0.113.9"),
        (True, "", HERE),
        (True, "unknown", HERE),
        (True, "203.0.113.9, <script>", HERE),
        (True, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (True, "[2001:db8:1:2:3:4:5:6]:443", "2001:db8:1:2::"),
        (True, "::ffff:203.0.113.9", "203.0.113.9"),
    ],
)
def test_the_address_is_the_proxys_word_where_there_is_a_proxy(
    settings: Settings, trusted: bool, forwarded: str, expected: str
) -> None:
    assert (
        find_client_address(asked(settings, trusted=trusted, REMOTE_ADDR=HERE, HTTP_X_FORWARDED_FOR=forwarded))
        == expected
    )


def test_there_may_be_no_address(settings: Settings) -> None:
    assert find_client_address(asked(settings, trusted=False, REMOTE_ADDR="")) is None


def test_without_a_proxy_a_forged_header_does_not_help(editor: User) -> None:
    forged = [
        try_password(Client(), REMOTE_ADDR=HERE, HTTP_X_FORWARDED_FOR=f"203.0.113.{number}").status_code
        for number in range(BY_BOTH)
    ]
    assert forged[-1] == 429
