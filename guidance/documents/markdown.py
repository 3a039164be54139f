"""Markdown as blocks of a document: paragraphs, lists, tables, bold and italic. Anything else stays as text."""

from collections.abc import Iterator

from django.conf import settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from guidance.documents import blocks
from guidance.documents.markdown_tables import build_table
from guidance.rules.limits import markdown_limits

_PARSER = (
    MarkdownIt("commonmark", {"html": False, "maxNesting": 20})
    .disable(["heading", "lheading", "image", "html_block", "html_inline", "code", "fence", "hr", "reference"])
    .enable("table")
)


def blocks_of(text: str) -> tuple[blocks.Block, ...]:
    if markdown_limits.find_excess(text):
        return tuple(
            blocks.Paragraph((blocks.Run("\n".join(lines)),))
            for lines in markdown_limits.plain_paragraphs(blocks.make_printable(text))
        )
    return tuple(_build_blocks(_PARSER.parse(blocks.make_printable(text))))


def words_of(text: str) -> blocks.Words:
    """The text on one line, for a list item or a cell: paragraphs and list items run on."""
    if markdown_limits.find_excess(text):
        return (blocks.Run(" ".join(blocks.make_printable(text).split())),)
    words: list[blocks.Inline] = []
    for token in _PARSER.parse(blocks.make_printable(text)):
        if token.type == "inline":
            words += [*([blocks.Run(" ")] if words else []), *_build_runs(token.children or [])]
    return tuple(words)


def _build_blocks(tokens: list[Token]) -> Iterator[blocks.Block]:
    items: list[blocks.ListItem] = []
    lists: list[bool] = []  # for each open list, whether it is numbered
    starts_item = False
    rows: list[list[blocks.Words]] | None = None  # of the open table
    for token in tokens:
        if token.type == "table_open":
            rows = []
        elif token.type == "table_close" and rows:
            yield build_table(rows)
            rows = None
        elif token.type == "tr_open" and rows is not None:
            rows.append([])
        elif token.type == "inline" and rows:
            rows[-1].append(tuple(_build_runs(token.children or [])))
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            lists.append(token.type == "ordered_list_open")
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            numbered = lists.pop()
            if not lists:
                yield blocks.List(tuple(items), numbered)
                items = []
        elif token.type == "list_item_open":
            starts_item = True
        elif token.type == "inline":
            words = tuple(_build_runs(token.children or []))
            if not lists:
                yield blocks.Paragraph(words)
            elif starts_item or not items:
                items.append(blocks.ListItem(words, min(len(lists) - 1, 2)))
                starts_item = False
            else:
                items[-1] = blocks.ListItem((*items[-1].words, blocks.Run("\n"), *words), items[-1].depth)


def _build_runs(tokens: list[Token]) -> Iterator[blocks.Run]:
    bold = italic = 0
    address = ""
    shown = ""
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                address, shown = _find_address(token), ""
            case "link_close":
                # On paper a link needs its address. One on this site is long, and a reader of the file has the link.
                if address.startswith(("http://", "https://")) and address != shown and not _is_ours(address):
                    yield blocks.Run(f" ({address})", bold > 0, italic > 0)
                address = ""
            case "softbreak":
                yield blocks.Run(" ", bold > 0, italic > 0)
            case "hardbreak":
                yield blocks.Run("\n", bold > 0, italic > 0)
            case _ if token.content:
                shown += token.content
                yield blocks.Run(token.content, bold > 0, italic > 0, link=address)


def _find_address(token: Token) -> str:
    """Whole, for a file that is read elsewhere. Nothing but a web page or an email is linked."""
    address = str(token.attrGet("href") or "")
    if address.startswith("/"):
        return settings.SITE_ADDRESS + address
    return address if address.startswith(("http://", "https://", "mailto:")) else ""


def _is_ours(address: str) -> bool:
    return address.startswith(f"{settings.SITE_ADDRESS}/")
