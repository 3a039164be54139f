"""What is suggested while somebody types: what is suggested first, and nothing twice."""

from guidance.search.entries import EntryKind, SearchEntry
from guidance.search.index import Index
from guidance.search.numbers import SUGGESTIONS_SHOWN
from guidance.search.suggestions import suggest_entries
from tests.search.small import LEXICON


def suggested(typed: str, *entries: SearchEntry) -> list[str]:
    return [entry.address for entry in suggest_entries(Index(entries, LEXICON), typed)]


def faq(address: str, title: str, *also: str) -> SearchEntry:
    return SearchEntry(address, EntryKind.FAQ, title, also=also)


def test_a_title_is_suggested_once_and_leads_to_the_page_that_most_come_for() -> None:
    pay = [
        SearchEntry("/b/", EntryKind.FAQ, "Pay"),
        SearchEntry("/c/", EntryKind.ROLE, "Pay"),
        SearchEntry("/a/", EntryKind.FAQ, "Pay"),
    ]
    assert suggested("pa", *pay) == ["/c/"]
    assert suggested("pa", pay[0], pay[2]) == ["/a/"]


def test_titles_that_begin_so_come_before_those_that_have_the_words_and_those_before_other_names() -> None:
    entries = (
        faq("/also/", "Wages", "Pay of a post"),
        faq("/has/", "Who may pay"),
        faq("/longer/", "Payment of it all"),
        faq("/begins/", "Pay rates"),
        faq("/neither/", "Repay"),
    )
    assert suggested("pay", *entries) == ["/begins/", "/longer/", "/has/", "/also/"]


def test_all_words_but_the_last_are_typed_whole_where_a_title_begins_so() -> None:
    entries = (faq("/whole/", "Sick pay rules"), faq("/part/", "Sickness pay"), faq("/other/", "Sick leave"))
    assert suggested("sick pa", *entries) == ["/whole/", "/part/"]
    assert suggested("sick pay rules for", *entries) == []


def test_no_more_are_suggested_than_are_read_at_a_glance() -> None:
    entries = [faq(f"/{number}/", f"Pay {number}") for number in range(SUGGESTIONS_SHOWN + 2)]
    assert suggested("pay", *entries) == [f"/{number}/" for number in range(SUGGESTIONS_SHOWN)]


def test_nothing_is_suggested_for_one_letter_or_for_none() -> None:
    assert suggested("p", faq("/pay/", "Pay")) == suggested("", faq("/pay/", "Pay")) == []
    assert suggested("pa", faq("/pay/", "Pay")) == ["/pay/"]
