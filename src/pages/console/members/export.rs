//! The table as a CSV file, with the official columns.

use portal_types::organization_user::OrganizationUser;

use super::view::MembersView;
use super::words::{role_name, status_name};
use crate::browser::download::save_text;
use crate::i18n::{I18n, m::console::members as words};
use crate::ui::table::models::csv::Csv;

/// Saves these members, in this order. Returns whether the browser let us.
pub(super) fn save_csv(view: MembersView, members: &[OrganizationUser]) -> bool {
    let i18n = view.i18n;
    let client = leptos::prelude::untrack(|| view.client.name());
    let file_name = format!("{} {client}.csv", i18n.say(words::CSV_FILE_NAME));
    let names = |member: &OrganizationUser| view.names.group_names(i18n, &member.groups);
    let text = leptos::prelude::untrack(|| csv(i18n, members, names));
    save_text(&safe(&file_name), "text/csv;charset=utf-8", &text)
}

/// Without what file systems do not take.
fn safe(name: &str) -> String {
    name.chars()
        .map(|letter| match letter {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
            letter if letter.is_control() => '-',
            letter => letter,
        })
        .collect()
}

/// Address, name, status, role, two-step login, account recovery, secrets manager, groups.
fn csv(
    i18n: I18n,
    members: &[OrganizationUser],
    group_names: impl Fn(&OrganizationUser) -> Vec<String>,
) -> String {
    let mut csv = Csv::new();
    for head in [
        words::CSV_EMAIL,
        words::COLUMN_NAME,
        words::COLUMN_STATUS,
        words::COLUMN_ROLE,
        words::COLUMN_TWO_STEP,
        words::COLUMN_RECOVERY,
        words::CSV_SECRETS_MANAGER,
        words::COLUMN_GROUPS,
    ] {
        // Heads of columns say where a long word may break; in a file nobody wants to meet that.
        csv.text(&i18n.say(head).replace('\u{ad}', ""));
    }
    csv.end_line();
    let mark = |is_on: bool, on, off| i18n.say(if is_on { on } else { off });
    for member in members {
        csv.text(&member.email)
            .text(member.name.as_deref().unwrap_or_default())
            .text(&i18n.say(status_name(member.status).0))
            .text(&i18n.say(role_name(member.user_type)))
            .text(&mark(
                member.two_factor_enabled,
                words::CSV_ENABLED,
                words::CSV_DISABLED,
            ))
            .text(&mark(
                member.reset_password_enrolled,
                words::CSV_ENROLLED,
                words::CSV_NOT_ENROLLED,
            ))
            .text(&mark(
                member.access_secrets_manager,
                words::CSV_ENABLED,
                words::CSV_DISABLED,
            ))
            .text(&group_names(member).join(", "));
        csv.end_line();
    }
    csv.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::prelude::Owner;

    #[test]
    fn members_become_lines_in_the_official_order() {
        let owner = Owner::new();
        owner.set();
        let members = [
            OrganizationUser {
                email: "ada@x.example".into(),
                name: Some("=Ada".into()),
                status: 2.into(),
                user_type: 0.into(),
                two_factor_enabled: true,
                ..OrganizationUser::default()
            },
            OrganizationUser {
                email: "new@x.example".into(),
                status: 0.into(),
                user_type: 4.into(),
                reset_password_enrolled: true,
                ..OrganizationUser::default()
            },
        ];
        let groups = |member: &OrganizationUser| match member.name {
            Some(_) => vec!["IT".to_owned(), "Sales".to_owned()],
            None => Vec::new(),
        };
        let written = csv(I18n::for_tests(), &members, groups);
        let lines: Vec<&str> = written
            .trim_start_matches('\u{feff}')
            .split("\r\n")
            .collect();
        assert_eq!(
            lines[0],
            "Email,Name,Status,Role,Two-step login,Account recovery,Secrets Manager,Groups"
        );
        assert_eq!(
            lines[1],
            "ada@x.example,\"'=Ada\",Confirmed,Owner,Enabled,Not enrolled,Disabled,\"IT, Sales\""
        );
        assert_eq!(
            lines[2],
            "new@x.example,,Invited,Custom,Disabled,Enrolled,Disabled,"
        );
        assert_eq!(safe("Members A/B: \"C\""), "Members A-B- -C-");
    }
}
