"""The letters that the characters of Word's symbol fonts stand for.

Symbol is as in https://www.unicode.org/Public/MAPPINGS/VENDORS/ADOBE/symbol.txt. Of Wingdings there is what Word
itself writes in place of what is typed, and what is used for telephones, letters, ticks and bullets.
"""

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PRIVATE = range(0xE000, 0xF900)
_FONT_NAMES = ("ascii", "hAnsi", "cs", "eastAsia")

_SYMBOL = dict(
    zip(
        [*range(0x20, 0x7F), *range(0xA0, 0xF0), *range(0xF1, 0xFF)],
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?"  # noqa: RUF001
        "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
        "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"  # noqa: RUF001
        "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵"  # noqa: RUF001
        "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"  # noqa: RUF001
        "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
        strict=True,
    )
)
_WINGDINGS = {
    0x20: " ", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□",
    0x71: "❑", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDF: "←", 0xE0: "→",
    0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def is_private(letter: str) -> bool:
    """Whether the character means something in a symbol font only."""
    return ord(letter) in _PRIVATE


def font_of(run: etree._Element | None) -> str:
    fonts = None if run is None else run.find(f"{_W}rPr/{_W}rFonts")
    if fonts is None:
        return ""
    names = [fonts.get(f"{_W}{where}") or "" for where in _FONT_NAMES]
    return next((name for name in names if name), "")


def letter_of(number: int, font: str) -> str:
    """Blank where nothing is known to stand for it."""
    if letters := _FONTS.get(font.lower()):
        found: str = letters.get(number & 0xFF if number in _PRIVATE else number, "")
        return found
    if number in _PRIVATE or number < 0x20 or 0xD800 <= number < 0xE000 or number > 0x10FFFF:
        return ""
    return chr(number)
