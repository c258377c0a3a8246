"use strict";
/* Keys for what the buttons do. Nothing here is needed to work at the desk. */
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  if (event.key === "?") { const keys = document.getElementById("keys"); if (keys) { keys.open ? keys.close() : keys.showModal(); } return; }
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (target) { event.preventDefault(); target.click(); }
});
const marked = document.querySelector(".text mark");
if (marked) marked.scrollIntoView({ block: "center" });
