"""Django's Redis cache, which stops asking for a second when Redis doesn't answer.

Without this, every request would wait twice: to look for a page and to store it.
"""

from typing import Any

import redis
from django.core.cache.backends.redis import RedisCache, RedisCacheClient

from guidance.patience.breaker import Breaker

breaker = Breaker()


class PatientRedis(redis.Redis):
    def execute_command(self, *args: Any, **options: Any) -> Any:
        if not breaker.admits():
            raise redis.ConnectionError("Redis has just not answered, so it was not asked.")
        try:
            answer = super().execute_command(*args, **options)  # type: ignore[no-untyped-call]
        except (redis.ConnectionError, redis.TimeoutError):
            breaker.kept_silent()
            raise
        except redis.RedisError:
            breaker.answered()
            raise
        breaker.answered()
        return answer


class PatientClient(RedisCacheClient):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._client = PatientRedis


class PatientRedisCache(RedisCache):
    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = PatientClient
