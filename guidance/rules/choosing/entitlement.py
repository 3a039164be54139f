"""How many mental health practitioners a PCN can ask for, as the answers of a contract year give it.

Sources that disagree each have an answer of their own.
"""

from dataclasses import dataclass

LARGE_LIST = 100_000  # patients: above it, not at it
WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class PostsAnswer:
    """One answer of a contract year, in whole sentences. A number of posts of None is not given.

    `says` is the answer with its post and its label, `answer` the answer alone, and `fact` the year and slug it goes
    by. `is_for_children` is whether it is about the children and young people's post alone.
    """

    says: str
    posts: int | None
    posts_above_100_000: int | None
    fact: tuple[str, str]
    answer: str = ""
    is_our_reading: bool = False
    is_for_children: bool = False

    def count_posts(self, list_size: int | None) -> int | None:
        """Full-time practitioners; None where the answer gives no number, or the list size is not known."""
        if list_size is None:
            return None
        return self.posts_above_100_000 if list_size > LARGE_LIST else self.posts

    def answer_for(self, list_size: int | None) -> str:
        """The answer for a PCN of this size: in its own words, with the number for the size in place of both.

        Where its words do not give the two numbers one after the other, the number for the size comes before them.
        """
        number = self.count_posts(list_size)
        if number is None or list_size is None:
            return self.answer
        patients = f"{list_size:,} {'patient' if list_size == 1 else 'patients'}"
        both = f"{write_number(self.posts)}, or {write_number(self.posts_above_100_000)} above 100,000 patients"
        if f" is {both}" in self.answer:
            return self.answer.replace(f" is {both}", f" for {patients} is {write_number(number)}")
        if both in self.answer:
            return self.answer.replace(both, f"{write_number(number)} for {patients}")
        return f"{write_number(number).capitalize()} for {patients}. {self.answer}"


def write_number(number: int | None) -> str:
    """'one', '12'. None reads 'no number'."""
    if number is None:
        return "no number"
    return WORDS[number] if number < len(WORDS) else f"{number:,}"


def order_for_post(posts: tuple[PostsAnswer, ...], *, for_children: bool) -> tuple[PostsAnswer, ...]:
    """Those about the post that is asked about first. Those about the other post are left out."""
    if not for_children:
        return tuple(one for one in posts if not one.is_for_children)
    return tuple(sorted(posts, key=lambda one: not one.is_for_children))
