"use strict";
// What every page shares: elements that hold text only, evidence, names as people type them, files to save.
const Saan = (() => {
  function make(tag, text, ...children) {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    element.append(...children);
    return element;
  }
  function button(text, action) {
    const element = make("button", text);
    element.type = "button";
    element.addEventListener("click", action);
    return element;
  }
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // spaces mean nothing in Thai names, and digits are written in two ways
  const folded = (s) => s.normalize("NFC").toLowerCase().replace(/[\s\u200b-\u200d"'“”]/g, "").replace(/[๐-๙]/g, (d) => "๐๑๒๓๔๕๖๗๘๙".indexOf(d));

  function marked(sentence, words) {
    const line = make("span");
    let rest = sentence;
    for (const part of words.split(" … ")) {
      // all of a table's row is said: nothing in it stands out
      const at = part && part !== sentence ? rest.indexOf(part) : -1;
      if (at < 0) continue;
      line.append(rest.slice(0, at), make("mark", part));
      rest = rest.slice(at + part.length);
    }
    line.append(rest);
    return line;
  }
  function quote(sources, W, [source, place, words, sentence]) {
    const from = sources[source];
    const cite = make("cite");
    if (from.address) {
      const link = make("a", from.title);
      link.href = from.address;
      link.rel = "noopener noreferrer";
      cite.append(link);
    } else cite.append(from.title);
    cite.append(` · ${from.date || W.undated} · ${place}`);
    return make("blockquote", "", marked(sentence || words, words), cite);
  }
  // the statements of one thing: the first of them, and how many more there are
  function evidence(sources, W, rows, total) {
    const found = [make("h3", W.evidence), ...rows.map((row) => quote(sources, W, row))];
    if (!total) found.push(make("p", W.no_evidence));
    if (total > rows.length) found.push(make("p", W.more_evidence.replace("{n}", total - rows.length)));
    return found;
  }
  function listed(heading, items) {
    return items.length ? [make("h3", heading), make("ul", "", ...items.map((i) => make("li", "", i)))] : [];
  }
  function facts(pairs) {
    const list = make("dl");
    for (const [what, value] of pairs) if (value) list.append(make("dt", what), make("dd", value));
    return list;
  }
  function panel(...children) {
    const box = document.getElementById("evidence");
    box.replaceChildren(...children);
    box.scrollIntoView({ block: "nearest" });
  }

  function save(name, content, type) {
    const link = make("a");
    link.download = name;
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
  // a canvas with the page's caption under it
  function savePng(drawn, width, caption) {
    const scale = drawn.width / width, foot = 40 * scale;
    const copy = document.createElement("canvas");
    [copy.width, copy.height] = [drawn.width, drawn.height + foot];
    const ctx = copy.getContext("2d");
    ctx.fillStyle = colour("--surface");
    ctx.fillRect(0, 0, copy.width, copy.height);
    ctx.drawImage(drawn, 0, 0);
    ctx.fillStyle = colour("--ink");
    ctx.font = `${15 * scale}px ${colour("--font")}`;
    ctx.fillText(caption, 12 * scale, copy.height - 14 * scale);
    copy.toBlob((png) => save("saan.png", png, "image/png"));
  }
  // a field that looks names up: `look(text)` gives ids, `show(id)` [name, note], `choose(id)` acts
  function searchField(look, show, choose, nothing) {
    const input = document.getElementById("search"), found = document.getElementById("found");
    function search() {
      const asked = folded(input.value), hits = asked ? look(asked) : [];
      found.replaceChildren(...hits.map((id) => {
        const [name, note] = show(id);
        const hit = button(name, () => { found.hidden = true; choose(id); document.getElementById("evidence").focus({ preventScroll: true }); });
        hit.append(" ", make("small", note));
        return make("li", "", hit);
      }));
      if (asked && !hits.length) { const none = make("li", nothing); none.className = "none"; found.append(none); }
      found.hidden = !asked;
    }
    input.addEventListener("input", search);
    document.getElementById("tools").addEventListener("submit", (event) => { event.preventDefault(); found.querySelector("button")?.click(); });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") found.hidden = true; });
    document.addEventListener("click", (event) => { if (!event.target.closest(".search")) found.hidden = true; });
  }
  // data of a page: packed where it is large
  async function unpacked(id) {
    const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  }
  return { make, button, colour, folded, evidence, listed, facts, panel, save, savePng, searchField, unpacked };
})();
