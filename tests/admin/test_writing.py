"""Writing Markdown in a real browser: the toolbar by keyboard, the preview, and the plain form without scripts."""

from playwright.sync_api import Locator, Page, expect

from tests.admin.forms import add_address, change_address
from tests.admin.watched import Watched
from tests.factories import a_role, a_section, a_source, a_statement, a_term

HOSTILE = (
    "<script>ran = 1</script> <img src=x onerror='ran = 1'> <svg onload='ran = 1'> <style>* { display: none }</style> "
    "[harmless](javascript:ran=1)"
)


def selected(area: Locator) -> str:
    words: str = area.evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)")
    return words


def focused(page: Page) -> str:
    words: str = page.evaluate("document.activeElement.textContent")
    return words


def test_text_is_marked_up_by_keyboard_alone_and_shown_as_readers_will_see_it(signed_in: Watched) -> None:
    a_term("PCN", "primary care network", source=a_source())
    statement = a_statement(a_section(a_role()), body="The PCN pays.")
    page = signed_in.page
    signed_in.open(change_address(statement))
    area = page.get_by_role("textbox", name="Body")
    shown = page.get_by_role("group", name="Preview of Body").locator(".prose-preview")
    area.focus()
    expect(shown).to_contain_text("The primary care network (PCN) pays.")

    # From the field back to its toolbar, which is one stop, along it and on to the field again.
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("toolbar", name="Formatting for Body")).to_contain_text(focused(page))
    visited = []
    for key in ("Home", "ArrowRight", "ArrowRight", "End", "ArrowRight"):
        page.keyboard.press(key)
        visited.append(focused(page))
    assert visited == ["Bold", "Link", "Bulleted list", "Previews", "Bold"]
    page.keyboard.press("Enter")
    expect(area).to_have_value("**The PCN pays.**")
    expect(area).to_be_focused()
    expect(shown.locator("strong")).to_have_text("The primary care network (PCN) pays.")
    page.keyboard.press("ControlOrMeta+b")
    expect(area).to_have_value("The PCN pays.")
    page.keyboard.press("ControlOrMeta+k")
    assert selected(area) == "url"
    page.keyboard.insert_text("/bands/")
    expect(area).to_have_value("[The PCN pays.](/bands/)")
    expect(shown.get_by_role("link", name="The PCN pays.")).to_have_attribute("target", "_blank")
    page.keyboard.press("ControlOrMeta+z")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("ControlOrMeta+Shift+Digit8")
    expect(shown.locator("ul > li")).to_have_count(1)

    area.fill(HOSTILE)
    expect(shown).to_contain_text("[harmless](javascript:ran=1)")
    assert page.evaluate("typeof ran") == "undefined"
    assert shown.locator("script, img, svg, style, a").count() == 0
    signed_in.check()


def test_rows_added_later_have_an_editor_and_previews_stay_hidden_once_they_are(signed_in: Watched) -> None:
    page = signed_in.page
    page.set_viewport_size({"width": 320, "height": 800})
    signed_in.open(add_address("statement"))
    toolbars = page.get_by_role("toolbar", name="Formatting for Says")
    expect(toolbars.first).to_be_visible()
    before = toolbars.count()
    for added in (1, 2):
        # By keyboard: the button moves away from a pointer as previews come in.
        page.get_by_role("button", name="Add another Source").press("Enter")
        expect(toolbars).to_have_count(before + added)
    # The row above the last goes, so that Django gives the last one its number.
    page.get_by_role("link", name="Remove").or_(page.get_by_role("button", name="Remove")).nth(-2).click()
    expect(toolbars).to_have_count(before + 1)
    last = page.locator(f"#id_citations-{before}-says")
    last.fill("Half.")
    last.select_text()
    toolbars.last.get_by_role("button", name="Quotation").click()
    expect(last).to_have_value("> Half.")
    toolbars.last.get_by_role("button", name="Table").click()
    expect(last).to_have_value("> Half.\n\n| Heading | Heading |\n| --- | --- |\n| Words | Words |")
    assert selected(last) == "Heading"
    expect(page.locator(".prose-preview table")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    signed_in.check()

    toggle = page.get_by_role("button", name="Previews").first
    toggle.click()
    signed_in.open(add_address("statement"))
    expect(toggle).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".prose-preview:visible")).to_have_count(0)
    toggle.click()
    expect(page.locator(".prose-preview").first).to_be_visible()


def test_without_scripts_there_is_a_plain_form_which_saves(signed_in: Watched) -> None:
    statement = a_statement(a_section(a_role()))
    context = signed_in.page.context
    assert context.browser
    plain = context.browser.new_context(java_script_enabled=False, storage_state=context.storage_state())
    page = plain.new_page()
    page.goto(signed_in.address + change_address(statement))
    assert page.get_by_role("toolbar").count() == 0
    page.get_by_label("Body").fill("Typed by hand.")
    page.locator("input[name=_save]").click()
    page.goto(signed_in.address + change_address(statement))
    expect(page.get_by_label("Body")).to_have_value("Typed by hand.")
    plain.close()
