//! The client report of an invoice, read from the server's CSV (contract part 2, 3.1). Columns are found by
//! their names and else by their place; a line that makes no sense is left out, never guessed at.

/// A client on an invoice, or seats that no client had.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ReportRow {
    pub(super) client: String,
    /// `None` for seats of the minimum that no client had.
    pub(super) organization_id: Option<String>,
    pub(super) assigned: i64,
    pub(super) used: i64,
    pub(super) remaining: i64,
    pub(super) plan: String,
    /// US dollars.
    pub(super) estimate: f64,
}

/// Sums over all rows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Totals {
    pub(super) assigned: i64,
    pub(super) used: i64,
    pub(super) remaining: i64,
    /// US dollars.
    pub(super) estimate: f64,
}

/// A report, with the text it was read from.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Report {
    pub(super) csv: String,
    pub(super) rows: Vec<ReportRow>,
    pub(super) totals: Totals,
}

/// Names of the columns, in the order in which official servers send them.
const COLUMNS: [&str; 7] = [
    "client",
    "id",
    "assigned",
    "used",
    "remaining",
    "plan",
    "estimated total",
];

impl Report {
    /// Reads what the server sent. A text without a single readable line gives a report without rows.
    pub(super) fn read(csv: String) -> Self {
        let mut lines = records(csv.trim_start_matches('\u{feff}')).into_iter();
        let head: Vec<String> = lines
            .next()
            .unwrap_or_default()
            .iter()
            .map(|name| name.trim().to_lowercase())
            .collect();
        let places: [usize; 7] = std::array::from_fn(|index| {
            let named = head.iter().position(|name| name == COLUMNS[index]);
            named.unwrap_or(index)
        });
        let rows: Vec<ReportRow> = lines.filter_map(|line| row(&line, &places)).collect();
        let totals = rows.iter().fold(Totals::default(), |sum, row| Totals {
            assigned: sum.assigned.saturating_add(row.assigned),
            used: sum.used.saturating_add(row.used),
            remaining: sum.remaining.saturating_add(row.remaining),
            estimate: sum.estimate + row.estimate,
        });
        Self { csv, rows, totals }
    }
}

fn row(line: &[String], places: &[usize; 7]) -> Option<ReportRow> {
    let field = |column: usize| line.get(places[column]).map_or("", |text| text.trim());
    let number = |column: usize| field(column).replace(',', "").parse::<i64>().ok();
    let assigned = number(2)?;
    let used = number(3)?;
    Some(ReportRow {
        client: field(0).to_owned(),
        organization_id: Some(field(1).to_owned()).filter(|id| !id.is_empty()),
        assigned,
        used,
        remaining: number(4).unwrap_or_else(|| assigned.saturating_sub(used)),
        plan: field(5).to_owned(),
        estimate: dollars(field(6))?,
    })
}

/// `$1,234.50`, `-$3.00`, `($3.00)`
fn dollars(text: &str) -> Option<f64> {
    let is_negative = text.starts_with('-') || text.starts_with('(');
    let digits: String = text
        .chars()
        .filter(|letter| letter.is_ascii_digit() || *letter == '.')
        .collect();
    let amount: f64 = digits.parse().ok()?;
    Some(if is_negative { -amount } else { amount })
}

/// RFC 4180 with either line end. A quote that is never closed ends with the text.
fn records(text: &str) -> Vec<Vec<String>> {
    let mut records = Vec::new();
    let mut record = Vec::new();
    let mut field = String::new();
    let mut is_quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                field.push('"');
                letters.next();
            }
            '"' if is_quoted => is_quoted = false,
            '"' if field.is_empty() => is_quoted = true,
            ',' if !is_quoted => record.push(std::mem::take(&mut field)),
            '\r' if !is_quoted && letters.peek() == Some(&'\n') => {}
            '\n' if !is_quoted => {
                record.push(std::mem::take(&mut field));
                records.push(std::mem::take(&mut record));
            }
            letter => field.push(letter),
        }
    }
    if !field.is_empty() || !record.is_empty() {
        record.push(field);
        records.push(record);
    }
    records
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const HEAD: &str = "Client,Id,Assigned,Used,Remaining,Plan,Estimated total\r\n";

    fn read(lines: &str) -> Report {
        Report::read(format!("{HEAD}{lines}"))
    }

    #[test]
    fn clients_and_unassigned_seats() {
        let report = read(
            "\"Smith, \"\"Jones\"\" & Co\",o1,300,12,288,Teams,\"$1,200.00\"\r\nUnassigned seats,,5,0,5,Teams,$20.00\r\n",
        );
        assert_eq!(report.rows.len(), 2);
        assert_eq!(report.rows[0].client, "Smith, \"Jones\" & Co");
        assert_eq!(
            (report.rows[0].remaining, report.rows[0].estimate),
            (288, 1200.0)
        );
        assert_eq!(report.rows[1].organization_id, None);
        assert_eq!(
            report.totals,
            Totals {
                assigned: 305,
                used: 12,
                remaining: 293,
                estimate: 1220.0
            }
        );
    }

    #[test]
    fn columns_are_found_by_name() {
        let report = Report::read(
            "\u{feff}Plan,Estimated Total,Client,Used,New,Assigned,Id\nTeams,$4.00,A,1,x,2,o1"
                .into(),
        );
        assert_eq!(
            report.rows,
            [ReportRow {
                client: "A".into(),
                organization_id: Some("o1".into()),
                assigned: 2,
                used: 1,
                // The place where it usually stands holds no number.
                remaining: 1,
                plan: "Teams".into(),
                estimate: 4.0,
            }]
        );
    }

    #[test]
    fn what_makes_no_sense_is_left_out() {
        for lines in [
            "",
            "\n\n",
            "A,o1,many,1,1,Teams,$4.00\n",
            "A,o1,1,1,0,Teams,free\n",
            "\"never closed",
        ] {
            assert_eq!(read(lines).rows, [], "{lines:?}");
        }
        assert_eq!(Report::read(String::new()).rows, []);
        assert_eq!(Report::read("{\"message\":\"no\"}".into()).rows, []);
    }

    #[test]
    fn amounts() {
        assert_eq!(dollars("$1,234.50"), Some(1234.5));
        assert_eq!(dollars("($3.00)"), Some(-3.0));
        assert_eq!(dollars("-$3.00"), Some(-3.0));
        assert_eq!(dollars(""), None);
    }

    proptest! {
        #[test]
        fn any_name_comes_back(name in "[^\r]{0,40}", seats in 0i64..100_000) {
            let quoted = name.replace('"', "\"\"");
            let report = read(&format!("\"{quoted}\",o1,{seats},0,{seats},Teams,$0.00\r\n"));
            prop_assert_eq!(report.rows.len(), 1);
            prop_assert_eq!(&report.rows[0].client, name.trim());
            prop_assert_eq!(report.totals.assigned, seats);
        }

        #[test]
        fn nothing_panics(text in ".*") {
            let _ = Report::read(text);
        }
    }
}
