//! What people type, and what they have to find.

use leptos::prelude::Owner;
use portal_types::account::Profile;

use super::{
    index::{Found, Group, Index, Kind, Source, Thing},
    pages::{Page, ProviderPage, Spot, pages},
    results::MOST,
};
use crate::{
    config::Config,
    i18n::{I18n, Lang, Message, m},
    nav::{ConsolePage, TrainingRoom},
    pages::{
        console,
        training::{
            clients::Chosen,
            glossary::{self, Kind as WordKind, Term},
            guide, resources,
        },
    },
    session::Action,
};

/// Every word of the product's glossary, written down apart from our table: ours, the official ones, older
/// ones, wrong ones. Each has to find its term.
const KNOWN: &[(&str, &[&str])] = &[
    (
        "provider",
        &[
            "provider",
            "Anbieter",
            "proveedor",
            "aanbieder",
            "leverancier",
            "提供商",
        ],
    ),
    (
        "provider-portal",
        &[
            "Provider Portal",
            "Anbieterportal",
            "Provider-Portal",
            "Anbieter-Portal",
            "Portal del proveedor",
            "Providerportaal",
            "leveranciersportaal",
            "Portaal voor aanbieders",
            "提供商门户",
        ],
    ),
    (
        "msp",
        &[
            "managed service provider (MSP)",
            "Managed Service Provider (MSP)",
            "proveedor de servicios gestionados (MSP)",
            "托管服务提供商 (MSP)",
        ],
    ),
    (
        "reseller",
        &["reseller", "Wiederverkäufer", "revendedor", "经销商"],
    ),
    (
        "client",
        &[
            "client",
            "Kunde",
            "Kunden",
            "Clients",
            "cliente",
            "clientes",
            "Cientes",
            "klant",
            "klanten",
            "Apparaten",
            "客户",
        ],
    ),
    (
        "client-organization",
        &[
            "client organisation",
            "Kundenorganisation",
            "Client-Organisation",
            "organización cliente",
            "organización de clientes",
            "klantorganisatie",
            "clientorganisatie",
            "organisaties van klanten",
            "客户组织",
        ],
    ),
    (
        "service-user",
        &[
            "service user",
            "Servicebenutzer",
            "Dienstnutzer",
            "Service Benutzer",
            "Servicemitarbeiter",
            "usuario de servicio",
            "los usuarios de su servicio",
            "servicegebruiker",
            "服务用户",
        ],
    ),
    (
        "provider-admin",
        &[
            "provider admin",
            "Anbieter-Administrator",
            "administrador del proveedor",
            "providerbeheerder",
            "提供商管理员",
            "提供商管理",
        ],
    ),
    (
        "provider-member",
        &[
            "provider member",
            "Anbietermitglied",
            "miembro del proveedor",
            "providerlid",
            "提供商成员",
        ],
    ),
    (
        "product-switcher",
        &[
            "product switcher",
            "Produktumschalter",
            "Produktschalter",
            "Produktwechsler",
            "selector de producto",
            "conmutador",
            "cambiador",
            "productwisselaar",
            "productswitcher",
            "产品切换器",
        ],
    ),
    (
        "new-client",
        &[
            "new client",
            "Neuer Kunde",
            "Nuevo cliente",
            "Nieuwe klant",
            "新客户",
        ],
    ),
    (
        "add-existing",
        &[
            "add existing organisation",
            "Bestehende Organisation hinzufügen",
            "Añadir organización existente",
            "Bestaande organisatie toevoegen",
            "添加现有组织",
        ],
    ),
    (
        "unlink",
        &[
            "unlink organisation",
            "Organisation trennen",
            "Organisationsverknüpfung aufheben",
            "Desvincular organización",
            "Organisatie ontkoppelen",
            "取消关联组织",
            "脱离组织",
            "取消链接组织",
        ],
    ),
    (
        "business-unit",
        &[
            "business unit",
            "Geschäftseinheit",
            "unidad de negocio",
            "bedrijfseenheid",
            "业务单元",
        ],
    ),
    (
        "ongoing-administration",
        &[
            "ongoing administration",
            "Laufende Verwaltung",
            "Administración continua",
            "en curso",
            "Doorlopend beheer",
            "持续管理",
        ],
    ),
    (
        "training-resources",
        &[
            "training resources",
            "Schulungsmaterial",
            "Recursos de formación",
            "Trainingsmateriaal",
            "培训资源",
        ],
    ),
    (
        "seat",
        &[
            "seat",
            "Benutzerplatz",
            "Sitz",
            "plaza de usuario",
            "asiento",
            "licencia",
            "puesto",
            "gebruikersplaats",
            "plaats",
            "stoelen",
            "席位",
        ],
    ),
    (
        "assigned",
        &[
            "assigned",
            "Zugewiesen",
            "Asignadas",
            "Toegewezen",
            "已分配",
        ],
    ),
    ("used", &["used", "Belegt", "Usadas", "Gebruikt", "已使用"]),
    (
        "remaining",
        &["remaining", "Verbleibend", "Restantes", "Resterend", "剩余"],
    ),
    (
        "unassigned-seats",
        &[
            "unassigned seats",
            "Nicht zugewiesene Benutzerplätze",
            "Plazas sin asignar",
            "Niet-toegewezen plaatsen",
            "stoelen",
            "未分配的席位",
        ],
    ),
    (
        "additional-seats",
        &[
            "additional seats purchased",
            "Zusätzlich gekaufte Benutzerplätze",
            "Plazas adicionales compradas",
            "Extra gekochte plaatsen",
            "已购买的附加席位",
        ],
    ),
    (
        "manage-seats",
        &[
            "manage seats",
            "Benutzerplätze verwalten",
            "Benutzerpätze",
            "Gestionar plazas",
            "Plaatsen beheren",
            "管理席位",
        ],
    ),
    (
        "plan",
        &["plan", "Tarif", "Abo", "abonnement", "方案", "计划"],
    ),
    ("teams", &["Teams", "Equipos", "团队版"]),
    (
        "enterprise",
        &[
            "Enterprise",
            "Unternehmen",
            "Empresas",
            "Ondernemingsorganisatie",
            "企业版",
        ],
    ),
    (
        "subscription",
        &[
            "subscription",
            "Abonnement",
            "suscripción",
            "abonnement",
            "订阅",
        ],
    ),
    (
        "billing",
        &[
            "billing",
            "Abrechnung",
            "Rechnung",
            "Rechnungsstellung",
            "facturación",
            "facturering",
            "计费",
        ],
    ),
    (
        "billing-history",
        &[
            "billing history",
            "Rechnungsverlauf",
            "historial de facturación",
            "factuurgeschiedenis",
            "计费历史记录",
        ],
    ),
    (
        "payment-method",
        &[
            "payment method",
            "Zahlungsmethode",
            "método de pago",
            "betaalmethode",
            "支付方式",
        ],
    ),
    (
        "invoice",
        &["invoice", "Rechnung", "factura", "factuur", "账单", "发票"],
    ),
    (
        "organization",
        &[
            "organisation",
            "Organisation",
            "organización",
            "organisatie",
            "组织",
        ],
    ),
    (
        "admin-console",
        &[
            "Admin Console",
            "Administrator-Konsole",
            "Consola de administración",
            "Beheerdersconsole",
            "beheerconsole",
            "管理控制台",
        ],
    ),
    (
        "password-manager",
        &[
            "Password Manager",
            "Passwort-Manager",
            "Gestor de contraseñas",
            "Wachtwoordbeheerder",
            "密码管理器",
        ],
    ),
    (
        "member",
        &[
            "member", "Mitglied", "Leute", "miembro", "lid", "leden", "成员", "people",
        ],
    ),
    (
        "user",
        &["user", "Benutzer", "usuario", "gebruiker", "用户"],
    ),
    (
        "end-user",
        &[
            "end user",
            "Endbenutzer",
            "Endnutzer",
            "usuario final",
            "eindgebruiker",
            "最终用户",
        ],
    ),
    (
        "owner",
        &[
            "owner",
            "Eigentümer",
            "Besitzer",
            "propietario",
            "eigenaar",
            "所有者",
        ],
    ),
    (
        "admin",
        &[
            "admin",
            "Administrator",
            "administrador",
            "beheerder",
            "管理员",
        ],
    ),
    (
        "custom-role",
        &[
            "custom",
            "Benutzerdefiniert",
            "Personalizado",
            "Aangepast",
            "自定义",
        ],
    ),
    (
        "invited",
        &["invited", "Eingeladen", "Invitado", "Uitgenodigd", "已邀请"],
    ),
    (
        "accepted",
        &[
            "accepted",
            "Angenommen",
            "Akzeptiert",
            "Aceptado",
            "Geaccepteerd",
            "已接受",
        ],
    ),
    (
        "needs-confirmation",
        &[
            "needs confirmation",
            "Bestätigung erforderlich",
            "Pendiente de confirmar",
            "Bevestiging nodig",
            "需要确认",
        ],
    ),
    (
        "confirmed",
        &[
            "confirmed",
            "Bestätigt",
            "Confirmado",
            "Bevestigd",
            "已确认",
        ],
    ),
    (
        "revoked",
        &["revoked", "Widerrufen", "Revocado", "Ingetrokken", "已撤销"],
    ),
    (
        "onboarding",
        &[
            "onboarding",
            "Onboarding",
            "alta",
            "用户入职",
            "Aufnahme",
            "用入职用户",
        ],
    ),
    (
        "offboarding",
        &[
            "offboarding",
            "Offboarding",
            "Benutzerabmeldung",
            "baja de usuarios",
            "Desactivación de Usuario",
            "用户离职",
            "Austritt",
        ],
    ),
    ("group", &["group", "Gruppe", "grupo", "groep", "群组"]),
    (
        "collection",
        &[
            "collection",
            "Sammlung",
            "colección",
            "collectie",
            "verzameling",
            "集合",
            "shared folder",
            "gedeelde map",
            "共享文件夹",
        ],
    ),
    (
        "permission",
        &[
            "permission",
            "Berechtigung",
            "permiso",
            "rechten",
            "machtiging",
            "权限",
        ],
    ),
    ("view", &["view", "anzeigen", "ver", "bekijken", "查看"]),
    (
        "edit",
        &["edit", "bearbeiten", "editar", "bewerken", "编辑"],
    ),
    (
        "manage",
        &["manage", "verwalten", "gestionar", "beheren", "管理"],
    ),
    (
        "hidden-passwords",
        &[
            "hidden passwords",
            "Passwörter verborgen",
            "contraseñas ocultas",
            "verborgen wachtwoorden",
            "隐藏密码",
        ],
    ),
    (
        "user-types",
        &[
            "user types and access control",
            "Benutzerrollen und Zugriffskontrolle",
            "tipos de usuario y control de acceso",
            "gebruikerstypes en toegangsbeheer",
            "用户类型和访问控制",
        ],
    ),
    (
        "account-recovery",
        &[
            "account recovery",
            "Kontowiederherstellung",
            "Administrator Passwort zurücksetzen",
            "recuperación de cuenta",
            "accountherstel",
            "账户恢复",
            "admin password reset",
            "管理员密码重置",
        ],
    ),
    (
        "policy",
        &[
            "policy",
            "Richtlinie",
            "política",
            "beleidsregel",
            "beleidseisen",
            "策略",
        ],
    ),
    (
        "fingerprint",
        &[
            "fingerprint phrase",
            "Fingerabdruck-Phrase",
            "Prüfschlüssel",
            "frase de huella digital",
            "vingerafdrukzin",
            "指纹短语",
        ],
    ),
    (
        "two-step",
        &[
            "two-step login",
            "Zwei-Schritt-Anmeldung",
            "Zwei-Faktor-Authentifizierung",
            "zweistufige Zugangsdaten",
            "inicio de sesión en dos pasos",
            "tweestapsaanmelding",
            "两步登录",
        ],
    ),
    (
        "master-password",
        &[
            "master password",
            "Master-Passwort",
            "contraseña maestra",
            "hoofdwachtwoord",
            "主密码",
        ],
    ),
    (
        "sso",
        &[
            "single sign-on",
            "Single Sign-on",
            "inicio de sesión único",
            "单点登录",
        ],
    ),
    (
        "claimed-domain",
        &[
            "claimed domain",
            "Beanspruchte Domain",
            "dominio reclamado",
            "geclaimd domein",
            "声明的域名",
        ],
    ),
    (
        "vault",
        &[
            "vault",
            "Tresor",
            "bóveda",
            "caja fuerte",
            "kluis",
            "密码库",
        ],
    ),
    (
        "my-vault",
        &[
            "my vault",
            "Mein Tresor",
            "Mi bóveda",
            "Mijn kluis",
            "我的密码库",
        ],
    ),
    (
        "all-vaults",
        &[
            "all vaults",
            "Alle Tresore",
            "Todas las bóvedas",
            "Alle kluizen",
            "所有密码库",
        ],
    ),
    ("item", &["item", "Eintrag", "elemento", "项目"]),
    (
        "login",
        &[
            "login",
            "Zugangsdaten",
            "Anmeldung",
            "inicio de sesión",
            "credencial",
            "登录",
        ],
    ),
    ("card", &["card", "Karte", "tarjeta", "kaart", "支付卡"]),
    (
        "identity",
        &["identity", "Identität", "identidad", "identiteit", "身份"],
    ),
    (
        "secure-note",
        &[
            "secure note",
            "Sichere Notiz",
            "nota segura",
            "notitie",
            "安全笔记",
        ],
    ),
    (
        "ssh-key",
        &[
            "SSH key",
            "SSH-Schlüssel",
            "clave SSH",
            "SSH-sleutel",
            "SSH 密钥",
        ],
    ),
    (
        "credentials",
        &[
            "credentials",
            "Zugangsdaten",
            "Anmeldedaten",
            "credenciales",
            "inloggegevens",
            "凭据",
            "凭证",
        ],
    ),
    ("folder", &["folder", "Ordner", "carpeta", "map", "文件夹"]),
    (
        "favorites",
        &["favourites", "Favoriten", "favoritos", "favorieten", "收藏"],
    ),
    (
        "archive",
        &["archive", "Archiv", "archivo", "archief", "归档"],
    ),
    (
        "trash",
        &["trash", "Papierkorb", "papelera", "prullenbak", "回收站"],
    ),
    ("filters", &["filters", "Filter", "filtros", "筛选器"]),
    (
        "send",
        &[
            "Send",
            "Erstellen Sie eine Sendung",
            "Crear un Enviar",
            "Enviar",
            "Send-meldingen",
        ],
    ),
    (
        "sharing",
        &[
            "sharing",
            "Teilen",
            "compartir",
            "Compartiendo",
            "delen",
            "共享",
        ],
    ),
    (
        "one-time-sharing",
        &[
            "one-time sharing",
            "einmaliges sicheres Teilen",
            "compartir de forma segura una sola vez",
            "eenmalig veilig delen",
            "一次性安全共享",
        ],
    ),
    (
        "deletion-date",
        &[
            "deletion date",
            "Löschdatum",
            "fecha de eliminación",
            "verwijderdatum",
            "删除日期",
        ],
    ),
    (
        "expiry",
        &[
            "expiry",
            "Ablaufdatum",
            "caducidad",
            "vervaldatum",
            "过期日期",
        ],
    ),
    (
        "view-limit",
        &[
            "view limit",
            "Aufruflimit",
            "límite de vistas",
            "weergavelimiet",
            "查看次数限制",
        ],
    ),
    (
        "import",
        &["import", "Importieren", "importar", "importeren", "导入"],
    ),
    (
        "export",
        &["export", "Exportieren", "exportar", "exporteren", "导出"],
    ),
    (
        "generator",
        &["generator", "Generator", "generador", "生成器"],
    ),
    (
        "event-log",
        &[
            "event log",
            "Ereignisprotokoll",
            "registro de eventos",
            "gebeurtenislogboek",
            "gebeurtenislog",
            "事件日志",
            "event logs",
            "Ereignisprotokolle",
        ],
    ),
    (
        "webinars",
        &[
            "events",
            "webinars",
            "demos",
            "Veranstaltungen",
            "Ereignisse",
            "eventos y seminarios",
            "evenementen",
            "活动",
            "事件",
        ],
    ),
    (
        "reports",
        &[
            "reports",
            "Berichte",
            "informes",
            "rapporten",
            "rapportages",
            "报告",
        ],
    ),
    (
        "vault-health",
        &[
            "vault health reports",
            "Berichte zum Tresorzustand",
            "Gesundheitsberichte des Tresors",
            "informes de estado de la bóveda",
            "kluisgezondheidsrapporten",
            "rapporten over kluisgezondheid",
            "密码库健康报告",
            "informes de salud",
        ],
    ),
    (
        "exposed",
        &[
            "exposed passwords",
            "Kompromittierte Passwörter",
            "contraseñas expuestas",
            "Infome",
            "gelekte wachtwoorden",
            "已泄露的密码",
        ],
    ),
    (
        "reused",
        &[
            "reused passwords",
            "Wiederverwendete Passwörter",
            "contraseñas reutilizadas",
            "hergebruikte wachtwoorden",
            "dubbele",
            "重复使用的密码",
        ],
    ),
    (
        "weak",
        &[
            "weak passwords",
            "Schwache Passwörter",
            "contraseñas débiles",
            "zwakke wachtwoorden",
            "弱密码",
        ],
    ),
    (
        "unsecured",
        &[
            "unsecured websites",
            "Ungesicherte Websites",
            "sitios web no seguros",
            "onbeveiligde websites",
            "不安全的网站",
        ],
    ),
    (
        "inactive-two-step",
        &[
            "inactive two-step login",
            "Inaktive Zwei-Schritt-Anmeldung",
            "inicio en dos pasos inactivo",
            "inactieve tweestapsaanmelding",
            "未启用两步登录",
        ],
    ),
    (
        "member-access",
        &[
            "member access",
            "Mitgliederzugriff",
            "acceso de miembros",
            "ledentoegang",
            "成员访问",
        ],
    ),
    (
        "no-clients",
        &[
            "no clients",
            "Keine Kunden vorhanden",
            "Keine Ereignisse",
            "No hay clientes",
            "Geen klanten",
            "暂无客户",
        ],
    ),
];

/// Calls `test` with the texts of all languages.
fn in_all_languages(reader: Lang, test: impl FnOnce(&Index)) {
    in_portal(reader, "{}", test);
}

/// The same, in a portal with this `config.json`.
fn in_portal(reader: Lang, config: &str, test: impl FnOnce(&Index)) {
    let owner = Owner::new();
    owner.set();
    let texts = Lang::ALL.map(|lang| (lang, I18n::for_tests_in(lang)));
    let say = |lang: Lang, message: Message| {
        let (_, texts) = texts.iter().find(|(of, _)| *of == lang)?;
        Some(texts.say(message))
    };
    let config = Config::from(portal_config::read(config));
    assert_eq!(config.problems(), []);
    test(&Index::build(reader, &config, &say));
}

fn of_kind(groups: &[Group], kind: Kind) -> Vec<Thing> {
    let group = groups.iter().find(|group| group.kind == kind);
    group.map_or(Vec::new(), |group| {
        group.hits.iter().map(|hit| hit.thing).collect()
    })
}

fn terms(groups: &[Group]) -> Vec<&'static str> {
    let keys = of_kind(groups, Kind::Terms).into_iter();
    keys.filter_map(|thing| match thing {
        Thing::Term(term) => Some(term.key),
        _ => None,
    })
    .collect()
}

fn tasks(groups: &[Group]) -> Vec<&'static str> {
    let keys = of_kind(groups, Kind::Tasks).into_iter();
    keys.filter_map(|thing| match thing {
        Thing::Task(task) => Some(task.key),
        _ => None,
    })
    .collect()
}

fn resources_found(groups: &[Group]) -> Vec<&'static str> {
    let keys = of_kind(groups, Kind::Resources).into_iter();
    keys.filter_map(|thing| match thing {
        Thing::Resource(resource) => Some(resource.key),
        _ => None,
    })
    .collect()
}

/// By what the first hit for a term was found.
fn found_by(groups: &[Group], term: Term) -> Found {
    let mut hits = groups.iter().flat_map(|group| &group.hits);
    let hit = hits.find(|hit| hit.thing == Thing::Term(term));
    hit.expect("the term").found.clone()
}

#[test]
fn every_known_word_finds_its_term_whoever_reads() {
    for reader in [Lang::En, Lang::ZhCn] {
        in_all_languages(reader, |index| {
            for (key, known) in KNOWN {
                for word in *known {
                    let found = terms(&index.find(word));
                    let shown: Vec<_> = found.iter().take(MOST).collect();
                    assert!(shown.contains(&key), "{word} finds {shown:?}, not {key}");
                }
            }
        });
    }
    let keys: Vec<&str> = KNOWN.iter().map(|(key, _)| *key).collect();
    for term in glossary::ALL {
        assert!(keys.contains(&term.key), "{} is not tested", term.key);
    }
}

#[test]
fn what_nobody_calls_anything_finds_nothing() {
    in_all_languages(Lang::En, |index| {
        for word in ["Waschmaschine", "洗衣机", "zzz", "  ", "?"] {
            assert_eq!(index.find(word), [], "{word}");
        }
    });
}

#[test]
fn a_hit_says_which_word_was_found() {
    in_all_languages(Lang::En, |index| {
        let by = |typed: &str, term| found_by(&index.find(typed), term);
        let found = |source, word: &str| Found {
            source,
            word: word.to_owned(),
            about: None,
        };
        assert_eq!(
            by("sendung", glossary::SEND),
            found(Source::Elsewhere(Lang::De, WordKind::Wrong), "Sendung")
        );
        assert_eq!(
            by("BOVEDA", glossary::VAULT),
            found(Source::Language(Lang::Es), "bóveda")
        );
        assert_eq!(by("send", glossary::SEND), found(Source::Own, "Send"));
        assert_eq!(
            by("admin password reset", glossary::ACCOUNT_RECOVERY),
            found(
                Source::Elsewhere(Lang::En, WordKind::Older),
                "admin password reset"
            )
        );
    });
    in_all_languages(Lang::De, |index| {
        let groups = index.find("sendung");
        let task = groups.iter().flat_map(|group| &group.hits);
        let mut task =
            task.filter(|hit| matches!(hit.thing, Thing::Task(task) if task.key == "send"));
        let found = task.next().expect("the task").found.clone();
        assert_eq!(found.about, Some(glossary::SEND));
    });
}

#[test]
fn the_best_hit_is_the_first() {
    in_all_languages(Lang::En, |index| {
        assert_eq!(terms(&index.find("vault"))[0], "vault");
        assert_eq!(terms(&index.find("Sitz"))[0], "seat");
        assert_eq!(terms(&index.find("member"))[0], "member");
        assert_eq!(
            index.find("members")[0].kind,
            Kind::Pages,
            "exactly the page"
        );
        assert_eq!(index.find("lastpass")[0].kind, Kind::Help);
        assert_eq!(index.find("import lastpass")[0].kind, Kind::Help);
    });
}

#[test]
fn tasks_and_resources_are_found_as_older_documents_call_them() {
    in_all_languages(Lang::Nl, |index| {
        for (typed, key) in [
            ("Benutzerabmeldung", "users"),
            ("agregar y eliminar asientos", "seats"),
            ("管理员密码重置", "recovery"),
            ("Gesundheit des Tresors", "health"),
            ("Gesundheitsberichte", "health"),
            ("Crear un Enviar", "send"),
            ("创建共享项目", "share"),
            ("Rechnungsstellung", "billing"),
            ("user permissions", "permissions"),
        ] {
            let found = tasks(&index.find(typed));
            assert!(found.contains(&key), "{typed} finds {found:?}");
        }
        for (typed, key) in [
            ("zweistufige Zugangsdaten", "two-step"),
            ("演示注册", "demos"),
            ("mira videos", "videos"),
            ("Bitwarden Ereignisse", "demos"),
            ("register", "register"),
        ] {
            let found = resources_found(&index.find(typed));
            assert!(found.contains(&key), "{typed} finds {found:?}");
        }
    });
}

#[test]
fn everything_is_found_by_its_own_name_in_every_language() {
    for reader in Lang::ALL {
        in_all_languages(reader, |index| {
            let texts = I18n::for_tests_in(reader);
            for task in guide::TASKS {
                let typed = texts.say(task.title);
                assert_eq!(tasks(&index.find(&typed))[0], task.key, "{typed}");
            }
            for resource in resources::RESOURCES {
                let typed = texts.say(resource.title);
                assert_eq!(
                    resources_found(&index.find(&typed))[0],
                    resource.key,
                    "{typed}"
                );
            }
            for page in pages() {
                let typed = texts.say(page.name);
                let found = of_kind(&index.find(&typed), Kind::Pages);
                assert!(found.contains(&Thing::Page(page)), "{typed}");
            }
        });
    }
}

#[test]
fn pages_that_the_operator_leaves_out_are_not_found() {
    let left_out = |index: &Index, typed: &str, spot: Spot| {
        let found = of_kind(&index.find(typed), Kind::Pages);
        let mut found = found.into_iter();
        !found.any(|thing| matches!(thing, Thing::Page(page) if page.spot == spot))
    };
    let policies = Spot::Console(ConsolePage::Policies, Action::ManagePolicies);
    let bill = Spot::Provider(ProviderPage::Subscription);
    let pages = [
        ("policies", policies),
        ("subscription", bill),
        ("password manager", Spot::Vault),
    ];
    in_all_languages(Lang::En, |index| {
        for (typed, spot) in pages {
            assert!(!left_out(index, typed, spot), "{typed}");
        }
    });
    in_portal(
        Lang::En,
        r#"{"hide":["policies","billing","vault"]}"#,
        |index| {
            for (typed, spot) in pages {
                assert!(left_out(index, typed, spot), "{typed}");
            }
            assert_eq!(
                terms(&index.find("policies"))[0],
                "policy",
                "the word is still there"
            );
        },
    );
}

#[test]
fn pages_are_those_of_the_console_and_are_called_alike() {
    let owner = Owner::new();
    owner.set();
    let of = |page: ConsolePage| -> Page {
        let mut all = pages().filter(|it| matches!(it.spot, Spot::Console(at, _) if at == page));
        let found = all.next().unwrap_or_else(|| panic!("{page:?} is missing"));
        assert_eq!(all.next(), None, "{page:?} twice");
        found
    };
    for page in ConsolePage::ALL {
        let (name, action) = console::about(page);
        let ours = of(page);
        assert_eq!(ours.spot, Spot::Console(page, action));
        assert_eq!(ours.is_built, console::is_built(page), "{page:?}");
        for lang in Lang::ALL {
            let texts = I18n::for_tests_in(lang);
            assert_eq!(texts.say(ours.name), texts.say(name), "{page:?}");
        }
    }
    for (ours, theirs) in [
        (m::training::pages::PROVIDERS, m::frame::PROVIDERS_TITLE),
        (m::training::pages::SETTINGS, m::frame::SETTINGS),
        (m::training::pages::PERMISSIONS, m::frame::PERMISSIONS),
        (m::training::guide::PAGE_CLIENTS, m::frame::CLIENTS),
        (m::training::guide::PAGE_VAULT, m::frame::PASSWORD_MANAGER),
    ] {
        for lang in Lang::ALL {
            let texts = I18n::for_tests_in(lang);
            assert_eq!(texts.say(ours), texts.say(theirs));
        }
    }
}

#[test]
fn every_room_of_the_desk_is_a_page() {
    for room in TrainingRoom::ALL {
        let mut all = pages();
        assert!(all.any(|page| page.spot == Spot::Room(room)), "{room:?}");
    }
}

fn profile(role: u8) -> Profile {
    serde_json::from_str(&format!(
        r#"{{"providers":[{{"id":"p","name":"MSP","type":{role},"status":2,"enabled":true}}],
            "providerOrganizations":[{{"id":"c","name":"Client","type":0,"status":2,"enabled":true,
                "providerId":"p","useGroups":true}}]}}"#
    ))
    .expect("a profile")
}

#[test]
fn the_way_to_a_page_is_that_of_the_person_and_client() {
    let client = Chosen {
        id: "c".into(),
        name: "Client".into(),
    };
    let way = |wanted: Spot, profile: Option<&Profile>, client: Option<&Chosen>| {
        let page = pages().find(|page| page.spot == wanted).expect("a page");
        page.way(profile, client).map(|route| route.path())
    };
    let at = |page| {
        pages()
            .map(|it| it.spot)
            .find(|spot| matches!(spot, Spot::Console(at, _) if *at == page))
    };
    let groups = at(ConsolePage::Groups).expect("a page");
    let (admin, service) = (profile(0), profile(1));
    assert_eq!(
        way(groups, Some(&service), Some(&client)),
        Ok("/organizations/c/groups".to_owned())
    );
    assert_eq!(
        way(groups, Some(&service), None),
        Err(m::training::search::CHOOSE_CLIENT.into())
    );
    assert_eq!(
        way(groups, None, None),
        Err(m::training::search::SIGN_IN_FIRST.into())
    );
    let policies = at(ConsolePage::Policies).expect("a page");
    assert_eq!(
        way(policies, Some(&service), Some(&client)),
        Err(m::training::guide::not_in_plan("Client")),
        "its plan has none"
    );
    let bill = Spot::Provider(ProviderPage::Subscription);
    assert_eq!(
        way(bill, Some(&admin), None),
        Ok("/providers/p/billing/subscription".to_owned())
    );
    assert_eq!(
        way(bill, Some(&service), None),
        Err(m::training::search::ONLY_PROVIDER_ADMINS.into())
    );
    assert_eq!(
        way(bill, Some(&Profile::default()), None),
        Err(m::training::search::NO_PROVIDER.into())
    );
    assert_eq!(
        way(Spot::Providers, None, None),
        Ok("/providers".to_owned())
    );
}
