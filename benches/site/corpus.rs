//! A wiki of films that do not exist, as large as wanted.
//!
//! In: how many films, and whether few people make them or many. Out: [`Film`]s with
//! everything that an article says, as data, so that `plain` and `hugo` can write the
//! same text in two formats. Every film is made from its number alone: the same
//! [`Corpus`] makes the same bytes on every machine.
//!
//! What makes it like a real wiki: 11 kB an article, from 5 to 18; casts of 8 to 40;
//! a few people in hundreds of films (Zipf and Mandelbrot's law); films that name other
//! films with their year; series; tables of awards; headings of the film's own; remakes
//! with an old title.
//!
//! What does not: real articles name some twenty people each whom few other articles
//! name. Here there are only as many people as films ([`People::Few`]), so that their
//! pages are fewer and longer than a real wiki's: of ten thousand, the one in the
//! middle is in 12 films, a tenth in five or fewer, and 8 in one only. It stays so
//! because figures of other days could not be compared. [`People::Many`] is nearer to
//! a real wiki, where most are in one film or two. `shape` says what a corpus is like.

use std::fmt::Write as _;

use crate::words::{
    ADJECTIVES, AWARDS, CATEGORIES, COUNTRIES, CRITICS, FIRST, GENRES, HEADS, JOBS, LEGACY,
    MIDDLES, MONTHS, NOUNS, PLACES, PLOT, PREDICATES, PRODUCTION, RANKS, TAILS, TRAITS,
};

/// A number generator (splitmix64): small, and the same everywhere.
pub struct Dice(u64);

impl Dice {
    /// A generator whose numbers depend on the seed alone.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    /// True in `percent` of a hundred cases.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

/// A piece of running text.
pub enum Piece {
    /// Words.
    Text(String),
    /// A film, by number, to be named with its year.
    Film(usize),
    /// A person, by number.
    Person(usize),
}

/// A paragraph.
pub type Paragraph = Vec<Piece>;

/// A heading and what stands under it.
pub struct Section {
    /// 2 or 3.
    pub level: usize,
    /// Its words.
    pub heading: String,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// Rows of a table, the first of them the head; may be empty.
    pub table: Vec<Vec<String>>,
}

/// Somebody in a cast list.
pub struct Part {
    /// The actor.
    pub actor: usize,
    /// The role.
    pub role: String,
    /// What the list says of it.
    pub note: String,
}

/// A film's article.
pub struct Film {
    /// The title, without the year.
    pub title: String,
    /// The year.
    pub year: usize,
    /// Keys and values of the infobox that are not people.
    pub facts: Vec<(&'static str, String)>,
    /// Keys of the infobox and the people behind them.
    pub crew: Vec<(&'static str, Vec<usize>)>,
    /// The cast.
    pub cast: Vec<Part>,
    /// The lead.
    pub lead: Vec<Paragraph>,
    /// Everything else but the cast list, which stands after the first section.
    pub sections: Vec<Section>,
}

/// The wiki: how many films and people it has.
#[derive(Clone, Copy)]
pub struct Corpus {
    /// Films.
    pub films: usize,
    /// People.
    pub who: People,
}

/// How many people there are, and how they share the films.
#[derive(Clone, Copy)]
pub enum People {
    /// As many as films; few are in less than five.
    Few,
    /// Up to twelve for each film; few are in more than five.
    Many,
}

/// Films of a series.
const SERIES: usize = 4;

impl Corpus {
    /// How many people there are. Of many, some may be in no film.
    pub fn people(self) -> usize {
        match self.who {
            People::Few => self.films.max(60),
            People::Many => 12 * self.films.max(60),
        }
    }

    /// Everybody in a film, the most famous most often.
    fn person(self, dice: &mut Dice) -> usize {
        // p(rank) ~ (rank + flat)^(power - 1): the inverse of its integral.
        let power = match self.who {
            People::Few => 0.1,
            People::Many => 0.2,
        };
        let flat = 30.0 + self.films as f64 / 200.0;
        let (low, high) = (flat.powf(power), (flat + self.people() as f64).powf(power));
        let rank = (low + dice.unit() * (high - low)).powf(1.0 / power) - flat;
        (rank as usize).min(self.people() - 1)
    }

    /// The name of a person. No two have the same.
    pub fn name(self, person: usize) -> String {
        let first = FIRST[person % FIRST.len()];
        let last = surname(person / FIRST.len() + 17 * (person % FIRST.len()));
        format!("{first} {last}")
    }

    /// The first of a film's series, if it is in one: an eighth of films are.
    fn series(self, film: usize) -> Option<usize> {
        let first = film / SERIES * SERIES;
        let is_series = (first / SERIES).is_multiple_of(8) && first + SERIES <= self.films;
        is_series.then_some(first)
    }

    /// The name of a film's series.
    fn series_name(self, film: usize) -> Option<String> {
        Some(base_title(self.series(film)?))
    }

    /// A film's title, without its year.
    pub fn title(self, film: usize) -> String {
        match self.series(film) {
            Some(first) if film > first => {
                let subtitle = base_title(film + 7919);
                format!("{}: {subtitle}", base_title(first))
            }
            // A remake has the title of an older film.
            None if film % 97 == 5 && film > 400 => base_title(film - 400),
            _ => base_title(film),
        }
    }

    /// A film's year.
    pub fn year(self, film: usize) -> usize {
        match self.series(film) {
            Some(first) => 1950 + Dice::new(first as u64 + 1).below(60) + 3 * (film - first),
            None => {
                // More films are recent than old.
                let mut dice = Dice::new(film as u64 + 1);
                1925 + dice.below(101).max(dice.below(101))
            }
        }
    }

    /// A film with everything that its article says.
    pub fn film(self, number: usize) -> Film {
        Writer::new(self, number).film()
    }
}

fn base_title(film: usize) -> String {
    // A walk through all combinations that meets none twice.
    let space = ADJECTIVES.len() * NOUNS.len() * PLACES.len();
    let at = film.wrapping_mul(7_368_787) % space;
    let adjective = ADJECTIVES[at % ADJECTIVES.len()];
    let noun = NOUNS[at / ADJECTIVES.len() % NOUNS.len()];
    let place = PLACES[at / ADJECTIVES.len() / NOUNS.len()];
    match film % 5 {
        0 => format!("The {adjective} {noun} of {place}"),
        1 => format!("{adjective} {noun} in {place}"),
        2 => format!("{place} {adjective} {noun}"),
        3 => format!("A {adjective} {noun} for {place}"),
        _ => format!("{adjective} {place} {noun}"),
    }
}

/// A surname. Numbers that follow each other make names that differ.
fn surname(number: usize) -> String {
    let space = HEADS.len() * MIDDLES.len() * TAILS.len();
    let (more, at) = (number / space, number % space * 7919 % space);
    let head = HEADS[at % HEADS.len()];
    let middle = MIDDLES[at / HEADS.len() % MIDDLES.len()];
    let tail = TAILS[at / HEADS.len() / MIDDLES.len()];
    match more {
        0 => format!("{head}{middle}{tail}"),
        more => format!("{head}{middle}{tail}-{}", surname(more * 31)),
    }
}

struct Writer {
    corpus: Corpus,
    dice: Dice,
    number: usize,
    title: String,
    year: usize,
    director: usize,
    cast: Vec<Part>,
    crew: Vec<(&'static str, Vec<usize>)>,
}

impl Writer {
    fn new(corpus: Corpus, number: usize) -> Self {
        let mut dice = Dice::new(0xf11f_0000 + number as u64);
        let director = corpus.person(&mut dice);
        let (title, year) = (corpus.title(number), corpus.year(number));
        let mut writer = Self {
            corpus,
            dice,
            number,
            title,
            year,
            director,
            cast: Vec::new(),
            crew: Vec::new(),
        };
        writer.cast = writer.parts();
        writer.crew = writer.people_behind();
        writer
    }

    fn parts(&mut self) -> Vec<Part> {
        let wide = self.dice.chance(25);
        let most = if wide { 40 } else { 18 };
        let count = self.dice.between(8, most);
        let mut parts: Vec<Part> = Vec::with_capacity(count);
        while parts.len() < count {
            let actor = self.corpus.person(&mut self.dice);
            if parts.iter().any(|part| part.actor == actor) {
                continue;
            }
            let role = self.role(parts.len());
            let note = format!(
                "{} {} {}",
                self.dice.pick(&["a", "the town's", "an unhappy", "a retired", "a young"]),
                self.dice.pick(JOBS),
                self.dice.pick(TRAITS),
            );
            parts.push(Part { actor, role, note });
        }
        parts
    }

    /// A role. The first three of a series are the same in all its films.
    fn role(&mut self, at: usize) -> String {
        if let Some(first) = self.corpus.series(self.number)
            && at < 3
        {
            let mut dice = Dice::new(((first as u64) << 8) + at as u64);
            return format!("{} {}", dice.pick(FIRST), surname(dice.below(900_000)));
        }
        match self.dice.below(12) {
            0 => self.dice.pick(FIRST).to_string(),
            1 => format!("the {}", capitalised(self.dice.pick(JOBS))),
            2 => format!("{} {}", self.dice.pick(RANKS), surname(self.dice.below(900_000))),
            _ => format!("{} {}", self.dice.pick(FIRST), surname(self.dice.below(900_000))),
        }
    }

    fn people_behind(&mut self) -> Vec<(&'static str, Vec<usize>)> {
        let mut crew = vec![("Director", vec![self.director])];
        for (key, most) in
            [("Writer", 3), ("Producer", 3), ("Cinematography", 1), ("Editing", 2), ("Music", 2)]
        {
            let count = self.dice.between(1, most);
            let mut people: Vec<usize> = Vec::new();
            for _ in 0..count {
                let person = self.corpus.person(&mut self.dice);
                if !people.contains(&person) {
                    people.push(person);
                }
            }
            crew.push((key, people));
        }
        let stars = self.cast.iter().take(6).map(|part| part.actor).collect();
        crew.insert(3, ("Starring", stars));
        crew
    }

    fn film(mut self) -> Film {
        let month = self.dice.below(12);
        let day = self.dice.between(1, 28);
        let runtime = self.dice.between(78, 175);
        let budget = self.dice.between(2, 180);
        let gross = self.dice.between(budget / 2 + 1, budget * 5);
        let studio = self.company();
        let distributor = self.company();
        let country = self.dice.pick(COUNTRIES);
        let genre = self.dice.pick(GENRES);
        let mut facts = vec![
            ("Studio", format!("{studio}, {}", self.company())),
            ("Distributor", distributor.clone()),
            ("Released", format!("{}-{:02}-{day:02}", self.year, month + 1)),
            ("Runtime", format!("{runtime} minutes")),
            ("Country", country.0.to_string()),
            ("Language", country.1.to_string()),
            ("Genre", capitalised(genre)),
            ("Budget", format!("${budget} million")),
            ("Gross", format!("${gross} million")),
        ];
        if let Some(series) = self.corpus.series_name(self.number) {
            facts.push(("Series", format!("{series} (film series)")));
        }
        let released = format!("{} {day}, {}", MONTHS[month], self.year);
        let lead = self.lead(country.0, genre, &released, &distributor);
        let mut sections = vec![self.plot()];
        sections.extend(self.production());
        sections.extend(self.release(&released, &distributor, budget, gross));
        if self.dice.chance(60) {
            sections.push(self.accolades());
        }
        if self.dice.chance(20) {
            sections.extend(self.themes());
        }
        if self.dice.chance(30) {
            let paragraphs = vec![self.prose(3, LEGACY)];
            sections.push(section(2, "Legacy", paragraphs));
        }
        Film {
            title: self.title,
            year: self.year,
            facts,
            crew: self.crew,
            cast: self.cast,
            lead,
            sections,
        }
    }

    fn company(&mut self) -> String {
        let count = 40 + self.corpus.films / 50;
        // A few large ones make most films.
        let at = self.dice.below(count).min(self.dice.below(count)).min(self.dice.below(count));
        let noun = NOUNS[(at * 11) % NOUNS.len()];
        let kind = ["Pictures", "Films", "Entertainment", "Studios", "Productions"][at % 5];
        match at / 100 {
            0 => format!("{noun} {kind}"),
            more => format!("{} {noun} {kind}", surname(more * 977)),
        }
    }

    fn lead(
        &mut self,
        country: &str,
        genre: &str,
        released: &str,
        distributor: &str,
    ) -> Vec<Paragraph> {
        let adjective = COUNTRIES.iter().find(|c| c.0 == country).map_or("", |c| c.2);
        let mut first = vec![
            Piece::Text(format!(
                "{} is a {} {adjective} {genre} film directed by ",
                self.title, self.year
            )),
            Piece::Person(self.director),
            Piece::Text(". It stars ".to_string()),
        ];
        for at in 0..3 {
            first.push(Piece::Person(self.cast[at].actor));
            first.push(Piece::Text([", ", " and ", "."][at].to_string()));
        }
        first.push(Piece::Text(format!(
            " It was released by {distributor} on {released}, and tells of {} who {}.",
            self.cast[0].note,
            self.dice.pick(PREDICATES),
        )));
        let mut lead = vec![first];
        for _ in 0..self.dice.between(1, 2) {
            lead.push(self.prose(3, CRITICS));
        }
        lead
    }

    fn plot(&mut self) -> Section {
        let count = self.dice.between(3, 9);
        let paragraphs = (0..count)
            .map(|_| {
                let sentences = self.dice.between(3, 7);
                self.prose(sentences, PLOT)
            })
            .collect();
        section(2, "Plot", paragraphs)
    }

    fn production(&mut self) -> Vec<Section> {
        let mut sections = vec![section(2, "Production", Vec::new())];
        for heading in ["Development", "Casting", "Filming", "Music"] {
            if heading == "Filming" || self.dice.chance(70) {
                let count = self.dice.between(1, 3);
                let paragraphs = (0..count)
                    .map(|_| {
                        let sentences = self.dice.between(3, 6);
                        self.prose(sentences, PRODUCTION)
                    })
                    .collect();
                sections.push(section(3, heading, paragraphs));
            }
        }
        sections
    }

    fn release(
        &mut self,
        released: &str,
        distributor: &str,
        budget: usize,
        gross: usize,
    ) -> Vec<Section> {
        let first = vec![Piece::Text(format!(
            "{distributor} released the film on {released}, after a first showing at a festival."
        ))];
        let money = vec![Piece::Text(format!(
            "The film was made for ${budget} million and took ${gross} million worldwide. {}",
            self.dice.pick(CRITICS).replace('@', "a critic").replace('#', "the town")
        ))];
        let critics = vec![self.prose(5, CRITICS), self.prose(4, CRITICS)];
        vec![
            section(2, "Release", vec![first, self.prose(3, PRODUCTION)]),
            section(2, "Reception", Vec::new()),
            section(3, "Box office", vec![money]),
            section(3, "Critical response", critics),
        ]
    }

    fn accolades(&mut self) -> Section {
        let mut table =
            vec![["Award", "Date", "Category", "Recipient", "Result"].map(str::to_string).to_vec()];
        for _ in 0..self.dice.between(2, 8) {
            let award = self.dice.pick(AWARDS);
            let (category, key) = self.dice.pick(CATEGORIES);
            let recipient = match self.crew.iter().find(|(crew, _)| *crew == key) {
                Some((_, people)) => self.corpus.name(people[0]),
                None => self.title.clone(),
            };
            let date = format!(
                "{} {}, {}",
                MONTHS[self.dice.below(4)],
                self.dice.between(1, 28),
                self.year + 1
            );
            let result = if self.dice.chance(25) { "Won" } else { "Nominated" };
            table.push(vec![
                award.to_string(),
                date,
                category.to_string(),
                recipient,
                result.to_string(),
            ]);
        }
        Section { level: 3, heading: "Accolades".to_string(), paragraphs: Vec::new(), table }
    }

    fn themes(&mut self) -> Vec<Section> {
        let heading = self.dice.pick(&["Themes", "Style", "Historical background", "Analysis"]);
        let paragraphs = vec![self.prose(4, LEGACY), self.prose(4, CRITICS)];
        vec![section(2, heading, paragraphs)]
    }

    /// A paragraph of sentences. `@` is somebody in the story or behind it, `#` a
    /// thing or a place, `%` a film, `&` a person.
    fn prose(&mut self, sentences: usize, from: &[&str]) -> Paragraph {
        let mut paragraph: Paragraph = Vec::new();
        let mut text = String::new();
        for _ in 0..sentences {
            if !text.is_empty() || !paragraph.is_empty() {
                text.push(' ');
            }
            for c in self.dice.pick(from).chars() {
                match c {
                    '@' => {
                        let at = self.dice.below(self.cast.len().min(7));
                        let role = &self.cast[at].role;
                        let short = self.dice.chance(60);
                        let word = role.split(' ').next().filter(|_| short && at > 1);
                        text.push_str(word.filter(|word| *word != "the").unwrap_or(role));
                    }
                    '#' => {
                        let (adjective, noun) = (self.dice.pick(ADJECTIVES), self.dice.pick(NOUNS));
                        let _ = write!(
                            text,
                            "the {} {}",
                            adjective.to_lowercase(),
                            noun.to_lowercase()
                        );
                    }
                    '%' => {
                        paragraph.push(Piece::Text(std::mem::take(&mut text)));
                        paragraph.push(Piece::Film(self.other_film()));
                    }
                    '&' => {
                        paragraph.push(Piece::Text(std::mem::take(&mut text)));
                        let person = match self.dice.chance(50) {
                            true => self.director,
                            false => self.corpus.person(&mut self.dice),
                        };
                        paragraph.push(Piece::Person(person));
                    }
                    c => text.push(c),
                }
            }
        }
        paragraph.push(Piece::Text(text));
        paragraph
    }

    /// A film worth naming: mostly one of the famous.
    fn other_film(&mut self) -> usize {
        let films = self.corpus.films;
        let film = match self.dice.chance(50) {
            true => self.dice.below(films).min(self.dice.below(films)) / 4,
            false => self.dice.below(films),
        };
        if film == self.number { (film + 1) % films } else { film }
    }
}

fn section(level: usize, heading: &str, paragraphs: Vec<Paragraph>) -> Section {
    Section { level, heading: heading.to_string(), paragraphs, table: Vec::new() }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
