//! Formats through the browser's `Intl`, which has all of CLDR on board. Formatters are made when first
//! needed and kept: making one costs a thousand times more than using it.
//!
//! Everything goes through `Reflect`, which hands exceptions back: a currency code from a server or a
//! broken date must never stop the app.

use std::cell::{OnceCell, RefCell};
use std::cmp::Ordering;

use js_sys::{Array, Function, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::format::{DateStyle, Formats, PluralCategory, TimeUnit};
use super::rank;

/// Separates names on their way to the browser and back: one long string each way instead of one call
/// per name. Names that contain it are compared without it.
const SEPARATOR: char = '\0';

pub(super) struct IntlFormats {
    tag: String,
    number: OnceCell<Option<Function>>,
    percent: OnceCell<Option<Function>>,
    currencies: RefCell<Vec<(String, Option<Function>)>>,
    dates: RefCell<Vec<(DateStyle, Option<Function>)>>,
    plural: OnceCell<Option<(JsValue, Function)>>,
    relative: OnceCell<Option<(JsValue, Function)>>,
    list: OnceCell<Option<(JsValue, Function)>>,
    compare: OnceCell<Option<Function>>,
}

impl IntlFormats {
    /// `tag` is a well-formed BCP 47 tag.
    pub(super) fn new(tag: String) -> Self {
        Self {
            tag,
            number: OnceCell::new(),
            percent: OnceCell::new(),
            currencies: RefCell::default(),
            dates: RefCell::default(),
            plural: OnceCell::new(),
            relative: OnceCell::new(),
            list: OnceCell::new(),
            compare: OnceCell::new(),
        }
    }

    /// `new Intl[class](tag, options)`.
    fn construct(&self, class: &str, options: &[(&str, JsValue)]) -> Option<JsValue> {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let class: Function = Reflect::get(&intl, &class.into()).ok()?.dyn_into().ok()?;
        let bag = Object::new();
        for (name, value) in options {
            Reflect::set(&bag, &(*name).into(), value).ok()?;
        }
        Reflect::construct(&class, &Array::of2(&self.tag.as_str().into(), &bag)).ok()
    }

    /// The bound function that a formatter offers under `property`.
    fn bound(&self, class: &str, property: &str, options: &[(&str, JsValue)]) -> Option<Function> {
        let formatter = self.construct(class, options)?;
        Reflect::get(&formatter, &property.into())
            .ok()?
            .dyn_into()
            .ok()
    }

    /// A formatter and its method, for classes whose methods are not bound.
    fn with_method(
        &self,
        class: &str,
        method: &str,
        options: &[(&str, JsValue)],
    ) -> Option<(JsValue, Function)> {
        let formatter = self.construct(class, options)?;
        let method = Reflect::get(&formatter, &method.into())
            .ok()?
            .dyn_into()
            .ok()?;
        Some((formatter, method))
    }

    fn currency_format(&self, code: &str) -> Option<Function> {
        if let Some((_, format)) = self
            .currencies
            .borrow()
            .iter()
            .find(|(known, _)| known == code)
        {
            return format.clone();
        }
        let options = [("style", "currency".into()), ("currency", code.into())];
        let format = self.bound("NumberFormat", "format", &options);
        self.currencies
            .borrow_mut()
            .push((code.to_owned(), format.clone()));
        format
    }

    fn date_format(&self, style: DateStyle) -> Option<Function> {
        if let Some((_, format)) = self
            .dates
            .borrow()
            .iter()
            .find(|(known, _)| *known == style)
        {
            return format.clone();
        }
        let options: &[(&str, JsValue)] = match style {
            DateStyle::Date => &[("dateStyle", "medium".into())],
            DateStyle::DateTime => &[
                ("dateStyle", "medium".into()),
                ("timeStyle", "short".into()),
            ],
            DateStyle::Time => &[("timeStyle", "short".into())],
            DateStyle::Month => &[("year", "numeric".into()), ("month", "long".into())],
        };
        let format = self.bound("DateTimeFormat", "format", options);
        self.dates.borrow_mut().push((style, format.clone()));
        format
    }

    fn compare_function(&self) -> Option<&Function> {
        self.compare
            .get_or_init(|| self.bound("Collator", "compare", &[("numeric", JsValue::TRUE)]))
            .as_ref()
    }

    /// Sorts names in the browser, without coming back here for each comparison.
    fn sorted(&self, names: &[&str]) -> Option<String> {
        let compare = self.compare_function()?;
        let separator = SEPARATOR.to_string();
        let mut joined = String::with_capacity(names.iter().map(|name| name.len() + 1).sum());
        for (index, name) in names.iter().enumerate() {
            if index > 0 {
                joined.push(SEPARATOR);
            }
            joined.push_str(name);
        }
        let array = JsString::from(joined).split(&separator);
        let sort: Function = Reflect::get(&array, &"sort".into()).ok()?.dyn_into().ok()?;
        sort.call1(&array, compare).ok()?;
        Some(array.join(&separator).into())
    }
}

/// A number in digits, by the browser: Rust's own writer of floating point numbers would cost every first load 5 kB.
fn digits(number: f64) -> String {
    let digits = js_sys::Number::from(number).to_string_with_radix(10);
    digits.map(String::from).unwrap_or_default()
}

/// Calls a bound one-argument formatter.
fn call(format: Option<&Function>, value: &JsValue) -> Option<String> {
    format?.call1(&JsValue::UNDEFINED, value).ok()?.as_string()
}

impl Formats for IntlFormats {
    fn plural(&self, number: f64) -> PluralCategory {
        let rules = self
            .plural
            .get_or_init(|| self.with_method("PluralRules", "select", &[]));
        let name = rules
            .as_ref()
            .and_then(|(rules, select)| select.call1(rules, &number.into()).ok()?.as_string());
        PluralCategory::from_name(name.as_deref().unwrap_or("other"))
    }

    fn number(&self, number: f64) -> String {
        let format = self
            .number
            .get_or_init(|| self.bound("NumberFormat", "format", &[]));
        call(format.as_ref(), &number.into()).unwrap_or_else(|| digits(number))
    }

    fn percent(&self, share: f64) -> String {
        let format = self
            .percent
            .get_or_init(|| self.bound("NumberFormat", "format", &[("style", "percent".into())]));
        call(format.as_ref(), &share.into())
            .unwrap_or_else(|| format!("{} %", digits((share * 100.0).round())))
    }

    fn currency(&self, amount: f64, code: &str) -> String {
        call(self.currency_format(code).as_ref(), &amount.into())
            .unwrap_or_else(|| format!("{} {code}", self.number(amount)))
    }

    fn date(&self, millis: f64, style: DateStyle) -> String {
        call(self.date_format(style).as_ref(), &millis.into()).unwrap_or_default()
    }

    fn relative(&self, value: f64, unit: TimeUnit) -> String {
        let unit = match unit {
            TimeUnit::Second => "second",
            TimeUnit::Minute => "minute",
            TimeUnit::Hour => "hour",
            TimeUnit::Day => "day",
            TimeUnit::Month => "month",
            TimeUnit::Year => "year",
        };
        let format = self.relative.get_or_init(|| {
            self.with_method(
                "RelativeTimeFormat",
                "format",
                &[("numeric", "auto".into())],
            )
        });
        format
            .as_ref()
            .and_then(|(object, method)| {
                method
                    .call2(object, &value.into(), &unit.into())
                    .ok()?
                    .as_string()
            })
            .unwrap_or_default()
    }

    fn list(&self, items: &[String]) -> String {
        let format = self
            .list
            .get_or_init(|| self.with_method("ListFormat", "format", &[]));
        let array: Array = items.iter().map(JsValue::from).collect();
        format
            .as_ref()
            .and_then(|(object, method)| method.call1(object, &array).ok()?.as_string())
            .unwrap_or_else(|| items.join(", "))
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        self.compare_function()
            .and_then(|compare| {
                compare
                    .call2(&JsValue::UNDEFINED, &a.into(), &b.into())
                    .ok()?
                    .as_f64()
            })
            .and_then(|sign| sign.partial_cmp(&0.0))
            .unwrap_or_else(|| a.cmp(b))
    }

    fn rank(&self, names: &[&str]) -> Vec<u32> {
        rank::rank(names, SEPARATOR, |distinct| self.sorted(distinct))
    }
}
