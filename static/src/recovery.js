// Keeps what is typed into a form of the admin, so that a crash, a flat battery or a session that ended loses nothing.
// It is offered when the form is opened again, and never put in unasked. The server says what it has saved, and
// signed-in.js removes that.
import { fieldsOf, nameOf, same, sentValueOf, shownOf, valueOf } from "./recovery/fields.js";
import { offerNext } from "./recovery/notice.js";
import { addressOf, nameFor, read, remove, write } from "./recovery/store.js";

const PAUSE = 1000; // milliseconds from a key to keeping what was typed
const NO_ROOM = "This browser has no room to keep what you type. Save often.";

const place = document.querySelector(".recovery");
const form = place?.closest("form");
if (form) start();

function start() {
  form.elements.typed.value ||= newName();
  const { user } = place.dataset;
  const own = nameFor(user, addressOf(location), form.elements.typed.value);
  const holdsUnsaved = "holdsUnsaved" in place.dataset; // it came back with mistakes to fix
  const carried = Object.keys(read(own)?.fields ?? {});
  let waiting = null;
  let submitted = false;

  const stopWaiting = () => {
    clearTimeout(waiting);
    waiting = null;
  };
  const keep = () => {
    stopWaiting();
    const fields = changed(carried);
    if (Object.keys(fields).length === 0) remove(own);
    else if (!write(own, { at: Date.now(), tokens: tokens(), fields })) say(NO_ROOM);
  };
  const keepSoon = () => {
    submitted = false; // the page is still here
    waiting ??= setTimeout(keep, PAUSE);
  };
  // What is kept already is not written again: by now it may be saved, or its writer have signed out in another window.
  const keepWhatWaits = () => waiting && keep();

  for (const kind of ["input", "change"]) form.addEventListener(kind, keepSoon);
  for (const kind of ["formset:added", "formset:removed"]) document.addEventListener(kind, keepSoon);
  document.addEventListener("visibilitychange", () => document.hidden && keepWhatWaits());
  addEventListener("pagehide", keepWhatWaits);
  document.addEventListener("submit", ({ target, submitter }) => {
    if (target.id === "logout-form") stopWaiting();
    if (target !== form || opensElsewhere(submitter)) return;
    keep();
    submitted = true;
  });
  addEventListener("beforeunload", (event) => {
    if (!submitted && (holdsUnsaved || Object.keys(changed(carried)).length > 0)) event.preventDefault();
  });

  keep();
  offerNext({ place, form, user, own, address: addressOf(location), tokens: tokens(), keep });
}

// What differs from what the server sent, and what differed already before the server sent it back.
function changed(carried) {
  const found = {};
  for (const [key, controls] of fieldsOf(form)) {
    const typed = valueOf(controls);
    if (carried.includes(key) || !same(typed, sentValueOf(controls))) {
      found[key] = { label: nameOf(controls), typed, shown: shownOf(controls) };
    }
  }
  return found;
}

// Which state of the record the form was opened on, where it says so.
function tokens() {
  const held = (name) => form.querySelector(`input[type=hidden][name=${name}]`)?.value;
  const named = ["edition", "revision", "base-edition"].map((name) => [name, held(name)]);
  return Object.fromEntries(named.filter(([, value]) => value));
}

function opensElsewhere(submitter) {
  return !["", "_self"].includes(submitter?.formTarget || form.target);
}

function newName() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function say(words) {
  place.querySelector(".recovery-said").textContent = words;
}
