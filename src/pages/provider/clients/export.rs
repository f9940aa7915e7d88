//! The table as a CSV file.

use portal_types::client_list::ClientList;

use super::arrangement::plan_label;
use crate::browser::download::save_text;
use crate::i18n::{I18n, m};
use crate::ui::table::RowId;
use crate::ui::table::models::csv::Csv;

/// Saves these clients, in this order. Returns whether the browser let us.
pub(super) fn save_csv(i18n: I18n, list: &ClientList, rows: &[RowId]) -> bool {
    let file_name = format!("{}.csv", i18n.say(m::clients::CSV_FILE_NAME));
    save_text(&file_name, "text/csv;charset=utf-8", &csv(i18n, list, rows))
}

/// All figures of the table and the organisation's id, for whoever joins it with other data.
fn csv(i18n: I18n, list: &ClientList, rows: &[RowId]) -> String {
    let mut csv = Csv::new();
    for head in [
        m::clients::COLUMN_CLIENT,
        m::clients::COLUMN_ASSIGNED,
        m::clients::COLUMN_USED,
        m::clients::COLUMN_REMAINING,
        m::clients::COLUMN_PENDING,
        m::clients::COLUMN_PLAN,
    ] {
        csv.text(&i18n.say(head));
    }
    csv.text("ID");
    csv.end_line();
    for row in rows {
        csv.text(list.name(*row))
            .number(list.seats(*row))
            .number(list.occupied(*row))
            .number(list.remaining(*row))
            .number(Some(list.pending(*row)))
            .text(plan_label(list.plan(*row)))
            .text(&list.organization_id(*row));
        csv.end_line();
    }
    csv.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::prelude::Owner;
    use portal_types::client_list::ClientRow;

    #[test]
    fn clients_become_lines_in_the_order_shown() {
        let owner = Owner::new();
        owner.set();
        let mut list = ClientList::default();
        for (name, organization_id, seats) in [("=A, \"B\"", "o1", Some(15)), ("Zoë", "o2", None)]
        {
            list.push(ClientRow {
                name,
                organization_id,
                seats,
                occupied: Some(17),
                confirmed: Some(15),
                plan: "Teams (Monthly)",
                ..ClientRow::default()
            });
        }
        let written = csv(I18n::for_tests(), &list, &[1, 0]);
        let lines: Vec<&str> = written
            .trim_start_matches('\u{feff}')
            .split("\r\n")
            .collect();
        assert_eq!(lines[0], "Client,Assigned,Used,Remaining,Pending,Plan,ID");
        assert_eq!(lines[1], "Zoë,,17,,2,Teams,o2");
        assert_eq!(lines[2], "\"'=A, \"\"B\"\"\",15,17,-2,2,Teams,o1");
    }
}
