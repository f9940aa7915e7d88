//! The article about each task, in the reader's language where one is known to exist, else in English. No
//! address is guessed: a language that is not in the table gets the English page, and is told so.

use leptos::prelude::*;

use super::tasks::Task;
use crate::i18n::{I18n, Lang, Message, Text, m::console::home as words, t};
use crate::ui::{Icon, IconName, IconSize};

/// The site of the articles.
const SITE: &str = "https://bitwarden.com";
/// A translation into Chinese by others.
const COMMUNITY: &str = "https://help.ppgg.in/docs/";

/// An article: its page, the place on it, and where translations of it are known.
struct Article {
    slug: &'static str,
    anchor: &'static str,
    is_in_german: bool,
    /// Its page in the community's translation into Chinese.
    chinese: Option<&'static str>,
}

const fn english(slug: &'static str, anchor: &'static str) -> Article {
    Article {
        slug,
        anchor,
        is_in_german: false,
        chinese: None,
    }
}

const fn article(task: Task) -> Article {
    const MEMBERS_IN_CHINESE: &str = "admin-console/manage-members/user-management";
    match task {
        Task::Users => Article {
            slug: "managing-users",
            anchor: "onboard-users",
            is_in_german: true,
            chinese: Some(MEMBERS_IN_CHINESE),
        },
        Task::Permissions => english("user-types-access-control", ""),
        Task::Seats => Article {
            slug: "managing-users",
            anchor: "manage-user-seats",
            is_in_german: true,
            chinese: Some(MEMBERS_IN_CHINESE),
        },
        Task::Recovery => english("account-recovery", ""),
        Task::Items => english("sharing", ""),
        Task::Sharing => english("create-send", ""),
        Task::Health => english("reports", ""),
        Task::Billing => english(
            "update-billing-info",
            "update-billing-information-for-organizations",
        ),
    }
}

/// The address for a reader, the language of the page, and what the link says of it.
fn address(task: Task, reader: Lang) -> (String, Lang, Message) {
    let article = article(task);
    if let (Lang::ZhCn, Some(page)) = (reader, article.chinese) {
        return (
            format!("{COMMUNITY}{page}"),
            Lang::ZhCn,
            words::HELP_COMMUNITY,
        );
    }
    let slug = article.slug;
    if reader == Lang::De && article.is_in_german {
        // The places on the page have other names there.
        return (format!("{SITE}/de-de/help/{slug}/"), Lang::De, words::HELP);
    }
    let mark = if article.anchor.is_empty() { "" } else { "#" };
    let label = match reader {
        Lang::En | Lang::Pseudo => words::HELP,
        _ => words::HELP_IN_ENGLISH,
    };
    let address = format!("{SITE}/help/{slug}/{mark}{}", article.anchor);
    (address, Lang::En, label)
}

/// A link to the article about a task; it opens beside the portal.
#[component]
pub(super) fn HelpArticle(task: Task) -> impl IntoView {
    let i18n = I18n::use_context();
    let found = Memo::new(move |_| address(task, i18n.lang()));
    let (name, _) = task.words();
    let spoken = Text::reactive(move || {
        let (_, _, label) = found.get();
        words::help_about(i18n.say(label), i18n.say(name))
    });
    view! {
        <a
            class="task__help"
            href=move || found.get().0
            hreflang=move || found.get().1.tag()
            target="_blank"
            rel="noopener noreferrer"
            aria-label=t(spoken)
        >
            <span>{move || i18n.say(found.get().2)}</span>
            <Icon name=IconName::External size=IconSize::Small />
        </a>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_article_has_a_plain_https_address_in_every_language() {
        for task in Task::ALL {
            for reader in Lang::ALL {
                let (address, language, label) = address(task, reader);
                let path = [SITE, COMMUNITY]
                    .into_iter()
                    .find_map(|site| address.strip_prefix(site))
                    .expect("one of the two sites");
                let is_plain = |letter: char| letter.is_ascii_lowercase() || "/-#".contains(letter);
                assert!(path.chars().all(is_plain), "{address}");
                let is_foreign = language != reader;
                assert_eq!(is_foreign, label == words::HELP_IN_ENGLISH, "{address}");
            }
        }
    }

    #[test]
    fn only_known_translations_are_linked() {
        let (german, ..) = address(Task::Users, Lang::De);
        assert_eq!(german, "https://bitwarden.com/de-de/help/managing-users/");
        let (unknown, language, _) = address(Task::Recovery, Lang::De);
        assert_eq!(unknown, "https://bitwarden.com/help/account-recovery/");
        assert_eq!(language, Lang::En);
        let (.., label) = address(Task::Seats, Lang::ZhCn);
        assert_eq!(label, words::HELP_COMMUNITY);
    }
}
