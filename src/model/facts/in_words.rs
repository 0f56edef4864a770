//! Amounts of money whose currency is a word: `1.2 billion yen`, `Rs 35 crore`, or stands
//! behind them: `1.250.000 €`, `5,000,000 USD`.
//!
//! In: a value without a currency's sign in front that begins with the amount. Out: the amount, if
//! the word means one country's currency. Crowns, pesos and rupees are several countries',
//! so that `Rs` stays what it is.

use super::{Money, Unit, is_currency_sign};

impl Money {
    /// Reads the amount that an infobox states, with a sign or in words.
    pub fn read_stated(text: &str) -> Option<Self> {
        Self::read(text).or_else(|| Self::read_in_words(text))
    }

    /// Reads an amount whose currency is a word.
    pub fn read_in_words(text: &str) -> Option<Self> {
        let text = text.trim_start();
        // One of several signs would be of another amount.
        if text.matches(is_currency_sign).count() > usize::from(text.ends_with(is_currency_sign)) {
            return None;
        }
        let is_number = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        if let Some(behind) = text.strip_prefix("Rs") {
            let number = behind.strip_prefix('.').unwrap_or(behind).trim_start();
            let money = Self::read(&format!("₹{number}")).filter(|_| is_number(number))?;
            return Some(Self { currency: "Rs".to_string(), ..money });
        }
        let mut words = text.split_whitespace().take(MOST_WORDS);
        let last = words.find(|word| !is_number(word) && !is_unit(word))?;
        let sign = sign_of(last).filter(|_| is_number(text))?;
        Self::read(&format!("{sign}{text}"))
    }
}

/// Most words of an amount: `2 to 3 million yen` is none.
const MOST_WORDS: usize = 3;

fn is_unit(word: &str) -> bool {
    matches!(Unit::read(word), Some(Some((_, ""))))
}

/// The sign of the currency that a word means.
fn sign_of(word: &str) -> Option<&'static str> {
    let bare = word.trim_end_matches([',', ';', '.']);
    match bare {
        "USD" => return Some("US$"),
        "GBP" | "£" => return Some("£"),
        "INR" | "₹" => return Some("₹"),
        "JPY" | "¥" => return Some("¥"),
        "$" => return Some("$"),
        "€" => return Some("€"),
        _ => {}
    }
    Some(match bare.to_lowercase().as_str() {
        "dollars" => "$",
        "euro" | "euros" | "eur" => "€",
        "yen" => "¥",
        "won" => "₩",
        "baht" => "฿",
        "roubles" | "rubles" => "₽",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_may_be_a_word_where_one_country_has_it() {
        for (text, spelled) in [
            ("1.2 billion yen", Some("¥1.2 billion")),
            ("300,000 euros", Some("€300,000")),
            ("2–3 million dollars (estimated)", Some("$2–3 million")),
            ("Rs 35 crore", Some("Rs 35 crore")),
            ("Rs. 4.5 lakh", Some("Rs 4.5 lakh")),
            ("1.250.000 €", Some("€1.2 million")),
            ("4 million €", Some("€4 million")),
            ("5,000,000 USD", Some("US$5 million")),
            ("30 crore INR", Some("₹30 crore")),
            ("12,5 €", None),
            ("3 million €, 4 million $", None),
            ("2 million kr.€", None),
            ("₹35 crore", None),
            ("2 million kronor", None),
            ("90 million", None),
            ("23,456,789", None),
            ("2.1 million tickets", None),
            ("about 2 million yen", None),
            ("Won 3 awards", None),
            ("Rs", None),
        ] {
            let read = Money::read_in_words(text).map(|money| money.spelled());
            assert_eq!(read.as_deref(), spelled, "money in {text:?}");
        }
    }
}
