"use strict";
// The whole graph in memory: nodes and links by number, search, neighbours, shortest paths.
function SaanGraph(data) {
  const graph = new graphology.MultiDirectedGraph();
  const node = [], link = [], degree = [];
  data.nodes.forEach((block, kind) => block.names.forEach((_, i) => { graph.addNode(node.length); node.push([kind, i]); degree.push(0); }));
  data.links.forEach((block, kind) => block.from.forEach((from, i) => {
    const to = block.to[i];
    graph.addDirectedEdgeWithKey(link.length, from, to);
    link.push([kind, i, from, to]);
    degree[from] += 1;
    degree[to] += 1;
  }));

  const of = (id) => data.nodes[node[id][0]], at = (id) => node[id][1];
  const province = (id) => of(id).provinces[at(id)];
  const OF_PROVINCES = new Set(["Network", "NetworkGroup", "ModelOrgs"]);
  function name(id) {
    const own = of(id).names[at(id)];
    return province(id) && OF_PROVINCES.has(of(id).label) ? `${own} (${province(id)})` : own;
  }
  const aliases = (id) => of(id).aliases[at(id)] || [];
  const told = (block, i) => block.facts.map((f) => [f.name, f.values[i]]).filter(([, value]) => value);
  const linkBlock = (e) => data.links[link[e][0]];
  const ends = (e) => [link[e][2], link[e][3]];
  const verb = (e) => {
    const facts = told(linkBlock(e), link[e][1]).map(([what, value]) => `${what} ${value}`).join(", ");
    return linkBlock(e).forward + (facts ? ` (${facts})` : "");
  };

  let index;
  // names that begin so first, then those with more links
  function search(asked, most = 20) {
    index ??= node.map((_, id) => [of(id).names[at(id)], ...aliases(id)].map(Saan.folded).join("\n"));
    // [score, id] of the best so far, the best first
    const best = [];
    for (let id = 0; id < index.length; id++) {
      if (!index[id].includes(asked)) continue;
      const score = index[id].startsWith(asked) * 1e9 + degree[id];
      if (best.length === most && score <= best[most - 1][0]) continue;
      let at = best.length;
      while (at && best[at - 1][0] < score) at -= 1;
      best.splice(at, 0, [score, id]);
      if (best.length > most) best.pop();
    }
    return best.map(([, id]) => id);
  }
  const linksOf = (id) => graph.edges(id).map(Number);
  const neighbours = (id) => graph.neighbors(id).map(Number);
  const byDegree = (ids) => [...ids].sort((a, b) => degree[b] - degree[a] || a - b);

  // the links of a shortest path between two nodes, in either direction, through what is allowed; null where there is none
  function path(from, to, allowed) {
    const came = new Map([[from, null]]);
    let edge = [from];
    while (edge.length && !came.has(to)) {
      const next = [];
      for (const id of edge) for (const e of linksOf(id)) {
        const [a, b] = ends(e), other = a === id ? b : a;
        if (came.has(other) || !allowed(e, other)) continue;
        came.set(other, [e, id]);
        next.push(other);
      }
      edge = next;
    }
    if (!came.has(to)) return null;
    const steps = [];
    for (let id = to; id !== from; id = came.get(id)[1]) steps.unshift(came.get(id)[0]);
    return steps;
  }
  return {
    nodes: node.length, links: link.length, degree, of, at, kind: (id) => node[id][0], name, province, aliases,
    facts: (id) => told(of(id), at(id)), year: (id) => of(id).years[at(id)],
    ends, verb, type: (e) => linkBlock(e).type, linkFacts: (e) => told(linkBlock(e), link[e][1]), place: (e) => link[e].slice(0, 2),
    linkYear: (e) => linkBlock(e).years[link[e][1]], search, linksOf, neighbours, byDegree, path,
    outOf: (id) => graph.outEdges(id).map(Number),
  };
}
