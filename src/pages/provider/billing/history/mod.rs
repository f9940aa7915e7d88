//! Billing ▸ Billing history: the invoices, and which clients were on each.

mod download;
mod invoices;
mod page;
mod report;
mod report_page;

pub(super) use page::HistoryPage;
