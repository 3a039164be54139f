// A toolbar above each Markdown field of the admin's forms, and a preview beside it. Without this, the field is a
// plain text area. A row that is added by "Add another" is a copy of an empty one, which has neither until then.
import { addPreview } from "./editor/preview.js";
import { addToolbar } from "./editor/toolbar.js";

function enhance(within) {
  for (const editor of within.querySelectorAll(".markdown-editor")) {
    if (editor.closest(".empty-form")) continue;
    const area = editor.querySelector("textarea");
    const label = area.labels[0]?.textContent.trim().replace(/:$/, "") ?? "";
    addToolbar(editor, area, label);
    addPreview(editor, area, label);
    editor.classList.add("markdown-editor--enhanced");
  }
}

enhance(document);
document.addEventListener("formset:added", (event) => enhance(event.target));
