// What a form has, and putting it back. A field's key is its name; in a row of an inline it is
// "inline|row|field", because a row's place on the page changes when another person adds or removes one. A row is
// named by its record's number. In a draft it is named by its name, because a draft's rows are numbered again each time.
// One that was added on the page is "+0", "+1" and so on.

const IN_A_ROW = /^(.+)-(\d+)-([^-]+)$/;
const NOT_TYPED = new Set(["hidden", "password", "file", "submit", "button", "reset", "image", "fieldset", "output"]);

// The controls of each field, by its key: checkboxes of one name are one field.
export function fieldsOf(form) {
  const rows = rowsOf(form);
  const fields = new Map();
  for (const control of form.elements) {
    if (!control.name || control.disabled || NOT_TYPED.has(control.type) || control.closest(".empty-form")) continue;
    const key = keyOf(control.name, rows);
    if (!fields.has(key)) fields.set(key, []);
    fields.get(key).push(control);
  }
  return fields;
}

// A text, or a list of what is ticked or chosen.
export function valueOf(controls) {
  const [first] = controls;
  if (isTicked(first)) return controls.filter((each) => each.checked).map((each) => each.value);
  if (first.multiple) return [...first.selectedOptions].map((option) => option.value);
  return first.value;
}

// What the server sent. A browser that crashed may fill in a form by itself when it opens it again.
export function sentValueOf(controls) {
  const [first] = controls;
  if (isTicked(first)) return controls.filter((each) => each.defaultChecked).map((each) => each.value);
  if (first.tagName !== "SELECT") return first.defaultValue;
  const sent = [...first.options].filter((option) => option.defaultSelected).map((option) => option.value);
  return first.multiple ? sent : (sent.at(-1) ?? first.options[0]?.value ?? "");
}

export function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

// What a person reads of a choice; a text shows itself.
export function shownOf(controls) {
  const [first] = controls;
  if (isTicked(first)) return listed(controls.filter((each) => each.checked).map(labelOf), "nothing ticked");
  if (first.tagName === "SELECT") return listed([...first.selectedOptions].map((option) => option.label), "nothing");
  return undefined;
}

export function nameOf(controls) {
  const [first] = controls;
  const group = isTicked(first) && first.closest("[role=group]")?.getAttribute("aria-label");
  const row = first.closest(".inline-related")?.querySelector("h3");
  const kind = row && `${text(row.querySelector("b")).replace(/:$/, "")} ${text(row.querySelector(".inline_label"))}`;
  return [kind, group || labelOf(first)].filter(Boolean).join(", ");
}

// Whether the value could be put in: a choice may be gone.
export function put(controls, value) {
  const [first] = controls;
  if (isTicked(first)) for (const each of controls) each.checked = value.includes(each.value);
  else if (first.multiple) for (const option of first.options) option.selected = value.includes(option.value);
  else first.value = value;
  for (const kind of ["input", "change"]) first.dispatchEvent(new Event(kind, { bubbles: true }));
  return same(valueOf(controls), value);
}

// Adds the rows that are missing, and says under which key a field is then: a record that is gone becomes a new row.
export function makeRoom(form, keys) {
  const inRows = keys.map((key) => key.split("|")).filter((parts) => parts.length === 3);
  const newOnesFirst = inRows.sort(([, one], [, other]) => other.startsWith("+") - one.startsWith("+"));
  const places = {};
  for (const [inline, row] of newOnesFirst) places[`${inline}|${row}`] ??= `${inline}|${roomFor(form, inline, row)}`;
  return (key) => {
    const [inline, row, field] = key.split("|");
    return field ? `${places[`${inline}|${row}`]}|${field}` : key;
  };
}

function roomFor(form, inline, row) {
  const rows = () => rowsOf(form)[inline] ?? [];
  const add = document.querySelector(`#${inline}-group .add-row a`);
  while (!rows().includes(row)) {
    const before = rows().length;
    add?.click();
    if (rows().length === before) break; // there is room for no more
    if (!row.startsWith("+")) return rows().at(-1);
  }
  return row;
}

// The rows of each inline in their order on the page.
function rowsOf(form) {
  const rows = {};
  const names = namesOfDraft(form);
  for (const total of form.querySelectorAll("input[name$='-TOTAL_FORMS']")) {
    const inline = total.name.replace(/-TOTAL_FORMS$/, "");
    let added = 0;
    const keyAt = (id) => (id ? encodeURIComponent(names(inline, id) ?? id) : `+${added++}`);
    const ids = Array.from({ length: total.value }, (_, number) => form.elements[`${inline}-${number}-id`]?.value);
    rows[inline] = ids.map(keyAt);
  }
  return rows;
}

// Finds a row's name in what the server sends with a draft: by the row's kind, which is its inline's, and number.
function namesOfDraft(form) {
  const made = JSON.parse(form.querySelector("input[name=made-rows]")?.value || "{}");
  const kinds = form.querySelector(".recovery").dataset.kinds.trim().split(" ").map((each) => each.split("="));
  const kindOf = Object.fromEntries(kinds);
  return (inline, id) => made[kindOf[inline]]?.[id];
}

function keyOf(name, rows) {
  const [, inline, number, field] = name.match(IN_A_ROW) ?? [];
  const row = rows[inline]?.[number];
  return row ? `${inline}|${row}|${field}` : name;
}

function isTicked(control) {
  return control.type === "checkbox" || control.type === "radio";
}

// The label of a list of records is that of the search box in front of it.
function labelOf(control) {
  const label = control.labels?.[0] ?? document.querySelector(`label[for="${CSS.escape(control.id)}-search"]`);
  return text(label).replace(/:$/, "");
}

function text(element) {
  return element?.textContent.trim().replace(/\s+/g, " ") ?? "";
}

function listed(names, none) {
  return names.join(", ") || none;
}
