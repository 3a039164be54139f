"""The words of a page's main part that are seen before anything is opened, and which of them are citation."""

from html.parser import HTMLParser

_UNSEEN = {"script", "style", "select", "textarea"}
_VOID = {"br", "img", "input", "hr", "meta", "link", "source", "wbr", "col"}


class SeenWords(HTMLParser):
    """`seen` are all, with the lines that open what is folded; `cited` counts those of them that name a source."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self._open: list[tuple[str, bool]] = []
        self.seen: list[str] = []
        self.cited = 0
        self.feed(html)

    @property
    def text(self) -> str:
        return " ".join(self.seen)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self._open.append((tag, "app-citation" in (dict(attrs).get("class") or "")))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self._open]
        folds = tags.count("details")
        is_folded = folds > 1 or (folds == 1 and "summary" not in tags)
        if "main" not in tags or is_folded or not _UNSEEN.isdisjoint(tags):
            return
        words = data.split()
        self.seen += words
        if any(is_citation for _, is_citation in self._open):
            self.cited += len(words)
