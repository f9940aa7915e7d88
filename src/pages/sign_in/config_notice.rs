//! What is wrong with `config.json`, for the operator: at the entrance, where the one who has just put the file there
//! looks first, and in the browser's console.

use leptos::prelude::*;
use web_sys::console;

use crate::{
    chunk::chunk,
    config::{Config, Fault, Problem, Theme, Wanted},
    i18n::{Text, m::config::notice as words, t},
    ui::{Callout, Tone},
};

chunk! {
    sign_in, fn load_config_notice;
    pub(super) fn config_notice() { view! { <ConfigNotice /> } }
}

/// Says so where a value could not be used. What was put right only is told to the console: nobody who signs in has to
/// read that every day.
#[component]
fn ConfigNotice() -> impl IntoView {
    let config = Config::use_context();
    for problem in config.problems() {
        console::warn_1(&format!("config.json: {problem}").into());
    }
    if !config.problems().iter().any(Problem::is_error) {
        return ().into_any();
    }
    let lines = config.problems().iter().map(line).collect_view();
    view! {
        <aside class="entrance__config">
            <Callout tone=Tone::Warning title=words::title(config.problems().len() as u32)>
                <p>{t(words::INTRO)}</p>
                <details>
                    <summary>{t(words::SHOW)}</summary>
                    <ul class="stack gap-3">{lines}</ul>
                </details>
            </Callout>
        </aside>
    }
    .into_any()
}

fn line(problem: &Problem) -> AnyView {
    let found = (!problem.found.is_empty()).then(|| problem.found.clone());
    view! {
        <li>
            <code>{problem.place().to_owned()}</code>
            {found.map(|found| view! { " = " <code>{found}</code> })}
            <p>{t(explanation(&problem.fault))}</p>
        </li>
    }
    .into_any()
}

/// What is wrong, what happens instead, what to do.
fn explanation(fault: &Fault) -> Text {
    match fault {
        Fault::NotLoaded(reason) => words::not_loaded(reason.as_str()),
        Fault::WebPage => words::WEB_PAGE.into(),
        Fault::NotJson { line, column } => words::not_json(column.to_string(), line.to_string()),
        Fault::UnknownKey { meant: None } => words::UNKNOWN_KEY.into(),
        Fault::UnknownKey { meant: Some(meant) } => words::unknown_key_meant(*meant),
        Fault::WrongKind(Wanted::Text) => words::WANTED_TEXT.into(),
        Fault::WrongKind(Wanted::List) => words::WANTED_LIST.into(),
        Fault::WrongKind(Wanted::Group) => words::WANTED_GROUP.into(),
        Fault::NotOneOf(allowed) => words::not_one_of(allowed.as_str()),
        Fault::Name => words::NAME.into(),
        Fault::Image => words::IMAGE.into(),
        Fault::Service => words::SERVICE.into(),
        Fault::Colour => words::COLOUR.into(),
        Fault::Origin => words::ORIGIN.into(),
        Fault::Region => words::REGION.into(),
        Fault::AboveLongest => words::ABOVE_LONGEST.into(),
        Fault::LowContrast {
            theme: Theme::Light,
            used,
        } => words::low_contrast_light(used.as_str()),
        Fault::LowContrast {
            theme: Theme::Dark,
            used,
        } => words::low_contrast_dark(used.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::I18n;

    #[test]
    fn the_page_says_in_english_what_the_terminal_says() {
        let owner = Owner::new();
        owner.set();
        let i18n = I18n::for_tests();
        let text = || "x".to_owned();
        let low_contrast = |theme| Fault::LowContrast {
            theme,
            used: text(),
        };
        for fault in [
            Fault::NotLoaded(text()),
            Fault::WebPage,
            Fault::NotJson {
                line: 3,
                column: 14,
            },
            Fault::UnknownKey { meant: None },
            Fault::UnknownKey {
                meant: Some("logo"),
            },
            Fault::WrongKind(Wanted::Text),
            Fault::WrongKind(Wanted::List),
            Fault::WrongKind(Wanted::Group),
            Fault::NotOneOf(text()),
            Fault::Name,
            Fault::Image,
            Fault::Service,
            Fault::Colour,
            Fault::Origin,
            Fault::Region,
            Fault::AboveLongest,
            low_contrast(Theme::Light),
            low_contrast(Theme::Dark),
        ] {
            assert_eq!(i18n.text(&explanation(&fault)), fault.to_string());
        }
    }
}
