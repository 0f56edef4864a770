//! What programs read of a site: JSON-LD, Open Graph, the sitemap, the data files.

use std::fs;
use std::io::Cursor;

use filmwiki::disk;
use filmwiki::render::raster::Drawn;
use filmwiki::wiki::{InputFile, Inputs, Options, Wiki};
use scraper::{Html, Selector};
use serde_json::Value;

const BASE: &str = "https://films.example/wiki/";

const HARBOUR: &str = "= Harbour (1962 film) =

Infobox
- Director: Ann Lee
- Studio: Quay Films
- Series: The Harbour Films
- Genre: Drama
- Country: Ireland
- Released: 1962-03-09
- Runtime: 2h 5m
- Gross: £1.5–2 million

Harbour is a film about a </script> and a ferry.

== Plot ==
The ferryman drowns.

== Cast ==
- Bo Berg as Finn Doyle, a ferryman
- Cy Dunn

== Accolades ==
| Award | Date | Category | Recipient | Result |
| Golden Gull | 1963 | Best Film | Harbour | Won |
| Golden Gull | 1963 | Best Actor | Bo Berg | Nominated |
";

fn article(path: &str, text: &str) -> InputFile {
    InputFile { path: path.to_string(), bytes: text.as_bytes().to_vec() }
}

fn configured(config: &str, articles: Vec<InputFile>, files: Vec<InputFile>) -> Wiki {
    let config = Some(article("filmwiki.yaml", config));
    let inputs = Inputs { articles, config, files, ..Inputs::default() };
    Wiki::compile(inputs, &Options::default())
}

fn wiki(articles: Vec<InputFile>) -> Wiki {
    let options = Options { base_url: Some(BASE.to_string()), ..Options::default() };
    Wiki::compile(Inputs { articles, ..Inputs::default() }, &options)
}

fn file(wiki: &Wiki, path: &str) -> String {
    let route = wiki.route(path).unwrap_or_else(|| panic!("the site has {path}"));
    let bytes = wiki.render(route).unwrap_or_else(|error| panic!("{path}: {}", error.message));
    String::from_utf8(bytes).expect("files for programs are UTF-8")
}

fn json_ld(wiki: &Wiki, path: &str) -> Vec<Value> {
    let page = file(wiki, path);
    let html = Html::parse_document(&page);
    let script = Selector::parse("script[type=\"application/ld+json\"]").expect("is a selector");
    let text: Vec<String> = html.select(&script).map(|element| element.inner_html()).collect();
    assert_eq!(text.len(), 1, "{path} has one JSON-LD script");
    let graph: Value = serde_json::from_str(&text[0]).expect("JSON-LD is JSON");
    assert_eq!(graph["@context"], "https://schema.org");
    graph["@graph"].as_array().cloned().expect("a graph is a list")
}

#[test]
fn a_search_engine_learns_who_made_a_film_and_who_plays_whom() {
    let wiki = wiki(vec![article("seeds/harbour.txt", HARBOUR)]);
    let graph = json_ld(&wiki, "films/harbour-1962.html");
    let movie = &graph[0];
    assert_eq!(movie["@type"], "Movie");
    assert_eq!(movie["url"], format!("{BASE}films/harbour-1962.html"));
    assert_eq!(movie["datePublished"], "1962-03-09");
    assert_eq!(movie["duration"], "PT125M");
    assert_eq!(movie["director"][0]["name"], "Ann Lee");
    assert_eq!(movie["director"][0]["url"], format!("{BASE}people/ann-lee.html"));
    assert_eq!(movie["actor"][0]["@type"], "PerformanceRole");
    assert_eq!(movie["actor"][0]["characterName"], "Finn Doyle");
    assert_eq!(movie["actor"][0]["actor"]["name"], "Bo Berg");
    assert_eq!(movie["actor"][1]["@type"], "Person", "nobody says whom Cy Dunn plays");
    assert_eq!(movie["isPartOf"][0]["@type"], "MovieSeries");
    assert_eq!(movie["award"].as_array().map(Vec::len), Some(1), "a nomination is no award");
    assert!(!movie.to_string().contains("drowns"), "JSON-LD tells the ending");
    let way = &graph[1];
    assert_eq!(way["@type"], "BreadcrumbList");
    assert_eq!(way["itemListElement"][0]["item"], format!("{BASE}films/"));
    assert_eq!(json_ld(&wiki, "people/bo-berg.html")[0]["@type"], "Person");
    assert_eq!(json_ld(&wiki, "companies/quay-films.html")[0]["@type"], "Organization");
    let character = json_ld(&wiki, "characters/finn-doyle.html");
    assert_eq!(character[0]["@type"], "BreadcrumbList", "schema.org has no type for a character");
}

#[test]
fn a_search_engine_learns_of_a_life_what_the_infobox_says() {
    let text = "= Ann Lee =\n\nInfobox\n- Kind: person\n- Born: March 4, 1921 (age 40)\n\
                - Birthplace: Cork, Ireland\n- Died: c. 1990\n- Occupation: Director, editor\n\
                - Nationality: Irish\n\nAnn Lee was a director.\n";
    let wiki = wiki(vec![article("seeds/ann.txt", text)]);
    let person = &json_ld(&wiki, "people/ann-lee.html")[0];
    assert_eq!(person["@type"], "Person");
    assert_eq!(person["birthDate"], "1921-03-04");
    assert_eq!(person["birthPlace"]["@type"], "Place");
    assert_eq!(person["birthPlace"]["name"], "Cork, Ireland");
    assert_eq!(person["jobTitle"], serde_json::json!(["Director", "editor"]));
    assert_eq!(person["nationality"][0]["@type"], "Country");
    assert_eq!(person["nationality"][0]["name"], "Ireland", "an adjective is no country");
    assert!(person.get("deathDate").is_none(), "a guess is no date");
}

#[test]
fn a_site_that_does_not_know_its_address_gives_none() {
    let wiki = Wiki::compile(
        Inputs { articles: vec![article("seeds/harbour.txt", HARBOUR)], ..Inputs::default() },
        &Options::default(),
    );
    let graph = json_ld(&wiki, "films/harbour-1962.html");
    assert_eq!(graph.len(), 1);
    assert!(!graph[0].to_string().contains("url"), "{}", graph[0]);
    let page = file(&wiki, "films/harbour-1962.html");
    assert!(!page.contains("og:url") && !page.contains("og:image"));
}

#[test]
fn a_sitemap_writes_every_address_in_ascii() {
    let wiki = wiki(vec![article("seeds/a.txt", "= Сталкер (1979 film) =\n\nA film.\n")]);
    let sitemap = file(&wiki, "sitemap.xml");
    assert!(sitemap.is_ascii(), "{sitemap}");
    assert!(sitemap.contains("films/%D1%81%D1%82"), "{sitemap}");
}

#[test]
fn a_program_finds_films_and_people_with_the_lines_that_say_so() {
    let wiki = wiki(vec![
        article("seeds/harbour.txt", HARBOUR),
        article("seeds/b.txt", "= =1+1, the film (1990 film) =\n\nNot unlike Harbour (1962).\n"),
    ]);
    let films: Value = serde_json::from_str(&file(&wiki, "data/films.json")).expect("is JSON");
    assert_eq!(films["version"], 1);
    let harbour = &films["films"][1];
    assert_eq!(harbour["id"], "films/harbour-1962.html");
    assert_eq!(harbour["article"], "seeds/harbour.txt");
    assert_eq!(harbour["gross"]["low"], 1_500_000);
    assert_eq!(harbour["gross"]["currency"], "£");
    assert_eq!(harbour["lines"]["runtime"], 10);
    assert_eq!(harbour["credits"]["director"][0]["line"], 4);
    assert_eq!(harbour["credits"]["cast"][0]["character"], "Finn Doyle");
    assert_eq!(harbour["credits"]["cast"][0]["line"], 19);
    assert_eq!(harbour["awards"]["won"], 1);
    let people: Value = serde_json::from_str(&file(&wiki, "data/people.json")).expect("is JSON");
    assert_eq!(people["people"][1]["name"], "Bo Berg");
    assert_eq!(people["people"][1]["films"][0]["film"], "films/harbour-1962.html");
    let table = file(&wiki, "data/films.csv");
    let rows: Vec<&str> = table.split_terminator("\r\n").collect();
    assert_eq!(rows.len(), 3, "{table}");
    assert!(rows[0].starts_with("id,title,year,"), "{table}");
    assert!(rows[1].contains(",\"'=1+1, the film\",1990,"), "a title became a formula: {table}");
    assert!(rows[2].contains(",£,1500000,2000000,"), "{table}");
}

#[test]
fn who_is_only_a_first_name_is_written_wherever_the_name_behind_it_is() {
    let text = "= Dust Road (1996 film) =\n\nInfobox\n- Director: Joel & Ethan Crane\n";
    let wiki = wiki(vec![article("seeds/dust.txt", text)]);
    let names = |of: &Value| -> Vec<String> {
        let people = of.as_array().into_iter().flatten();
        people.filter_map(|one| Some(one["name"].as_str()?.to_string())).collect()
    };
    let movie = &json_ld(&wiki, "films/dust-road-1996.html")[0];
    assert_eq!(names(&movie["director"]), ["Joel", "Ethan Crane"], "{movie}");
    let films: Value = serde_json::from_str(&file(&wiki, "data/films.json")).expect("it is JSON");
    let director = &films["films"][0]["credits"]["director"][0];
    assert_eq!(director["name"], "Ethan Crane");
    assert_eq!(director["first_names"], serde_json::json!(["Joel"]));
    assert!(file(&wiki, "data/films.csv").contains(",Joel; Ethan Crane,"));
}

#[test]
fn a_link_to_a_film_is_shown_with_a_card_unless_the_wiki_wants_none() {
    let harbour = || vec![article("seeds/harbour.txt", HARBOUR)];
    let base = format!("base_url: {BASE}\n");
    let page = |wiki: &Wiki| file(wiki, "films/harbour-1962/cast.html");
    let drawn = configured(&base, harbour(), Vec::new());
    let url = format!("og:image\" content=\"{BASE}films/harbour-1962/card.png\"");
    assert!(page(&drawn).contains(&url), "{}", page(&drawn));
    let route = drawn.route("films/harbour-1962/card.png").expect("there is a card");
    assert!(drawn.seal(route).is_some(), "the card would be drawn in every build");
    for off in ["cards: off", "cards: false", "cards: \"off\""] {
        let wiki = configured(&format!("{base}{off}\n"), harbour(), Vec::new());
        assert!(!page(&wiki).contains("og:image"), "{off}");
        assert_eq!(wiki.route("films/harbour-1962/card.png"), None, "{off}");
        assert!(wiki.diagnostics().is_empty(), "{off}: {:?}", wiki.diagnostics());
    }
    let without_address = configured("title: Wiki\n", harbour(), Vec::new());
    assert_eq!(without_address.route("films/harbour-1962/card.png"), None);
    let on = configured("cards: on\n", harbour(), Vec::new());
    assert!(on.route("films/harbour-1962/card.png").is_some());
}

#[test]
fn a_card_is_kept_while_it_is_the_same_and_whole() {
    let folder = tempfile::tempdir().expect("there is room for temporary files");
    let base = format!("base_url: {BASE}\n");
    let build = |text: &str| {
        let wiki = configured(&base, vec![article("seeds/harbour.txt", text)], Vec::new());
        let held = disk::hold(folder.path(), || ()).expect("the folder is nobody's");
        disk::publish(&wiki, &[], &held, &|| ()).expect("the site can be published")
    };
    build(HARBOUR);
    let card = folder.path().join("films/harbour-1962/card.png");
    let drawn = fs::read(&card).expect("there is a card");
    assert_eq!(build(HARBOUR).written, 0);
    // As a build leaves it that was stopped while it wrote.
    fs::write(&card, &drawn[..drawn.len() / 2]).expect("the card can be cut");
    assert_eq!(build(HARBOUR).written, 1);
    assert!(fs::read(&card).is_ok_and(|bytes| bytes == drawn), "half a card was kept");
    build(&HARBOUR.replace("Ann Lee", "Ann Low"));
    assert!(fs::read(&card).is_ok_and(|bytes| bytes != drawn), "the card names the old director");
}

#[test]
fn a_wiki_of_very_many_films_draws_no_cards_by_itself() {
    let films = |count: usize| -> Vec<InputFile> {
        let film =
            |nth: usize| article(&format!("seeds/{nth}.txt"), &format!("= F{nth} (1990 film) =\n"));
        (0..count).map(film).collect()
    };
    let base = format!("base_url: {BASE}\n");
    assert_eq!(configured(&base, films(1_000), Vec::new()).cards(), Drawn::Yes);
    assert_eq!(configured(&base, films(1_001), Vec::new()).cards(), Drawn::TooMany);
}

#[test]
fn a_poster_is_sent_no_larger_than_it_is_shown() {
    let mut png = Cursor::new(Vec::new());
    image::RgbImage::from_pixel(500, 750, image::Rgb([120, 40, 40]))
        .write_to(&mut png, image::ImageFormat::Png)
        .expect("a picture can be written");
    let files = vec![
        InputFile { path: "posters/harbour-1962.png".to_string(), bytes: png.into_inner() },
        article("posters/harbour-1962.txt", "A ferry\nin fog\n"),
    ];
    let base = format!("base_url: {BASE}\ncards: off\n");
    let wiki = configured(&base, vec![article("seeds/harbour.txt", HARBOUR)], files);
    assert!(wiki.diagnostics().is_empty(), "{:?}", wiki.diagnostics());
    let page = file(&wiki, "films/harbour-1962/cast.html");
    let html = Html::parse_document(&page);
    let img = html.select(&Selector::parse(".card img").expect("is a selector")).next();
    let img = img.expect("the poster is shown").value();
    assert_eq!(img.attr("src"), Some("../../films/harbour-1962/poster-224.jpg"));
    assert_eq!(img.attr("alt"), Some("A ferry in fog"));
    assert_eq!((img.attr("width"), img.attr("height")), (Some("224"), Some("336")));
    let copies = img.attr("srcset").expect("there are larger copies");
    assert!(copies.ends_with("poster-500.jpg 500w"), "a poster was enlarged: {copies}");
    let route = wiki.route("films/harbour-1962/poster-448.jpg").expect("there is a copy");
    let copy = image::load_from_memory(&wiki.render(route).expect("it can be made"));
    assert_eq!(copy.expect("it is a picture").width(), 448);
    let url = format!("og:image\" content=\"{BASE}films/harbour-1962/poster-500.jpg\"");
    assert!(page.contains(&url), "without a card the poster is shown for a link");
}

#[test]
fn a_posters_file_is_published_only_where_an_article_asks_for_it() {
    let mut png = Cursor::new(Vec::new());
    image::RgbImage::new(8, 12)
        .write_to(&mut png, image::ImageFormat::Png)
        .expect("a picture can be written");
    let published = |articles: &[(&str, &str)], bytes: &[u8]| -> Vec<String> {
        let files = ["posters/harbour-1962.png", "posters/harbour-1962.txt", "posters/still.png"];
        let files = files.map(|path| InputFile { path: path.to_string(), bytes: bytes.to_vec() });
        let articles = articles.iter().map(|(path, text)| article(path, text)).collect();
        let wiki = configured("cards: off\n", articles, files.to_vec());
        let paths = wiki.routes().into_iter().map(|route| wiki.path(route));
        paths.filter(|path| path.starts_with("posters/")).collect()
    };
    let harbour = ("seeds/harbour.txt", HARBOUR);
    let png = png.into_inner();
    assert_eq!(published(&[harbour], &png), ["posters/still.png"], "no page shows it whole");
    assert_eq!(published(&[harbour], b"broken"), ["posters/still.png"], "no page can show it");
    let quay = "---\ntitle: Quay (1970 film)\n---\nAs on [its poster](posters/harbour-1962.png).\n";
    let linked = published(&[harbour, ("seeds/quay.md", quay)], &png);
    assert_eq!(linked, ["posters/harbour-1962.png", "posters/still.png"], "a link leads nowhere");
}

#[test]
fn a_whole_film_prints_as_one_article_that_search_engines_leave_out() {
    let note = "---\ntitle: Quay (1970 film)\n---\n\nA film.[^a]\n\n## Plot\n\nHe drowns.[^b]\n\n\
                ## Cast\n\n- Bo Berg as Finn, who is later killed by his sister\n\n\
                ## Reception\n\n### Box office\n\nA hit.[^a]\n\n[^a]: One.\n[^b]: Two.\n";
    let wiki = wiki(vec![article("seeds/quay.md", note)]);
    let print = file(&wiki, "films/quay-1970/print.html");
    assert!(print.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(!file(&wiki, "sitemap.xml").contains("print.html"));
    let html = Html::parse_document(&print);
    let select = |css: &str| -> Vec<String> {
        let selector = Selector::parse(css).expect("is a selector");
        html.select(&selector).map(|element| element.text().collect()).collect()
    };
    assert_eq!(select("h1, h2, h3"), ["Quay 1970", "Plot", "Cast", "Reception", "Box office"]);
    assert!(select("details").is_empty(), "a printed page cannot be opened");
    assert!(print.contains("He drowns.") && print.contains("killed by his sister"));
    assert_eq!(select(".notes > ol > li").len(), 2, "the notes of all pages, once");
    assert!(select("script").is_empty(), "the page works as a file");
    let overview = file(&wiki, "films/quay-1970.html");
    assert!(
        overview
            .contains("quay-1970/print.html\">Print or save the whole article, with its ending")
    );
}

#[test]
fn a_page_says_how_to_cite_it() {
    let title = "= Fast & {Loose} (1954 film) =\n\nA film.\n\n== Production ==\nMade.\n";
    let page =
        file(&wiki(vec![article("seeds/a.txt", title)]), "films/fast-loose-1954/production.html");
    let html = Html::parse_document(&page);
    let cite = Selector::parse(".cite").expect("is a selector");
    let cite: String = html.select(&cite).flat_map(|element| element.text()).collect();
    let url = format!("{BASE}films/fast-loose-1954/production.html");
    assert!(
        cite.contains(&format!("“Fast & {{Loose}} (1954): production”, Film wiki, {url}")),
        "{cite}"
    );
    assert!(cite.contains("title = {{Fast \\& (Loose) (1954): production}}"), "{cite}");
    assert!(cite.contains(&format!("url = {{{url}}}")), "{cite}");
}

#[test]
fn a_page_is_in_english_and_its_article_in_the_language_of_the_articles() {
    let text = "= Nacht (1990 film) =\n\nInfobox\n- Musik: Jo Tarn\n\nEin Film.\n\n== Cast ==\n\
                - Bo Berg as Finn\n";
    for (language, page, main) in [("de", "en", Some("de")), ("en-GB", "en-GB", None)] {
        let articles = vec![article("seeds/nacht.txt", text)];
        let wiki = configured(&format!("language: {language}\n"), articles, Vec::new());
        // Nobody has written about the actor: what the page says of him is the site's own.
        for (path, main) in [
            ("films/nacht-1990.html", main),
            ("films/nacht-1990/cast.html", main),
            ("people/bo-berg.html", None),
        ] {
            let html = Html::parse_document(&file(&wiki, path));
            let lang = |selector: &str| {
                let selector = Selector::parse(selector).expect("is a selector");
                html.select(&selector).next().and_then(|element| element.value().attr("lang"))
            };
            assert_eq!((lang("html"), lang("main")), (Some(page), main), "{path} in {language}");
            // The page's own headings are not in the article's language.
            let own = main.map(|_| "en").filter(|_| path == "films/nacht-1990.html");
            assert_eq!(lang(".infobox h2"), own, "{path} in {language}");
        }
    }
}
