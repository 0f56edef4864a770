// Previews: a small card beside a link that a mouse rests on or the keyboard comes
// to. It is made of the beginning of the linked page, which is read up to its first
// sentence, a character's up to who they are, and no further; nothing on it tells a plot. Escape sends it away, and the
// menu "Appearance" turns previews off.
(() => {
  const KINDS = {
    films: "Film", people: "Person", characters: "Character", companies: "Company", series: "Series",
    awards: "Award", genres: "Genre", countries: "Country", languages: "Language", years: "Year",
  };
  const site = new URL("..", document.currentScript.src).href;
  const root = document.documentElement;
  const DELAY = 300, GRACE = 200;
  const known = new Map();
  const make = (tag, className, ...kids) => {
    const e = Object.assign(document.createElement(tag), { className });
    e.append(...kids);
    return e;
  };

  // The kind of what a link leads to, if that has a page of its own.
  const kindOf = (link) => {
    const path = link.href.split(/[?#]/)[0];
    if (!path.startsWith(site) || path === location.href.split(/[?#]/)[0]) return null;
    const [, folder, name] = path.slice(site.length).match(/^([a-z]+)\/([^/_]+)\.html$/) || [];
    return name && name !== "index" && KINDS[folder];
  };

  // Everything up to the first paragraph behind a mark.
  const begin = async (url, mark) => {
    const response = await fetch(url);
    if (!response.ok) return "";
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text;
      text += value;
      const at = text.indexOf(mark);
      if (at >= 0 && text.indexOf("</p>", at) >= 0) {
        reader.cancel();
        return text;
      }
    }
  };
  const draw = async (url, kind) => {
    const mark = kind === "Character" ? 'id="who"' : "</h1>";
    const page = new DOMParser().parseFromString(await begin(url, mark), "text/html");
    const heading = page.querySelector("h1");
    if (!heading) return null;
    const year = heading.querySelector(".year")?.textContent || "";
    heading.querySelectorAll(".year, .hidden").forEach((e) => e.remove());
    const name = heading.textContent.trim();
    const said = page.querySelector("meta[name=description]")?.content || "";
    // Where nobody has written about it, its credits say what it is, and a cast list who.
    const lede = page.querySelector(".lede")?.textContent || "";
    const who = page.querySelector("#who + ul .val > p")?.textContent || "";
    const written = said && !said.startsWith(`${name} (${kind.toLowerCase()}):`);
    const words = written || !lede ? said : `${lede} ${who.charAt(0).toUpperCase()}${who.slice(1)}`;
    const card = make("div", "preview", make("div", "",
      make("small", "", year ? `${kind}, ${year}` : kind),
      make("b", kind === "Film" ? "film" : "", name),
      make("p", "", words)));
    const picture = page.querySelector(".card > :is(svg, picture, img)");
    if (picture) {
      picture.querySelectorAll("source").forEach((e) => e.remove());
      [picture, ...picture.querySelectorAll("img")].filter((e) => e.matches("img")).forEach((e) => {
        e.src = new URL(e.getAttribute("src"), url).href;
        e.removeAttribute("srcset");
        e.alt = "";
      });
      card.prepend(make("div", "card", document.adoptNode(picture)));
      card.style.cssText = page.body.style.cssText;
    }
    return Object.assign(card, { id: "preview", role: "tooltip" });
  };

  let link = null, card = null, timer = 0;
  const hide = () => {
    clearTimeout(timer);
    card?.remove();
    link?.removeAttribute("aria-describedby");
    link = card = null;
  };
  const show = async (target, y) => {
    const url = target.href.split("#")[0];
    if (!known.has(url)) known.set(url, draw(url, kindOf(target)).catch(() => null));
    const drawn = await known.get(url);
    if (link !== target || !drawn) return;
    card = drawn;
    document.getElementById("main").append(card);
    target.setAttribute("aria-describedby", "preview");
    // Beside the line of the link that the mouse is on.
    const lines = [...target.getClientRects()];
    const at = lines.find((r) => y >= r.top && y <= r.bottom) || lines[0];
    const { width, height } = card.getBoundingClientRect();
    const above = at.bottom + height + 16 > innerHeight && at.top > height + 16;
    card.style.left = scrollX + Math.max(16, Math.min(at.left, root.clientWidth - width - 16)) + "px";
    card.style.top = scrollY + (above ? at.top - height - 4 : at.bottom + 4) + "px";
  };
  const want = (target, y) => {
    clearTimeout(timer);
    if (target === link) return;
    hide();
    if (root.dataset.previews === "off" || !kindOf(target)) return;
    link = target;
    timer = setTimeout(show, DELAY, target, y);
  };
  const leave = () => {
    clearTimeout(timer);
    timer = setTimeout(hide, GRACE);
  };

  const linkAt = (e) => e instanceof Element && e.closest("main a[href]");
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const target = linkAt(event.target);
    if (target) want(target, event.clientY);
    else if (card?.contains(event.target)) clearTimeout(timer);
    else if (link && link !== document.activeElement) leave();
  });
  document.addEventListener("focusin", (event) => {
    const target = linkAt(event.target);
    if (target && target.matches(":focus-visible")) want(target);
    else hide();
  });
  document.addEventListener("focusout", leave);
  document.addEventListener("click", hide);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  // The link that asked for this script.
  const first = document.querySelector("main a:hover") || document.querySelector("main a:focus-visible");
  if (first) want(first);
})();
