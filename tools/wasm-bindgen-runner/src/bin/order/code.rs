//! The code of the functions, and the places in it that the linker had to fill.

use super::bytes::{Reader, number, padded};
use super::{Order, Result};

const RELOCATION_OF_FUNCTION_INDEX: u8 = 0;

/// The code of all functions, and where each one's lies: its size included, counted within the section.
pub(super) struct Bodies<'a> {
    code: &'a [u8],
    pub(super) spans: Vec<std::ops::Range<usize>>,
}

impl<'a> Bodies<'a> {
    pub(super) fn read(code: &'a [u8]) -> Result<Self> {
        let mut reader = Reader(code);
        let mut spans = Vec::new();
        for _ in 0..reader.number()? {
            let start = code.len() - reader.0.len();
            let size = reader.number()? as usize;
            reader.bytes(size)?;
            spans.push(start..code.len() - reader.0.len());
        }
        Ok(Self { code, spans })
    }

    /// Where the first one begins: behind their number.
    pub(super) fn start(&self) -> usize {
        self.spans.first().map_or(0, |span| span.start)
    }

    pub(super) fn in_order(&self, order: &Order, relocations: &[Relocation]) -> Result<Vec<u8>> {
        let mut code = self.code.to_vec();
        for relocation in relocations {
            if relocation.kind != RELOCATION_OF_FUNCTION_INDEX {
                continue;
            }
            let at = relocation.offset as usize;
            let index = Reader(&code[at..]).number()?;
            code[at..at + 5].copy_from_slice(&padded(order.moved(index)));
        }
        let mut out = code[..self.start()].to_vec();
        for place in &order.old {
            out.extend_from_slice(&code[self.spans[*place].clone()]);
        }
        Ok(out)
    }

    /// The relocations of the code, after it has moved.
    pub(super) fn moved(&self, order: &Order, section: &[u8]) -> Result<Vec<u8>> {
        let mut starts = vec![0; self.spans.len()];
        let mut at = self.start();
        for place in &order.old {
            starts[*place] = at;
            at += self.spans[*place].len();
        }
        let (of_section, mut relocations) = relocations(section)?;
        for relocation in &mut relocations {
            let old = relocation.offset as usize;
            let place = self.spans.partition_point(|span| span.end <= old);
            let span = self
                .spans
                .get(place)
                .ok_or("a relocation outside of the code")?;
            relocation.offset = (starts[place] + old - span.start) as u32;
        }
        relocations.sort_by_key(|relocation| relocation.offset);
        let mut out = number(of_section);
        out.extend(number(relocations.len() as u32));
        for relocation in relocations {
            out.push(relocation.kind);
            out.extend(number(relocation.offset));
            out.extend(relocation.rest);
        }
        Ok(out)
    }
}

/// A place in the code that depends on what the linker decides.
pub(super) struct Relocation<'a> {
    kind: u8,
    offset: u32,
    /// The number of its symbol, and what is added to it.
    rest: &'a [u8],
}

/// The relocations of a section, and the section's own number.
pub(super) fn relocations(bytes: &[u8]) -> Result<(u32, Vec<Relocation<'_>>)> {
    let mut reader = Reader(bytes);
    let section = reader.number()?;
    let mut relocations = Vec::new();
    for _ in 0..reader.number()? {
        let kind = reader.byte()?;
        let offset = reader.number()?;
        let from = reader.0;
        reader.number()?;
        // Addresses and offsets have something to be added to them; indices have not.
        match kind {
            0..=2 | 6 | 7 | 10 | 12 | 13 | 18..=20 | 24 | 26 => {}
            3..=5 | 8 | 9 | 11 | 14..=17 | 21..=23 | 25 => drop(reader.leb()?),
            _ => return Err(format!("a relocation of kind {kind}").into()),
        }
        let rest = &from[..from.len() - reader.0.len()];
        relocations.push(Relocation { kind, offset, rest });
    }
    Ok((section, relocations))
}
