//! Reads tables that people bring: CSV files (RFC 4180) and what is copied out of a spreadsheet. Whichever of
//! comma, semicolon and tab the first line has most of separates; quotes may hold separators and line ends.

/// One line of the table, with the number that an editor would show for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it begins in the text, counted from 1.
    pub number: usize,
    /// Its fields, trimmed.
    pub fields: Vec<String>,
}

/// The lines of a text that are not empty. Nothing is refused: a quote that is never closed runs to the end.
pub fn read_lines(text: &str) -> Vec<Line> {
    let text = text.trim_start_matches('\u{feff}');
    let separator = separator_of(text);
    let mut lines = Vec::new();
    let mut line = Line {
        number: 1,
        fields: Vec::new(),
    };
    let (mut field, mut in_quotes, mut number) = (String::new(), false, 1);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '\n' {
            number += 1;
        }
        match letter {
            '"' if in_quotes && letters.peek() == Some(&'"') => {
                letters.next();
                field.push('"');
            }
            '"' if in_quotes => in_quotes = false,
            '"' if field.trim().is_empty() => {
                field.clear();
                in_quotes = true;
            }
            _ if in_quotes => field.push(letter),
            '\r' => {}
            '\n' => {
                line.fields.push(take(&mut field));
                let next = Line {
                    number,
                    fields: Vec::new(),
                };
                keep(&mut lines, std::mem::replace(&mut line, next));
            }
            _ if letter == separator => line.fields.push(take(&mut field)),
            _ => field.push(letter),
        }
    }
    line.fields.push(take(&mut field));
    keep(&mut lines, line);
    lines
}

fn take(field: &mut String) -> String {
    std::mem::take(field).trim().to_owned()
}

fn keep(lines: &mut Vec<Line>, line: Line) {
    if line.fields.iter().any(|field| !field.is_empty()) {
        lines.push(line);
    }
}

fn separator_of(text: &str) -> char {
    let mut in_quotes = false;
    // A comma may stand in a field of the other two, so it comes last.
    let mut counts = [('\t', 0), (';', 0), (',', 0)];
    for letter in text.chars() {
        match letter {
            '"' => in_quotes = !in_quotes,
            '\n' if !in_quotes => break,
            _ if in_quotes => {}
            _ => {
                if let Some((_, count)) = counts.iter_mut().find(|(it, _)| *it == letter) {
                    *count += 1;
                }
            }
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max();
    let first = counts
        .iter()
        .find(|(_, count)| *count > 0 && Some(*count) == most);
    first.map_or(',', |(letter, _)| *letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::csv::Csv;
    use proptest::prelude::*;

    fn fields(text: &str) -> Vec<Vec<String>> {
        read_lines(text)
            .into_iter()
            .map(|line| line.fields)
            .collect()
    }

    #[test]
    fn whatever_separates_is_found_out() {
        let wanted = [["a", "b, c"], ["d", ""]];
        assert_eq!(fields("a,\"b, c\"\r\nd,\r\n"), wanted);
        assert_eq!(fields("a;\"b, c\"\nd;"), wanted);
        assert_eq!(fields("a\tb, c\nd\t\n\n"), wanted);
        assert_eq!(fields("\u{feff}only"), [["only"]]);
        assert!(fields(" \n,,\n").is_empty());
    }

    #[test]
    fn quotes_hold_anything_and_lines_keep_their_numbers() {
        let lines = read_lines("a,b\n\n\"say \"\"hi\"\"\",\"two\nlines\"\nlast,\"open");
        assert_eq!(lines.len(), 3);
        assert_eq!(lines[1].number, 3);
        assert_eq!(lines[1].fields, ["say \"hi\"", "two\nlines"]);
        assert_eq!((lines[2].number, &*lines[2].fields[1]), (5, "open"));
    }

    proptest! {
        #[test]
        fn what_we_write_is_read_again(rows in prop::collection::vec(
            prop::collection::vec("[a-zé][a-zé\",;\n ]{0,7}x", 3..4), 1..5
        )) {
            let mut csv = Csv::new();
            for row in &rows {
                for field in row {
                    csv.text(field);
                }
                csv.end_line();
            }
            let trimmed: Vec<Vec<String>> = rows
                .iter()
                .map(|row| row.iter().map(|field| field.trim().to_owned()).collect())
                .collect();
            prop_assert_eq!(fields(&csv.finish()), trimmed);
        }

        #[test]
        fn no_text_is_too_odd(text in "\\PC*") {
            for line in read_lines(&text) {
                prop_assert!(line.fields.iter().any(|field| !field.is_empty()));
            }
        }
    }
}
