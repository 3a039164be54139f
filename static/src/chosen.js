// Hands a new draft back to the form that it was made for, in the tab that opened this one, and closes this tab.
const { kind, key, label } = document.querySelector(".chosen").dataset;

if (window.opener) {
  window.opener.postMessage({ chosen: { kind, key, label } }, location.origin);
  window.close();
}
