//! What can be set about the policies with many settings (contract part 2, 8).

use super::fields::{Choice, Field, FieldKind, Fixed};
use crate::i18n::m::console::policies as words;

/// How master passwords have to be.
pub(super) const MASTER_PASSWORD: &[Field] = &[
    Field::new(
        "minComplexity",
        words::F_COMPLEXITY,
        FieldKind::Choice(&[
            Choice::new(Fixed::Nothing, words::F_COMPLEXITY_ANY),
            Choice::number(0, words::F_COMPLEXITY_0),
            Choice::number(1, words::F_COMPLEXITY_1),
            Choice::number(2, words::F_COMPLEXITY_2),
            Choice::number(3, words::F_COMPLEXITY_3),
            Choice::number(4, words::F_COMPLEXITY_4),
        ]),
    ),
    Field::number("minLength", words::F_MIN_LENGTH, 12, 128),
    Field::flag("requireUpper", words::F_UPPER),
    Field::flag("requireLower", words::F_LOWER),
    Field::flag("requireNumbers", words::F_NUMBERS),
    Field::flag("requireSpecial", words::F_SPECIAL),
    Field::flag("enforceOnLogin", words::F_ENFORCE),
];

/// What the generator makes at least.
pub(super) const GENERATOR: &[Field] = &[
    Field::new(
        "overridePasswordType",
        words::F_KIND,
        FieldKind::Choice(&[
            Choice::new(Fixed::Nothing, words::F_KIND_ANY),
            Choice::new(Fixed::Text("password"), words::F_KIND_PASSWORD),
            Choice::new(Fixed::Text("passphrase"), words::F_KIND_PASSPHRASE),
        ]),
    ),
    Field::number("minLength", words::F_MIN_LENGTH, 5, 128),
    Field::flag("useUpper", words::F_UPPER),
    Field::flag("useLower", words::F_LOWER),
    Field::flag("useNumbers", words::F_NUMBERS),
    Field::flag("useSpecial", words::F_SPECIAL),
    Field::number("minNumbers", words::F_MIN_NUMBERS, 0, 9),
    Field::number("minSpecial", words::F_MIN_SPECIAL, 0, 9),
    Field::number("minNumberWords", words::F_MIN_WORDS, 3, 20),
    Field::flag("capitalize", words::F_CAPITALIZE),
    Field::flag("includeNumber", words::F_INCLUDE_NUMBER),
];

/// When apps lock; the older shape has minutes and action only.
pub(super) const TIMEOUT: &[Field] = &[
    Field::new(
        "type",
        words::F_WHEN,
        FieldKind::Choice(&[
            Choice::new(Fixed::Text("custom"), words::F_WHEN_CUSTOM),
            Choice::new(Fixed::Text("immediately"), words::F_WHEN_IMMEDIATELY),
            Choice::new(Fixed::Text("onSystemLock"), words::F_WHEN_SYSTEM),
            Choice::new(Fixed::Text("onAppRestart"), words::F_WHEN_RESTART),
            Choice::new(Fixed::Text("never"), words::F_WHEN_NEVER),
        ]),
    ),
    Field {
        // What the server keeps where there is nothing to count.
        otherwise: Some(Fixed::Number(480)),
        ..Field::new(
            "minutes",
            words::F_MINUTES,
            FieldKind::Number {
                least: 1,
                most: 525_600,
                optional: false,
            },
        )
        .only_if("type", "custom")
    },
    Field::new(
        "action",
        words::F_THEN,
        FieldKind::Choice(&[
            Choice::new(Fixed::Nothing, words::F_THEN_ANY),
            Choice::new(Fixed::Text("lock"), words::F_THEN_LOCK),
            Choice::new(Fixed::Text("logOut"), words::F_THEN_LOG_OUT),
        ]),
    ),
];

/// What members read.
pub(super) const BANNER: &[Field] = &[
    Field::new(
        "header",
        words::F_HEADER,
        FieldKind::Line {
            most: 40,
            optional: true,
        },
    ),
    Field::new(
        "description",
        words::F_DESCRIPTION,
        FieldKind::Paragraph { most: 250 },
    ),
    Field::new(
        "buttonText",
        words::F_BUTTON,
        FieldKind::Line {
            most: 20,
            optional: true,
        },
    ),
    Field::flag("allowBanner", words::F_BANNER_ALLOW),
    Field::flag("showAfterEveryLogin", words::F_BANNER_EACH),
];

/// What may be done with Sends.
pub(super) const SEND_CONTROLS: &[Field] = &[
    Field::flag("disableSend", words::F_SEND_OFF),
    Field::flag("disableHideEmail", words::F_HIDE_EMAIL).only_if("disableSend", "false"),
    Field::new(
        "whoCanAccess",
        words::F_SEND_WHO,
        FieldKind::Choice(&[
            Choice::number(0, words::F_SEND_WHO_0),
            Choice::number(1, words::F_SEND_WHO_1),
            Choice::number(2, words::F_SEND_WHO_2),
        ]),
    )
    .only_if("disableSend", "false"),
    Field {
        hint: Some(words::F_SEND_DOMAINS_HINT),
        otherwise: Some(Fixed::Nothing),
        ..Field::new(
            "allowedDomains",
            words::F_SEND_DOMAINS,
            FieldKind::Line {
                most: 1000,
                optional: true,
            },
        )
        .only_if("whoCanAccess", "2")
    },
    Field::number("deletionHours", words::F_SEND_HOURS, 1, 744).only_if("disableSend", "false"),
    Field::new(
        "allowedSendTypes",
        words::F_SEND_TYPES,
        FieldKind::Numbers(&[(0, words::F_SEND_TEXT), (1, words::F_SEND_FILE)]),
    )
    .only_if("disableSend", "false"),
];
