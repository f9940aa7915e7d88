//! The log as a file: what is shown, in the order in which it is shown.

use portal_types::event::Event;
use serde::Serialize;

use super::arrangement::Arrangement;
use super::describe::Describer;
use super::devices::device;
use super::log::{EventLog, Field};
use crate::ui::table::RowId;
use crate::ui::table::models::csv::Csv;

/// The columns of official web vaults, so that scripts made for those go on working, and after them where it
/// happened, which those leave out.
const COLUMNS: [&str; 11] = [
    "message",
    "appIcon",
    "appName",
    "userId",
    "userName",
    "userEmail",
    "date",
    "ip",
    "type",
    "organizationId",
    "organizationName",
];

/// A table for spreadsheets.
pub fn csv(
    log: &EventLog,
    arrangement: &Arrangement,
    describer: &Describer,
    rows: &[RowId],
) -> String {
    let mut csv = Csv::new();
    for column in COLUMNS {
        csv.text(column);
    }
    csv.end_line();
    for row in rows.iter().copied() {
        let person = arrangement.people.key(row);
        let icon = log
            .device_type(row)
            .map_or("", |number| device(number).0.slug());
        let event = log.event(row);
        csv.text(&plain(&describer.sentence(log, row)))
            .text(icon)
            .text(arrangement.devices.label(row))
            .text(account(&event))
            .text(&plain(arrangement.people.label(row)))
            .text(describer.person_email(person))
            .text(&event.date)
            .text(log.text(row, Field::IpAddress).unwrap_or_default())
            .number(Some(event.event_type))
            .text(event.organization_id.as_deref().unwrap_or_default())
            .text(&plain(arrangement.clients.label(row)));
        csv.end_line();
    }
    csv.finish()
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Exported {
    /// As the server sent it.
    event: Event,
    /// What its numbers and ids are in words; texts in the language of the portal.
    message: String,
    kind: String,
    user_name: String,
    user_email: String,
    organization_name: String,
    app_name: String,
}

/// Everything the server sent, with the names beside it.
///
/// # Errors
/// None that can happen: the signature is the JSON writer's.
pub fn json(
    log: &EventLog,
    arrangement: &Arrangement,
    describer: &Describer,
    rows: &[RowId],
) -> Result<String, serde_json::Error> {
    let all: Vec<Exported> = rows
        .iter()
        .map(|row| Exported {
            event: log.event(*row),
            message: plain(&describer.sentence(log, *row)),
            kind: arrangement.kinds.key(*row).to_owned(),
            user_name: plain(arrangement.people.label(*row)),
            user_email: describer
                .person_email(arrangement.people.key(*row))
                .to_owned(),
            organization_name: plain(arrangement.clients.label(*row)),
            app_name: plain(arrangement.devices.label(*row)),
        })
        .collect();
    serde_json::to_string_pretty(&all)
}

fn account(event: &Event) -> &str {
    let id = event.acting_user_id.as_ref().or(event.user_id.as_ref());
    id.map_or("", String::as_str)
}

/// Without the marks that keep right-to-left names in their place on the screen.
fn plain(text: &str) -> String {
    text.replace(|letter| ('\u{2066}'..='\u{2069}').contains(&letter), "")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use leptos::prelude::Owner;

    use super::super::names::tests::names;
    use super::*;
    use crate::i18n::I18n;

    fn exported<R>(write: impl FnOnce(&EventLog, &Arrangement, &Describer, &[RowId]) -> R) -> R {
        let owner = Owner::new();
        owner.set();
        let describer = Describer::new(I18n::for_tests(), Arc::new(names()));
        let mut log = EventLog::default();
        log.push(vec![
            Event {
                event_type: 1903,
                date: "2026-11-20T09:47:05.1234567Z".into(),
                acting_user_id: Some("u1".into()),
                provider_organization_id: Some("11111111-0000-4000-8000-000000000001".into()),
                organization_id: Some("22222222-0000-4000-8000-000000000001".into()),
                device_type: Some(9),
                ip_address: Some("203.0.113.7".into()),
                ..Event::default()
            },
            Event {
                event_type: 2002,
                domain_name: Some("=cmd|'/c calc'!A1".into()),
                system_user: Some(2),
                ip_address: Some("=1+1".into()),
                ..Event::default()
            },
        ]);
        let mut arrangement = Arrangement::default();
        arrangement.extend(&log, &describer);
        write(&log, &arrangement, &describer, &[1, 0])
    }

    #[test]
    fn the_official_columns_come_first() {
        let written = exported(csv);
        let lines: Vec<&str> = written
            .trim_start_matches('\u{feff}')
            .split("\r\n")
            .collect();
        assert_eq!(
            lines[0],
            "message,appIcon,appName,userId,userName,userEmail,date,ip,type,organizationId,organizationName"
        );
        assert_eq!(
            lines[2],
            "Opened the vault of client Acme & Söhne,web,Web app – Chrome,u1,Ada Okafor,admin@demo.example,\
             2026-11-20T09:47:05.1234567Z,203.0.113.7,1903,22222222-0000-4000-8000-000000000001,Acme & Söhne"
        );
        assert_eq!(lines.len(), 4);
    }

    #[test]
    fn formulas_are_guarded() {
        let written = exported(csv);
        assert!(written.contains("\"'=1+1\""), "{written}");
        assert!(
            written.contains("Domain =cmd|'/c calc'!A1 verified"),
            "{written}"
        );
    }

    #[test]
    fn json_has_the_event_and_the_names() {
        let written = exported(json).unwrap();
        let read: serde_json::Value = serde_json::from_str(&written).unwrap();
        assert_eq!(read[1]["event"]["type"], 1903);
        assert_eq!(read[1]["event"]["deviceType"], 9);
        assert_eq!(read[1]["event"]["cipherId"], serde_json::Value::Null);
        assert_eq!(read[1]["userName"], "Ada Okafor");
        assert_eq!(read[1]["organizationName"], "Acme & Söhne");
        assert_eq!(read[0]["userName"], "Domain verification");
        assert_eq!(read[0]["kind"], "domains");
    }
}
