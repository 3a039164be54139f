// Everything on the site works without this. It announces the skip link's target on iOS, marks a table that
// scrolls, and takes the reader to what is wrong with a form. The navigation wraps on a narrow screen, so
// nhsuk-frontend's menu is not among the components here.
import { createAll, ErrorSummary, Scroll, SkipLink } from "nhsuk-frontend";

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

createAll(ErrorSummary);
createAll(SkipLink);
createAll(ScrollRegion);
