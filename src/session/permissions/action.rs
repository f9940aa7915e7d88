//! What can be done in an organisation, as far as somebody may be refused it.

/// Something a page shows or a button does in one organisation. Each is one line of the server's own checks
/// (contract part 2, 12), so that a page asks for exactly what its calls need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Enter the Admin Console at all.
    OpenConsole,
    /// Read the list of members.
    ListMembers,
    /// Invite, confirm, edit, revoke, restore and remove members; whom, says [`super::Rights::manages`].
    ManageMembers,
    /// Give a member a new master password; whom, says [`super::Rights::recovers`].
    RecoverAccounts,
    /// Read groups with what they reach.
    ListGroups,
    /// Create, change and delete groups and their members.
    ManageGroups,
    /// Read the list of collections.
    ListCollections,
    /// Create collections.
    CreateCollections,
    /// Change every collection and who reaches it.
    EditAnyCollection,
    /// Delete every collection.
    DeleteAnyCollection,
    /// Read and change policies.
    ManagePolicies,
    /// Read the event log.
    ReadEvents,
    /// Read reports.
    ReadReports,
    /// Import items.
    ImportItems,
    /// Export the vault.
    ExportVault,
    /// Read what is billed to whom. Owners of a managed client are told who pays for them.
    SeeBilling,
    /// Read the subscription itself.
    ReadSubscription,
    /// Change seats, storage and plan of a subscription.
    ChangeSubscription,
    /// Read invoices and payments.
    ReadInvoices,
    /// Read and change the organisation: name, API key, deletion.
    ManageOrganization,
    /// Change who may create and delete collections.
    ChangeCollectionRules,
    /// Set up single sign-on.
    ManageSso,
    /// Set up directory provisioning.
    ManageScim,
    /// Approve devices of members.
    ApproveDevices,
}

impl Action {
    /// Every one, for tests and tables.
    pub const ALL: [Self; 24] = [
        Self::OpenConsole,
        Self::ListMembers,
        Self::ManageMembers,
        Self::RecoverAccounts,
        Self::ListGroups,
        Self::ManageGroups,
        Self::ListCollections,
        Self::CreateCollections,
        Self::EditAnyCollection,
        Self::DeleteAnyCollection,
        Self::ManagePolicies,
        Self::ReadEvents,
        Self::ReadReports,
        Self::ImportItems,
        Self::ExportVault,
        Self::SeeBilling,
        Self::ReadSubscription,
        Self::ChangeSubscription,
        Self::ReadInvoices,
        Self::ManageOrganization,
        Self::ChangeCollectionRules,
        Self::ManageSso,
        Self::ManageScim,
        Self::ApproveDevices,
    ];

    /// Whether it adds to or changes what a suspended organisation may not use any more. What pays the bill
    /// or ends the organisation stays open then.
    pub(super) const fn is_closed_by_suspension(self) -> bool {
        matches!(
            self,
            Self::ManageMembers
                | Self::RecoverAccounts
                | Self::ManageGroups
                | Self::CreateCollections
                | Self::EditAnyCollection
                | Self::DeleteAnyCollection
                | Self::ManagePolicies
                | Self::ImportItems
                | Self::ChangeCollectionRules
                | Self::ManageSso
                | Self::ManageScim
                | Self::ApproveDevices
        )
    }

    /// Whether Vaultwarden has no calls for it (contract part 2, the lines marked VW).
    pub(super) const fn is_missing_in_vaultwarden(self) -> bool {
        matches!(
            self,
            Self::ReadSubscription
                | Self::SeeBilling
                | Self::ChangeSubscription
                | Self::ReadInvoices
                | Self::ChangeCollectionRules
                | Self::ManageSso
                | Self::ManageScim
                | Self::ApproveDevices
        )
    }
}
