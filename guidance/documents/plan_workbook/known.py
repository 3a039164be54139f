"""How much is known of an amount: all of it, part of it or none, and of how many posts a total is.

What does not apply is blank, and what is not found is text. Neither is ever 0. Each formula has a function beside it
with the portal's own result.
"""

from collections.abc import Iterable
from decimal import Decimal

from guidance.documents.plan_workbook.sheets import NOT_FOUND
from guidance.rules.plans.plan_amounts import NOTHING, say_posts

ALL, PART, NONE = "all", "part", "none"
KnownAmount = Decimal | str | None  # blank where it does not apply, None where it is not found


def add_up_known(results: Iterable[KnownAmount]) -> KnownAmount:
    """Blank where none applies. None where none is known but what is 0: '0 for 1 of 2 posts' tells nobody anything."""
    running = [one for one in results if not isinstance(one, str)]
    if not running:
        return ""
    total = sum((one for one in running if one is not None), NOTHING)
    return None if total == NOTHING and None in running else total


def write_sum(cells: str) -> str:
    """The formula of that."""
    missing = f'COUNTIF({cells},"{NOT_FOUND}")'
    return (
        f'IF(COUNT({cells})+{missing}=0,"",'
        f'IF(AND({missing}>0,ROUND(SUM({cells}),2)=0),"{NOT_FOUND}",ROUND(SUM({cells}),2)))'
    )


def write_sum_where(cells: str, criterion: str, amounts: str) -> str:
    """The same of the amounts beside those of the cells that are as the criterion."""
    is_one, found = f"({cells}={criterion})", f"ROUND(SUMIF({cells},{criterion},{amounts}),2)"
    known, missing = f"SUMPRODUCT({is_one}*ISNUMBER({amounts}))", f'SUMPRODUCT({is_one}*({amounts}="{NOT_FOUND}"))'
    return f'IF({known}+{missing}=0,"",IF(AND({missing}>0,{found}=0),"{NOT_FOUND}",{found}))'


def find_state(results: Iterable[KnownAmount], *, lacks: bool) -> str:
    """Of the months of a post. `lacks` is whether what is known of a month leaves something out of it."""
    several = list(results)
    total = add_up_known(several)
    if isinstance(total, str):
        return ""
    if total is None:
        return NONE
    return PART if lacks or None in several else ALL


def write_state(cells: str, lacks: str) -> str:
    """The formula of that. `lacks` counts what leaves something out."""
    missing = f'COUNTIF({cells},"{NOT_FOUND}")'
    return (
        f'IF(COUNT({cells})+{missing}=0,"",IF(AND({missing}>0,ROUND(SUM({cells}),2)=0),"{NONE}",'
        f'IF({missing}+{lacks}>0,"{PART}","{ALL}")))'
    )


def say_of_posts(states: Iterable[str]) -> str:
    """'2 of 3 posts'. Blank where nothing is missing, and where nothing is known."""
    several = list(states)
    whole, part, none = (several.count(one) for one in (ALL, PART, NONE))
    return say_posts(whole, part, none) if whole + part else ""


def write_of_posts(states: str, where: str = "") -> str:
    """The formula of that. `where` are a range and what its cells are to be, each with a comma after it."""
    whole, part, none = (f'COUNTIFS({where}{states},"{one}")' for one in (ALL, PART, NONE))
    count = f"({whole}+{part}+{none})"
    of_several = (
        f'IF({whole}=0,"part of "&IF({none}=0,"each",{part})&" of "&{count}&" posts",'
        f'{whole}&" of "&{count}&" posts"&IF({part}=0,""," and part of "&{part}&" more"))'
    )
    return f'IF(OR({part}+{none}=0,{whole}+{part}=0),"",IF({count}=1,"part of this post",{of_several}))'
