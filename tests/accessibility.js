// Runs axe, which has to be in the page. The rules on colour are asked only of elements whose look is not in `judged`.
async ({ judged, selectors, only }) => {
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
  const marks = Object.keys(selectors).map((rule) => [`data-unjudged-${rule}`, new Set(judged[rule])]);
  looks.forEach((look, element) => marks.forEach(([mark, known]) => element.toggleAttribute(mark, !known.has(look))));
  axe.configure({
    rules: Object.entries(selectors).map(([id, selector]) => ({ id, selector: `${selector}[data-unjudged-${id}]` })),
  });
  const found = await axe.run(document, {
    resultTypes: ["violations", "passes"],
    selectors: false,
    elementRef: true,
    ...(only.length ? { runOnly: { type: "rule", values: only } } : {}),
  });
  looks.forEach((_, element) => marks.forEach(([mark]) => element.removeAttribute(mark)));
  const passed = found.passes.filter((rule) => rule.id in selectors);
  return {
    judged: passed.map((rule) => [rule.id, [...new Set(rule.nodes.map((node) => looks.get(node.element)))]]),
    faults: found.violations.map((rule) => [rule.id, rule.help, rule.nodes[0].html, rule.nodes[0].failureSummary]),
  };
}
