"""A page of a real browser on which everything that goes wrong is written down."""

from playwright.sync_api import ConsoleMessage, Page, Response

from tests import accessibility


class Watched:
    """`problems` holds errors of the console, the security policy's among them, and answers that were errors."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.problems: list[str] = []
        self._listening = True
        self.watch(page)
        page.on("popup", self.watch)

    def watch(self, page: Page) -> None:
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.problems.append(f"{page.url}: {error}"))
        page.on("response", self._receive)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and self._listening:
            self.problems.append(f"{self.page.url}: {message.text}")

    def _receive(self, response: Response) -> None:
        if self._listening and (response.status >= 400 or not response.url.startswith(self.address)):
            self.problems.append(f"{self.page.url}: {response.status} {response.url}")

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)

    def check(self, *only: str) -> None:
        """Fails on anything that went wrong so far, then on what axe finds, all that is closed being opened first.

        axe is asked of these rules only, where some are named.
        """
        self.page.wait_for_load_state()
        assert not self.problems, "\n".join(self.problems)
        self.page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        self._listening = False  # axe adds styles of its own, which the policy stops
        found = accessibility.faults(self.page, *only)
        self._listening = True
        assert not found, "\n".join(f"{self.page.url}: {fault}" for fault in found)
