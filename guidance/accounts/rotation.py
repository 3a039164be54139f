"""Encrypts every second step with the newest key, after a change of keys."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.db import transaction

from guidance.accounts import encryption


@dataclass(frozen=True, slots=True)
class RotationResult:
    """`unreadable` are the user names of people whose second step no key opens."""

    done: int
    unreadable: tuple[str, ...]


def encrypt_second_factors() -> RotationResult:
    """Works row by row, so that a person who signs in meanwhile waits only for their own row."""
    done, unreadable = 0, []
    for pk, username in Authenticator.objects.order_by("pk").values_list("pk", "user__username"):
        with transaction.atomic():
            held = Authenticator.objects.select_for_update().filter(pk=pk).first()
            if held is None:  # removed meanwhile
                continue
            try:
                held.data = encryption.change_secrets(held.data, encryption.reencrypt_token)
            except encryption.UnreadableSecretError:
                unreadable.append(username)
                continue
            held.save(update_fields=["data"])
            done += 1
    return RotationResult(done, tuple(dict.fromkeys(unreadable)))
