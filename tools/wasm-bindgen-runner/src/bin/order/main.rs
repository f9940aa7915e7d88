//! Puts the functions of a linked module into an order that compresses well: those of one type beside each
//! other, the smallest first, because functions of one type and size are mostly alike.
//!
//! `order INPUT OUTPUT`, for a module with its relocations (`--emit-relocs`), before it is taken apart.
//!
//! Taking apart fills the table of functions in their order. In the end `wasm-opt` sorts the functions by name, and
//! so the names begin with their number here: the table's entries, which are numbers, then rise steadily. Both
//! together save 6 kB of a first load.

mod bytes;
mod code;
mod names;

use std::env;
use std::error::Error;
use std::fs;

use self::bytes::{Reader, number, text};
use self::code::{Bodies, relocations};
use self::names::{function_names, symbols};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [input, output] = arguments.as_slice() else {
        return Err("usage: order INPUT OUTPUT".into());
    };
    Ok(fs::write(output, ordered(&fs::read(input)?)?)?)
}

mod section {
    pub(super) const CUSTOM: u8 = 0;
    pub(super) const IMPORT: u8 = 2;
    pub(super) const FUNCTION: u8 = 3;
    pub(super) const EXPORT: u8 = 7;
    pub(super) const START: u8 = 8;
    pub(super) const ELEMENT: u8 = 9;
    pub(super) const CODE: u8 = 10;
}

const MAGIC_AND_VERSION: usize = 8;
const FUNCTION_NAMES: u8 = 1;

/// A section by its number and what is in it; custom ones by their name, too, which `bytes` no longer has.
struct Section<'a> {
    id: u8,
    name: &'a [u8],
    bytes: &'a [u8],
}

/// The module with its functions in order.
fn ordered(module: &[u8]) -> Result<Vec<u8>> {
    let sections = sections(module)?;
    let find = |id: u8, name: &str| {
        let mut matching = sections
            .iter()
            .filter(|it| it.id == id && it.name == name.as_bytes());
        matching.next().map(|it| it.bytes)
    };
    let missing = |what: &str| format!("the module has no {what}");
    let code = find(section::CODE, "").ok_or_else(|| missing("code"))?;
    let types = types(find(section::FUNCTION, "").ok_or_else(|| missing("functions"))?)?;
    let imported = imported_functions(find(section::IMPORT, "").unwrap_or(&[0]))?;
    let bodies = Bodies::read(code)?;
    if types.len() != bodies.spans.len() {
        return Err("types and code of the functions do not match".into());
    }
    let order = Order::new(&types, &bodies, imported);

    let mut out = module[..MAGIC_AND_VERSION].to_vec();
    for Section { id, name, bytes } in &sections {
        let new = match (*id, *name) {
            (section::FUNCTION, _) => in_order(&types, &order),
            (section::EXPORT, _) => exports(bytes, &order)?,
            (section::START, _) => {
                let mut reader = Reader(bytes);
                number(order.moved(reader.number()?))
            }
            (section::ELEMENT, _) => elements(bytes, &order)?,
            (section::CODE, _) => {
                let calls =
                    find(section::CUSTOM, "reloc.CODE").ok_or_else(|| missing("relocations"))?;
                bodies.in_order(&order, &relocations(calls)?.1)?
            }
            (section::CUSTOM, b"name") => function_names(bytes, &order)?,
            (section::CUSTOM, b"linking") => symbols(bytes, &order)?,
            (section::CUSTOM, b"reloc.CODE") => bodies.moved(&order, bytes)?,
            _ => bytes.to_vec(),
        };
        let mut content = Vec::with_capacity(new.len() + name.len());
        if *id == section::CUSTOM {
            content.extend(text(name));
        }
        content.extend(new);
        out.push(*id);
        out.extend(number(content.len() as u32));
        out.extend(content);
    }
    Ok(out)
}

fn sections(module: &[u8]) -> Result<Vec<Section<'_>>> {
    let mut reader = Reader(module);
    reader.bytes(MAGIC_AND_VERSION)?;
    let mut sections = Vec::new();
    while !reader.0.is_empty() {
        let id = reader.byte()?;
        let size = reader.number()? as usize;
        let mut content = Reader(reader.bytes(size)?);
        let name = match id {
            section::CUSTOM => content.text()?,
            _ => &[],
        };
        sections.push(Section {
            id,
            name,
            bytes: content.0,
        });
    }
    Ok(sections)
}

fn imported_functions(imports: &[u8]) -> Result<u32> {
    let mut reader = Reader(imports);
    let mut functions = 0;
    for _ in 0..reader.number()? {
        reader.text()?;
        reader.text()?;
        match reader.byte()? {
            0 => {
                functions += 1;
                reader.number()?;
            }
            // A table has the type of its entries before its limits.
            kind @ (1 | 2) => {
                if kind == 1 {
                    reader.byte()?;
                }
                let has_most = reader.byte()? & 1 == 1;
                reader.number()?;
                if has_most {
                    reader.number()?;
                }
            }
            3 => drop(reader.bytes(2)?),
            kind => return Err(format!("an import of kind {kind}").into()),
        }
    }
    Ok(functions)
}

/// Which function goes where. Imported ones stay at the beginning.
struct Order {
    imported: u32,
    /// The old places of the module's own functions, in their new order; counted without imported ones.
    old: Vec<usize>,
    /// The other way round.
    new: Vec<usize>,
}

impl Order {
    fn new(types: &[u32], bodies: &Bodies, imported: u32) -> Self {
        let mut old: Vec<usize> = (0..types.len()).collect();
        old.sort_by_key(|place| (types[*place], bodies.spans[*place].len()));
        let mut new = vec![0; old.len()];
        for (at, place) in old.iter().enumerate() {
            new[*place] = at;
        }
        Self { imported, old, new }
    }

    /// The new number of a function.
    fn moved(&self, index: u32) -> u32 {
        index.checked_sub(self.imported).map_or(index, |place| {
            self.new[place as usize] as u32 + self.imported
        })
    }
}

fn types(bytes: &[u8]) -> Result<Vec<u32>> {
    let mut reader = Reader(bytes);
    (0..reader.number()?).map(|_| reader.number()).collect()
}

fn in_order(types: &[u32], order: &Order) -> Vec<u8> {
    let mut out = number(types.len() as u32);
    for place in &order.old {
        out.extend(number(types[*place]));
    }
    out
}

fn exports(bytes: &[u8], order: &Order) -> Result<Vec<u8>> {
    let mut reader = Reader(bytes);
    let count = reader.number()?;
    let mut out = number(count);
    for _ in 0..count {
        out.extend(text(reader.text()?));
        let kind = reader.byte()?;
        let index = reader.number()?;
        out.push(kind);
        out.extend(number(if kind == 0 { order.moved(index) } else { index }));
    }
    Ok(out)
}

fn elements(bytes: &[u8], order: &Order) -> Result<Vec<u8>> {
    let mut reader = Reader(bytes);
    let count = reader.number()?;
    let mut out = number(count);
    for _ in 0..count {
        // What the linker writes: the first table, from a constant on.
        if reader.number()? != 0 || reader.byte()? != 0x41 {
            return Err("a table filled in a way the linker does not use".into());
        }
        let from = reader.number()?;
        if reader.byte()? != 0x0b {
            return Err("a place in the table that is no constant".into());
        }
        out.extend([0, 0x41]);
        out.extend(number(from));
        out.push(0x0b);
        let functions = reader.number()?;
        out.extend(number(functions));
        for _ in 0..functions {
            out.extend(number(order.moved(reader.number()?)));
        }
    }
    Ok(out)
}

fn subsections(bytes: &[u8]) -> Result<Vec<(u8, &[u8])>> {
    let mut reader = Reader(bytes);
    let mut parts = Vec::new();
    while !reader.0.is_empty() {
        let kind = reader.byte()?;
        let size = reader.number()? as usize;
        parts.push((kind, reader.bytes(size)?));
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::bytes::padded;
    use super::*;

    const SYMBOL_TABLE: u8 = 8;

    fn part(id: u8, content: &[u8]) -> Vec<u8> {
        [vec![id], text(content)].concat()
    }

    fn custom(name: &str, content: &[u8]) -> Vec<u8> {
        part(
            section::CUSTOM,
            &[text(name.as_bytes()), content.to_vec()].concat(),
        )
    }

    /// Functions `b`, which calls `a`, and `a`, which does nothing; both in the table.
    fn module(names: [&str; 2], bodies: [&[u8]; 2], call: u32, indices: [u32; 2]) -> Vec<u8> {
        let [b, a] = indices.map(number);
        let names = [
            vec![2, 0],
            text(names[0].as_bytes()),
            vec![1],
            text(names[1].as_bytes()),
        ];
        let symbols = [
            vec![2, 0, 0],
            b.clone(),
            text(b"b"),
            vec![0, 0],
            a.clone(),
            text(b"a"),
        ];
        let exports = [vec![1], text(b"b"), vec![0], b.clone()];
        let table = [vec![1, 0, 0x41, 1, 0x0b, 2], b, a];
        [
            b"\0asm\x01\0\0\0".to_vec(),
            part(1, &[1, 0x60, 0, 0]),
            part(section::FUNCTION, &[2, 0, 0]),
            part(section::EXPORT, &exports.concat()),
            part(section::ELEMENT, &table.concat()),
            part(
                section::CODE,
                &[vec![2], text(bodies[0]), text(bodies[1])].concat(),
            ),
            custom(
                "linking",
                &[vec![2], part(SYMBOL_TABLE, &symbols.concat())].concat(),
            ),
            custom(
                "reloc.CODE",
                &[vec![4, 1, 0], number(call), vec![1]].concat(),
            ),
            custom("name", &part(FUNCTION_NAMES, &names.concat())),
        ]
        .concat()
    }

    fn calls(index: u32) -> Vec<u8> {
        [vec![0, 0x10], padded(index).to_vec(), vec![0x0b]].concat()
    }

    #[test]
    fn functions_move_with_all_that_names_them() {
        let nothing: &[u8] = &[0, 0x0b];
        let before = module(["b", "a"], [&calls(1), nothing], 4, [0, 1]);
        // The call lies behind the two functions' number, `a` with its size, `b`'s size and two bytes.
        let after = module(["00000_a", "00001_b"], [nothing, &calls(0)], 7, [1, 0]);
        assert_eq!(ordered(&before).unwrap(), after);
    }

    #[test]
    fn what_is_no_module_with_relocations_is_refused() {
        assert!(ordered(b"\0asm\x01\0\0\0").is_err());
        assert!(ordered(b"\0asm\x01\0\0\0\x0a\x05").is_err());
    }
}
