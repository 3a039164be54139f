"""A circuit breaker for a server that has stopped answering."""

from threading import Lock
from time import monotonic


class Breaker:
    """After a silence, nobody asks for a second. Then one request tries. Once it gets an answer, all may ask again."""

    def __init__(self, seconds: float = 1.0) -> None:
        self.seconds = seconds
        self.silences = 0  # requests that are waiting watch this to see that another has given up
        self._ask_again_at = 0.0  # 0 while the server answers
        self._lock = Lock()

    @property
    def answers(self) -> bool:
        return not self._ask_again_at

    def admits(self) -> bool:
        """Whether the caller may ask. After a silence only one caller may, until it gets an answer."""
        if self.answers:
            return True
        with self._lock:
            now = monotonic()
            if now < self._ask_again_at:
                return False
            self._ask_again_at = now + self.seconds
            return True

    def answered(self) -> None:
        self._ask_again_at = 0.0

    def kept_silent(self) -> None:
        with self._lock:
            self.silences += 1
            self._ask_again_at = monotonic() + self.seconds
