"use strict";
/* What the sections' scripts stand on: the filters, kept in the address, and the colours of light and dark.

   Dossier.state          the filters that are set: {kind, party, outlet, standing, from, asof}, each a text
   Dossier.set(changes)   sets some ("" takes one away); the address, the rows and the subscribers follow
   Dossier.on(draw)       calls draw(state) now, and again after each change of filters, width or colours
   Dossier.shows(id)      whether the filters let a claim through
   Dossier.claim(id)      {kind, party, outlet, said, standing} of a claim of this page, or undefined
   Dossier.dark()         whether the page is dark now
   Dossier.data(id)       the JSON of <script type="application/json" id="…">

   An element with data-c="CLAIM" (several ids apart by spaces) is hidden while the filters let none of them through.
   The address is #ANCHOR?kind=toll&party=…: a link that is sent opens the same view. */
const Dossier = (() => {
  const data = (id) => { const e = document.getElementById(id); return e ? JSON.parse(e.textContent) : null; };
  const index = data("index") || { claims: {} };
  const KEYS = ["kind", "party", "outlet", "standing", "from", "asof"];
  const FIELDS = ["kind", "party", "outlet", "said", "standing"];
  const drawers = [];
  let state = {};

  const claim = (id) => {
    const row = index.claims[id];
    return row && Object.fromEntries(FIELDS.map((name, i) => [name, row[i]]));
  };
  const shows = (id) => {
    const row = index.claims[id];
    if (!row) return true;
    const [kind, party, outlet, said, standing] = row;
    return (!state.kind || kind === state.kind) && (!state.party || party === state.party)
      && (!state.outlet || outlet === state.outlet) && (!state.standing || standing === state.standing)
      && (!state.from || (said && said >= state.from)) && (!state.asof || (said && said <= state.asof));
  };

  const parse = () => {
    const [anchor, query] = [location.hash.slice(1).split("?")[0], location.hash.split("?")[1]];
    return [decodeURIComponent(anchor), query];
  };
  const read = (query) => {
    const given = new URLSearchParams(query);
    return Object.fromEntries(KEYS.filter((key) => given.get(key)).map((key) => [key, given.get(key)]));
  };
  const write = (anchor) => {
    const query = new URLSearchParams(state).toString();
    const hash = "#" + encodeURIComponent(anchor) + (query ? "?" + query : "");
    if (location.hash !== hash && (query || anchor)) history.replaceState(null, "", hash);
    else if (!query && !anchor) history.replaceState(null, "", "#");
  };

  const rows = () => {
    const any = Object.keys(state).length > 0;
    document.querySelectorAll("[data-c]").forEach((e) => { e.hidden = any && !e.dataset.c.split(" ").some(shows); });
  };
  const redraw = () => drawers.forEach((draw) => draw(state));
  const apply = () => { rows(); redraw(); };

  const goto = (anchor) => { // a link into a folded part opens it; the address may carry filters behind the anchor
    const target = anchor && document.getElementById(anchor);
    if (!target) return;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.hidden = false;
    target.scrollIntoView();
  };
  const follow = () => {
    const [anchor, query] = parse();
    if (query !== undefined) { state = read(query); apply(); }
    else if (Object.keys(state).length) write(anchor); // a plain link keeps the filters
    goto(anchor);
  };

  const dark = () => matchMedia("(prefers-color-scheme: dark)").matches;
  const start = () => {
    state = read(parse()[1]);
    apply();
    if (location.hash) goto(parse()[0]);
    window.addEventListener("hashchange", follow);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
    let wait, width = innerWidth;
    window.addEventListener("resize", () => {
      clearTimeout(wait);
      wait = setTimeout(() => { if (innerWidth !== width) { width = innerWidth; redraw(); } }, 150);
    });
  };

  return {
    data, claim, shows, dark, start,
    ids: () => Object.keys(index.claims),
    get state() { return state; },
    set(changes) {
      state = Object.fromEntries(Object.entries({ ...state, ...changes }).filter(([key, value]) => KEYS.includes(key) && value));
      write(parse()[0]);
      apply();
    },
    on(draw) { drawers.push(draw); },
  };
})();
