//! What staff do in a client: its vault, its members, its settings.

use crate::store::events::{EventType, Subject};
use crate::world::SeedError;
use crate::world::history::Day;
use crate::world::history::actors::Hand;

/// Which id of the client an event carries beside the organisation's.
#[derive(Clone, Copy)]
enum About {
    Nothing,
    Item,
    Member,
    Collection,
    Group,
    Policy,
    Send,
    Domain,
}

/// How often it happens compared to the others, and what.
type Choice = (i64, EventType, About);

const VAULT: &[Choice] = &[
    (30, EventType::CipherClientViewed, About::Item),
    (
        18,
        EventType::CipherClientToggledPasswordVisible,
        About::Item,
    ),
    (22, EventType::CipherClientCopiedPassword, About::Item),
    (25, EventType::CipherClientAutofilled, About::Item),
    (
        4,
        EventType::CipherClientToggledHiddenFieldVisible,
        About::Item,
    ),
    (3, EventType::CipherClientCopiedHiddenField, About::Item),
    (
        2,
        EventType::CipherClientToggledCardCodeVisible,
        About::Item,
    ),
    (1, EventType::CipherClientCopiedCardCode, About::Item),
    (
        1,
        EventType::CipherClientToggledCardNumberVisible,
        About::Item,
    ),
    (8, EventType::CipherCreated, About::Item),
    (12, EventType::CipherUpdated, About::Item),
    (3, EventType::CipherSoftDeleted, About::Item),
    (1, EventType::CipherRestored, About::Item),
    (1, EventType::CipherDeleted, About::Item),
    (1, EventType::CipherAttachmentCreated, About::Item),
    (1, EventType::CipherAttachmentDeleted, About::Item),
    (1, EventType::CipherShared, About::Item),
    (5, EventType::CipherUpdatedCollections, About::Item),
    (1, EventType::SendCreatedText, About::Send),
    (1, EventType::SendCreatedFileWithPassword, About::Send),
    (1, EventType::SendDeletedText, About::Send),
];

const MEMBERS: &[Choice] = &[
    (16, EventType::OrganizationUserInvited, About::Member),
    (14, EventType::OrganizationUserConfirmed, About::Member),
    (14, EventType::OrganizationUserUpdated, About::Member),
    (9, EventType::OrganizationUserUpdatedGroups, About::Member),
    (5, EventType::OrganizationUserRemoved, About::Member),
    (4, EventType::OrganizationUserRevoked, About::Member),
    (2, EventType::OrganizationUserRestored, About::Member),
    (
        4,
        EventType::OrganizationUserAdminResetPassword,
        About::Member,
    ),
    (
        1,
        EventType::OrganizationUserAdminResetTwoFactor,
        About::Member,
    ),
    (
        2,
        EventType::OrganizationUserApprovedAuthRequest,
        About::Member,
    ),
    (
        1,
        EventType::OrganizationUserRejectedAuthRequest,
        About::Member,
    ),
    (1, EventType::OrganizationUserResetSsoLink, About::Member),
    (1, EventType::OrganizationUserEmailChanged, About::Member),
    (1, EventType::OrganizationUserDeleted, About::Member),
    (6, EventType::GroupCreated, About::Group),
    (8, EventType::GroupUpdated, About::Group),
    (1, EventType::GroupDeleted, About::Group),
    (6, EventType::CollectionCreated, About::Collection),
    (8, EventType::CollectionUpdated, About::Collection),
    (1, EventType::CollectionDeleted, About::Collection),
];

const SETTINGS: &[Choice] = &[
    (10, EventType::OrganizationUpdated, About::Nothing),
    (10, EventType::PolicyUpdated, About::Policy),
    (
        2,
        EventType::OrganizationClientExportedVault,
        About::Nothing,
    ),
    (1, EventType::OrganizationEnabledSso, About::Nothing),
    (1, EventType::OrganizationDisabledSso, About::Nothing),
    (
        2,
        EventType::OrganizationLimitCollectionCreationEnabled,
        About::Nothing,
    ),
    (
        1,
        EventType::OrganizationLimitCollectionCreationDisabled,
        About::Nothing,
    ),
    (
        2,
        EventType::OrganizationLimitCollectionDeletionEnabled,
        About::Nothing,
    ),
    (
        1,
        EventType::OrganizationLimitItemDeletionEnabled,
        About::Nothing,
    ),
    (
        1,
        EventType::OrganizationAllowAdminAccessEnabled,
        About::Nothing,
    ),
    (
        1,
        EventType::OrganizationAllowAdminAccessDisabled,
        About::Nothing,
    ),
    (2, EventType::OrganizationInviteLinkCreated, About::Nothing),
    (2, EventType::OrganizationInviteLinkCopied, About::Nothing),
    (1, EventType::OrganizationInviteLinkDeleted, About::Nothing),
    (1, EventType::OrganizationDomainAdded, About::Domain),
    (1, EventType::OrganizationDomainVerified, About::Domain),
];

/// Opens a client's vault and does a few things there.
pub(super) fn write(
    day: &mut Day<'_>,
    hand: &Hand<'_>,
    is_admin: bool,
    minute: i64,
) -> Result<(), SeedError> {
    let scene = day.scene;
    // The first clients are the busiest.
    let count = i64::try_from(scene.clients.len()).unwrap_or(0);
    let chosen = day.dice.below(count).min(day.dice.below(count));
    let Some(client) = usize::try_from(chosen)
        .ok()
        .and_then(|index| scene.clients.get(index))
    else {
        return Ok(());
    };
    let organization = Subject {
        provider_id: Some(scene.provider_id),
        organization_id: Some(&client.organization_id),
        ..Subject::default()
    };
    let opened = Subject {
        provider_organization_id: Some(&client.link_id),
        ..organization
    };
    day.write(
        minute,
        hand.does(EventType::ProviderOrganizationVaultAccessed, opened),
    )?;
    day.write(
        minute,
        hand.does(EventType::OrganizationVaultAccessed, organization),
    )?;
    let choices = match (day.dice.below(10), is_admin) {
        (0..=4, _) => VAULT,
        (5..=7, _) | (_, false) => MEMBERS,
        (_, true) => SETTINGS,
    };
    for step in 0..1 + day.dice.below(4) {
        let (event, about) = draw(day, choices);
        let thing = match about {
            About::Item => client.thing("item", day.dice.below(60)),
            About::Member => client.thing("member", day.dice.below(25)),
            About::Collection => client.thing("collection", day.dice.below(8)),
            About::Group => client.thing("group", day.dice.below(6)),
            About::Policy => client.thing("policy", day.dice.below(10)),
            About::Send => client.thing("send", day.dice.below(20)),
            About::Nothing | About::Domain => String::new(),
        };
        let id = Some(thing.as_str());
        let subject = match about {
            About::Nothing => organization,
            About::Item => Subject {
                cipher_id: id,
                ..organization
            },
            About::Member => Subject {
                organization_user_id: id,
                ..organization
            },
            About::Collection => Subject {
                collection_id: id,
                ..organization
            },
            About::Group => Subject {
                group_id: id,
                ..organization
            },
            About::Policy => Subject {
                policy_id: id,
                ..organization
            },
            About::Send => Subject {
                send_id: id,
                ..organization
            },
            About::Domain => Subject {
                domain_name: Some("client.example"),
                ..organization
            },
        };
        day.write(minute + 1 + step * 3, hand.does(event, subject))?;
    }
    Ok(())
}

fn draw(day: &mut Day<'_>, choices: &[Choice]) -> (EventType, About) {
    let sum = choices.iter().map(|(weight, ..)| weight).sum();
    let mut left = day.dice.below(sum);
    for (weight, event, about) in choices {
        if left < *weight {
            return (*event, *about);
        }
        left -= weight;
    }
    (EventType::OrganizationUpdated, About::Nothing)
}
