//! The pages of the portal, to be found by name, and the way to each for the person and client of the moment.
//! No view: tested on the host.

use portal_types::account::Profile;

use crate::{
    config::Feature,
    i18n::{
        Message, Text, m::training::guide, m::training::pages as names,
        m::training::search as words,
    },
    nav::{ConsolePage as Console, Route, TrainingRoom},
    pages::{
        console::feature_of,
        training::{
            clients::Chosen,
            desk::ROOMS,
            glossary::{self as terms, Term},
            guide::{Place, Way, provider_of},
        },
    },
    session::{Action, Permissions},
};

/// A page of the portal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Page {
    /// What the navigation calls it.
    pub name: Message,
    /// Where it is.
    pub spot: Spot,
    /// Terms that it is about: their words find it too.
    pub about: &'static [Term],
    /// Whether it exists in this portal yet.
    pub is_built: bool,
}

/// Where a page is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Spot {
    /// In the training desk.
    Room(TrainingRoom),
    /// In a provider.
    Provider(ProviderPage),
    /// In the Admin Console of an organisation, with what one has to be allowed there.
    Console(Console, Action),
    /// The list of providers.
    Providers,
    /// The list of organisations.
    Organizations,
    /// One's own vault.
    Vault,
}

/// A page of the Provider Portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProviderPage {
    /// The clients.
    Clients,
    /// The provider's own people.
    Members,
    /// Its event log.
    Events,
    /// What it pays for.
    Subscription,
    /// How it pays.
    PaymentDetails,
    /// Its invoices.
    BillingHistory,
    /// Name and billing e-mail.
    Settings,
    /// Who may do what.
    Permissions,
}

impl ProviderPage {
    fn route(self, provider_id: String) -> Route {
        match self {
            Self::Clients => Route::provider_clients(provider_id),
            Self::Members => Route::ProviderMembers { provider_id },
            Self::Events => Route::provider_events(provider_id),
            Self::Subscription => Route::ProviderSubscription { provider_id },
            Self::PaymentDetails => Route::ProviderPaymentDetails { provider_id },
            Self::BillingHistory => Route::ProviderBillingHistory { provider_id },
            Self::Settings => Route::ProviderSettings { provider_id },
            Self::Permissions => Route::ProviderPermissions { provider_id },
        }
    }

    fn feature(self) -> Option<Feature> {
        match self {
            Self::Events => Some(Feature::Events),
            Self::Subscription | Self::PaymentDetails | Self::BillingHistory => {
                Some(Feature::Billing)
            }
            Self::Clients | Self::Members | Self::Settings | Self::Permissions => None,
        }
    }

    fn is_for_all(self) -> bool {
        matches!(self, Self::Clients | Self::Permissions)
    }
}

impl Page {
    /// The area whose name stands before that of the page.
    pub fn area(self) -> Term {
        match self.spot {
            Spot::Room(_) => terms::TRAINING_RESOURCES,
            Spot::Provider(_) | Spot::Providers => terms::PROVIDER_PORTAL,
            Spot::Console(..) | Spot::Organizations => terms::ADMIN_CONSOLE,
            Spot::Vault => terms::PASSWORD_MANAGER,
        }
    }

    /// What has to be part of this portal for it to be there.
    pub fn feature(self) -> Option<Feature> {
        match self.spot {
            Spot::Room(_) => Some(Feature::Training),
            Spot::Provider(page) => page.feature(),
            Spot::Console(page, _) => feature_of(page),
            Spot::Vault => Some(Feature::Vault),
            Spot::Providers | Spot::Organizations => None,
        }
    }

    /// The way there. `Err`: what stands in it.
    ///
    /// # Errors
    /// Nobody is signed in, no client is chosen, or the person may not see the page.
    pub fn way(self, profile: Option<&Profile>, client: Option<&Chosen>) -> Result<Route, Text> {
        if !self.is_built {
            return Err(words::NOT_BUILT.into());
        }
        match self.spot {
            Spot::Room(room) => Ok(Route::training(room)),
            // Who is not signed in is asked to, and lands there.
            Spot::Providers => Ok(Route::Providers),
            Spot::Organizations => Ok(Route::Organizations {
                query: Default::default(),
            }),
            Spot::Vault => Ok(Route::Vault),
            Spot::Provider(page) => {
                let profile = profile.ok_or(words::SIGN_IN_FIRST)?;
                let provider = provider_of(profile, client).ok_or(words::NO_PROVIDER)?;
                let is_admin = Permissions::of(profile).administers_provider(&provider);
                match page.is_for_all() || is_admin {
                    true => Ok(page.route(provider)),
                    false => Err(words::ONLY_PROVIDER_ADMINS.into()),
                }
            }
            Spot::Console(page, action) => {
                let profile = profile.ok_or(words::SIGN_IN_FIRST)?;
                match Place::console(self.name, page, action).way(profile, client) {
                    Some(Way::Open(_, route)) => Ok(route),
                    Some(Way::Closed(why)) => Err(why),
                    None => Err(words::CHOOSE_CLIENT.into()),
                }
            }
        }
    }
}

const fn page(name: Message, spot: Spot, about: &'static [Term]) -> Page {
    Page {
        name,
        spot,
        about,
        is_built: true,
    }
}

const fn planned(name: Message, spot: Spot, about: &'static [Term]) -> Page {
    Page {
        name,
        spot,
        about,
        is_built: false,
    }
}

const fn provider(name: Message, page: ProviderPage, about: &'static [Term]) -> Page {
    self::page(name, Spot::Provider(page), about)
}

const fn console(name: Message, page: Console, action: Action, about: &'static [Term]) -> Page {
    self::page(name, Spot::Console(page, action), about)
}

const fn planned_console(
    name: Message,
    page: Console,
    action: Action,
    about: &'static [Term],
) -> Page {
    planned(name, Spot::Console(page, action), about)
}

/// The rooms of the desk, as its tabs call them.
fn rooms() -> impl Iterator<Item = Page> {
    ROOMS.into_iter().map(|(room, name)| {
        let about: &[Term] = match room {
            TrainingRoom::Resources => &[terms::TRAINING_RESOURCES],
            TrainingRoom::Guide => &[terms::ONGOING_ADMINISTRATION],
            TrainingRoom::About => &[terms::PROVIDER],
            _ => &[],
        };
        page(name, Spot::Room(room), about)
    })
}

/// Every page.
pub fn pages() -> impl Iterator<Item = Page> {
    PORTAL.into_iter().chain(rooms())
}

/// The pages outside the desk.
const PORTAL: [Page; 29] = [
    page(names::PROVIDERS, Spot::Providers, &[terms::PROVIDER]),
    provider(
        guide::PAGE_CLIENTS,
        ProviderPage::Clients,
        &[
            terms::CLIENT,
            terms::MANAGE_SEATS,
            terms::NEW_CLIENT,
            terms::ADD_EXISTING,
            terms::UNLINK,
        ],
    ),
    provider(
        guide::PAGE_MEMBERS,
        ProviderPage::Members,
        &[terms::PROVIDER_MEMBER],
    ),
    provider(
        guide::PAGE_EVENTS,
        ProviderPage::Events,
        &[terms::EVENT_LOG],
    ),
    provider(
        guide::PAGE_SUBSCRIPTION,
        ProviderPage::Subscription,
        &[terms::BILLING, terms::SUBSCRIPTION],
    ),
    provider(
        names::PAYMENT_DETAILS,
        ProviderPage::PaymentDetails,
        &[terms::BILLING, terms::PAYMENT_METHOD],
    ),
    provider(
        names::BILLING_HISTORY,
        ProviderPage::BillingHistory,
        &[terms::BILLING, terms::BILLING_HISTORY, terms::INVOICE],
    ),
    provider(names::SETTINGS, ProviderPage::Settings, &[]),
    provider(
        names::PERMISSIONS,
        ProviderPage::Permissions,
        &[
            terms::PERMISSION,
            terms::SERVICE_USER,
            terms::PROVIDER_ADMIN,
        ],
    ),
    page(
        guide::PAGE_CLIENTS,
        Spot::Organizations,
        &[terms::ORGANIZATION],
    ),
    console(
        names::HOME,
        Console::Home,
        Action::OpenConsole,
        &[terms::ADMIN_CONSOLE],
    ),
    console(
        guide::PAGE_COLLECTIONS,
        Console::Collections,
        Action::ListCollections,
        &[terms::COLLECTION],
    ),
    console(
        guide::PAGE_MEMBERS,
        Console::Members,
        Action::ListMembers,
        &[
            terms::MEMBER,
            terms::ONBOARDING,
            terms::OFFBOARDING,
            terms::ACCOUNT_RECOVERY,
        ],
    ),
    console(
        guide::PAGE_GROUPS,
        Console::Groups,
        Action::ListGroups,
        &[terms::GROUP],
    ),
    planned_console(
        guide::PAGE_EVENTS,
        Console::Events,
        Action::ReadEvents,
        &[terms::EVENT_LOG],
    ),
    planned_console(
        guide::PAGE_REPORTS,
        Console::Reports,
        Action::ReadReports,
        &[
            terms::REPORTS,
            terms::VAULT_HEALTH,
            terms::EXPOSED,
            terms::REUSED,
            terms::WEAK,
            terms::UNSECURED,
            terms::INACTIVE_TWO_STEP,
            terms::MEMBER_ACCESS,
        ],
    ),
    console(
        guide::PAGE_SUBSCRIPTION,
        Console::Subscription,
        Action::SeeBilling,
        &[terms::SUBSCRIPTION, terms::SEAT, terms::PLAN],
    ),
    planned_console(
        names::PAYMENT_DETAILS,
        Console::PaymentDetails,
        Action::ReadInvoices,
        &[terms::PAYMENT_METHOD],
    ),
    planned_console(
        names::BILLING_HISTORY,
        Console::BillingHistory,
        Action::ReadInvoices,
        &[terms::BILLING_HISTORY],
    ),
    console(
        names::ORGANIZATION_INFO,
        Console::Settings,
        Action::ManageOrganization,
        &[],
    ),
    console(
        guide::PAGE_POLICIES,
        Console::Policies,
        Action::ManagePolicies,
        &[terms::POLICY],
    ),
    planned_console(
        names::TWO_STEP,
        Console::TwoStep,
        Action::ManageOrganization,
        &[terms::TWO_STEP],
    ),
    planned_console(
        guide::PAGE_IMPORT,
        Console::Import,
        Action::ImportItems,
        &[terms::IMPORT],
    ),
    planned_console(
        names::EXPORT,
        Console::Export,
        Action::ExportVault,
        &[terms::EXPORT],
    ),
    planned_console(
        names::DOMAINS,
        Console::Domains,
        Action::ManageSso,
        &[terms::CLAIMED_DOMAIN],
    ),
    planned_console(names::SSO, Console::Sso, Action::ManageSso, &[terms::SSO]),
    planned_console(names::SCIM, Console::Scim, Action::ManageScim, &[]),
    planned_console(
        names::DEVICES,
        Console::Devices,
        Action::ApproveDevices,
        &[],
    ),
    planned(
        guide::PAGE_VAULT,
        Spot::Vault,
        &[terms::PASSWORD_MANAGER, terms::MY_VAULT],
    ),
];
