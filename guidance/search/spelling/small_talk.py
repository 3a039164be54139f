"""Leave out what people say round a question: 'what on earth is a CAP', 'in plain English'."""

import re

_ROUND_IT = (
    "on earth",
    "the (?:heck|hell)",
    "in (?:plain|simple|everyday) (?:english|terms|words)",
    "in a nutshell",
    "in lay(?:man|men|person)?(?:['\u2019]?s)? (?:terms|language)",
    "in real life",
    "in practice",
    "at the moment",
    "for the time being",
    "any ?ideas?(?: how)?",
    "(?:can|could|would) (?:you|anyone|anybody|someone|somebody) (?:please )?"
    "(?:tell|explain|advise|confirm|help)(?: me| us)?",
    "(?:i|we)(?: am| are|['\u2019]m|['\u2019]re)? (?:want|need|trying|looking|would like|['\u2019]d like) to "
    "(?:know|find out|understand|check)",
    "(?:does|do) (?:anyone|anybody|you) know",
    "(?:a )?quick question",
    "(?:i|we) (?:have no idea|don['\u2019]?t know|am not sure|are not sure)",
    "if (?:possible|at all|anything)",
    "i suppose",
    "to be honest",
    "as (?:well|soon as possible)",
    "asap",
)
_SMALL_TALK = re.compile(rf"\b(?:{'|'.join(_ROUND_IT)})\b", re.IGNORECASE)


def leave_out_small_talk(text: str) -> str:
    """The text as it is, where nothing else is in it."""
    left = _SMALL_TALK.sub(" ", text)
    return left if any(map(str.isalnum, left)) else text
