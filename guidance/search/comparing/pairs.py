"""The comparison that a question asks for, of roles or of two contract years, filled in."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from urllib.parse import urlencode

from guidance.models.page_paths import page_path
from guidance.search.lexicon import Lexicon
from guidance.search.words import FILLERS, get_stems

Keys = Sequence[str | tuple[str, ...]]  # a stem, or all the stems of a role's name

MOST_ROLES = 4  # that the page compares
AND = get_stems("and")[0]
# Words of questions that compare: 'MHP or MHWP', 'is it the same as', 'which is better'.
_COMPARING = frozenset(
    get_stems("or v vs versus differ difference different compare comparison contrast distinguish same better best")
    + get_stems("instead rather than between against alongside beside alternative distinction")
)

# Words of 'is an AMHP just another social worker' and 'are CAPs a kind of psychologist'.
_IS = frozenset(get_stems("is are isn aren"))
_ONE_OF = frozenset(get_stems("just another other kind type sort form basically also simply really name"))


def write_comparison(keys: Keys, years: Collection[str], lexicon: Lexicon) -> str:
    """The address of the comparison, or blank. `years` are the slugs of those to compare."""
    held = [year for year in lexicon.years if year in years]
    if len(held) > 1:
        return f"{page_path('contract-compare')}?{urlencode({'from': held[0], 'to': held[-1]})}"
    roles = list(dict.fromkeys(_list_roles(keys, lexicon)))
    is_asked = _COMPARING.intersection(keys) or _are_joined(keys) or _asks_if_one_is_other(keys)
    if not 1 < len(roles) <= MOST_ROLES or not is_asked:
        return ""
    return f"{page_path('compare')}?{urlencode([('role', role) for role in roles])}"


def _list_roles(keys: Keys, lexicon: Lexicon) -> Iterator[str]:
    """In the order typed. A name that several roles share means none of them."""
    for key in keys:
        if isinstance(key, tuple) and len(lexicon.roles[key]) == 1:
            yield from lexicon.roles[key]


def _are_joined(keys: Keys) -> bool:
    """Whether nothing but 'and' is between two roles that it joins."""
    return any(
        middle == AND and isinstance(first, tuple) and isinstance(last, tuple)
        for (first, middle), (_, last) in pairwise(pairwise(keys))
    )


def _asks_if_one_is_other(keys: Keys) -> bool:
    """'Is' comes first, and only small words between the two roles, one of which says that both may be the same."""
    places = [place for place, key in enumerate(keys) if isinstance(key, tuple)]
    between = set(keys[places[0] + 1 : places[1]]) if len(places) > 1 else set()
    is_small = between <= (_ONE_OF | FILLERS) and not between.isdisjoint(_ONE_OF)
    return is_small and not _IS.isdisjoint(keys[: places[0]])
