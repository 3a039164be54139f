// Buttons for the Markdown that our pages show, by GitHub's toolbar. It brings the arrow keys, Home and End.
import "@github/markdown-toolbar-element";

const ON_MAC = /Mac|iPhone|iPad/.test(navigator.platform);

// The keys are those of Word and of GitHub, and count only in the field. `style` is the toolbar element's own name
// for what a button does; `code` is the key's place, because a digit with Shift is a different sign on each keyboard.
const BUTTONS = [
  { style: "bold", words: "Bold", keys: "B", code: "KeyB" },
  { style: "link", words: "Link", keys: "K", code: "KeyK" },
  { style: "unordered-list", words: "Bulleted list", keys: "Shift+8", code: "Digit8" },
  { style: "ordered-list", words: "Numbered list", keys: "Shift+7", code: "Digit7" },
  { style: "quote", words: "Quotation", keys: "Shift+9", code: "Digit9" },
  { style: "table", words: "Table" },
];

const TABLE = "| Heading | Heading |\n| --- | --- |\n| Words | Words |";

export function addToolbar(editor, area, label) {
  const toolbar = document.createElement("markdown-toolbar");
  toolbar.setAttribute("aria-label", `Formatting for ${label}`);
  // The element would look for the field by an id, which Django changes when a row above is removed.
  Object.defineProperty(toolbar, "field", { value: area });
  toolbar.append(...BUTTONS.map(button));
  editor.prepend(toolbar);
  // One stop for the Tab key from the start; the element itself sees to that only once it has had the focus.
  toolbar.removeAttribute("tabindex");
  for (const each of toolbar.children) each.tabIndex = each === toolbar.firstElementChild ? 0 : -1;

  toolbar.querySelector("[data-md-button=table]").addEventListener("click", () => insertTable(area));
  area.addEventListener("keydown", (event) => {
    const pressed = BUTTONS.find((each) => isPressed(each, event));
    if (!pressed) return;
    event.preventDefault();
    toolbar.querySelector(`[data-md-button=${pressed.style}]`).click();
  });
}

function button({ style, words, keys }) {
  const made = document.createElement("button");
  made.type = "button";
  made.dataset.mdButton = style;
  made.textContent = words;
  if (keys) {
    made.title = `${words} (${ON_MAC ? "⌘" : "Ctrl"}+${keys})`;
    made.setAttribute("aria-keyshortcuts", `${ON_MAC ? "Meta" : "Control"}+${keys}`);
  }
  return made;
}

// AltGr counts as Ctrl and Alt together, and writes letters.
function isPressed({ keys, code }, event) {
  const command = ON_MAC ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  return keys && command && !event.altKey && event.shiftKey === keys.startsWith("Shift") && event.code === code;
}

// After the line of the cursor, as a block of its own. Its first heading is selected, to be typed over.
function insertTable(area) {
  const { value, selectionEnd } = area;
  const at = `${value}\n`.indexOf("\n", selectionEnd);
  const [before, after] = [value.slice(0, at), value.slice(at)];
  const gap = /(^|\n\n)$/.test(before) ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  area.focus();
  area.setSelectionRange(at, at);
  // The old command is the only one that the browser's own Undo knows of.
  document.execCommand("insertText", false, gap + TABLE + (/^\n[^\n]/.test(after) ? "\n" : ""));
  const heading = at + gap.length + TABLE.indexOf("Heading");
  area.setSelectionRange(heading, heading + "Heading".length);
}
