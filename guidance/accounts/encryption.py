"""Encrypts the secrets of second steps, so that a copy of the database does not open anybody's account.

The keys come from the environment. The first key encrypts, and any of them decrypts. Keys derived from SECRET_KEY come
last, so that a site can start without keys of its own.
"""

from base64 import urlsafe_b64encode
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.conf import settings

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

# The purpose from which the key is derived, with SECRET_KEY. A change would lock everybody's second step.
PURPOSE = b"second factor"
TOKEN = "gAAAA"  # noqa: S105  how every Fernet token begins; secrets of apps and seeds of codes never do


class UnreadableSecretError(Exception):
    """None of the keys opens the secret. In a template it counts as empty."""

    silent_variable_failure = True


def encrypt_text(text: str) -> str:
    return _get_keys().encrypt(text.encode()).decode()


def decrypt_token(token: str) -> str:
    """Raises UnreadableSecretError. Unencrypted text is refused: a migration has encrypted all of it."""
    return _try_keys(lambda box: box.decrypt(token.encode())).decode()


def reencrypt_token(token: str) -> str:
    """Encrypts the secret again with the first key, whichever key it was encrypted with."""
    return _try_keys(lambda box: box.rotate(token.encode())).decode()


def is_encrypted(text: str) -> bool:
    return text.startswith(TOKEN)


def change_secrets(data: dict[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    """The data that allauth stores for one factor, with `change` applied to each secret in it."""
    changed: dict[str, Any] = {name: change(data[name]) for name in ("secret", "seed") if name in data}
    if "migrated_codes" in data:
        changed["migrated_codes"] = [change(code) for code in data["migrated_codes"]]
    return {**data, **changed}


def _try_keys(use: "Callable[[MultiFernet], bytes]") -> bytes:
    from cryptography.fernet import InvalidToken

    try:
        return use(_get_keys())
    except InvalidToken as error:
        raise UnreadableSecretError("No key opens this secret.") from error


def _get_keys() -> "MultiFernet":
    """Imports cryptography here, to save memory and time in processes that only show pages."""
    from cryptography.fernet import Fernet, MultiFernet
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    secret_keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    derived = [HKDF(SHA256(), 32, salt=None, info=PURPOSE).derive(key.encode()) for key in secret_keys]
    own = map(Fernet, settings.SECOND_FACTOR_KEYS)
    return MultiFernet([*own, *(Fernet(urlsafe_b64encode(key)) for key in derived)])
