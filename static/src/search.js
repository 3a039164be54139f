// Suggestions for what is being typed. Without this, the box is a plain search field that finds the same.
import accessibleAutocomplete from "accessible-autocomplete";

const PAUSE = 150; // milliseconds without a key before suggestions are asked for
const FEWEST_LETTERS = 2;
const HELP = "When suggestions are shown, use the up and down arrows to go through them and Enter to open one.";

const field = document.querySelector("[data-suggestions]");
const input = field?.querySelector("input");

if (input) {
  const { suggestions } = field.dataset;
  const { value, maxLength } = input;
  const hint = document.getElementById("q-hint").textContent;
  let waiting;
  let asked = 0;

  const ask = (typed, show) => {
    clearTimeout(waiting);
    const number = (asked += 1);
    waiting = setTimeout(async () => {
      try {
        const answer = await fetch(`${suggestions}?${new URLSearchParams({ q: typed })}`);
        const found = answer.ok ? await answer.json() : [];
        if (number === asked) show(found); // an answer that comes late is not shown over a newer one
      } catch {
        show([]);
      }
    }, PAUSE);
  };

  input.remove();
  accessibleAutocomplete({
    element: field,
    id: "q",
    name: "q",
    defaultValue: value,
    minLength: FEWEST_LETTERS,
    inputClasses: "nhsuk-input",
    tAssistiveHint: () => `${hint}. ${HELP}`,
    confirmOnBlur: false,
    showNoOptionsFound: false,
    displayMenu: "overlay",
    source: ask,
    templates: {
      inputValue: (chosen) => chosen?.title ?? "",
      suggestion: (each) => {
        const safe = document.createElement("span");
        safe.textContent = each.title ?? each;
        return safe.innerHTML;
      },
    },
    onConfirm: (chosen) => {
      if (chosen?.address) location.assign(chosen.address);
    },
  });

  field.querySelector("input").maxLength = maxLength;

  // With suggestions open and none chosen, Enter searches for what was typed.
  field.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Enter" && !field.querySelector(".autocomplete__option--focused")) {
        field.closest("form").requestSubmit();
      }
    },
    { capture: true },
  );
}
