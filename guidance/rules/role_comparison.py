"""Comparing roles: whether a choice of roles is valid, and whether their cells differ."""

from collections.abc import Hashable, Iterable, Mapping, Sequence

MOST_ROLES = 4
LONGEST_ECHO = 60
MOST_ECHOED = 3


def find_problems(chosen: Sequence[str], names: Mapping[str, str]) -> list[str]:
    """Messages on what is wrong with the chosen slugs and how to fix it. `names` has the name of every role by slug."""
    known = [slug for slug in dict.fromkeys(chosen) if slug in names]
    unknown = [slug for slug in dict.fromkeys(chosen) if slug not in names]
    found = []
    if unknown:
        found.append(f"We have no role called {_quote_unknown(unknown)}. Choose two to four of the roles below.")
    found += [
        f"{names[slug]} is chosen more than once. Choose each role once." for slug in known if chosen.count(slug) > 1
    ]
    if len(known) == 1:
        found.append(f"Only one role is chosen: {names[known[0]]}. Choose one more at least.")
    if len(known) > MOST_ROLES:
        found.append(f"{len(known)} roles are chosen. Choose four at most.")
    return found


def _quote_unknown(unknown: Sequence[str]) -> str:
    """Quote unknown slugs from the address: at most three, cut short, printable letters only."""
    shown = [
        "".join(letter for letter in slug if letter.isprintable())[:LONGEST_ECHO] for slug in unknown[:MOST_ECHOED]
    ]
    more = len(unknown) - len(shown)
    return " or ".join(f"\N{LEFT SINGLE QUOTATION MARK}{slug}\N{RIGHT SINGLE QUOTATION MARK}" for slug in shown) + (
        f", or {more} more" if more else ""
    )


def normalise_wording(text: str) -> str:
    """Ignore capitals and spacing, so that texts can be compared by their words."""
    return " ".join(text.split()).casefold()


def are_all_alike(cells: Iterable[Hashable]) -> bool:
    return len(set(cells)) <= 1


def mark_steps_reached(lowest: int, highest: int | None, scale: Iterable[int]) -> list[bool]:
    """For each step of the scale, whether the range includes it. A `highest` of None means no upper limit."""
    return [lowest <= step and (highest is None or step <= highest) for step in scale]
