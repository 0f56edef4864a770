//! The closed vocabulary of leads: words for genres, nationalities and languages.
//!
//! A lead defines its film in one phrase, "a 2025 American action thriller film".
//! What stands there and is in these tables becomes a credit where the infobox
//! is silent; a word that is not in them says nothing.

/// Genres: words of a lead, lower case, and the genre's name. Longer phrases
/// come before the words that they contain.
const GENRES: &[(&str, &str)] = &[
    ("science fiction", "Science fiction"),
    ("science-fiction", "Science fiction"),
    ("sci-fi", "Science fiction"),
    ("martial arts", "Martial arts"),
    ("coming-of-age", "Coming of age"),
    ("film noir", "Film noir"),
    ("neo-noir", "Neo-noir"),
    ("action", "Action"),
    ("adventure", "Adventure"),
    ("animated", "Animated"),
    ("anime", "Animated"),
    ("biographical", "Biographical"),
    ("biopic", "Biographical"),
    ("comedy", "Comedy"),
    ("crime", "Crime"),
    ("disaster", "Disaster"),
    ("documentary", "Documentary"),
    ("drama", "Drama"),
    ("erotic", "Erotic"),
    ("family", "Family"),
    ("fantasy", "Fantasy"),
    ("heist", "Heist"),
    ("historical", "Historical"),
    ("horror", "Horror"),
    ("melodrama", "Melodrama"),
    ("mockumentary", "Mockumentary"),
    ("musical", "Musical"),
    ("mystery", "Mystery"),
    ("mythological", "Mythological"),
    ("romance", "Romance"),
    ("romantic", "Romance"),
    ("satire", "Satire"),
    ("satirical", "Satire"),
    ("slasher", "Slasher"),
    ("sports", "Sports"),
    ("spy", "Spy"),
    ("superhero", "Superhero"),
    ("swashbuckler", "Swashbuckler"),
    ("thriller", "Thriller"),
    ("war", "War"),
    ("western", "Western"),
];

/// Adjectives of a lead, as written, and the country that they speak of.
const COUNTRIES: &[(&str, &str)] = &[
    ("American", "United States"),
    ("Argentine", "Argentina"),
    ("Australian", "Australia"),
    ("Austrian", "Austria"),
    ("Bangladeshi", "Bangladesh"),
    ("Belgian", "Belgium"),
    ("Brazilian", "Brazil"),
    ("British", "United Kingdom"),
    ("Canadian", "Canada"),
    ("Chilean", "Chile"),
    ("Chinese", "China"),
    ("Colombian", "Colombia"),
    ("Cuban", "Cuba"),
    ("Czech", "Czech Republic"),
    ("Danish", "Denmark"),
    ("Dutch", "Netherlands"),
    ("Egyptian", "Egypt"),
    ("Filipino", "Philippines"),
    ("Philippine", "Philippines"),
    ("Finnish", "Finland"),
    ("French", "France"),
    ("German", "Germany"),
    ("Greek", "Greece"),
    ("Hungarian", "Hungary"),
    ("Icelandic", "Iceland"),
    ("Indian", "India"),
    ("Indonesian", "Indonesia"),
    ("Iranian", "Iran"),
    ("Irish", "Ireland"),
    ("Israeli", "Israel"),
    ("Italian", "Italy"),
    ("Japanese", "Japan"),
    ("Malaysian", "Malaysia"),
    ("Mexican", "Mexico"),
    ("Nigerian", "Nigeria"),
    ("Norwegian", "Norway"),
    ("Pakistani", "Pakistan"),
    ("Polish", "Poland"),
    ("Portuguese", "Portugal"),
    ("Romanian", "Romania"),
    ("Russian", "Russia"),
    ("Soviet", "Soviet Union"),
    ("Spanish", "Spain"),
    ("Swedish", "Sweden"),
    ("Swiss", "Switzerland"),
    ("Taiwanese", "Taiwan"),
    ("Thai", "Thailand"),
    ("Turkish", "Turkey"),
    ("Ukrainian", "Ukraine"),
    ("Vietnamese", "Vietnam"),
];

/// Countries of two words, which a lead uses as adjectives.
const COUNTRY_PAIRS: &[(&str, &str)] = &[
    ("South Korean", "South Korea"),
    ("North Korean", "North Korea"),
    ("New Zealand", "New Zealand"),
    ("South African", "South Africa"),
    ("Hong Kong", "Hong Kong"),
    ("West German", "West Germany"),
    ("East German", "East Germany"),
    ("Sri Lankan", "Sri Lanka"),
];

/// What box-office tables call their territories, beside countries; lower case.
const TERRITORIES: &[&str] = &[
    "us",
    "u.s.",
    "usa",
    "uk",
    "u.k.",
    "united states and canada",
    "us and canada",
    "u.s. and canada",
    "north america",
    "latin america",
    "south america",
    "europe",
    "asia",
    "africa",
    "oceania",
    "domestic",
    "overseas",
    "international",
    "foreign",
    "elsewhere",
    "worldwide",
];

/// What a phrase of a lead says of its film.
#[derive(Debug, PartialEq, Eq)]
pub enum Says {
    /// A genre's name.
    Genre(&'static str),
    /// A country's name.
    Country(&'static str),
    /// A language, from `Hindi-language`; a range of the phrase.
    Language(std::ops::Range<usize>),
}

/// What the words of a phrase say, with their ranges in it. Words for nothing
/// are passed over.
pub fn read(phrase: &str) -> Vec<(std::ops::Range<usize>, Says)> {
    let mut found = Vec::new();
    let words: Vec<std::ops::Range<usize>> = words(phrase);
    let mut at = 0;
    while at < words.len() {
        let word = &phrase[words[at].clone()];
        let pair = words.get(at + 1).map(|next| words[at].start..next.end);
        if let Some(pair) = pair {
            let text = &phrase[pair.clone()];
            let lower = text.to_lowercase();
            let country = COUNTRY_PAIRS.iter().find(|(adjective, _)| *adjective == text);
            let genre = GENRES.iter().find(|(name, _)| *name == lower);
            let says = match (country, genre) {
                (Some((_, country)), _) => Some(Says::Country(country)),
                (_, Some((_, genre))) => Some(Says::Genre(genre)),
                _ => None,
            };
            if let Some(says) = says {
                found.push((pair, says));
                at += 2;
                continue;
            }
        }
        if phrase[words[at].end..].starts_with("-language") {
            found.push((words[at].clone(), Says::Language(words[at].clone())));
            at += 2;
            continue;
        }
        let lower = word.to_lowercase();
        if let Some((_, genre)) = GENRES.iter().find(|(name, _)| *name == lower) {
            found.push((words[at].clone(), Says::Genre(genre)));
        } else if let Some((_, country)) = COUNTRIES.iter().find(|(name, _)| *name == word) {
            found.push((words[at].clone(), Says::Country(country)));
        }
        at += 1;
    }
    found
}

/// Whether words name a place that films are sold to: a country of the tables
/// above, or one of the groups that box-office tables speak of.
pub fn is_territory(words: &str) -> bool {
    let words = words.trim();
    let countries = COUNTRIES.iter().chain(COUNTRY_PAIRS).map(|(_, country)| *country);
    let lower = words.to_lowercase();
    let groups = ["territories", "markets", "countries", "the world"];
    countries.into_iter().any(|country| words.eq_ignore_ascii_case(country))
        || TERRITORIES.contains(&lower.as_str())
        || groups.iter().any(|group| lower.ends_with(group))
}

/// Whether a word is one that stands behind the name of a town and a comma: a state or
/// province in America.
pub fn is_part_of_america(word: &str) -> bool {
    matches!(
        word,
        "Alabama"
            | "Alaska"
            | "Alberta"
            | "Arizona"
            | "Arkansas"
            | "California"
            | "Colorado"
            | "Connecticut"
            | "Delaware"
            | "Florida"
            | "Georgia"
            | "Hawaii"
            | "Idaho"
            | "Illinois"
            | "Indiana"
            | "Iowa"
            | "Kansas"
            | "Kentucky"
            | "Louisiana"
            | "Maine"
            | "Manitoba"
            | "Maryland"
            | "Massachusetts"
            | "Michigan"
            | "Minnesota"
            | "Mississippi"
            | "Missouri"
            | "Montana"
            | "Nebraska"
            | "Nevada"
            | "Ohio"
            | "Oklahoma"
            | "Ontario"
            | "Oregon"
            | "Pennsylvania"
            | "Quebec"
            | "Tennessee"
            | "Texas"
            | "Utah"
            | "Vermont"
            | "Virginia"
            | "Washington"
            | "Wisconsin"
            | "Wyoming"
    )
}

/// The country that a nationality or a country's own name means.
pub fn country(words: &str) -> Option<&'static str> {
    let mut known = COUNTRIES.iter().chain(COUNTRY_PAIRS);
    let found = known.find(|(adjective, country)| *adjective == words || *country == words);
    found.map(|(_, country)| *country)
}

/// The genre of an infobox value, by its usual name.
pub fn genre(value: &str) -> Option<&'static str> {
    let lower = value.trim().to_lowercase();
    let lower = lower.strip_suffix(" film").unwrap_or(&lower);
    GENRES.iter().find(|(word, _)| *word == lower).map(|(_, name)| *name)
}

/// Words of a phrase; hyphens and dashes divide, but for `science-fiction`.
fn words(phrase: &str) -> Vec<std::ops::Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in phrase.char_indices() {
        let inside = c.is_alphanumeric() || c == '\'' || c == '’';
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| from..phrase.len()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(phrase: &str) -> Vec<&'static str> {
        read(phrase)
            .into_iter()
            .map(|(_, says)| match says {
                Says::Genre(name) | Says::Country(name) => name,
                Says::Language(_) => "a language",
            })
            .collect()
    }

    #[test]
    fn a_defining_phrase_says_country_and_genres() {
        assert_eq!(
            said("2025 American action thriller film"),
            ["United States", "Action", "Thriller"]
        );
        assert_eq!(
            said("South Korean science fiction romantic comedy-drama"),
            ["South Korea", "Science fiction", "Romance", "Comedy", "Drama"]
        );
        assert_eq!(said("Indian Hindi-language drama film"), ["India", "a language", "Drama"]);
        assert_eq!(said("neo-noir heist"), ["Neo-noir", "Heist"]);
        assert_eq!(said("sci-fi Western"), ["Science fiction", "Western"]);
    }
}
