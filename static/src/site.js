// Everything on the site works without this. It announces the skip link's target on iOS, marks a table that scrolls,
// copies an answer, and takes the reader to what is wrong with a form. The navigation wraps on a narrow screen, so
// nhsuk-frontend's menu is not among the components here.
import { Component, createAll, ErrorSummary, Scroll, SkipLink } from "nhsuk-frontend";

// The components start only where these are set. nhsuk-frontend's own inline script would break the content
// security policy.
document.body.classList.add("js-enabled", "nhsuk-frontend-supported");

// Without scripts every table's box is a region that a keyboard can reach. Here only those that scroll are.
class ScrollRegion extends Scroll {
  update() {
    super.update();
    this.caption ??= this.$content.getAttribute("aria-labelledby");
    if (this.$content.hasAttribute("tabindex")) {
      this.$content.setAttribute("role", "region");
      this.$content.setAttribute("aria-labelledby", this.caption);
    } else {
      this.$content.removeAttribute("role");
      this.$content.removeAttribute("aria-labelledby");
    }
  }
}

// Opening it copies the answer. Without scripts it only shows the text, to select.
class CopyAnswer extends Component {
  constructor($root) {
    super($root);
    $root.addEventListener("toggle", () => {
      if ($root.open) copyText($root);
      else $root.querySelector("[role=status]").textContent = "";
    });
  }

  static moduleName = "app-copy";
}

// A button that copies the text beside it. Without scripts there is the text, to select.
class CopyText extends Component {
  constructor($root) {
    super($root);
    const button = $root.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => copyText($root));
  }

  static moduleName = "app-copy-text";
}

async function copyText($root) {
  const text = $root.querySelector("textarea");
  const done = $root.querySelector("[role=status]");
  done.textContent = "";
  text.select();
  try {
    await navigator.clipboard.writeText(text.value);
    done.textContent = "Copied.";
  } catch {
    done.textContent = "Your browser does not let this page copy. The text is selected: copy it from here.";
  }
}

// Offers only the pay points that the chosen band has. Without scripts any other is refused, with a list of those.
class PayPoints extends Component {
  constructor($root) {
    super($root);
    this.points = JSON.parse($root.dataset.points);
    $root.addEventListener("change", () => this.offer());
    this.offer();
  }

  offer() {
    const has = this.points[this.$root.querySelector("[name=band]:checked")?.value];
    for (const $point of this.$root.querySelectorAll("[name=step]")) {
      $point.disabled = Boolean(has) && !has.includes($point.value);
      $point.checked &&= !$point.disabled;
      $point.closest(".nhsuk-radios__item").style.display = $point.disabled ? "none" : "";
    }
  }

  static moduleName = "app-pay-points";
}

createAll(CopyAnswer);
createAll(CopyText);
createAll(PayPoints);
createAll(ErrorSummary);
createAll(SkipLink);
createAll(ScrollRegion);
