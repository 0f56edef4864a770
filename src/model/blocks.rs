//! What stands in blocks.

use crate::model::article::{Block, Cell, ProseId};

/// The running text in blocks, in reading order.
pub fn prose_of(blocks: &[Block]) -> Vec<ProseId> {
    fn collect(blocks: &[Block], into: &mut Vec<ProseId>) {
        for block in blocks {
            match block {
                Block::Paragraph(id) | Block::Heading(id) => into.push(*id),
                Block::List(list) => list.items.iter().for_each(|item| collect(item, into)),
                Block::Quote(quote) => collect(&quote.blocks, into),
                Block::Table(table) => {
                    into.extend(&table.header);
                    into.extend(table.rows.iter().flatten().filter_map(|cell: &Cell| cell.prose()));
                }
                Block::Code(_) | Block::Rule => {}
            }
        }
    }
    let mut prose = Vec::new();
    collect(blocks, &mut prose);
    prose
}
