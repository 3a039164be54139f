"""Whether the servers that the site depends on answer, and whether there is room for what it writes."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import connection

from guidance.upkeep.findings import Finding, Findings

LEAST_ROOM = 1_000_000_000  # bytes
MOST_APART = 5  # seconds


def look_at_servers() -> Findings:
    if settings.REDIS_URL:
        yield _redis()
    if connection.vendor == "postgresql":
        yield _clocks()
    yield from _room()


def _redis() -> Finding:
    from redis.exceptions import RedisError

    try:
        cache.get("installation")
    except RedisError as error:
        return Finding(
            "Page cache", f"Redis does not answer ({type(error).__name__}).", "Start Redis, or correct REDIS_URL."
        )
    return Finding("Page cache", "Redis answers.")


def _clocks() -> Finding:
    """Schedules go by this machine's clock, and what was written when by both."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        there: datetime = cursor.fetchone()[0]
    apart = abs((datetime.now(UTC) - there).total_seconds())
    if apart > MOST_APART:
        return Finding("Clocks", f"This machine and the database differ by {apart:.0f} seconds.", "Set both by NTP.")
    return Finding("Clocks", "This machine and the database agree.")


def _room() -> Findings:
    folder: Path = settings.BACKUP_DIR
    if folder.is_dir() and (free := shutil.disk_usage(folder).free) < LEAST_ROOM:
        told = f"The disk of the backups has {free // 1_000_000} MB left."
        yield Finding("Disk", told, "Make room, or set BACKUP_DIR to another disk.")
