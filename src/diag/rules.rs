//! Every rule that findings come from, in one table: its name, how much it
//! matters, what it means, what to do, and an example.
//!
//! `filmwiki check --explain NAME` and `reports/health.html` show the table; a test
//! compiles every example and finds its rule among the findings. A new rule is a
//! new row, and nothing else.

use crate::diag::Severity::{self, Error, Info, Warning};
use Example::{Files, Words};

/// Everything the program knows about a [`Rule`].
#[derive(Clone, Copy, Debug)]
pub struct RuleFacts {
    /// The stable name, as in `broken-link`.
    pub name: &'static str,
    /// The severity it has unless the wiki's config says otherwise.
    pub severity: Severity,
    /// What it reports, in one line.
    pub title: &'static str,
    /// What it means and why it matters.
    pub means: &'static str,
    /// What to do about it.
    pub mend: &'static str,
    /// What triggers it.
    pub example: Example,
}

/// What triggers a rule.
#[derive(Clone, Copy, Debug)]
pub enum Example {
    /// Files of a wiki, each with its path in the wiki's folder.
    Files(&'static [(&'static str, &'static [u8])]),
    /// What cannot be shown, in words.
    Words(&'static str),
}

/// Makes [`Rule`] from its table.
macro_rules! rules {
    ($($rule:ident { $name:literal, $severity:expr, $title:literal,
        means: $means:literal, mend: $mend:literal, example: $example:expr, })*) => {
        /// What kind of finding it is. The name is stable and shown to the writer.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(#[doc = $title] $rule,)*
        }

        impl Rule {
            /// Every rule, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$rule,)*];

            /// The row of the table.
            pub fn facts(self) -> RuleFacts {
                match self {
                    $(Self::$rule => RuleFacts {
                        name: $name,
                        severity: $severity,
                        title: $title,
                        means: $means,
                        mend: $mend,
                        example: $example,
                    },)*
                }
            }
        }
    };
}

rules! {
    NotUtf8 { "not-utf8", Error, "a file is not UTF-8",
        means: "The file holds bytes that are no text in UTF-8, as files saved by old \
            programs do. Every such byte is shown as \u{fffd}.",
        mend: "Open the file in an editor and save it as UTF-8.",
        example: Files(&[("seeds/cafe.txt", b"= Caf\xe9 (1999 film) =\n\nA film.\n")]),
    }
    FileTooLarge { "file-too-large", Error, "a file is too large to be an article",
        means: "The file is larger than 64 MB. A film article has some 10 kB; a file of this \
            size is something else. It was not read.",
        mend: "Split it into an article a file, or move it out of `seeds`.",
        example: Words("a file of more than 64 MB under `seeds`"),
    }
    ControlCharacter { "control-character", Warning, "a control character stands in the text",
        means: "Control characters come with text copied from other programs. No page may hold \
            them, so each is shown as \u{fffd}.",
        mend: "Remove it.",
        example: Files(&[("seeds/harbour.txt", b"= Harbour (1962 film) =\n\nA \x01film.\n")]),
    }
    Config { "config", Error, "`filmwiki.yaml` cannot be used as it is",
        means: "A setting is unknown, or its value is not of the kind that it must be. The \
            other settings count.",
        mend: "Correct the line; the finding says what can stand there.",
        example: Files(&[
            ("filmwiki.yaml", b"titel: The Wick Reel\n"),
            ("seeds/harbour.txt", b"= Harbour (1962 film) =\n\nA film.\n"),
        ]),
    }
    Template { "template", Error, "a template of the wiki's own cannot be used",
        means: "A file under `templates` is no valid Tera template. The built-in template of \
            its name is used instead.",
        mend: "Correct the template, or remove it.",
        example: Files(&[
            ("templates/404.html", b"{% if %}\n"),
            ("seeds/harbour.txt", b"= Harbour (1962 film) =\n\nA film.\n"),
        ]),
    }
    FrontMatter { "front-matter", Error, "front matter cannot be read",
        means: "What stands between the two lines `---` at the head of a Markdown article is no \
            valid YAML, or holds what the program does not know. What could not be read \
            does not count; the text below does.",
        mend: "Correct the line; a value with a colon in it needs quotation marks.",
        example: Files(&[("seeds/harbour.md", b"---\ntitle: [Harbour\n---\n\nA film.\n")]),
    }
    UnknownKind { "unknown-kind", Warning, "an article is of a kind that does not exist",
        means: "`kind` says what an article is about. This value is none of the kinds, so the \
            title and the text decide. Or the title says that the article is about a book, a \
            song or the like, for which there are no pages, and it counts as a film.",
        mend: "Use film, person, character, company, series, award, genre, country, language \
            or year.",
        example: Files(&[
            ("seeds/harbour.md", b"---\ntitle: Harbour\nkind: movei\n---\n\nA film.\n"),
        ]),
    }
    InfoboxLine { "infobox-line", Warning, "a line of an infobox has no key",
        means: "Every line of an infobox is `- Key: value`. This line has no colon, so nobody \
            can say what it tells.",
        mend: "Write the key and a colon in front, or move the line out of the infobox.",
        example: Files(&[
            ("seeds/harbour.txt", b"= Harbour (1962 film) =\n\nInfobox\n- Ada Quill\n\nA film.\n"),
        ]),
    }
    MisspelledHeading { "misspelled-heading", Warning, "a heading looks misspelled",
        means: "The heading is one letter away from one that the wiki knows. As it is, it makes \
            a page of its own instead of a part of the plot, cast, production or reception.",
        mend: "Correct the heading. If it is meant, add it to `headings` in `filmwiki.yaml`.",
        example: Files(&[
            ("seeds/harbour.txt", b"= Harbour (1962 film) =\n\nA film.\n\n== Recpetion ==\nGood.\n"),
        ]),
    }
    UnclosedHeading { "unclosed-heading", Warning, "a heading is not closed",
        means: "The line starts with `=` as a heading does and does not end with as many. It is \
            shown as text.",
        mend: "End the line with as many `=` as it begins with.",
        example: Files(&[
            ("seeds/harbour.txt", b"= Harbour (1962 film) =\n\nA film.\n\n== Plot\nA ship.\n"),
        ]),
    }
    UnclosedLink { "unclosed-link", Warning, "a `[[` has no `]]`",
        means: "A link was begun and not ended. The brackets are shown as they stand.",
        mend: "Write `]]` behind the title.",
        example: Files(&[
            ("seeds/harbour.txt", b"= Harbour (1962 film) =\n\nAfter [[The Pier.\n"),
        ]),
    }
    BrokenLink { "broken-link", Warning, "a link leads nowhere",
        means: "A `[[link]]` names a page or a section that the wiki does not have, or a \
            Markdown link names a file that is not there. The words are shown without a link.",
        mend: "Correct the title, or write the article. `reports/wanted.html` lists what is \
            asked for most.",
        example: Files(&[
            ("seeds/harbour.txt", b"= Harbour (1962 film) =\n\nAfter [[The Pier]].\n"),
        ]),
    }
    AmbiguousLink { "ambiguous-link", Warning, "a link names several pages",
        means: "Two or more pages have the title that a `[[link]]` names, and none is more \
            likely than the others. The words are shown without a link.",
        mend: "Say which, with the year or the kind: `[[Harbour (1962 film)]]`.",
        example: Files(&[
            ("seeds/a.txt", b"= Harbour (1962 film) =\n\nA film.\n"),
            ("seeds/b.txt", b"= Harbour (1988 film) =\n\nA film.\n"),
            ("seeds/c.txt", b"= Pier (1990 film) =\n\nAfter [[Harbour]].\n"),
        ]),
    }
    AmbiguousName { "ambiguous-name", Warning, "a credit fits two people",
        means: "Several people have the name that is credited, and neither the film's article nor \
            theirs, nor another film of the series, says who is meant. The name has a page of \
            its own until somebody does, so that nobody gets another's credit.",
        mend: "Say which behind the name: `Ann Lee (editor)`, or list the film in one of their \
            articles.",
        example: Files(&[
            ("seeds/a.txt", b"= Ann Lee (actress) =\n\nAnn Lee acts.\n"),
            ("seeds/b.txt", b"= Ann Lee (editor) =\n\nAnn Lee edits.\n"),
            ("seeds/c.txt",
                b"= Harbour (1962 film) =\n\nInfobox\n- Editor: Ann Lee\n\nA film.\n"),
        ]),
    }
    UnknownName { "unknown-name", Warning, "a list of links names nothing in the wiki",
        means: "A name under `links`, in front matter or in `filmwiki.yaml`, is no name of \
            anything, so the list does nothing for it.",
        mend: "Correct the name, or take it out of the list.",
        example: Files(&[
            ("seeds/a.md", b"---\ntitle: Harbour (1962 film)\nlinks: {never: [Pierr]}\n---\n\nA film.\n"),
        ]),
    }
    BadDate { "bad-date", Warning, "a date does not exist or cannot be read",
        means: "No calendar has the day, or the words are no date that the program can read. A \
            release that cannot be read puts the film into no year, unless one stands in it.",
        mend: "Correct it, as in `2025-06-06` or `June 6, 2025`.",
        example: Files(&[("seeds/harbour.txt",
            b"= Harbour (1962 film) =\n\nInfobox\n- Released: 1962-02-30\n\nA film.\n")]),
    }
    BadNumber { "bad-number", Warning, "a sum or a runtime cannot be read",
        means: "An infobox has a budget, a gross or a runtime whose number could be two, lost a \
            part of itself, or is of no currency that is known. The words are shown as they stand, and the film has none in \
            lists, in what is drawn and in data.",
        mend: "Write it as in `$137.2 million`, `$1,500,000` or `125 minutes`.",
        example: Files(&[("seeds/harbour.txt",
            b"= Harbour (1962 film) =\n\nInfobox\n- Budget: $12,3456 million\n\nA film.\n")]),
    }
    LostName { "lost-name", Warning, "a sentence has lost who plays the role",
        means: "A sentence begins with `plays` or `portrays` and names nobody, as texts do \
            that lost a link when they were copied. Nobody is credited.",
        mend: "Write the name in front of it.",
        example: Files(&[("seeds/harbour.txt", b"= Harbour (1962 film) =\n\nA film.\n\n\
            == Cast ==\nAda Quill plays Eve, a pilot. portrays Tatiana, her sister.\n")]),
    }
    UndecidedRow { "undecided-row", Warning, "a row of a table has too few cells",
        means: "The row is shorter than the table is wide, because a merged cell was lost, and \
            its cells fit in more than one way. It is shown as written, which may be under \
            the wrong headings.",
        mend: "Give every cell its `|`, also the empty ones.",
        example: Files(&[("seeds/harbour.txt", b"= Harbour (1962 film) =\n\nA film.\n\n\
            == Release ==\n| Territory | Distributor | Format | Sales |\n\
            | North | Arden | Tape | Good |\n| South | Bly |\n| East | Cole | Disc | Bad |\n")]),
    }
    RawHtml { "raw-html", Warning, "raw HTML is shown as text",
        means: "Articles hold text and Markdown. HTML in them is shown as it was typed, so that \
            no article can break a page.",
        mend: "Write it in Markdown, or remove it.",
        example: Files(&[
            ("seeds/harbour.md", b"# Harbour (1962 film)\n\n<div>A film.</div>\n"),
        ]),
    }
    WikiMarkup { "wiki-markup", Warning, "markup of another wiki is shown as text",
        means: "The article is plain text, in which nothing is markup but `[[links]]` and \
            addresses. Templates, marks for bold letters and references came with text of a \
            wiki that has them, and readers see them as they stand.",
        mend: "Write the values of an infobox as `- Key: value` below a line `Infobox`, and \
            remove the rest; an article in Markdown can have emphasis and footnotes.",
        example: Files(&[
            ("seeds/harbour.txt", b"= Harbour (1962 film) =\n\n'''Harbour''' is a film.\n"),
        ]),
    }
    DuplicateTitle { "duplicate-title", Warning, "two articles have one title",
        means: "Two articles are about things of one kind, name and year. Each has a page, and \
            links by the name go to the first.",
        mend: "Give one of them another title or year, or make one article of both.",
        example: Files(&[
            ("seeds/a.txt", b"= Harbour (1962 film) =\n\nA film.\n"),
            ("seeds/b.txt", b"= Harbour (1962 film) =\n\nA film.\n"),
        ]),
    }
    ShadowedFile { "shadowed-file", Warning, "a file under `static` has the path of a page",
        means: "A file that is to be copied would stand where the wiki has a page of its own. \
            The page is shown, and the file is not copied.",
        mend: "Rename the file.",
        example: Files(&[
            ("static/index.html", b"Hello\n"),
            ("seeds/harbour.txt", b"= Harbour (1962 film) =\n\nA film.\n"),
        ]),
    }
    LostPoster { "lost-poster", Warning, "a poster has nearly the name of a film",
        means: "A picture under `static/posters` is no film's poster, and no article names or \
            shows it. A film that has none has a file name much like its own.",
        mend: "Name it as the film's page is named, or name it in the article with `poster:`.",
        example: Files(&[
            ("static/posters/habour-1962.svg", b"<svg/>"),
            ("seeds/harbour.txt", b"= Harbour (1962 film) =\n\nA film.\n"),
        ]),
    }
    MissingImage { "missing-image", Warning, "a picture does not exist",
        means: "An article names a picture that is not under `static`. The page does without.",
        mend: "Put the picture there, or correct the path.",
        example: Files(&[("seeds/harbour.md",
            b"---\ntitle: Harbour (1962 film)\nposter: posters/harbour.jpg\n---\n\nA film.\n")]),
    }
    UnreadableImage { "unreadable-image", Warning, "a file that an article shows is no picture",
        means: "The file is not a JPEG, PNG, WebP or GIF, is damaged, or has more than 12,000 \
            pixels on a side. A poster's place is taken by the drawn title card.",
        mend: "Save the picture again, smaller, in one of these formats.",
        example: Files(&[
            ("static/posters/harbour.jpg", b"not a picture"),
            ("seeds/harbour.md",
                b"---\ntitle: Harbour (1962 film)\nposter: posters/harbour.jpg\n---\n\nA film.\n"),
        ]),
    }
    MissingAlt { "missing-alt", Warning, "a poster or a picture has no description",
        means: "A reader who cannot see the picture hears only that it is one, or nothing.",
        mend: "Say in a few words what it shows: between the brackets of `![...](...)`, or of a \
            poster with `poster_alt: ...` in the front matter, or \
            for an article in plain text in a text file of the picture's name beside it.",
        example: Files(&[
            ("static/posters/harbour.gif",
                b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"),
            ("seeds/harbour.md",
                b"---\ntitle: Harbour (1962 film)\nposter: posters/harbour.gif\n---\n\nA film.\n"),
        ]),
    }
    ConflictingBudget { "conflicting-budget", Warning, "an article gives two budgets",
        means: "The infobox and the text name budgets that neither rounding nor a range \
            explains. One of them is wrong, and readers cannot know which.",
        mend: "Correct the wrong one. Where sources differ, give the range: `$12-15 million`.",
        example: Files(&[("seeds/harbour.txt", b"= Harbour (1962 film) =\n\nInfobox\n\
            - Budget: $12 million\n\nHarbour was made on a budget of $20 million.\n")]),
    }
    ConflictingGross { "conflicting-gross", Warning, "an article gives two worldwide grosses",
        means: "The infobox and the text or a table name worldwide grosses that neither rounding \
            nor a range explains. Grosses of a territory, of a weekend and of other films are \
            not held against it.",
        mend: "Correct the older one.",
        example: Files(&[("seeds/harbour.txt", b"= Harbour (1962 film) =\n\nInfobox\n\
            - Gross: $40 million\n\nHarbour grossed $55 million worldwide.\n")]),
    }
    ConflictingRuntime { "conflicting-runtime", Warning, "an article gives two runtimes",
        means: "The infobox and the text name runtimes more than a minute apart. Other cuts \
            that the text calls so are not held against it.",
        mend: "Correct the wrong one, or say in the text which cut it is.",
        example: Files(&[("seeds/harbour.txt", b"= Harbour (1962 film) =\n\nInfobox\n\
            - Runtime: 100 minutes\n\nHarbour runs for 118 minutes.\n")]),
    }
    ConflictingReleaseDate { "conflicting-release-date", Warning,
        "an article gives two release dates",
        means: "The infobox and the text name days of release that differ. An infobox that has \
            the premiere, up to five weeks before the release, is no conflict, nor is a day \
            that the text explains.",
        mend: "Correct the wrong one.",
        example: Files(&[("seeds/harbour.txt", b"= Harbour (1962 film) =\n\nInfobox\n\
            - Released: 1962-07-16\n\nHarbour was released on June 16, 1962.\n")]),
    }
    ConflictingYear { "conflicting-year", Warning, "an article gives two years",
        means: "The title, the infobox and the lead do not agree in which year the film came \
            out. The film stands under one of them, perhaps the wrong one.",
        mend: "Correct the wrong one.",
        example: Files(&[("seeds/harbour.txt", b"= Harbour (1962 film) =\n\nInfobox\n\
            - Released: 1963-01-10\n\nA film.\n")]),
    }
    ConflictingDirector { "conflicting-director", Warning, "an article gives two directors",
        means: "The lead or a section says that somebody directed the film whom the infobox \
            does not name as a director.",
        mend: "Correct the wrong one, or name both in the infobox.",
        example: Files(&[("seeds/harbour.txt", b"= Harbour (1962 film) =\n\nInfobox\n\
            - Director: Ada Quill\n\nHarbour is a 1962 drama film directed by Bo Tarn.\n")]),
    }
    ConflictingStarring { "conflicting-starring", Warning, "an article gives other stars",
        means: "The lead names stars of whom the infobox and the cast list know none.",
        mend: "Correct the wrong ones.",
        example: Files(&[("seeds/harbour.txt", b"= Harbour (1962 film) =\n\nInfobox\n\
            - Starring: Ada Quill, Rex Holloway\n\n\
            Harbour is a 1962 drama film starring Cy Poe and Di Marsh.\n")]),
    }
    SequelBeforeOriginal { "sequel-before-original", Warning,
        "a sequel came out before its original",
        means: "The lead calls the film a sequel to one with a later year. One of the years is \
            wrong, or it is a prequel.",
        mend: "Correct one of the years.",
        example: Files(&[("seeds/harbour.txt", b"= Harbour II (1962 film) =\n\n\
            Harbour II is a 1962 film and the sequel to Harbour (1965).\n")]),
    }
    TwoSpellings { "two-spellings", Warning, "a name is spelled in two ways",
        means: "One article spells a name in two ways that are a letter or a sign apart. Each \
            spelling would be somebody with a page.",
        mend: "Spell the name alike in both places.",
        example: Files(&[("seeds/harbour.txt", b"= Harbour (1962 film) =\n\nInfobox\n\
            - Starring: Michael Quinell\n\nA film.\n\n== Cast ==\n- Michael Quinnell as Tom\n")]),
    }
    SimilarNames { "similar-names", Warning, "two people's names differ by a slip",
        means: "Two films credit people whose names differ only in full stops, or by one letter \
            in a long name that nobody else has. They are rather one person, who has two pages.",
        mend: "Spell the name alike in both films. Two people may stay as they are; \
            `rules: {similar-names: off}` ends the question.",
        example: Files(&[
            ("seeds/a.txt", b"= Harbour (1962 film) =\n\nInfobox\n- Director: Joel J. Lee\n"),
            ("seeds/b.txt", b"= Pier (1964 film) =\n\nInfobox\n- Director: Joel J Lee\n"),
        ]),
    }
    JoinedNames { "joined-names", Warning, "two names have run into each other",
        means: "A name has a capital in the middle of a word, as lists of names have that lost \
            their line breaks. Nobody is credited rather than somebody who does not exist.",
        mend: "Divide the names by a comma.",
        example: Files(&[("seeds/harbour.txt", b"= Harbour (1962 film) =\n\nInfobox\n\
            - Writer: Ada QuillerBoris Tarn\n\nA film.\n")]),
    }
    SharedLastName { "shared-last-name", Warning, "a name may lack its last name",
        means: "One word stands before `and` or `&` and a full name. It may be a first name that \
            shares the last name, or somebody with one name; the word credits nobody rather \
            than somebody who does not exist.",
        mend: "Write each name in full, or a comma between them if the first is whole.",
        example: Files(&[("seeds/harbour.txt", b"= Harbour (1962 film) =\n\nInfobox\n\
            - Director: Ada & Boris Tarn\n\nA film.\n")]),
    }
    MissingDirector { "missing-director", Warning, "a film has no director",
        means: "Neither the infobox nor the lead says who directed the film.",
        mend: "Add `- Director: ...` to the infobox.",
        example: Files(&[("seeds/harbour.txt", b"= Harbour (1962 film) =\n\nA film.\n")]),
    }
    MissingYear { "missing-year", Warning, "a film has no year",
        means: "Nothing says when the film came out. It stands in no year, last in every order, \
            and films of its name cannot be told from it.",
        mend: "Add `- Released: ...` to the infobox, or the year to the title.",
        example: Files(&[("seeds/harbour.txt", b"= Harbour (film) =\n\nA film.\n")]),
    }
    Orphan { "orphan", Info, "no other article leads to an article",
        means: "Nobody links to the article's subject, names it or credits it. Readers find it \
            in the index only.",
        mend: "Name it where it belongs; with its year, a title becomes a link.",
        example: Files(&[
            ("seeds/a.txt", b"= Harbour (1962 film) =\n\nA film.\n"),
            ("seeds/b.txt", b"= The Pier (1964 film) =\n\nAfter Harbour (1962).\n"),
        ]),
    }
    WantedPage { "wanted-page", Info, "several articles name a film that has none",
        means: "Two or more articles name a film that nobody has written about. Its page says \
            only where it is mentioned. `reports/wanted.html` lists all of them, most wanted \
            first.",
        mend: "Write the article.",
        example: Files(&[
            ("seeds/a.txt", b"= Harbour (1962 film) =\n\nAfter The Old Pier (1955).\n"),
            ("seeds/b.txt", b"= Quay (1964 film) =\n\nLike The Old Pier (1955).\n"),
        ]),
    }
}

impl Rule {
    /// The stable name.
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// The rule of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.name() == name)
    }
}
