"use strict";
/* Words of the report, chosen with the mouse or by keys, as offsets in code points of the report's text. */
(() => {
  const pane = document.getElementById("text");
  if (!pane) return;
  const said = document.getElementById("said");
  const make = document.querySelector("[data-claim]");
  const start = document.querySelector("[data-words]");

  /* Every text node with the offset at which it begins; the page's strings count UTF-16 units, reports code points. */
  const points = (text) => { let count = 0; for (const _ of text) count += 1; return count; };
  const offset = (node, units) => {
    const piece = node.parentElement.closest("[data-at]");
    return Number(piece.dataset.at) + points(node.data.slice(0, units));
  };
  const walker = () => document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
  let words = null;
  const all = () => {
    if (words) return words;
    words = [];
    let open = null;
    const nodes = walker();
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      if (!node.parentElement.closest("[data-at]")) continue;
      const part = node.parentElement.closest(".part");
      /* A word goes on over the edge of a mark, not over that of a paragraph. */
      for (const found of node.data.matchAll(/[\p{L}\p{N}\p{M}$€£%]+(?:['’.,-][\p{L}\p{N}\p{M}]+)*|\p{Extended_Pictographic}/gu)) {
        const end = found.index + found[0].length;
        if (open && open.part === part && open.edge && found.index === 0) {
          open.end = node; open.to = end; open.edge = end === node.data.length; continue;
        }
        open = { begin: node, from: found.index, end: node, to: end, part, edge: end === node.data.length };
        words.push(open);
      }
    }
    return words;
  };
  let anchor = -1, head = -1;
  const range = (first, last) => {
    const made = document.createRange();
    made.setStart(all()[first].begin, all()[first].from);
    made.setEnd(all()[last].end, all()[last].to);
    return made;
  };
  const show = () => {
    const [first, last] = anchor <= head ? [anchor, head] : [head, anchor];
    const chosen = getSelection();
    chosen.removeAllRanges();
    chosen.addRange(range(first, last));
    const box = range(head, head).getBoundingClientRect(), frame = pane.getBoundingClientRect();
    if (pane.scrollHeight > pane.clientHeight) {
      if (box.top < frame.top + 10) pane.scrollTop -= frame.top + 40 - box.top;
      if (box.bottom > frame.bottom - 10) pane.scrollTop += box.bottom + 40 - frame.bottom;
    } else if (box.top < 0 || box.bottom > innerHeight) all()[head].begin.parentElement.scrollIntoView({ block: "center" });
    said.textContent = `Chosen: ${chosen.toString().slice(0, 200)}`;
  };
  const begin = () => {
    pane.focus({ preventScroll: true });
    if (!all().length) return;
    if (head < 0) {
      const marked = pane.querySelector(".m-words");
      head = Math.max(0, marked ? all().findIndex((word) => marked.contains(word.begin)) : 0);
    }
    anchor = head;
    show();
  };
  const line = (way) => {
    const here = range(head, head).getBoundingClientRect();
    let best = head, found = null;
    for (let at = head + way; at >= 0 && at < all().length; at += way) {
      const box = range(at, at).getBoundingClientRect();
      if (way * (box.top - here.top) < here.height / 2) continue;
      if (found !== null && Math.abs(box.top - found) > here.height / 2) break;
      if (found === null || Math.abs(box.left - here.left) < Math.abs(range(best, best).getBoundingClientRect().left - here.left)) best = at;
      found = box.top;
    }
    return best;
  };
  pane.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const last = all().length - 1;
    const rtl = getComputedStyle(all()[Math.max(head, 0)]?.part || pane).direction === "rtl" ? -1 : 1;
    const to = {
      ArrowRight: () => head + rtl, ArrowLeft: () => head - rtl, ArrowDown: () => line(1), ArrowUp: () => line(-1),
      Home: () => 0, End: () => last,
    }[event.key];
    if (to && head >= 0) {
      event.preventDefault();
      head = Math.min(Math.max(to(), 0), last);
      if (!event.shiftKey) anchor = head;
      show();
    } else if (event.key === "Escape" && head >= 0) {
      getSelection().removeAllRanges(); anchor = head = -1; said.textContent = "";
    } else if (event.key === "Enter" && make && !make.disabled) { event.preventDefault(); make.click(); }
  });
  const span = () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return null;
    const found = chosen.getRangeAt(0);
    if (!pane.contains(found.commonAncestorContainer)) return null;
    /* Edges may lie on elements, after a click on a whole paragraph: go to the text within. */
    const nodes = walker();
    let from = null, to = null;
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      if (!found.intersectsNode(node) || !node.parentElement.closest("[data-at]")) continue;
      const first = node === found.startContainer ? found.startOffset : 0;
      const end = node === found.endContainer ? found.endOffset : node.data.length;
      const text = node.data.slice(first, end);
      if (!text.trim()) continue;
      if (from === null) from = offset(node, first + text.length - text.trimStart().length);
      to = offset(node, first + text.trimEnd().length);
    }
    return from === null ? null : [from, to];
  };
  document.addEventListener("selectionchange", () => { if (make) make.disabled = span() === null; });
  if (start) start.addEventListener("click", begin);
  if (make) make.addEventListener("click", () => {
    const found = span();
    if (!found) return;
    const more = new URLSearchParams(pane.dataset.query);
    more.set("start", found[0]);
    more.set("end", found[1]);
    if (make.dataset.replaces) more.set("replaces", make.dataset.replaces);
    if (make.dataset.kind) more.set("kind", make.dataset.kind);
    location.assign(`/add/${encodeURIComponent(pane.dataset.report)}?${more}`);
  });
})();
