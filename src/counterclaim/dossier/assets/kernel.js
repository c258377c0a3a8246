"use strict";
/* What the sections' scripts stand on: the filters, kept in the address, and the signs of claimants.

   Dossier.state          the filters that are set, each a text: {kind, party, outlet, standing, words, from, asof, since}
   Dossier.set(changes)   sets some ("" takes one away); the address, the rows and the subscribers follow
   Dossier.on(draw)       calls draw(state) at the start, and again after each change of filters, width or colours
   Dossier.shows(id)      whether the filters let a claim through
   Dossier.claim(id)      {kind, party, source, outlet, said, standing} of a claim, or undefined; `party` is who answers
   Dossier.standing(q)    how a question (by its anchor) stood by the day of `asof`, as `--as-of` has it; undefined where
                          that was not worked out
   Dossier.data(id)       the JSON of <script type="application/json" id="…">
   Dossier.day(iso)       seconds since 1970 of an ISO day;  Dossier.words(iso)  “26 Oct 2020”
   Dossier.colour(sign)   the colour of a claimant's sign now, for a canvas;  Dossier.css(name)  any of the page's colours
   Dossier.draw(ctx, sign, x, y, r, hollow)   draws the sign on a canvas, as <use href="#sign0"> does in a picture

   An element with data-c="CLAIM" (several ids apart by spaces) is hidden while the filters let none of them through;
   one with data-q="ANCHOR" tells how that question stands; data-now has the claims of one claimant, of which the last by
   `asof` is told; data-is="ANCHOR agreed" is in a list of what stands so, data-width="ANCHOR" says how far apart figures
   are; data-whole rests on all claims, and is shown of no earlier day. The address is #ANCHOR?kind=toll&party=…: a link that is
   sent opens the same view. `since` hides nothing: it is the day after which something counts as new. */
const Dossier = (() => {
  const data = (id) => { const e = document.getElementById(id); return e ? JSON.parse(e.textContent) : null; };
  const index = data("index") || { names: [], claims: {}, questions: {} };
  const KEYS = ["kind", "party", "outlet", "standing", "words", "from", "asof", "since"];
  const drawers = [];
  let state = {};
  document.documentElement.classList.add("js");

  const claim = (id) => {
    const row = index.claims[id];
    if (!row) return undefined;
    const [kind, party, source, outlet] = row.slice(0, 4).map((n) => index.names[n]);
    return { kind, party, source, outlet, said: row[4], standing: index.names[row[5]] };
  };
  const texts = new Map();
  const text = (id) => { // what can be searched of a claim: all that stands in its article, read once
    if (!texts.has(id)) {
      const e = document.getElementById("claim-" + id);
      const of = claim(id);
      texts.set(id, (e ? e.textContent : Object.values(of).join(" ")).toLocaleLowerCase());
    }
    return texts.get(id);
  };
  const cache = new Map();
  const shows = (id) => {
    if (!cache.has(id)) {
      const c = claim(id), s = state;
      cache.set(id, !c || ((!s.kind || c.kind === s.kind) && (!s.party || c.party === s.party || c.source === s.party)
        && (!s.outlet || c.outlet === s.outlet) && (!s.standing || c.standing === s.standing)
        && (!s.from || (c.said && c.said >= s.from)) && (!s.asof || (c.said && c.said <= s.asof))
        && (!s.words || text(id).includes(s.words.toLocaleLowerCase()))));
    }
    return cache.get(id);
  };
  const standing = (q) => {
    return moment(q)[1] || undefined;
  };
  const moment = (q) => { // [day, standing, width]; with a day set, as the dossier as of that day has it
    if (!index.questions || !index.questions[q]) return [];
    const by = index.questions[q].filter(([day]) => !state.asof || day <= state.asof);
    return by.length ? by[by.length - 1] : ["", "not asked yet", null];
  };

  const decode = (text) => { try { return decodeURIComponent(text); } catch { return text; } };
  const parse = () => {
    const [anchor, ...rest] = location.hash.slice(1).split("?");
    return [decode(anchor), rest.length ? rest.join("?") : undefined];
  };
  const read = (query) => {
    const given = new URLSearchParams(query || "");
    return Object.fromEntries(KEYS.filter((key) => given.get(key)).map((key) => [key, given.get(key)]));
  };
  const write = (anchor) => {
    const query = new URLSearchParams(state).toString();
    const hash = "#" + encodeURIComponent(anchor) + (query ? "?" + query : "");
    if ((location.hash || "#") !== hash) history.replaceState(null, "", hash);
  };

  const apply = () => {
    cache.clear();
    const filtering = KEYS.some((key) => key !== "since" && state[key]);
    document.documentElement.classList.toggle("filtering", filtering);
    document.querySelectorAll("[data-c]").forEach((e) => {
      e.toggleAttribute("hidden", filtering && !e.dataset.c.split(" ").some(shows));
    });
    const asof = Boolean(state.asof);
    document.documentElement.classList.toggle("asof", asof);
    document.querySelectorAll("[data-q]").forEach((e) => {
      const now = standing(e.dataset.q);
      e.hidden = asof && now === undefined; // not worked out for that day
      if (now === undefined || e.textContent === now) return;
      e.textContent = now;
      e.className = "standing " + now.replaceAll(" ", "-");
    });
    document.querySelectorAll("[data-width]").forEach((e) => {
      const width = moment(e.dataset.width)[2];
      e.hidden = asof && !width;
      if (width) e.querySelector("b").textContent = width.toLocaleString("en-GB");
    });
    document.querySelectorAll("[data-is]").forEach((e) => { // in a list of what stands so
      const [q, ...so] = e.dataset.is.split(" ");
      if (asof && !so.includes(standing(q))) e.hidden = true;
    });
    // What rests on all claims, whenever they were said, is shown of no earlier day.
    document.querySelectorAll("[data-whole], .standing:not([data-q])").forEach((e) => e.toggleAttribute("hidden", asof));
    if (asof || dated) document.querySelectorAll("[data-now]").forEach(latest);
    dated = asof;
    redraw();
  };
  let dated = false;
  const latest = (e) => { // the figure that a claimant gave last, by the day
    const said = e.dataset.now.split(" ").filter((id) => !state.asof || (claim(id) || {}).said <= state.asof);
    const id = said[said.length - 1], figure = id && index.figures && index.figures[id];
    e.hidden = !figure;
    if (!figure) return;
    const link = e.querySelector("a") || e;
    if (link.href) { link.href = "#claim-" + id; link.ariaLabel = link.ariaLabel && link.ariaLabel.replace(link.textContent, () => figure); }
    link.textContent = figure;
  };
  const redraw = () => drawers.forEach((draw) => draw(state));

  const goto = (anchor) => { // opens what the target is folded into, and shows it whatever the filters say
    const target = anchor && document.getElementById(anchor);
    if (!target) {
      const shard = /^claim-([0-9a-f]{2})[0-9a-f]+$/.exec(anchor || "");
      const find = document.documentElement.dataset.find; // in a folder, claims stand on other pages
      if (shard && find) location.replace(`${find}${shard[1]}.html#${anchor}`);
      const moved = [...document.querySelectorAll("a[data-section]")].find((a) => a.dataset.section === anchor);
      if (moved) location.replace(moved.href); // a section on a page of its own
      return;
    }
    for (let e = target; e; e = e.parentElement) { e.hidden = false; if (e.tagName === "DETAILS") e.open = true; }
    target.scrollIntoView();
    requestAnimationFrame(() => target.scrollIntoView()); // once more, when what comes into view has its height
    if (!target.matches("a, button, input, select, summary, [tabindex]")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  };
  const follow = () => {
    const [anchor, query] = parse();
    if (query !== undefined) { state = read(query); apply(); }
    else if (Object.keys(state).length) write(anchor); // a plain link keeps the filters
    goto(anchor);
  };

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  const start = () => {
    state = read(parse()[1]);
    apply();
    if (location.hash) goto(parse()[0]);
    window.addEventListener("hashchange", follow);
    dark.addEventListener("change", redraw);
    let wait, width = innerWidth;
    window.addEventListener("resize", () => {
      clearTimeout(wait);
      wait = setTimeout(() => { if (innerWidth !== width) { width = innerWidth; redraw(); } }, 150);
    });
  };

  const PATHS = ["", "M-4.5-4.5H4.5V4.5H-4.5Z", "M0-5.5L5.5 4.5H-5.5Z", "M0-6L6 0L0 6L-6 0Z", "M0 5.5L5.5-4.5H-5.5Z",
    "M-1.7-5.5H1.7V-1.7H5.5V1.7H1.7V5.5H-1.7V1.7H-5.5V-1.7H-1.7Z",
    "M-5.5-3.5L-3.5-5.5L0-2L3.5-5.5L5.5-3.5L2 0L5.5 3.5L3.5 5.5L0 2L-3.5 5.5L-5.5 3.5L-2 0Z", "M-5-2H5V2H-5Z"];
  const draw = (ctx, sign, x, y, r, hollow) => {
    const path = new Path2D();
    if (sign === 0) path.arc(0, 0, 5, 0, 7); else path.addPath(new Path2D(PATHS[sign]));
    ctx.save();
    ctx.translate(x, y);
    ctx.scale(r / 5, r / 5);
    ctx.setLineDash([]);
    ctx.lineWidth = 1.8;
    ctx.strokeStyle = ctx.fillStyle;
    if (hollow) { ctx.fillStyle = css("paper"); ctx.fill(path); ctx.stroke(path); } else ctx.fill(path);
    ctx.restore();
  };
  const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

  return {
    data, claim, shows, standing, start, draw, css,
    daily: Boolean(index.questions),
    ids: () => Object.keys(index.claims),
    get state() { return state; },
    set(changes) {
      state = Object.fromEntries(Object.entries({ ...state, ...changes }).filter(([key, value]) => KEYS.includes(key) && value));
      write(parse()[0]);
      apply();
    },
    on(drawer) { drawers.push(drawer); },
    day: (iso) => Date.parse(iso + "T00:00:00Z") / 1000,
    words: (iso) => { const [y, m, d] = iso.split("-"); return `${+d} ${MONTHS[m - 1]} ${y}`; },
    colour: (sign) => css("k" + sign),
  };
})();
