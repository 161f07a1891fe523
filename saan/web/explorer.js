"use strict";
// The explorer: what is shown, its history, filters, the panel and the keyboard. Every word is set as text.
(async () => {
  // the page as it was written, before anything draws in it: this is what is saved again
  const original = document.documentElement.outerHTML;
  const { make, button, colour } = Saan;
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse(await Saan.unpacked("data"));
  const kept = JSON.parse($("state").textContent);
  const W = data.words, G = SaanGraph(data), box = $("canvas");
  const EXPANDED = 100, TABLE_ROWS = 500, ANSWER = 300;
  let proofs;
  const proof = async () => (proofs ??= JSON.parse(await Saan.unpacked("proofs")));
  const count = (n) => n.toLocaleString("en");

  // --- what is shown: node number -> {id, x, y} and fx, fy where it is pinned
  let shown = new Map();
  let selected = null, onPath = new Set(), from = null, current = null;
  const past = [];
  let now = -1;
  const snapshot = () => [...shown.values()].map((n) => [n.id, Math.round(n.x ?? 0), Math.round(n.y ?? 0), n.fx === undefined ? 0 : 1]);
  function restore(rows) {
    shown = new Map(rows.map(([id, x, y, pinned]) => [id, pinned ? { id, x, y, fx: x, fy: y } : { id, x, y }]));
  }
  function record() {
    past.splice(++now, past.length, snapshot());
    draw();
  }
  function travel(step) {
    if (!past[now + step]) return;
    // places have moved since
    past[now] = snapshot();
    now += step;
    restore(past[now]);
    draw(true);
  }
  // as many of these as there is room for, those with the most links first; the number left out
  function add(ids, near) {
    const fresh = G.byDegree([...new Set(ids)].filter((id) => !shown.has(id)));
    const fitting = fresh.slice(0, data.most - shown.size);
    fitting.forEach((id, i) => {
      const r = 50 + 14 * Math.sqrt(i), turn = i * 2.4;
      shown.set(id, { id, x: (near?.x ?? 0) + r * Math.cos(turn), y: (near?.y ?? 0) + r * Math.sin(turn) });
    });
    const rest = fresh.length - fitting.length;
    note(rest ? W.full.replace("{most}", count(data.most)).replace("{n}", count(rest)) : "");
    return rest;
  }
  let noted = "";
  function note(text) { noted = text; }

  // --- filters
  const checked = (name) => new Set([...document.querySelectorAll(`input[data-${name}]`)].filter((i) => i.checked).map((i) => i.getAttribute(`data-${name}`)));
  function filters() {
    const kinds = checked("kind"), types = checked("type"), province = $("province").value, year = Number($("year").value);
    const network = $("network").value === "" ? null : new Set([Number($("network").value), ...G.neighbours(Number($("network").value))]);
    return {
      node: (id) => kinds.has(String(G.kind(id))) && (!province || !G.province(id) || G.province(id) === province) && (!year || !G.year(id) || G.year(id) === year) && (!network || network.has(id)),
      link: (e) => types.has(G.type(e)) && (!year || !G.linkYear(e) || G.linkYear(e) === year),
    };
  }

  // --- the picture
  const fg = new ForceGraph(box);
  const ink = {};
  function theme() {
    for (const name of ["ink", "soft", "surface", "accent", "font", "mark"]) ink[name] = colour(`--${name}`);
    fg.backgroundColor(ink.surface);
  }
  const size = (id) => Math.min(14, 4 + Math.sqrt(G.degree[id]) * 0.8);
  const words = new Intl.Segmenter("th", { granularity: "word" });
  const wrapped = new Map();
  // brackets stay with what they enclose
  const pieces = (text) => [...words.segment(text)].map((s) => s.segment).reduce((all, s) => (all.length && (/^[)\]”"]/.test(s) || /[(\[“]$/.test(all.at(-1))) ? [...all.slice(0, -1), all.at(-1) + s] : [...all, s]), []);
  // lines of at most about 18 letters, broken at Thai words
  function lines(id) {
    if (wrapped.has(id)) return wrapped.get(id);
    const found = [""];
    for (const segment of pieces(G.name(id).slice(0, 90))) {
      if ((found.at(-1) + segment).replace(/\p{M}/gu, "").length > 18 && found.at(-1).trim()) found.push("");
      found[found.length - 1] += segment;
    }
    const kept = found.map((line) => line.trim()).filter(Boolean);
    wrapped.set(id, kept.length > 3 || G.name(id).length > 90 ? [...kept.slice(0, 3).slice(0, -1), `${kept[Math.min(2, kept.length - 1)]}…`] : kept);
    return wrapped.get(id);
  }
  function shape(ctx, n, r) {
    const points = SaanFiles.SHAPES[G.of(n.id).symbol];
    ctx.beginPath();
    if (points) points.forEach(([a, b], i) => ctx[i ? "lineTo" : "moveTo"](n.x + r * a, n.y + r * b));
    else ctx.arc(n.x, n.y, r, 0, 2 * Math.PI);
    ctx.closePath();
  }
  function room(taken, x, y, width, height, scale) {
    const cells = [];
    for (let a = Math.floor(x * scale / 12); a <= (x + width) * scale / 12; a++) for (let b = Math.floor(y * scale / 12); b <= (y + height) * scale / 12; b++) cells.push(a * 100003 + b);
    if (cells.some((c) => taken.has(c))) return false;
    cells.forEach((c) => taken.add(c));
    return true;
  }
  function drawNode(n, ctx, scale) {
    shape(ctx, n, radius(n, scale));
    ctx.fillStyle = G.of(n.id).colour;
    ctx.fill();
    if (n.id === selected || n.fx !== undefined) {
      ctx.strokeStyle = n.id === selected ? ink.accent : ink.ink;
      ctx.lineWidth = (n.id === selected ? 4 : 1.5) / scale;
      ctx.stroke();
    }
  }
  const radius = (n, scale) => Math.max(size(n.id), 5 / scale);
  // over all nodes, those with the most links first; labels that would cover another wait until there is room
  function drawLabels(ctx, scale) {
    const taken = new Set(), [low, high] = [fg.screen2GraphCoords(0, 0), fg.screen2GraphCoords(box.clientWidth, box.clientHeight)];
    const inside = (n) => n.x > low.x && n.x < high.x && n.y > low.y && n.y < high.y;
    for (const n of (selected !== null && shown.has(selected) ? [shown.get(selected)] : []).concat(current.nodes)) if (inside(n)) drawLabel(n, ctx, scale, taken);
  }
  function drawLabel(n, ctx, scale, taken) {
    const font = 13 / scale, text = lines(n.id), top = n.y + radius(n, scale) + 2 / scale;
    const width = Math.max(...text.map((line) => line.length)) * font * 0.5;
    if (!room(taken, n.x - width / 2, top, width, text.length * font * 1.35, scale)) return;
    ctx.font = `${G.of(n.id).label === "Province" ? "600 " : ""}${font}px ${ink.font}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "top";
    ctx.lineWidth = 3 / scale;
    ctx.strokeStyle = ink.surface;
    ctx.fillStyle = ink.ink;
    text.forEach((line, i) => { ctx.strokeText(line, n.x, top + i * font * 1.35); ctx.fillText(line, n.x, top + i * font * 1.35); });
  }
  const isOn = (l) => onPath.has(l.id) || l.a === selected || l.b === selected;
  theme();
  fg.nodeLabel(() => "").linkLabel(() => "").nodeId("id").nodeCanvasObject(drawNode)
    .nodePointerAreaPaint((n, tint, ctx) => { shape(ctx, n, size(n.id) + 6); ctx.fillStyle = tint; ctx.fill(); })
    .linkColor((l) => (isOn(l) ? ink.accent : `${ink.soft}66`)).linkWidth((l) => (onPath.has(l.id) ? 4 : isOn(l) ? 2 : 1))
    .linkCurvature("bend").linkDirectionalArrowLength(5).linkDirectionalArrowRelPos(0.92)
    .onRenderFramePost(drawLabels)
    .onNodeClick((n) => choose(n.id, false)).onLinkClick((l) => showTie(l.id))
    .onBackgroundClick(() => { selected = null; draw(true); })
    .onNodeDragEnd((n) => { n.fx = n.x; n.fy = n.y; record(); });
  fg.d3Force("charge").strength(-220).distanceMax(700);
  fg.d3Force("link").distance(70);
  // what is tied to nothing stays in sight
  fg.d3Force("gather", (alpha) => { for (const n of current.nodes) { n.vx -= n.x * 0.05 * alpha; n.vy -= n.y * 0.08 * alpha; } });
  box.querySelector("p")?.remove();
  new ResizeObserver(() => fg.width(box.clientWidth).height(box.clientHeight)).observe(box);
  fg.width(box.clientWidth).height(box.clientHeight);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { theme(); draw(true); });

  // `still`: nothing moves, since nothing came or went
  function draw(still = false) {
    const filter = filters();
    const ids = G.byDegree([...shown.keys()].filter(filter.node));
    const drawn = new Set(ids), links = [], pairs = new Map(), pair = (l) => `${Math.min(l.a, l.b)}-${Math.max(l.a, l.b)}`;
    for (const id of ids) for (const e of G.outOf(id)) {
      const [a, b] = G.ends(e);
      if (!drawn.has(b) || !filter.link(e)) continue;
      links.push({ id: e, a, b, source: a, target: b, bend: 0.6 });
    }
    for (const l of links) pairs.set(pair(l), [...(pairs.get(pair(l)) || []), l]);
    // many ties of one pair fan out within one eye of the same width
    for (const all of pairs.values()) all.forEach((l, i) => { if (l.a !== l.b) l.bend = i * Math.min(0.18, 0.7 / all.length); });
    current = { ids, links, nodes: ids.map((id) => shown.get(id)) };
    fg.cooldownTicks(still ? 0 : 120).graphData({ nodes: current.nodes, links });
    const rest = G.nodes - ids.length, filtered = shown.size - ids.length;
    const told = { n: ids.length, all: G.nodes, m: links.length, ties: G.links, rest, filtered };
    $("drawn").textContent = [W.drawn.replace(/\{(\w+)\}/g, (_, key) => count(told[key])), noted].filter(Boolean).join(" · ");
    [$("undo").disabled, $("redo").disabled] = [now <= 0, now >= past.length - 1];
    if ($("table").open) table();
  }
  // few nodes are not blown up
  const fit = (kept = () => true) => { fg.zoomToFit(0, 50, kept); fg.zoom(Math.min(fg.zoom(), 1.5)); };
  const settle = () => { fg.cooldownTicks(0); setTimeout(fit, 60); };

  // --- the panel
  const about = (id) => [[W.kind, G.of(id).name], [W.province, G.province(id)], [W.aliases, G.aliases(id).join(", ")], ...G.facts(id)];
  async function statements(side, [block, i]) {
    const { statements: rows, [side]: blocks } = await proof();
    const first = blocks[block].first[i] || [];
    return Saan.evidence(data.sources, W, first.map((s) => rows[s]), first.length + (blocks[block].more[i] || 0));
  }
  const tie = (e) => { const [a, b] = G.ends(e); return `${G.name(a)} — ${G.verb(e)} — ${G.name(b)}`; };
  function actions(...all) {
    const group = make("div", "", ...all);
    group.className = "actions";
    return group;
  }
  async function showNode(id) {
    const all = G.linksOf(id), pinned = shown.get(id)?.fx !== undefined;
    const acts = actions(button(W.expand, () => expand(id)), button(W.hide, () => hide(id)), button(pinned ? W.unpin : W.pin, () => pin(id)),
      button(W.only, () => only(id)), button(W.path_from, () => { from = id; Saan.panel(make("h2", W.path), make("p", `${G.name(id)} → …`), make("p", W.path_pick)); }));
    const ties = all.slice(0, 60).map((e) => button(tie(e), () => showTie(e)));
    const more = all.length > 60 ? [make("p", W.more_evidence.replace("{n}", count(all.length - 60)))] : [];
    Saan.panel(make("h2", G.name(id)), acts, Saan.facts(about(id)), ...await statements("nodes", [G.kind(id), G.at(id)]), ...Saan.listed(W.ties_of, ties), ...more);
  }
  async function showTie(e) {
    const ends = G.ends(e).map((id) => button(G.name(id), () => choose(id)));
    Saan.panel(make("h2", G.verb(e)), ...Saan.listed(`${W.from} – ${W.to}`, ends), ...await statements("links", G.place(e)));
  }
  async function showPath(a, b) {
    const filter = filters();
    const steps = G.path(a, b, (e, id) => filter.link(e) && filter.node(id));
    from = null;
    if (!steps) return Saan.panel(make("h2", W.path), make("p", `${G.name(a)} → ${G.name(b)}`), make("p", W.path_none));
    onPath = new Set(steps);
    add(steps.flatMap(G.ends), shown.get(a));
    record();
    const ends = new Set(steps.flatMap(G.ends));
    setTimeout(() => fit((n) => ends.has(n.id)), 1200);
    const told = [];
    for (const e of steps) told.push(button(tie(e), () => showTie(e)), ...(await statements("links", G.place(e))).filter((x) => x.tagName === "BLOCKQUOTE").slice(0, 1));
    Saan.panel(make("h2", W.path), make("p", `${G.name(a)} → ${G.name(b)}: ${W.path_steps.replace("{n}", steps.length)}`), ...told);
  }

  // --- what one does
  function choose(id, move = true) {
    if (from !== null && from !== id) { showPath(from, id); return; }
    selected = id;
    if (!shown.has(id)) {
      add([id], { x: fg.centerAt().x, y: fg.centerAt().y });
      record();
    } else draw(true);
    const n = shown.get(id);
    if (move && n) { fg.centerAt(n.x, n.y); fg.zoom(Math.max(fg.zoom(), 1)); }
    showNode(id);
  }
  function expand(id) {
    if (!shown.has(id)) add([id]);
    const filter = filters();
    const fresh = G.byDegree(G.neighbours(id).filter((other) => !shown.has(other) && filter.node(other)));
    const rest = fresh.length - EXPANDED;
    add(fresh.slice(0, EXPANDED), shown.get(id));
    if (rest > 0) note(W.more_to_expand.replace("{n}", EXPANDED).replace("{rest}", count(rest)));
    record();
    if (shown.size <= 2 * EXPANDED) setTimeout(fit, 1200);
  }
  function hide(id) { shown.delete(id); selected = null; note(""); record(); }
  function pin(id) {
    const n = shown.get(id);
    if (!n) return;
    if (n.fx === undefined) [n.fx, n.fy] = [n.x, n.y]; else { delete n.fx; delete n.fy; }
    record();
    showNode(id);
  }
  function replace(ids) { shown = new Map(); onPath = new Set(); add(ids); record(); setTimeout(fit, 1200); }
  function only(id) { shown = new Map([[id, shown.get(id) || { id, x: 0, y: 0 }]]); record(); settle(); }
  function answer(number) {
    const asked = data.answers[number];
    const rows = asked.rows.map((row) => button(row.name, () => {
      replace(row.nodes);
      Saan.panel(make("h2", row.name), actions(button(W.back, () => answer(number))), ...Saan.listed(W.nodes_table, row.nodes.slice(0, 60).map((id) => button(G.name(id), () => choose(id)))));
    }));
    replace([...new Set(asked.rows.flatMap((row) => row.nodes))].slice(0, ANSWER));
    Saan.panel(make("h2", asked.title), make("p", asked.answer), ...Saan.listed(W.every_row, rows));
  }
  function opening() {
    const [ids, places] = data.opening;
    shown = new Map(ids.map((id, i) => [id, { id, x: places[i][0], y: places[i][1] }]));
  }
  function start() {
    const chosen = $("start").value;
    note("");
    if (chosen === "frame") { opening(); past.splice(++now, past.length, snapshot()); draw(true); settle(); }
    else if (chosen === "hubs") replace(G.byDegree(Array.from({ length: G.nodes }, (_, id) => id)).slice(0, ANSWER));
    else if (chosen === "empty") replace([]);
    else answer(Number(chosen));
  }

  // --- the table beside the picture
  function table() {
    const names = current.ids.slice(0, TABLE_ROWS).map((id) => make("tr", "", make("th", "", button(G.name(id), () => choose(id))), make("td", G.of(id).name), make("td", G.province(id))));
    const ties = current.links.slice(0, TABLE_ROWS).map((l) => make("tr", "", make("th", G.name(l.a)), make("td", "", button(G.verb(l.id), () => showTie(l.id))), make("td", G.name(l.b))));
    names.concat(ties).forEach((row) => { row.firstChild.scope = "row"; });
    $("nodes").tBodies[0].replaceChildren(...names);
    $("ties").tBodies[0].replaceChildren(...ties);
    $("rows").textContent = Math.max(current.ids.length, current.links.length) > TABLE_ROWS ? W.not_all.replace("{n}", TABLE_ROWS) : "";
  }
  $("table").addEventListener("toggle", () => { if ($("table").open) table(); });

  // --- files of what is shown
  const caption = [data.invented, data.caption].filter(Boolean).join(" · ");
  const exported = () => ({
    nodes: current.ids.map((id) => {
      const { x, y } = shown.get(id);
      return { id, name: G.name(id), label: G.of(id).label, kind: G.of(id).name, province: G.province(id), facts: G.facts(id), colour: G.of(id).colour, symbol: G.of(id).symbol, size: size(id), lines: lines(id), x: Math.round(x ?? 0), y: Math.round(y ?? 0) };
    }),
    links: current.links.map((l) => ({ from: l.a, to: l.b, words: tie(l.id), type: G.type(l.id), verb: G.verb(l.id), facts: G.linkFacts(l.id) })),
  });
  const said = (facts) => facts.map(([what, value]) => `${what}: ${value}`).join("; ");
  function sheets() {
    const { nodes, links } = exported();
    return [
      [[W.name, W.kind, W.province, W.facts], ...nodes.map((n) => [n.name, n.kind, n.province, said(n.facts)]), [caption, "", "", ""]],
      [[W.from, W.relation, W.to], ...links.map((l) => [G.name(l.from), l.verb, G.name(l.to)]), [caption, "", ""]],
    ];
  }
  function saved() {
    const view = { centre: fg.centerAt(), zoom: fg.zoom() };
    const choices = Object.fromEntries(["province", "network", "year"].map((id) => [id, $(id).value]));
    const off = [...document.querySelectorAll("#legend input:not(:checked)")].map((i) => [...document.querySelectorAll("#legend input")].indexOf(i));
    const state = JSON.stringify({ shown: snapshot(), choices, off, view }).replace(/</g, "\\u003c");
    return `<!DOCTYPE html>\n${original.replace(/(<script type="application\/json" id="state">)[^<]*/, (_, head) => head + state)}`;
  }
  const exports = {
    save: () => Saan.save("saan.html", saved(), "text/html"),
    png: () => Saan.savePng(box.querySelector("canvas"), box.clientWidth, caption),
    svg: () => { const { nodes, links } = exported(); Saan.save("saan.svg", SaanFiles.svg(nodes, links, W.title, [$("drawn").textContent, caption], ink.font), "image/svg+xml"); },
    graphml: () => { const { nodes, links } = exported(); Saan.save("saan.graphml", SaanFiles.graphml(nodes, links), "application/xml"); },
    xlsx: () => { const [nodes, ties] = sheets(); Saan.save("saan.xlsx", SaanFiles.xlsx({ nodes, ties }), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"); },
    csv: () => { const [nodes, ties] = sheets(); Saan.save("saan-nodes.csv", SaanFiles.csv(nodes), "text/csv"); Saan.save("saan-ties.csv", SaanFiles.csv(ties), "text/csv"); },
  };
  for (const [id, action] of Object.entries(exports)) $(id).addEventListener("click", action);

  // --- controls and keys
  Saan.searchField((asked) => G.search(asked), (id) => [G.name(id), [G.of(id).name, G.province(id)].filter(Boolean).join(" · ")], choose, W.nothing_found);
  for (const id of ["province", "network", "year"]) $(id).addEventListener("change", () => { draw(); setTimeout(fit, 800); });
  $("legend").addEventListener("change", () => draw());
  $("start").addEventListener("change", start);
  const zoom = (by) => fg.zoom(fg.zoom() * by);
  const move = (x, y) => { const { x: a, y: b } = fg.centerAt(); fg.centerAt(a + x / fg.zoom(), b + y / fg.zoom()); };
  const buttons = { undo: () => travel(-1), redo: () => travel(1), fit: () => fit(), closer: () => zoom(1.3), wider: () => zoom(1 / 1.3) };
  for (const [id, action] of Object.entries(buttons)) $(id).addEventListener("click", action);
  const chosen = (action) => () => { if (selected !== null) action(selected); };
  const keys = {
    ArrowLeft: () => move(-60, 0), ArrowRight: () => move(60, 0), ArrowUp: () => move(0, -60), ArrowDown: () => move(0, 60),
    "+": () => zoom(1.3), "-": () => zoom(1 / 1.3), e: chosen(expand), h: chosen(hide), p: chosen(pin), Delete: chosen(hide),
    Escape: () => { selected = from = null; draw(true); },
  };
  box.addEventListener("keydown", (event) => {
    const action = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    action();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (typing) return;
    const key = event.key.toLowerCase(), held = event.ctrlKey || event.metaKey;
    const action = held && key === "z" ? () => travel(event.shiftKey ? 1 : -1) : held && key === "y" ? () => travel(1) : key === "/" ? () => $("search").focus() : null;
    if (action) { event.preventDefault(); action(); }
  });

  if (kept) {
    restore(kept.shown);
    for (const [id, value] of Object.entries(kept.choices)) $(id).value = value;
    kept.off.forEach((i) => { document.querySelectorAll("#legend input")[i].checked = false; });
  } else opening();
  past.push(snapshot());
  now = 0;
  draw(true);
  if (kept) { fg.centerAt(kept.view.centre.x, kept.view.centre.y); fg.zoom(kept.view.zoom); } else fit();
  globalThis.SaanLive?.(W, { show: (ids) => { note(""); replace(ids); box.scrollIntoView({ block: "nearest" }); } });
  // the first search should not wait for its index
  setTimeout(() => G.search("\u0000"), 50);
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
})();
