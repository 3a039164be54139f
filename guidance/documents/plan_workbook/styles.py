"""How the cells of the workbook look."""

from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format

POUNDS, DAY, MONTH = "[$£-809]#,##0.00_-", "[$-809]d mmm yyyy_-", "[$-809]mmm yyyy"
BLUE, PALE, YELLOW, GREY = "#005EB8", "#E8EDEE", "#FFF8D6", "#AEB7BD"


@dataclass(frozen=True, slots=True)
class Styles:
    title: Format
    note: Format
    note_wrapped: Format
    heading: Format
    month: Format
    heading_right: Format
    month_text: Format
    year: Format
    text: Format
    wrapped: Format
    pounds: Format
    number: Format
    count: Format
    per_cent: Format
    day: Format
    total: Format
    total_pounds: Format
    middle: Format
    typed: Format
    typed_middle: Format
    typed_pounds: Format
    typed_number: Format
    typed_per_cent: Format
    typed_day: Format
    link: Format


def add_styles(book: Workbook) -> Styles:
    def style(**said: object) -> Format:
        return book.add_format({"font_name": "Arial", "font_size": 10, "valign": "top", **said})

    typed = {"bg_color": YELLOW, "border": 1, "border_color": GREY}
    total = {"bold": True, "top": 1, "bg_color": PALE}
    heading: dict[str, object] = {
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": BLUE,
        "text_wrap": True,
        "valign": "vcenter",
        "border": 1,
    }
    return Styles(
        title=style(bold=True, font_size=16),
        note=style(font_color="#4C6272"),
        note_wrapped=style(font_color="#4C6272", text_wrap=True, align="right"),
        heading=style(**heading),
        month=style(**heading, align="right", num_format=MONTH),
        heading_right=style(**heading, align="right"),
        month_text=style(num_format="[$-809]mmmm yyyy", align="left"),
        year=style(align="right"),
        text=style(),
        wrapped=style(text_wrap=True),
        pounds=style(num_format=POUNDS, align="right"),
        number=style(num_format="#,##0.####_-", align="right"),
        count=style(num_format="0_-", align="right"),
        per_cent=style(num_format="0.####%_-", align="right"),
        day=style(num_format=DAY, align="right"),
        total=style(**total),
        total_pounds=style(**total, num_format=POUNDS, align="right"),
        middle=style(align="center"),
        typed=style(**typed),
        typed_middle=style(**typed, align="center"),
        typed_pounds=style(**typed, num_format=POUNDS, align="right"),
        typed_number=style(**typed, num_format="#,##0.####_-", align="right"),
        typed_per_cent=style(**typed, num_format="0.###%_-", align="right"),
        typed_day=style(**typed, num_format=DAY, align="right"),
        link=style(font_color=BLUE, underline=1),
    )
