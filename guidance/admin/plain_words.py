"""What we tell an editor when a record would break a constraint of the database: the field to change, and how.

Constraints on a single field, and unique constraints, have Django's own messages.
"""

from collections.abc import Mapping
from typing import Any

DATE_TWICE = "Choose only one: give the date, or choose 'not stated' for how exactly it is known."

PLAIN_WORDS: dict[str, tuple[str, str]] = {
    "best_answer_leads_to_one_page": (
        "path",
        "Choose an FAQ, a page of a guide or a role, or write a path: one of the four.",
    ),
    "best_answer_leads_to_a_page_of_this_site": (
        "path",
        "Write the path of a page of this site, from / on: /costs/.",
    ),
    "agreement_point_leads_to_a_page_of_this_site": (
        "path",
        "Write the path of a page of this site, from / on: /costs/.",
    ),
    "case_study_quotation_says_who_said_it": ("quoted", "Give both the quotation and who said it, or neither."),
    "clause_is_not_its_own_parent": ("parent", "A clause cannot be part of itself: choose the clause above it."),
    "clause_says_something": ("wording", "Give a heading, the official words or the plain English."),
    "contract_year_ends_on_31_march": ("ends_on", "A contract year ends on 31 March."),
    "contract_year_lasts_one_year": ("ends_on", "A contract year ends on 31 March of the next year."),
    "contract_year_starts_on_1_april": ("starts_on", "A contract year starts on 1 April."),
    "faq_overtaken_on_a_day_says_how": ("overtaken", "Say what overtook the answer, or take the date away."),
    "figure_date_is_held_or_marked_unknown": (
        "as_of",
        "Give the date, or choose 'not stated' for how exactly it is known: one of the two.",
    ),
    "figure_ends_not_before_it_starts": ("holds_to", "Give a last day that is not before the first day."),
    "former_address_is_a_path_of_this_site": (
        "old_path",
        "Write both as they appear after the site's name, from / to /: /roles/social-prescriber/.",
    ),
    "contract_change_is_short": ("text", "Shorten this to 400 characters or fewer."),
    "contract_change_has_a_label": ("label", "Say what kind of authority it has."),
    "former_address_leads_elsewhere": ("new_path", "The new path is the same as the old one."),
    "glossary_abbreviation_is_expanded_one_way": (
        "expand",
        "Another term with this abbreviation is written in full already: untick it here or there.",
    ),
    "glossary_change_of_name_has_a_date_and_a_source": (
        "replaced_by",
        "Say when the name changed, and give the source that says so.",
    ),
    "glossary_term_does_not_replace_itself": ("replaced_by", "Choose the other term: the name used now."),
    "hiring_step_has_one_answer": (
        "section",
        "Choose the page of a guide whose answer it takes, or write words of its own: one of the two.",
    ),
    "hiring_step_of_its_own_words_has_a_label": (
        "label",
        "Say what kind of authority the step's own words have. A step without any has no label.",
    ),
    "home_question_has_one_answer": (
        "subject",
        "Choose the answer of the year that it gives, or write a line of its own: one of the two.",
    ),
    "home_question_leads_to_a_page_of_this_site": (
        "path",
        "Write the path of a page of this site, from / on: /roles/social-prescriber/funding/.",
    ),
    "instrument_has_a_contract_year_only_if_des": (
        "contract_year",
        "Choose a contract year for a Network Contract DES specification, and for nothing else.",
    ),
    "key_publication_date_is_held_or_marked_unknown": (
        "published_on",
        "Give the date, or choose 'not stated' for how exactly it is known: one of the two.",
    ),
    "milestone_has_a_date": ("date_precision", "A milestone has a date: choose how exactly it is known."),
    "pay_point_ends_not_before_it_starts": ("holds_to", "Give a last day that is not before the first day."),
    "pay_point_is_never_zero": ("amount", "Leave the amount empty where you do not know it: never 0."),
    "reimbursement_ends_not_before_it_starts": ("holds_to", "Give a last day that is not before the first day."),
    "reimbursement_is_never_zero": ("amount", "Leave the amount empty where you do not know it: never 0."),
    "reimbursement_with_an_amount_has_a_source": (
        "source",
        "Choose the source of the amount, and say where in it the amount is.",
    ),
    "role_band_with_a_highest_has_a_lowest": ("lowest", "Choose the lowest band too, or take the highest away."),
    "source_date_is_held_or_marked_unknown": (
        "published_on",
        "Give the date, or choose 'not stated' for how exactly it is known: one of the two.",
    ),
    "source_has_an_area_only_if_local": ("area", "Name the area of a local source. A national one has none."),
    "subject_not_covered_has_a_link_with_its_text": (
        "link_text",
        "Give both the link and its words, or neither.",
    ),
    "subject_not_covered_links_by_https": ("link", "Write the whole address, from https:// on."),
    "year_fact_with_a_share_is_the_only_one_of_its_year_role_and_post": (
        "first_share",
        "Another answer of this year, role and post gives a share already: change it there, or take it away there.",
    ),
    "year_fact_with_a_share_says_who_pays": (
        "subject",
        "Choose 'Who pays' for an answer with a share, or take the share away.",
    ),
    "year_fact_with_an_employer_says_who_employs": (
        "subject",
        "Choose 'Who employs' for an answer with an employer, or take the employer away.",
    ),
    "year_fact_with_posts_says_how_many": (
        "subject",
        "Choose 'How many posts' for an answer with a number of posts, or take the numbers away.",
    ),
}

# Constraints that ask for one of several fields: what to say to whoever gave more than one.
ONE_OF: dict[str, tuple[tuple[str, ...], str]] = {
    "best_answer_leads_to_one_page": (
        ("faq", "section", "role", "path"),
        "Choose only one: an FAQ, a page of a guide, a role or a path. Empty the others.",
    ),
    "figure_date_is_held_or_marked_unknown": (("as_of", "date_precision"), DATE_TWICE),
    "hiring_step_has_one_answer": (
        ("section", "text"),
        "Choose only one: the page of a guide whose answer it takes, or words of its own. Empty the other.",
    ),
    "home_question_has_one_answer": (
        ("subject", "text"),
        "Choose only one: the answer of the year that it gives, or a line of its own. Empty the other.",
    ),
    "key_publication_date_is_held_or_marked_unknown": (("published_on", "date_precision"), DATE_TWICE),
    "source_date_is_held_or_marked_unknown": (("published_on", "date_precision"), DATE_TWICE),
}


def explain_constraint(name: str, typed: Mapping[str, Any]) -> tuple[str, str]:
    """The field to put right, and how."""
    field, text = PLAIN_WORDS[name]
    fields, too_many = ONE_OF.get(name, ((), ""))
    given = [each for each in fields if typed.get(each)]
    return field, too_many if len(given) > 1 else text
