//! What a person's infobox says of a life.
//!
//! In: a person. Out: birth and death with their places, occupations and countries,
//! as far as the infobox of the person's article says them in words that leave no
//! doubt: a date has to be one (`c. 1962` is none), a country one that is known.

use crate::entity::EntityId;
use crate::model::facts::{Date, MONTHS};
use crate::model::vocabulary;
use crate::render::Site;

/// What is known of a life; what is not is empty.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Vitals<'a> {
    /// When born.
    pub born: Option<Date>,
    /// Where born.
    pub birthplace: Option<&'a str>,
    /// When died.
    pub died: Option<Date>,
    /// Where died.
    pub deathplace: Option<&'a str>,
    /// Occupations.
    pub jobs: Vec<&'a str>,
    /// Countries that the person is a citizen of.
    pub countries: Vec<&'a str>,
}

/// Reads the infobox of somebody's article.
pub fn of_person<'a>(site: &Site<'a>, person: EntityId) -> Vitals<'a> {
    let mut vitals = Vitals::default();
    let Some((_, article)) = site.article_about(person) else { return vitals };
    for field in &article.infobox {
        vitals.read(&field.key, article.prose(field.value).text(site.text(article)));
    }
    vitals
}

impl<'a> Vitals<'a> {
    fn read(&mut self, key: &str, value: &'a str) {
        match key.trim().to_lowercase().replace('_', " ").as_str() {
            "born" | "birth date" | "date of birth" => {
                let (date, place) = date_and_place(value);
                self.born = self.born.or(date);
                self.birthplace = self.birthplace.or(place);
            }
            "died" | "death date" | "date of death" => {
                let (date, place) = date_and_place(value);
                self.died = self.died.or(date);
                self.deathplace = self.deathplace.or(place);
            }
            "birthplace" | "birth place" | "place of birth" => self.birthplace = whole(value),
            "deathplace" | "death place" | "place of death" => self.deathplace = whole(value),
            "occupation" | "occupations" | "profession" => self.jobs.extend(parts(value)),
            "nationality" | "citizenship" => {
                for country in parts(value).filter_map(vocabulary::country) {
                    if !self.countries.contains(&country) {
                        self.countries.push(country);
                    }
                }
            }
            _ => {}
        }
    }
}

fn whole(value: &str) -> Option<&str> {
    Some(value.trim()).filter(|value| !value.is_empty() && !value.contains('\n'))
}

/// The parts of a list in one value.
fn parts(value: &str) -> impl Iterator<Item = &str> {
    value.split([',', ';', '\n', '·', '•']).map(str::trim).filter(|part| !part.is_empty())
}

/// `April 30, 1988 (age 37), Havana, Cuba`: the date that a value begins with, and the
/// place behind it.
fn date_and_place(value: &str) -> (Option<Date>, Option<&str>) {
    let value = value.trim();
    let is_exact = value.starts_with(|c: char| c.is_ascii_digit())
        || MONTHS.iter().any(|month| value.starts_with(month));
    let Some(date) = Date::read(value).ok().filter(|_| is_exact) else { return (None, None) };
    let year = format!("{:04}", date.year);
    let behind = value.find(&year).map_or("", |at| &value[at + year.len()..]);
    // `-04-30` of a date in ISO 8601, and an age.
    let behind = behind.trim_start_matches(|c: char| c == '-' || c.is_ascii_digit()).trim_start();
    let behind = match behind.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((_, behind)) => behind,
        None => behind,
    };
    let place = behind.trim_start_matches([',', ' ', '\n']);
    let place = place.strip_prefix("in ").unwrap_or(place);
    let is_place =
        place.starts_with(char::is_uppercase) && !place.contains(|c: char| c.is_ascii_digit());
    (Some(date), whole(place).filter(|_| is_place))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<'a>(fields: &[(&str, &'a str)]) -> Vitals<'a> {
        let mut vitals = Vitals::default();
        fields.iter().for_each(|(key, value)| vitals.read(key, value));
        vitals
    }

    #[test]
    fn a_birth_is_read_with_its_place() {
        for (value, date, place) in [
            ("1988-04-30", Some("1988-04-30"), None),
            ("1988-04-30 in Havana, Cuba", Some("1988-04-30"), Some("Havana, Cuba")),
            ("April 30, 1988 (age 37)\nHavana", Some("1988-04-30"), Some("Havana")),
            ("30 April 1988, Havana", Some("1988-04-30"), Some("Havana")),
            ("1988", Some("1988"), None),
            ("c. 1988", None, None),
            ("Ana Celia, 30 April 1988", None, None),
            ("spring 1988", None, None),
            ("", None, None),
        ] {
            let vitals = read(&[("Born", value)]);
            assert_eq!(vitals.born.map(Date::iso).as_deref(), date, "{value}");
            assert_eq!(vitals.birthplace, place, "{value}");
        }
    }

    #[test]
    fn countries_are_those_that_are_known() {
        let vitals = read(&[
            ("Nationality", "Cuban, Spain; of the seas"),
            ("citizenship", "Cuba"),
            ("occupation", "Actress\nFilm producer"),
        ]);
        assert_eq!(vitals.countries, ["Cuba", "Spain"]);
        assert_eq!(vitals.jobs, ["Actress", "Film producer"]);
    }
}
