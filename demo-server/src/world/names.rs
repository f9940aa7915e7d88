//! Names for synthetic clients, in the scripts and with the characters that real ones have.

/// Repeatable chance: the same index draws the same client, always.
pub(crate) struct Dice(u64);

impl Dice {
    /// Chance for one client.
    pub(crate) fn new(index: u64) -> Self {
        Self(index.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// A number from 0 up to, not including, `end`; 0 when `end` is not positive.
    pub(crate) fn below(&mut self, end: i64) -> i64 {
        // SplitMix64: adds a constant, then mixes.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        i64::try_from((mixed >> 1) % u64::try_from(end.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    fn pick<'list>(&mut self, list: &[&'list str]) -> &'list str {
        let length = i64::try_from(list.len()).unwrap_or(0);
        let index = usize::try_from(self.below(length)).unwrap_or(0);
        list.get(index).copied().unwrap_or_default()
    }
}

const PLACES: &[&str] = &[
    "Northwind",
    "Alder",
    "Blue River",
    "Cedar",
    "Delta",
    "Eastgate",
    "Falcon",
    "Granite",
    "Harbour",
    "Ironwood",
    "Juniper",
    "Kestrel",
    "Lakeside",
    "Maple",
    "Nordlicht",
    "Oakfield",
    "Pacific",
    "Quarry",
    "Redwood",
    "Sankt Gallen",
    "Tidewater",
    "Umbria",
    "Valley",
    "Westend",
    "Yellowstone",
    "Zürich",
    "Ångström",
    "Øresund",
    "Łódź",
    "Éclair",
    "Córdoba",
    "Île-de-France",
];
const TRADES: &[&str] = &[
    "Accounting",
    "Architects",
    "Bakery",
    "Brewing",
    "Clinic",
    "Construction",
    "Dental",
    "Electric",
    "Farms",
    "Freight",
    "Gardens",
    "Hotels",
    "Insurance",
    "Joinery",
    "Kindergarten",
    "Law",
    "Logistics",
    "Machines",
    "Media",
    "Notary",
    "Optics",
    "Pharmacy",
    "Plumbing",
    "Printing",
    "Recycling",
    "Roofing",
    "School",
    "Software",
    "Textiles",
    "Tools",
    "Veterinary",
    "Windows",
];
const FORMS: &[&str] = &[
    "Inc.", "LLC", "Ltd", "GmbH", "AG", "B.V.", "S.L.", "S.A.", "& Co. KG", "Group", "Partners",
    "Holding",
];
const FAMILIES: &[&str] = &[
    "Müller",
    "Schröder",
    "Weiß",
    "Jäger",
    "Nuñez",
    "García",
    "O'Brien",
    "D'Angelo",
    "van Dijk",
    "de Vries",
    "Køhler",
    "Åkesson",
    "Dvořák",
    "Kowalczyk",
    "Yıldız",
    "Nguyễn",
    "Smith",
    "Brown",
    "Novák",
    "Šimić",
    "Popescu",
    "Petrov",
    "Rossi",
    "Fernández",
];
const CHINESE_PLACES: &[&str] = &[
    "上海", "北京", "深圳", "广州", "成都", "杭州", "东京", "大阪",
];
const CHINESE_TRADES: &[&str] = &[
    "科技", "物流", "贸易", "设计", "医疗", "建筑", "食品", "電機",
];
const CHINESE_FORMS: &[&str] = &["有限公司", "股份有限公司", "株式会社", "集团"];
const RIGHT_TO_LEFT: &[&str] = &[
    "שמש ייעוץ בע״מ",
    "מאפיית הגליל",
    "شركة النور للتجارة",
    "مكتبة الفجر",
    "مستشفى الأمل",
    "דפוס ירושלים 1998",
];
const EMOJI: &[&str] = &["🍕", "🚀", "🏥", "🌻", "🔧", "👩‍💻", "🏳️‍🌈", "☕"];
const MARKUP: &[&str] = &[
    "<b>Bold</b> & Sons",
    "Fish & Chips <Ltd>",
    "\"Quotes\" 'n' More",
    "A&amp;B Trading",
    "<script>alert(1)</script>",
    "5 > 3 Analytics",
    "Semi; Colon, Comma",
    "=SUM(A1) Consulting",
];

/// A name of at most 50 characters.
pub(crate) fn company_name(dice: &mut Dice) -> String {
    let name = match dice.below(100) {
        0..=54 => format!(
            "{} {} {}",
            dice.pick(PLACES),
            dice.pick(TRADES),
            dice.pick(FORMS)
        ),
        55..=76 => format!(
            "{} & {} {}",
            dice.pick(FAMILIES),
            dice.pick(FAMILIES),
            dice.pick(FORMS)
        ),
        77..=86 => [
            dice.pick(CHINESE_PLACES),
            dice.pick(CHINESE_TRADES),
            dice.pick(CHINESE_FORMS),
        ]
        .concat(),
        87..=90 => dice.pick(RIGHT_TO_LEFT).to_owned(),
        91..=94 => format!(
            "{} {} {}",
            dice.pick(EMOJI),
            dice.pick(FAMILIES),
            dice.pick(TRADES)
        ),
        95..=97 => dice.pick(MARKUP).to_owned(),
        _ => format!(
            "{} {} {} {} {}",
            dice.pick(PLACES),
            dice.pick(TRADES),
            dice.pick(TRADES),
            dice.pick(TRADES),
            dice.pick(FORMS)
        ),
    };
    name.chars()
        .take(50)
        .collect::<String>()
        .trim_end()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Dice, company_name};

    fn name_of(index: u64) -> String {
        company_name(&mut Dice::new(index))
    }

    #[test]
    fn names_repeat_are_short_and_varied() {
        let names: Vec<String> = (0..5000).map(name_of).collect();
        assert_eq!(names, (0..5000).map(name_of).collect::<Vec<_>>());
        assert!(
            names
                .iter()
                .all(|name| !name.is_empty() && name.chars().count() <= 50)
        );
        for part in ["ü", "公司", "ש", "🍕", "<b>", "&"] {
            assert!(names.iter().any(|name| name.contains(part)), "{part}");
        }
        let different: std::collections::BTreeSet<_> = names.iter().collect();
        assert!(different.len() > 3000, "{}", different.len());
    }
}
