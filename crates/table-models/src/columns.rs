//! Which columns a table has, and which of them a person wants to see.

/// The name of a column in code, in the URL and in saved settings. Never shown.
pub type ColumnId = &'static str;

/// A column as far as it matters without drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub id: ColumnId,
    /// Whether it can be hidden. What names the row cannot.
    pub optional: bool,
    /// Whether it is hidden until somebody asks for it.
    pub hidden_at_first: bool,
}

/// What a person chose. Columns that the choice does not know (a newer version has more) get their
/// default; names that the table does not know (an older version had more) are forgotten.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnChoice {
    shown: Vec<String>,
    hidden: Vec<String>,
}

impl ColumnChoice {
    /// Reads a saved choice: names separated by commas, hidden ones with a minus before.
    pub fn from_saved(saved: &str) -> Self {
        let mut choice = Self::default();
        for name in saved
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty())
        {
            match name.strip_prefix('-') {
                Some(hidden) => choice.hidden.push(hidden.to_owned()),
                None => choice.shown.push(name.to_owned()),
            }
        }
        choice
    }

    /// The choice as text, for [`Self::from_saved`].
    pub fn to_saved(&self) -> String {
        let hidden = self.hidden.iter().map(|name| format!("-{name}"));
        self.shown
            .iter()
            .cloned()
            .chain(hidden)
            .collect::<Vec<_>>()
            .join(",")
    }

    /// Whether the column is shown.
    pub fn shows(&self, column: &Column) -> bool {
        let in_list = |list: &[String]| list.iter().any(|name| name == column.id);
        if !column.optional || in_list(&self.shown) {
            return true;
        }
        !in_list(&self.hidden) && !column.hidden_at_first
    }

    /// Shows or hides a column. A column that is not optional stays.
    pub fn set(&mut self, column: &Column, shown: bool) {
        if !column.optional {
            return;
        }
        self.shown.retain(|name| name != column.id);
        self.hidden.retain(|name| name != column.id);
        // Only what differs from the default is remembered, so that defaults can get better.
        if shown == column.hidden_at_first {
            let list = if shown {
                &mut self.shown
            } else {
                &mut self.hidden
            };
            list.push(column.id.to_owned());
        }
    }

    /// The shown columns in the order of the table.
    pub fn visible<'a>(&self, columns: &'a [Column]) -> Vec<&'a Column> {
        columns.iter().filter(|column| self.shows(column)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: Column = Column {
        id: "name",
        optional: false,
        hidden_at_first: false,
    };
    const PLAN: Column = Column {
        id: "plan",
        optional: true,
        hidden_at_first: false,
    };
    const ADDED: Column = Column {
        id: "added",
        optional: true,
        hidden_at_first: true,
    };

    fn ids(choice: &ColumnChoice) -> Vec<ColumnId> {
        choice
            .visible(&[NAME, PLAN, ADDED])
            .iter()
            .map(|column| column.id)
            .collect()
    }

    #[test]
    fn defaults_hold_until_somebody_chooses() {
        let mut choice = ColumnChoice::default();
        assert_eq!(ids(&choice), ["name", "plan"]);
        choice.set(&ADDED, true);
        choice.set(&PLAN, false);
        assert_eq!(ids(&choice), ["name", "added"]);
        choice.set(&PLAN, true);
        choice.set(&ADDED, false);
        assert_eq!(choice, ColumnChoice::default());
    }

    #[test]
    fn the_naming_column_cannot_be_hidden() {
        let mut choice = ColumnChoice::from_saved("-name");
        assert!(choice.shows(&NAME));
        choice.set(&NAME, false);
        assert!(choice.shows(&NAME));
    }

    #[test]
    fn a_saved_choice_comes_back_and_nonsense_does_no_harm() {
        let choice = ColumnChoice::from_saved("added,-plan");
        assert_eq!(ColumnChoice::from_saved(&choice.to_saved()), choice);
        assert_eq!(ids(&choice), ["name", "added"]);
        assert_eq!(
            ids(&ColumnChoice::from_saved(",, -,unknown,-gone,\u{0}")),
            ["name", "plan"]
        );
    }
}
