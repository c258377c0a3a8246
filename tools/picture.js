"use strict";
/* What the window of a page shows, as SVG: its boxes, words and drawings at their places. Run in the page by picture.py.

   Words stay words, each line with the width that it has here, so that another font moves nothing. Colours, fonts and
   widths of lines are classes, since a page has few of them. Canvases go in as they are, as pictures. */
window.pictureOf = () => {
  const NS = "http://www.w3.org/2000/svg";
  const width = innerWidth, height = innerHeight;
  const round = (n) => String(Math.round(n * 10) / 10);
  const escape = (text) => text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
  const classes = new Map(), defs = [];
  const style = (text) => {
    if (!classes.has(text)) classes.set(text, "c" + classes.size.toString(36));
    return classes.get(text);
  };
  const sees = (colour) => colour && colour !== "none" && colour !== "transparent" && !/^rgba.*, 0\)$|\/ 0\)$/.test(colour);
  const inView = (r) => r.right > 0 && r.left < width && r.bottom > 0 && r.top < height;
  const px = (text) => parseFloat(text) || 0;
  const dashes = (kind, w) => (kind === "dashed" ? `;stroke-dasharray:${round(w * 2.5)} ${round(w * 2)}` : kind === "dotted" ? `;stroke-dasharray:0 ${round(w * 2)};stroke-linecap:round` : "");
  const box = (x, y, w, h, r, rest) => `<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(w, 0))}" height="${round(Math.max(h, 0))}"${r ? ` rx="${round(Math.min(r, h / 2, w / 2))}"` : ""} ${rest}/>`;
  const filled = (colour) => `class="${style("fill:" + colour)}"`;
  const stroked = (colour, w, kind) => `class="${style(`fill:none;stroke:${colour};stroke-width:${round(w)}${dashes(kind, w)}`)}"`;
  const line = (x1, y1, x2, y2, rest) => `<path d="M${round(x1)} ${round(y1)}${y1 === y2 ? "H" + round(x2) : x1 === x2 ? "V" + round(y2) : `L${round(x2)} ${round(y2)}`}" ${rest}/>`;

  /* Words. */
  const pen = document.createElement("canvas").getContext("2d");
  const rises = new Map(); // what part of a line's height lies above the foot of its letters
  const rise = (css) => {
    const font = `${css.fontStyle} ${css.fontWeight} ${css.fontSize} ${css.fontFamily}`;
    if (!rises.has(font)) {
      pen.font = font;
      const m = pen.measureText("x");
      rises.set(font, m.fontBoundingBoxAscent / (m.fontBoundingBoxAscent + m.fontBoundingBoxDescent));
    }
    return rises.get(font);
  };
  const face = (css, fill) => `font:${css.fontStyle === "normal" ? "" : css.fontStyle + " "}${css.fontWeight === "400" ? "" : css.fontWeight + " "}${css.fontSize} ${css.fontFamily.replaceAll('"', "'")};fill:${fill}${css.letterSpacing === "normal" || css.letterSpacing === "0px" ? "" : ";letter-spacing:" + css.letterSpacing}${/tabular/.test(css.fontVariantNumeric) ? ";font-variant-numeric:tabular-nums" : ""}`;
  const shown = (text, css) => (css.textTransform === "uppercase" ? text.toUpperCase() : text);
  const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
  const word = (text, left, right, foot, css, fill, more = "") => {
    const halo = css.textShadow !== "none" && /rgb[^)]*\)/.exec(css.textShadow);
    const name = style(face(css, fill) + (halo ? `;stroke:${halo[0]};stroke-width:3;paint-order:stroke;stroke-linejoin:round` : "") + more);
    const at = RTL.test(text) ? `x="${round((left + right) / 2)}" text-anchor="middle"` : `x="${round(left)}"`;
    return `<text class="${name}" ${at} y="${round(foot)}" textLength="${round(right - left)}" lengthAdjust="spacingAndGlyphs">${escape(text)}</text>`;
  };
  const underlined = (node) => { // who gives these words a line beneath, if anybody
    for (let e = node.parentElement; e; e = e.parentElement) {
      const css = getComputedStyle(e);
      if (css.textDecorationLine !== "none") return css;
      if (!css.display.startsWith("inline") || css.display !== "inline") return null;
    }
    return null;
  };
  function lines(node) { // [words, box] of each line of a text, cut where it breaks and where its direction turns
    const found = [], range = document.createRange(), keeps = getComputedStyle(node.parentElement).whiteSpace.startsWith("pre");
    for (const piece of node.data.matchAll(/\S+|\s+/g)) {
      range.setStart(node, piece.index);
      range.setEnd(node, piece.index + piece[0].length);
      const rects = [...range.getClientRects()].filter((r) => r.width > 0);
      if (!rects.length) continue;
      const blank = !piece[0].trim();
      if (blank && (keeps && /\n/.test(piece[0]))) continue;
      const parts = rects.length === 1 ? [[blank ? " " : piece[0], rects[0]]] : split(node, piece.index, piece[0], rects);
      for (const [text, r] of parts) {
        const last = found[found.length - 1];
        if (last && Math.abs(last[1].top - r.top) < 2 && Math.abs(last[1].right - r.left) < 1 && !RTL.test(text) && !RTL.test(last[0])) {
          last[0] += text;
          last[1] = { left: last[1].left, right: r.right, top: r.top, bottom: r.bottom };
        } else if (!blank) found.push([text, { left: r.left, right: r.right, top: r.top, bottom: r.bottom }]);
      }
    }
    return found.map(([text, r]) => [text.replace(/\s+$/, ""), r, /\s$/.test(text)]);
  }
  function split(node, from, text, rects) { // a word on several lines, letter by letter
    const found = [], range = document.createRange();
    for (let i = 0; i < text.length; i += text.codePointAt(i) > 0xffff ? 2 : 1) {
      const letter = String.fromCodePoint(text.codePointAt(i));
      range.setStart(node, from + i);
      range.setEnd(node, from + i + letter.length);
      const r = range.getBoundingClientRect(), last = found[found.length - 1];
      if (last && Math.abs(last[1].top - r.top) < 2) { last[0] += letter; last[1] = { left: Math.min(last[1].left, r.left), right: Math.max(last[1].right, r.right), top: r.top, bottom: r.bottom }; } else found.push([letter, r]);
    }
    return rects.length ? found : [];
  }
  function words(node) {
    if (!node.data.trim()) return "";
    const css = getComputedStyle(node.parentElement);
    if (css.visibility !== "visible") return "";
    const under = underlined(node);
    let out = "";
    for (let [text, r, trailing] of lines(node)) {
      if (!inView(r)) continue;
      if (trailing) { // the width of words without the blank that follows them
        pen.font = `${css.fontStyle} ${css.fontWeight} ${css.fontSize} ${css.fontFamily}`;
        const share = pen.measureText(text).width / pen.measureText(text + " ").width;
        r = { ...r, right: r.left + (r.right - r.left) * share };
      }
      const foot = r.top + (r.bottom - r.top) * rise(css);
      if (under) {
        const w = Math.max(px(under.textDecorationThickness), 1);
        const deep = under.textDecorationLine === "line-through" ? -px(css.fontSize) * 0.3 : Math.max(px(under.textUnderlineOffset), 1.5) + w / 2;
        out += line(r.left, foot + deep, r.right, foot + deep, stroked(under.textDecorationColor, w, under.textDecorationStyle));
      }
      out += word(shown(text, css), r.left, r.right, foot, css, css.color);
    }
    return out;
  }

  /* Boxes. */
  function frame(e, css) {
    let out = "";
    const rects = css.display === "inline" ? [...e.getClientRects()] : [e.getBoundingClientRect()];
    for (const r of rects) {
      if (!r.width && !r.height || !inView(r)) continue;
      const radius = px(css.borderTopLeftRadius);
      const sides = ["Top", "Right", "Bottom", "Left"].map((side) => ({ w: px(css[`border${side}Width`]), kind: css[`border${side}Style`], colour: css[`border${side}Color`] }));
      const drawn = sides.map((s) => s.w > 0 && s.kind !== "none" && sees(s.colour));
      if (css.boxShadow !== "none") {
        for (const [, colour, x, y, , spread, inset] of css.boxShadow.matchAll(/(rgba?\([^)]*\)) (-?[\d.]+)px (-?[\d.]+)px ([\d.]+)px (-?[\d.]+)px( inset)?/g)) {
          if (!inset) out += box(r.left + +x - +spread, r.top + +y - +spread, r.width + 2 * spread, r.height + 2 * spread, 0, filled(colour));
        }
      }
      if (sees(css.backgroundColor)) out += box(r.left, r.top, r.width, r.height, radius, filled(css.backgroundColor));
      for (const [, colour, y] of css.boxShadow.matchAll(/(rgba?\([^)]*\)) 0px (-?[\d.]+)px 0px 0px inset/g)) {
        out += box(r.left, +y > 0 ? r.top : r.bottom + +y, r.width, Math.abs(y), 0, filled(colour));
      }
      const same = drawn.every(Boolean) && sides.every((s) => s.w === sides[0].w && s.kind === sides[0].kind && s.colour === sides[0].colour);
      if (same) {
        const { w, kind, colour } = sides[0];
        const ring = (inset, thick) => box(r.left + inset, r.top + inset, r.width - 2 * inset, r.height - 2 * inset, radius, stroked(colour, thick, kind));
        out += kind === "double" && w >= 3 ? ring(w / 6, w / 3) + ring(w - w / 6, w / 3) : ring(w / 2, w);
      } else {
        const ends = [[r.left, r.top, r.right, r.top, 0, 1], [r.right, r.top, r.right, r.bottom, -1, 0], [r.left, r.bottom, r.right, r.bottom, 0, -1], [r.left, r.top, r.left, r.bottom, 1, 0]];
        sides.forEach((s, i) => {
          if (!drawn[i]) return;
          const [x1, y1, x2, y2, dx, dy] = ends[i];
          const at = (deep, w) => line(x1 + dx * deep, y1 + dy * deep, x2 + dx * deep, y2 + dy * deep, stroked(s.colour, w, s.kind));
          out += s.kind === "double" && s.w >= 3 ? at(s.w / 6, s.w / 3) + at(s.w - s.w / 6, s.w / 3) : at(s.w / 2, s.w);
        });
      }
      const around = px(css.outlineWidth);
      if (css.outlineStyle !== "none" && around && sees(css.outlineColor)) {
        const off = px(css.outlineOffset) + around / 2;
        out += box(r.left - off, r.top - off, r.width + 2 * off, r.height + 2 * off, radius, stroked(css.outlineColor, around, css.outlineStyle));
      }
    }
    return out;
  }
  function marker(e, css) { // the triangle, number or point before an item
    if (css.display !== "list-item" || css.listStyleType === "none") return "";
    const first = document.createTreeWalker(e, NodeFilter.SHOW_TEXT, (n) => (n.data.trim() ? 1 : 3)).nextNode();
    if (!first) return "";
    const range = document.createRange();
    range.selectNodeContents(first);
    const r = range.getClientRects()[0];
    if (!r || !inView(r)) return "";
    const size = px(css.fontSize), middle = (r.top + r.bottom) / 2, kind = css.listStyleType;
    if (kind.startsWith("disclosure")) {
      const x = css.listStylePosition === "inside" ? e.getBoundingClientRect().left + px(css.paddingLeft) : r.left - size, s = size * 0.27;
      const d = kind.endsWith("open") ? `M${round(x)} ${round(middle - s)}h${round(2.2 * s)}l${round(-1.1 * s)} ${round(2 * s)}Z` : `M${round(x)} ${round(middle - 1.1 * s)}l${round(2 * s)} ${round(1.1 * s)}l${round(-2 * s)} ${round(1.1 * s)}Z`;
      return `<path d="${d}" ${filled(css.color)}/>`;
    }
    if (kind === "disc") return `<circle cx="${round(e.getBoundingClientRect().left - size * 0.8)}" cy="${round(middle)}" r="${round(size * 0.18)}" ${filled(css.color)}/>`;
    if (kind === "decimal") {
      const text = `${e.value || [...e.parentElement.children].indexOf(e) + 1}.`;
      pen.font = `${css.fontWeight} ${css.fontSize} ${css.fontFamily}`;
      const right = e.getBoundingClientRect().left - size * 0.4;
      return word(text, right - pen.measureText(text).width, right, r.top + r.height * rise(css), css, css.color);
    }
    return "";
  }
  function aside(e, which) { // words that the style sheet puts before or after
    const css = getComputedStyle(e, which);
    if (/^(open|close)-quote$/.test(css.content)) return css.content === "open-quote" ? "“" : "”";
    const text = /^"((?:[^"\\]|\\.)*)"/.exec(css.content);
    return text && text[1].trim() ? text[1] : "";
  }
  function field(e, css) { // what stands in a field of a form
    const r = e.getBoundingClientRect();
    if (e.type === "hidden" || !inView(r)) return "";
    const middle = (r.top + r.bottom) / 2, size = px(css.fontSize), foot = middle + size * 0.36, left = r.left + px(css.paddingLeft) + px(css.borderLeftWidth);
    if (e.type === "range") {
      const x = r.left + 8 + (r.width - 16) * ((e.value - e.min) / (e.max - e.min || 1)), colour = css.accentColor === "auto" ? css.color : css.accentColor;
      return box(r.left, middle - 4, r.width, 8, 4, filled(css.borderTopColor === css.color ? "#8888" : "#8886")) + box(r.left, middle - 4, x - r.left, 8, 4, filled(colour)) + `<circle cx="${round(x)}" cy="${round(middle)}" r="8" ${filled(colour)}/>`;
    }
    if (e.type === "checkbox") {
      return box(r.left, r.top, r.width, r.height, 2, e.checked ? filled(css.accentColor === "auto" ? "rgb(11, 92, 173)" : css.accentColor) : stroked(css.color, 1)) + (e.checked ? `<path d="M${round(r.left + 3)} ${round(middle)}l2.6 3 4.6-6" class="${style("fill:none;stroke:#fff;stroke-width:2")}"/>` : "");
    }
    if (e.type === "radio") {
      const ring = (r0, rest) => `<circle cx="${round((r.left + r.right) / 2)}" cy="${round(middle)}" r="${round(r0)}" ${rest}/>`;
      const colour = e.checked ? (css.accentColor === "auto" ? "rgb(11, 92, 173)" : css.accentColor) : css.color;
      return ring(r.width / 2 - 0.75, stroked(colour, 1.5)) + (e.checked ? ring(r.width / 4, filled(colour)) : "");
    }
    const dated = e.type === "date";
    const text = e.tagName === "SELECT" ? e.selectedOptions[0]?.textContent ?? "" : dated ? e.value.split("-").reverse().join("/") || "dd/mm/yyyy" : e.value || e.placeholder || "";
    let out = "";
    if (text) {
      pen.font = `${css.fontStyle} ${css.fontWeight} ${css.fontSize} ${css.fontFamily}`;
      const room = r.width - px(css.paddingLeft) - px(css.paddingRight) - (e.tagName === "SELECT" || dated ? 20 : 0), wide = pen.measureText(text).width;
      out += word(text, left, left + Math.min(wide, Math.max(room, 1)), foot, css, css.color);
    }
    if (e.tagName === "SELECT") out += `<path d="M${round(r.right - 17)} ${round(middle - 2)}l4 4 4-4" ${stroked(css.color, 1.8)}/>`;
    if (dated) out += `<path d="M${round(r.right - 20)} ${round(middle - 4.5)}h11v10h-11zm0 3h11m-9-5v3m7-3v3" ${stroked(css.color, 1.5)}/>`;
    return out;
  }

  /* Drawings. */
  const paints = (css) => {
    const part = (name, value, none) => (value && value !== none ? `;${name}:${value}` : "");
    const paint = (value) => {
      const url = /url\("?[^"#]*#([^")]+)"?\)/.exec(value);
      if (!url) return value;
      pattern(url[1]);
      return `url(#${url[1]})`;
    };
    return `fill:${paint(css.fill)}${part("fill-opacity", css.fillOpacity, "1")}${css.stroke === "none" ? "" : `;stroke:${paint(css.stroke)}${part("stroke-width", round(px(css.strokeWidth)), "1")}${part("stroke-opacity", css.strokeOpacity, "1")}${part("stroke-dasharray", css.strokeDasharray.replace(/px/g, ""), "none")}${part("stroke-linecap", css.strokeLinecap, "butt")}${part("stroke-linejoin", css.strokeLinejoin, "miter")}`}${part("opacity", css.opacity, "1")}`;
  };
  const patterns = new Set();
  function pattern(id) {
    if (patterns.has(id)) return;
    patterns.add(id);
    const made = document.getElementById(id).cloneNode(true);
    [...document.getElementById(id).children].forEach((child, i) => { made.children[i].setAttribute("style", paints(getComputedStyle(child))); made.children[i].removeAttribute("class"); });
    defs.push(new XMLSerializer().serializeToString(made).replace(` xmlns="${NS}"`, ""));
  }
  const SHAPES = {
    path: (e) => `<path d="${e.getAttribute("d")}"`,
    circle: (e) => `<circle cx="${round(e.cx.baseVal.value)}" cy="${round(e.cy.baseVal.value)}" r="${round(e.r.baseVal.value)}"`,
    rect: (e) => `<rect x="${round(e.x.baseVal.value)}" y="${round(e.y.baseVal.value)}" width="${round(e.width.baseVal.value)}" height="${round(e.height.baseVal.value)}"`,
    line: (e) => `<path d="M${round(e.x1.baseVal.value)} ${round(e.y1.baseVal.value)}L${round(e.x2.baseVal.value)} ${round(e.y2.baseVal.value)}"`,
  };
  const matrix = (m) => {
    const n = (v) => String(Math.round(v * 1e3) / 1e3);
    return m.a === 1 && !m.b && !m.c && m.d === 1 ? (m.e || m.f ? ` transform="translate(${n(m.e)} ${n(m.f)})"` : "") : ` transform="matrix(${[m.a, m.b, m.c, m.d, m.e, m.f].map(n).join(" ")})"`;
  };
  function drawing(svg) {
    let out = "";
    for (const e of svg.querySelectorAll("path, circle, rect, line, use, text")) {
      if (e.closest("defs, pattern, title")) continue;
      const css = getComputedStyle(e);
      if (css.display === "none" || css.visibility !== "visible" || !e.checkVisibility()) continue;
      const m = e.getScreenCTM(), at = e.getBoundingClientRect();
      if (!m || !inView({ left: at.left - 20, right: at.right + 20, top: at.top - 20, bottom: at.bottom + 20 })) continue;
      if (e.tagName === "text") { out += letters(e, m); continue; }
      if (e.tagName === "use") {
        const of = document.querySelector(e.getAttribute("href"));
        if (of) out += `${SHAPES[of.tagName](of)}${matrix(m)} class="${style(paints(css))}"/>`;
        continue;
      }
      if (!sees(css.fill) && !sees(css.stroke) || (css.fillOpacity === "0" && css.stroke === "none")) continue;
      out += `${SHAPES[e.tagName](e)}${matrix(m)} class="${style(paints(css))}"/>`;
    }
    return out;
  }
  function letters(text, m) {
    let out = "", before = 0;
    const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const long = node.data.length, css = getComputedStyle(node.parentElement);
      if (node.data.trim()) {
        const start = text.getStartPositionOfChar(before), wide = text.getSubStringLength(before, long);
        const halo = css.stroke === "none" ? "" : `;stroke:${css.stroke};stroke-width:${css.strokeWidth};paint-order:stroke`;
        out += word(node.data, start.x + m.e, start.x + m.e + wide, start.y + m.f, css, css.fill, halo);
      }
      before += long;
    }
    return out;
  }

  /* All of it, in the order in which it is painted. Each stack: what lies in it, and what lies above. */
  function paint(e, stack) {
    if (e.nodeType === Node.TEXT_NODE) { stack.push([0, words(e)]); return; }
    if (e.nodeType !== Node.ELEMENT_NODE || /^(SCRIPT|STYLE|HEAD|TEMPLATE|DATALIST|NOSCRIPT)$/.test(e.tagName)) return;
    const css = getComputedStyle(e);
    if (css.display === "none" || (css.display !== "contents" && !e.checkVisibility())) return; // "contents" has no box, its children have
    const r = e.getBoundingClientRect();
    const hides = css.overflowX !== "visible" || css.overflowY !== "visible" || /paint|strict|content/.test(css.contain) || css.contentVisibility === "auto";
    if (hides && css.display !== "contents" && e !== document.body && e !== document.documentElement && !inView(r)) return;
    if (r.width && r.top > height + 200 && css.position === "static" && css.display === "block") return;
    const layer = css.position !== "static" && css.zIndex !== "auto" || css.opacity !== "1" || e.matches("dialog[open]") ? [] : stack;
    const seen = css.visibility === "visible";
    if (e.matches("dialog[open]")) layer.push([0, box(0, 0, width, height, 0, `fill="#000" fill-opacity=".45"`)]);
    if (e.tagName.toLowerCase() === "svg") layer.push([0, seen ? frame(e, css) + drawing(e) : ""]);
    else if (e.tagName === "CANVAS") { if (inView(r)) layer.push([0, `<image x="${round(r.left)}" y="${round(r.top)}" width="${round(r.width)}" height="${round(r.height)}" href="${e.toDataURL()}"/>`]); }
    else {
      if (seen && css.display !== "contents") layer.push([0, frame(e, css) + marker(e, css)]);
      if (seen && /^(INPUT|SELECT|TEXTAREA)$/.test(e.tagName)) layer.push([0, field(e, css)]);
      else {
        const clips = (css.overflowX !== "visible" || css.overflowY !== "visible") && e !== document.body && e !== document.documentElement;
        const inner = clips ? [] : layer;
        for (const child of e.childNodes) paint(child, inner);
        if (clips) {
          const id = "v" + defs.length;
          const body = flat(inner);
          if (body) {
            defs.push(`<clipPath id="${id}">${box(r.left, r.top, r.width, r.height, 0, "")}</clipPath>`);
            layer.push([0, `<g clip-path="url(#${id})">${body}</g>`]);
          }
        }
      }
    }
    const faint = css.opacity !== "1" && layer !== stack;
    if (layer !== stack) stack.push([e.matches("dialog[open]") ? 1e6 : +css.zIndex || 0, faint ? `<g opacity="${css.opacity}">${flat(layer)}</g>` : flat(layer)]);
  }
  const flat = (stack) => stack.map((one, i) => [...one, i]).sort((a, b) => a[0] - b[0] || a[2] - b[2]).map((one) => one[1]).join("");

  // What the style sheet puts before and after becomes words of the page, so that it has a place.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".pictured-before::before, .pictured-after::after { content:none !important; }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  for (const e of document.querySelectorAll("body *")) {
    for (const which of ["before", "after"]) {
      const text = !e.closest("svg") && e.checkVisibility() && inView(e.getBoundingClientRect()) ? aside(e, "::" + which) : "";
      if (!text) continue;
      const css = getComputedStyle(e, "::" + which), made = document.createElement("span");
      for (const name of ["color", "fontSize", "fontWeight", "fontFamily", "whiteSpace", "marginLeft", "marginRight", "textTransform"]) made.style[name] = css[name];
      made.textContent = text;
      e.classList.add("pictured-" + which);
      if (which === "before") e.prepend(made); else e.append(made);
    }
  }
  const root = [];
  paint(document.body, root);
  const paper = getComputedStyle(document.body).backgroundColor;
  const body = flat(root);
  const rules = [...classes].map(([text, name]) => `.${name}{${text}}`).join("");
  return `<svg xmlns="${NS}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><style>${escape(rules).replaceAll("&quot;", "'")}</style><defs>${defs.join("")}</defs><rect width="${width}" height="${height}" fill="${paper}"/>${body}</svg>\n`;
};
