"""Read the two contract years that a reader chose to compare."""

from collections.abc import Sequence

from guidance.rules.years import as_at
from guidance.rules.years.contract_years import label_year


def read_year_pair(before: str, after: str, held: Sequence[str]) -> tuple[str, str, list[tuple[str, str]]]:
    """The two slugs, blank if not valid, and the problems as pairs: the field ('from' or 'to') and the message.

    `held` has the slugs of the years that we have, oldest first.
    """
    wrong: list[tuple[str, str]] = []
    slugs = {"from": "", "to": ""}
    for name, typed in (("from", before), ("to", after)):
        if not typed.strip():
            wrong.append((name, f"Choose the {'first' if name == 'from' else 'second'} year."))
            continue
        try:
            slugs[name] = as_at.read_held_year(typed, held)
        except as_at.NotAYearHeldError as problem:
            wrong.append((name, str(problem)))
    if slugs["from"] and slugs["from"] == slugs["to"]:
        wrong.append(("to", f"{label_year(slugs['to'])} is chosen twice. Choose two different years."))
    return slugs["from"], slugs["to"], wrong
