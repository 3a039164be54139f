import pytest

from guidance.rules.role_comparison import are_all_alike, find_problems, mark_steps_reached, normalise_wording

NAMES = {slug: slug.title() for slug in ("nurse", "doctor", "porter", "chemist", "dietitian", "midwife")}


@pytest.mark.parametrize("chosen", [["nurse", "doctor"], ["nurse", "doctor", "porter", "chemist"]], ids=len)
def test_two_to_four_roles_can_be_compared(chosen: list[str]) -> None:
    assert find_problems(chosen, NAMES) == []


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (["nurse"], ["Only one role is chosen: Nurse. Choose one more at least."]),
        (["nurse", "doctor", "nurse"], ["Nurse is chosen more than once. Choose each role once."]),
        (
            ["nurse", "nurse"],
            [
                "Nurse is chosen more than once. Choose each role once.",
                "Only one role is chosen: Nurse. Choose one more at least.",
            ],
        ),
        (list(NAMES)[:5], ["5 roles are chosen. Choose four at most."]),
        (list(NAMES), ["6 roles are chosen. Choose four at most."]),
        (
            ["nurse", "doctor", "baker"],
            ["We have no role called \N{LEFT SINGLE QUOTATION MARK}baker\N{RIGHT SINGLE QUOTATION MARK}. "
             "Choose two to four of the roles below."],
        ),
    ],
    ids=["one alone", "one twice", "the same one twice", "one too many", "too many", "one unknown"],
)  # fmt: skip
def test_a_choice_that_cannot_be_compared_says_why_and_what_to_do(chosen: list[str], said: list[str]) -> None:
    assert find_problems(chosen, NAMES) == said


def test_what_was_asked_for_is_said_back_cut_short_and_in_letters_that_can_be_shown() -> None:
    [problem] = find_problems([f"\x00\u202e{'x' * 500}", *(f"unknown-{number}" for number in range(9))], NAMES)
    assert "\x00" not in problem
    assert "\u202e" not in problem
    assert f"\N{LEFT SINGLE QUOTATION MARK}{'x' * 60}\N{RIGHT SINGLE QUOTATION MARK}" in problem
    assert "or 7 more" in problem


def test_texts_are_alike_whatever_their_capitals_and_spaces() -> None:
    assert normalise_wording(" Any  graduate,\nor none ") == normalise_wording("any graduate, or none")
    assert normalise_wording("Any graduate.") != normalise_wording("Any graduates.")


@pytest.mark.parametrize(
    ("cells", "alike"), [((1, 1), True), ((1, 1, 2), False), ((), True)], ids=["same", "one differs", "no cells"]
)
def test_a_row_is_left_out_only_where_every_cell_is_alike(cells: tuple[int, ...], alike: bool) -> None:
    assert are_all_alike(cells) is alike


@pytest.mark.parametrize(
    ("lowest", "highest", "within"),
    [(5, 5, "5"), (4, 7, "4567"), (6, None, "678"), (3, 8, "345678")],
    ids=["one band", "a range", "no upper limit", "the whole scale"],
)
def test_a_range_takes_in_the_bands_from_its_lowest_to_its_highest(
    lowest: int, highest: int | None, within: str
) -> None:
    scale = range(3, 9)
    found = [str(step) for step, is_in in zip(scale, mark_steps_reached(lowest, highest, scale), strict=True) if is_in]
    assert "".join(found) == within
