"""Public requests: pages, files and open data, at every address, with odd queries, methods and headers."""

from random import Random

from guidance.api.catalogue import COLLECTIONS
from guidance.api.filters import filters_of
from hostile import addresses, headers, spoiling
from hostile.forms import open_page
from hostile.pages import PageField
from hostile.values import pick_value
from hostile.visits import Visit

COMMON = ["year", "on", "page", "q", "role", "topic", "theme", "with", "from", "to", "question", "for", "need", "next"]


def pick_address(rng: Random, visit: Visit) -> str:
    """The address of a public page, or one made from any public route."""
    if rng.random() < 0.4:
        return rng.choice(visit.site.public)
    return rng.choice(addresses.public_routes()).fill(rng, visit.site)


def spoilt_address(rng: Random, visit: Visit) -> None:
    path = spoiling.spoilt_path(rng, pick_address(rng, visit))
    visit.attack(spoiling.spoilt_path(rng, path) if rng.random() < 0.3 else path)


def odd_headers(rng: Random, visit: Visit) -> None:
    """Sometimes asks twice, because the second answer can come from the page cache."""
    visit.sign_in(rng.choice(["", "", "", *visit.site.people]))
    target = pick_address(rng, visit)
    if rng.random() < 0.3:
        visit.ask(target)
    sent = headers.hostile_headers(rng)
    if rng.random() < 0.2 and visit.asked:
        sent["If-None-Match"] = headers.as_header(visit.asked[-1][1].get_header("etag"))
    visit.attack(target, headers=sent)


def odd_method(rng: Random, visit: Visit) -> None:
    body = rng.choice([b"", b"a=b", b"\x00" * 100, b"[" * 5000, b"{}"])
    visit.attack(
        pick_address(rng, visit), method=rng.choice(headers.METHODS), body=body, headers=headers.hostile_headers(rng)
    )


def odd_query(rng: Random, visit: Visit) -> None:
    """The parameters of the page's own forms, or of other pages."""
    target = pick_address(rng, visit)
    page = open_page(visit, target)
    fields = [field for form in page.forms if form.method == "GET" for field in form.fields]
    names = rng.sample(COMMON, 2) if rng.random() < 0.3 or not fields else []
    fields += [PageField(name, "", "") for name in names]
    sent = spoiling.spoilt_fields(rng, rng.sample(fields, min(len(fields), 12)))
    visit.attack(f"{target}?{spoiling.write_query(sent)}")


def open_data(rng: Random, visit: Visit) -> None:
    collection = rng.choice(COLLECTIONS)
    names = [*filters_of(collection), "page", "page_size", "format", "fields"]
    fields = [
        PageField(name, rng.choice(_list_values(name)), "") for name in rng.sample(names, rng.randrange(len(names)))
    ]
    target = f"/api/v1/{collection.name}{rng.choice(['', '', '.csv'])}"
    visit.attack(f"{target}?{spoiling.write_query(spoiling.spoilt_fields(rng, fields))}")


def _list_values(name: str) -> list[str]:
    return {"page": ["1"], "page_size": ["100"]}.get(name) or addresses.load_words().get(f"{name}_slug", ["a"])


def search_text(rng: Random, visit: Visit) -> None:
    """Hostile text among words that the search finds."""
    found = ["mental health", "band 6", "B14", "ARRS", "2026/27", '"shared care"', "who pays", "amhp"]
    words_typed = [
        rng.choice(found) if rng.random() < 0.4 else pick_value(rng) for _ in range(rng.choice([1, 1, 2, 3]))
    ]
    whole = b" ".join(
        word if isinstance(word, bytes) else word.encode("utf-8", "surrogatepass") for word in words_typed
    )
    path = rng.choice(["/search/", "/search/", "/search/suggestions/"])
    visit.attack(f"{path}?{spoiling.write_query([('q', whole)])}")
