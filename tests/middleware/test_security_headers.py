import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.middleware.pages")]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Cross-Origin-Embedder-Policy", "require-corp"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Referrer-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
    ],
)
@pytest.mark.parametrize("address", ["/plain/", "/missing/", "/admin/plain/"])
def test_every_response_has_the_strictest_header(client: Client, address: str, name: str, value: str) -> None:
    assert client.get(address)[name] == value


@pytest.mark.parametrize("address", ["/plain/", "/missing/", "/admin/plain/"])
def test_the_content_security_policy_lets_nothing_in_but_our_own_files(client: Client, address: str) -> None:
    policy = dict(part.strip().split(" ", 1) for part in client.get(address)["Content-Security-Policy"].split(";"))
    assert policy.pop("default-src") == "'none'"
    assert set(policy.values()) <= {"'self'", "'none'"}
    assert {"base-uri", "form-action", "frame-ancestors", "object-src"} <= set(policy)


def test_no_page_may_use_the_camera_or_the_place(client: Client) -> None:
    policy = client.get("/plain/")["Permissions-Policy"]
    assert "camera=()" in policy
    assert "geolocation=()" in policy
