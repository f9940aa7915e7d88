//! What a provider pays for.

use portal_types::billing::{ProviderSubscription, ProviderWarnings};
use portal_types::payment::{
    BillingAddress, DemoNotice, DemoServer, InvoiceList, PaymentMethod, SaveBillingAddress,
    TokenizedPaymentMethod,
};

use super::{Api, ApiError, Call};

impl Api {
    /// `GET /providers/{id}/billing/subscription`: plans with seats and prices.
    ///
    /// # Errors
    /// Kind `NotAllowed` for providers that are not billed here.
    pub async fn provider_subscription(
        &self,
        provider_id: &str,
    ) -> Result<ProviderSubscription, ApiError> {
        self.read(Call::get(&[
            "providers",
            provider_id,
            "billing",
            "subscription",
        ]))
        .await
    }

    /// `GET /providers/{id}/billing/vnext/warnings`: suspension and tax notices.
    ///
    /// # Errors
    /// Kind `NotFound` on servers without them.
    pub async fn provider_warnings(&self, provider_id: &str) -> Result<ProviderWarnings, ApiError> {
        self.read(Call::get(&[
            "providers",
            provider_id,
            "billing",
            "vnext",
            "warnings",
        ]))
        .await
    }

    /// `GET /providers/{id}/billing/vnext/address`: provider admins; `None` before there is one.
    ///
    /// # Errors
    /// Kind `NotAllowed` for service users, `NotFound` on older servers.
    pub async fn billing_address(
        &self,
        provider_id: &str,
    ) -> Result<Option<BillingAddress>, ApiError> {
        self.read(Call::get(&vnext(provider_id, "address"))).await
    }

    /// `PUT /providers/{id}/billing/vnext/address`: provider admins. Replaces all of it.
    ///
    /// # Errors
    /// Kind `Invalid` when the payment provider does not recognise place or tax id, `Conflict` and `Server`
    /// when it does not answer as it should.
    pub async fn save_billing_address(
        &self,
        provider_id: &str,
        body: &SaveBillingAddress,
    ) -> Result<BillingAddress, ApiError> {
        self.read(Call::put(&vnext(provider_id, "address")).json(body)?)
            .await
    }

    /// `GET /providers/{id}/billing/vnext/credit`: provider admins. US dollars, positive for credit; `None`
    /// when there is no account at the payment provider.
    ///
    /// # Errors
    /// Kind `NotAllowed` for service users, `NotFound` on older servers.
    pub async fn account_credit(&self, provider_id: &str) -> Result<Option<f64>, ApiError> {
        self.read(Call::get(&vnext(provider_id, "credit"))).await
    }

    /// `GET /providers/{id}/billing/vnext/payment-method`: provider admins; `None` when there is none.
    ///
    /// # Errors
    /// Kind `NotAllowed` for service users, `NotFound` on older servers.
    pub async fn payment_method(
        &self,
        provider_id: &str,
    ) -> Result<Option<PaymentMethod>, ApiError> {
        self.read(Call::get(&vnext(provider_id, "payment-method")))
            .await
    }

    /// `PUT /providers/{id}/billing/vnext/payment-method`: provider admins. A suspended provider works again
    /// afterwards, with its clients.
    ///
    /// # Errors
    /// Kind `Invalid` for a token that is not one, `Conflict` and `Server` as for the address.
    pub async fn save_payment_method(
        &self,
        provider_id: &str,
        body: &TokenizedPaymentMethod,
    ) -> Result<Option<PaymentMethod>, ApiError> {
        self.read(Call::put(&vnext(provider_id, "payment-method")).json(body)?)
            .await
    }

    /// `GET /providers/{id}/billing/invoices`: provider admins; all of them, newest first.
    ///
    /// # Errors
    /// Kind `NotAllowed` for service users and providers that are not billed here.
    pub async fn invoices(&self, provider_id: &str) -> Result<InvoiceList, ApiError> {
        self.read(Call::get(&[
            "providers",
            provider_id,
            "billing",
            "invoices",
        ]))
        .await
    }

    /// `GET /providers/{id}/billing/invoices/{invoice}`: which client had how many seats, as CSV. A text of
    /// another encoding than UTF-8 loses what cannot be read.
    ///
    /// # Errors
    /// Kind `NotFound` (older servers: `Server`) for an invoice without clients.
    pub async fn invoice_report(
        &self,
        provider_id: &str,
        invoice_id: &str,
    ) -> Result<String, ApiError> {
        let call = Call::get(&["providers", provider_id, "billing", "invoices", invoice_id]);
        let response = self.bytes(call.timeout_millis(120_000)).await?;
        Ok(String::from_utf8_lossy(&response.body).into_owned())
    }

    /// What our own demo server takes in place of a payment method; nothing on every other server.
    ///
    /// # Errors
    /// As [`Api::server_config`].
    pub async fn demo_notice(&self) -> Result<DemoServer, ApiError> {
        let notice: DemoNotice = self.read_anonymous(Call::get(&["config"])).await?;
        Ok(notice.demo)
    }
}

fn vnext<'a>(provider_id: &'a str, last: &'a str) -> [&'a str; 5] {
    ["providers", provider_id, "billing", "vnext", last]
}
