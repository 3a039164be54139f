"""A visitor who hears the site: the real page in a browser, read aloud by the virtual screen reader of Guidepup.

It says what the accessibility specifications have a screen reader say, from the page's own markup. It is not a screen
reader that people use: docs/testing.md says what was tried with one.
"""

import re
from pathlib import Path

from playwright.sync_api import Browser, Locator

ROOT = Path(__file__).parents[3]
VIRTUAL = ROOT / "node_modules/@guidepup/virtual-screen-reader/lib/esm/index.browser.js"
SERVED_AT = "/virtual-screen-reader.js"
YEAR = "year=2026-27"  # so that a transcript does not turn with the year

# What says which year it is now: it changes with the day.
OF_THE_DAY = "form.app-as-at, .app-as-at__text"
# Said where a part ends, and of marks that screen readers pass over in silence.
SILENT = re.compile(r"end( of |, |$)|(paragraph|strong|emphasis)$")

READ = """async ({most, served, ofTheDay}) => {
  const { virtual } = await import(served);
  document.querySelectorAll(ofTheDay).forEach((element) => element.remove());
  document.querySelectorAll("details:not([open]) > :not(summary)").forEach(
    (folded) => folded.style.setProperty("display", "none", "important"));
  await virtual.start({ container: document.querySelector("main") });
  for (let said = 0; said < most; said += 1) {
    if ((await virtual.lastSpokenPhrase()) === "end of main") break;
    await virtual.next();
  }
  const phrases = await virtual.spokenPhraseLog();
  await virtual.stop();
  return phrases;
}"""


class Listener:
    """Goes from page to page and keeps a transcript of what it did, '> ' before it, and what it heard."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.address = address
        # The page's own policy lets no script in but the site's.
        self._context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
        self._context.route(
            f"{address}{SERVED_AT}",
            lambda route: route.fulfill(path=VIRTUAL, content_type="text/javascript"),
        )
        self.page = self._context.new_page()
        self.transcript: list[str] = []

    def open(self, path: str) -> None:
        self._did(f"opens {path}")
        self._go(path)

    def follow(self, selector: str) -> None:
        """The first link that the selector finds in the page's main part, for the year of the transcripts."""
        link = self._find(selector)
        self._did(f"follows '{' '.join(link.inner_text().split())}'")
        path, _, anchor = (link.get_attribute("href") or "").removeprefix(self.address).partition("#")
        self._go(f"{path}{'&' if '?' in path else '?'}{YEAR}{'#' if anchor else ''}{anchor}")

    def choose(self, name: str) -> None:
        self._did(f"chooses '{name}'")
        self.page.get_by_role("radio", name=name, exact=True).check()

    def type(self, name: str, text: str) -> None:
        self._did(f"types '{text}' into '{name}'")
        self.page.locator("main").get_by_label(name).fill(text)

    def press(self, name: str) -> None:
        self._did(f"presses '{name}'")
        self.page.locator("main").get_by_role("button", name=name).click()
        self.page.wait_for_load_state()

    def hear(self, most: int) -> list[str]:
        """Reads on from the top of the page's main part, as far as `most` phrases. The page is of no more use then."""
        said: list[str] = self.page.evaluate(READ, {"most": most * 3, "served": SERVED_AT, "ofTheDay": OF_THE_DAY})
        # Without the first, 'main'.
        heard = [" ".join(phrase.split()) for phrase in said[1:] if phrase.strip() and not SILENT.match(phrase)]
        self.transcript += heard[:most] + (["..."] if len(heard) > most else [])
        return heard[:most]

    def close(self) -> None:
        self._context.close()

    def _go(self, path: str) -> None:
        self.page.goto(f"{self.address}{path}")

    def _find(self, selector: str) -> Locator:
        return self.page.locator("main").locator(selector).first

    def _did(self, what: str) -> None:
        self.transcript += ([""] if self.transcript else []) + [f"> {what}"]
