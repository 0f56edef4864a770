//! A page's visible text, one line a block.

use scraper::{Element, ElementRef, Node};

use crate::page::is_block;

/// The visible text of an element, one line a block: headings as `## Filming`,
/// items of lists as `- Ronin`, indented by nesting, cells of a table's row
/// between ` | `.
pub fn lines(element: ElementRef) -> Vec<String> {
    let mut reader = Reader::default();
    reader.element(element);
    reader.end_line();
    reader.lines
}

#[derive(Default)]
struct Reader {
    lines: Vec<String>,
    line: String,
    /// What the next line begins with.
    mark: String,
    lists: usize,
}

impl Reader {
    fn element(&mut self, element: ElementRef) {
        let name = element.value().name();
        match name {
            "script" | "style" | "template" | "svg" => return,
            "br" => self.end_line(),
            "td" | "th" if element.prev_sibling_element().is_some() => self.line.push_str(" | "),
            "ul" | "ol" => {
                self.end_line();
                self.lists += 1;
            }
            "li" => {
                self.end_line();
                self.mark = format!("{}- ", "  ".repeat(self.lists.saturating_sub(1)));
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_line();
                let level = name[1..].parse().unwrap_or(1);
                self.mark = format!("{} ", "#".repeat(level));
            }
            name if is_block(name) => self.end_line(),
            _ => {}
        }
        for child in element.children() {
            match child.value() {
                Node::Text(text) if name == "pre" || is_in_pre(element) => {
                    for (nth, line) in text.split('\n').enumerate() {
                        if nth > 0 {
                            self.end_line();
                        }
                        self.line.push_str(line);
                    }
                }
                Node::Text(text) => self.line.push_str(&text.replace('\n', " ")),
                _ => {
                    if let Some(child) = ElementRef::wrap(child) {
                        self.element(child);
                    }
                }
            }
        }
        match name {
            "ul" | "ol" => {
                self.end_line();
                self.lists -= 1;
            }
            name if is_block(name) => self.end_line(),
            _ => {}
        }
    }

    fn end_line(&mut self) {
        let text = self.line.split_whitespace().collect::<Vec<_>>().join(" ");
        self.line.clear();
        if !text.is_empty() {
            self.lines.push(format!("{}{text}", std::mem::take(&mut self.mark)));
        }
    }
}

fn is_in_pre(element: ElementRef) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).any(|above| above.value().name() == "pre")
}
