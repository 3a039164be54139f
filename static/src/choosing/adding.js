// A record that was added in another tab, put into every list of its kind and chosen in the one beside whose link it was
// added.

export function listenForNew(isList) {
  let asked;
  document.addEventListener("click", ({ target }) => {
    const link = target.closest(".picker-add");
    if (link) asked = placeOf(link);
  });
  addEventListener("message", ({ origin, data }) => {
    if (origin !== location.origin || !data?.chosen) return;
    const { kind, key, label } = data.chosen;
    for (const place of document.querySelectorAll(`[data-kind="${CSS.escape(kind)}"]:not(a)`)) {
      if (isList(place)) addOption(place, key, label, place === asked);
      else addTick(place, key, label, place === asked);
    }
    asked?.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

// The list, or the group of boxes to tick, that the link is beside.
function placeOf(link) {
  const group = link.closest(".grouped-checkboxes");
  return group ?? link.parentElement.querySelector("select");
}

function addOption(list, key, label, isChosen) {
  let option = [...list.options].find((each) => each.value === key);
  if (option) option.textContent = label;
  else list.append((option = new Option(label, key)));
  if (isChosen) list.value = key;
}

function addTick(group, key, label, isChosen) {
  const { name } = group.dataset;
  let box = [...group.querySelectorAll("input")].find((each) => each.value === key);
  if (!box) {
    const list = document.createElement("ul");
    const words = document.createElement("label");
    box = Object.assign(document.createElement("input"), { type: "checkbox", name, value: key });
    words.append(box, ` ${label}`);
    list.append(document.createElement("li"));
    list.firstChild.append(words);
    group.prepend(list);
  }
  if (isChosen) box.checked = true;
}
