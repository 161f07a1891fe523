"use strict";
// Files of what is shown: SVG, GraphML, CSV, a workbook. `nodes`: [{id, name, kind, province, facts, x, y, …}],
// `links`: [{from, to, words, type, facts}].
const SaanFiles = (() => {
  // XML holds no control characters, not even escaped
  const xml = (value) => String(value).replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/g, (c) => (/[\ud800-\udfff]/.test(c) ? c : "\ufffd"))
    .replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
  // nothing that a spreadsheet would take for a formula
  const cell = (value) => (/^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : String(value));

  const SHAPES = {
    square: [[-1, -1], [1, -1], [1, 1], [-1, 1]], diamond: [[0, -1.3], [1.3, 0], [0, 1.3], [-1.3, 0]],
    triangle: [[0, -1.2], [1.2, 1], [-1.2, 1]], triangleDown: [[0, 1.2], [1.2, -1], [-1.2, -1]],
    hexagon: [[-0.6, -1], [0.6, -1], [1.2, 0], [0.6, 1], [-0.6, 1], [-1.2, 0]],
    star: Array.from({ length: 10 }, (_, i) => [1, -1].map((s, k) => (i % 2 ? 0.55 : 1.3) * s * [Math.sin, Math.cos][k](i * Math.PI / 5))),
  };

  function svg(nodes, links, title, notes, font) {
    const xs = nodes.map((n) => n.x), ys = nodes.map((n) => n.y), pad = 90;
    const [x, y] = [Math.min(...xs) - pad, Math.min(...ys) - pad - 30];
    const width = Math.max(Math.max(...xs) + pad - x, 600), height = Math.max(...ys) + pad + 24 * notes.length - y;
    const at = new Map(nodes.map((n) => [n.id, n]));
    const lines = links.map((l) => `<g><title>${xml(l.words)}</title><path d="M${at.get(l.from).x} ${at.get(l.from).y}L${at.get(l.to).x} ${at.get(l.to).y}" stroke="#8a939c" stroke-width="1"/></g>`);
    const marks = nodes.map((n) => {
      const points = SHAPES[n.symbol], r = n.size;
      const shape = points ? `<polygon points="${points.map(([a, b]) => `${(n.x + r * a).toFixed(1)},${(n.y + r * b).toFixed(1)}`).join(" ")}"` : `<circle cx="${n.x}" cy="${n.y}" r="${r}"`;
      const label = n.lines.map((line, i) => `<text x="${n.x}" y="${n.y + r + 10 + i * 11}" text-anchor="middle" font-size="9">${xml(line)}</text>`).join("");
      return `<g><title>${xml(`${n.kind}: ${n.name}`)}</title>${shape} fill="${n.colour}"/>${label}</g>`;
    });
    const kinds = [...new Map(nodes.map((n) => [n.kind, n])).values()].map((n) => n.kind).join(" · ");
    const foot = [kinds, ...notes].map((line, i) => `<text x="${x + 12}" y="${y + height - 24 * (notes.length - i) - 12}" font-size="12" fill="#5a6470">${xml(line)}</text>`);
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}" font-family="${xml(font)}" fill="#1b1f24">`
      + `<title>${xml(title)}</title><rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#fff"/><text x="${x + 12}" y="${y + 26}" font-size="20" font-weight="600">${xml(title)}</text>`
      + `${lines.join("")}${marks.join("")}${foot.join("")}</svg>\n`;
  }

  function graphml(nodes, links) {
    const names = { n: new Map(), e: new Map() };
    const key = (side, name) => { if (!names[side].has(name)) names[side].set(name, `${side}${names[side].size}`); return names[side].get(name); };
    const rows = (side, pairs) => pairs.map(([name, value]) => `<data key="${key(side, name)}">${xml(value)}</data>`).join("");
    const body = nodes.map((n) => `<node id="n${n.id}">${rows("n", [["label", n.label], ["name", n.name], ["province", n.province], ...n.facts])}</node>`)
      .concat(links.map((l) => `<edge source="n${l.from}" target="n${l.to}">${rows("e", [["type", l.type], ...l.facts])}</edge>`));
    const keys = Object.entries(names).flatMap(([side, found]) => [...found].map(([name, id]) => `<key id="${id}" for="${side === "n" ? "node" : "edge"}" attr.name="${xml(name)}" attr.type="string"/>`));
    return `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">${keys.join("")}<graph edgedefault="directed">\n${body.join("\n")}\n</graph></graphml>\n`;
  }

  const csv = (rows) => "\ufeff" + rows.map((row) => row.map((v) => `"${cell(v).replace(/"/g, '""')}"`).join(",")).join("\r\n") + "\r\n";

  // --- a workbook: parts stored in a zip, texts inline
  const CRC = Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1; return n >>> 0; });
  const crc = (bytes) => { let c = 0xffffffff; for (const b of bytes) c = CRC[(c ^ b) & 255] ^ (c >>> 8); return (c ^ 0xffffffff) >>> 0; };
  function record(signature, fields, ...rest) {
    const view = new DataView(new ArrayBuffer(4 + fields.reduce((n, [size]) => n + size, 0)));
    view.setUint32(0, signature, true);
    let at = 4;
    for (const [size, value] of fields) { view[size === 2 ? "setUint16" : "setUint32"](at, value, true); at += size; }
    return [new Uint8Array(view.buffer), ...rest];
  }
  function zip(files) {
    const text = new TextEncoder(), body = [], directory = [];
    let at = 0;
    for (const [path, content] of Object.entries(files)) {
      const name = text.encode(path), bytes = text.encode(content);
      // version, flags (UTF-8), stored, time, day (1 January 1980), sum, sizes, length of the name, no extra field
      const common = [[2, 20], [2, 0x800], [2, 0], [2, 0], [2, 33], [4, crc(bytes)], [4, bytes.length], [4, bytes.length], [2, name.length], [2, 0]];
      const local = record(0x04034b50, common, name, bytes);
      directory.push(...record(0x02014b50, [[2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]], name));
      body.push(...local);
      at += local.reduce((n, part) => n + part.length, 0);
    }
    const count = Object.keys(files).length, size = directory.reduce((n, part) => n + part.length, 0);
    return new Blob([...body, ...directory, ...record(0x06054b50, [[2, 0], [2, 0], [2, count], [2, count], [4, size], [4, at], [2, 0]])]);
  }
  function xlsx(sheets) {
    const names = Object.keys(sheets), main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", packages = "http://schemas.openxmlformats.org/package/2006";
    const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n', type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    const files = {
      "[Content_Types].xml": `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${names.map((_, i) => `<Override PartName="/xl/sheet${i}.xml" ContentType="${type}.worksheet+xml"/>`).join("")}</Types>`,
      "_rels/.rels": `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="r" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      "xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names.map((name, i) => `<sheet name="${xml(name)}" sheetId="${i + 1}" r:id="r${i}"/>`).join("")}</sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="${packages}/relationships">${names.map((_, i) => `<Relationship Id="r${i}" Type="${office}/worksheet" Target="sheet${i}.xml"/>`).join("")}</Relationships>`,
    };
    names.forEach((name, i) => {
      const rows = sheets[name].map((row) => `<row>${row.map((v) => `<c t="inlineStr"><is><t xml:space="preserve">${xml(cell(v).slice(0, 32000))}</t></is></c>`).join("")}</row>`);
      files[`xl/sheet${i}.xml`] = `${head}<worksheet xmlns="${main}"><sheetData>${rows.join("")}</sheetData></worksheet>`;
    });
    return zip(files);
  }
  return { svg, graphml, csv, xlsx, SHAPES };
})();
