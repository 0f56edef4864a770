// search.html?q=: what the wiki says, by kind. The text is searched with Pagefind,
// whose script comes only now; names are searched with jump.js, which also knows
// those that have no text of their own. Without an index of all text (built so, or
// opened from disk) the names are what there is.
(() => {
  const place = document.getElementById("results");
  const browse = document.getElementById("browse");
  const input = document.querySelector(".site-search input");
  const root = new URL("./", document.querySelector(".site-search").action).href;
  const params = new URLSearchParams(location.search);
  const query = (params.get("q") || "").trim();
  const FILTERS = [["decade", "Decade"], ["genre", "Genre"], ["director", "Director"]];
  const FEW = 5, MANY = 20, PLACES = 3;

  const make = (tag, props, ...kids) => {
    const e = Object.assign(document.createElement(tag), props);
    e.append(...kids.filter((kid) => kid !== undefined));
    return e;
  };
  const say = (...kids) => place.replaceChildren(make("p", { className: "lede" }, ...kids));
  const plural = (n, one, many) => `${n} ${n === 1 ? one : many}`;
  const capital = (s) => s.charAt(0).toUpperCase() + s.slice(1);
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));

  // Spoilers, as wiki.js remembers them.
  const shown = (slug) => {
    let all = {};
    try { all = JSON.parse(localStorage.getItem("filmwiki.spoilers")) || {}; } catch { /* nothing is shown */ }
    return Boolean(all["*"] || all["=" + slug]);
  };

  // An excerpt is text with <mark>; it is taken apart, never set as HTML.
  const excerpt = (html, title) => {
    const text = (s) => s.replace(/&lt;/g, "<").replace(/&gt;/g, ">");
    const out = make("span", {});
    // The heading stands beside it already.
    let rest = html;
    const bare = rest.replace(/<\/?mark>/g, "");
    if (title && bare.startsWith(title)) {
      let at = 0;
      for (let left = title.length; left > 0;) {
        const tag = /^<\/?mark>/.exec(rest.slice(at));
        if (tag) at += tag[0].length; else { at++; left--; }
      }
      rest = rest.slice(at).replace(/^[.\s]*<\/mark>/, "").replace(/^[.\s]+/, "");
    }
    rest.split(/(<mark>.*?<\/mark>)/).forEach((piece) => {
      const marked = /^<mark>(.*)<\/mark>$/.exec(piece);
      out.append(marked ? make("mark", {}, text(marked[1])) : text(piece));
    });
    return out;
  };

  // Where words stand: `PAGE/ANCHOR`, behind `~` in a section that tells the plot, and
  // behind `!` in a sentence that does.
  const where = (path, id) => {
    const parts = /^([~!]?)([^/]*)\/(.*)$/.exec(id);
    if (!parts) return { href: root + path, page: "", tells: "" };
    const [, tells, page, anchor] = parts;
    const file = page ? path.replace(/\.html$/, `/${encodeURIComponent(page)}.html`) : path;
    return { href: root + file, hash: anchor ? "#" + encodeURIComponent(anchor) : "", page, tells };
  };
  const hit = (path, sub, subject) => {
    const slug = path.replace(/^.*\/|\.html$/g, "");
    const at = where(path, sub.anchor ? sub.anchor.id : "");
    const title = sub.anchor ? sub.title : "";
    const page = capital(at.page.replace(/-/g, " "));
    const name = at.tells === "!" ? page || "What happens" : !page || page.toLowerCase() === title.toLowerCase() ? title : `${page}: ${title}`;
    if (!at.tells) {
      const words = excerpt(sub.excerpt, title || subject);
      return make("li", {}, name ? make("a", { href: at.href + (at.hash || "") }, name) : undefined, name ? " " : undefined, words);
    }
    const item = make("li", {});
    const tell = () => item.replaceChildren(make("a", { href: at.href + at.hash }, name), " ", excerpt(sub.excerpt, title));
    if (shown(slug)) { tell(); return item; }
    // Not even the heading: it may tell enough.
    const button = make("button", { type: "button" }, "Show excerpt");
    button.addEventListener("click", () => { tell(); item.querySelector("a").focus(); });
    item.append(make("a", { href: at.href }, at.tells === "~" ? "In the plot" : name), " ", button);
    return item;
  };

  const entry = (path, title, note, isFilm, alias, subs) => {
    const item = make("li", {}, make("a", { href: root + path, className: isFilm ? "film" : "" }, title));
    if (note) item.append(" ", make("span", { className: "year" }, note));
    if (alias) item.append(" ", make("span", { className: "quiet" }, alias));
    const told = subs.map((sub) => hit(path, sub, title));
    if (told.length) item.append(make("ul", {}, ...told.slice(0, PLACES)));
    const more = told.length - PLACES;
    if (more > 0) {
      const button = make("button", { type: "button" }, `${plural(more, "more place", "more places")}`);
      button.addEventListener("click", () => {
        const rest = told.slice(PLACES);
        item.querySelector("ul").append(...rest);
        button.remove();
        rest[0].querySelector("a, button")?.focus();
      });
      item.append(button);
    }
    return item;
  };
  // The lead first, the facts last. A plot is one place, however many of its sections
  // have the words.
  const places = (subs) => {
    const weight = (sub) => sub.weighted_locations.reduce((sum, l) => sum + l.balanced_score, 0);
    const isFacts = (sub) => sub.anchor?.id === "/";
    let plots = 0;
    return subs.filter((sub) => sub.excerpt)
      .sort((a, b) => !b.anchor - !a.anchor || isFacts(a) - isFacts(b) || weight(b) - weight(a))
      .filter((sub) => !/^[~!]/.test(sub.anchor?.id) || plots++ === 0);
  };

  const go = (changes) => {
    for (const [name, value] of Object.entries(changes)) if (value) params.set(name, value); else params.delete(name);
    history.pushState(null, "", "?" + params);
    run();
  };

  const tools = (counts) => {
    const row = make("div", { className: "tools" });
    for (const [name, label] of FILTERS) {
      const chosen = params.get(name) || "";
      const values = Object.entries(counts[name] || {}).filter(([value, n]) => n > 0 || value === chosen);
      values.sort((a, b) => (name === "decade" ? b[0].localeCompare(a[0]) : b[1] - a[1] || a[0].localeCompare(b[0])));
      if (values.length < 2 && !chosen) continue;
      const select = make("select", { name }, new Option("All", ""), ...values.map(([value, n]) => new Option(`${value} (${n})`, value)));
      select.value = chosen;
      select.addEventListener("change", async () => { await go({ [name]: select.value }); });
      row.append(make("label", {}, label, select));
    }
    return row;
  };
  const kinds = (counts, chosen) => {
    const total = counts.reduce((sum, [, n]) => sum + n, 0);
    const link = (label, n, value) => {
      const to = new URLSearchParams(params);
      if (value) to.set("kind", value); else to.delete("kind");
      const a = make("a", { href: "?" + to }, label, " ", make("span", { className: "quiet" }, String(n)));
      if (value === chosen) a.setAttribute("aria-current", "true");
      a.addEventListener("click", (event) => { event.preventDefault(); go({ kind: value }); });
      return make("li", {}, a);
    };
    const nav = make("nav", { className: "kinds" }, make("ul", {}, link("All", total, ""), ...counts.map(([kind, n]) => link(kind, n, kind))));
    nav.setAttribute("aria-label", "Kinds");
    return nav;
  };

  let engine;
  const ready = async () => {
    // `serve` makes the index in the background.
    for (let tries = 0; ; tries++) {
      const answer = await fetch(`${root}pagefind/filmwiki.json`, { cache: "no-cache" });
      const state = answer.ok ? await answer.json() : undefined;
      if (!state) throw new Error("no index");
      if (state.bundles !== undefined) return state;
      if (!tries) status("The index of all text is being made. Results come when it is ready.");
      await wait(1000);
    }
  };
  const load = () => engine ??= (async () => {
    const state = await ready();
    if (!state.bundles) return undefined;
    const settings = { metaCacheTag: state.texts, excerptEllipsis: "…" };
    const pagefind = await import(`${root}pagefind/pagefind.js?${state.texts}`);
    await pagefind.options({ basePath: `${root}pagefind/`, ...settings });
    await pagefind.init();
    for (let n = 1; n < state.bundles; n++) await pagefind.mergeIndex(`${root}pagefind/${n}/`, { ...settings });
    await pagefind.filters();
    return pagefind;
  })();

  // Where a bundle does not know a word, Pagefind takes the longest beginning of it
  // that it does know: `dance` finds `Dan`. What it found is kept if it has every word
  // that the wiki knows, in any of its forms, and words that begin like the others.
  const meant = async (pagefind) => {
    if (/^".+"$/.test(query)) return (results) => results;
    const known = [], begun = [];
    for (const word of query.toLowerCase().split(/\s+/)) {
      const { results } = await pagefind.search(`"${word}"`);
      if (results.length) known.push(new Set(results.map((result) => result.id)));
      else begun.push(plain(word));
    }
    return async (results) => {
      const kept = results.filter((result) => known.every((ids) => ids.has(result.id)));
      if (!begun.length) return kept;
      const some = kept.slice(0, 3 * MANY);
      const good = await Promise.all(some.map(async (result) => {
        const data = await result.data();
        const words = data.raw_content.split(/\s+/);
        const there = [...data.locations.map((at) => words[at] || ""), ...data.meta.title.split(/\s+/)].map(plain);
        return begun.every((word) => there.some((w) => w.startsWith(word)));
      }));
      return some.filter((_, nth) => good[nth]);
    };
  };
  const plain = (word) => word.normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

  let status = () => {};
  let turn = 0;
  const run = async () => {
    const mine = ++turn;
    const text = place.dataset.searches === "text" && location.protocol !== "file:";
    const note = make("p", { className: "facts" });
    note.setAttribute("role", "status");
    status = (words) => { if (mine === turn) note.textContent = words; };
    if (!place.firstChild) place.append(note);
    place.setAttribute("aria-busy", "true");
    if (place.dataset.searches === "text" && !text) status("This wiki is opened from disk, where a browser lets no page read an index of all text. Names are searched.");
    const chosen = params.get("kind") || "";
    const filters = {};
    for (const [name] of FILTERS) if (params.get(name)) filters[name] = params.get(name);
    const names = await window.filmwiki.names(query, 60);
    let pagefind, failed = false;
    if (text) {
      // Names are there at once; the text follows.
      if (!engine) draw(mine, note, names, undefined, chosen);
      try { pagefind = await load(); } catch { engine = undefined; failed = true; }
    }
    let found;
    if (pagefind) {
      const all = await pagefind.search(query, {});
      const some = Object.keys(filters).length ? await pagefind.search(query, { filters }) : all;
      found = { counts: all.filters, groups: new Map() };
      const keep = await meant(pagefind);
      for (const [kind, n] of Object.entries(some.filters.kind || {})) {
        if (!n) continue;
        const { results } = await pagefind.search(query, { filters: { ...filters, kind } });
        found.groups.set(kind, await keep(results));
      }
    }
    await draw(mine, note, names, found, chosen, Object.keys(filters).length > 0);
    if (mine !== turn) return;
    if (failed) status("The index of all text could not be loaded. Names are searched.");
    place.setAttribute("aria-busy", "false");
  };

  const draw = async (mine, note, names, found, chosen, filtered) => {
    const close = names.filter((name) => name.score < 3);
    const byKind = new Map();
    if (!filtered) for (const name of close) byKind.set(name.kindName, [...(byKind.get(name.kindName) || []), name]);
    const order = new Map([...byKind.keys(), ...(found ? found.groups.keys() : [])].map((kind) => [kind, 0]));
    const sections = [], counts = [];
    for (const kind of [...(window.filmwiki.kinds || []), ...order.keys()]) {
      if (counts.some(([k]) => k === kind)) continue;
      const results = found ? found.groups.get(kind) || [] : [];
      const named = byKind.get(kind) || [];
      const most = chosen ? MANY * pages : FEW;
      const data = await Promise.all(results.slice(0, most).map((result) => result.data()));
      const there = new Set(data.map((d) => d.raw_url));
      // A name with a text of its own is among the results, perhaps further down.
      const extra = named.filter((name) => !there.has(name.path) && (!found || !name.text));
      const n = results.length + extra.length;
      if (!n) continue;
      counts.push([kind, n]);
      if (chosen && chosen !== kind) continue;
      const isFilm = (path) => path.startsWith("films/");
      const entries = data.map((d) => entry(d.raw_url, d.meta.title, d.meta.note, isFilm(d.raw_url), "", places(d.sub_results)));
      for (const name of extra.slice(0, Math.max(0, most - entries.length))) entries.push(entry(name.path, name.name, name.kind === 0 ? name.year : "", name.kind === 0, name.alias, []));
      const left = n - entries.length;
      const heading = make("h2", { id: `r${sections.length}` }, kind, " ", make("span", { className: "year" }, String(n)));
      const section = make("section", {}, heading, make("ol", { className: "found" }, ...entries));
      section.setAttribute("aria-labelledby", heading.id);
      if (left > 0) {
        const button = make("button", { type: "button" }, chosen ? `${Math.min(left, MANY)} more` : `All ${n} ${kind.toLowerCase()}`);
        button.addEventListener("click", () => { if (chosen) { pages++; run(); } else go({ kind }); });
        section.append(button);
      }
      sections.push(section);
    }
    if (mine !== turn) return;
    const parts = [note];
    const total = counts.reduce((sum, [, n]) => sum + n, 0);
    if (found || place.dataset.searches !== "text" || location.protocol === "file:") {
      if (found) status(total ? `${plural(total, "page", "pages")} for “${query}”` : "");
    }
    if (found) parts.push(tools(found.counts));
    if (counts.length > 1 || chosen) parts.push(kinds(counts, chosen));
    parts.push(...sections);
    if (!sections.length && (found || place.dataset.searches !== "text" || location.protocol === "file:")) {
      const like = names.filter((name) => name.score >= 3).slice(0, 6);
      parts.push(make("p", { className: "lede" }, `Nothing here is called or says “${query}”.`));
      if (chosen || filtered) {
        const button = make("button", { type: "button" }, "Search without filters");
        button.addEventListener("click", () => go({ kind: "", decade: "", genre: "", director: "" }));
        parts.push(button);
      }
      if (like.length) {
        const list = make("ul", { className: "plain" }, ...like.map((name) => make("li", {}, make("a", { href: name.href, className: name.kind === 0 ? "film" : "" }, name.name), " ", make("span", { className: "quiet" }, name.kind === 0 ? name.year : name.label))));
        const heading = make("h2", { id: "like" }, "Did you mean");
        const section = make("section", {}, heading, list);
        section.setAttribute("aria-labelledby", "like");
        parts.push(section);
      }
    }
    browse.hidden = sections.length > 0;
    place.replaceChildren(...parts);
  };
  let pages = 1;

  const title = document.title;
  const start = () => {
    pages = 1;
    input.value = query;
    if (!query) { input.focus(); return; }
    document.title = `${query} · ${title}`;
    browse.hidden = true;
    run();
  };
  addEventListener("popstate", () => {
    const now = new URLSearchParams(location.search);
    if ((now.get("q") || "").trim() !== query) { location.reload(); return; }
    for (const name of [...params.keys()]) params.delete(name);
    for (const [name, value] of now) params.set(name, value);
    run();
  });
  start();
})();
