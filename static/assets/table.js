// The table of films: a click on a heading sorts, fields filter, and the address keeps
// both, so that a choice can be linked to and gone back to: ?genre=Action&sort=-gross.
// The rows are in the page, in one table or in further ones below it; where there are too
// many, they come from one file on first use. While the page knows of a choice and this script has not run, the table is hidden.
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
  const further = [...document.querySelectorAll(".rows")];
  const initial = [table, ...further].flatMap((one) => [...one.querySelectorAll("tbody tr")]);
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
      cell("", ...directors.flatMap(([name, slug], i) => [...(i ? [", "] : []), slug ? link(`../people/${slug}.html`, name) : name])),
      cell("", genre.join(", ")), cell("", country.join(", ")),
      cell("num", runtime ? `${runtime} min` : ""), cell("num", spelled));
    const director = directors.map(([name]) => name);
    const text = fold([title, year || "", ...director, ...genre, ...country].join(" "));
    return { title, n, year, director, genre, country, runtime, gross, rank, text, row };
  });
  // Understood when somebody wants to choose.
  let listed;
  const films = () => (listed ??= initial.map(fromRow));
  let whole = !tools?.dataset.all;
  const load = () => new Promise((done) => {
    if (whole) return done();
    window.filmwikiFilms = (all) => { listed = fromList(all); whole = true; fill(); done(); };
    document.head.append(make("script", { src: tools.dataset.all, onerror: done }));
  });

  // What is chosen, as the address has it.
  const KEYS = ["q", "from", "to", "genre", "country", "director", "runtime", "gross", "sort"];
  let chosen;
  const read = () => {
    const all = new URLSearchParams(location.search);
    chosen = Object.fromEntries(KEYS.filter((key) => (tools || key === "sort") && all.get(key)).map((key) => [key, all.get(key)]));
  };
  // A year is one when its last figure is typed.
  const year = (text) => (/^\d{4}$/.test(text) ? Number(text) : 0);
  const within = (n, range) => {
    const [from, to] = (range || "").split("-");
    return !range || (n > 0 && n >= Number(from) && (!to || n <= Number(to)));
  };
  const passes = (film) => {
    const has = (list, wanted) => !wanted || list.some((one) => fold(one) === fold(wanted));
    return fold(chosen.q || "").split(/\s+/).every((word) => film.text.includes(word))
      && (!year(chosen.from) || film.year >= year(chosen.from))
      && (!year(chosen.to) || (film.year && film.year <= year(chosen.to)))
      && has(film.genre, chosen.genre) && has(film.country, chosen.country)
      && within(film.runtime, chosen.runtime)
      // What money in another currency is worth is not known.
      && (!chosen.gross || (film.rank === 0 && within(film.gross, chosen.gross + "-")))
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
  const ways = heads.map((th) => th.ariaSort);
  const show = () => {
    const sort = chosen.sort || "";
    const key = sort.replace("-", ""), way = sort.startsWith("-") ? -1 : 1;
    const list = films().filter(passes);
    if (key) list.sort(order(key, way));
    else if (whole && tools?.dataset.all) list.sort(order("year", -1));
    // As the page came, if nothing is chosen.
    const fit = Object.keys(chosen).length || tools?.dataset.all ? most : list.length;
    further.forEach((one) => one.remove());
    body.replaceChildren(...list.slice(0, fit).map((film) => film.row()));
    heads.forEach((th, nth) => {
      const now = th.dataset.k === key ? (way > 0 ? "ascending" : "descending") : null;
      th.ariaSort = key ? now : ways[nth];
    });
    more.hidden = list.length <= fit;
    const all = films().length;
    count.textContent = !list.length ? "None. Try fewer letters or fewer filters."
      : list.length < all ? `${list.length} of ${all} films` : whole ? "" : "The newest films";
  };
  const update = async () => {
    most = MOST;
    if (Object.keys(chosen).length) await load();
    show();
    delete document.documentElement.dataset.chosen;
  };
  // Every choice is a step that Back undoes; what is typed in one go is one step.
  let typing = "";
  const choose = (key, value, field = "") => {
    if (value) chosen[key] = value; else delete chosen[key];
    const query = new URLSearchParams(KEYS.filter((k) => chosen[k]).map((k) => [k, chosen[k]])).toString();
    const step = field && field === typing ? "replaceState" : "pushState";
    typing = field;
    try { history[step](null, "", location.pathname + (query && "?" + query) + location.hash); } catch { /* file:// */ }
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
  const fields = tools ? [...tools.querySelectorAll("input, select")] : [];
  const fill = () => fields.forEach((field) => {
    const now = chosen[field.name] || "";
    if (field.name === "genre" || field.name === "country") {
      const all = new Set(films().flatMap((film) => film[field.name]));
      field.replaceChildren(new Option("All", ""), ...[...all].sort((a, b) => a.localeCompare(b)).map((name) => new Option(name)));
    }
    if (now && field.options) {
      const same = [...field.options].find((one) => fold(one.value) === fold(now));
      if (same) chosen[field.name] = same.value; else field.append(new Option(now));
    }
    if (field.value.trim() !== (chosen[field.name] || "")) field.value = chosen[field.name] || "";
  });
  fields.forEach((field) => {
    const typed = field.options ? "" : field.name;
    field.addEventListener(typed ? "input" : "change", () => choose(field.name, field.value.trim(), typed));
    field.addEventListener("blur", () => { typing = ""; });
    // A list that is not loaded yet comes when somebody wants to choose from it.
    if (!typed) field.addEventListener("focus", () => load());
  });
  // On a phone all but the first stand behind a button.
  const rest = tools?.querySelector("button");
  const open = (on) => { tools.classList.toggle("open", on); rest.ariaExpanded = String(on); };
  rest?.addEventListener("click", () => open(!tools.classList.contains("open")));

  const follow = () => {
    typing = "";
    read();
    fill();
    if (fields.some(({ name }) => name !== "q" && chosen[name])) open(true);
    return update();
  };
  addEventListener("popstate", follow);
  // A letter leads to its films, also where the choice has left them out.
  addEventListener("hashchange", async () => {
    const row = initial.find(({ id }) => id && "#" + id === decodeURI(location.hash));
    if (!row || row.isConnected) return;
    try { history.replaceState(null, "", location.pathname + location.hash); } catch { return; }
    await follow();
    row.scrollIntoView();
  });
  table.parentElement.after(more);
  read();
  if (Object.keys(chosen).length) follow();
  else {
    fill();
    if (!whole) count.textContent = "The newest films";
  }
})();
