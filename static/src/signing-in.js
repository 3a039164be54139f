// On the page to sign in, when a session ended while somebody was typing: says that what they typed is kept here. Only
// this browser knows.
import { addressOf, isKeptAt } from "./recovery/store.js";

const notice = document.getElementById("typed-is-kept");
const wanted = new URLSearchParams(location.search).get("next") ?? "";
const [pathname, ...query] = wanted.split("?");
if (notice && isKeptAt(addressOf({ pathname, search: query.join("?") }))) notice.hidden = false;
