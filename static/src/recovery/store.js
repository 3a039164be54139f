// What was typed and not saved, in this browser's localStorage, under a name for each page. So two windows on one form
// never write over each other. An entry is
//   { at: milliseconds, tokens: { name: value }, fields: { key: { label, typed, shown } } }

const PREFIX = "typed|";
const COOKIE = "saved-forms";
const LONGEST_KEPT = 30 * 24 * 60 * 60 * 1000;

export function nameFor(user, address, page) {
  return `${PREFIX}${user}|${page}|${address}`;
}

// Whether it could be kept: the browser may have no room for it, or refuse to keep anything.
export function write(name, entry) {
  try {
    localStorage.setItem(name, JSON.stringify(entry));
    return true;
  } catch {
    return false;
  }
}

export function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

export function remove(name) {
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing can be kept there either.
  }
}

// The names of what a person typed at an address, the newest first.
export function namesAt(user, address) {
  return names()
    .filter((name) => name.startsWith(`${PREFIX}${user}|`) && name.endsWith(`|${address}`))
    .sort((one, other) => (read(other)?.at ?? 0) - (read(one)?.at ?? 0));
}

// The address of a form, of a URL or the window's location. What a new record starts with is part of it; how the form was
// reached is not.
export function addressOf({ pathname, search }) {
  const query = new URLSearchParams(search);
  for (const name of [...query.keys()]) if (name.startsWith("_")) query.delete(name);
  return `${pathname}?${query}`;
}

// Whether anything that anybody typed into the form at this address is kept.
export function isKeptAt(address) {
  return names().some((name) => name.endsWith(`|${address}`));
}

export function removeOf(user) {
  names()
    .filter((name) => name.startsWith(`${PREFIX}${user}|`))
    .forEach(remove);
}

export function removeOld(now) {
  names()
    .filter((name) => !(now - read(name)?.at < LONGEST_KEPT))
    .forEach(remove);
}

// The server names in a cookie, which lies at `home`, the forms that it has saved.
export function removeSaved(home) {
  const cookie = document.cookie.split("; ").find((each) => each.startsWith(`${COOKIE}=`));
  if (!cookie) return;
  const saved = cookie.slice(COOKIE.length + 1).split(".");
  names()
    .filter((name) => saved.includes(name.split("|")[2]))
    .forEach(remove);
  document.cookie = `${COOKIE}=; Max-Age=0; Path=${home}`;
}

function names() {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
  } catch {
    return [];
  }
}
