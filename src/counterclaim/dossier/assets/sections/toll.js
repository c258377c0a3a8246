"use strict";
/* Draws each toll chart from the figures beside it. The page is complete without it: every chart has its table. */
(() => {
  const DASHES = [[], [], [], [10, 4], [3, 3], [12, 3, 3, 3], [6, 3], [5, 5]];
  const LABEL = 196; // pixels for the names at the right end of the lines
  const NARROW = 560; // below this width the names stand under the chart
  const thousands = (n) => n.toLocaleString("en-GB");

  function arrow(ctx, x, y, length) { // an open bound: "31 or more" points up, "at most 5,000" points down
    const end = y - length, tip = length / 4, wide = Math.abs(length) / 5;
    ctx.beginPath(); ctx.moveTo(x, y); ctx.lineTo(x, end);
    ctx.moveTo(x - wide, end + tip); ctx.lineTo(x, end); ctx.lineTo(x + wide, end + tip); ctx.stroke();
  }

  function withheld(ctx, x, y, r) { // a day on which a claimant is said to give no figure
    ctx.beginPath(); ctx.arc(x, y, r, 0, 7); ctx.moveTo(x - r * 0.7, y + r * 0.7); ctx.lineTo(x + r * 0.7, y - r * 0.7); ctx.stroke();
  }

  function spread(labels, gap, top, bottom) { // names at the ends of lines, moved apart as little as may be
    labels.sort((a, b) => a.y - b.y);
    for (let i = 1; i < labels.length; i++) labels[i].y = Math.max(labels[i].y, labels[i - 1].y + gap(labels[i - 1]));
    const end = labels[labels.length - 1];
    const over = end ? end.y + gap(end) - 33 * (devicePixelRatio || 1) - bottom : 0;
    if (over > 0) {
      labels[labels.length - 1].y -= over;
      for (let i = labels.length - 2; i >= 0; i--) labels[i].y = Math.min(labels[i].y, labels[i + 1].y - gap(labels[i]));
    }
    if (labels.length && labels[0].y < top) labels[0].y = top;
  }

  function room(u, series, l, ctx, ratio, right) { // whether a name can stand beside its point with nothing under it
    const x = l.x + 9 * ratio, end = x + Math.max(ctx.measureText(l.name).width, ctx.measureText(l.figure).width) + 6 * ratio;
    if (l.x > right - 90 * ratio || end > right + 60 * ratio) return false;
    const over = (y) => Math.abs(y - l.at) < 24 * ratio;
    return !series.some((s) => {
      const told = s.points.filter((p) => p.v !== null).map((p) => [u.valToPos(Dossier.day(p.t), "x", true), u.valToPos(p.v, "y", true)]);
      return told.some(([px, py], i) => {
        if (s.name === l.name && i === told.length - 1) return false;
        const next = told[i + 1];
        const until = next ? next[0] : px + 12 * ratio;
        if (over(py) && until > x - 4 && px < end) return true;
        return next && next[0] > x - 6 && next[0] < end && Math.min(py, next[1]) < l.at + 24 * ratio && Math.max(py, next[1]) > l.at - 24 * ratio;
      }) || (s.points.some((p) => p.v === null) && l.at > u.valToPos(0, "y", true) - 14 * ratio);
    });
  }

  function paint(u, series, narrow) {
    const ctx = u.ctx, ratio = devicePixelRatio || 1;
    const { left, top, width, height } = u.bbox;
    ctx.save();
    ctx.font = `600 ${13 * ratio}px ${getComputedStyle(document.body).fontFamily}`;
    ctx.textBaseline = "middle";
    const labels = [];
    let lane = 0;
    series.forEach((s) => {
      const colour = Dossier.colour(s.sign);
      const hidden = s.points.filter((p) => p.v === null);
      ctx.fillStyle = ctx.strokeStyle = colour;
      ctx.lineWidth = 1.6 * ratio;
      ctx.setLineDash([]);
      if (hidden.length) {
        const y = top + height - (10 + 16 * lane++) * ratio;
        hidden.forEach((p) => withheld(ctx, u.valToPos(Dossier.day(p.t), "x", true), y, 5 * ratio));
        if (!narrow) labels.push({ y, at: left + width, x: left + width, sign: s.sign, name: s.name, figure: "gives none", colour, fixed: true });
      }
      const told = s.points.filter((p) => p.v !== null);
      told.forEach((p) => {
        const x = u.valToPos(Dossier.day(p.t), "x", true), y = u.valToPos(p.v, "y", true);
        ctx.fillStyle = ctx.strokeStyle = colour;
        if (p.low !== null && p.high !== null && p.low !== p.high) {
          const far = u.valToPos(p.high, "y", true);
          ctx.beginPath(); ctx.moveTo(x, y); ctx.lineTo(x, far); ctx.moveTo(x - 4 * ratio, far); ctx.lineTo(x + 4 * ratio, far); ctx.stroke();
        } else if (p.low !== null && p.high === null) arrow(ctx, x, y, 20 * ratio);
        else if (p.low === null && p.high !== null) arrow(ctx, x, y, -20 * ratio);
        Dossier.draw(ctx, s.sign, x, y, 5 * ratio, p.vague);
        if (p.lowered || p.odd) { // a total that falls, or an increase that doesn't add up, is said in words
          ctx.fillStyle = Dossier.css("contested");
          ctx.textAlign = "center";
          ctx.fillText(p.lowered ? `▼ ${thousands(Math.abs(p.by))}` : "?", x, y + (p.lowered ? 16 : -14) * ratio);
        }
      });
      const last = told[told.length - 1];
      if (last && !narrow) {
        labels.push({ y: u.valToPos(last.v, "y", true), at: u.valToPos(last.v, "y", true), x: u.valToPos(Dossier.day(last.t), "x", true), sign: s.sign, name: s.name, figure: last.figure, colour });
      }
    });
    const fit = (text, room) => { while (text.length > 3 && ctx.measureText(text).width > room) text = text.slice(0, -2).trimEnd() + "…"; return text; };
    const lines = (text, room, most = 3) => { // a name on as many lines as it needs, up to three
      const words = text.split(" ");
      let first = words.shift();
      while (words.length && (most === 1 || ctx.measureText(`${first} ${words[0]}`).width <= room)) first += " " + words.shift();
      return [fit(first, room), ...(words.length ? lines(words.join(" "), room, most - 1) : [])];
    };
    const beside = labels.filter((l) => !l.fixed && room(u, series, l, ctx, ratio, left + width));
    const margin = labels.filter((l) => !beside.includes(l));
    margin.forEach((l) => { l.lines = lines(l.name, (LABEL - 36) * ratio); });
    spread(margin, (l) => (18 + 15 * l.lines.length) * ratio, top + 8 * ratio, top + height - 4 * ratio);
    beside.forEach((l) => {
      ctx.textAlign = "left";
      ctx.fillStyle = l.colour;
      ctx.fillText(l.name, l.x + 11 * ratio, l.at - 7.5 * ratio);
      ctx.fillStyle = Dossier.css("ink");
      ctx.fillText(l.figure, l.x + 11 * ratio, l.at + 7.5 * ratio);
    });
    margin.forEach((l) => {
      const x = left + width + 22 * ratio;
      ctx.strokeStyle = Dossier.css("line");
      ctx.lineWidth = ratio;
      if (!l.fixed) { ctx.beginPath(); ctx.moveTo(l.x + 8 * ratio, l.at); ctx.lineTo(left + width + 4 * ratio, l.at); ctx.lineTo(x - 9 * ratio, l.y); ctx.stroke(); }
      ctx.textAlign = "left";
      ctx.fillStyle = l.colour;
      Dossier.draw(ctx, l.sign, x, l.y, 4 * ratio, false);
      ctx.fillStyle = l.colour;
      l.lines.forEach((line, i) => ctx.fillText(line, x + 10 * ratio, l.y + (15 * i - 0.5) * ratio));
      ctx.fillStyle = Dossier.css("ink");
      ctx.fillText(l.figure, x + 10 * ratio, l.y + (15 * l.lines.length - 0.5) * ratio);
    });
    ctx.restore();
  }

  function draw(figure) {
    const box = figure.querySelector(".plot");
    const all = JSON.parse(figure.querySelector("script").textContent).series;
    const series = all.map((s) => ({ ...s, points: s.points.filter((p) => Dossier.shows(p.claim)) })).filter((s) => s.points.length);
    const told = series.flatMap((s) => s.points.filter((p) => p.v !== null));
    figure.hidden = !told.length;
    figure.closest(".said").classList.toggle("narrow", figure.hidden); // then the figures stand below
    if (figure.hidden) return;
    const ink = Dossier.css("soft"), line = Dossier.css("line");
    const narrow = box.clientWidth < NARROW;
    figure.closest(".said").classList.toggle("narrow", narrow);
    const days = [...new Set(series.flatMap((s) => s.points.map((p) => Dossier.day(p.t))))].sort((a, b) => a - b);
    const rows = series.map((s) => days.map((d) => { const p = s.points.filter((q, i) => q.v !== null && Dossier.day(q.t) === d && !(q.held && i)).pop(); return p ? p.v : null; }));
    const lanes = series.filter((s) => s.points.some((p) => p.v === null)).length;
    const highest = Math.max(...told.map((p) => p.high || p.v), 1);
    const reach = Math.max(days[days.length - 1] - days[0], 86400 * 4);
    const options = {
      width: box.clientWidth, height: 250 + 22 * Math.max(lanes, series.length - 3),
      padding: [14, narrow ? 24 : LABEL, 0, 0],
      tzDate: (ts) => uPlot.tzDate(new Date(ts * 1e3), "Etc/UTC"),
      scales: { x: { time: true, range: () => [days[0] - reach * 0.03, days[0] + reach * 1.02] }, y: { range: () => [lanes ? -highest * 0.09 * (lanes + 0.6) : 0, highest * 1.12] } },
      axes: [
        { stroke: ink, font: `12px ${getComputedStyle(document.body).fontFamily}`, grid: { show: false }, ticks: { stroke: line, width: 1, size: 5 }, values: (u, ticks) => ticks.map((t, i) => { const words = Dossier.words(new Date(t * 1e3).toISOString().slice(0, 10)); return reach > 300 * 86400 || i === 0 ? words : words.slice(0, -5); }), space: 85, incrs: [1, 2, 4, 7, 14, 30, 61, 91, 182, 365, 730, 1826, 3652].map((n) => n * 86400) },
        { stroke: ink, font: `12px ${getComputedStyle(document.body).fontFamily}`, grid: { stroke: line, width: 1 }, ticks: { show: false }, size: 54, gap: 6, space: 44, values: (u, ticks) => ticks.map((v) => (Number.isInteger(v) && v >= 0 ? thousands(v) : "")) },
      ],
      cursor: { show: false }, legend: { show: false },
      series: [{}].concat(series.map((s) => ({ label: s.name, stroke: Dossier.colour(s.sign), width: 2, dash: DASHES[s.sign], spanGaps: true, points: { show: false }, paths: uPlot.paths.stepped({ align: 1 }) }))),
      hooks: { draw: [(u) => paint(u, series, narrow)] },
    };
    box.textContent = "";
    new uPlot(options, [days].concat(rows), box);
  }

  const figures = [...document.querySelectorAll("figure.chart")];
  const seen = new WeakSet();
  const watch = new IntersectionObserver((entries) => entries.forEach((e) => { // drawn when they come near
    if (e.isIntersecting && !seen.has(e.target)) { seen.add(e.target); draw(e.target); }
  }), { rootMargin: "600px" });
  figures.forEach((figure) => watch.observe(figure));
  const sizes = new WeakMap();
  const sized = new ResizeObserver((entries) => entries.forEach((e) => { // a table that opens gives its chart more room
    const was = sizes.get(e.target), now = Math.round(e.contentRect.width);
    sizes.set(e.target, now);
    if (was && now && was !== now && seen.has(e.target)) draw(e.target);
  }));
  figures.forEach((figure) => sized.observe(figure));
  Dossier.on(() => figures.forEach((figure) => { if (seen.has(figure) || figure.hidden) draw(figure); }));
  addEventListener("beforeprint", () => figures.forEach((figure) => { if (!seen.has(figure)) { seen.add(figure); draw(figure); } }));
})();
