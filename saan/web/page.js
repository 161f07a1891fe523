"use strict";
// Draws the picture from the data in this page. Every word is set as text; nothing is fetched.
(() => {
  const $ = (id) => document.getElementById(id);
  const { make, button, colour, listed, panel } = Saan;
  const data = JSON.parse($("data").textContent);
  const W = data.words;
  const box = $("canvas");
  const nodes = new vis.DataSet(data.nodes);
  const edges = new vis.DataSet(data.edges);
  const network = new vis.Network(box, { nodes, edges }, data.options);
  const checked = (name) => new Set([...document.querySelectorAll(`input[data-${name}]`)].filter((i) => i.checked).map((i) => i.getAttribute(`data-${name}`)));

  // --- light and dark
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const solid = new Set(data.nodes.filter((n) => data.boxes && n.color.background === n.color.border).map((n) => n.id));
  // the dark blue of kinds and ties is lighter where the page is dark
  const tint = (paint) => (dark.matches && paint === "#0072b2" ? "#4ea3dc" : paint);
  function theme() {
    const ink = colour("--ink"), surface = colour("--surface");
    const edgeFont = { color: ink, background: surface, strokeWidth: 0 };
    network.setOptions({ nodes: { font: data.boxes ? { color: ink } : { color: ink, strokeWidth: 4, strokeColor: surface } }, edges: { font: edgeFont } });
    edges.update(data.edges.filter((e) => e.color).map((e) => { const paint = tint(e.color.color); return { id: e.id, color: { ...e.color, color: paint, highlight: paint, hover: paint } }; }));
    if (!data.boxes) return;
    nodes.update(data.nodes.filter((n) => !solid.has(n.id)).map((n) => {
      const fill = { background: surface, border: tint(n.color.border) };
      return { id: n.id, color: { ...fill, highlight: fill, hover: fill }, font: { ...n.font, color: ink } };
    }));
  }
  dark.addEventListener("change", theme);

  // --- bands and sectors behind the nodes
  const shownBands = () => data.bands.filter((b) => !$("province").value || b.name === $("province").value);
  const outlines = data.shapes.map(([path, shade]) => [new Path2D(path), `--shade${shade}`]);
  function shapes(ctx) {
    ctx.save();
    ctx.scale(data.scale, data.scale);
    ctx.lineWidth = 0.6;
    ctx.strokeStyle = colour("--surface");
    for (const [path, fill] of outlines) { ctx.fillStyle = colour(fill); ctx.fill(path); ctx.stroke(path); }
    ctx.restore();
  }
  function bands(ctx) {
    shapes(ctx);
    ctx.fillStyle = colour("--band");
    for (const b of shownBands()) { ctx.beginPath(); ctx.roundRect(b.x, b.y, b.width, b.height, 16); ctx.fill(); }
  }
  function headings(ctx) {
    const [first] = shownBands();
    if (!first || !data.columns.length) return;
    // the headings stay in sight while their columns do
    const top = Math.max(network.DOMtoCanvas({ x: 0, y: 0 }).y, first.y - 82);
    ctx.fillStyle = colour("--surface");
    ctx.fillRect(first.x, top, first.width, 80);
    ctx.fillStyle = colour("--soft");
    ctx.font = `600 22px ${colour("--font")}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    for (const [x, name] of data.columns) {
      const lines = name.split("\n");
      lines.forEach((line, i) => ctx.fillText(line, x, top + 40 + (i - (lines.length - 1) / 2) * 25));
    }
  }
  // words on ties whose places were computed: over the lines, since the boxes leave them room
  function labels(ctx) {
    ctx.font = `20px ${colour("--font")}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    data.ties.forEach((t, id) => {
      if (!t.spot || edges.get(id).hidden) return;
      const lines = t.label.split("\n"), [x, y] = t.spot;
      lines.forEach((line, i) => {
        const at = y + (i - (lines.length - 1) / 2) * 25, width = ctx.measureText(line).width + 8;
        ctx.fillStyle = colour("--band");
        ctx.fillRect(x - width / 2, at - 13, width, 26);
        ctx.fillStyle = colour("--ink");
        ctx.fillText(line, x, at);
      });
    });
  }
  network.on("afterDrawing", labels);
  network.on("beforeDrawing", bands);
  network.on("afterDrawing", headings);

  // --- filters
  function near(id) {
    const found = new Set([id]);
    for (const t of data.ties) if (t.from === id || t.to === id) found.add(t.from).add(t.to);
    return found;
  }
  function filter() {
    const kinds = checked("kind"), tieKinds = checked("tie-kind");
    const province = $("province").value, one = $("network").value, year = Number($("year")?.value);
    const of = (thing) => !year || !thing.years.length || thing.years.includes(year);
    const kept = one === "" ? null : near(Number(one));
    const seen = data.about.map((n, id) => kinds.has(n.kind) && (!province || !n.province || n.province === province) && (!kept || kept.has(id)) && of(n));
    const drawn = data.ties.map((t) => tieKinds.has(t.kind) && seen[t.from] && seen[t.to] && of(t));
    // what has no province is kept only where something of the province is tied to it
    if (province) data.about.forEach((n, id) => { if (!n.province) seen[id] = data.ties.some((t, i) => drawn[i] && (t.from === id || t.to === id) && (data.about[t.from].province === province || data.about[t.to].province === province)); });
    nodes.update(data.about.map((_, id) => ({ id, hidden: !seen[id] })));
    edges.update(data.ties.map((t, id) => ({ id, hidden: !(drawn[id] && seen[t.from] && seen[t.to]) })));
    document.querySelectorAll("tr[data-node]").forEach((row) => { row.hidden = !seen[row.dataset.node]; });
    document.querySelectorAll("tr[data-tie]").forEach((row) => { row.hidden = !drawn[row.dataset.tie]; });
  }
  $("legend").addEventListener("change", filter);
  for (const id of ["province", "network", "year"]) $(id)?.addEventListener("change", () => { filter(); opening(); });

  // --- the evidence panel
  const evidence = (item) => Saan.evidence(data.sources, W, item.evidence.map((i) => data.evidence[i]), item.total);
  const full = (id) => data.about[id].name;
  const told = (t) => `${full(t.from)} — ${t.words} — ${full(t.to)}`;
  function showNode(id) {
    const n = data.about[id];
    const about = [[W.kind, data.kinds[n.kind]], [W.province, n.province], [W.aliases, n.aliases.join(", ")], ...n.facts];
    const ties = data.ties.map((t, i) => [t, i]).filter(([t]) => t.from === id || t.to === id);
    panel(make("h2", n.name), Saan.facts(about), ...evidence(n), ...listed(W.ties_of, ties.map(([t, i]) => button(told(t), () => chooseTie(i)))));
  }
  function showTie(id) {
    const t = data.ties[id];
    const ends = [t.from, t.to].map((n) => button(full(n), () => chooseNode(n)));
    panel(make("h2", t.words), ...listed(`${W.from} – ${W.to}`, ends), ...listed(W.through, t.through.map((m) => make("span", m))), ...evidence(t));
  }
  function reveal(kind, name) {
    const input = [...document.querySelectorAll(`input[data-${name}]`)].find((i) => i.getAttribute(`data-${name}`) === kind);
    if (!input.checked) { input.checked = true; filter(); }
  }
  function chooseNode(id, move = true) {
    reveal(data.about[id].kind, "kind");
    network.selectNodes([id]);
    if (move) network.focus(id, { scale: Math.max(network.getScale(), 0.7) });
    showNode(id);
  }
  function chooseTie(id, move = true) {
    reveal(data.ties[id].kind, "tie-kind");
    network.setSelection({ nodes: [], edges: [id] });
    if (move) network.fit({ nodes: [data.ties[id].from, data.ties[id].to], maxZoomLevel: 1 });
    showTie(id);
  }
  network.on("click", (event) => {
    if (event.nodes.length) chooseNode(event.nodes[0], false);
    else if (event.edges.length) chooseTie(event.edges[0], false);
  });
  for (const [name, action] of [["show-tie", chooseTie], ["show-node", chooseNode]]) {
    document.querySelectorAll(`button[data-${name}]`).forEach((b) => b.addEventListener("click", () => {
      action(Number(b.getAttribute(`data-${name}`)));
      box.scrollIntoView({ block: "nearest" });
    }));
  }

  // --- search
  const index = data.about.map((n) => [n.name, ...n.aliases].map(Saan.folded).join("\n"));
  const look = (asked) => index.flatMap((text, id) => (text.includes(asked) ? [id] : [])).slice(0, 20);
  Saan.searchField(look, (id) => [data.about[id].name, [data.kinds[data.about[id].kind], data.about[id].province].filter(Boolean).join(" · ")], chooseNode, W.nothing_found);

  // --- looking around
  const visible = () => nodes.getIds({ filter: (n) => !n.hidden });
  function overview() {
    network.fit({ nodes: visible(), maxZoomLevel: 1.1 });
    // a map is seen with its edges
    const [width, height] = data.extent;
    if (width) network.moveTo({ scale: Math.min(box.clientWidth / width, box.clientHeight / height), position: { x: width / 2, y: height / 2 } });
  }
  function opening() {
    overview();
    // where the whole would be too small to read, begin at the top: at its left edge, on a telephone at the first hub
    const [band] = shownBands(), narrow = box.clientWidth < 700, scale = data.least;
    if (scale) {
      if (network.getScale() >= scale) return;
      const boxes = visible().map((id) => network.getBoundingBox(id));
      const left = Math.min(...boxes.map((b) => b.left)), top = Math.min(...boxes.map((b) => b.top));
      network.moveTo({ scale, position: { x: left - 20 + box.clientWidth / 2 / scale, y: top - 20 + box.clientHeight / 2 / scale } });
      return;
    }
    if (network.getScale() > 0.5 || !band) return;
    const inside = data.nodes.filter((n) => n.y > band.y && n.y < band.y + band.height);
    const hub = inside.find((n) => n.kind === "NetworkGroup") || inside[0];
    const whole = Math.min(box.clientWidth / (band.width + 60), data.columns.length ? 1 : box.clientHeight / (band.height + 60));
    const close = Math.max(narrow ? 0.62 : 0.45, Math.min(1, whole));
    const x = narrow && data.columns.length && hub ? hub.x : band.x - 30 + box.clientWidth / 2 / close;
    network.moveTo({ scale: close, position: { x, y: band.y - (data.columns.length ? 90 : 30) + box.clientHeight / 2 / close } });
  }
  const zoom = (by) => network.moveTo({ scale: network.getScale() * by });
  $("fit").addEventListener("click", overview);
  $("closer").addEventListener("click", () => zoom(1.3));
  $("wider").addEventListener("click", () => zoom(1 / 1.3));
  $("print").addEventListener("click", () => print());
  addEventListener("beforeprint", overview);
  $("png").addEventListener("click", () => {
    Saan.savePng(box.querySelector("canvas"), box.clientWidth, [data.invented, data.caption].filter(Boolean).join(" · "));
  });

  // the picture as it was drawn for print, less what the filters hide now
  $("svg").addEventListener("click", async () => {
    const drawn = new DOMParser().parseFromString(await Saan.unpacked("vector"), "image/svg+xml");
    drawn.querySelectorAll("[data-node]").forEach((g) => { if (nodes.get(Number(g.dataset.node)).hidden) g.remove(); });
    drawn.querySelectorAll("[data-tie]").forEach((g) => { if (edges.get(Number(g.dataset.tie)).hidden) g.remove(); });
    Saan.save("saan.svg", new XMLSerializer().serializeToString(drawn), "image/svg+xml");
  });

  theme();
  filter();
  opening();
  // labels are measured again once their font is there
  document.fonts.load('17px "Saan Label"', "ก").then(theme);
})();
