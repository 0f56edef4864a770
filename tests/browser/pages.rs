//! What holds of every kind of page, on a desk and on a phone, light and dark: its width
//! and weight, that nothing moves and every focus is seen, and axe's rules.

use std::path::Path;

use filmwiki::disk;
use filmwiki::wiki::{Options, Wiki};
use serde_json::json;

use crate::reader::Reader;

/// One page of each kind.
const PAGES: [&str; 18] = [
    "index.html",
    "films/index.html",
    "films/ballerina-2025.html",
    "films/ballerina-2025/plot.html",
    "films/ballerina-2025/cast.html",
    "films/ballerina-2025/production.html",
    "films/ballerina-2025/reception.html",
    "people/ana-de-armas.html",
    "people/keanu-reeves.html",
    "people/index.html",
    "characters/eve-macarro.html",
    "companies/lionsgate.html",
    "series/john-wick.html",
    "years/2025.html",
    "years/index.html",
    "search.html",
    "search.html?q=john+wick",
    "404.html",
];

/// Windows that every page is looked at in: width, and what the reader's system prefers.
const WINDOWS: [(u32, &str); 4] = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")];

/// Puts the page into such a window.
fn looks_through(reader: &Reader, (width, scheme): (u32, &str)) {
    reader.narrows_to(width);
    let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
    reader.tells("Emulation.setEmulatedMedia", media);
}

/// Opens a page, and waits for what it finds.
fn opens(reader: &Reader, page: &str) {
    let Some((path, query)) = page.split_once('?') else { return reader.open(page) };
    reader.goes_to(page);
    reader.waits_for("location.search", format!("?{query}"), "the page never came");
    reader.arrives_at(path);
    let busy = "document.querySelector('#results').getAttribute('aria-busy')";
    reader.waits_for(busy, "false", "the search never ends");
}

#[test]
fn no_page_is_wider_than_a_small_phone() {
    let Some(reader) = Reader::new() else { return };
    reader.narrows_to(320);
    for page in PAGES {
        opens(&reader, page);
        // Everything shown, so that nothing hides its width.
        reader.sees("document.querySelectorAll('details').forEach((d) => { d.open = true; })");
        let width = reader.sees("document.scrollingElement.scrollWidth");
        assert_eq!(width, 320, "{page} has to be scrolled sideways on a phone");
    }
    reader.met_no_fault();
}

#[test]
fn nothing_is_cut_on_a_small_phone() {
    let Some(reader) = Reader::new() else { return };
    reader.narrows_to(320);
    reader.open("films/ballerina-2025/reception.html");
    let hidden = "(() => { const bar = document.querySelector('.tabs ul');\
                  return bar.scrollWidth - bar.clientWidth; })()";
    assert_eq!(reader.sees(hidden), 0, "the last tab of a film is cut");
    reader.open("years/2025.html");
    // A day and its month are two lines at most.
    let lines = "Math.max(...[...document.querySelectorAll('.ledger span.key')].map((key) => {\
                 const range = document.createRange(); range.selectNodeContents(key);\
                 return range.getClientRects().length; }))";
    let lines = reader.sees(lines).as_u64().unwrap_or(u64::MAX);
    assert!(lines <= 2, "a month is broken within its word: {lines} lines");
    reader.met_no_fault();
}

#[test]
fn no_page_has_a_barrier_that_axe_knows_of() {
    let Some(axe) = std::env::var_os("FILMWIKI_AXE") else {
        eprintln!("skipped: `FILMWIKI_AXE` does not name an axe.min.js");
        return;
    };
    let axe = std::fs::read_to_string(axe).expect("`FILMWIKI_AXE` names a script");
    let Some(reader) = Reader::new() else { return };
    let mut violations = Vec::new();
    for window @ (width, scheme) in WINDOWS {
        looks_through(&reader, window);
        for page in PAGES {
            opens(&reader, page);
            reader.sees(&format!("(() => {{ {axe} }})()"));
            // By its tags, since axe leaves the rules of WCAG 2.2 out otherwise.
            let run = "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', \
                       'best-practice'] }).then((r) => r.violations.map(\
                       (v) => v.id + ': ' + v.nodes.map((n) => n.html).slice(0, 3).join(' ')))";
            let found = serde_json::from_value(reader.sees(run));
            let found: Vec<String> = found.expect("axe gives a list");
            let place = |found| format!("{page}, {width} px, {scheme}: {found}");
            violations.extend(found.into_iter().map(place));
        }
    }
    assert!(violations.is_empty(), "{}", violations.join("\n"));
}

/// Bytes that a server sends for a file, compressed as hosts do it.
fn compressed(bytes: &[u8]) -> usize {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    std::io::Write::write_all(&mut encoder, bytes).expect("memory can be written");
    encoder.finish().expect("memory can be written").len()
}

#[test]
fn the_first_view_of_a_film_is_light() {
    let Some(reader) = Reader::new() else { return };
    reader.open("films/ballerina-2025.html");
    // A browser with windows fetches the icon, too, and says it nowhere.
    let files = "[...new Set([location.href, document.querySelector('link[rel=icon]').href, \
                 ...performance.getEntriesByType('resource').map((e) => e.name)])]";
    let files: Vec<String> = serde_json::from_value(reader.sees(files)).expect("files have names");
    // The preview's own script is not on the site.
    let site = Path::new(env!("CARGO_MANIFEST_DIR"));
    let inputs = disk::read(site).expect("the articles can be read");
    let wiki = Wiki::compile(inputs, &Options::default());
    let (mut sent, mut raw, mut scripts, mut requests) = (0, 0, 0, 0);
    for file in &files {
        let path = file.strip_prefix(reader.site()).unwrap_or(file);
        let Some(route) = wiki.route(path) else { continue };
        let bytes = wiki.render(route).expect("it can be made");
        let size = compressed(&bytes);
        (sent, raw, requests) = (sent + size, raw + bytes.len(), requests + 1);
        scripts += if path.ends_with(".js") { size } else { 0 };
    }
    eprintln!(
        "a film's first view: {requests} requests, {sent} bytes sent, {raw} raw, {scripts} of scripts"
    );
    assert!(requests >= 4, "of {files:?} only {requests} are known");
    assert!(requests <= 6, "{files:?}");
    assert!(sent <= 45_000, "the first view of a film takes {sent} bytes, compressed");
    let all: usize = wiki
        .routes()
        .into_iter()
        .filter(|&route| {
            let path = wiki.path(route);
            // The others come when search is opened.
            ["wiki", "preview", "table"].iter().any(|name| path == format!("assets/{name}.js"))
        })
        .map(|route| compressed(&wiki.render(route).expect("it can be made")))
        .sum();
    assert!((5_000..=14_000).contains(&all), "all scripts together take {all} bytes, compressed");
}

#[test]
fn a_title_from_right_to_left_runs_its_own_way_and_its_year_stays_behind_it() {
    let Some(reader) = Reader::new() else { return };
    reader.open("films/ballerina-2025.html");
    let year_is_behind = "(() => { const [title, year] = document.querySelectorAll('h1 > *'); \
        title.textContent = 'كفرناحوم!'; \
        return year.getBoundingClientRect().left >= title.getBoundingClientRect().right; })()";
    assert_eq!(reader.sees(year_is_behind), true, "the year stands before the title's end");
    // A mark at the end of what runs to the left stands at its left.
    let ends_left = |element: &str| {
        let script = format!(
            "(() => {{ const e = document.querySelector('{element}'); e.textContent = 'كفرناحوم!'; \
             const range = document.createRange(); const at = (n) => {{ \
             range.setStart(e.firstChild, n); range.setEnd(e.firstChild, n + 1); \
             return range.getBoundingClientRect().left; }}; return at(8) < at(0); }})()"
        );
        reader.sees(&script)
    };
    for element in ["h1 bdi", ".facts a", ".infobox a", "main .film"] {
        assert_eq!(ends_left(element), true, "`{element}` is set from left to right");
    }
    let card = "(() => { const e = document.querySelector('.card tspan'); e.textContent = 'كفرناحوم!'; \
        return e.getStartPositionOfChar(8).x < e.getStartPositionOfChar(0).x; })()";
    assert_eq!(reader.sees(card), true, "the card is set from left to right");
    reader.met_no_fault();
}

#[test]
fn nothing_on_a_page_moves_and_every_focus_is_seen() {
    let Some(reader) = Reader::new() else { return };
    let mut papers = Vec::new();
    for window @ (width, scheme) in WINDOWS {
        looks_through(&reader, window);
        for page in PAGES {
            opens(&reader, page);
            let place = format!("{page} at {width} px, {scheme}");
            let shift = reader.shift();
            assert!(shift == 0.0, "{place} moves by {shift} while it loads");
            let wide = reader.sees("document.scrollingElement.scrollWidth");
            assert_eq!(wide, width, "{place} has to be scrolled sideways");
            let unseen = reader.loses();
            assert_eq!(unseen, json!([]), "the keyboard is lost on {place}");
        }
        papers.push(reader.sees("getComputedStyle(document.body).backgroundColor"));
    }
    assert_eq!(papers[0], papers[2], "the light paper is another one on a phone");
    assert_ne!(papers[0], papers[1], "what should be dark was looked at in the light");
    reader.met_no_fault();
}

#[test]
fn nothing_moves_while_a_page_comes_piece_by_piece() {
    let Some(reader) = Reader::new() else { return };
    // The page again, what a window shows of it a few tags a frame. That a blank moves is
    // not seen. The preview's own connection is closed, or too many stay open.
    let trickle = "(async () => { const text = await (await fetch(location.href)).text(); let sum = 0; \
        dispatchEvent(new Event('pagehide')); document.open(); \
        const add = (entries) => entries.forEach((e) => { \
          if (e.sources.some((one) => one.node?.textContent.trim())) sum += e.value; }); \
        const watch = new PerformanceObserver((list) => add(list.getEntries())); \
        watch.observe({ type: 'layout-shift' }); \
        const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done))); \
        const tags = text.split(/(?<=>)/); \
        while (tags.length) { \
          document.write(tags.splice(0, document.body?.scrollHeight > 1200 ? tags.length : 6).join('')); \
          await painted(); } \
        document.close(); await painted(); await painted(); add(watch.takeRecords()); \
        dispatchEvent(new Event('pagehide')); return sum; })()";
    for width in [1280, 390] {
        reader.narrows_to(width);
        for page in [
            "index.html",
            "films/index.html",
            "films/ballerina-2025/cast.html",
            "people/ana-de-armas.html",
            "search.html",
            "404.html",
        ] {
            opens(&reader, page);
            let shift = reader.sees(trickle).as_f64().expect("a shift is a number");
            assert!(shift == 0.0, "{page} moves by {shift} at {width} px while it comes");
        }
    }
    reader.met_no_fault();
}

#[test]
fn a_cast_on_a_phone_has_two_columns() {
    let Some(reader) = Reader::new() else { return };
    // Texts beside an actor that stand, at one of their lines, below that actor.
    let below = "[...document.querySelectorAll('.cast li')].flatMap((pair) => { \
                 const actor = pair.querySelector(':scope > .actor')?.getBoundingClientRect(); \
                 const said = [...pair.querySelectorAll(':scope > .note, :scope > .role')]; \
                 return said.filter((part) => actor && [...part.getClientRects()] \
                 .some((line) => line.left < actor.right - 12)).map((part) => part.textContent); })";
    for width in [390, 320] {
        reader.narrows_to(width);
        opens(&reader, "films/ballerina-2025/cast.html");
        assert_eq!(reader.sees(below), json!([]), "at {width} px");
    }
    reader.met_no_fault();
}

#[test]
fn a_film_in_the_facts_of_its_series_has_its_year_beside_it() {
    let Some(reader) = Reader::new() else { return };
    opens(&reader, "series/john-wick.html");
    let lines = "(() => { const film = [...document.querySelectorAll('.infobox a.film')] \
                 .find((film) => film.textContent === 'John Wick: Chapter 2'); \
                 const range = document.createRange(); range.selectNodeContents(film.parentElement); \
                 return new Set([...range.getClientRects()].map((line) => Math.round(line.bottom / 8))).size; })()";
    assert_eq!(reader.sees(lines), 2, "a title of two lines and its year are more than two");
    reader.met_no_fault();
}

#[test]
fn a_film_of_few_words_has_its_parts_and_tabs_where_they_begin() {
    let Some(reader) = Reader::new() else { return };
    opens(&reader, "films/ballerina-2025.html");
    let lower = "(() => { document.querySelector('.overview > .text').replaceChildren(); \
                 const top = (which) => document.querySelector(which).getBoundingClientRect().top; \
                 return top('.parts h2') - top('.infobox h2') < 8; })()";
    assert_eq!(reader.sees(lower), true, "what is beside the credits begins below them");
    reader.narrows_to(390);
    let apart = "(() => { [...document.querySelectorAll('.tabs li')].slice(2).forEach((tab) => tab.remove()); \
                 const [first, second] = document.querySelectorAll('.tabs li'); \
                 return second.getBoundingClientRect().left - first.getBoundingClientRect().right; })()";
    assert_eq!(reader.sees(apart), 24, "two tabs stand at the edges of a phone");
    reader.met_no_fault();
}

#[test]
fn the_labels_of_years_are_whole() {
    let Some(reader) = Reader::new() else { return };
    // Labels that reach beyond what the drawing is cut to, if it has eleven decades.
    let cut = "(() => { const svg = document.querySelector('.years'); \
               [[4.55, '1920s'], [95.45, '2020s']].forEach(([x, name]) => { \
               const label = svg.querySelector('text').cloneNode(); label.textContent = name; \
               label.setAttribute('x', x + '%'); svg.append(label); }); \
               const sides = getComputedStyle(svg).clipPath.match(/-?[0-9]+/g); const room = +(sides[1] ?? sides[0]); \
               const { left, right } = svg.getBoundingClientRect(); \
               return [...svg.querySelectorAll('text')].map((e) => e.getBoundingClientRect()) \
               .filter((one) => one.width && (one.left < left + room || one.right > right - room)).length; })()";
    for width in [390, 320] {
        reader.narrows_to(width);
        opens(&reader, "index.html");
        assert_eq!(reader.sees(cut), 0, "at {width} px");
    }
    reader.met_no_fault();
}

#[test]
fn the_keyboard_reaches_everything_and_nothing_covers_where_it_is() {
    let Some(reader) = Reader::new() else { return };
    // A link in a drawing is in the list beside it, too.
    let to_reach = "[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex]')]\
                    .filter((e) => e.tabIndex >= 0 && !e.closest('[popover]:not(:popover-open)') \
                    && e.checkVisibility({ visibilityProperty: true }))";
    // Where the focus is, if the bar of a film's tabs lies on it.
    let at = "(() => { const e = document.activeElement; if (e === document.body) return null; \
              window.reached.add(e); const bar = document.querySelector('.tabs'); \
              if (!bar || bar.contains(e)) return ''; \
              const [over, under] = [bar, e].map((one) => one.getBoundingClientRect()); \
              return under.top >= over.top && under.bottom <= over.bottom ? e.outerHTML.slice(0, 80) : ''; })()";
    for (width, page) in [
        (1280, "films/ballerina-2025.html"),
        (390, "films/ballerina-2025/cast.html"),
        (1280, "people/ana-de-armas.html"),
        (390, "films/index.html"),
        (1280, "search.html?q=john+wick"),
    ] {
        reader.narrows_to(width);
        opens(&reader, page);
        reader.sees("(() => { document.activeElement.blur(); window.reached = new Set(); })()");
        loop {
            reader.presses("Tab");
            match reader.sees(at) {
                serde_json::Value::Null => break,
                covered => assert_eq!(covered, "", "the tabs cover the focus on {page}"),
            }
        }
        let missed = format!(
            "{to_reach}.filter((e) => !window.reached.has(e)).map((e) => e.outerHTML.slice(0, 80))"
        );
        assert_eq!(reader.sees(&missed), json!([]), "the keyboard does not reach it on {page}");
    }
    reader.met_no_fault();
}

#[test]
fn without_scripts_all_is_there_but_search_and_sorting() {
    let Some(reader) = Reader::new() else { return };
    reader.tells("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    reader.open("films/ballerina-2025/plot.html");
    let told = "document.querySelector('main > details.spoiler p').checkVisibility()";
    assert_eq!(reader.sees(told), false, "the plot is told before the reader asks");
    reader.clicks("main > details.spoiler > summary");
    reader.waits_for(told, true, "a plot cannot be opened");
    reader.clicks(".tabs li:nth-child(3) a");
    reader.arrives_at("films/ballerina-2025/cast.html");
    // An address with a choice that nobody reads.
    reader.goes_to("films/index.html?genre=Action");
    reader.arrives_at("films/index.html");
    let films = "[...document.querySelectorAll('#films tbody tr')].filter(\
                 (row) => row.checkVisibility({ visibilityProperty: true })).length > 10";
    assert_eq!(reader.sees(films), true, "the films are hidden for a choice");
    let dead = "[...document.querySelectorAll('main button, main select, main input, .look > *')]\
                .filter((e) => e.checkVisibility()).map((e) => e.outerHTML)";
    assert_eq!(reader.sees(dead), json!([]), "what does nothing can be clicked");
    reader.open("search.html");
    let says = "document.querySelector('noscript').textContent.includes('needs JavaScript')";
    assert_eq!(reader.sees(says), true, "the search page says nothing");
    let lists = "document.querySelectorAll('#browse a[href$=\"index.html\"]').length >= 6";
    assert_eq!(reader.sees(lists), true, "nothing is offered in place of the search");
    reader.met_no_fault();
}
