// Runs axe, which has to be in the page. The rules on colour are asked of `enough` elements of each look not in `judged`.
async ({ judged, selectors, enough, only }) => {
  const drawn = [
    "color", "backgroundColor", "backgroundImage", "opacity", "textShadow", "webkitTextStrokeWidth", "fontSize",
    "fontWeight", "position", "zIndex", "clipPath", "filter", "mixBlendMode",
  ];
  const style = (element, pseudo) => {
    const computed = getComputedStyle(element, pseudo);
    return pseudo && computed.content === "none" ? "" : drawn.map((name) => computed[name]).join();
  };
  const digest = (text) => {
    let [high, low] = [0x811c9dc5, 0x41c6ce57];
    for (let at = 0; at < text.length; at++) {
      high = Math.imul(high ^ text.charCodeAt(at), 0x9e3779b1);
      low = Math.imul(low ^ text.charCodeAt(at), 0x5f356495);
    }
    return (high >>> 0) * 0x200000 + (low >>> 11);
  };
  const looks = new Map();
  for (const element of document.querySelectorAll("*")) {
    const own = [style(element), style(element, "::before"), style(element, "::after")].join("|");
    looks.set(element, digest(`${looks.get(element.parentElement)}|${own}`));
  }
  const marks = Object.keys(selectors).map((rule) => `data-ask-${rule}`);
  const holdsText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const drawnText = [...looks.keys()].filter((element) => holdsText(element) && element.checkVisibility());
  for (const [rule, selector] of Object.entries(selectors)) {
    const asked = Object.fromEntries((judged[rule] || []).map((look) => [look, enough]));
    for (const element of drawnText.filter((each) => each.matches(selector))) {
      const look = looks.get(element);
      asked[look] = (asked[look] || 0) + 1;
      if (asked[look] <= enough) element.setAttribute(`data-ask-${rule}`, "");
    }
  }
  axe.configure({
    rules: Object.entries(selectors).map(([id, selector]) => ({ id, selector: `${selector}[data-ask-${id}]` })),
  });
  const found = await axe.run(document, {
    resultTypes: ["violations", "passes"],
    selectors: false,
    elementRef: true,
    preload: { assets: ["media"] }, // it would fetch every stylesheet too, for a rule that is experimental and not asked
    ...(only.length ? { runOnly: { type: "rule", values: only } } : {}),
  });
  drawnText.forEach((element) => marks.forEach((mark) => element.removeAttribute(mark)));
  const passed = found.passes.filter((rule) => rule.id in selectors);
  return {
    judged: passed.map((rule) => [rule.id, [...new Set(rule.nodes.map((node) => looks.get(node.element)))]]),
    faults: found.violations.map((rule) => [rule.id, rule.help, rule.nodes[0].html, rule.nodes[0].failureSummary]),
  };
}
