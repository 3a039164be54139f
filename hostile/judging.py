"""What counts as wrong in any answer."""

import re
from dataclasses import dataclass, field

from hostile import asking
from hostile.canaries import find_loose_marks

MOST_CPU = 2  # seconds
SLOW = "over 2 s"

# An editor's page that renders every page of the site twice, so it always takes seconds.
IMPACT = re.compile(r"/admin/guidance/edition/\d+/impact/")
MOST_CPU_FOR_IMPACT = 15


@dataclass(frozen=True)
class Fault:
    """`kind` is a few words, and `what` tells it from others of its kind.

    `lines` are the end of a traceback, and `asked` is the request.
    """

    kind: str
    what: str
    lines: list[str] = field(default_factory=list, compare=False)
    asked: str = field(default="", compare=False)


def find_faults(request: asking.Request, answer: asking.SiteAnswer) -> list[Fault]:
    found = []
    failure, asked = answer.failure, str(request)[:300]
    if answer.status >= 500 and failure:
        found.append(Fault(str(answer.status), f"{failure.where}: {failure.what}", failure.lines, asked))
    elif answer.status >= 500:
        found.append(Fault(str(answer.status), f"{_name_place(request)}: no exception was reported", [], asked))
    if answer.cpu > (MOST_CPU_FOR_IMPACT if IMPACT.match(request.target) else MOST_CPU):
        found.append(Fault(SLOW, f"{_name_place(request)}: {answer.cpu:.1f} s", [], asked))
    found += [Fault("loose", f"{_name_place(request)}: {what}", [], asked) for what in find_loose_marks(answer)]
    return found


def _name_place(request: asking.Request) -> str:
    """The method and path, with numbers as N, so that the same page counts as one place."""
    parts = request.target.partition("?")[0].split("/")
    return f"{request.method} {'/'.join('N' if part.isdecimal() else part[:40] for part in parts)[:120]}"
