// What the reader chooses, remembered in the browser: how pages look, and which
// plots may be shown. Opens what a link points into. Pages are complete without it.
(() => {
  const LOOK = "filmwiki.look", SPOILERS = "filmwiki.spoilers";
  const root = document.documentElement;
  const source = document.currentScript.src;
  const film = document.body.dataset.film;
  const make = (tag, props, ...kids) => {
    const e = Object.assign(document.createElement(tag), props);
    e.append(...kids);
    return e;
  };
  const read = (key) => {
    try { return JSON.parse(localStorage.getItem(key)) || {}; } catch { return {}; }
  };
  const write = (key, all, name, value) => {
    if (value) all[name] = value; else delete all[name];
    try { localStorage.setItem(key, JSON.stringify(all)); } catch { /* private mode, file:// */ }
    apply();
  };

  let look = read(LOOK), told = read(SPOILERS);
  // Every input of a choice, with what it shows.
  const inputs = [];
  const choice = (type, label, isOn, choose, props) => {
    const input = make("input", { type, ...props });
    input.addEventListener("change", () => choose(input.checked));
    inputs.push([input, isOn]);
    return make("label", {}, input, label);
  };
  const group = (name, ...kids) => make("fieldset", {}, make("legend", { textContent: name }), ...kids);

  // A spoiler belongs to the films it names, or else to the page's.
  const spoilers = [...document.querySelectorAll("details.spoiler")];
  const shown = (d) => {
    const names = (d.dataset.film || film || "*").split(" ");
    return Boolean(told["*"] || names.every((name) => told["=" + name]));
  };
  const spoiler = (label, name) =>
    choice("checkbox", label, () => name in told, (on) => {
      write(SPOILERS, told, name, on ? 1 : 0);
      // Nothing is closed around the box that the reader has just clicked.
      spoilers.forEach((d) => { d.open = shown(d) || (d.open && d.contains(document.activeElement)); });
    });
  const forFilms = (one, all) => [...(film && !film.includes(" ") ? [spoiler(one, "=" + film)] : []), spoiler(all, "*")];

  const apply = () => {
    ["size", "width", "theme", "previews"].forEach((name) => {
      if (look[name]) root.dataset[name] = look[name]; else delete root.dataset[name];
    });
    inputs.forEach(([input, isOn]) => { input.checked = isOn(); });
  };
  const again = () => {
    look = read(LOOK);
    told = read(SPOILERS);
    apply();
    spoilers.forEach((d) => { if (shown(d)) d.open = true; });
  };

  // Previews come with the first link that a mouse or the keyboard comes to. A file
  // may not read another one, and a finger does not hover.
  const previews = location.protocol !== "file:" && matchMedia("(hover: hover)").matches;
  if (previews) {
    const load = (event) => {
      if (event.pointerType === "touch" || !event.target.closest?.("main a[href]")) return;
      ["pointerover", "focusin"].forEach((type) => document.removeEventListener(type, load));
      document.head.append(make("script", { src: new URL("preview.js", source).href }));
    };
    ["pointerover", "focusin"].forEach((type) => document.addEventListener(type, load));
  }

  // The menu "Appearance", at the place that the header keeps for it.
  const place = document.querySelector(".look");
  if (place && "popover" in place) {
    const set = (name, title, ...options) => {
      const e = group(title, ...options.map(([value, label]) =>
        choice("radio", label, () => (look[name] || "") === value, () => write(LOOK, look, name, value), { name: "look-" + name })));
      e.dataset.set = name;
      return e;
    };
    const button = make("button", { type: "button", title: "Appearance", ariaLabel: "Appearance" });
    const menu = make("div", { className: "look-menu", popover: "auto", role: "group", ariaLabel: "Appearance" },
      set("theme", "Colours", ["", "System"], ["light", "Light"], ["dark", "Dark"]),
      set("size", "Text", ["small", "Small"], ["", "Standard"], ["large", "Large"]),
      set("width", "Width", ["", "Standard"], ["wide", "Wide"]),
      ...(previews ? [group("Links", choice("checkbox", "Show previews", () => look.previews !== "off",
        (on) => write(LOOK, look, "previews", on ? "" : "off")))] : []),
      group("Plots and endings", ...forFilms("Show for this film", "Show for all films")));
    button.popoverTargetElement = menu;
    menu.addEventListener("beforetoggle", () => {
      const at = button.getBoundingClientRect();
      menu.style.top = at.bottom + scrollY + "px";
      menu.style.right = Math.max(16, root.clientWidth - at.right) + "px";
    });
    place.append(button, menu);
  }

  // Where a template asks for it (inside an opened spoiler), the choice stands.
  document.querySelectorAll("[data-spoiler-choice]").forEach((at) => {
    const e = group(at.dataset.spoilerChoice || "Spoilers",
      ...forFilms(at.dataset.film || "Always show for this film", at.dataset.all || "Always show, for every film"));
    e.className = "spoiler-choice";
    e.firstChild.className = "hidden";
    at.append(e);
  });

  // Only the reader's browser knows when the page was read, and where it is if the wiki
  // does not say. A file on somebody's disk is no address.
  document.querySelectorAll(".cite").forEach((cite) => {
    const today = new Date(), bibtex = cite.querySelector("pre"), here = cite.querySelector("[data-here]");
    const field = (name, value) => { bibtex.textContent = bibtex.textContent.replace(/\n}$/, () => `,\n  ${name} = {${value}}\n}`); };
    if (here && location.protocol !== "file:") {
      here.textContent = ", " + location.origin + location.pathname;
      field("url", location.origin + location.pathname);
    }
    cite.querySelector("[data-read]").textContent = ", read " + today.toLocaleDateString(root.lang, { dateStyle: "long" });
    // Swedish dates are ISO's.
    field("urldate", today.toLocaleDateString("sv"));
  });

  // The list of contents follows the reading.
  const entries = [...document.querySelectorAll(".contents a")].map((a) => [a, document.getElementById(decodeURIComponent(a.hash.slice(1)))]);
  if (entries.length) {
    const follow = () => {
      const atEnd = innerHeight + scrollY >= root.scrollHeight - 2;
      const passed = ([, heading]) => atEnd || heading?.getBoundingClientRect().top < 120;
      const [now] = entries.findLast(passed) || [];
      entries.forEach(([a]) => { if (a === now) a.setAttribute("aria-current", "true"); else a.removeAttribute("aria-current"); });
    };
    let waiting = 0;
    addEventListener("scroll", () => { waiting ||= requestAnimationFrame(() => { waiting = 0; follow(); }); }, { passive: true });
    follow();
  }

  // Any film: its page is found with the names of the search field.
  document.querySelector(".random")?.addEventListener("click", () => {
    const go = async () => { const href = await window.filmwiki.random(); if (href) location.assign(href); };
    if (window.filmwiki?.random) return go();
    const script = document.querySelector("script[src$='assets/jump.js']") || make("script", { src: new URL("jump.js", source).href });
    script.addEventListener("load", go);
    document.head.append(script);
  });

  const reveal = () => {
    if (location.hash.length < 2) return;
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* as it is */ }
    const target = document.getElementById(id);
    let opened = false;
    for (let d = target && target.closest("details"); d; d = d.parentElement.closest("details")) {
      if (!d.open) { d.open = true; opened = true; }
    }
    if (opened) target.scrollIntoView();
  };

  again();
  reveal();
  addEventListener("hashchange", reveal);
  // Chosen in another tab, or before the reader came back to this page.
  addEventListener("storage", again);
  addEventListener("pageshow", (event) => { if (event.persisted) again(); });
})();

// The search field: `/` and Ctrl-K lead to it, and its script comes when it is used.
(() => {
  const form = document.querySelector(".site-search");
  if (!form) return;
  for (const [name, value] of Object.entries({
    "aria-keyshortcuts": "/ Control+K", autocomplete: "off", autocapitalize: "none", spellcheck: "false",
  })) form.elements.q.setAttribute(name, value);
  form.addEventListener("focusin", () => {
    if (document.querySelector("script[src$='assets/jump.js']")) return;
    const script = document.createElement("script");
    script.src = new URL("assets/jump.js", form.action);
    document.head.append(script);
  });
  addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !event.target.closest?.("input, textarea, select, [contenteditable]");
    const k = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
    if (!(slash && !event.ctrlKey && !event.metaKey && !event.altKey) && !k) return;
    event.preventDefault();
    form.elements.q.select();
    form.elements.q.focus();
  });
})();
