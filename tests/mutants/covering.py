"""Which tests run a line, from what coverage and pytest wrote down of one run of all of them."""

from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from coverage import CoverageData

from tests.mutants.choosing import Place

MOST_SECONDS = 60  # of tests for one mutant: a line that everything runs is tried on those that come first


@dataclass(frozen=True, slots=True)
class Covering:
    """`seconds` are those that each test took, by its name."""

    root: Path
    lines: CoverageData
    seconds: dict[str, float]

    @classmethod
    def read(cls, root: Path, folder: Path) -> "Covering":
        lines = CoverageData(str(folder / "coverage"))
        lines.read()
        cases = ElementTree.parse(folder / "tests.xml").iter("testcase")  # noqa: S314  our own
        seconds = {f"{case.get('classname')}.{case.get('name')}": float(case.get("time") or 0) for case in cases}
        return cls(root, lines, seconds)

    def tests_of(self, place: Place) -> tuple[list[str], float]:
        """Those that run the place, the quick ones of its own folder first, and how long they took together."""
        found = self._running(place)
        found.sort(key=lambda test: (not test.startswith(nearby(place)), self._seconds_of(test), test))
        tests, total = [], 0.0
        for test in found:
            total += self._seconds_of(test)
            if tests and total > MOST_SECONDS:
                break
            tests.append(test)
        return tests, min(total, MOST_SECONDS)

    def _running(self, place: Place) -> list[str]:
        """A line that was run as its module was loaded is tried on all the tests that run any of the module.

        Of a module that only says what is so, as a table of rules does, these are all the tests of its folder.
        """
        by_line = self.lines.contexts_by_lineno(str(self.root / place.path))
        contexts = {name for line in range(place.start[0], place.end[0] + 1) for name in by_line.get(line, ())}
        if "" in contexts:
            contexts.update(*by_line.values())
        if contexts == {""}:
            contexts = {name for name in self.lines.measured_contexts() if name.startswith(nearby(place))}
        return list({name.rpartition("|")[0] for name in contexts} - {""})

    def _seconds_of(self, test: str) -> float:
        name, bracket, parameters = test.partition("[")
        name = name.replace(".py::", ".").replace("::", ".").replace("/", ".")
        return self.seconds.get(f"{name}{bracket}{parameters}", 1.0)


def nearby(place: Place) -> str:
    """The folder of the tests of the same part of the code."""
    return f"tests/{Path(place.path).parts[1]}/"
