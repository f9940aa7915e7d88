//! One colour becomes all shades of an accent, readable in both themes (WCAG 2.2): 4.5:1 for text on its ground, 3:1
//! for what has to be seen.
//!
//! Text on the accent is white where the accent is dark enough for it, or nearly: then it is darkened. A bright accent
//! (yellow, orange) stays what it is, with black text on it.

type Rgb = [u8; 3];

/// A theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark text on light ground.
    Light,
    /// Light text on dark ground.
    Dark,
}

const WHITE: Rgb = [255; 3];
const BLACK: Rgb = [0; 3];

/// What text has to have on its ground.
const READABLE: f64 = 4.5;
/// What an area has to have beside its neighbours.
const VISIBLE: f64 = 3.0;
/// From here on a colour is darkened for white text, instead of getting black text. More than what the brightest visible
/// colour has, so that a corrected colour needs no correction.
const NEARLY_READABLE: f64 = 3.6;

/// What the style sheet has in a theme, as far as it stands beside the accent; a test of the app compares them.
struct Surroundings {
    /// Of all grounds the one that is nearest to the text.
    ground: Rgb,
    /// What stands out and is looked at: cards and dialogs.
    raised: Rgb,
    /// The faintest text on a ground of the accent's.
    text: Rgb,
    /// Away from the grounds.
    ink: Rgb,
}

impl Theme {
    const fn surroundings(self) -> Surroundings {
        match self {
            Self::Light => Surroundings {
                ground: [0xed, 0xf0, 0xf4],
                raised: [0xff, 0xff, 0xff],
                text: [0x49, 0x50, 0x5a],
                ink: BLACK,
            },
            Self::Dark => Surroundings {
                ground: [0x23, 0x28, 0x2d],
                raised: [0x1f, 0x24, 0x29],
                text: [0xb0, 0xb7, 0xbd],
                ink: WHITE,
            },
        }
    }
}

/// The shades of one theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shades {
    accent: Rgb,
    hover: Rgb,
    pressed: Rgb,
    on: Rgb,
    text: Rgb,
    soft: Rgb,
    soft_hover: Rgb,
    line: Rgb,
}

/// An accent, ready to be put on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accent {
    /// Design tokens and their values.
    pub tokens: Vec<(&'static str, String)>,
    /// Where another colour than the named one is used, and which.
    pub corrected: Vec<(Theme, String)>,
}

/// All shades of an accent from a colour for each theme.
pub fn accent(light: Rgb, dark: Rgb) -> Accent {
    let (of_light, of_dark) = (
        Shades::of(light, Theme::Light),
        Shades::of(dark, Theme::Dark),
    );
    let token = |name, shade: fn(&Shades) -> Rgb| {
        let (light, dark) = (shade(&of_light), shade(&of_dark));
        (
            name,
            format!("light-dark({}, {})", written(light), written(dark)),
        )
    };
    let corrected = [
        (Theme::Light, light, of_light),
        (Theme::Dark, dark, of_dark),
    ]
    .into_iter()
    .filter(|(_, named, shades)| *named != shades.accent)
    .map(|(theme, _, shades)| (theme, written(shades.accent)))
    .collect();
    Accent {
        tokens: vec![
            token("--accent", |shades| shades.accent),
            token("--accent-hover", |shades| shades.hover),
            token("--accent-pressed", |shades| shades.pressed),
            token("--on-accent", |shades| shades.on),
            token("--accent-text", |shades| shades.text),
            token("--accent-soft", |shades| shades.soft),
            token("--accent-soft-hover", |shades| shades.soft_hover),
            token("--accent-line", |shades| shades.line),
        ],
        corrected,
    }
}

impl Shades {
    /// The shades of a colour in a theme.
    fn of(named: Rgb, theme: Theme) -> Self {
        let around = theme.surroundings();
        let seen = until(named, around.ink, |it| {
            contrast(it, around.raised) >= VISIBLE && contrast(it, around.ground) >= VISIBLE
        });
        let with_white = contrast(seen, WHITE);
        let (accent, on) = if with_white >= READABLE {
            (seen, WHITE)
        } else if with_white >= NEARLY_READABLE {
            (
                until(seen, BLACK, |it| contrast(it, WHITE) >= READABLE),
                WHITE,
            )
        } else {
            (seen, BLACK)
        };
        // Away from the text on it.
        let away = if on == WHITE { BLACK } else { WHITE };
        let pale = match theme {
            Theme::Light => (WHITE, [88, 80], 55),
            Theme::Dark => (around.raised, [80, 70], 50),
        };
        let (paper, [soft_share, hover_share], line_share) = pale;
        let ground = |share| {
            until(mix(accent, paper, share), paper, |it| {
                contrast(it, around.text) >= READABLE
            })
        };
        let (soft, soft_hover) = (ground(soft_share), ground(hover_share));
        let start = match theme {
            Theme::Light => accent,
            Theme::Dark => mix(accent, WHITE, 35),
        };
        let text = until(start, around.ink, |it| {
            [around.ground, around.raised, soft, soft_hover]
                .into_iter()
                .all(|ground| contrast(it, ground) >= READABLE)
        });
        Self {
            accent,
            hover: mix(accent, away, 15),
            pressed: mix(accent, away, 28),
            on,
            text,
            soft,
            soft_hover,
            line: mix(accent, paper, line_share),
        }
    }
}

/// The colour itself if it will do, else as little of `towards` in it as possible.
fn until(colour: Rgb, towards: Rgb, will_do: impl Fn(Rgb) -> bool) -> Rgb {
    (0..100)
        .map(|share| mix(colour, towards, share))
        .find(|it| will_do(*it))
        .unwrap_or(towards)
}

/// A colour with so many per cent of another.
fn mix(colour: Rgb, other: Rgb, percent: u32) -> Rgb {
    std::array::from_fn(|at| {
        let sum = u32::from(colour[at]) * (100 - percent) + u32::from(other[at]) * percent;
        // A mean of two bytes.
        ((sum + 50) / 100) as u8
    })
}

/// The colour of `#rrggbb`.
pub(crate) fn colour(text: &str) -> Option<Rgb> {
    let digits = text
        .trim()
        .strip_prefix('#')
        .filter(|digits| digits.len() == 6)?;
    let number = u32::from_str_radix(digits, 16)
        .ok()
        .filter(|_| !digits.starts_with('+'))?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

fn written([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Some of every kind: of a few per channel all combinations.
    fn many() -> impl Iterator<Item = Rgb> {
        const STEPS: [u8; 8] = [0, 36, 73, 109, 146, 182, 219, 255];
        (0..512).map(|at| [STEPS[at / 64], STEPS[at / 8 % 8], STEPS[at % 8]])
    }

    #[test]
    fn contrast_is_computed_as_the_standard_says() {
        assert!((contrast(BLACK, WHITE) - 21.0).abs() < 1e-9);
        assert!((contrast(WHITE, [0x76; 3]) - 4.54).abs() < 0.01);
    }

    #[test]
    fn every_colour_becomes_an_accent_that_can_be_seen_and_read() {
        for named in many() {
            for theme in [Theme::Light, Theme::Dark] {
                let around = theme.surroundings();
                let shades = Shades::of(named, theme);
                let told = format!("{} in {theme:?}: {shades:?}", written(named));
                for ground in [shades.accent, shades.hover, shades.pressed] {
                    assert!(contrast(shades.on, ground) >= READABLE, "{told}");
                }
                for ground in [around.ground, around.raised, shades.soft, shades.soft_hover] {
                    assert!(contrast(shades.text, ground) >= READABLE, "{told}");
                }
                for ground in [shades.soft, shades.soft_hover] {
                    assert!(contrast(around.text, ground) >= READABLE, "{told}");
                }
                assert!(contrast(shades.accent, around.raised) >= VISIBLE, "{told}");
            }
        }
    }

    #[test]
    fn a_good_colour_is_left_alone_and_a_poor_one_named() {
        let good = accent([0x02, 0x65, 0x85], [0x17, 0x7b, 0x9e]);
        assert_eq!(good.corrected, []);
        assert!(
            good.tokens
                .contains(&("--accent", "light-dark(#026585, #177b9e)".to_owned()))
        );
        let navy = accent([0, 0x1f, 0x5b], [0, 0x1f, 0x5b]);
        assert_eq!(navy.corrected.len(), 1);
        assert_eq!(navy.corrected[0].0, Theme::Dark);
    }

    #[test]
    fn bright_colours_keep_their_light_with_black_text() {
        let yellow = Shades::of([0xff, 0xd5, 0], Theme::Dark);
        assert_eq!((yellow.accent, yellow.on), ([0xff, 0xd5, 0], BLACK));
        // A medium one is darkened instead.
        let blue = Shades::of([0x1e, 0x88, 0xe5], Theme::Light);
        assert_eq!(blue.on, WHITE);
        assert_ne!(blue.accent, [0x1e, 0x88, 0xe5]);
    }

    #[test]
    fn what_is_used_instead_needs_no_correction() {
        for named in many() {
            for (theme, used) in accent(named, named).corrected {
                let used = colour(&used).expect("a colour");
                assert_eq!(Shades::of(used, theme).accent, used, "{}", written(named));
            }
        }
    }

    #[test]
    fn colours_have_six_digits() {
        assert_eq!(colour("#FFd500"), Some([0xff, 0xd5, 0]));
        for text in [
            "", "#fff", "ffd500", "#ffd50g", "#+fd500", "#ffd5000", "red",
        ] {
            assert_eq!(colour(text), None, "{text}");
        }
    }
}
