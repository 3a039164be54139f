"""Checks codes of the second step. Each code works once, because used codes are recorded in the database."""

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt
from django.db import transaction


def is_right(authenticator: Authenticator, code: str) -> bool:
    if authenticator.type == Authenticator.Type.TOTP:
        return _is_new_code_of_app(authenticator, code)
    return bool(authenticator.wrap().validate_code(code))


def _is_new_code_of_app(app: Authenticator, code: str) -> bool:
    """A code is no longer valid once it, or a later one, was used (RFC 6238, 5.2).

    allauth remembers used codes in the cache, but only for a third of the time that MFA_TOTP_TOLERANCE accepts them.
    """
    with transaction.atomic():
        held = Authenticator.objects.select_for_update().get(pk=app.pk)
        secret = decrypt(held.data["secret"])
        unused = (step for step in totp.yield_hotp_counters_from_time() if step > held.data.get("last_step", 0))
        for step in unused:
            if compare_user_code(actual=code, expected=totp.format_hotp_value(totp.hotp_value(secret, step))):
                held.data["last_step"] = step
                held.save(update_fields=["data"])
                return True
    return False
