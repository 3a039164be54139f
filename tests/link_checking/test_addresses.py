"""Which addresses are asked: those of sources and publications, and the links in all prose."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guidance.link_checking.addresses import find_addresses_in_use, get_host
from guidance.models import KeyPublication
from tests import factories

pytestmark = pytest.mark.django_db


def named() -> dict[str, list[str]]:
    return {address: sorted(f"{use}: {use.field}" for use in uses) for address, uses in find_addresses_in_use().items()}


def test_an_address_is_named_by_every_record_that_gives_it() -> None:
    source = factories.a_source(
        slug="report", address="https://a.test/report.pdf", note="Also [here](https://a.test/report.pdf)."
    )
    KeyPublication.objects.create(
        slug="report", title="Report", publisher="A", published_on=source.published_on, address=source.address
    )
    assert named() == {
        "https://a.test/report.pdf": [
            "key publication [report]: address",
            "source [report]: address",
            "source [report]: note",
        ]
    }


def test_links_in_prose_are_found_however_they_are_written() -> None:
    role = factories.a_role(slug="role")
    section = factories.a_section(role)
    body = (
        "[one](https://a.test/1) and [again](https://a.test/1), <HTTP://b.test/2>, [three]\n\n"
        '> - [é](https://c.test/é "title")\n\n[three]: https://d.test/3#part\n'
    )
    factories.a_statement(section, slug="links", body=body)
    said = "statement [role, funding, links]: body"
    assert named() == {
        "https://a.test/1": [said],
        "HTTP://b.test/2": [said],
        "https://d.test/3#part": [said],
        "https://c.test/%C3%A9": [said],
    }


def test_what_leads_to_no_other_site_is_not_among_them() -> None:
    section = factories.a_section(factories.a_role())
    body = "[page](/glossary/) [mail](mailto:a@b.test) [odd](//c.test/) `https://code.test/` https://bare.test/ ://"
    factories.a_statement(section, body=body)
    assert named() == {}


def test_quoted_words_and_short_texts_count_too() -> None:
    instrument = factories.an_instrument(factories.a_year())
    factories.a_clause(instrument, "B1", wording="See [the list](https://a.test/list).")
    factories.a_statement(factories.a_section(factories.a_role()), heading="[Pay](https://a.test/pay)")
    assert sorted(find_addresses_in_use()) == ["https://a.test/list", "https://a.test/pay"]


def test_only_what_holds_an_address_is_read() -> None:
    """One query for where there are any, one for each kind that has some: two here."""
    for number in range(3):
        factories.a_source(address=f"https://a.test/{number}")
        factories.a_statement(factories.a_section(factories.a_role()), body=f"[a](https://b.test/{number})")
    with CaptureQueriesContext(connection) as asked:
        uses = [str(use) for found in find_addresses_in_use().values() for use in found]
    assert (len(asked), len(uses)) == (3, 6)


def test_the_host_of_an_address() -> None:
    assert [get_host(each) for each in ("https://A.test:80/b", "nonsense", "http://[::1", "")] == ["a.test", "", "", ""]
