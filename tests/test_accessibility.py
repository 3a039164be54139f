"""That asking axe of each look of text once leaves nothing out."""

from collections import defaultdict
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest
from playwright.sync_api import Page

from tests import accessibility
from tests.accessibility import OF_LAYOUT, faults

DOCUMENT = """
<!doctype html><html lang="en-GB"><head><title>A page</title><style>{style}</style></head>
<body><main><h1>A page</h1><p>Words with <a href="/">a link</a> among them.</p><p class="last">More.</p></main></body>
"""


FAULTS = {
    "p.last { color: #bbb }": "color-contrast",
    "p:last-child { color: #bbb }": "color-contrast",
    "p.last { background: #555 }": "color-contrast",
    "body { background: #555 }": "color-contrast",
    "main { opacity: 0.4 }": "color-contrast",
    "a { color: #333; text-decoration: none }": "link-in-text-block",
}


@pytest.fixture(autouse=True)
def nothing_is_judged_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accessibility, "judged", defaultdict(set))


def rules_broken(page: Page, style: str, *only: str) -> list[str]:
    page.set_content(DOCUMENT.format(style=style))
    return [fault.partition(",")[0] for fault in faults(page, *only)]


def test_a_fault_of_colour_is_found_on_markup_that_passed_on_another_page(page: Page) -> None:
    for style, rule in FAULTS.items():
        assert rules_broken(page, "") == []
        assert rules_broken(page, style) == [rule]
        assert rules_broken(page, style) == [rule]


def test_a_fault_that_shows_at_another_width_only_is_found_there(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 900})
    assert rules_broken(page, "@media (min-width: 800px) { p { color: #bbb } }") == []
    page.set_viewport_size({"width": 1280, "height": 900})
    assert [fault.partition(",")[0] for fault in faults(page, *OF_LAYOUT)] == ["color-contrast"]


def test_a_look_that_passed_is_not_asked_again(page: Page) -> None:
    assert rules_broken(page, "") == []
    before = {rule: set(looks) for rule, looks in accessibility.judged.items()}
    assert before.keys() == {"color-contrast", "link-in-text-block"}
    assert rules_broken(page, "") == []
    assert accessibility.judged == before
    assert not page.locator("[data-ask-color-contrast]").count()


def test_other_faults_are_found_on_every_page(page: Page) -> None:
    for _ in range(2):
        page.set_content(DOCUMENT.format(style="").replace("a link", "<img src='data:,'>"))
        assert [fault.partition(",")[0] for fault in faults(page)] == ["image-alt", "link-name"]


@pytest.fixture
def page_that_arrives_slowly() -> Iterator[str]:
    """The address of a page whose last paragraph is sent when the browser asks for it, half a second after the rest."""
    asked = Event()

    class Slow(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            if self.path != "/":
                asked.set()
                return
            first, _, rest = DOCUMENT.format(style="").partition('<p class="last">')
            self.wfile.write(f"{first}<script>setTimeout(() => fetch('/rest'), 500)</script>".encode())
            asked.wait(30)
            self.wfile.write(f'{rest}<img src="data:,">'.encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Slow) as server:
        Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        asked.set()
        server.shutdown()


def test_a_page_that_is_still_arriving_is_waited_for(page: Page, page_that_arrives_slowly: str) -> None:
    page.set_content(f'<a href="{page_that_arrives_slowly}">Next</a>')
    page.get_by_role("link").click()
    assert "image-alt" in {fault.partition(",")[0] for fault in faults(page)}
