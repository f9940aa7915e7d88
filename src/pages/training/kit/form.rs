//! What one is asked for a kit.

use leptos::prelude::*;

use super::model::{Audience, COLOR, Item, Kit, MAX_CHARS, color, in_order};
use crate::{
    browser::storage::{self, Kept},
    effect::effect,
    i18n::{I18n, Lang, Message, Text, m::training::kit as words, t},
    nav::Nav,
    pages::{
        frame::entries,
        training::{
            clients::{Chosen, clients},
            registration::{Region, registration_link},
            resources::{REGISTER, RESOURCES, Resource, ServerChoice, ServerFields},
        },
    },
    session::Session,
    ui::{Checkbox, FieldOptions, Segment, Segments, Select, SelectOption, TextField, unique_id},
};

/// What stays the same from kit to kit is kept in this browser.
const SENDER: &str = "training-sender";
const CONTACT: &str = "training-contact";
const OWN_COLOR: &str = "training-color";

/// The fields of the form, as typed.
#[derive(Clone, Copy)]
pub(super) struct KitFields {
    client: RwSignal<String>,
    person: RwSignal<String>,
    audience: RwSignal<String>,
    lang: RwSignal<String>,
    items: RwSignal<Vec<Item>>,
    server: ServerChoice,
    sender: RwSignal<String>,
    contact: RwSignal<String>,
    color: RwSignal<String>,
}

impl KitFields {
    /// As the address says; what it does not say, as last time in this browser.
    pub(super) fn new() -> Self {
        let query = Nav::use_context()
            .map(|nav| nav.query().get_untracked())
            .unwrap_or_default();
        let i18n = I18n::use_context();
        let lang = match untrack(|| i18n.lang()) {
            Lang::Pseudo => Lang::En,
            lang => lang,
        };
        let kit = Kit::of(&query, lang);
        let stored = |name| storage::get(Kept::InBrowser, name).unwrap_or_default();
        let or = |said: String, kept: String| if said.is_empty() { kept } else { said };
        let own_name = untrack(|| {
            let profile = Session::use_context().profile()?;
            entries::providers(&profile).next()?.name.clone()
        });
        let server = ServerChoice::kept();
        if query.get("server").is_some() {
            server.region.set(kit.region.name().to_owned());
        }
        if !kit.own_server.is_empty() {
            server.own_server.set(kit.own_server);
        }
        let own_color = match query.get("color") {
            Some(_) => kit.color,
            None => color(&stored(OWN_COLOR)),
        };
        let fields = Self {
            client: RwSignal::new(kit.client),
            person: RwSignal::new(kit.person),
            audience: RwSignal::new(kit.audience.name().to_owned()),
            lang: RwSignal::new(kit.lang.tag().to_owned()),
            items: RwSignal::new(kit.items),
            server,
            sender: RwSignal::new(or(
                kit.sender,
                or(stored(SENDER), own_name.unwrap_or_default()),
            )),
            contact: RwSignal::new(or(kit.contact, stored(CONTACT))),
            color: RwSignal::new(own_color),
        };
        effect(move || {
            let keep = |name, value: &str| {
                storage::set(
                    Kept::InBrowser,
                    name,
                    Some(value).filter(|it| !it.is_empty()),
                );
            };
            keep(SENDER, fields.sender.read().trim());
            keep(CONTACT, fields.contact.read().trim());
            let color = fields.color.get();
            keep(OWN_COLOR, if color == COLOR { "" } else { &color });
        });
        fields
    }

    /// What is typed as a kit. Reactive.
    pub(super) fn kit(self) -> Kit {
        Kit {
            client: self.client.get(),
            person: self.person.get(),
            audience: Audience::of(&self.audience.read()),
            lang: Lang::from_tag(&self.lang.read()).unwrap_or(Lang::En),
            items: self.items.get(),
            region: Region::of(&self.server.region.read()),
            own_server: self.server.own_server.get(),
            sender: self.sender.get(),
            contact: self.contact.get(),
            color: color(&self.color.read()),
        }
    }

    /// Why it cannot be handed over yet. Reactive.
    pub(super) fn problem(self) -> Option<Text> {
        let items = self.items.read();
        let region = Region::of(&self.server.region.read());
        let registers = items.iter().any(|item| item.resource.key == REGISTER);
        let is_too_long =
            |text: &RwSignal<String>| text.read().trim().chars().count() > MAX_CHARS as usize;
        if items.is_empty() {
            Some(words::NOTHING_CHOSEN.into())
        } else if registers && registration_link(region, &self.server.own_server.read()).is_none() {
            Some(words::NO_SERVER.into())
        } else if [self.client, self.person, self.sender, self.contact]
            .iter()
            .any(is_too_long)
        {
            Some(words::too_long(MAX_CHARS))
        } else {
            None
        }
    }

    /// Another audience is handed other things.
    fn speak_to(self, audience: Audience) {
        self.audience.set(audience.name().to_owned());
        let before = self.items.get_untracked();
        let wanted = audience.resources().iter().filter_map(|key| {
            let kept = before.iter().find(|item| item.resource.key == *key);
            kept.copied().or_else(|| {
                let resource = RESOURCES.into_iter().find(|it| it.key == *key)?;
                Some(Item {
                    resource,
                    variant: None,
                })
            })
        });
        self.items.set(in_order(wanted));
    }

    fn put_in(self, item: Item) {
        self.items.update(|items| {
            items.retain(|it| it.resource.key != item.resource.key);
            items.push(item);
            *items = in_order(items.iter().copied());
        });
    }

    fn take_out(self, resource: Resource) {
        self.items
            .update(|items| items.retain(|it| it.resource.key != resource.key));
    }
}

const AUDIENCES: [(Audience, Message); 3] = [
    (Audience::Members, words::AUDIENCE_ALL),
    (Audience::PowerUsers, words::AUDIENCE_POWER),
    (Audience::Staff, words::AUDIENCE_STAFF),
];

const LINE: FieldOptions = FieldOptions {
    optional: true,
    autofocus: false,
    max_chars: Some(MAX_CHARS),
    autocomplete: None,
    read_only: false,
};

#[component]
pub(super) fn KitForm(fields: KitFields) -> impl IntoView {
    let languages = Lang::ALL
        .map(|lang| SelectOption::new(lang.tag(), Text::plain(lang.native_name())))
        .to_vec();
    let audiences = AUDIENCES.map(|(audience, name)| Segment::new(audience.name(), name));
    let registers = move || {
        let items = fields.items.read();
        items.iter().any(|item| item.resource.key == REGISTER)
    };
    view! {
        <section class="card stack" aria-labelledby="kit-whom">
            <h2 id="kit-whom">{t(words::FOR_WHOM)}</h2>
            <Segments
                label=words::AUDIENCE
                value=fields.audience
                segments=audiences.to_vec()
                on_change=move |name: String| fields.speak_to(Audience::of(&name))
            />
            <ClientField value=fields.client />
            <TextField label=words::PERSON value=fields.person options=LINE />
            <Select label=words::LANGUAGE value=fields.lang choices=languages />
        </section>
        <section class="card stack" aria-labelledby="kit-resources">
            <h2 id="kit-resources">{t(words::RESOURCES)}</h2>
            {RESOURCES.map(|resource| view! { <ResourceField fields resource /> }).collect_view()}
            <Show when=registers>
                <ServerFields choice=fields.server />
            </Show>
        </section>
        <section class="card stack" aria-labelledby="kit-from">
            <h2 id="kit-from">{t(words::FROM_YOU)}</h2>
            <TextField label=words::SENDER value=fields.sender options=LINE />
            <TextField
                label=words::CONTACT
                value=fields.contact
                hint=Text::from(words::CONTACT_HINT)
                options=LINE
            />
            <ColorField value=fields.color />
        </section>
    }
}

/// One of the clients, or any name where nobody is signed in.
#[component]
pub fn ClientField(
    /// The name.
    value: RwSignal<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<Text>>,
) -> impl IntoView {
    let session = Session::use_context();
    let i18n = I18n::use_context();
    let known = Memo::new(move |_| {
        let mut known = session.profile().map(|it| clients(&it)).unwrap_or_default();
        known.sort_by(|a, b| i18n.compare(&a.name, &b.name));
        known
    });
    let choose = RwSignal::new(String::new());
    effect(move || {
        let name = choose.get();
        if !name.is_empty() {
            value.set(name);
        }
    });
    let choices = Signal::derive(move || {
        let none = SelectOption::new("", words::CLIENT_NONE);
        let of = |client: Chosen| SelectOption::new(client.name.clone(), Text::plain(client.name));
        let known = known.get().into_iter().map(of);
        [none].into_iter().chain(known).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || !known.read().is_empty()>
            <Select label=words::CLIENT value=choose choices />
        </Show>
        <TextField label=words::CLIENT_NAME value error options=LINE />
    }
}

#[component]
fn ResourceField(fields: KitFields, resource: Resource) -> impl IntoView {
    let key = resource.key;
    let item = Memo::new(move |_| {
        let items = fields.items.read();
        items.iter().find(|it| it.resource.key == key).copied()
    });
    let is_in = Memo::new(move |_| item.read().is_some());
    let variant = RwSignal::new(String::new());
    effect(move || {
        let now = item.get().and_then(|item| item.variant).unwrap_or_default();
        if *variant.read_untracked() != now {
            variant.set(now.to_owned());
        }
    });
    effect(move || {
        let wanted = variant.get();
        let Some(item) = item.get_untracked() else {
            return;
        };
        if item.variant.unwrap_or_default() != wanted {
            let links = resource.variants.map_or(&[][..], |it| it.links);
            let variant = links.iter().map(|(key, _)| *key).find(|key| *key == wanted);
            fields.put_in(Item { resource, variant });
        }
    });
    let variants = resource.variants.map(|variants| {
        let general = SelectOption::new("", words::GENERAL);
        let others = variants
            .links
            .iter()
            .map(|(key, link)| SelectOption::new(*key, link.label));
        [general].into_iter().chain(others).collect::<Vec<_>>()
    });
    let change = move |is_wanted: bool| match is_wanted {
        true => fields.put_in(Item {
            resource,
            variant: None,
        }),
        false => fields.take_out(resource),
    };
    view! {
        <div class="stack gap-2">
            <Checkbox label=Text::from(resource.title) checked=is_in on_change=change />
            {variants
                .map(|choices| {
                    let choices = StoredValue::new(choices);
                    view! {
                        <Show when=move || is_in.get()>
                            <div class="kit__variant">
                                <Select
                                    label=words::variant_of(resource.title)
                                    value=variant
                                    choices=choices.get_value()
                                />
                            </div>
                        </Show>
                    }
                })}
        </div>
    }
}

/// The browser's own choice of a colour. It is an edge on the sheet and never behind words.
#[component]
fn ColorField(value: RwSignal<String>) -> impl IntoView {
    let id = unique_id("kit-color");
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>
                {t(words::COLOR)}
            </label>
            <input
                id=id
                class="kit__color"
                type="color"
                prop:value=value
                on:input=move |event| {
                    value.try_set(color(&event_target_value(&event)));
                }
            />
        </div>
    }
}
