//! Billing ▸ Subscription: how it stands, what it costs, whose seats are where.

mod bill;
mod page;
mod pools;
mod standing;

pub(super) use page::SubscriptionPage;
pub(in crate::pages) use standing::badge as status_badge;
