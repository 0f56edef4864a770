//! Scales, ticks and shapes.
//!
//! Across, everything is in percent of the drawing's width; down, in pixels.

use std::fmt::{self, Write as _};

use crate::model::facts::{Money, Year};
use crate::render::html::Html;

/// Maps values to places across a drawing.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    from: f64,
    to: f64,
    /// Percent left free at both ends.
    margin: f64,
}

impl Scale {
    /// From nothing to the largest amount.
    pub fn amounts(most: u64) -> Self {
        Self { from: 0.0, to: most.max(1) as f64, margin: 0.0 }
    }

    /// From one year to another, with room for marks and figures at the ends.
    pub fn years(first: Year, last: Year) -> Self {
        Self { from: f64::from(first), to: f64::from(last.max(first + 1)), margin: 5.0 }
    }

    /// The place of a value.
    pub fn at(self, value: f64) -> Percent {
        let share = ((value - self.from) / (self.to - self.from)).clamp(0.0, 1.0);
        Percent(self.margin + share * (100.0 - 2.0 * self.margin))
    }
}

/// A place across a drawing.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Percent(pub f64);

impl fmt::Display for Percent {
    /// To a tenth, which is less than a pixel.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:.1}", self.0);
        write!(f, "{}%", digits.strip_suffix(".0").unwrap_or(&digits))
    }
}

/// A bar from `start` on. What is only known as a range ends in a paler part.
pub fn bar(scale: Scale, start: u64, money: &Money) -> Html {
    let at = |amount: u64| scale.at((start + amount) as f64);
    let from = scale.at(start as f64);
    let width = |a: Percent, b: Percent| Percent((b.0 - a.0).max(0.3));
    let mut svg = String::from("<svg aria-hidden=\"true\"><rect");
    if start > 0 {
        let _ = write!(svg, " x=\"{from}\"");
    }
    let _ = write!(svg, " width=\"{}\" height=\"8\"/>", width(from, at(money.low)));
    if money.low < money.high {
        let (low, high) = (at(money.low), at(money.high));
        let _ = write!(
            svg,
            "<rect class=\"to\" x=\"{low}\" width=\"{}\" height=\"8\"/>",
            width(low, high)
        );
    }
    svg.push_str("</svg>");
    Html(svg)
}

/// Years to write on an axis: round ones, at most `most` of them.
pub fn ticks(first: Year, last: Year, most: usize) -> Vec<Year> {
    let span = last.max(first) - first;
    let step = [1, 2, 5, 10, 20, 25, 50, 100, 200]
        .into_iter()
        .find(|step| usize::from((span / step) as u16) < most)
        .unwrap_or(500);
    let begin = (first + step - 1) / step * step;
    (0..).map(|nth| begin + nth * step).take_while(|year| *year <= last).collect()
}

/// Appends an axis of years: a line at `y` and the years under it.
pub fn axis(svg: &mut String, scale: Scale, (first, last): (Year, Year), y: u32) {
    let _ = write!(svg, "<path d=\"M0 {y}.5h2000\"/>");
    for year in ticks(first, last, 6) {
        let at = scale.at(f64::from(year));
        let _ = write!(svg, "<text x=\"{at}\" y=\"{}\">{year}</text>", y + 16);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::facts::Counting;

    fn dollars(low: u64, high: u64) -> Money {
        Money { currency: "$".to_string(), low, high, counting: Counting::Millions }
    }

    #[test]
    fn bars_are_true_to_scale_and_ranges_look_like_ranges() {
        let scale = Scale::amounts(200);
        assert_eq!(
            bar(scale, 0, &dollars(50, 50)).0,
            "<svg aria-hidden=\"true\"><rect width=\"25%\" height=\"8\"/></svg>"
        );
        let range = bar(scale, 100, &dollars(20, 61)).0;
        assert!(range.contains("x=\"50%\" width=\"10%\""), "{range}");
        assert!(range.contains("class=\"to\" x=\"60%\" width=\"20.5%\""), "{range}");
        // Nothing is so small that it vanishes.
        assert!(bar(Scale::amounts(1_000_000), 0, &dollars(1, 1)).0.contains("width=\"0.3%\""));
    }

    #[test]
    fn years_on_an_axis_are_round_and_few() {
        assert_eq!(ticks(2014, 2019, 6), [2014, 2015, 2016, 2017, 2018, 2019]);
        assert_eq!(ticks(1987, 2025, 6), [1990, 2000, 2010, 2020]);
        assert_eq!(ticks(1888, 2025, 6), [1900, 1925, 1950, 1975, 2000, 2025]);
        assert_eq!(ticks(2000, 2000, 6), [2000]);
        for (first, last) in [(1870, 2199), (1999, 2000), (1950, 1961)] {
            assert!(ticks(first, last, 6).len() <= 6, "{first} to {last}");
        }
    }

    #[test]
    fn a_scale_keeps_what_lies_outside_at_its_ends() {
        let scale = Scale::years(2000, 2010);
        assert_eq!(scale.at(1990.0).to_string(), "5%");
        assert_eq!(scale.at(2005.0).to_string(), "50%");
        assert_eq!(scale.at(2033.0).to_string(), "95%");
    }
}
