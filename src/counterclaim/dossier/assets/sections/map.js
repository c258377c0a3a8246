"use strict";
/* The map of a day: land, and a mark for each place that is said to be held, or to have been attacked. The tables below
   it say the same without script. All words of reports go in as text, never as markup.

   Marks of near places lie over one another, as pins do: WCAG 2.2's 2.5.8 lets them, since the list beside the map and
   the tables lead to the same with targets of full size. */
(() => {
  const data = Dossier.data("map-data");
  if (!data) return;
  const by = (id) => document.getElementById(id);
  const part = by("map-part"), slider = by("map-day"), list = by("map-list");
  const NS = "http://www.w3.org/2000/svg";
  const DAY = 864e5;
  const BURST = "M0-10 2.6-4 9-6.2 5.6-.8 10 4 4 4.4 3 10.5-1 5.4-7.4 8.6-5.4 2.4-11 0-5.2-2.4-7-8.6-1.6-5Z";
  const first = Date.parse(data.first), count = Math.round((Date.parse(data.last) - first) / DAY);
  const iso = (n) => new Date(first + n * DAY).toISOString().slice(0, 10);
  const number = (day) => Math.round((Date.parse(day) - first) / DAY);
  const words = (day) => new Date(day).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const years = data.first.slice(0, 4) === data.last.slice(0, 4) ? {} : { year: "numeric" };
  const short = (day) => new Date(day).toLocaleDateString("en-GB", { day: "numeric", month: "short", ...years, timeZone: "UTC" });
  const css = (name) => getComputedStyle(part).getPropertyValue(name).trim();

  const el = (name, text, parent, className) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    if (parent) parent.append(made);
    return made;
  };
  const sign = (classes, shapes) => {
    const svg = document.createElementNS(NS, "svg");
    svg.setAttribute("viewBox", "-12 -12 24 24");
    svg.setAttribute("aria-hidden", "true");
    svg.setAttribute("class", "msign " + classes);
    for (const [name, attributes] of shapes) {
      const shape = document.createElementNS(NS, name);
      for (const key in attributes) shape.setAttribute(key, attributes[key]);
      svg.append(shape);
    }
    return svg;
  };
  const STANDINGS = {
    contested: [["path", { d: "M0-10 10 0 0 10-10 0Z" }], ["path", { class: "in", d: "M-4-2H4M-4 2H4M2.5-5-2.5 5" }]],
    denied: [["circle", { r: 7 }], ["path", { d: "M-8 8 8-8" }]],
  };
  const heldSign = (standing, holder) => sign(`${standing} k${holder}`, STANDINGS[standing] || [["circle", { r: 7 }]]);
  const attackSign = (now, disputed) => now ? sign(disputed ? "attack disputed" : "attack", [["path", { d: BURST }]]) : sign("past", [["circle", { r: 4 }]]);

  /* The land. An arc is an encoded polyline of thousandths of a degree, longitude first. */
  const arcs = data.land.arcs.map((text) => {
    const steps = [], points = [];
    for (let i = 0, n = 0, shift = 0; i < text.length; i += 1) {
      const bits = text.charCodeAt(i) - 63;
      n |= (bits & 31) << shift;
      shift += 5;
      if (bits < 32) { steps.push(n & 1 ? ~(n >> 1) : n >> 1); n = shift = 0; }
    }
    for (let i = 0, x = 0, y = 0; i < steps.length; i += 2) points.push([(y += steps[i + 1]) / 1000, (x += steps[i]) / 1000]);
    return points;
  });
  const walk = (n) => (n < 0 ? arcs[~n].slice().reverse() : arcs[n]);
  const rings = (polygons) => polygons.map((rs) => rs.map((r) => r.flatMap((n) => walk(n).slice(1))));
  const shapes = data.land.shapes.map(rings);

  let map, land, areas, marks, day = count, playing = 0, asof = "";
  const frame = () => {
    const [south, west, north, east] = data.view;
    map.fitBounds([[south, west], [north, east]], { animate: false });
  };
  function lay() { // again after each change of light and dark
    land.clearLayers();
    const still = { interactive: false, smoothFactor: 0.6 };
    const line = { ...still, fill: false };
    const countries = data.land.countries.flatMap((c) => rings(c.polygons));
    L.polygon(countries, { ...still, stroke: false, fillColor: css("--land"), fillOpacity: 1 }).addTo(land);
    L.polyline(data.land.inner.map((n) => arcs[n]), { ...line, color: css("--inner"), weight: 0.7 }).addTo(land);
    const outer = new Set(data.land.countries.flatMap((c) => c.polygons.flat(2).map((n) => (n < 0 ? ~n : n))));
    L.polyline([...outer].map((n) => arcs[n]), { ...line, color: css("--edge"), weight: 1 }).addTo(land);
    for (const country of data.land.countries) {
      if (!country.label) continue;
      const name = el("span", country.name);
      const icon = L.divIcon({ html: name, className: "map-country", iconSize: [0, 0] });
      L.marker([country.label[1], country.label[0]], { icon, interactive: false, keyboard: false, zIndexOffset: -1000 }).addTo(land);
    }
  }

  /* What stands at a spot on a day: {held, attacks, past}, by what the filters let through. */
  const shows = (one) => one.ids.some(Dossier.shows);
  const shown = (said) => said.some(shows);
  // As of a day, a standing is shown only where nothing that it rests on was said later: else it might have been another.
  const told = (said, today) => !asof || said.every((s) => s.ids.every((id, i) => (s.days ? s.days[i] : s.day) > today || (Dossier.claim(id) || {}).said <= asof));
  const at = (spot, today) => {
    const held = spot.control.filter((c) => shown(c.said)).flatMap((c) => {
      const now = c.states.filter(([from]) => from <= today).pop();
      const known = now && told(c.said, today);
      return now ? [{ ...c, standing: known ? now[1] : "", holders: known ? now[2] : null, signs: known ? now[3] : [], since: now[0], told: c.said.filter((s) => s.day <= today) }] : [];
    });
    const open = spot.attacks.filter((a) => shown(a.said)).map((a) => (told(a.said, "") ? a : { ...a, standing: "", toll: "" }));
    return {
      held,
      attacks: open.filter((a) => a.day <= today && today <= a.last),
      past: open.filter((a) => a.last < today),
    };
  };
  const holders = (h) => (!h.holders ? "by whom is not worked out as of that day" : h.holders.length ? "by " + h.holders.join(" or ") : "no holder named");
  const heldWords = (h) => (h.holders ? `${h.holders.length ? h.holders.join(" or ") : "no holder named"}, ${h.standing}` : "not worked out");
  const label = (spot, now) => {
    const parts = now.held.map((h) => `${h.place}: said to be held${h.holders && h.holders.length ? " " : ", "}${holders(h)}${h.standing && ", " + h.standing}`);
    now.attacks.forEach((a) => parts.push(`${a.place}: attack of the day, ${a.what}${a.toll ? ", " + a.toll : ""}${a.standing && ", " + a.standing}`));
    if (now.past.length) parts.push(`${spot.name}: ${now.past.length} earlier attack${now.past.length > 1 ? "s" : ""}, the last on ${words(now.past[now.past.length - 1].day)}`);
    return `${parts.join("; ")} (${spot.words})`;
  };

  function mark(spot, now, entry) {
    const holds = now.held[0], hit = now.attacks[0];
    const icon = el("span");
    icon.style.display = "contents";
    if (holds) icon.append(heldSign(holds.standing, holds.signs.length === 1 ? holds.signs[0] : 7));
    if (hit || (!holds && now.past.length)) icon.append(attackSign(!!hit, !!hit && hit.said.length && ["contested", "denied"].includes(hit.standing)));
    if (holds || hit) {
      const text = el("span", "", icon, "map-label right");
      text.dir = "auto";
      el("b", (holds || hit).place, text);
      el("span", "", text).append(hit ? [hit.toll || hit.what.split(":")[0], now.attacks.length > 1 ? `+${now.attacks.length - 1}` : ""].filter(Boolean).join(" ") : heldWords(holds));
    }
    const wide = holds && hit ? 48 : 24;
    const made = L.marker([spot.lat, spot.lon], {
      icon: L.divIcon({ html: icon, className: "map-mark", iconSize: [wide, 24], iconAnchor: [12, 12] }),
      keyboard: true, riseOnHover: true, zIndexOffset: hit ? 500 : holds ? 300 : 0,
    }).addTo(marks);
    const node = made.getElement();
    node.setAttribute("aria-label", label(spot, now));
    const last = now.past[now.past.length - 1]; // an earlier attack leads to its day
    const open = () => { if (entry) { light(entry); entry.querySelector("button").focus(); } else { stop(); go(number(last.day)); } };
    made.on("click", open);
    node.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); event.stopPropagation(); open(); }
    });
    return made;
  }
  const light = (entry) => {
    list.querySelectorAll(".here").forEach((e) => e.classList.remove("here"));
    entry.classList.add("here");
    list.scrollTop = entry.offsetTop - list.offsetTop;
  };

  function area(spot, now) { // no more exactly than it is known
    const style = { interactive: false, color: css("--k7"), weight: 1.4, dashArray: "2 4", fillColor: css(now.attacks.length ? "--attack" : "--k7"), fillOpacity: now.attacks.length ? 0.1 : 0.045 };
    if (spot.shape === "circle") L.circle([spot.lat, spot.lon], { ...style, radius: spot.km * 1000 }).addTo(areas);
    if (spot.outline >= 0) L.polygon(shapes[spot.outline], style).addTo(areas);
  }

  function said(parent, one, today) {
    const item = el("li", "", parent);
    item.append(el("bdi", one.who), ": ");
    const what = el("a", one.what, item);
    what.href = "#claim-" + one.ids[0];
    what.dir = "auto";
    if (one.ids.length > 1) el("span", ` (${one.ids.length} reports)`, item, "soft small");
    if (one.day && one.day !== today) el("span", ` ${short(one.day)}`, item, "soft small");
  }
  function entry(parent, spot, title, note, standing, told, today) {
    const item = el("li", "", parent, "spot");
    const button = el("button", "", item);
    button.type = "button";
    button.append(el("bdi", title));
    if (standing) item.append(" ", el("span", standing, null, "standing " + standing));
    if (note) el("div", note, item, "small").dir = "auto";
    if (spot.shape !== "point") el("div", spot.words, item, "soft small");
    const lines = el("ul", "", item);
    told.filter(shows).slice(-8).forEach((one) => said(lines, one, today));
    return [item, button];
  }
  function heading(text) {
    el("h3", text, list);
    return el("ul", "", list);
  }

  function draw() {
    const today = iso(day), focused = document.activeElement && document.activeElement.dataset.spot;
    areas.clearLayers(); marks.clearLayers(); list.textContent = "";
    const now = data.spots.map((spot) => at(spot, today));
    const hit = now.flatMap((n, i) => n.attacks.map((a) => [i, a]));
    const held = now.flatMap((n, i) => n.held.map((h) => [i, h]));
    const entries = new Map(), buttons = [];
    const add = (i, pair) => { if (!entries.has(i)) entries.set(i, pair[0]); buttons.push([i, pair[1]]); };
    if (hit.length) {
      const ul = heading("Attacks of this day");
      hit.forEach(([i, a]) => add(i, entry(ul, data.spots[i], a.place, [a.what, a.toll].filter(Boolean).join("; "), a.standing, a.said, today)));
    }
    if (held.length) {
      const ul = heading("Said to be held, by this day");
      held.sort((x, y) => (x[1].since < y[1].since ? 1 : -1)).forEach(([i, h]) => add(i, entry(ul, data.spots[i], h.place, holders(h), h.standing, h.told, today)));
    }
    if (!hit.length && !held.length) el("p", "No claims of this day, and none before it of who holds what.", list, "soft");
    const made = new Map();
    data.spots.forEach((spot, i) => {
      const n = now[i];
      if (!n.held.length && !n.attacks.length && !(n.past.length && spot.lat !== null)) return;
      if (spot.shape !== "point" && (n.held.length || n.attacks.length)) area(spot, n);
      if (spot.lat !== null) {
        const one = mark(spot, n, entries.get(i));
        one.getElement().dataset.spot = String(i);
        made.set(i, one);
      }
    });
    buttons.forEach(([i, button]) => button.addEventListener("click", () => {
      light(button.closest("li.spot"));
      if (made.has(i)) { map.panTo(made.get(i).getLatLng(), { animate: false }); made.get(i).getElement().focus(); }
    }));
    if (focused && made.has(+focused)) made.get(+focused).getElement().focus({ preventScroll: true });
    place();
    slider.value = String(day);
    slider.setAttribute("aria-valuetext", words(today));
    by("map-date").value = Dossier.words(today);
    by("map-back").disabled = day <= 0;
    by("map-next").disabled = day >= count;
  }

  /* Where else a country's name may stand, in pixels from its middle, the nearest first. */
  const SHIFTS = [-80, -40, 0, 40, 80].flatMap((x) => [-60, -30, 0, 30, 60].map((y) => [x, y])).sort((a, b) => Math.hypot(...a) - Math.hypot(...b));

  function place() { // labels that would cover one another or leave the map wait for the pointer or the keyboard
    const labels = [...part.querySelectorAll(".map-label")].map((label) => ({ label, mark: label.closest(".map-mark") }))
      .sort((a, b) => b.mark.style.zIndex - a.mark.style.zIndex);
    labels.forEach(({ label }) => { label.className = "map-label right off"; });
    // All is measured before anything is moved: the sides are worked out, not tried.
    const taken = [...part.querySelectorAll(".map-mark svg, .leaflet-control-zoom")].map((e) => e.getBoundingClientRect());
    const frame = by("map-view").getBoundingClientRect();
    const names = [...part.querySelectorAll(".map-country")].map((one) => [one, one.firstChild.getBoundingClientRect()]);
    labels.forEach((one) => { one.box = one.label.getBoundingClientRect(); one.name = one.label.firstChild.getBoundingClientRect(); one.at = one.mark.getBoundingClientRect(); });
    const clear = (box) => box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom
      && !taken.some((t) => !(t.right < box.left || box.right < t.left || t.bottom < box.top || box.bottom < t.top));
    const off = new Set();
    for (const one of labels) {
      const { at } = one, middle = (at.left + at.right) / 2, centre = (at.top + at.bottom) / 2;
      const around = ({ width, height }, more) => {
        const moved = (left, top) => ({ left, top, right: left + width, bottom: top + height });
        const side = centre - height / 2;
        return { ["right" + more]: moved(at.right + 3, side), ["left" + more]: moved(at.left - 3 - width, side), ["below" + more]: moved(middle - width / 2, at.bottom), ["above" + more]: moved(middle - width / 2, at.top - height) };
      };
      const sides = { ...around(one.box, ""), ...around({ width: Math.min(one.name.width, one.box.width), height: one.name.height }, " brief") }; // at last the name alone
      one.side = Object.keys(sides).find((side) => clear(sides[side]));
      if (one.side) taken.push(sides[one.side]);
    }
    for (const [name, box] of names) {
      const moved = ([x, y]) => ({ left: box.left + x, top: box.top + y, right: box.right + x, bottom: box.bottom + y });
      const shift = SHIFTS.find((one) => clear(moved(one)));
      if (shift) { name.firstChild.style.translate = `${shift[0]}px ${shift[1]}px`; taken.push(moved(shift)); } else off.add(name);
    }
    labels.forEach(({ label, side }) => { label.className = "map-label " + (side || "right off"); });
    names.forEach(([name]) => name.classList.toggle("off", off.has(name)));
  }

  const stop = () => { clearInterval(playing); playing = 0; by("map-play").textContent = "Play"; };
  const go = (n) => { day = Math.max(0, Math.min(count, n)); draw(); };
  const later = () => data.days.map(number).find((n) => n > day);
  function play() {
    if (playing) return stop();
    if (later() === undefined) go(0);
    by("map-play").textContent = "Stop";
    playing = setInterval(() => { const next = later(); if (next === undefined) stop(); else go(next); }, 1100);
  }

  part.hidden = false;
  map = L.map("map-view", { attributionControl: false, scrollWheelZoom: false, dragging: !L.Browser.mobile, zoomSnap: 0.25, zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, maxZoom: 12, worldCopyJump: false });
  frame();
  land = L.layerGroup().addTo(map);
  areas = L.layerGroup().addTo(map);
  marks = L.layerGroup().addTo(map);
  slider.max = String(count);
  slider.addEventListener("input", () => { stop(); go(+slider.value); });
  by("map-play").addEventListener("click", play);
  by("map-back").addEventListener("click", () => { stop(); go(day - 1); });
  by("map-next").addEventListener("click", () => { stop(); go(day + 1); });
  map.on("zoomend moveend", place);
  const paper = (on) => () => { // as wide as a sheet, with all that is drawn in it
    part.classList.toggle("printing", on);
    map.invalidateSize({ animate: false });
    frame();
    place();
  };
  window.addEventListener("beforeprint", paper(true));
  window.addEventListener("afterprint", paper(false));
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
  Dossier.on((state) => {
    if ((state.asof || "") !== asof) { asof = state.asof || ""; day = asof ? Math.max(0, Math.min(count, number(asof))) : count; }
    map.invalidateSize({ animate: false });
    lay();
    draw();
  });
})();
