"use strict";
/* Keys for what the buttons and links do. Nothing here is needed to work at the desk. */
(() => {
  const keys = document.getElementById("keys");
  const on = document.getElementById("keys-on");
  const kept = () => { try { return localStorage.getItem("keys") !== "off"; } catch { return true; } };
  on.checked = kept();
  on.addEventListener("change", () => { try { localStorage.setItem("keys", on.checked ? "on" : "off"); } catch { /* not kept */ } });
  const showKeys = () => { keys.showModal(); keys.querySelector("form[method=dialog] button").focus(); };
  for (const opener of document.querySelectorAll("[data-open]")) opener.addEventListener("click", showKeys);

  const edit = document.getElementById("edit");
  const openEdit = () => {
    edit.open = true;
    const first = edit.querySelector("[aria-invalid=true]") || edit.querySelector("input:not([type=hidden]), select, textarea");
    first.focus({ preventScroll: true });
    first.scrollIntoView({ block: "center" });
  };
  for (const presser of document.querySelectorAll("[data-press=edit]")) presser.addEventListener("click", openEdit);

  const act = (target) => {
    if (target.tagName === "SUMMARY") {
      if (target.parentElement === edit) { openEdit(); return; }
      target.click(); target.focus(); return;
    }
    if (target.type === "checkbox") { target.click(); target.focus(); return; }
    if (/^(INPUT|TEXTAREA)$/.test(target.tagName)) { target.focus(); target.select(); return; }
    if (!target.disabled) target.click();
  };
  const move = (way) => {
    const links = [...document.querySelectorAll(".rows a.go")];
    if (!links.length) return false;
    const at = links.indexOf(document.activeElement);
    const to = at < 0 ? (way > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + way, 0), links.length - 1);
    links[to].focus();
    links[to].scrollIntoView({ block: "nearest" });
    return true;
  };
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && !/^(checkbox|radio)$/.test(event.target.type);
    if (event.key === "Escape" && typing) { event.target.blur(); return; }
    if (typing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    if (event.key === "?" && on.checked) { event.preventDefault(); showKeys(); return; }
    if (!on.checked || event.repeat && !/^[jk]$/.test(event.key)) return;
    if (event.key === "j" && move(1) || event.key === "k" && move(-1)) { event.preventDefault(); return; }
    const key = CSS.escape(event.key);
    const target = document.querySelector(`[data-key="${key}"], [data-key2="${key}"]`);
    if (target && event.key !== "?") { event.preventDefault(); act(target); }
  });

  /* A form is sent once: a second press of a key while the answer is on its way decides nothing. */
  for (const form of document.querySelectorAll("form[method=post]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "1";
    });
  }
  addEventListener("pageshow", () => { for (const form of document.forms) delete form.dataset.sent; });

  /* The queue is left and found again where one was in it. */
  const store = (name, value) => { try { if (value) sessionStorage.setItem(name, value); return sessionStorage.getItem(name); } catch { return null; } };
  const claim = /^\/claim\/(\w+)/.exec(location.pathname);
  if (location.pathname === "/") {
    store("queue", location.pathname + location.search);
    const last = store("claim");
    const link = last && document.querySelector(`.rows a.go[href^="/claim/${CSS.escape(last)}?"]`);
    if (link) { link.focus({ preventScroll: true }); link.scrollIntoView({ block: "center" }); }
  } else if (claim) {
    store("claim", claim[1]);
    const queue = store("queue");
    if (queue) for (const link of document.querySelectorAll("[data-queue]")) link.href = queue;
  }

  /* After an action the page is new: what comes next has the focus, and is read out. */
  const errors = document.getElementById("errors");
  const title = document.getElementById("claim-title");
  const fields = document.querySelector("[data-fields]");
  if (errors) errors.focus();
  else if (title && /[?&]did=/.test(location.search)) title.focus({ preventScroll: true });
  else if (fields) (fields.querySelector("[name='f.stated']") || fields.querySelector("input:not([type=hidden]), select, textarea")).focus();
  /* The claim's words in sight, without moving anything but the report's own pane. */
  const pane = document.getElementById("text");
  const marked = pane && pane.querySelector(".m-words");
  if (marked && pane.scrollHeight > pane.clientHeight) {
    pane.scrollTop += marked.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  }
})();
