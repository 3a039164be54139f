"""Finds the person with a user name or email address. It ignores case, but not accents or look-alike letters."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User
from django.http import HttpRequest


def normalise_name(name: str | None) -> str:
    """The same text for every way of typing a name, whether or not anybody has it."""
    return (name or "").strip().lower()


def find_by_email(address: str) -> list[User]:
    """The active users with this address. Compared again in Python, because databases treat some letters as equal."""
    found = User.objects.filter(email__iexact=address, is_active=True).exclude(email="")
    return [user for user in found if normalise_name(user.email) == normalise_name(address)]


def find_user(name: str) -> User | None:
    """The user with this user name, or else with this email address if only one account has it."""
    users = [
        user
        for user in User.objects.filter(username__iexact=name)
        if normalise_name(user.username) == normalise_name(name)
    ]
    exact = [user for user in users if user.username == name]
    users = exact or users or find_by_email(name)
    return users[0] if len(users) == 1 else None


class NameOrEmailBackend(ModelBackend):
    """Hashes one password at every attempt, so that the time does not reveal who has an account."""

    def authenticate(  # type: ignore[override]  # called by keyword alone
        self,
        request: HttpRequest | None,  # noqa: ARG002
        username: str = "",
        password: str = "",
        **_others: object,
    ) -> User | None:
        user = find_user(username.strip())
        if user is None:
            User().set_password(password)
            return None
        return user if user.check_password(password) and self.user_can_authenticate(user) else None
