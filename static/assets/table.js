// The table of films: a click on a heading sorts, fields filter, and the address keeps
// both, so that a choice can be linked to: ?genre=Action&from=1990&sort=-gross. The
// rows are in the page; where there are too many, they come from one file on first use.
(() => {
  const table = document.querySelector("table[data-sortable]");
  if (!table) return;
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const tools = document.querySelector(`[data-filter-for="${table.id}"]`);
  // Rows that one page can bear.
  const MOST = 200;
  const make = (tag, props, ...kids) => {
    const e = Object.assign(document.createElement(tag), props);
    e.append(...kids);
    return e;
  };
  const fold = (s) => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const names = (cell) => cell.textContent.trim().split(", ").filter(Boolean);

  // A film: what its columns sort by, and its row, which may have yet to be made.
  const initial = [...body.rows];
  const fromRow = (row, n) => {
    const [title, year, director, genre, country, runtime, gross] = row.cells;
    const film = {
      title: title.dataset.v, n, year: Number(year.textContent), genre: names(genre), country: names(country),
      director: [...director.querySelectorAll("a")].map((a) => a.textContent),
      runtime: parseInt(runtime.textContent) || 0, gross: Number(gross.dataset.v || 0), rank: Number(gross.dataset.c || 0),
    };
    return Object.assign(film, { text: fold(row.textContent), row: () => row });
  };
  const cell = (className, ...kids) => make("td", { className }, ...kids);
  const link = (href, textContent, className = "") => make("a", { href, textContent, className });
  const fromList = (all) => all.films.map(([title, slug, year, ds, gs, cs, runtime, spelled, gross, rank], n) => {
    const directors = ds.map((d) => all.directors[d]);
    const genre = gs.map((g) => all.genres[g]), country = cs.map((c) => all.countries[c]);
    const row = () => make("tr", {},
      make("th", { scope: "row" }, link(`${slug}.html`, title, "film")),
      cell("num", ...(year ? [link(`../years/${year}.html`, year)] : [])),
      cell("", ...directors.flatMap(([name, slug], i) => [...(i ? [", "] : []), link(`../people/${slug}.html`, name)])),
      cell("", genre.join(", ")), cell("", country.join(", ")),
      cell("num", runtime ? `${runtime} min` : ""), cell("num", spelled));
    const director = directors.map(([name]) => name);
    const text = fold([title, year || "", ...director, ...genre, ...country].join(" "));
    return { title, n, year, director, genre, country, runtime, gross, rank, text, row };
  });
  let films = initial.map(fromRow);
  let whole = !tools?.dataset.all;
  const load = () => new Promise((done) => {
    if (whole) return done();
    window.filmwikiFilms = (all) => { films = fromList(all); whole = true; done(); };
    document.head.append(make("script", { src: tools.dataset.all }));
  });

  // What is chosen, as the address has it.
  const KEYS = ["q", "from", "to", "genre", "country", "director", "sort"];
  const chosen = Object.fromEntries([...new URLSearchParams(location.search)].filter(([k, v]) => v && KEYS.includes(k)));
  // A year is one when its last figure is typed.
  const year = (text) => (/^\d{4}$/.test(text) ? Number(text) : 0);
  const passes = (film) => {
    const has = (list, wanted) => !wanted || list.some((one) => fold(one) === fold(wanted));
    return fold(chosen.q || "").split(/\s+/).every((word) => film.text.includes(word))
      && (!year(chosen.from) || film.year >= year(chosen.from))
      && (!year(chosen.to) || (film.year && film.year <= year(chosen.to)))
      && has(film.genre, chosen.genre) && has(film.country, chosen.country)
      && (!chosen.director || film.director.some((one) => fold(one).includes(fold(chosen.director))));
  };
  // What is not known comes last in either direction; money is compared within its
  // currency, and other currencies than the usual one come after it.
  const order = (key, way) => (a, b) => {
    const [x, y] = [a, b].map((film) => (Array.isArray(film[key]) ? film[key].join() : film[key]) || "");
    if (!x || !y) return (x === "") - (y === "") || a.n - b.n;
    const money = key === "gross" ? a.rank - b.rank : 0;
    if (key === "title") return way * (a.n - b.n);
    return money || way * (typeof x === "number" ? x - y : x.localeCompare(y)) || a.n - b.n;
  };
  const count = document.querySelector(".count") || make("p", {});
  const more = make("button", { type: "button", textContent: "Show more", hidden: true });
  let most = MOST;
  const show = () => {
    const sort = chosen.sort || "";
    const key = sort.replace("-", ""), way = sort.startsWith("-") ? -1 : 1;
    const list = films.filter(passes);
    if (key) list.sort(order(key, way));
    else if (whole && tools?.dataset.all) list.sort(order("year", -1));
    body.replaceChildren(...list.slice(0, most).map((film) => film.row()));
    heads.forEach((th) => {
      if (key) th.removeAttribute("aria-sort");
      if (key && th.dataset.k === key) th.ariaSort = way > 0 ? "ascending" : "descending";
    });
    more.hidden = list.length <= most;
    const all = films.length;
    count.textContent = !list.length ? "None. Try fewer letters or fewer filters."
      : list.length < all ? `${list.length} of ${all} films` : whole ? "" : "The newest films";
  };
  const update = async () => {
    most = MOST;
    const query = new URLSearchParams(KEYS.filter((k) => chosen[k]).map((k) => [k, chosen[k]])).toString();
    try { history.replaceState(null, "", location.pathname + (query && "?" + query) + location.hash); } catch { /* file:// */ }
    await load();
    show();
  };
  const choose = (key, value) => {
    if (value) chosen[key] = value; else delete chosen[key];
    update();
  };
  more.addEventListener("click", () => { most += MOST; show(); });

  heads.forEach((th) => {
    const button = make("button", { type: "button" }, ...th.childNodes);
    const key = th.dataset.k;
    button.addEventListener("click", () => {
      // Figures are wanted from the top.
      const down = ["year", "runtime", "gross"].includes(key);
      const now = th.ariaSort || "";
      choose("sort", (now ? now === "ascending" : down) ? "-" + key : key);
    });
    th.append(button);
  });
  if (!tools) return;
  const field = (key, label, input) => {
    input.value = chosen[key] || "";
    input.addEventListener(input.tagName === "SELECT" ? "change" : "input", () => choose(key, input.value.trim()));
    tools.append(make("label", { className: "f-" + key }, label, input));
    return input;
  };
  const options = (key) => [...new Set(films.flatMap((film) => film[key]))].sort((a, b) => a.localeCompare(b));
  const text = (props) => make("input", { autocomplete: "off", type: "search", ...props });
  const select = (key) => {
    const e = make("select", {}, new Option("All", ""));
    const fill = () => {
      const now = chosen[key] || "";
      const all = options(key);
      e.replaceChildren(new Option("All", ""), ...(now && !all.includes(now) ? [now, ...all] : all).map((name) => new Option(name)));
      e.value = now;
    };
    fill();
    // A list that is not loaded yet comes when somebody wants to choose from it.
    e.addEventListener("focus", () => { if (!whole) load().then(fill); });
    return e;
  };
  field("q", "Find in this list", text());
  // On a phone the rest stands behind a button.
  const rest = make("button", { type: "button", textContent: "Filters" });
  const open = (on) => { tools.classList.toggle("open", on); rest.ariaExpanded = String(on); };
  rest.addEventListener("click", () => open(!tools.classList.contains("open")));
  open(Object.keys(chosen).some((key) => key !== "q" && key !== "sort"));
  tools.append(rest);
  field("from", "From year", text({ inputMode: "numeric", maxLength: 4 }));
  field("to", "To year", text({ inputMode: "numeric", maxLength: 4 }));
  for (const [key, label] of [["genre", "Genre"], ["country", "Country"]]) {
    const e = select(key);
    field(key, label, e);
    e.value = chosen[key] || "";
  }
  field("director", "Director", text());
  table.parentElement.after(more);
  if (Object.keys(chosen).length) update();
  else if (!whole) count.textContent = "The newest films";
})();
