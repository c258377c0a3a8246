"use strict";
/* The form of the filters, what changed since a day, and the start, when every section has subscribed. */
(() => {
  const NAMES = ["kind", "party", "outlet", "standing", "words", "from", "asof"];
  const form = document.getElementById("filters");
  const all = Dossier.ids().map(Dossier.claim);
  for (const key of ["kind", "party", "outlet", "standing"]) {
    const counted = new Map();
    for (const one of all) if (one[key]) counted.set(one[key], (counted.get(one[key]) || 0) + 1);
    for (const [value, n] of [...counted].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
      const option = document.createElement("option");
      option.value = value;
      option.textContent = `${value} (${n})`;
      form.elements[key].append(option);
    }
  }
  document.getElementById("filter").hidden = false;
  const read = () => Dossier.set(Object.fromEntries(NAMES.map((name) => [name, form.elements[name].value])));
  const clear = () => Dossier.set(Object.fromEntries(NAMES.map((name) => [name, ""])));
  let wait;
  form.addEventListener("change", read);
  form.addEventListener("input", (event) => {
    if (event.target.name === "words") { clearTimeout(wait); wait = setTimeout(read, 200); }
  });
  form.addEventListener("reset", (event) => { event.preventDefault(); clear(); });
  form.addEventListener("submit", (event) => { event.preventDefault(); read(); });

  const changes = document.getElementById("changes");
  const since = changes && changes.querySelector("input[name=since]");
  if (since) since.addEventListener("change", () => Dossier.set({ since: since.value }));

  const LABELS = { kind: "kind", party: "said by", outlet: "in", standing: "standing", words: "words", from: "said from", asof: "as of" };
  const line = document.getElementById("filtered");
  Dossier.on((state) => {
    for (const name of NAMES) {
      const field = form.elements[name];
      if (field.tagName === "SELECT" && state[name] && ![...field.options].some((o) => o.value === state[name])) {
        const option = document.createElement("option"); // a source, or a view of another dossier
        option.value = option.textContent = state[name];
        field.append(option);
      }
      if (field.value !== (state[name] || "")) field.value = state[name] || "";
    }
    const shown = Dossier.ids().filter(Dossier.shows).length;
    const set = NAMES.filter((name) => state[name]);
    document.getElementById("shown").value = set.length ? `${shown.toLocaleString("en-GB")} of ${all.length.toLocaleString("en-GB")} claims` : "";
    line.hidden = !set.length;
    line.textContent = "";
    if (set.length) {
      const days = { from: true, asof: true };
      const told = set.map((name) => `${LABELS[name]} ${days[name] ? Dossier.words(state[name]) : "“" + state[name] + "”"}`).join(", ");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Show all";
      button.addEventListener("click", clear);
      const then = !state.asof ? "" : Dossier.daily ? " Standings and figures of questions are those of that day; what else rests on all claims is hidden. " : " How questions stood that day is not worked out in a dossier of this size, and what rests on all claims is hidden. ";
      line.append(`Only what is ${told}: ${shown.toLocaleString("en-GB")} of ${all.length.toLocaleString("en-GB")} claims.${then}`);
      if (state.asof) {
        const command = document.createElement("code");
        command.textContent = `counterclaim dossier --as-of ${state.asof}`;
        line.append(command, " writes the whole of it.");
      }
      line.append(button);
    }
    document.querySelectorAll("svg.bars rect").forEach((bar) => {
      bar.classList.toggle("out", Boolean((state.from && bar.dataset.to < state.from) || (state.asof && bar.dataset.from > state.asof)));
    });
    document.querySelectorAll("a[data-keep]").forEach((a) => { // to another page of the folder, with the filters
      const query = new URLSearchParams(state).toString();
      const [page, place = ""] = a.getAttribute("href").split("?")[0].split("#");
      a.href = page + (place || query ? "#" + place : "") + (query ? "?" + query : "");
    });
    if (changes) {
      const from = state.since || changes.dataset.since;
      since.value = from;
      let any = false;
      changes.querySelectorAll("li[data-day]").forEach((e) => {
        e.hidden = e.dataset.day <= from || !Dossier.shows(e.dataset.c);
        any = any || !e.hidden;
      });
      const none = changes.querySelector(".none");
      if (none) none.hidden = any;
    }
  });
  /* What is jumped to, or reached by the keyboard, stays clear of the bar, however many lines that has. */
  const bar = document.querySelector(".bar-top");
  const giveRoom = () => {
    const stays = getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0;
    document.documentElement.style.scrollPaddingTop = `${stays + 16}px`;
  };
  new ResizeObserver(giveRoom).observe(bar);
  Dossier.on(giveRoom);
  Dossier.start();
})();
