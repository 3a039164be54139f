// Fills a list that came with only what is chosen in it from the page's list for all of them, in place of its button.

export function fill(list) {
  const { value } = list;
  const sent = [...list.options].find((option) => option.defaultSelected)?.value;
  const offered = document.getElementById(list.dataset.offers).content.firstElementChild.cloneNode(true);
  for (const option of offered.options) option.defaultSelected = option.value === sent;
  list.replaceChildren(...offered.children);
  list.value = value;
  list.closest(".picker-row").querySelector(".picker-fill").remove();
}
