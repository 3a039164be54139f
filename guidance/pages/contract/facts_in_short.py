"""What a contract year's answer is in a few words, from its data: 'half', 'no cap', 'Band 5 or above'."""

from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal

from guidance import models
from guidance.rules.choosing.entitlement import WORDS

Subject = models.YearFact.Subject
SHARES_IN_WORDS = {50: "half", 100: "the full cost"}
EMPLOYERS_IN_WORDS = {
    models.YearFact.Employer.PROVIDER: "the mental health provider",
    models.YearFact.Employer.NETWORK: "the PCN or one of its practices",
    models.YearFact.Employer.EITHER: "the provider, or the PCN or one of its practices",
}


def say_in_short(fact: models.YearFact, ranges: Sequence[models.RoleBand]) -> str:
    """Blank where the data do not tell. `ranges` are the bands that count for the answer's year."""
    sayers: Mapping[str, Callable[[], str]] = {
        Subject.FUNDING: lambda: _say_share(fact),
        Subject.ENTITLEMENT: lambda: _say_limit(fact),
        Subject.EMPLOYMENT: lambda: (
            EMPLOYERS_IN_WORDS.get(models.YearFact.Employer(fact.employer), "") if fact.employer else ""
        ),
        Subject.BANDS: lambda: " or ".join(dict.fromkeys(row.bands_text for row in ranges)),
    }
    return sayers[fact.subject]()


def find_gap(fact: models.YearFact) -> str:
    """The share that is not known beside one that is."""
    if fact.subject != Subject.FUNDING or (fact.first_share is None) == (fact.later_share is None):
        return ""
    return f"the share for a {'first' if fact.first_share is None else 'later'} post"


def find_ranges(
    fact: models.YearFact, cited: Collection[int], bands: Collection[models.RoleBand]
) -> list[models.RoleBand]:
    """The bands to say: those of the first source that the answer cites and that gives any, or else all of its year."""
    of_year = list_ranges(fact, bands)
    for source in cited:
        if found := [row for row in of_year if row.source_id == source]:
            return found
    return of_year


def list_ranges(fact: models.YearFact, bands: Collection[models.RoleBand]) -> list[models.RoleBand]:
    """Every range that a source gives the year. Our reading is of an earlier year's, where its own has none."""
    known = [row for row in bands if row.lowest_id is not None]
    own = [row for row in known if row.contract_year == fact.contract_year]
    if own or fact.label != models.Label.OURS:
        return own
    earlier = [row for row in known if row.contract_year.starts_on < fact.contract_year.starts_on]
    latest = max((row.contract_year.starts_on for row in earlier), default=None)
    return [row for row in earlier if row.contract_year.starts_on == latest]


def _say_share(fact: models.YearFact) -> str:
    first = _name_share(fact.first_share, is_up_to=fact.first_is_up_to)
    later = _name_share(fact.later_share, is_up_to=fact.later_is_up_to)
    if first and later and first != later:
        return f"{first} for a first post, {later} for later ones"
    return first or later


def _name_share(share: Decimal | None, *, is_up_to: bool) -> str:
    if share is None:
        return ""
    named = SHARES_IN_WORDS.get(int(share), "") if share == int(share) else ""
    return f"{'up to ' if is_up_to else ''}{named or f'{share.normalize():f}%'}"


def _say_limit(fact: models.YearFact) -> str:
    if fact.limit == models.YearFact.Limit.UNLIMITED:
        return "no cap that we have found" if fact.label == models.Label.OURS else "no cap"
    if not fact.limit or fact.posts is None:
        return ""
    if fact.posts_above_100_000 in (None, fact.posts):
        return _name_number(fact.posts)
    return f"{_name_number(fact.posts)}, or {_name_number(fact.posts_above_100_000)} above 100,000 patients,"


def _name_number(number: int | None) -> str:
    return WORDS[number] if number is not None and number < len(WORDS) else str(number)
