"""Two links of one name in a page's main part lead to one page, so that a list of links can be told apart."""

import re
from urllib.parse import urljoin

import pytest

from tests.site.conftest import Site

pytestmark = pytest.mark.slow
PERMALINK = "Link to: "

# The pages, the names of links, and why these may lead to several pages. In each case the words around them differ.
EXCEPT = (
    (r"/(funding|bands|roles|contract)/.*", r"(?i)mental health (and wellbeing )?practitioner", "a source titled so"),
    (r"/(sources|figures)/.*", r"What is the NHS High Cost Area Supplement.*", "two years' pages of one title"),
    (r"/sources/", r"Mental Health Practitioner|PCNs can claim more for ARRS staff.*",
     "a title that several publishers use, each named beside it"),
    (r"/sources/.+", r".*", "a role and its bands, under the place in the source that they rest on"),
    (r"/funding/", r"\d{4}/\d{2}", "a contract year: its place on the page, or what its facts rest on"),
    (r"/roles/.*|/glossary/", r"who pays|who employs|how many posts|AMHP|proposed role|mental health practitioner",
     "words of a sentence that names the year or the role"),
    (r"/.*", r"Mental Health Practitioner", "the title of a page, after which the citation names its publisher"),
    (r"/roles/.*", r"(?i)clause B14\.\d|B14\.2\(c\)", "a clause of the year that the sentence names"),
    (r"/roles/.*/whole-guide/", r"Band \d", "a band, or a template for it"),
    (r"/job-descriptions/.+", r"B14\.\d(\.\w)?|\d", "a clause, after the name of the text that it is in"),
)  # fmt: skip

# Permalinks of whole guides: topics may have a heading each of the same words, and be under their own questions.
ALIKE_IN_WHOLE_GUIDES = re.compile(r"Link to: (Since \d{4}/\d{2}|Local variation in \d{4}/\d{2}|AWP's job description)")


def leads_elsewhere(path: str, name: str, links: set[str]) -> bool:
    """Permalinks lead to one place each; other links of one name may lead to several places of one page."""
    if name.startswith(PERMALINK):
        return len(links) > 1 and not (path.endswith("/whole-guide/") and ALIKE_IN_WHOLE_GUIDES.fullmatch(name))
    pages = {urljoin(path, link).partition("#")[0] for link in links}
    excepted = any(re.fullmatch(where, path) and re.fullmatch(names, name) for where, names, _ in EXCEPT)
    return len(pages) > 1 and not excepted


def test_no_two_links_of_one_name_lead_to_different_pages(site: Site) -> None:
    found = {
        f"{path}: {name}": sorted(links)
        for path, page in site.pages.items()
        for name, links in page.links_by_name.items()
        if leads_elsewhere(path, name, links)
    }
    assert found == {}, "\n".join(f"{k} {v}" for k, v in found.items())
