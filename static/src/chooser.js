// Lists of records in the admin's forms: a search in each, and records that are added in another tab. Without this, each
// is a plain list, and a record added elsewhere is in it when the form is next opened or saved.
import { listenForNew } from "./choosing/adding.js";
import { fill } from "./choosing/filling.js";
import { addSearch, focusSearch } from "./choosing/search.js";

const isList = (place) => place.tagName === "SELECT";

function enhance(within) {
  for (const list of within.querySelectorAll("select[data-offers]")) fill(list);
  for (const list of within.querySelectorAll("select[data-kind]")) addSearch(list);
}

function goToNamed() {
  const named = location.hash && document.getElementById(location.hash.slice(1));
  if (named) focusSearch(named);
}

enhance(document);
listenForNew(isList);
goToNamed();
addEventListener("hashchange", goToNamed);
document.addEventListener("formset:added", (event) => enhance(event.target));
