"""The phrases that nobody who reads the site would say, each with what to write instead.

`check_content` looks for them in the content, and tests/test_voice.py in templates, Python, scripts and Markdown.
A pattern is read without regard to case. A space in it is any white space. Quoted words and code are left out first.
"""

from dataclasses import dataclass

APOSTROPHE = "['\N{RIGHT SINGLE QUOTATION MARK}]"


@dataclass(frozen=True, slots=True)
class PhraseRefused:
    pattern: str
    better: str


FOUND = "Write what is known, then 'We have not found this', 'We do not have the official words' or 'date not known'."
HAS = "Write 'we have', 'has', 'is here' or 'is given'."

REFUSED = (
    # What is here and what is not.
    PhraseRefused(rf"(?:\b(?:not|nor|neither)|n{APOSTROPHE}t) (?:yet )?held\b|\bnobody here holds\b", FOUND),
    PhraseRefused(r"\bheld against\b", "Write 'checked against'."),
    PhraseRefused(r"\bheld to (?:the|a|an|its|be)\b", "Write 'checked against', 'bound by' or 'taken to be'."),
    PhraseRefused(
        r"\bHEE held (?:a|an) \w+(?: \w+)* to be\b|\bhold(?:s|ing)? [^.;:]{1,40} against (?:it|the|a|its)\b",
        "Write 'HEE counted … as' or 'check … against'.",
    ),
    PhraseRefused(
        r"\b(?:is|are|was|were|if|or|where|numbers?|amounts?|years?|slugs?|texts?|words|what|all|none|nothing|one|last"
        r"|nearest|latest|roles?|that) held(?= (?:here|for|in|so|as|before|on|between|nor|or|and|none|no)\b|[.,;:)]|$)"
        r"(?! (?:for|in|on) (?:a |the )?(?:meeting|hall|month|week|register|hospital|office|trust))",
        HAS,
    ),
    PhraseRefused(r"\bwe (?:do not |don't )?hold\b|\bholds? no\b", "Write 'we have', 'we do not have' or 'has no'."),
    PhraseRefused(
        r"\b(?:page|plan|row|table|document|report|file|schedule|source|clause|list|database|paragraph|field|cell)s?"
        r"(?: that)? holds?\b",
        "Write 'has', 'contains' or 'gives'.",
    ),
    PhraseRefused(
        r"\b(?:rules?|standards?|rates?|amounts?|figures?|answers?|it|they|that|which|always|this|ever) (?:has |have )?"
        r"(?:holds?|held) (?:for|from|until|good|true|in|on|to|at|alone|of)\b(?! to (?:the|a|an) (?:patient|person))",
        "Write 'applies', 'is true' or 'counts'.",
    ),
    # Where something is, and what it says.
    PhraseRefused(
        r"\b(?:stands?|stood)\b(?! for\b| out\b| up\b| down\b|-| trial\b|s\b)"
        r"|\bstanding (?:in|on|at|beside|above|under)\b",
        "Write 'is', 'appears', 'depends on' or 'supports'. ('Stands for' may stay.)",
    ),
    PhraseRefused(
        r"\b(?:speaks?|spoke|spoken|speaking) (?:only )?of\b",
        "Write 'is about', 'covers', 'mentions' or 'talks about'.",
    ),
    PhraseRefused(
        r"\bnam(?:e|es|ed|ing) (?:none|no|neither)\b",
        "Write 'does not name any', or what was said and what we looked for.",
    ),
    PhraseRefused(r"\bgiv(?:e|es|en|ing) none\b|\bgave none\b|\bsays? nothing of\b", "Write 'does not give any'."),
    PhraseRefused(r"\b(?:bears?|bearing|borne?|bore) (?:\w+ ){0,2}out\b", "Write 'supports'."),
    PhraseRefused(r"\b(?:is|are|was|were|be) told (?:of|whom)\b", "Write who tells whom: 'we tell you about'."),
    PhraseRefused(
        r"\bsays? (?:it|so) by itself\b|\bby themselves\b", "Write 'without help', 'alone' or 'on their own'."
    ),
    PhraseRefused(r"\bof (?:that|this) name\b", "Write 'called that' or 'with that name'."),
    PhraseRefused(
        r"\b(?:comes?|came|coming) to (?=£|\d|(?:about|around|less|more|nothing|no more|the same|whole)\b)"
        r"|\bwhat (?:\w+ ){1,4}(?:comes?|came) to(?=[.,;:]|$)|\b(?:came|come|comes) to it(?=[.,;:]|$| where)",
        "Write 'is', 'means' or 'costs'; for a reading, 'how we worked this out'.",
    ),
    # Words of another age, or of another language.
    PhraseRefused(r"\bwhom\b", "Write 'who', or make the sentence active."),
    PhraseRefused(r"\bnoughts?\b", "Write '0' or 'zero'."),
    PhraseRefused(r"\bbeware\b", "Write 'Important', or say what to look out for."),
    PhraseRefused(r"\bthe other way about\b", "Write 'the other way round'."),
    PhraseRefused(r"\babove all\b", "Write 'especially' or 'most of all'."),
    PhraseRefused(r"\b(?:a|the) later one in\b", "Write 'second or later'."),
    PhraseRefused(r"\b(?:may|might) stand\b|\ball the same(?=[.,:;]|$)", "Write 'may be', 'still' or 'even so'."),
    PhraseRefused(r"\bempty takes\b|\bempty, it takes\b", "Write 'Leave blank to use'."),
    PhraseRefused(
        r"\bmost that (?:can|may|could) be (?:reimbursed|claimed|repaid)\b|\bmost that the ARRS (?:repays|pays)\b",
        "Write 'maximum reimbursement'.",
    ),
    PhraseRefused(r"\bon the strength of\b|\bby virtue of\b", "Write 'because of'."),
    PhraseRefused(r"\bfor (?:want|lack) of\b", "Write 'without' or 'because there is no'."),
    PhraseRefused(r"\b(?:at|or|of|and) (?:its|their) like\b|\b(?:and|or) the like\b", "Write 'similar' or 'such as'."),
    PhraseRefused(
        r"\b(?:thereof|therein|thereby|therefrom|thereto|whereof|wherein|whereby|hence|henceforth|hereby|hereof|hereto"
        r"|hitherto|heretofore|aforesaid|aforementioned)\b",
        "Write the plain word: 'of it', 'in it', 'so', 'from now on'.",
    ),
    PhraseRefused(
        r"\b(?:whither|thither|whence|lest|nay|yonder|ere|verily|asunder)\b", "Write 'where', 'so that not'."
    ),
    PhraseRefused(r"\bshall\b", "Write 'must' or 'will'."),
    PhraseRefused(r"\bought\b", "Write 'should'."),
    PhraseRefused(r"\bone (?:may|can|must|should) (?!be\b|have\b|not be\b)", "Write 'you can' or 'you must'."),
    PhraseRefused(r"\banew\b|\ba second time\b", "Write 'again'."),
    PhraseRefused(r"\bupon\b", "Write 'on'."),
    PhraseRefused(
        r"\b(?:whilst|amongst|albeit|thus|notwithstanding|pursuant to)\b",
        "Write the plain word: 'while', 'among', 'so'.",
    ),
    PhraseRefused(r"\bin lieu of\b|\bin the stead of\b", "Write 'instead of'."),
    PhraseRefused(
        r"\bno such (?:an?|one)\b|\bsuch an one\b|\bsuch a one\b", "Write 'not one like it', or name the thing."
    ),
    PhraseRefused(r"\bin the event (?:of|that)\b", "Write 'if'."),
    PhraseRefused(r"\butili[sz](?:e|es|ed|ing)\b", "Write 'use'."),
    PhraseRefused(r"\bmend(?:s|ed|ing)?\b", "Write 'fix' or 'put right'."),
    PhraseRefused(r"\bfrom a day to a day\b", "Write 'from one day to another'."),
    PhraseRefused(r"\b(?:goes|go|live|done|made|works) by itself\b", "Write 'automatically' or 'on its own'."),
    PhraseRefused(
        r"\bis (?:of|in) no (?:contract year|source|guide)\b|\bleads? to no\b",
        "Write 'is not in' or 'does not lead to'.",
    ),
    PhraseRefused(r"\bstill sets\b", "Write what the text of that year says, or that we have not read it."),
)

# What a statement says of itself, and the page says better, from the records.
ABSENT = PhraseRefused(
    r"\bwe (?:have )?(?:not (?:yet )?)?(?:found|have|hold|had) (?:none|nothing|no (?!doubt))\b"
    rf"|\bwe (?:have not|haven{APOSTROPHE}t|do not|don{APOSTROPHE}t|did not) (?:yet )?(?:found|find|have|hold)\b"
    r"|\bnot (?:yet )?(?:held|found) (?:here|in our copy|by us)\b",
    "Take it out: pages work out what we have not found. Say what the source says, or who to ask.",
)
