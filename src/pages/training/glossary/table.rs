//! The table: every term with the word we use in each language (English, German, Spanish, Dutch, Chinese) and
//! the words that people meet elsewhere, with their language and kind. What a term means is the message of
//! the same name in `locales/*/training/terms.json`.

use super::{
    Kind::{Official, Older, Other, Typo, Wrong},
    Term,
    Topic::{Access, Provider, Reports, Seats, Vault},
    Variant,
};
use crate::i18n::Lang;
use crate::i18n::m::training::terms as words;

macro_rules! terms {
    ($($name:ident $key:literal $topic:ident
        $en:literal $de:literal $es:literal $nl:literal $zh:literal
        [$($lang:ident $kind:ident $word:literal),* $(,)?];)*) => {
        $(
            #[doc = concat!("`", $key, "`")]
            pub const $name: Term = Term {
                key: $key,
                topic: $topic,
                meaning: words::$name,
                words: [$en, $de, $es, $nl, $zh],
                variants: { const ALL: &[Variant] = &[$(Variant { lang: Lang::$lang, kind: $kind, word: $word }),*]; ALL },
            };
        )*

        /// Every term, by topic.
        pub const ALL: &[Term] = &[$($name),*];
    };
}

terms! {
    PROVIDER "provider" Provider
        "provider" "Anbieter" "proveedor" "provider" "提供商"
        [Nl Official "aanbieder", Nl Wrong "leverancier"];
    PROVIDER_PORTAL "provider-portal" Provider
        "Provider Portal" "Anbieterportal" "Portal del proveedor" "Providerportaal" "提供商门户"
        [De Official "Provider-Portal", De Official "Anbieter-Portal", Es Official "Provider Portal",
         Nl Wrong "leveranciersportaal", Nl Official "Portaal voor aanbieders", Nl Official "Provider Portal"];
    MSP "msp" Provider
        "managed service provider (MSP)" "Managed Service Provider (MSP)" "proveedor de servicios gestionados (MSP)"
        "managed service provider (MSP)" "托管服务提供商 (MSP)"
        [En Other "MSP"];
    RESELLER "reseller" Provider
        "reseller" "Wiederverkäufer" "revendedor" "reseller" "经销商" [];
    CLIENT "client" Provider
        "client" "Kunde" "cliente" "klant" "客户"
        [En Other "customer", De Official "Clients", Es Typo "Cientes", Nl Wrong "Apparaten", Nl Official "Clients"];
    CLIENT_ORGANIZATION "client-organization" Provider
        "client organization" "Kundenorganisation" "organización cliente" "klantorganisatie" "客户组织"
        [En Other "client organisation", De Official "Client-Organisation", Es Wrong "organización de clientes",
         Es Official "organización del cliente", Nl Official "clientorganisatie",
         Nl Official "organisaties van klanten"];
    SERVICE_USER "service-user" Provider
        "service user" "Servicebenutzer" "usuario de servicio" "servicegebruiker" "服务用户"
        [De Official "Dienstnutzer", De Official "Service Benutzer", De Other "Servicemitarbeiter",
         Es Wrong "los usuarios de su servicio", Nl Wrong "gebruikers van de Provider service"];
    PROVIDER_ADMIN "provider-admin" Provider
        "provider admin" "Anbieter-Administrator" "administrador del proveedor" "providerbeheerder" "提供商管理员"
        [ZhCn Wrong "提供商管理"];
    PROVIDER_MEMBER "provider-member" Provider
        "provider member" "Anbietermitglied" "miembro del proveedor" "providerlid" "提供商成员"
        [Nl Official "Provider-leden"];
    PRODUCT_SWITCHER "product-switcher" Provider
        "product switcher" "Produktumschalter" "selector de producto" "productwisselaar" "产品切换器"
        [De Official "Produktschalter", De Official "Produktwechsler", Es Official "conmutador de producto",
         Es Official "cambiador de producto", Nl Official "productswitcher"];
    NEW_CLIENT "new-client" Provider
        "new client" "Neuer Kunde" "Nuevo cliente" "Nieuwe klant" "新客户"
        [En Older "new client organization"];
    ADD_EXISTING "add-existing" Provider
        "add existing organization" "Bestehende Organisation hinzufügen" "Añadir organización existente"
        "Bestaande organisatie toevoegen" "添加现有组织"
        [En Other "add existing organisation"];
    UNLINK "unlink" Provider
        "unlink organization" "Organisation trennen" "Desvincular organización" "Organisatie ontkoppelen" "取消关联组织"
        [En Other "unlink organisation", De Official "Organisationsverknüpfung aufheben", ZhCn Official "脱离组织",
         ZhCn Official "取消链接组织"];
    BUSINESS_UNIT "business-unit" Provider
        "business unit" "Geschäftseinheit" "unidad de negocio" "bedrijfseenheid" "业务单元"
        [En Official "Business Unit Portal"];
    ONGOING_ADMINISTRATION "ongoing-administration" Provider
        "ongoing administration" "Laufende Verwaltung" "Administración continua" "Doorlopend beheer" "持续管理"
        [Es Wrong "Administración en curso"];
    TRAINING_RESOURCES "training-resources" Provider
        "training resources" "Schulungsmaterial" "Recursos de formación" "Trainingsmateriaal" "培训资源" [];

    SEAT "seat" Seats
        "seat" "Benutzerplatz" "plaza de usuario" "gebruikersplaats" "席位"
        [De Wrong "Sitz", De Other "Lizenz", Es Wrong "asiento", Es Wrong "asiento de usuario", Es Official "licencia",
         Es Official "puesto", Nl Official "plaats", Nl Wrong "stoelen"];
    ASSIGNED "assigned" Seats
        "assigned" "Zugewiesen" "Asignadas" "Toegewezen" "已分配" [];
    USED "used" Seats
        "used" "Belegt" "Usadas" "Gebruikt" "已使用" [];
    REMAINING "remaining" Seats
        "remaining" "Verbleibend" "Restantes" "Resterend" "剩余" [];
    UNASSIGNED_SEATS "unassigned-seats" Seats
        "unassigned seats" "Nicht zugewiesene Benutzerplätze" "Plazas sin asignar" "Niet-toegewezen plaatsen"
        "未分配的席位"
        [Nl Wrong "Niet-toegewezen stoelen"];
    ADDITIONAL_SEATS "additional-seats" Seats
        "additional seats purchased" "Zusätzlich gekaufte Benutzerplätze" "Plazas adicionales compradas"
        "Extra gekochte plaatsen" "已购买的附加席位" [];
    MANAGE_SEATS "manage-seats" Seats
        "manage seats" "Benutzerplätze verwalten" "Gestionar plazas" "Plaatsen beheren" "管理席位"
        [De Typo "Benutzerpätze verwalten", Es Wrong "Gestionar asientos de usuario", ZhCn Official "管理用户席位"];
    PLAN "plan" Seats
        "plan" "Tarif" "plan" "abonnement" "方案"
        [De Official "Abo", ZhCn Older "计划"];
    TEAMS "teams" Seats
        "Teams" "Teams" "Teams" "Teams" "团队版"
        [Es Wrong "Equipos"];
    ENTERPRISE "enterprise" Seats
        "Enterprise" "Enterprise" "Enterprise" "Enterprise" "企业版"
        [De Wrong "Unternehmen", Es Wrong "Empresas", Nl Wrong "Ondernemingsorganisatie"];
    SUBSCRIPTION "subscription" Seats
        "subscription" "Abonnement" "suscripción" "abonnement" "订阅" [];
    BILLING "billing" Seats
        "billing" "Abrechnung" "facturación" "facturering" "计费"
        [De Wrong "Rechnung", De Official "Rechnungsstellung"];
    BILLING_HISTORY "billing-history" Seats
        "billing history" "Rechnungsverlauf" "historial de facturación" "factuurgeschiedenis" "计费历史记录" [];
    PAYMENT_METHOD "payment-method" Seats
        "payment method" "Zahlungsmethode" "método de pago" "betaalmethode" "支付方式" [];
    INVOICE "invoice" Seats
        "invoice" "Rechnung" "factura" "factuur" "账单"
        [ZhCn Other "发票"];

    ORGANIZATION "organization" Access
        "organization" "Organisation" "organización" "organisatie" "组织"
        [En Other "organisation"];
    ADMIN_CONSOLE "admin-console" Access
        "Admin Console" "Administrator-Konsole" "Consola de administración" "Beheerdersconsole" "管理控制台"
        [Nl Official "beheerconsole", En Older "organization vault"];
    PASSWORD_MANAGER "password-manager" Access
        "Password Manager" "Passwort-Manager" "Gestor de contraseñas" "Wachtwoordbeheerder" "密码管理器" [];
    MEMBER "member" Access
        "member" "Mitglied" "miembro" "lid" "成员"
        [En Older "people", De Older "Leute", Nl Other "leden"];
    USER "user" Access
        "user" "Benutzer" "usuario" "gebruiker" "用户" [];
    END_USER "end-user" Access
        "end user" "Endbenutzer" "usuario final" "eindgebruiker" "最终用户"
        [De Official "Endnutzer"];
    OWNER "owner" Access
        "owner" "Eigentümer" "propietario" "eigenaar" "所有者"
        [De Older "Besitzer"];
    ADMIN "admin" Access
        "admin" "Administrator" "administrador" "beheerder" "管理员"
        [En Other "administrator"];
    CUSTOM_ROLE "custom-role" Access
        "custom" "Benutzerdefiniert" "Personalizado" "Aangepast" "自定义" [];
    INVITED "invited" Access
        "invited" "Eingeladen" "Invitado" "Uitgenodigd" "已邀请" [];
    ACCEPTED "accepted" Access
        "accepted" "Angenommen" "Aceptado" "Geaccepteerd" "已接受"
        [De Official "Akzeptiert"];
    NEEDS_CONFIRMATION "needs-confirmation" Access
        "needs confirmation" "Bestätigung erforderlich" "Pendiente de confirmar" "Bevestiging nodig" "需要确认" [];
    CONFIRMED "confirmed" Access
        "confirmed" "Bestätigt" "Confirmado" "Bevestigd" "已确认" [];
    REVOKED "revoked" Access
        "revoked" "Widerrufen" "Revocado" "Ingetrokken" "已撤销" [];
    ONBOARDING "onboarding" Access
        "onboarding" "Onboarding" "alta de usuarios" "onboarding" "用户入职"
        [De Other "Aufnahme", De Official "Benutzer-Onboarding", Es Official "Incorporación de usuarios",
         ZhCn Typo "用入职用户"];
    OFFBOARDING "offboarding" Access
        "offboarding" "Offboarding" "baja de usuarios" "offboarding" "用户离职"
        [De Other "Austritt", De Wrong "Benutzerabmeldung", Es Wrong "Desactivación de Usuario",
         ZhCn Official "离职用户"];
    GROUP "group" Access
        "group" "Gruppe" "grupo" "groep" "群组" [];
    COLLECTION "collection" Access
        "collection" "Sammlung" "colección" "collectie" "集合"
        [Nl Older "verzameling", En Official "shared folder", Nl Official "gedeelde map", ZhCn Official "共享文件夹"];
    PERMISSION "permission" Access
        "permission" "Berechtigung" "permiso" "rechten" "权限"
        [Nl Other "machtiging"];
    VIEW "view" Access
        "view" "anzeigen" "ver" "bekijken" "查看" [];
    EDIT "edit" Access
        "edit" "bearbeiten" "editar" "bewerken" "编辑" [];
    MANAGE "manage" Access
        "manage" "verwalten" "gestionar" "beheren" "管理" [];
    HIDDEN_PASSWORDS "hidden-passwords" Access
        "hidden passwords" "Passwörter verborgen" "contraseñas ocultas" "verborgen wachtwoorden" "隐藏密码" [];
    USER_TYPES "user-types" Access
        "user types and access control" "Benutzerrollen und Zugriffskontrolle" "tipos de usuario y control de acceso"
        "gebruikerstypes en toegangsbeheer" "用户类型和访问控制"
        [De Official "Benutzertypen und Zugriffskontrolle"];
    ACCOUNT_RECOVERY "account-recovery" Access
        "account recovery" "Kontowiederherstellung" "recuperación de cuenta" "accountherstel" "账户恢复"
        [En Older "admin password reset", De Older "Administrator Passwort zurücksetzen",
         De Older "Administrator Passwortzurücksetzung", Es Older "Restablecimiento de contraseña del administrador",
         ZhCn Older "管理员密码重置"];
    POLICY "policy" Access
        "policy" "Richtlinie" "política" "beleidsregel" "策略"
        [En Other "policies", Nl Wrong "beleidseisen"];
    FINGERPRINT "fingerprint" Access
        "fingerprint phrase" "Fingerabdruck-Phrase" "frase de huella digital" "vingerafdrukzin" "指纹短语"
        [De Older "Prüfschlüssel"];
    TWO_STEP "two-step" Access
        "two-step login" "Zwei-Schritt-Anmeldung" "inicio de sesión en dos pasos" "tweestapsaanmelding" "两步登录"
        [En Other "two-factor authentication", En Other "2FA", En Other "MFA",
         De Official "Zwei-Faktor-Authentifizierung", De Wrong "zweistufige Zugangsdaten",
         De Wrong "Zwei-Stufen-Zugangsdaten-Methoden", Es Official "inicio de sesión de dos pasos"];
    MASTER_PASSWORD "master-password" Access
        "master password" "Master-Passwort" "contraseña maestra" "hoofdwachtwoord" "主密码" [];
    SSO "sso" Access
        "single sign-on" "Single Sign-on" "inicio de sesión único" "single sign-on" "单点登录"
        [En Other "SSO"];
    CLAIMED_DOMAIN "claimed-domain" Access
        "claimed domain" "Beanspruchte Domain" "dominio reclamado" "geclaimd domein" "声明的域名" [];

    VAULT "vault" Vault
        "vault" "Tresor" "bóveda" "kluis" "密码库"
        [Es Older "caja fuerte", Nl Other "kluizen"];
    MY_VAULT "my-vault" Vault
        "my vault" "Mein Tresor" "Mi bóveda" "Mijn kluis" "我的密码库" [];
    ALL_VAULTS "all-vaults" Vault
        "all vaults" "Alle Tresore" "Todas las bóvedas" "Alle kluizen" "所有密码库" [];
    ITEM "item" Vault
        "item" "Eintrag" "elemento" "item" "项目" [];
    LOGIN_ITEM "login" Vault
        "login" "Zugangsdaten" "inicio de sesión" "login" "登录"
        [De Older "Anmeldung", Es Other "credencial"];
    CARD "card" Vault
        "card" "Karte" "tarjeta" "kaart" "支付卡" [];
    IDENTITY "identity" Vault
        "identity" "Identität" "identidad" "identiteit" "身份" [];
    SECURE_NOTE "secure-note" Vault
        "secure note" "Sichere Notiz" "nota segura" "notitie" "安全笔记" [];
    SSH_KEY "ssh-key" Vault
        "SSH key" "SSH-Schlüssel" "clave SSH" "SSH-sleutel" "SSH 密钥" [];
    CREDENTIALS "credentials" Vault
        "credentials" "Zugangsdaten" "credenciales" "inloggegevens" "凭据"
        [De Official "Anmeldedaten", Nl Official "credentials", ZhCn Wrong "凭证"];
    FOLDER "folder" Vault
        "folder" "Ordner" "carpeta" "map" "文件夹" [];
    FAVORITES "favorites" Vault
        "favorites" "Favoriten" "favoritos" "favorieten" "收藏"
        [En Other "favourites"];
    ARCHIVE "archive" Vault
        "archive" "Archiv" "archivo" "archief" "归档" [];
    TRASH "trash" Vault
        "trash" "Papierkorb" "papelera" "prullenbak" "回收站" [];
    FILTERS "filters" Vault
        "filters" "Filter" "filtros" "filters" "筛选器" [];
    SEND "send" Vault
        "Send" "Send" "Send" "Send" "Send"
        [De Wrong "Sendung", De Wrong "Erstellen Sie eine Sendung", Es Wrong "Enviar", Es Wrong "Crear un Enviar",
         Nl Wrong "Send-meldingen"];
    SHARING "sharing" Vault
        "sharing" "Teilen" "compartir" "delen" "共享"
        [Es Wrong "Compartiendo"];
    ONE_TIME_SHARING "one-time-sharing" Vault
        "one-time sharing" "einmaliges sicheres Teilen" "compartir de forma segura una sola vez"
        "eenmalig veilig delen" "一次性安全共享"
        [En Official "secure one-time sharing", ZhCn Official "安全的一次性共享"];
    DELETION_DATE "deletion-date" Vault
        "deletion date" "Löschdatum" "fecha de eliminación" "verwijderdatum" "删除日期" [];
    EXPIRY "expiry" Vault
        "expiry" "Ablaufdatum" "caducidad" "vervaldatum" "过期日期"
        [En Other "expiration date"];
    VIEW_LIMIT "view-limit" Vault
        "view limit" "Aufruflimit" "límite de vistas" "weergavelimiet" "查看次数限制" [];
    IMPORT "import" Vault
        "import" "Importieren" "importar" "importeren" "导入" [];
    EXPORT "export" Vault
        "export" "Exportieren" "exportar" "exporteren" "导出" [];
    GENERATOR "generator" Vault
        "generator" "Generator" "generador" "generator" "生成器" [];

    EVENT_LOG "event-log" Reports
        "event log" "Ereignisprotokoll" "registro de eventos" "gebeurtenislogboek" "事件日志"
        [Nl Official "gebeurtenislog"];
    WEBINARS "webinars" Reports
        "events and webinars" "Veranstaltungen" "eventos y seminarios" "evenementen" "活动"
        [En Other "demos", En Older "weekly demo", De Wrong "Ereignisse", ZhCn Wrong "事件"];
    REPORTS "reports" Reports
        "reports" "Berichte" "informes" "rapporten" "报告"
        [Nl Official "rapportages"];
    VAULT_HEALTH "vault-health" Reports
        "vault health reports" "Berichte zum Tresorzustand" "informes de estado de la bóveda"
        "rapporten over kluisgezondheid" "密码库健康报告"
        [De Wrong "Gesundheitsberichte des Tresors", Es Wrong "Informes de salud de la caja fuerte",
         Es Wrong "informes de salud de la bóveda", Nl Official "kluisgezondheidsrapporten"];
    EXPOSED "exposed" Reports
        "exposed passwords" "Kompromittierte Passwörter" "contraseñas expuestas" "gelekte wachtwoorden" "已泄露的密码"
        [Es Typo "Infome de contraseñas expuestas"];
    REUSED "reused" Reports
        "reused passwords" "Wiederverwendete Passwörter" "contraseñas reutilizadas" "hergebruikte wachtwoorden"
        "重复使用的密码"
        [Nl Official "dubbele wachtwoorden"];
    WEAK "weak" Reports
        "weak passwords" "Schwache Passwörter" "contraseñas débiles" "zwakke wachtwoorden" "弱密码" [];
    UNSECURED "unsecured" Reports
        "unsecured websites" "Ungesicherte Websites" "sitios web no seguros" "onbeveiligde websites" "不安全的网站" [];
    INACTIVE_TWO_STEP "inactive-two-step" Reports
        "inactive two-step login" "Inaktive Zwei-Schritt-Anmeldung" "inicio en dos pasos inactivo"
        "inactieve tweestapsaanmelding" "未启用两步登录" [];
    MEMBER_ACCESS "member-access" Reports
        "member access" "Mitgliederzugriff" "acceso de miembros" "ledentoegang" "成员访问" [];
    NO_CLIENTS "no-clients" Reports
        "no clients" "Keine Kunden vorhanden" "No hay clientes" "Geen klanten" "暂无客户"
        [De Wrong "Keine Ereignisse"];
}
