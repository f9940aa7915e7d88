// A start without a network, and news of a new version. Loaded by boot.js when the app runs, in releases only.
// The service worker (sw.js) does the work; here is what a page has to do with it. The words stand here and not in
// the language files, so that nobody loads them before there is a new version.

const WORDS = {
  en: {
    title: "New version",
    text: "A new version of the portal is ready. Reload when it suits you; if you are signed in, you will be asked for your master password.",
    reload: "Reload now",
    later: "Later",
  },
  de: {
    title: "Neue Version",
    text: "Eine neue Version des Portals ist bereit. Laden Sie die Seite neu, wenn es Ihnen passt; sind Sie angemeldet, werden Sie nach Ihrem Master-Passwort gefragt.",
    reload: "Jetzt neu laden",
    later: "Später",
  },
  es: {
    title: "Nueva versión",
    text: "Hay una nueva versión del portal lista. Vuelve a cargar la página cuando te venga bien; si has iniciado sesión, se te pedirá la contraseña maestra.",
    reload: "Recargar ahora",
    later: "Más tarde",
  },
  nl: {
    title: "Nieuwe versie",
    text: "Er staat een nieuwe versie van het portaal klaar. Laad de pagina opnieuw wanneer het uitkomt; ben je aangemeld, dan wordt om je hoofdwachtwoord gevraagd.",
    reload: "Nu opnieuw laden",
    later: "Later",
  },
  "zh-CN": {
    title: "新版本",
    text: "门户的新版本已就绪。请在方便时重新加载；如果您已登录，将需要输入主密码。",
    reload: "立即重新加载",
    later: "稍后",
  },
};

const ROOT = new URL("./", import.meta.url);
const { version } = document.querySelector("script[data-version]").dataset;
const CHECK_EVERY_MILLIS = 60 * 60 * 1000;
// A dialog is open: looked at again after this.
const WAIT_MILLIS = 2000;
const READ_OUT_AFTER_MILLIS = 100;

const pause = (millis) => new Promise((done) => setTimeout(done, millis));

// As long as this page lives, its version's files stay.
navigator.locks?.request(`portal ${ROOT.pathname} ${version}`, { mode: "shared" }, () => new Promise(() => {}));

// Looks like the app's own: style/widgets/button.css.
function button(text, look, act) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = `button button--${look} button--small`;
  element.textContent = text;
  element.addEventListener("click", act);
  return element;
}

function bringStyles() {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL("./updates.css", ROOT).href;
  return new Promise((done) => {
    link.onload = done;
    link.onerror = done;
    document.head.append(link);
  });
}

let isOffered = false;

// Once in the life of a page: whoever says later gets the new version with the next start anyway.
async function offer() {
  if (isOffered) return;
  isOffered = true;
  await bringStyles();
  // Nobody is to lose what they are typing.
  while (document.querySelector("dialog[open]")) await pause(WAIT_MILLIS);
  const { lang } = document.documentElement;
  const words = WORDS[lang] ?? WORDS.en;
  const banner = document.createElement("section");
  banner.className = "update";
  // Above the page; a dialog that opens later lies above it and keeps it from being pressed.
  banner.popover = "manual";
  banner.setAttribute("aria-label", words.title);
  const text = document.createElement("p");
  text.setAttribute("role", "status");
  banner.append(
    text,
    button(words.reload, "primary", () => location.reload()),
    button(words.later, "quiet", () => banner.remove()),
  );
  (document.querySelector(".portal") ?? document.body).append(banner);
  banner.showPopover();
  // Into a region that is already there: so it is read out.
  await pause(READ_OUT_AFTER_MILLIS);
  text.textContent = words.text;
}

async function start() {
  const { serviceWorker, connection } = navigator;
  if (!serviceWorker) return;
  serviceWorker.addEventListener("message", ({ data }) => {
    if (data?.root === ROOT.href && data.portalVersion !== version) offer();
  });
  serviceWorker.startMessages();
  const registration = await serviceWorker.register(new URL("sw.js", ROOT), {
    scope: ROOT.pathname,
    updateViaCache: "none",
  });
  // A browser may refuse to keep anything.
  if (!registration) return;
  const { active } = await serviceWorker.ready;
  const whenIdle = window.requestIdleCallback ?? setTimeout;
  whenIdle(() => active.postMessage({ language: document.documentElement.lang, all: !connection?.saveData }));
  let checked = Date.now();
  const check = () => {
    if (document.hidden || Date.now() - checked < CHECK_EVERY_MILLIS) return;
    checked = Date.now();
    registration.update().catch(() => {});
  };
  document.addEventListener("visibilitychange", check);
  setInterval(check, CHECK_EVERY_MILLIS);
}

// Without it the portal works as well, only not without a network.
start().catch((error) => console.warn("The portal will not start without a network.", error));
