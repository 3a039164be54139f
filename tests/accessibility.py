"""What axe finds on a page. It would spend four fifths of its time on the colours of text, so it checks each look once.

Two elements look alike if what gives text its colour, size and background is the same. That is so in their own computed
styles and in those of all that they are in, on any page and at any width. The rules on colour are checked until one
element of a look has passed, on no more than the first few of a page. Every other rule is checked every time.
"""

from collections import defaultdict
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# The rules on colour, and the elements that axe asks them of.
OF_COLOUR = {"color-contrast": "*", "link-in-text-block": "a[href]"}
ENOUGH = 3  # elements of one look on one page: axe may not be able to tell of the first, where others lie over it

# The rules whose verdict on the same page depends on the width of the window.
OF_LAYOUT = (*OF_COLOUR, "scrollable-region-focusable", "target-size")

AXE = Axe().axe_script
RUN = (Path(__file__).parent / "accessibility.js").read_text(encoding="utf-8")
judged: dict[str, set[int]] = defaultdict(set)  # looks that passed in this process, by rule


def faults(page: Page, *only: str) -> list[str]:
    """The rules that are broken, of these only where some are named, each with its first element and the remedy.

    A click returns once the next page has begun to arrive, so the rest of it is waited for.
    """
    page.wait_for_load_state()
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE)
    known = {rule: list(looks) for rule, looks in judged.items()}
    given = {"judged": known, "selectors": OF_COLOUR, "enough": ENOUGH, "only": only}
    found: dict[str, Any] = page.evaluate(RUN, given)
    for rule, looks in found["judged"]:
        judged[rule].update(looks)
    return [", ".join(str(part) for part in fault) for fault in found["faults"]]
