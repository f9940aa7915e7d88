//! The clients of a provider.

use std::{cell::RefCell, rc::Rc};

use portal_types::client_finder::ClientFinder;
use portal_types::client_list::ClientList;
use portal_types::clients_reader::ClientsReader;
use portal_types::provider_client::{
    AddExisting, AddableOrganization, CreateClient, ProviderClient, UpdateClient,
};

use super::{Api, ApiError, Call, PieceSink};

impl Api {
    /// `GET /providers/{id}/organizations`: all clients, unsorted, in one answer that can be very long: it is
    /// read while it arrives.
    ///
    /// # Errors
    /// Kind `NotAllowed` for people of other providers.
    pub async fn provider_clients(&self, provider_id: &str) -> Result<ClientList, ApiError> {
        let reading = Rc::new(RefCell::new((ClientsReader::default(), None)));
        let pieces: PieceSink = {
            let reading = Rc::clone(&reading);
            Rc::new(RefCell::new(move |piece: &[u8]| {
                let (reader, failure) = &mut *reading.borrow_mut();
                if failure.is_none() {
                    *failure = reader.push(piece).err();
                }
            }))
        };
        let call = Call::get(&["providers", provider_id, "organizations"]).timeout_millis(120_000);
        let outcome = self.read_piecewise(call, pieces).await;
        let (reader, failure) = reading.take();
        outcome?;
        match failure {
            Some(error) => Err(ApiError::malformed(&error)),
            None => reader.finish().map_err(|error| ApiError::malformed(&error)),
        }
    }

    /// One client out of the same list, with its wrapped key; for clients that the profile leaves out.
    ///
    /// # Errors
    /// As [`Api::provider_clients`].
    pub async fn provider_client(
        &self,
        provider_id: &str,
        organization_id: &str,
    ) -> Result<Option<ProviderClient>, ApiError> {
        let finder = ClientFinder::new(organization_id);
        let finding = Rc::new(RefCell::new((Some(finder), None)));
        let pieces: PieceSink = {
            let finding = Rc::clone(&finding);
            Rc::new(RefCell::new(move |piece: &[u8]| {
                let (finder, failure) = &mut *finding.borrow_mut();
                if let (Some(finder), None) = (finder, &failure) {
                    *failure = finder.push(piece).err();
                }
            }))
        };
        let call = Call::get(&["providers", provider_id, "organizations"]).timeout_millis(120_000);
        let outcome = self.read_piecewise(call, pieces).await;
        let (finder, failure) = finding.take();
        outcome?;
        match failure {
            Some(error) => Err(ApiError::malformed(&error)),
            None => Ok(finder.and_then(ClientFinder::found)),
        }
    }

    /// `POST /providers/{id}/clients`: creates a client. The answer carries no id: read the list again, after
    /// renewing the tokens.
    ///
    /// # Errors
    /// Kind `Invalid` for refused values, `NotAllowed` for service users and suspended providers.
    pub async fn create_provider_client(
        &self,
        provider_id: &str,
        body: &CreateClient,
    ) -> Result<(), ApiError> {
        self.done(Call::post(&["providers", provider_id, "clients"]).json(body)?)
            .await
    }

    /// `PUT /providers/{id}/clients/{link}`: name and seats, always both. `link_id` is the row's `id`, not the
    /// organisation's.
    ///
    /// # Errors
    /// Kind `NotAllowed` when a service user would cause a purchase, `NotFound` for a client that vanished.
    pub async fn update_provider_client(
        &self,
        provider_id: &str,
        link_id: &str,
        body: &UpdateClient,
    ) -> Result<(), ApiError> {
        self.done(Call::put(&["providers", provider_id, "clients", link_id]).json(body)?)
            .await
    }

    /// `GET /providers/{id}/clients/addable`: organisations the caller owns that could become clients.
    ///
    /// # Errors
    /// Kind `NotAllowed` for people of other providers.
    pub async fn addable_organizations(
        &self,
        provider_id: &str,
    ) -> Result<Vec<AddableOrganization>, ApiError> {
        self.read(Call::get(&["providers", provider_id, "clients", "addable"]))
            .await
    }

    /// `POST /providers/{id}/clients/existing`: makes an existing organisation a client.
    ///
    /// # Errors
    /// Kind `NotAllowed` for who is not its owner, `NotFound` when it is not addable, `Conflict` when it is a
    /// client already.
    pub async fn add_existing_client(
        &self,
        provider_id: &str,
        body: &AddExisting,
    ) -> Result<(), ApiError> {
        self.done(Call::post(&["providers", provider_id, "clients", "existing"]).json(body)?)
            .await
    }

    /// `DELETE /providers/{id}/organizations/{link}`: unlinks a client; the organisation lives on.
    ///
    /// # Errors
    /// Kind `Invalid` when the organisation has no confirmed owner of its own; an unknown link is a `Server`
    /// failure on official servers.
    pub async fn unlink_provider_client(
        &self,
        provider_id: &str,
        link_id: &str,
    ) -> Result<(), ApiError> {
        self.done(Call::delete(&[
            "providers",
            provider_id,
            "organizations",
            link_id,
        ]))
        .await
    }
}
