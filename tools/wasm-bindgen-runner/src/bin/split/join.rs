//! Makes one module of several that the splitter has made: their types, functions, elements and data one after the
//! other, what they import once.

use std::collections::HashMap;
use std::convert::Infallible;
use std::error::Error;

use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{
    CodeSection, DataCountSection, DataSection, ElementSection, EntityType, FunctionSection,
    ImportSection, Module, NameMap, NameSection, TypeSection,
};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// How many bytes of a module are of use to the browser: all but names and notes.
pub(crate) fn weight(module: &[u8]) -> Result<usize, Box<dyn Error>> {
    let mut bytes = module.len();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::CustomSection(section) = payload? {
            bytes = bytes.saturating_sub(section.data().len());
        }
    }
    Ok(bytes)
}

/// One module with the content of all. Fails on what the splitter does not put into its modules.
pub(crate) fn joined(modules: &[Vec<u8>]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut joined = Joined::default();
    for module in modules {
        joined.add(module)?;
    }
    Ok(joined.finish())
}

#[derive(Default)]
struct Joined {
    types: TypeSection,
    imports: ImportSection,
    /// What is imported already, by module and name: its number among those of its kind.
    known: HashMap<(String, String), u32>,
    globals: u32,
    functions: FunctionSection,
    elements: ElementSection,
    code: CodeSection,
    data: DataSection,
    counts_data: bool,
    names: NameMap,
}

impl Joined {
    fn add(&mut self, module: &[u8]) -> Result<(), Box<dyn Error>> {
        let mut moved = Moved {
            types: self.types.len(),
            functions: self.functions.len(),
            elements: self.elements.len(),
            data: self.data.len(),
            globals: Vec::new(),
        };
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::TypeSection(section) => {
                    moved.parse_type_section(&mut self.types, section)?;
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        self.import(&mut moved, import?)?;
                    }
                }
                Payload::FunctionSection(section) => {
                    moved.parse_function_section(&mut self.functions, section)?;
                }
                Payload::ElementSection(section) => {
                    moved.parse_element_section(&mut self.elements, section)?;
                }
                Payload::DataCountSection { .. } => self.counts_data = true,
                Payload::CodeSectionEntry(body) => {
                    moved.parse_function_body(&mut self.code, body)?;
                }
                Payload::DataSection(section) => {
                    moved.parse_data_section(&mut self.data, section)?;
                }
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(subsections) = section.as_known() {
                        self.name(&moved, subsections)?;
                    }
                }
                // They export nothing; the section is there.
                Payload::ExportSection(section) if section.count() == 0 => {}
                Payload::Version { .. } | Payload::CodeSectionStart { .. } | Payload::End(_) => {}
                other => return Err(format!("a chunk has a section of its own: {other:?}").into()),
            }
        }
        Ok(())
    }

    /// Imports something, unless a module before has done so.
    fn import(
        &mut self,
        moved: &mut Moved,
        import: wasmparser::Import<'_>,
    ) -> Result<(), Box<dyn Error>> {
        let is_global = match import.ty {
            TypeRef::Global(_) => true,
            TypeRef::Memory(_) | TypeRef::Table(_) => false,
            other => return Err(format!("a chunk imports something else: {other:?}").into()),
        };
        let key = (import.module.to_owned(), import.name.to_owned());
        let number = match self.known.get(&key) {
            Some(number) => *number,
            None => {
                let number = if is_global { self.globals } else { 0 };
                self.globals += u32::from(is_global);
                let kind: EntityType = moved.entity_type(import.ty)?;
                self.imports.import(import.module, import.name, kind);
                self.known.insert(key, number);
                number
            }
        };
        if is_global {
            moved.globals.push(number);
        }
        Ok(())
    }

    /// Keeps the functions' names: the modules are ordered by them later.
    fn name(
        &mut self,
        moved: &Moved,
        subsections: wasmparser::NameSectionReader<'_>,
    ) -> Result<(), Box<dyn Error>> {
        for subsection in subsections {
            if let Name::Function(names) = subsection? {
                for name in names {
                    let name = name?;
                    self.names.append(moved.functions + name.index, name.name);
                }
            }
        }
        Ok(())
    }

    fn finish(self) -> Vec<u8> {
        let mut module = Module::new();
        module
            .section(&self.types)
            .section(&self.imports)
            .section(&self.functions)
            .section(&self.elements);
        if self.counts_data {
            let count = self.data.len();
            module.section(&DataCountSection { count });
        }
        module.section(&self.code).section(&self.data);
        let mut names = NameSection::new();
        names.functions(&self.names);
        module.section(&names);
        module.finish()
    }
}

/// Where the content of a module comes to lie in the joined one. There is one memory and one table.
struct Moved {
    types: u32,
    functions: u32,
    elements: u32,
    data: u32,
    /// The new numbers of its globals, all of them imported.
    globals: Vec<u32>,
}

type Reencoded<T> = Result<T, reencode::Error<Infallible>>;

impl Reencode for Moved {
    type Error = Infallible;

    fn type_index(&mut self, number: u32) -> Reencoded<u32> {
        Ok(self.types + number)
    }

    fn function_index(&mut self, number: u32) -> Reencoded<u32> {
        Ok(self.functions + number)
    }

    fn element_index(&mut self, number: u32) -> Reencoded<u32> {
        Ok(self.elements + number)
    }

    fn data_index(&mut self, number: u32) -> Reencoded<u32> {
        Ok(self.data + number)
    }

    fn global_index(&mut self, number: u32) -> Reencoded<u32> {
        // The parser has checked nothing: a number without a global is one of a broken module.
        Ok(self
            .globals
            .get(number as usize)
            .copied()
            .unwrap_or(u32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        ConstExpr, Elements, Function, GlobalType, MemoryType, RefType, TableType, ValType,
    };

    use super::*;

    /// A module with one function, which pushes and drops a global and stands at a place of the table; and a byte.
    fn module(place: i32, global: &str) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        let table = TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum: 9,
            maximum: None,
            shared: false,
        };
        let memory = MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        };
        let number = GlobalType {
            val_type: ValType::I32,
            mutable: true,
            shared: false,
        };
        imports.import("app", "memory", memory);
        imports.import("app", "table", table);
        imports.import("app", global, number);
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut elements = ElementSection::new();
        let offset = ConstExpr::i32_const(place);
        elements.active(None, &offset, Elements::Functions([0].as_slice().into()));
        let mut body = Function::new([]);
        body.instructions().global_get(0).drop().call(0).end();
        let mut code = CodeSection::new();
        code.function(&body);
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(place), [7]);
        let mut names = NameSection::new();
        let mut name = NameMap::new();
        name.append(0, &format!("f{place}"));
        names.functions(&name);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions);
        module.section(&elements).section(&code).section(&data);
        module.section(&names);
        module.finish()
    }

    #[test]
    fn everything_is_there_once_and_finds_its_own() {
        let all = [module(1, "a"), module(2, "b"), module(3, "a")];
        let joined = joined(&all).unwrap();
        wasmparser::validate(&joined).unwrap();
        let text = format!(
            "{:?}",
            Parser::new(0).parse_all(&joined).collect::<Vec<_>>()
        );
        assert!(!text.contains("Err("), "{text}");
        let (mut imports, mut calls, mut globals) = (Vec::new(), Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(&joined) {
            match payload.unwrap() {
                Payload::ImportSection(section) => {
                    let names = section.into_imports().map(|it| it.unwrap().name.to_owned());
                    imports.extend(names);
                }
                Payload::CodeSectionEntry(body) => {
                    for operator in body.get_operators_reader().unwrap() {
                        match operator.unwrap() {
                            wasmparser::Operator::Call { function_index } => {
                                calls.push(function_index);
                            }
                            wasmparser::Operator::GlobalGet { global_index } => {
                                globals.push(global_index);
                            }
                            _ => {}
                        }
                    }
                }
                _ => {}
            }
        }
        assert_eq!(imports, ["memory", "table", "a", "b"]);
        assert_eq!(calls, [0, 1, 2]);
        assert_eq!(globals, [0, 1, 0]);
    }

    #[test]
    fn names_do_not_weigh() {
        let module = module(1, "a");
        let (all, weight) = (module.len(), weight(&module).unwrap());
        assert!(weight < all && weight > 30, "{weight} of {all}");
    }
}
