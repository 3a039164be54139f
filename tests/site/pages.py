"""A page as a test reads it."""

from html.parser import HTMLParser


class Page(HTMLParser):
    """The ids, links, headings, title and loaded files of a page, and its visible text.

    `links_by_name` has those in its main part, by the name that a screen reader gives them.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.ids: list[str] = []
        self.links: list[str] = []
        self.links_by_name: dict[str, set[str]] = {}
        self.files: list[str] = []
        self.headings: list[int] = []
        self.title = ""
        self.language = ""
        self._text: list[str] = []
        self._in_title = False
        self._in_main = False
        self._link: str | None = None  # the address of the open link in the main part
        self._name: list[str] = []
        self._unread = ""  # the open tag, of a link's parts, that a screen reader passes over
        self.feed(html)

    @property
    def text(self) -> str:
        return " ".join("".join(self._text).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        file = values.get("href") or values.get("src")  # a block of data has neither
        if tag in {"link", "script", "img"} and file and values.get("rel") != "canonical":
            self.files.append(file)
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.headings.append(int(tag[1]))
        if tag == "main":
            self._in_main = True
        if tag == "a" and self._in_main and "href" in values:
            self._link, self._name = values["href"], []
        elif self._link is not None and values.get("aria-hidden") == "true":
            self._unread = tag
        if tag == "html":
            self.language = values.get("lang", "")
        self._in_title = tag == "title"

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False
        if tag == "main":
            self._in_main = False
        if tag == "a" and self._link is not None:
            self.links_by_name.setdefault(" ".join("".join(self._name).split()), set()).add(self._link)
            self._link = None
        if tag == self._unread:
            self._unread = ""
        if tag in {"p", "li", "td", "th", "h1", "h2", "h3", "h4", "dt", "dd", "div"}:
            self._text.append(" ")

    def handle_data(self, data: str) -> None:
        if self._link is not None and not self._unread:
            self._name.append(data)
        if self._in_title:
            self.title += data
        else:
            self._text.append(data)
