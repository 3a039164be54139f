// What was typed and not saved, in this browser's localStorage. An entry is
//   { at: milliseconds, tokens: { name: value }, fields: { key: { label, typed, shown } } }
// under a name of its page's own, so that two windows on one form never write over each other.

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
