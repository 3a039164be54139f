"""Whether to ask a server that has just kept silent."""

from threading import Lock
from time import monotonic


class Breaker:
    """After a silence nobody asks for a second. Then one request tries, and once it is answered all ask again."""

    def __init__(self, seconds: float = 1.0) -> None:
        self.seconds = seconds
        self.silences = 0  # by this whoever is waiting sees that somebody else has waited long enough
        self._ask_again_at = 0.0  # 0 while the server answers
        self._lock = Lock()

    @property
    def answers(self) -> bool:
        return not self._ask_again_at

    def admits(self) -> bool:
        """Whether the caller may ask. Where it may after a silence, the others are turned away until it is answered."""
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
