//! The drawings: one line per icon, on a grid of 24, strokes only, all drawn for this project.

/// Builds the enum of names, its list and the sprite from one table.
macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident $id:literal $shape:literal;)*) => {
        /// Every icon there is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum IconName {
            $($(#[$doc])* $name,)*
        }

        impl IconName {
            /// All of them, in the order of the table (for the gallery).
            pub const ALL: &'static [IconName] = &[$(IconName::$name,)*];

            /// What `<use href>` refers to.
            #[must_use]
            pub fn href(self) -> &'static str {
                match self {
                    $(IconName::$name => concat!("#i-", $id),)*
                }
            }
        }

        /// The symbols of the sprite; it stands once in every root (a sprite in the document is
        /// not visible from inside a shadow root).
        pub(super) const SYMBOLS: &str = concat!($(
            "<symbol id=\"i-", $id, "\" viewBox=\"0 0 24 24\">", $shape, "</symbol>",
        )*);
    };
}

icons! {
    /// A new thing.
    Add "add" "<path d='M12 5v14M5 12h14'/>";
    /// Downwards: sorted falling.
    ArrowDown "arrow-down" "<path d='M12 5v14M6.5 13.5 12 19l5.5-5.5'/>";
    /// Back.
    ArrowLeft "arrow-left" "<path d='M19 12H5M10.5 6.5 5 12l5.5 5.5'/>";
    /// On.
    ArrowRight "arrow-right" "<path d='M5 12h14M13.5 6.5 19 12l-5.5 5.5'/>";
    /// Upwards: sorted rising.
    ArrowUp "arrow-up" "<path d='M12 19V5M6.5 10.5 12 5l5.5 5.5'/>";
    /// Money and invoices.
    Billing "billing" "<path d='M6 3.5h12v17l-3-2-3 2-3-2-3 2zM9.5 8.5h5M9.5 12.5h5'/>";
    /// An organisation.
    Building "building" "<path d='M5 20.5v-15a1 1 0 0 1 1-1h7a1 1 0 0 1 1 1v15M14 10h4a1 1 0 0 1 1 1v9.5M3 20.5h18M8 8.5h3M8 12.5h3M8 16.5h3'/>";
    /// A date.
    Calendar "calendar" "<rect x='4' y='5.5' width='16' height='14.5' rx='2'/><path d='M4 10h16M8.5 3.5v4M15.5 3.5v4'/>";
    /// A payment card.
    Card "card" "<rect x='3.5' y='5.5' width='17' height='13' rx='2'/><path d='M3.5 10h17M7 14.5h3.5'/>";
    /// Done, chosen.
    Check "check" "<path d='m5 12.5 4.5 4.5L19 7.5'/>";
    /// It worked.
    CheckCircle "check-circle" "<circle cx='12' cy='12' r='8.5'/><path d='m8.3 12.3 2.6 2.6 4.8-5.2'/>";
    /// Opens below.
    ChevronDown "chevron-down" "<path d='m6.5 9.5 5.5 5.5 5.5-5.5'/>";
    /// On, or opens sideways.
    ChevronRight "chevron-right" "<path d='M9.5 6.5 15 12l-5.5 5.5'/>";
    /// The clients of a provider.
    Clients "clients" "<rect x='3.5' y='8' width='17' height='12' rx='2'/><path d='M9 8V6a1.5 1.5 0 0 1 1.5-1.5h3A1.5 1.5 0 0 1 15 6v2M3.5 13h17M12 12v2'/>";
    /// Time, waiting.
    Clock "clock" "<circle cx='12' cy='12' r='8.5'/><path d='M12 7.5V12l3 2'/>";
    /// Close, take away.
    Close "close" "<path d='m6.5 6.5 11 11M17.5 6.5l-11 11'/>";
    /// A collection of items.
    Collection "collection" "<path d='M3.5 9.5a1 1 0 0 1 1-1h4.8l2 2.2h8.2a1 1 0 0 1 1 1V19a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1zM6 5.5h4.5l1.5 1.5h6'/>";
    /// Which columns a table shows.
    Columns "columns" "<rect x='3.5' y='5' width='17' height='14' rx='2'/><path d='M9.2 5v14M14.8 5v14'/>";
    /// The admin console of an organisation.
    Console "console" "<path d='M4 7.5h9M18 7.5h2M4 16.5h2M11 16.5h9'/><circle cx='15.5' cy='7.5' r='2.4'/><circle cx='8.5' cy='16.5' r='2.4'/>";
    /// Copy to the clipboard.
    Copy "copy" "<rect x='8.5' y='8.5' width='11.5' height='11.5' rx='2'/><path d='M5.5 15.5A1.5 1.5 0 0 1 4 14V5.5A1.5 1.5 0 0 1 5.5 4H14a1.5 1.5 0 0 1 1.5 1.5'/>";
    /// Something went wrong or will be lost.
    Danger "danger" "<path d='M8.3 3.5h7.4l4.8 4.8v7.4l-4.8 4.8H8.3l-4.8-4.8V8.3zM12 8v4.5M12 16h.01'/>";
    /// A phone or another device.
    Device "device" "<rect x='6.5' y='3' width='11' height='18' rx='2'/><path d='M11 17.5h2'/>";
    /// Bring to this computer.
    Download "download" "<path d='M12 4v11.5M7 11l5 5 5-5M4.5 20h15'/>";
    /// Change, rename.
    Edit "edit" "<path d='m4.5 19.5 1-4.5L16 4.5a1.8 1.8 0 0 1 2.5 0l1 1a1.8 1.8 0 0 1 0 2.5L9 18.5zM13.5 7 17 10.5'/>";
    /// What happened, and when.
    Events "events" "<path d='M4 6h16M4 11h8M4 16h6'/><circle cx='17' cy='15.5' r='4'/><path d='M17 13.5v2l1.2 1'/>";
    /// Elsewhere: opens another place.
    External "external" "<path d='M13.5 4.5h6v6M19.5 4.5 11 13M18 13.5V18a1.5 1.5 0 0 1-1.5 1.5h-10A1.5 1.5 0 0 1 5 18V7.5A1.5 1.5 0 0 1 6.5 6h4'/>";
    /// Show what is hidden.
    Eye "eye" "<path d='M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z'/><circle cx='12' cy='12' r='2.8'/>";
    /// Hide what is shown.
    EyeOff "eye-off" "<path d='m4 4 16 16M9.9 5.8A8 8 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a16 16 0 0 1-2.8 3.5M6.3 7.6A15.5 15.5 0 0 0 2.5 12S6 18.5 12 18.5a9 9 0 0 0 4.5-1.2M10 10a2.8 2.8 0 0 0 4 4'/>";
    /// A website, a domain.
    Globe "globe" "<circle cx='12' cy='12' r='8.5'/><path d='M3.5 12h17M12 3.5c2.5 2.5 3.7 5.3 3.7 8.5s-1.2 6-3.7 8.5c-2.5-2.5-3.7-5.3-3.7-8.5S9.5 6 12 3.5z'/>";
    /// The list of products.
    Grid "grid" "<rect x='4' y='4' width='6.5' height='6.5' rx='1.5'/><rect x='13.5' y='4' width='6.5' height='6.5' rx='1.5'/><rect x='4' y='13.5' width='6.5' height='6.5' rx='1.5'/><rect x='13.5' y='13.5' width='6.5' height='6.5' rx='1.5'/>";
    /// Several people.
    Group "group" "<circle cx='9' cy='8.5' r='3.5'/><path d='M2.5 19.5C2.5 16.2 5.4 14 9 14s6.5 2.2 6.5 5.5M15.5 5.3a3.5 3.5 0 0 1 0 6.4M18 14.5c2.1.8 3.5 2.6 3.5 5'/>";
    /// An explanation.
    Help "help" "<circle cx='12' cy='12' r='8.5'/><path d='M9.7 9.7a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.2.9-1.2 1.7M12 16.5h.01'/>";
    /// Good to know.
    Info "info" "<circle cx='12' cy='12' r='8.5'/><path d='M12 11v5.5M12 7.7h.01'/>";
    /// Keys and secrets.
    Key "key" "<circle cx='8' cy='16' r='4'/><path d='m10.9 13.1 8.6-8.6M16 8l3 3M13.5 10.5l2 2'/>";
    /// The language.
    Language "language" "<path d='M3.5 6h9M8 4v2M11 6c-.8 4-3.5 7-7 8.5M5.5 9.5c1.2 2.3 3.1 3.9 5.5 4.8M11.5 20.5l4.25-10 4.25 10M13.2 16.8h5.1'/>";
    /// Tied together.
    Link "link" "<path d='M10 13.5a4 4 0 0 0 5.7.3l3.1-3.1a4 4 0 0 0-5.7-5.7L12 6.1M14 10.5a4 4 0 0 0-5.7-.3l-3.1 3.1a4 4 0 0 0 5.7 5.7l1.1-1.1'/>";
    /// A list.
    List "list" "<path d='M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01'/>";
    /// Locked.
    Lock "lock" "<rect x='5' y='10.5' width='14' height='10' rx='2'/><path d='M8 10.5V8a4 4 0 0 1 8 0v2.5M12 14.5v2'/>";
    /// Leave.
    LogOut "log-out" "<path d='M13.5 4.5H18A1.5 1.5 0 0 1 19.5 6v12a1.5 1.5 0 0 1-1.5 1.5h-4.5M8.5 8l-4 4 4 4M4.5 12H15'/>";
    /// An e-mail.
    Mail "mail" "<rect x='3.5' y='5.5' width='17' height='13' rx='2'/><path d='m4.5 7.5 7.5 5.5 7.5-5.5'/>";
    /// Shows the navigation.
    Menu "menu" "<path d='M4 7h16M4 12h16M4 17h16'/>";
    /// Fewer.
    Minus "minus" "<path d='M5 12h14'/>";
    /// Dark theme.
    Moon "moon" "<path d='M19.8 14.3A8.2 8.2 0 1 1 9.7 4.2a6.5 6.5 0 0 0 10.1 10.1z'/>";
    /// The actions of a row.
    More "more" "<path d='M12 5.5h.01M12 12h.01M12 18.5h.01' stroke-width='2.75'/>";
    /// No connection.
    Offline "offline" "<path d='m4 4 16 16M9.5 6.3A5.5 5.5 0 0 1 17 10a4 4 0 0 1 3.2 6.3M7.3 8.7A4.7 4.7 0 0 0 7.5 18H17'/>";
    /// The side navigation.
    Panel "panel" "<rect x='3.5' y='5' width='17' height='14' rx='2'/><path d='M9.5 5v14'/>";
    /// The provider and what hangs on it.
    Provider "provider" "<circle cx='12' cy='12' r='3'/><circle cx='12' cy='4.5' r='1.5'/><circle cx='5' cy='17.5' r='1.5'/><circle cx='19' cy='17.5' r='1.5'/><path d='M12 6v3M9.5 13.7l-3.2 2.7M14.5 13.7l3.2 2.7'/>";
    /// Fetch again.
    Refresh "refresh" "<path d='M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4.5V9H15'/>";
    /// Figures and reports.
    Reports "reports" "<path d='M4 20h16M7.5 16.5V12M12 16.5V6.5M16.5 16.5V9.5'/>";
    /// Bring back.
    Restore "restore" "<path d='M4.5 12a7.5 7.5 0 1 0 2.2-5.3L4.5 9M4.5 4.5V9H9M12 8.5V12l2.5 1.5'/>";
    /// Look for something.
    Search "search" "<circle cx='11' cy='11' r='6.5'/><path d='m16 16 4.5 4.5'/>";
    /// A Send.
    Send "send" "<path d='M20.5 3.5 3.5 10.5l6.5 3 3 6.5zM20.5 3.5 10 13.5'/>";
    /// Settings.
    Settings "settings" "<circle cx='12' cy='12' r='3'/><path d='m10.3 3.5-.5 2.3-1.5.9-2.3-.7-1.7 2.9 1.7 1.6v1.9l-1.7 1.6 1.7 2.9 2.3-.7 1.5.9.5 2.4h3.4l.5-2.4 1.5-.9 2.3.7 1.7-2.9-1.7-1.6v-1.9l1.7-1.6-1.7-2.9-2.3.7-1.5-.9-.5-2.3z'/>";
    /// Can be sorted.
    Sort "sort" "<path d='M8 5v14M4.5 15.5 8 19l3.5-3.5M16 19V5M12.5 8.5 16 5l3.5 3.5'/>";
    /// Light theme.
    Sun "sun" "<circle cx='12' cy='12' r='3.8'/><path d='M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4'/>";
    /// As the system has it.
    System "system" "<rect x='3.5' y='4.5' width='17' height='11.5' rx='2'/><path d='M9 20h6M12 16v4'/>";
    /// Courses and exercises.
    Training "training" "<path d='M2.5 9.5 12 5l9.5 4.5L12 14zM6.5 11.5V16c0 1.3 2.5 2.5 5.5 2.5s5.5-1.2 5.5-2.5v-4.5M21.5 9.5V15'/>";
    /// Delete.
    Trash "trash" "<path d='M4.5 6.5h15M9.5 6.5v-2h5v2M6.5 6.5l.8 13h9.4l.8-13M10.2 10.5v5.5M13.8 10.5v5.5'/>";
    /// Two-step login.
    TwoStep "two-step" "<rect x='7' y='3' width='10' height='18' rx='2'/><path d='m9.8 12 1.7 1.7 2.8-3.2M11 18h2'/>";
    /// Bring to the server.
    Upload "upload" "<path d='M12 16V4.5M7 9l5-5 5 5M4.5 20h15'/>";
    /// One person.
    User "user" "<circle cx='12' cy='8' r='4'/><path d='M4.5 20c0-3.7 3.4-6 7.5-6s7.5 2.3 7.5 6'/>";
    /// Invite a person.
    UserAdd "user-add" "<circle cx='10' cy='8' r='4'/><path d='M2.5 20c0-3.7 3.4-6 7.5-6 1.5 0 2.9.3 4 .9M18 14.5v6M15 17.5h6'/>";
    /// One's own passwords.
    Vault "vault" "<rect x='3.5' y='4' width='17' height='15' rx='2'/><circle cx='12' cy='11.5' r='3.5'/><path d='M12 8V6.5M12 16.5V15M15.5 11.5H17M7 11.5h1.5M6.5 19v2M17.5 19v2'/>";
    /// Mind this.
    Warning "warning" "<path d='M10.7 4.7 3.3 17.5A1.5 1.5 0 0 0 4.6 19.7h14.8a1.5 1.5 0 0 0 1.3-2.2L13.3 4.7a1.5 1.5 0 0 0-2.6 0zM12 9.5V14M12 16.8h.01'/>";
}
