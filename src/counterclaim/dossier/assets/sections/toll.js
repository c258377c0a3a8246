"use strict";
/* Draws each toll chart from the figures beside it. The page is complete without it: every chart has its table. */
(function () {
  // Okabe and Ito (2008), the pale ones darkened on white, the dark ones lightened on black, for 3:1 against the page.
  const LIGHT = ["#0072b2", "#c04f00", "#007a59", "#b0558a", "#9a6700", "#2b7fb0", "#6b6b6b"];
  const DARK = ["#56b4e9", "#ff8c42", "#2fd0a0", "#e7a3cb", "#f0b93a", "#9bd3f5", "#b5b5b5"];
  let COLOURS = LIGHT;
  const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3], [4, 4], [12, 4], [1, 4]];
  const SHAPES = ["circle", "square", "up", "diamond", "down", "cross", "plus"];
  const day = (iso) => Date.parse(iso + "T00:00:00Z") / 1000;
  const ink = () => getComputedStyle(document.documentElement).getPropertyValue("--ink").trim();
  const line = () => getComputedStyle(document.documentElement).getPropertyValue("--line").trim();

  function shape(ctx, kind, x, y, r) {
    ctx.beginPath();
    if (kind === "circle") ctx.arc(x, y, r, 0, 7);
    else if (kind === "square") ctx.rect(x - r, y - r, 2 * r, 2 * r);
    else if (kind === "up") { ctx.moveTo(x, y - r); ctx.lineTo(x + r, y + r); ctx.lineTo(x - r, y + r); ctx.closePath(); }
    else if (kind === "down") { ctx.moveTo(x, y + r); ctx.lineTo(x + r, y - r); ctx.lineTo(x - r, y - r); ctx.closePath(); }
    else if (kind === "diamond") { ctx.moveTo(x, y - r); ctx.lineTo(x + r, y); ctx.lineTo(x, y + r); ctx.lineTo(x - r, y); ctx.closePath(); }
    else if (kind === "cross") { ctx.moveTo(x - r, y - r); ctx.lineTo(x + r, y + r); ctx.moveTo(x + r, y - r); ctx.lineTo(x - r, y + r); }
    else { ctx.moveTo(x - r, y); ctx.lineTo(x + r, y); ctx.moveTo(x, y - r); ctx.lineTo(x, y + r); }
    if (kind === "cross" || kind === "plus") ctx.stroke(); else { ctx.fill(); }
  }

  function arrow(ctx, x, y, length, up) { // an open bound: "31 or more" points up, "at most 5,000" points down
    const end = y + (up ? -length : length), tip = up ? 5 : -5;
    ctx.beginPath(); ctx.moveTo(x, y); ctx.lineTo(x, end);
    ctx.moveTo(x - 4, end + tip); ctx.lineTo(x, end); ctx.lineTo(x + 4, end + tip); ctx.stroke();
  }

  function draw(figure) {
    const data = JSON.parse(figure.querySelector("script").textContent);
    data.series = data.series.map((s) => ({ ...s, points: s.points.filter((p) => Dossier.shows(p.claim)) })).filter((s) => s.points.length);
    figure.hidden = !data.series.length;
    if (figure.hidden) return;
    const box = figure.querySelector(".box");
    const days = [...new Set(data.series.flatMap((s) => s.points.map((p) => day(p.t))))].sort((a, b) => a - b);
    const rows = data.series.map((s) => days.map((d) => { const p = s.points.filter((q) => day(q.t) === d).pop(); return p ? p.v : null; }));
    const ratio = window.devicePixelRatio || 1;
    const options = {
      width: box.clientWidth, height: Math.max(240, Math.min(360, box.clientWidth * 0.5)),
      tzDate: (ts) => uPlot.tzDate(new Date(ts * 1e3), "Etc/UTC"),
      scales: { x: { time: true, range: (u, lo, hi) => [lo - 86400, hi + 86400] }, y: { range: (u, lo, hi) => [0, (hi || 1) * 1.12] } },
      axes: [
        { stroke: ink, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 }, values: (u, ticks) => ticks.map((t) => new Date(t * 1e3).toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" })), space: 70 },
        { stroke: ink, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 }, size: 64, values: (u, ticks) => ticks.map((v) => (Number.isInteger(v) ? v.toLocaleString("en-GB") : "")) },
      ],
      cursor: { show: false }, legend: { show: false },
      series: [{}].concat(data.series.map((s, i) => ({ label: s.name, stroke: COLOURS[i % 7], width: 2, dash: DASHES[i % 7], spanGaps: true, points: { show: false }, paths: uPlot.paths.stepped({ align: 1 }) }))),
      hooks: { draw: [(u) => {
        const ctx = u.ctx; ctx.save(); ctx.lineWidth = 1.6 * ratio;
        data.series.forEach((s, i) => {
          ctx.fillStyle = ctx.strokeStyle = COLOURS[i % 7]; ctx.setLineDash([]);
          s.points.forEach((p) => {
            const x = u.valToPos(day(p.t), "x", true), y = u.valToPos(p.v, "y", true);
            shape(ctx, SHAPES[i % 7], x, y, 4.5 * ratio);
            if (p.low !== null && p.high === null) arrow(ctx, x, y, 18 * ratio, true);
            else if (p.low === null && p.high !== null) arrow(ctx, x, y, 18 * ratio, false);
            else if (p.low !== p.high) { ctx.beginPath(); ctx.moveTo(x, y); ctx.lineTo(x, u.valToPos(p.high, "y", true)); ctx.stroke(); }
          });
        });
        ctx.restore();
      }] },
    };
    box.textContent = "";
    new uPlot(options, [days].concat(rows), box);
    const legend = figure.querySelector(".legend");
    legend.textContent = "";
    data.series.forEach((s, i) => {
      const item = document.createElement("li");
      const canvas = document.createElement("canvas");
      canvas.width = 56; canvas.height = 24; canvas.className = "key"; canvas.setAttribute("aria-hidden", "true");
      const ctx = canvas.getContext("2d");
      ctx.strokeStyle = ctx.fillStyle = COLOURS[i % 7]; ctx.lineWidth = 3; ctx.setLineDash(DASHES[i % 7]);
      ctx.beginPath(); ctx.moveTo(0, 12); ctx.lineTo(56, 12); ctx.stroke(); ctx.setLineDash([]);
      shape(ctx, SHAPES[i % 7], 28, 12, 7);
      item.append(canvas, document.createTextNode(s.name));
      legend.append(item);
    });
  }

  Dossier.on(() => { COLOURS = Dossier.dark() ? DARK : LIGHT; document.querySelectorAll("figure.chart").forEach(draw); });
})();
