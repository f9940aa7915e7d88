//! Addresses of older web vaults, and the pages they mean today.

/// The modern form of an old in-app path (without its query), or `None` when it is modern already.
///
/// Sources: the route tables of the 2022 web vault and of today's official one.
pub fn modern(path: &str) -> Option<String> {
    let trimmed = path.trim_end_matches('/');
    let segments: Vec<&str> = trimmed.trim_start_matches('/').split('/').collect();
    let provider = |id: &str, rest: &str| Some(format!("/providers/{id}/{rest}"));
    match segments.as_slice() {
        // Pages that open from a mail, or stand beside the providers, are not ids.
        [
            "providers",
            "about"
            | "setup-provider"
            | "setup-business-unit"
            | "accept-provider"
            | "verify-recover-delete-provider",
        ] => None,
        ["providers", "setup"] => Some("/providers/setup-provider".to_owned()),
        ["accept-provider"] => Some("/providers/accept-provider".to_owned()),
        ["providers", id] if !id.is_empty() => provider(id, "clients"),
        ["providers", id, "manage-client-organizations"] => provider(id, "clients"),
        ["providers", id, "manage"] | ["providers", id, "manage", "people"] => {
            provider(id, "manage/members")
        }
        ["providers", id, "billing"] => provider(id, "billing/subscription"),
        ["providers", id, "settings"] => provider(id, "settings/account"),
        // Signing in is not an address of its own here: the page asked for waits behind it.
        [
            "login"
            | "login-with-device"
            | "login-with-passkey"
            | "lock"
            | "2fa"
            | "recover-2fa"
            | "device-verification"
            | "sso"
            | "hint",
        ] => Some("/".to_owned()),
        // Nobody registers here; the training desk has the link to where one does.
        ["signup" | "register" | "trial"] => Some("/training".to_owned()),
        _ if path.len() > 1 && path.ends_with('/') => Some(trimmed.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_forms_land_where_they_should() {
        for (old, new) in [
            ("/providers/p1", "/providers/p1/clients"),
            ("/providers/p1/", "/providers/p1/clients"),
            (
                "/providers/p1/manage-client-organizations",
                "/providers/p1/clients",
            ),
            ("/providers/p1/manage", "/providers/p1/manage/members"),
            (
                "/providers/p1/manage/people",
                "/providers/p1/manage/members",
            ),
            (
                "/providers/p1/billing",
                "/providers/p1/billing/subscription",
            ),
            ("/providers/p1/settings", "/providers/p1/settings/account"),
            ("/providers/", "/providers"),
            ("/login", "/"),
            ("/lock", "/"),
        ] {
            assert_eq!(modern(old).as_deref(), Some(new), "{old}");
        }
    }

    #[test]
    fn modern_forms_stay() {
        for path in [
            "/",
            "/providers",
            "/providers/about",
            "/providers/accept-provider",
            "/providers/p1/clients",
            "/providers/p1/manage/members",
            "/organizations/o1",
            "/vault",
        ] {
            assert_eq!(modern(path), None, "{path}");
        }
    }

    #[test]
    fn a_modern_form_is_final() {
        for old in [
            "/providers/p1",
            "/providers/p1/manage/people/",
            "/providers/p1/settings",
        ] {
            let new = modern(old).expect("an old form");
            assert_eq!(modern(&new), None, "{old} -> {new}");
        }
    }
}
