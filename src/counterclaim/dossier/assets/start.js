"use strict";
/* The form of the filters, and the start, when every section has subscribed. */
(() => {
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
  form.hidden = false;
  form.addEventListener("change", () => {
    const names = ["kind", "party", "outlet", "standing", "from", "asof"];
    Dossier.set(Object.fromEntries(names.map((name) => [name, form.elements[name].value])));
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    Dossier.set({ kind: "", party: "", outlet: "", standing: "", from: "", asof: "" });
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  Dossier.on((state) => {
    for (const name of ["kind", "party", "outlet", "standing", "from", "asof"]) form.elements[name].value = state[name] || "";
    const shown = Dossier.ids().filter(Dossier.shows).length;
    form.elements.shown.value = `${shown.toLocaleString("en-GB")} of ${all.length.toLocaleString("en-GB")} claims`;
  });
  Dossier.start();
})();
