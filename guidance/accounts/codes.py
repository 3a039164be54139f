"""Whether a typed code is right. Each is right once, whichever process is asked: what was used is in the database."""

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
    """A code is no good any more once it, or a later one, was used (RFC 6238, 5.2).

    allauth remembers used codes in the cache, for a third of the time that MFA_TOTP_TOLERANCE makes them good for.
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
