//! What the tasks and resources are called in the documents that people come from, in their languages.
//! Terms have their own such words, in the glossary's table.

use crate::i18n::Lang::{self, De, En, Es, ZhCn};
use crate::pages::training::glossary::Kind::{self, Official, Older, Wrong};

/// Key of a task, language, kind, name.
pub const TASKS: &[(&str, Lang, Kind, &str)] = &[
    ("users", Es, Official, "Agregar y eliminar usuarios"),
    ("permissions", De, Official, "Benutzerberechtigungen ändern"),
    ("permissions", Es, Official, "Cambiar permisos de usuario"),
    ("seats", En, Older, "Add and remove user seats"),
    (
        "seats",
        De,
        Official,
        "Benutzerplätze hinzufügen und entfernen",
    ),
    ("seats", Es, Wrong, "Agregar y eliminar asientos de usuario"),
    ("seats", ZhCn, Older, "添加和移除用户席位"),
    ("recovery", En, Older, "Reset users' master passwords"),
    (
        "recovery",
        De,
        Official,
        "Setzen Sie die Master-Passwörter der Benutzer zurück",
    ),
    (
        "recovery",
        Es,
        Official,
        "Restablecer las contraseñas maestras de los usuarios",
    ),
    ("recovery", ZhCn, Older, "重置用户主密码"),
    ("share", En, Older, "Create & share vault items"),
    (
        "share",
        De,
        Official,
        "Erstellen & teilen Sie Tresor Einträge",
    ),
    (
        "share",
        Es,
        Official,
        "Crea y comparte elementos de la caja fuerte",
    ),
    ("share", ZhCn, Older, "创建 & 共享密码库项目"),
    ("send", En, Older, "Secure one-time sharing"),
    ("send", De, Official, "Sicheres einmaliges Teilen"),
    ("send", Es, Official, "Compartir seguro una sola vez"),
    ("send", ZhCn, Older, "安全的一次性共享"),
    (
        "health",
        De,
        Wrong,
        "Überwachen Sie die Gesundheit des Tresors",
    ),
    ("health", Es, Wrong, "Monitorear la salud de la caja fuerte"),
    ("billing", En, Older, "Update billing info"),
    (
        "billing",
        De,
        Official,
        "Verwalten Sie die Rechnungsstellung",
    ),
    (
        "billing",
        De,
        Official,
        "Aktualisierung der Rechnungsinformationen",
    ),
    (
        "billing",
        Es,
        Official,
        "Actualizar información de facturación",
    ),
    ("billing", ZhCn, Older, "更新计费信息"),
];

/// Key of a resource, language, kind, name.
pub const RESOURCES: &[(&str, Lang, Kind, &str)] = &[
    ("register", En, Older, "Register"),
    ("register", De, Official, "Benutzerregistrierung"),
    ("register", De, Official, "Registrieren"),
    ("register", Es, Official, "Registrar"),
    ("videos", En, Older, "Watch training videos"),
    ("videos", En, Older, "Getting started with Bitwarden"),
    ("videos", De, Official, "Schau Trainingsvideos an"),
    ("videos", De, Official, "Erste Schritte mit Bitwarden"),
    ("videos", Es, Official, "Mira videos de entrenamiento"),
    ("videos", Es, Official, "Primeros pasos con Bitwarden"),
    ("videos", ZhCn, Older, "观看培训视频"),
    ("videos", ZhCn, Older, "Bitwarden 入门"),
    ("import", En, Older, "Help users import their data"),
    ("import", En, Older, "Import data to your vault"),
    (
        "import",
        De,
        Official,
        "Helfen Sie Benutzern beim Import ihrer Daten",
    ),
    (
        "import",
        De,
        Official,
        "Importieren Sie Daten in Ihren Tresor",
    ),
    (
        "import",
        Es,
        Official,
        "Ayuda a los usuarios a importar sus datos",
    ),
    ("import", Es, Official, "Importa datos a tu caja fuerte"),
    ("import", ZhCn, Older, "帮助用户导入他们的数据"),
    ("import", ZhCn, Older, "导入数据到密码库"),
    ("two-step", En, Older, "Help setup two-step login"),
    ("two-step", En, Older, "Two-step login methods"),
    (
        "two-step",
        De,
        Wrong,
        "Hilfe bei der Einrichtung der zweistufigen Zugangsdaten",
    ),
    (
        "two-step",
        Es,
        Official,
        "Ayuda a configurar el inicio de sesión de dos pasos",
    ),
    (
        "two-step",
        Es,
        Official,
        "Métodos de inicio de sesión en dos pasos",
    ),
    ("two-step", ZhCn, Older, "帮助设置两步登录"),
    ("two-step", ZhCn, Older, "两步登录方式"),
    ("apps", En, Older, "Getting started guides"),
    ("apps", De, Official, "Demonstrieren Sie Bitwarden Apps"),
    ("apps", De, Official, "Anleitungen für den Einstieg"),
    (
        "apps",
        Es,
        Official,
        "Demuestra las aplicaciones de Bitwarden",
    ),
    ("apps", Es, Official, "Guías para comenzar"),
    ("apps", ZhCn, Older, "演示 Bitwarden 应用程序"),
    ("apps", ZhCn, Older, "入门指南"),
    ("demos", En, Older, "Register for demos"),
    ("demos", En, Official, "Bitwarden events"),
    ("demos", De, Official, "Registrieren Sie sich für Demos"),
    ("demos", De, Wrong, "Bitwarden Ereignisse"),
    ("demos", Es, Official, "Regístrate para demostraciones"),
    ("demos", Es, Official, "Eventos de Bitwarden"),
    ("demos", ZhCn, Older, "演示注册"),
    ("demos", ZhCn, Wrong, "Bitwarden 事件"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::training::{guide, resources};

    #[test]
    fn every_key_is_that_of_a_task_or_resource() {
        for (key, ..) in TASKS {
            assert!(guide::TASKS.iter().any(|task| task.key == *key), "{key}");
        }
        for (key, ..) in RESOURCES {
            let mut all = resources::RESOURCES.iter();
            assert!(all.any(|resource| resource.key == *key), "{key}");
        }
    }
}
