"""`python -m tests.search.ablation`: what each number of the search earns on the questions that nobody tuned on.

Each is set to the value at which it does nothing, and the loss is printed. It is in how many questions the first result
is right, and in how many a right one is among five. It searches the content of the database, as `make run` loads it.
"""

import os
import sys

import django

# The value at which a number does nothing. Those that bound what is shown or read have none.
NEUTRAL = {
    "IN_A_TITLE": 1.0,
    "BY_A_SYNONYM": 1.0,
    "OFF_TOPIC": 1.0,
    "SIDE_BY_SIDE": 0.0,
    "MENTIONS_LITTLE": 1.0,
    "OF_ANOTHER_ROLE_OR_BAND": 1.0,
    "OF_ANOTHER_YEAR": 1.0,
    "IN_PASSING": 1.0,
    "TELLS_IT": 0.0,
    "ASKED_BY": 0.0,
    "NAMED": 0.0,
    "SAME_QUESTION": 2.0,
    "MOST_OF_IT": 2.0,
    "LIKE_OTHERS": 0.0,
    "CANDIDATES": 20,
    "LIKE_A_WORD": 1.0,
}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pcnroles.settings")
    django.setup()
    from guidance.rules.years.contract_years import get_slug_on
    from guidance.search import numbers, results
    from guidance.search.serving import make_index
    from tests.search.judging import DAY, judge, keep_present, read_untuned, summarise

    setattr(results, "find_extracts", lambda *_: ())  # noqa: B010  they take most of the time, and change no order
    index = make_index(("", get_slug_on(DAY)))
    gone: list[str] = []
    judged = list(keep_present(read_untuned(), index, gone.append))
    sys.stdout.writelines(f"{text}\n" for text in gone)

    def measure() -> dict[str, float]:
        return summarise([judge(index, each) for each in judged])

    whole = measure()
    sys.stdout.write(f"{'':24}" + "".join(f"{name:>18}" for name in whole) + "\n")
    sys.stdout.write(f"{'as it is':24}" + "".join(f"{share:18.1%}" for share in whole.values()) + "\n")
    for name, neutral in NEUTRAL.items():
        was = getattr(numbers, name)
        setattr(numbers, name, neutral)
        without = measure()
        setattr(numbers, name, was)
        earned = "".join(f"{whole[what] - without[what]:+18.1%}" for what in whole)
        sys.stdout.write(f"{name:24}{earned}   {was} instead of {neutral}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
