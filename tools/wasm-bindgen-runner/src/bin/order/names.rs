//! The parts of a module that name its functions: for people, and for who takes it apart.

use super::bytes::{Reader, number, text};
use super::{FUNCTION_NAMES, Order, Result, subsections};

const LOCAL_NAMES: u8 = 2;
const SYMBOL_TABLE: u8 = 8;

/// The names, beginning with the functions' new numbers.
pub(super) fn function_names(bytes: &[u8], order: &Order) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    for (kind, part) in subsections(bytes)? {
        let new = match kind {
            FUNCTION_NAMES => {
                let mut reader = Reader(part);
                let mut names: Vec<(u32, &[u8])> = (0..reader.number()?)
                    .map(|_| Ok((order.moved(reader.number()?), reader.text()?)))
                    .collect::<Result<_>>()?;
                names.sort_unstable();
                let mut new = number(names.len() as u32);
                for (index, name) in names {
                    let name = [format!("{index:05}_").as_bytes(), name].concat();
                    new.extend(number(index));
                    new.extend(text(&name));
                }
                new
            }
            // Nobody asks for them.
            LOCAL_NAMES => continue,
            _ => part.to_vec(),
        };
        out.push(kind);
        out.extend(number(new.len() as u32));
        out.extend(new);
    }
    Ok(out)
}

pub(super) fn symbols(linking: &[u8], order: &Order) -> Result<Vec<u8>> {
    const UNDEFINED: u32 = 0x10;
    const NAMED: u32 = 0x40;
    let mut reader = Reader(linking);
    let mut out = number(reader.number()?);
    for (kind, part) in subsections(reader.0)? {
        let mut new = part.to_vec();
        if kind == SYMBOL_TABLE {
            let mut reader = Reader(part);
            let count = reader.number()?;
            new = number(count);
            for _ in 0..count {
                let kind = reader.byte()?;
                let flags = reader.number()?;
                new.push(kind);
                new.extend(number(flags));
                let rest = reader.0;
                let is_named = flags & UNDEFINED == 0 || flags & NAMED != 0;
                match kind {
                    // Data has a name, and where it is defined also its segment, offset and size.
                    1 => {
                        reader.text()?;
                        if flags & UNDEFINED == 0 {
                            for _ in 0..3 {
                                reader.leb()?;
                            }
                        }
                        new.extend(&rest[..rest.len() - reader.0.len()]);
                    }
                    3 => new.extend(number(reader.number()?)),
                    0 | 2 | 4 | 5 => {
                        let index = reader.number()?;
                        new.extend(number(if kind == 0 { order.moved(index) } else { index }));
                        if is_named {
                            new.extend(text(reader.text()?));
                        }
                    }
                    _ => return Err(format!("a symbol of kind {kind}").into()),
                }
            }
        }
        out.push(kind);
        out.extend(number(new.len() as u32));
        out.extend(new);
    }
    Ok(out)
}
