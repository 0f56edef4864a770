// Film tables: a click on a heading sorts, two fields filter. The rows are in the
// page already; a cell's data-v, where it has one, is what it sorts by.
(() => {
  const make = (tag, props, ...kids) => {
    const e = Object.assign(document.createElement(tag), props);
    e.append(...kids);
    return e;
  };
  const fold = (s) => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const value = (row, i) => {
    const cell = row.cells[i];
    return cell ? (cell.dataset.v ?? cell.textContent.trim()) : "";
  };
  // Empty cells come last in either direction.
  const compare = (a, b, way) => {
    if (a === "" || b === "") return (a === "") - (b === "");
    const x = Number(a), y = Number(b);
    return way * (isNaN(x) || isNaN(y) ? a.localeCompare(b, undefined, { numeric: true }) : x - y);
  };

  document.querySelectorAll("table[data-sortable]").forEach((table) => {
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((th, i) => {
      const button = make("button", { type: "button" }, ...th.childNodes);
      button.addEventListener("click", () => {
        const way = th.getAttribute("aria-sort") === "ascending" ? -1 : 1;
        heads.forEach((h) => h.removeAttribute("aria-sort"));
        th.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
        body.append(...[...body.rows].sort((a, b) => compare(value(a, i), value(b, i), way)));
      });
      th.append(button);
    });

    const place = table.id && document.querySelector(`[data-filter-for="${table.id}"]`);
    if (!place) return;
    const rows = [...body.rows];
    const texts = rows.map((r) => fold(r.textContent));
    const column = heads.findIndex((h) => "decades" in h.dataset);
    const decade = rows.map((r) => (column < 0 ? "" : value(r, column).replace(/\d$/, "0")));
    const input = make("input", { type: "search", autocomplete: "off" });
    const select = make("select", {}, new Option("All", ""));
    [...new Set(decade)].filter(Boolean).sort().reverse()
      .forEach((d) => select.append(new Option(d + "s", d)));
    const count = make("p", {});
    count.setAttribute("aria-live", "polite");
    const update = () => {
      const words = fold(input.value).split(/\s+/);
      let n = 0;
      rows.forEach((r, i) => {
        const keep = words.every((w) => texts[i].includes(w)) && (!select.value || decade[i] === select.value);
        r.hidden = !keep;
        n += keep;
      });
      count.textContent = n === rows.length ? "" : n ? `${n} of ${rows.length}` : "None. Try fewer letters, or all decades.";
    };
    input.addEventListener("input", update);
    select.addEventListener("change", update);
    place.append(make("label", {}, "Find in this list", input));
    if (select.length > 2) place.append(make("label", {}, "Decade", select));
    place.append(count);
  });
})();
