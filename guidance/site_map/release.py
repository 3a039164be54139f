"""A hash of what pages are made from besides the content: code, templates, assets and the site's settings."""

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from django.conf import settings


def current_release() -> str:
    """Changes whenever the same content could give a different page.

    In development it is worked out at each request from the files' times, so that an edited template shows at once. In
    production it is worked out once, at the start, from the files' contents.
    """
    digest = blake2b(digest_size=8)
    site = (
        settings.SITE_NAME,
        settings.SITE_ORGANISATION,
        settings.SITE_CONTACT,
        settings.SITE_ADDRESS,
        settings.SITE_LICENCE,
    )
    digest.update(repr((settings.RELEASE, site)).encode())
    if settings.DEBUG:
        for path in _list_files(settings.BUILD_DIR / "static"):
            digest.update(f"{path} {path.stat().st_mtime_ns}\n".encode())
    elif not settings.RELEASE:
        for path in _list_files(settings.STATIC_ROOT / "staticfiles.json", settings.BASE_DIR / "requirements.txt"):
            digest.update(f"{path.relative_to(settings.BASE_DIR)}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def _list_files(*more: Path) -> Iterator[Path]:
    for root in (
        settings.BASE_DIR / "templates",
        settings.BASE_DIR / "guidance",
        settings.BASE_DIR / "pcnroles",
        *more,
    ):
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if path.is_file() and "__pycache__" not in path.parts:
                yield path
