"""An answer's words give the shares that its figures give, so that no page says one and works out the other."""

from collections.abc import Iterator

from guidance import models
from guidance.content.checks.content import Content
from guidance.content.problems import Problem

SHARES = ("first_share", "later_share")
IN_WORDS = {"50": ("half",), "100": ("fully funded", "in full")}


def unsaid(content: Content) -> Iterator[Problem]:
    for record in content.of(models.YearFact):
        texts = " ".join(str(record.fields.get(name, "")) for name in ("answer", "body")).lower()
        for share in dict.fromkeys(record.fields[name] for name in SHARES if name in record.fields):
            if not any(words in texts for words in (f"{share}%", *IN_WORDS.get(share, ()))):
                yield content.build_problem(
                    record,
                    f"Its figures give a share of {share}%, and its words do not.",
                    "Correct whichever is wrong: costs are worked out from the figures.",
                    is_warning=True,
                )
