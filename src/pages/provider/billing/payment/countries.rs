//! The countries of the world, in the reader's language. The browser knows their names.

use crate::i18n::I18n;
use crate::ui::SelectOption;

/// ISO 3166-1 alpha-2.
const CODES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO \
    BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE \
    EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT \
    HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU \
    LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR \
    NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM \
    SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG \
    VI VN VU WF WS YE YT ZA ZM ZW";

/// All countries, in alphabetical order; and what the server has, should it be none of them.
pub(super) fn country_choices(i18n: I18n, stored: &str) -> Vec<SelectOption> {
    let names = names(i18n.lang().tag());
    let is_known = stored.is_empty() || CODES.split_whitespace().any(|code| code == stored);
    let more = (!is_known).then(|| (stored.to_owned(), stored.to_owned()));
    let countries: Vec<(String, String)> = CODES
        .split_whitespace()
        .map(|code| (code.to_owned(), names(code)))
        .chain(more)
        .collect();
    let ranks = i18n.rank(countries.iter().map(|(_, name)| name.as_str()));
    let mut ranked: Vec<_> = ranks.into_iter().zip(countries).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked
        .into_iter()
        .map(|(_, (code, name))| SelectOption::new(code, crate::i18n::Text::plain(name)))
        .collect()
}

/// A country's name in the reader's language, or its code.
pub(super) fn country_name(i18n: I18n, code: &str) -> String {
    names(i18n.lang().tag())(code)
}

/// `Intl.DisplayNames`, through `Reflect`: a code from a server must never stop the app.
#[cfg(target_arch = "wasm32")]
fn names(tag: &str) -> impl Fn(&str) -> String + use<> {
    use js_sys::{Array, Function, Object, Reflect};
    use wasm_bindgen::{JsCast as _, JsValue};

    let made = || {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let class: Function = Reflect::get(&intl, &"DisplayNames".into())
            .ok()?
            .dyn_into()
            .ok()?;
        let options = Object::new();
        Reflect::set(&options, &"type".into(), &"region".into()).ok()?;
        let names = Reflect::construct(&class, &Array::of2(&tag.into(), &options)).ok()?;
        let name_of: Function = Reflect::get(&names, &"of".into()).ok()?.dyn_into().ok()?;
        Some((names, name_of))
    };
    let made: Option<(JsValue, Function)> = made();
    move |code| {
        made.as_ref()
            .and_then(|(names, name_of)| name_of.call1(names, &code.into()).ok()?.as_string())
            .unwrap_or_else(|| code.to_owned())
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn names(_tag: &str) -> impl Fn(&str) -> String + use<> {
    |code: &str| code.to_owned()
}

#[cfg(test)]
mod tests {
    use leptos::prelude::Owner;

    use super::*;

    #[test]
    fn a_country_nobody_knows_stays_what_it_is() {
        let owner = Owner::new();
        owner.set();
        let i18n = I18n::for_tests();
        let values = |stored: &str| -> Vec<String> {
            country_choices(i18n, stored)
                .into_iter()
                .map(|choice| choice.value)
                .collect()
        };
        assert_eq!(values("DE").len(), values("").len());
        assert_eq!(values("XK").len(), values("").len() + 1);
        assert!(values("XK").contains(&"XK".to_owned()));
    }
}
