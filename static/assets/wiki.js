// Spoilers: remembers what the reader wants shown, for one film or for all, and
// opens what a link points into. Pages are complete without it.
(() => {
  const KEY = "filmwiki.spoilers";
  const read = () => {
    try { return JSON.parse(localStorage.getItem(KEY)) || {}; } catch { return {}; }
  };
  const write = (name, on) => {
    const all = read();
    if (on) all[name] = 1; else delete all[name];
    try { localStorage.setItem(KEY, JSON.stringify(all)); } catch { /* private mode, file:// */ }
  };
  // A spoiler belongs to the film it names, or else to the page's.
  const filmOf = (d) => d.dataset.film || document.body.dataset.film || "";
  const spoilers = [...document.querySelectorAll("details.spoiler")];
  const shown = (name) => { const all = read(); return Boolean(all["*"] || (name && all["=" + name])); };

  const show = () => spoilers.forEach((d) => { if (shown(filmOf(d))) d.open = true; });

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

  const choice = (label, name) => {
    const box = document.createElement("input");
    const row = document.createElement("label");
    box.type = "checkbox";
    box.checked = name in read();
    box.addEventListener("change", () => { write(name, box.checked); if (box.checked) show(); });
    row.append(box, label);
    return row;
  };

  // Where a template asks for it (inside an opened spoiler), the choice stands.
  document.querySelectorAll("[data-spoiler-choice]").forEach((place) => {
    const film = document.body.dataset.film;
    const group = document.createElement("fieldset");
    group.className = "spoiler-choice";
    const name = document.createElement("legend");
    name.className = "hidden";
    name.textContent = place.dataset.spoilerChoice || "Spoilers";
    group.append(name);
    if (film) group.append(choice(place.dataset.film || "Always show for this film", "=" + film));
    group.append(choice(place.dataset.all || "Always show, for every film", "*"));
    place.append(group);
  });

  show();
  reveal();
  addEventListener("hashchange", reveal);
})();
