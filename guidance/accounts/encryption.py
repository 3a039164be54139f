"""Secrets in the database that must not open an account for whoever reads a copy of it.

They are encrypted with a key from the environment. Several may be given: what any of them locked is read, and the
first locks. Those that follow from SECRET_KEY come last, so that a site can begin without keys of its own.
"""

from base64 import urlsafe_b64encode
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

# What names the purpose of the key that follows from SECRET_KEY. A change would lock everybody's second step.
PURPOSE = b"second factor"
TOKEN = "gAAAA"  # noqa: S105  how every Fernet token begins, and no secret of an app nor seed of codes does


class UnreadableSecretError(Exception):
    """No key that is set opens the secret. In a template it counts as nothing."""

    silent_variable_failure = True


def encrypt(text: str) -> str:
    return _box().encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """Nothing in clear is taken: the migration that came with this encrypted it."""
    return _opened(lambda box: box.decrypt(token.encode())).decode()


def encrypt_anew(token: str) -> str:
    """With the first key, whichever it was encrypted with."""
    return _opened(lambda box: box.rotate(token.encode())).decode()


def is_encrypted(text: str) -> bool:
    return text.startswith(TOKEN)


def with_secrets(data: dict[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    """What allauth keeps of one factor, with each secret in it changed: an app's, a seed of codes, or older codes."""
    changed: dict[str, Any] = {name: change(data[name]) for name in ("secret", "seed") if name in data}
    if "migrated_codes" in data:
        changed["migrated_codes"] = [change(code) for code in data["migrated_codes"]]
    return {**data, **changed}


def _opened(use: "Callable[[MultiFernet], bytes]") -> bytes:
    from cryptography.fernet import InvalidToken

    try:
        return use(_box())
    except InvalidToken as error:
        raise UnreadableSecretError("No key opens this secret.") from error


def _box() -> "MultiFernet":
    return _box_of(tuple(settings.SECOND_FACTOR_KEYS), (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))


@lru_cache(maxsize=8)
def _box_of(own: tuple[str, ...], secret_keys: tuple[str, ...]) -> "MultiFernet":
    """Imported here: it takes memory and time that a process which only shows pages need not spend."""
    from cryptography.fernet import Fernet, MultiFernet
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    derived = [HKDF(SHA256(), 32, salt=None, info=PURPOSE).derive(key.encode()) for key in secret_keys]
    return MultiFernet([*map(Fernet, own), *(Fernet(urlsafe_b64encode(key)) for key in derived)])
