"use strict";
// Only in the served page: free Cypher and the review queue. `show(ids)` draws these nodes.
function SaanLive(W, { show }) {
  const { make, button } = Saan, $ = (id) => document.getElementById(id);
  // a saved copy has nobody to ask
  if (location.protocol !== "http:") return;
  $("live").hidden = false;

  async function ask(what, given) {
    const sent = given && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(given) };
    try {
      const reply = await fetch(what, { credentials: "omit", ...sent });
      return reply.ok ? await reply.json() : { error: `${W.live_refused} (${reply.status})` };
    } catch { return { error: W.live_gone }; }
  }
  const problem = (text) => { const line = make("p", text); line.className = "problem"; line.setAttribute("role", "alert"); return line; };

  // --- Cypher
  async function run() {
    $("run").disabled = true;
    $("rows-found").replaceChildren(make("p", W.cypher_running));
    const found = await ask("cypher", { text: $("statement").value });
    $("run").disabled = false;
    $("rows-found").replaceChildren(...(found.error ? [problem(found.error)] : rows(found)));
  }
  function rows({ columns, rows, more, invented, nodes }) {
    const heading = make("tr", "", ...columns.map((c) => { const cell = make("th", c); cell.scope = "col"; return cell; }));
    const table = make("table", "", make("thead", "", heading), make("tbody", "", ...rows.map((row) => make("tr", "", ...row.map((v) => make("td", v))))));
    const scroll = make("div", "", table);
    scroll.className = "scroll";
    scroll.tabIndex = 0;
    const said = make("p", [invented ? W.invented : "", W.cypher_rows.replace("{n}", rows.length.toLocaleString("en")), more ? W.cypher_more : ""].filter(Boolean).join(" · "));
    return [said, ...(nodes.length ? [button(W.cypher_draw.replace("{n}", nodes.length), () => show(nodes))] : []), scroll];
  }
  $("run").addEventListener("click", run);
  $("statement").addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run(); });

  // --- review
  const review = async (what, given) => reviewed(await ask(what, given));
  function reviewed({ error, left, done, item }) {
    if (error) { $("item").prepend(problem(error)); return; }
    $("left").textContent = left.toLocaleString("en");
    const after = done ? [make("p", W.review_done.replace("{n}", done)), actions(button(W.review_undo, () => review("undo", {})), button(W.review_reload, () => location.reload()))] : [];
    $("item").replaceChildren(...(item ? question(item) : [make("p", W.review_empty)]), ...after);
  }
  function question({ id, question, reason, evidence, nodes, choices }) {
    const why = field(W.review_why), decide = (choice, typed = "") => review("decide", { id, choice, typed, why: why.input.value });
    const answers = choices.filter(([, asks]) => !asks).map(([said]) => button(said, () => decide(choices.findIndex((c) => c[0] === said))));
    const typed = choices.flatMap(([said, asks], at) => {
      if (!asks) return [];
      const name = field(asks);
      return [actions(name, button(said, () => { if (name.input.value.trim()) decide(at, name.input.value); else name.input.focus(); }))];
    });
    const look = nodes.length ? [button(W.review_show, () => show(nodes))] : [];
    return [make("h3", question), make("p", reason), ...evidence.map((line) => make("blockquote", line)), why, actions(...answers, button(W.review_later, () => decide(-1)), ...look), ...typed];
  }
  function field(label) {
    const input = make("input"), box = make("label", label, input);
    box.className = "field";
    box.input = input;
    return box;
  }
  function actions(...all) {
    const group = make("div", "", ...all);
    group.className = "actions";
    return group;
  }
  review("review");
}
