// Offers what was typed and not saved, the newest first, one after the other.
import { fieldsOf, makeRoom, put, same, valueOf } from "./fields.js";
import { namesAt, read, remove } from "./store.js";

const LONGEST_SHOWN = 200; // characters of one field
const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });

// `page` is { place, form, user, own, address, tokens, keep }: where the notice is, and what it offers things for.
export function offerNext(page) {
  for (const name of namesAt(page.user, page.address)) {
    if (name === page.own) continue;
    const entry = read(name);
    const missing = differing(page.form, entry.fields);
    if (missing.length) return offer(page, name, entry, missing);
    remove(name);
  }
}

// The fields that have something else now. A row that is gone need not be removed any more.
function differing(form, fields) {
  const held = fieldsOf(form);
  return Object.entries(fields).filter(([key, { typed }]) => {
    if (held.has(key)) return !same(valueOf(held.get(key)), typed);
    return typed.length > 0 && !key.endsWith("|DELETE");
  });
}

function offer(page, name, entry, missing) {
  const { place, tokens } = page;
  const notice = place.querySelector("template").content.firstElementChild.cloneNode(true);
  const find = (part) => notice.querySelector(`.recovery-${part}`);
  find("changed").hidden = same(entry.tokens, tokens);
  find("fields").append(...missing.map(([, field]) => item(field)));
  find("restore").textContent = `Restore what you typed at ${TIME.format(entry.at)} on ${DAY.format(entry.at)}`;
  find("restore").addEventListener("click", () => {
    const lost = restore(page.form, missing).join("; ");
    done(lost ? `Restored, but for this, which the form has no place for: ${lost}.` : "Restored. It is not saved yet.");
  });
  find("discard").addEventListener("click", () => done("Discarded."));
  place.append(notice);
  const said = place.querySelector(".recovery-said");
  // For screen readers, which hear of a change only once they have read the page.
  setTimeout(() => notice.isConnected && tell(said, notice.querySelector("h2").textContent, true), 1000);

  function done(words) {
    remove(name); // before what was restored is kept under this page's name: there may be no room for both
    page.keep();
    notice.remove();
    tell(said, words, false);
    said.focus();
    offerNext(page);
  }

  // Another window has saved it or thrown it away.
  addEventListener("storage", ({ key, newValue }) => key === name && newValue === null && notice.remove());
}

function tell(said, words, unseen) {
  said.classList.toggle("visually-hidden", unseen);
  said.textContent = words;
}

function item(field) {
  const made = document.createElement("li");
  const words = document.createElement("span");
  const heading = document.createElement("strong");
  const shown = shownIn(field);
  heading.textContent = field.label;
  words.textContent = shown.length > LONGEST_SHOWN ? `${shown.slice(0, LONGEST_SHOWN)}…` : shown;
  made.append(heading, ": ", words);
  return made;
}

function shownIn({ typed, shown }) {
  return shown ?? (typed || "nothing");
}

// Returns, in words, what could not be put back.
function restore(form, missing) {
  const placeOf = makeRoom(form, missing.map(([key]) => key));
  const held = fieldsOf(form);
  const lost = [];
  for (const [key, field] of missing) {
    const controls = held.get(placeOf(key));
    if (controls && put(controls, field.typed)) uncover(controls[0]);
    else lost.push(`${field.label}: ${shownIn(field)}`);
  }
  return lost;
}

function uncover(control) {
  let around = control.closest("details");
  while (around) {
    around.open = true;
    around = around.parentElement.closest("details");
  }
}
