// search.html?q=: what the wiki says, by kind. The text is searched with Pagefind,
// whose script comes only now; names are searched with jump.js, which also knows
// those that have no text of their own. Without an index of all text (built so, or
// opened from disk) the names are what there is.
(() => {
  const [narrow, said, browse] = ["narrow", "said", "browse"].map((id) => document.getElementById(id));
  let place = document.getElementById("results");
  const input = document.querySelector(".site-search input");
  const root = new URL("./", document.querySelector(".site-search").action).href;
  const params = new URLSearchParams(location.search);
  const query = (params.get("q") || "").trim();
  const text = place.dataset.searches === "text" && location.protocol !== "file:";
  const FACETS = ["year", "genre", "director"];
  const FEW = 5, MANY = 20, PLACES = 3, NAMES = 60;

  const make = (tag, props, ...kids) => {
    const e = Object.assign(document.createElement(tag), props);
    e.append(...kids.filter((kid) => kid !== undefined));
    return e;
  };
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
  // behind `!` in a sentence that does; with the page's name if the file's is another.
  const where = (path, id) => {
    const parts = /^([~!]?)([^/]*)\/([^/]*)\/?(.*)$/.exec(id);
    if (!parts) return { href: root + path, page: "", tells: "" };
    const [, tells, page, anchor, called] = parts;
    const file = page ? path.replace(/\.html$/, `/${encodeURIComponent(page)}.html`) : path;
    return { href: root + file, hash: anchor ? "#" + encodeURIComponent(anchor) : "", page: called ? decodeURIComponent(called) : capital(page.replace(/-/g, " ")), tells };
  };
  const hit = (path, sub, subject) => {
    const slug = path.replace(/^.*\/|\.html$/g, "");
    const at = where(path, sub.anchor ? sub.anchor.id : "");
    const title = sub.anchor ? sub.title : "";
    const name = at.tells === "!" ? at.page || "What happens"
      : !at.page || at.page.toLowerCase() === title.toLowerCase() ? title : `${at.page}: ${title}`;
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
  // What has the words as they were typed first, then the lead, the facts last. A plot is
  // one place, however many of its sections have the words.
  const bare = (s) => s.replace(/<\/?mark>/g, "").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const places = (subs) => {
    const says = (sub) => query.includes(" ") && bare(sub.excerpt).includes(bare(query));
    const weight = (sub) => sub.weighted_locations.reduce((sum, l) => sum + l.balanced_score, 0);
    const isFacts = (sub) => sub.anchor?.id === "/";
    let plots = 0;
    return subs.filter((sub) => sub.excerpt)
      .sort((a, b) => says(b) - says(a) || !b.anchor - !a.anchor || isFacts(a) - isFacts(b) || weight(b) - weight(a))
      .filter((sub) => !/^[~!]/.test(sub.anchor?.id) || plots++ === 0);
  };

  const link = (changes, ...kids) => {
    const to = new URLSearchParams(params);
    for (const [name, value] of Object.entries(changes)) if (value) to.set(name, value); else to.delete(name);
    return make("a", { href: "?" + to }, ...kids);
  };
  const go = (changes) => {
    history.pushState(null, "", link(changes).href);
    follow();
  };
  // As jump.js has them from the wiki's names: what many of a kind are called, and one.
  const kindNames = () => (window.filmwiki.kinds || []).map(([many]) => many);
  const chosen = (name) => params.get(name) || "";
  const isFiltered = () => ["kind", ...FACETS].some(chosen);
  const unfiltered = Object.fromEntries(["kind", ...FACETS].map((name) => [name, ""]));

  // The filters, which stay where they are while the results change: who chooses with
  // the keyboard keeps the place.
  const kinds = make("nav", { className: "kinds" }, make("ul", {}));
  kinds.setAttribute("aria-label", "Kinds");
  const selects = FACETS.map((name) => {
    const select = make("select", { name });
    select.addEventListener("change", () => go({ [name]: select.value }));
    return [name, select, make("label", {}, capital(name), select)];
  });
  const facets = make("div", { className: "facets" }, ...selects.map(([, , label]) => label));
  // On a phone they stand behind a button.
  const unfold = make("button", { type: "button", className: "unfold" }, "Filters");
  const open = (on) => { narrow.classList.toggle("open", on); unfold.ariaExpanded = String(on); };
  unfold.addEventListener("click", () => open(unfold.ariaExpanded !== "true"));
  open(FACETS.some(chosen));
  narrow.append(kinds, unfold, facets);

  // Years by decade, each decade a choice of its own; of the others the most frequent first.
  const INDENT = "\u2003";
  const choices = (name, values) => {
    const option = ([value, n], indent = "") => new Option(`${indent}${value} (${n})`, value);
    if (name !== "year") return values.sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map((one) => option(one));
    const decades = new Map();
    for (const one of values.sort((a, b) => b[0] - a[0])) {
      const decade = one[0].slice(0, -1) + "0s";
      decades.set(decade, [...(decades.get(decade) || []), one]);
    }
    return [...decades].flatMap(([decade, years]) =>
      [option([decade, years.reduce((sum, [, n]) => sum + n, 0)]), ...years.map((one) => option(one, INDENT))]);
  };
  // A filter that changes nothing is not offered; one that was offered stays.
  const offered = new Set();
  const offer = (counts) => {
    for (const [name, select, label] of selects) {
      const { values = {}, total = 0 } = counts[name] || {}, now = chosen(name);
      const there = Object.entries(values).filter(([, n]) => n > 0);
      const options = choices(name, there);
      if (now && !options.some((one) => one.value === now)) options.push(new Option(`${now} (0)`, now));
      select.replaceChildren(new Option("All", ""), ...options);
      select.value = now;
      if (now || there.some(([, n]) => n < total)) offered.add(name);
      label.hidden = !offered.has(name);
    }
    unfold.hidden = selects.every(([, , label]) => label.hidden);
  };
  const met = new Map();
  const offerKinds = (counts) => {
    for (const kind of met.keys()) met.set(kind, 0);
    for (const [kind, n] of counts) met.set(kind, n);
    const order = kindNames();
    const all = [...met].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
    const one = (label, n, kind) => {
      const a = link({ kind }, label, " ", make("span", { className: "quiet" }, String(n)));
      if (kind === chosen("kind")) a.setAttribute("aria-current", "true");
      if (n || kind === chosen("kind")) a.addEventListener("click", (event) => { event.preventDefault(); go({ kind }); });
      else a.removeAttribute("href");
      return make("li", {}, a);
    };
    const total = counts.reduce((sum, [, n]) => sum + n, 0);
    const at = [...kinds.querySelectorAll("a")].indexOf(document.activeElement);
    kinds.hidden = all.length < 2 && !chosen("kind");
    kinds.firstChild.replaceChildren(one("All", total, ""), ...all.map(([kind, n]) => one(kind, n, kind)));
    if (at >= 0) (kinds.querySelector("[aria-current]") || kinds.querySelector("a")).focus();
  };

  let engine;
  const ready = async () => {
    // `serve` makes the index in the background.
    for (let tries = 0; ; tries++) {
      const answer = await fetch(`${root}pagefind/filmwiki.json`, { cache: "no-cache" });
      const state = answer.ok ? await answer.json() : undefined;
      if (!state) throw new Error("no index");
      if (state.bundles !== undefined) return state;
      if (!tries) said.textContent = "The index of all text is being made. Results come when it is ready.";
      await wait(1000);
    }
  };
  // Names are there at once, where the text takes its time: what there is of that in many
  // files comes `after` them.
  const load = (after) => engine ??= (async () => {
    const state = await ready();
    if (!state.bundles) return undefined;
    const settings = { metaCacheTag: state.texts, excerptEllipsis: "…" };
    const pagefind = await import(`${root}pagefind/pagefind.js?${state.texts}`);
    await pagefind.options({ basePath: `${root}pagefind/`, ...settings });
    await pagefind.init();
    await after;
    // All at once: one after the other, a large wiki's would take seconds.
    const others = [...Array(state.bundles).keys()].slice(1);
    await Promise.all(others.map((n) => pagefind.mergeIndex(`${root}pagefind/${n}/`, { ...settings })));
    // What the words and the filters need comes together.
    await Promise.all([pagefind.filters(), pagefind.preload(query)]);
    return pagefind;
  })();

  // Where a bundle does not know a word, Pagefind takes the longest beginning of it
  // that it does know: `dance` finds `Dan`. What it found is kept if it has every word
  // that the wiki knows, in any of its forms, and words that begin like the others.
  const meant = async (pagefind) => {
    const known = new Map(), begun = [];
    const words = /^".+"$/.test(query) ? [] : query.toLowerCase().split(/\s+/);
    const exact = (text) => pagefind.search(`"${text}"`);
    const found = await Promise.all(words.map(exact));
    // Who has the words as they were typed comes first.
    const whole = new Set(words.length > 1 ? (await exact(words.join(" "))).results.map((result) => result.id) : []);
    found.forEach(({ results }, n) => {
      if (results.length) known.set(words[n], new Set(results.map((result) => result.id)));
      else begun.push(words[n]);
    });
    const keep = async (results) => {
      const kept = results.filter((result) => [...known.values()].every((ids) => ids.has(result.id)))
        .sort((a, b) => whole.has(b.id) - whole.has(a.id));
      if (!begun.length) return kept;
      const some = kept.slice(0, 3 * MANY);
      const good = await Promise.all(some.map(async (result) => {
        const data = await result.data();
        const words = data.raw_content.split(/\s+/);
        const there = [...data.locations.map((at) => words[at] || ""), ...data.meta.title.split(/\s+/)].map(plain);
        return begun.every((word) => there.some((w) => w.startsWith(plain(word))));
      }));
      return some.filter((_, nth) => good[nth]);
    };
    return { keep, known: [...known.keys()], begun };
  };
  const plain = (word) => word.normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

  // Everything that is drawn: the results of each kind, how many there are for each
  // value of a filter beside the other filters, and which words the wiki knows.
  const search = async (pagefind) => {
    const { keep, known, begun } = await meant(pagefind);
    // A value in an address need not have its capitals.
    const there = await pagefind.filters();
    for (const name of FACETS.filter(chosen)) {
      const same = Object.keys(there[name] || {}).find((value) => plain(value) === plain(chosen(name)));
      if (same) params.set(name, same);
    }
    const asked = new Map();
    const ask = (filters) => {
      const key = JSON.stringify(filters);
      if (!asked.has(key)) asked.set(key, pagefind.search(query, { filters }));
      return asked.get(key);
    };
    // What is chosen, but for one filter. A decade is any of its years.
    const filters = (without) => Object.fromEntries(["kind", ...FACETS].filter((name) => name !== without && chosen(name))
      .map((name) => {
        const decade = name === "year" && /^(\d+)0s$/.exec(chosen(name));
        return [name, decade ? { any: [...Array(10)].map((_, n) => decade[1] + n) } : chosen(name)];
      }));
    const counts = {}, groups = new Map();
    for (const name of FACETS) {
      const found = await ask(filters(name));
      const values = begun.length ? {} : found.filters[name] || {};
      const kept = await keep(found.results);
      if (begun.length) {
        for (const { filters } of await Promise.all(kept.map((result) => result.data()))) {
          for (const value of filters[name] || []) values[value] = (values[value] || 0) + 1;
        }
      }
      counts[name] = { values, total: kept.length };
    }
    for (const [kind, n] of Object.entries((await ask(filters("kind"))).filters.kind || {})) {
      if (n) groups.set(kind, await keep((await ask({ ...filters("kind"), kind })).results));
    }
    const all = isFiltered() ? (await keep((await ask({})).results)).length : 0;
    return { counts, groups, known, begun, all };
  };

  let turn = 0, pages = 1;
  const run = async () => {
    const mine = ++turn;
    place.setAttribute("aria-busy", "true");
    const called = window.filmwiki.names(query, NAMES);
    const loads = text && load(called);
    // That it fails is heard of below.
    if (loads) loads.catch(() => {});
    const names = await called;
    // An address may have what one of a kind is called.
    const asked = plain(chosen("kind"));
    const kind = (window.filmwiki.kinds || []).find((words) => words.some((word) => plain(word) === asked));
    if (kind) params.set("kind", kind[0]);
    let pagefind, failed = false;
    if (text) {
      const slow = await Promise.race([loads.catch(() => {}), wait(400).then(() => "slow")]);
      if (slow === "slow" && mine === turn) await draw(mine, names);
      try { pagefind = await loads; } catch { engine = undefined; failed = true; }
    }
    const found = pagefind && await search(pagefind);
    if (mine !== turn) return;
    await draw(mine, names, found || { counts: {}, groups: new Map(), known: [], begun: [], all: isFiltered() && names.length }, Boolean(pagefind));
    if (mine !== turn) return;
    if (failed) said.textContent = "The index of all text could not be loaded. Names are searched.";
    else if (place.dataset.searches === "text" && !text) said.textContent = "This wiki is opened from disk, where a browser lets no page read an index of all text. Names are searched.";
    place.setAttribute("aria-busy", "false");
  };

  // Without `found` the text is still awaited.
  const draw = async (mine, names, found, withText) => {
    const kind = chosen("kind");
    const byKind = new Map();
    if (!FACETS.some(chosen)) for (const name of names.filter((name) => name.score < 3)) byKind.set(name.kindName, [...(byKind.get(name.kindName) || []), name]);
    const sections = [], counts = [];
    for (const group of new Set([...kindNames(), ...byKind.keys(), ...(found ? found.groups.keys() : [])])) {
      const results = found?.groups.get(group) || [];
      const most = kind ? MANY * pages : FEW;
      const data = await Promise.all(results.slice(0, most).map((result) => result.data()));
      // What is called so comes before what says so.
      const called = new Set(names.filter((name) => name.score < 1).map((name) => name.path));
      data.sort((a, b) => called.has(b.raw_url) - called.has(a.raw_url));
      const there = new Set(data.map((d) => d.raw_url));
      // A name with a text of its own is among the results, perhaps further down.
      const extra = (byKind.get(group) || []).filter((name) => !there.has(name.path) && (!withText || !name.text));
      const n = results.length + extra.length;
      if (!n) continue;
      counts.push([group, n]);
      if (kind && kind !== group) continue;
      const isFilm = (path) => path.startsWith("films/");
      const entries = data.map((d) => entry(d.raw_url, d.meta.title, d.meta.note, isFilm(d.raw_url), "", places(d.sub_results)));
      for (const name of extra.slice(0, Math.max(0, most - entries.length))) entries.push(entry(name.path, name.name, name.kind === 0 ? name.when : "", name.kind === 0, name.alias, []));
      const left = n - entries.length;
      const heading = make("h2", { id: `r${sections.length}` }, group, " ", make("span", { className: "year" }, String(n)));
      const section = make("section", {}, heading, make("ol", { className: "found" }, ...entries));
      section.setAttribute("aria-labelledby", heading.id);
      if (left > 0) {
        const button = make("button", { type: "button" }, kind ? `${Math.min(left, MANY)} more` : `All ${n} ${group.toLowerCase()}`);
        button.addEventListener("click", async () => {
          if (!kind) return go({ kind: group });
          pages++;
          await run();
          place.querySelectorAll(".found > li > a")[entries.length]?.focus();
        });
        section.append(button);
      }
      sections.push(section);
    }
    const other = found && !sections.length ? await nothing(names, found) : [];
    if (mine !== turn) return;
    if (found) {
      const shown = kind ? counts.filter(([group]) => group === kind) : counts;
      const n = shown.reduce((sum, [, n]) => sum + n, 0);
      const some = !withText && names.length === NAMES ? "The best known " : "";
      said.className = sections.length ? "facts" : "lede";
      said.textContent = sections.length ? `${some}${plural(n, "page", "pages")} for “${query}”` : `Nothing here is called or says “${query}”${isFiltered() ? " and passes the filters" : ""}.`;
      offer(found.counts);
      offerKinds(counts);
      narrow.hidden = !sections.length && !isFiltered();
    }
    if (found && !sections.length) delete document.documentElement.dataset.asks;
    // The filters come between the field and the names that were there first. A new box
    // stands where it stands: nothing moves, and nothing is gone for a moment.
    const next = place.cloneNode(false);
    next.append(...sections, ...other);
    place.replaceWith(next);
    place = next;
  };

  // Nothing is found: what could be tried instead.
  const nothing = async (names, { known, begun, all }) => {
    const parts = [], tips = [];
    const tip = (changes, words) => tips.push(make("li", {}, link(changes, words)));
    const words = query.split(/\s+/);
    if (all) tip(unfiltered, `Search for “${query}” without filters`);
    // Fewer words: those that the wiki knows, together or one by one.
    const some = words.filter((word) => known.includes(word.toLowerCase()));
    if (begun.length && some.length) tip({ ...unfiltered, q: some.join(" ") }, `Search for “${some.join(" ")}” only`);
    else if (words.length > 1) for (const word of some) tip({ ...unfiltered, q: word }, `Search for “${word}” only`);
    if (tips.length) parts.push(make("ul", { className: "plain" }, ...tips));
    // Names that are spelled much like it, or like one of its words.
    let like = names.filter((name) => name.score >= 3).slice(0, 6);
    if (!like.length && words.length > 1) {
      const unknown = words.filter((word) => !some.includes(word)).slice(0, 4);
      like = (await Promise.all(unknown.map((word) => window.filmwiki.names(word, 3)))).flat();
    }
    if (like.length) {
      const heading = make("h2", { id: "like" }, "Did you mean");
      const section = make("section", {}, heading, make("ul", { className: "plain" }, ...like.map((name) =>
        make("li", {}, make("a", { href: name.href, className: name.kind === 0 ? "film" : "" }, name.name), " ",
          make("span", { className: "quiet" }, name.kind === 0 ? name.when : name.label)))));
      section.setAttribute("aria-labelledby", "like");
      parts.push(section);
    }
    return parts;
  };

  const title = document.title;
  const follow = () => {
    const now = new URLSearchParams(location.search);
    if ((now.get("q") || "").trim() !== query) { location.reload(); return; }
    for (const name of [...params.keys()]) params.delete(name);
    for (const [name, value] of now) params.set(name, value);
    pages = 1;
    run();
  };
  addEventListener("popstate", follow);
  input.value = query;
  if (query) {
    document.title = `${query} · ${title}`;
    run();
  } else input.focus();
})();
