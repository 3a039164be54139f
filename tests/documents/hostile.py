"""Answers of every kind that a form can be given, for property tests."""

from hypothesis import strategies as st

from guidance.rules.recruitment.tailoring import (
    LONGEST_TEXT,
    Assessment,
    ContractType,
    DirectBookings,
    PostFor,
    Tailoring,
    Weight,
)

MARKS = [
    "\x00\x01\x08\x0b\x1f\x7f\x85",
    "\ud800",
    "\ufffe\uffff",
    "\N{SLIGHTLY SMILING FACE}\N{ZERO WIDTH JOINER}\N{REGIONAL INDICATOR SYMBOL LETTER G}",
    "\u0627\u0644\u0635\u062d\u0629 \N{RIGHT-TO-LEFT OVERRIDE}\N{POP DIRECTIONAL ISOLATE}",
    "<script>alert(1)</script> &amp; &lt; ]]> <?xml version='1.0'?> <!DOCTYPE a [<!ENTITY b 'c'>]> &b;",
    "{{ 7*7 }} {% include 'settings' %} ${7*7} #{7*7}",
    '#sys.inputs #eval("1") $ x $ `raw` @ref <label> \\u{41} // /* */ _a_ *b* = h\n- l\n+ n',
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=cmd|' /C calc'!A0",
    "x" * LONGEST_TEXT,
    "\N{OGHAM SPACE MARK} \u2028\u2029\xa0",
    "e\u0301" * 50 + "\u0300" * 200,
    "\"\\'/\b\f\n\r\r\n",
    " leading and trailing ",
    "\ufeff",
]

# A letter for private use means something in a symbol font only: it is named as not read, and does not come back.
LETTERS = st.characters(exclude_categories=["Cs", "Co"])
text = st.one_of(
    st.sampled_from(MARKS), st.text(LETTERS, max_size=60), st.lists(st.sampled_from(MARKS), max_size=3).map("".join)
)
slug = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)


def one_of(choices: type[PostFor] | type[DirectBookings] | type[ContractType]) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *(choice.value for choice in choices)])


given_answers = st.fixed_dictionaries(
    {
        "template": st.just("mental-health-practitioner-band-6"),
        **{
            name: text.map(lambda given: given[:LONGEST_TEXT])
            for name in (
                "job_title", "employer", "network", "base", "contract_length", "salary", "line_manager",
                "clinical_supervisor", "contact",
            )
        },
        "post": one_of(PostFor),
        "band": st.sampled_from(["", "5", "6", "8a", "9"]),
        "hours": st.sampled_from(["", "37.5", "1"]),
        "contract_type": one_of(ContractType),
        "salary_year": st.sampled_from(["", "2026-27", "1999-00"]),
        "direct_bookings": one_of(DirectBookings),
        "closing_date": st.sampled_from(["", "2026-12-01", "0001-01-01", "9999-12-31"]),
        "left_out": st.lists(st.one_of(slug, st.sampled_from(["duty-1", "duty-3"])), max_size=6),
        "own_duties": st.lists(text.map(lambda given: given[:LONGEST_TEXT]), max_size=4),
        "own_criteria": st.lists(
            st.builds(
                lambda words, weight, how: {"text": words[:LONGEST_TEXT], "weight": weight, "assessment": how},
                text, st.sampled_from([weight.value for weight in Weight]),
                st.sampled_from([assessment.value for assessment in Assessment]),
            ),
            max_size=3,
        ),
    }
)  # fmt: skip
answers = given_answers.map(Tailoring.from_dict)
