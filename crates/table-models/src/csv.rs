//! Rows as a CSV file (RFC 4180): fields separated by commas, lines by CR LF, quotes doubled.
//!
//! Names come from strangers, and spreadsheets run what looks like a formula (OWASP "CSV injection"):
//! a text that begins like one gets an apostrophe before it. Numbers are written as they are.

/// A CSV file in the making.
#[derive(Clone, Debug)]
pub struct Csv {
    text: String,
    line_started: bool,
}

impl Default for Csv {
    fn default() -> Self {
        Self::new()
    }
}

impl Csv {
    /// An empty file. It begins with a byte order mark: without it spreadsheets take UTF-8 for something
    /// older and spoil every name that is not plain Latin.
    pub fn new() -> Self {
        Self {
            text: "\u{feff}".to_owned(),
            line_started: false,
        }
    }

    /// Adds a field of text to the current line.
    pub fn text(&mut self, field: &str) -> &mut Self {
        self.separate();
        let guarded = looks_like_a_formula(field);
        let quoted = guarded
            || field.contains(['"', ',', ';', '\r', '\n', '\t'])
            || field.starts_with(char::is_whitespace)
            || field.ends_with(char::is_whitespace);
        if !quoted {
            self.text.push_str(field);
            return self;
        }
        self.text.push('"');
        if guarded {
            self.text.push('\'');
        }
        for letter in field.chars() {
            if letter == '"' {
                self.text.push('"');
            }
            self.text.push(letter);
        }
        self.text.push('"');
        self
    }

    /// Adds a number to the current line, or an empty field where there is none.
    pub fn number(&mut self, number: Option<i64>) -> &mut Self {
        self.separate();
        if let Some(number) = number {
            self.text.push_str(&number.to_string());
        }
        self
    }

    /// Ends the current line.
    pub fn end_line(&mut self) {
        self.text.push_str("\r\n");
        self.line_started = false;
    }

    /// The whole file.
    pub fn finish(self) -> String {
        self.text
    }

    fn separate(&mut self) {
        if self.line_started {
            self.text.push(',');
        }
        self.line_started = true;
    }
}

/// Whether a spreadsheet may take the text for a formula. Blank space before the sign does not stop it,
/// nor does the sign's full-width form.
fn looks_like_a_formula(field: &str) -> bool {
    field.starts_with(['\t', '\r', '\n'])
        || field.trim_start().starts_with([
            '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
        ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(fields: &[&str]) -> String {
        let mut csv = Csv::new();
        for field in fields {
            csv.text(field);
        }
        csv.end_line();
        csv.finish().trim_start_matches('\u{feff}').to_owned()
    }

    #[test]
    fn quotes_only_where_needed() {
        assert_eq!(
            line(&["plain", "a,b", "say \"hi\"", "", " x"]),
            "plain,\"a,b\",\"say \"\"hi\"\"\",,\" x\"\r\n"
        );
    }

    #[test]
    fn formulas_are_disarmed() {
        for bad in [
            "=1+1",
            "+49",
            "-2",
            "@SUM(A1)",
            "\t=1",
            "  =1",
            "＝1",
            "=HYPERLINK(\"http://x\")",
        ] {
            let written = line(&[bad]);
            assert!(written.starts_with("\"'"), "{bad:?} became {written:?}");
        }
        assert_eq!(line(&["a=1", "1-2"]), "a=1,1-2\r\n");
    }

    #[test]
    fn numbers_stay_numbers() {
        let mut csv = Csv::new();
        csv.number(Some(-3)).number(None).number(Some(14));
        csv.end_line();
        assert_eq!(csv.finish(), "\u{feff}-3,,14\r\n");
    }

    /// A reader written from the RFC's grammar, for the round trip only.
    fn read(text: &str) -> Vec<Vec<String>> {
        let mut lines = vec![vec![String::new()]];
        let mut inside = false;
        let mut letters = text.trim_start_matches('\u{feff}').chars().peekable();
        while let Some(letter) = letters.next() {
            let line = lines.last_mut().unwrap();
            match letter {
                '"' if inside && letters.peek() == Some(&'"') => {
                    letters.next();
                    line.last_mut().unwrap().push('"');
                }
                '"' => inside = !inside,
                ',' if !inside => line.push(String::new()),
                '\r' if !inside && letters.peek() == Some(&'\n') => {
                    letters.next();
                    lines.push(vec![String::new()]);
                }
                other => line.last_mut().unwrap().push(other),
            }
        }
        lines.pop();
        lines
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(rows in prop::collection::vec(prop::collection::vec("[a-z,;\"\r\n\té= -]{0,6}", 1..4), 1..5)) {
            let mut csv = Csv::new();
            for row in &rows {
                for field in row { csv.text(field); }
                csv.end_line();
            }
            let read: Vec<Vec<String>> = read(&csv.finish());
            let expected: Vec<Vec<String>> = rows
                .iter()
                .map(|row| row.iter().map(|field| {
                    if looks_like_a_formula(field) { format!("'{field}") } else { field.clone() }
                }).collect())
                .collect();
            prop_assert_eq!(read, expected);
        }
    }
}
