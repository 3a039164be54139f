"""How many mental health practitioners a PCN can ask for, as the answers of a contract year give it.

Sources that disagree each have an answer of their own.
"""

from dataclasses import dataclass

LARGE_LIST = 100_000  # patients: above it, not at it


@dataclass(frozen=True, slots=True)
class PostsAnswer:
    """One answer of a contract year, in whole sentences. A number of posts of None is not given.

    `fact` is the year and slug it goes by.
    """

    says: str
    posts: int | None
    posts_above_100_000: int | None
    fact: tuple[str, str]
    is_our_reading: bool = False

    def count_posts(self, list_size: int | None) -> int | None:
        """Full-time practitioners; None where the answer gives no number, or the list size is not known."""
        if list_size is None:
            return None
        return self.posts_above_100_000 if list_size > LARGE_LIST else self.posts
