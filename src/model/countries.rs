//! Countries that films name in several ways.
//!
//! In: a country as an infobox has it. Out: the one name under which the wiki has its
//! page, and its other names. A closed table of abbreviations, official names and names
//! that a country had before: one that may be another country (`Korea`, `Congo`) or a
//! part of one (`England`) is not in it.

/// The usual name of a country, and its others.
const NAMES: &[(&str, &[&str])] = &[
    ("United States", &["USA", "U.S.A.", "US", "U.S.", "United States of America"]),
    ("United Kingdom", &["UK", "U.K.", "Great Britain", "Britain"]),
    ("Brazil", &["Brasil"]),
    ("Burkina Faso", &["Upper Volta"]),
    ("Cambodia", &["Kampuchea"]),
    ("China", &["People's Republic of China", "PRC", "P.R. China", "PR China", "Mainland China"]),
    ("Czech Republic", &["Czechia"]),
    ("Democratic Republic of the Congo", &["DR Congo", "DRC", "Zaire"]),
    ("East Germany", &["German Democratic Republic", "GDR", "DDR"]),
    ("Eswatini", &["Swaziland"]),
    ("Iran", &["Islamic Republic of Iran"]),
    ("Ireland", &["Republic of Ireland"]),
    ("Ivory Coast", &["Côte d'Ivoire"]),
    ("Myanmar", &["Burma"]),
    ("Netherlands", &["Holland"]),
    ("New Zealand", &["NZ", "N.Z.", "Aotearoa New Zealand"]),
    ("North Korea", &["DPRK", "Democratic People's Republic of Korea"]),
    ("North Macedonia", &["Republic of North Macedonia", "Republic of Macedonia"]),
    ("Russia", &["Russian Federation"]),
    ("South Korea", &["Republic of Korea", "ROK"]),
    ("Soviet Union", &["USSR", "U.S.S.R.", "Union of Soviet Socialist Republics"]),
    ("Sri Lanka", &["Ceylon"]),
    ("Thailand", &["Siam"]),
    ("Turkey", &["Türkiye", "Republic of Turkey"]),
    ("United Arab Emirates", &["UAE", "U.A.E."]),
    ("Vietnam", &["Viet Nam", "Socialist Republic of Vietnam"]),
];

/// What an infobox has for a country, and other pages have for something else, or write
/// in another way: no name that leads to its page.
const WRITTEN: &[(&str, &str)] = &[
    ("United States", "America"),
    ("United States", "U. S. A."),
    ("United States", "U. S."),
    ("United Kingdom", "U. K."),
];

/// The usual name of a country; what the tables do not know is its own.
pub fn usual(written: &str) -> &str {
    let bare = without_article(written.trim());
    if let Some((name, _)) = WRITTEN.iter().find(|(_, other)| *other == bare) {
        return name;
    }
    let known = NAMES
        .iter()
        .find(|(name, others)| same(name, bare) || others.iter().any(|other| same(other, bare)));
    known.map_or(written, |(name, _)| name)
}

/// The other names of a country, by its usual one.
pub fn others(usual: &str) -> &'static [&'static str] {
    NAMES.iter().find(|(name, _)| *name == usual).map_or(&[], |(_, others)| others)
}

fn without_article(name: &str) -> &str {
    ["the ", "The "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name)
}

/// Whether two names are the same but for case and kinds of apostrophes.
fn same(name: &str, written: &str) -> bool {
    let plain = |c: char| if c == '’' { '\'' } else { c };
    name.chars()
        .flat_map(char::to_lowercase)
        .eq(written.chars().map(plain).flat_map(char::to_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_has_one_name() {
        for (written, expected) in [
            ("USA", "United States"),
            ("U.S.", "United States"),
            ("the United States of America", "United States"),
            ("The Netherlands", "Netherlands"),
            ("People’s Republic of China", "China"),
            ("türkiye", "Turkey"),
            ("America", "United States"),
            ("U. S. A.", "United States"),
            ("Latin America", "Latin America"),
            ("Korea", "Korea"),
            ("West Germany", "West Germany"),
            ("England", "England"),
            ("The Gambia", "The Gambia"),
        ] {
            assert_eq!(usual(written), expected, "{written}");
        }
    }

    #[test]
    fn no_name_is_that_of_two_countries() {
        let all: Vec<&str> =
            NAMES.iter().flat_map(|(name, others)| others.iter().chain([name])).copied().collect();
        for (at, one) in all.iter().enumerate() {
            assert!(all[..at].iter().all(|other| !same(one, other)), "{one}");
        }
    }
}
