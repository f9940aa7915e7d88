//! In which order policies have to be switched: what a policy needs comes on before it, what needs a policy
//! goes off before it.

use portal_types::policy::PolicyType;

use super::kinds::{dependants, kind_of};

/// What has to be switched before this policy, first one first. `is_on` says how things stand.
pub fn before(
    policy_type: PolicyType,
    enable: bool,
    is_on: impl Fn(PolicyType) -> bool,
) -> Vec<PolicyType> {
    let mut order = Vec::new();
    collect(policy_type, enable, &is_on, &mut order);
    order.pop();
    order
}

fn collect(
    policy_type: PolicyType,
    enable: bool,
    is_on: &impl Fn(PolicyType) -> bool,
    order: &mut Vec<PolicyType>,
) {
    let next: Vec<PolicyType> = if enable {
        kind_of(policy_type).map_or_else(Vec::new, |kind| kind.requires.to_vec())
    } else {
        dependants(policy_type).collect()
    };
    for other in next {
        if is_on(other) != enable && !order.contains(&other) {
            collect(other, enable, is_on, order);
        }
    }
    order.push(policy_type);
}

#[cfg(test)]
mod tests {
    use super::*;
    use PolicyType::{AccountRecovery, RequireSso, SingleOrganization, VaultTimeout};

    #[test]
    fn what_is_needed_comes_first() {
        assert_eq!(
            before(AccountRecovery, true, |_| false),
            [SingleOrganization]
        );
        assert_eq!(before(AccountRecovery, true, |_| true), []);
        assert_eq!(before(SingleOrganization, true, |_| false), []);
        assert_eq!(before(PolicyType::Unknown(99), true, |_| false), []);
    }

    #[test]
    fn what_depends_goes_off_first() {
        let on = [SingleOrganization, RequireSso, VaultTimeout];
        let is_on = |it| on.contains(&it);
        assert_eq!(
            before(SingleOrganization, false, is_on),
            [RequireSso, VaultTimeout]
        );
        assert_eq!(before(VaultTimeout, false, is_on), []);
    }
}
