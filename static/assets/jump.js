// The box that jumps to a page: every name and alias of the wiki, while the reader
// types. Loaded when the search field is used for the first time. The names come in
// small scripts (see src/search/jump.rs), since a page opened from disk may load no
// other kind of file.
//
// filmwiki.names(query, most) finds names; search.js uses it, too.
(() => {
  const root = new URL("../", document.currentScript.src).href;
  const fw = (window.filmwiki ??= {});
  const MOST = 8;

  // Files of names, each loaded once.
  const files = new Map();
  const arrived = new Map();
  window.filmwikiJump = ([kind, key, ...rest]) => arrived.set(kind + key, rest);
  const fileKey = (key) => [...key].map((c) => (/[a-z0-9]/.test(c) ? c : "_" + c.codePointAt(0).toString(16))).join("");
  const file = (kind, key) => {
    const id = kind + key;
    if (!files.has(id)) {
      files.set(id, new Promise((done) => {
        const script = document.createElement("script");
        script.src = `${root}assets/jump/${kind === "i" ? "index" : `${kind}-${fileKey(key)}`}.js`;
        script.onload = () => done(arrived.get(id));
        script.onerror = () => { files.delete(id); done(undefined); };
        document.head.append(script);
      }));
    }
    return files.get(id);
  };

  // Spelling, as src/search/jump.rs has it.
  const SPELLED = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ħ: "h", ı: "i", ŋ: "ng", ĸ: "k", ŧ: "t", ə: "e" };
  const fold = (s) => s.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’‘ʼ]/g, "'").replace(/[“”]/g, '"').replace(/[–—‑‐]/g, "-")
    .toLowerCase().replace(/[ßæœøđðłþħıŋĸŧə]/g, (c) => SPELLED[c]).trim().replace(/\s+/g, " ");
  const cut = (s) => s.match(/[\p{L}\p{N}]+/gu) || [];
  const words = (s) => {
    const all = s.split(" ").flatMap((token) => {
      const parts = cut(token);
      return parts.length > 1 ? [...parts, parts.join("")] : parts;
    });
    return all.length ? all : s ? [s] : [];
  };
  // What a name is without the spaces, which not everybody puts at the same place.
  const squeeze = (s) => cut(s).join("");
  const SMALL = /^(the|a|an|of|and|in|on|to|for|at)$/;
  const plain = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const address = (path) => root + path.split("/").map(encodeURIComponent).join("/");

  // Rows of a file, understood once.
  const rows = new Map();
  const entries = (key, text, kinds) => {
    if (!rows.has(key)) {
      rows.set(key, (text ? text.split("\n") : []).map((row) => {
        const [kind, name, when = "", weight = "0", own = "", ...aliases] = row.split("\t");
        const k = parseInt(kind, 10), year = when.split(",")[0];
        const [folder, , label] = kinds[k];
        const path = `${folder}/${own || plain(name) + (k === 0 && year ? `-${year}` : "")}.html`;
        const names = [name, ...aliases].map((n) => { const f = fold(n); return { name: n, folded: f, words: words(f), parts: cut(f), squeezed: squeeze(f) }; });
        // Whether its text can be searched, too: see src/search/records.rs.
        const text = kind.includes("+") || (Number(weight) > 1 && !/^(films|years)$/.test(folder));
        // The page of its name, if others have the name, too.
        const [, shared] = kind.split("*");
        const several = shared === undefined ? "" : address(`names/${shared || plain(name)}.html`);
        return { kind: k, label, name, year, when, weight: Number(weight), text, path, href: address(path), several, names };
      }));
    }
    return rows.get(key);
  };

  // Errors in typing: a wrong, missing, doubled or swapped letter. The word may go on
  // behind what was typed, unless all of it is meant. Anything above `most` is as good
  // as none.
  const errors = (typed, word, most, all = false) => {
    const a = [...typed], whole = [...word], b = whole.slice(0, a.length + most);
    let before, last = b.map((_, j) => j), here;
    last.push(b.length);
    for (let i = 1; i <= a.length; i++) {
      here = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        here[j] = Math.min(last[j] + 1, here[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) here[j] = Math.min(here[j], before[j - 2] + 1);
        least = Math.min(least, here[j]);
      }
      if (least > most) return Infinity;
      [before, last] = [last, here];
    }
    return all ? last[whole.length] ?? Infinity : Math.min(...last);
  };
  // Of two words that are as wrong, the one that is as long was meant.
  const near = (typed, word, most, all) => {
    const n = errors(typed, word, most, all);
    return n <= most ? n && n + Math.min(9, Math.abs(word.length - typed.length)) / 20 : Infinity;
  };
  const allowed = (word) => { const n = [...word].length; return n < 4 ? 0 : n < 6 ? 1 : n < 10 ? 2 : 3; };

  // How well a word answers: 0 begins a word of the name, 0.5 begins two of its words
  // written as one (`deniro`), and more for every error. Three letters are too few to
  // forgive one, unless other words stand beside them and they are a whole word.
  const fits = (word, own, year, others) => {
    if (own.words.some((w) => w.startsWith(word)) || word === year) return 0;
    const joined = word.length > 4 && own.parts.some((part, n) =>
      word.length > part.length && !SMALL.test(part) && own.parts.slice(n).join("").startsWith(word));
    if (joined) return 0.5;
    const short = others && [...word].length === 3;
    const most = short ? 1 : allowed(word);
    return most ? Math.min(...own.words.map((w) => near(word, w, most, short))) : Infinity;
  };
  // Two words that may have been meant as one (`mc shane`).
  const pairs = (parts) => parts.slice(1).map((part, n) => [...parts.slice(0, n), parts[n] + part, ...parts.slice(n + 2)]);
  // How well a name answers: below 1 it is what was typed, whatever the spaces, article
  // or year; 1 is its beginning, 2 beginnings of its words, and more for every error. One
  // letter or two begin any of its words alike.
  const rank = (entry, typed, parts, squeezed) => {
    let best = Infinity, by = 0, withYear = false;
    entry.names.forEach((own, nth) => {
      const { folded, squeezed: all } = own;
      const isDated = `${folded} ${entry.year}` === typed;
      let score = folded === typed || isDated ? 0
        : all === squeezed || all.replace(/^(the|an?)(?=..)/, "") === squeezed && SMALL.test(own.parts[0]) ? 0.25
        : folded.startsWith(typed) ? 1 : squeezed.length > 3 && all.startsWith(squeezed) ? 1.5 : 2;
      if (score === 2) {
        // An article that the name has not is forgiven.
        const least = (word, n, list) => (n === 0 && list.length > 1 && /^(the|an?)$/.test(word) ? 0.5 : Infinity);
        const sum = (list) => list.reduce((sum, word, n) => sum + Math.min(fits(word, own, entry.year, list.length > 1), least(word, n, list)), 0);
        score += Math.min(sum(parts), ...pairs(parts).map((list) => sum(list) + 0.5));
        if (squeezed.length < 3 && score === 2) score = 1;
      }
      // Another name of something counts a little less than a name.
      if (nth) score += 0.5;
      if (score < best) { best = score; by = nth; withYear = isDated; }
    });
    return { entry, score: best, alias: by ? entry.names[by].name : "", withYear };
  };
  // Films before others of one name; otherwise what the wiki says most about, of
  // which the shorter name has less that was not typed.
  const share = (entry) => entry.weight / Math.sqrt(entry.name.length);
  const order = (a, b) => a.score - b.score
    || (a.score < 1 ? a.entry.kind - b.entry.kind : 0)
    || share(b.entry) - share(a.entry) || a.entry.kind - b.entry.kind
    || (a.entry.name < b.entry.name ? -1 : 1);

  // A name stands before longer ones of its rank that have it in them: who made something
  // before what is called after them.
  const within = (a, b) => a.names[0].parts.length < b.names[0].parts.length && ` ${b.names[0].parts.join(" ")} `.includes(` ${a.names[0].parts.join(" ")} `);
  const untwist = (found) => {
    const out = [];
    for (const one of found) {
      const at = out.findIndex((other) => other.score === one.score && other.score >= 1 && within(one.entry, other.entry));
      out.splice(at < 0 ? out.length : at, 0, one);
    }
    return out;
  };

  // Keys of the files with the names that have a word: that of a branch of the tree that
  // has all of them, or the best known of a larger one. A "whole" word, and one that was
  // "begun" and goes on otherwise than every word that is known, may have names of its own;
  // words that are tried "joined" have not.
  const keys = (word, how, tree) => {
    let key = "";
    for (const letter of word) {
      if (!tree[key].includes(letter)) break;
      key += letter;
      if (!Object.hasOwn(tree, key)) return [key];
    }
    if (!key) return [];
    return (how === "whole" || (how === "begun" && key !== word)) && tree[key].includes(" ") ? [key, key + " "] : [key];
  };
  const withWords = async (list, { kinds, tree }) => {
    const all = new Set(list.flatMap(([word, how]) => keys(word, how, tree)));
    const got = await Promise.all([...all].map(async (key) => [key, await file("n", key)]));
    return got.flatMap(([key, names]) => (names ? entries(key, names[0], kinds) : []));
  };
  // Words of the wiki that may have been meant: they have two of the first three letters
  // in common, the `nth` pair of them.
  const meant = async (word, { spelled }, nth) => {
    const most = allowed(word);
    const [a, b, c] = word;
    const pair = [[a, b], [b, c], [a, c]][nth].sort();
    const key = [pair[0], pair.join("")].find((key) => spelled.has(key));
    const got = most && key && await file("w", key);
    if (!got) return [];
    const best = got[0].split(" ").map((w) => [w, near(word, w, most)]).filter(([, e]) => e < Infinity).sort((x, y) => x[1] - y[1]);
    return best.filter(([, e]) => e < best[0][1] + 1.2).slice(0, 6).map(([w]) => w);
  };

  fw.names = async (query, most = MOST) => {
    const typed = fold(query).replace(/ \((\d{4}) film\)$/, " $1").replace(/ \(film\)$/, "");
    const parts = cut(typed).length ? cut(typed) : [typed];
    const got = typed && await file("i", "");
    if (!got) return [];
    const [kinds, tree, spelled] = got;
    const index = { kinds, tree, spelled: new Set(spelled) };
    // How each kind is called, many and one.
    fw.kinds = kinds.map(([, many, one]) => [many, one]);
    // Names are looked for by the longest word: the fewest have it. A year is in none. The
    // last may still be typed.
    const size = (word) => (/^\d{4}$/.test(word) ? 0 : word.length);
    const words = parts.map((word, n) => [word, n < parts.length - 1 ? "whole" : "begun"]).sort((a, b) => size(b[0]) - size(a[0]));
    const joined = squeeze(typed);
    const good = (list) => [...new Map(list.map((e) => [e.path, e])).values()]
      .map((e) => rank(e, typed, parts, joined)).filter((r) => r.score < Infinity).sort(order);
    let list = [], found = [];
    const add = async (words) => {
      list = list.concat(await withWords(words, index));
      found = good(list);
    };
    const several = parts.length > 1;
    // One error is as good as understood.
    const isFound = (most = 3.2) => found[0]?.score < most;
    await add([words[0], ...(several ? [[joined, "joined"]] : [])]);
    if (several ? !isFound() : !(found[0]?.score < 1) && found.filter((r) => r.score < 3).length < 3) {
      // Any of the words may be the one that is right, or be two.
      const whole = (list) => list.map((word) => [word, "whole"]);
      if (several) await add([...words.slice(1), ...whole(pairs(parts).flat().filter((word) => !parts.includes(word)))]);
      // The others mean words that begin much like them. Those are many: a pair of letters
      // after the other, and only of the longest word if two are wrong, so that what nobody
      // is called costs little more than what somebody is.
      const isKnown = (word) => list.some((e) => e.names.some((own) => own.words.includes(word)));
      const all = words.map(([word]) => word);
      const unknown = all.filter((word) => !isKnown(word));
      const wrong = (unknown.length ? unknown : all).filter(allowed);
      for (let nth = 0; nth < 3 && !(nth ? isFound(several ? 4.2 : 3.2) : several && isFound()); nth++) {
        const others = await Promise.all(wrong.slice(0, nth ? 1 : 2).map((word) => meant(word, index, nth)));
        await add(whole(others.flat()));
      }
    }
    // Who is understood is not offered what is spelled a little like it.
    const least = found[0]?.score;
    found = untwist(found.filter((r) => r.score < (least < 1 ? 3 : least < 3 ? 4 : Infinity)).slice(0, 4 * most));
    return found.slice(0, most).map(({ entry, ...fit }) => ({ ...entry, ...fit, kindName: kinds[entry.kind][1] }));
  };

  // The page of any film with an article.
  fw.random = async () => {
    const index = await file("i", "");
    if (!index) return "";
    const [kinds, tree] = index;
    const any = (list) => list[Math.floor(Math.random() * list.length)];
    for (let tries = 0; tries < 40; tries++) {
      let key = "";
      do key += any([...tree[key]]); while (Object.hasOwn(tree, key));
      const got = await file("n", key);
      const films = got ? entries(key, got[0], kinds).filter((e) => e.kind === 0 && e.text) : [];
      if (films.length) return any(films).href;
    }
    return "";
  };

  // The box: a combobox with a list, as the ARIA practices describe it.
  const make = (tag, props, ...kids) => {
    const e = Object.assign(document.createElement(tag), props);
    e.append(...kids);
    return e;
  };
  const count = (n) => (n === 1 ? "1 film" : `${n} films`);
  const note = (n) => (n.kind === 0 ? n.when || "film" : n.when ? `${n.label} in ${n.when.slice(1)}` : n.weight > 1 ? `${n.label}, ${count(n.weight)}` : n.label);

  const open = (form) => {
    const input = form.elements.q;
    const list = make("ul", { id: "jump", className: "jump", hidden: true });
    const said = make("p", { className: "hidden" });
    said.setAttribute("aria-live", "polite");
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Pages");
    for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", "jump"], ["aria-autocomplete", "list"]]) input.setAttribute(name, value);
    form.append(list, said);
    let options = [], at = -1, asked = 0, answered = "", dismissed = false;
    // On its own page the field searches; elsewhere it leads to what is plainly meant.
    const leads = !form.closest(".search-page");

    const choose = (n) => {
      if (options[at]) options[at].setAttribute("aria-selected", "false");
      at = n;
      if (options[at]) {
        options[at].setAttribute("aria-selected", "true");
        options[at].scrollIntoView({ block: "nearest" });
        input.setAttribute("aria-activedescendant", options[at].id);
      } else input.removeAttribute("aria-activedescendant");
    };
    const close = () => {
      choose(-1);
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
    };
    const option = (n, href, ...kids) => {
      const o = make("li", { id: `jump-${n}` }, ...kids);
      o.setAttribute("role", "option");
      o.setAttribute("aria-selected", "false");
      o.dataset.href = href;
      return o;
    };
    const update = async () => {
      const query = input.value.trim(), mine = ++asked;
      if (!query) { options = []; list.replaceChildren(); said.textContent = ""; return close(); }
      const names = await fw.names(query);
      if (mine !== asked || document.activeElement !== input) return;
      const text = new URL(form.action);
      text.searchParams.set("q", query);
      const [first, second] = names;
      const isName = first?.score < 1, isOfTwo = first?.score === second?.score;
      // What several are called leads to all of them, and not to one that is guessed.
      const ofName = isName && !first.alias && (isOfTwo || !first.withYear) ? first.several : "";
      const lines = names.map((n) => [n.href,
        make("span", { className: n.kind === 0 ? "film" : "" }, n.name), " ",
        make("span", { className: "note" }, n.alias ? `${n.alias} · ${note(n)}` : note(n))]);
      if (ofName) lines.unshift([ofName, make("span", {}, first.name), " ", make("span", { className: "note" }, "all of this name")]);
      lines.push([text.href, "Search all text for ", make("q", {}, query)]);
      options = lines.map((line, n) => option(n, ...line));
      list.replaceChildren(...options);
      list.hidden = false;
      answered = query;
      choose(leads && isName && (ofName || !isOfTwo) ? 0 : -1);
      input.setAttribute("aria-expanded", "true");
      said.textContent = names.length ? `${names.length} ${names.length === 1 ? "page" : "pages"}` : "No page of that name";
    };
    input.addEventListener("input", () => { dismissed = false; update(); });
    input.addEventListener("focus", () => { if (input.value.trim() && list.hidden) update(); });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      const n = options.length;
      if (event.isComposing) return;
      if ((event.key === "ArrowDown" || event.key === "ArrowUp") && n) {
        event.preventDefault();
        if (list.hidden) { list.hidden = false; input.setAttribute("aria-expanded", "true"); }
        // One place more than there are options: back in the field.
        choose(((at + 1 + (event.key === "ArrowDown" ? 1 : n)) % (n + 1)) - 1);
      } else if (event.key === "Enter" && leads && !dismissed && answered !== input.value.trim()) {
        // Typed faster than the names came.
        event.preventDefault();
        update().then(() => { if (options[at]) location.href = options[at].dataset.href; else form.requestSubmit(); });
      } else if (event.key === "Enter" && options[at]) {
        event.preventDefault();
        location.href = options[at].dataset.href;
      } else if (event.key === "Escape") {
        if (!list.hidden) { event.preventDefault(); dismissed = true; close(); } else if (!input.value) input.blur();
      }
    });
    // A press would take the focus from the field before the click arrives.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const o = event.target.closest("li");
      if (o) location.href = o.dataset.href;
    });
    if (document.activeElement === input && input.value) update();
  };
  const form = document.querySelector(".site-search");
  if (form) open(form);
})();
