"""What is wrong with an answer, whatever was asked."""

from dataclasses import dataclass, field

from hostile.asking import Answer
from hostile.canaries import loose

MOST_CPU = 2  # seconds
SLOW = "over 2 s"


@dataclass(frozen=True)
class Fault:
    """`kind` is a few words, `what` says which one of the kind it is, `lines` are the end of a traceback."""

    kind: str
    what: str
    lines: list[str] = field(default_factory=list, compare=False)


def faults_in(answer: Answer) -> list[Fault]:
    found = []
    if answer.status >= 500 and answer.failure:
        found.append(Fault(str(answer.status), f"{answer.failure.where}: {answer.failure.what}", answer.failure.lines))
    elif answer.status >= 500:
        found.append(Fault(str(answer.status), "no exception was told of"))
    if answer.cpu > MOST_CPU:
        found.append(Fault(SLOW, f"{answer.cpu:.1f} s"))
    found += [Fault("loose", what) for what in loose(answer)]
    return found
