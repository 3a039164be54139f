// What is typed as readers will see it: the server's own rendering, in a box beside the field. All previews of a
// page are shown or hidden together, and the browser remembers which.

const PAUSE = 500; // milliseconds without a key before the preview follows
const HIDDEN = "markdown-previews-hidden";
const EMPTY = "<p>Nothing is typed here yet.</p>";
const FAILED = "The preview could not be made. What you typed is still here.";

const redraws = new WeakMap();
const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) redraws.get(target)();
});

export function addPreview(editor, area, label) {
  const preview = document.createElement("div");
  preview.className = "markdown-preview";
  preview.setAttribute("role", "group");
  preview.setAttribute("aria-label", `Preview of ${label}`);
  preview.innerHTML = '<div class="prose-preview"></div><p class="markdown-preview__problem" role="status"></p>';
  area.after(preview);
  editor.querySelector("markdown-toolbar").append(toggle());
  show(editor, !remembersHidden());

  const draw = drawing(editor.dataset, area, preview);
  let waiting;
  area.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => preview.hidden || draw(), PAUSE);
  });
  // Drawn when it first comes into sight, so that a long form does not ask for all of them at once; and again where
  // it was hidden meanwhile.
  redraws.set(preview, draw);
  seen.observe(preview);
}

// A function that brings the preview up to date; a newer call ends an older one.
function drawing({ previewAddress, previewStyle }, area, preview) {
  const problem = preview.querySelector(".markdown-preview__problem");
  const words = box(preview.querySelector(".prose-preview"), previewStyle);
  let drawn = null;
  let asking = new AbortController();

  return async () => {
    const text = area.value;
    asking.abort();
    asking = new AbortController();
    try {
      if (text !== drawn) {
        const html = text.trim() ? await render(previewAddress, text, area.form, asking.signal) : EMPTY;
        words.innerHTML = html; // cleaned by the server, as for any page
        for (const link of words.querySelectorAll("a")) link.target = "_blank";
        drawn = text;
      }
      problem.textContent = "";
    } catch (error) {
      if (error.name !== "AbortError") problem.textContent = error instanceof Refusal ? error.message : FAILED;
    }
  };
}

// A tree of its own, where the public pages' style sheet counts and the admin's does not.
function box(host, style) {
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: style });
  const words = document.createElement("div");
  host.attachShadow({ mode: "open" }).append(sheet, words);
  return words;
}

class Refusal extends Error {}

async function render(address, text, form, signal) {
  const response = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "text/plain; charset=utf-8", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
    body: text,
    redirect: "error",
    signal,
  });
  const said = await response.text();
  if (response.ok) return said;
  throw response.headers.get("Content-Type")?.startsWith("text/plain") ? new Refusal(said) : new Error(FAILED);
}

function toggle() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "markdown-preview-toggle";
  button.dataset.mdButton = "preview"; // one of the toolbar's buttons, for the arrow keys
  button.tabIndex = -1;
  button.addEventListener("click", () => {
    const shown = button.getAttribute("aria-pressed") === "true";
    remember(shown);
    for (const editor of document.querySelectorAll(".markdown-editor--enhanced")) show(editor, !shown);
  });
  button.textContent = "Previews";
  return button;
}

function show(editor, shown) {
  editor.querySelector(".markdown-preview").hidden = !shown;
  editor.querySelector(".markdown-preview-toggle").setAttribute("aria-pressed", String(shown));
}

// A browser may refuse to keep anything.
function remembersHidden() {
  try {
    return localStorage.getItem(HIDDEN) !== null;
  } catch {
    return false;
  }
}

function remember(hidden) {
  try {
    if (hidden) localStorage.setItem(HIDDEN, "yes");
    else localStorage.removeItem(HIDDEN);
  } catch {
    // The choice then lasts as long as the page.
  }
}
