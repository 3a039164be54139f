import re

import pytest
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db


def test_the_list_of_answers_says_which_are_for_another_year_than_is_asked_for(client: Client) -> None:
    role = factories.a_role(name="practitioner")
    for slug, year in (("older", "2021-22"), ("same", "2023-24"), ("no year", None)):
        of_year = factories.a_year(year) if year else None
        factories.a_faq(role, slug=slug.replace(" ", "-"), question=f"The {slug}?", contract_year=of_year)

    def notes(**asked: str) -> dict[str, str]:
        html = client.get("/faqs/", asked).content.decode()
        return dict(re.findall(r'>([^<]*)[?]</a><span class="app-tasks__note">([^<]*)<', html))

    about = "Practitioner: funding"
    assert notes() == dict.fromkeys(("The older", "The same", "The no year"), about)
    of_another = f"{about}. Answered for 2021/22, not 2023/24"
    assert notes(year="2023-24") == {"The older": of_another, "The same": about, "The no year": about}
