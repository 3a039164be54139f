// Turns a list of records into a search box that finds them as you type. The list stays in the form, hidden: it is what
// is sent. Suggestions have every word that was typed, in any order.
import accessibleAutocomplete from "accessible-autocomplete";

const MOST = 200; // suggestions shown at once

const safe = document.createElement("span");
const boxes = new WeakMap(); // the box of each list

export function addSearch(list) {
  if (list.closest(".empty-form")) return;
  list.hidden = true;
  draw(list);
  list.addEventListener("change", () => draw(list));
}

// Where a link or an error names the list itself, the box takes its place.
export function focusSearch(list) {
  boxes.get(list)?.querySelector("input").focus();
}

function draw(list) {
  const box = document.createElement("div");
  box.className = "picker";
  boxes.get(list)?.remove();
  boxes.set(list, box);
  list.before(box);
  const label = document.querySelector(`label[for="${list.id}"], label[for="${list.id}-search"]`);
  accessibleAutocomplete({
    element: box,
    id: `${list.id}-search`,
    name: "",
    defaultValue: chosenIn(list),
    showAllValues: true,
    confirmOnBlur: false,
    displayMenu: "overlay",
    dropdownArrow: ({ className }) => `<span class="${className}" aria-hidden="true">▾</span>`,
    source: (typed, show) => show(find(list, typed)),
    tNoResults: () => "Nothing is called that",
    templates: { inputValue: (option) => option?.label ?? "", suggestion: write },
    onConfirm: (option) => option && choose(list, option),
  });
  if (label) label.htmlFor = `${list.id}-search`;
  const input = box.querySelector("input");
  if (list.getAttribute("aria-invalid")) input.setAttribute("aria-invalid", "true");
  box.addEventListener("focusout", () => setTimeout(() => {
    const isScrolled = box.querySelector("ul").matches(":hover"); // by the mouse, which takes the focus away
    if (boxes.get(list) !== box || isScrolled || box.contains(document.activeElement)) return;
    settle(list, input.value.trim());
  }));
}

// What was typed and not chosen: nothing at all chooses nothing, a whole name its record. Else the box goes back.
function settle(list, typed) {
  if (typed === chosenIn(list)) return;
  const option = [...list.options].find((each) => each.label === typed || (!typed && !each.value));
  if (option) choose(list, option);
  else draw(list);
}

function choose(list, option) {
  if (list.value === option.value) return;
  list.value = option.value;
  for (const kind of ["input", "change"]) list.dispatchEvent(new Event(kind, { bubbles: true }));
}

function chosenIn(list) {
  return list.value ? list.selectedOptions[0].label : "";
}

function find(list, typed) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const all = [...list.options].filter((option) => option.value);
  if (typed === chosenIn(list)) return all.slice(0, MOST);
  return all.filter((option) => words.every((word) => option.label.toLowerCase().includes(word))).slice(0, MOST);
}

function write(option) {
  safe.textContent = option.label ?? option;
  return safe.innerHTML;
}
