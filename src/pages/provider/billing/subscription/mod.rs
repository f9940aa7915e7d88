//! Billing ▸ Subscription: how it stands, what it costs, whose seats are where.

mod bill;
mod page;
mod pools;
mod standing;

pub(super) use page::SubscriptionPage;
