// On every page of the admin: what was saved need be kept no longer, and signing out leaves nothing behind for the
// next person at the same computer. A session that merely ends leaves everything: then it is needed.
import { removeOld, removeOf, removeSaved } from "./recovery/store.js";

const { user, home } = document.currentScript.dataset;

removeSaved(home);
removeOld(Date.now());
document.getElementById("logout-form")?.addEventListener("submit", () => removeOf(user));
