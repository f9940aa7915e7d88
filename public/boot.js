// Brings the app in: shows nothing itself (the skeleton is in index.html), loads the module the
// builder named in this script's data attributes, tries again when the network drops a file, and
// says what to do when it cannot be loaded at all.

const script = document.querySelector("script[data-js][data-wasm]");
// A folder's address without its last slash: what lies beside the page would be looked for beside the folder.
const { pathname } = new URL("./", import.meta.url);
if (`${location.pathname}/` === pathname) {
  history.replaceState(history.state, "", pathname + location.search + location.hash);
}
const RETRY_DELAYS_MILLIS = [500, 2000, 5000];
const CONFIG_TIMEOUT_MILLIS = 5000;
// The first pages have come and gone.
const UPDATES_AFTER_MILLIS = 2000;

// These cannot come from the language files: they are for when files do not arrive.
const MESSAGES = {
  en: {
    title: "The portal could not be loaded",
    network: "A part of the page did not arrive. Check your connection, then reload the page.",
    wasm: "This browser cannot run WebAssembly, or a policy forbids it. Use a current browser, or ask whoever manages this device to allow WebAssembly for this site.",
    crash: "It stopped with an error while starting. Reload the page; if it happens again, tell whoever runs this site.",
    reload: "Reload the page",
  },
  de: {
    title: "Das Portal konnte nicht geladen werden",
    network: "Ein Teil der Seite ist nicht angekommen. Prüfen Sie Ihre Verbindung und laden Sie die Seite neu.",
    wasm: "Dieser Browser kann WebAssembly nicht ausführen, oder eine Richtlinie verbietet es. Verwenden Sie einen aktuellen Browser oder bitten Sie die Verwaltung dieses Geräts, WebAssembly für diese Seite zu erlauben.",
    crash: "Es ist beim Start mit einem Fehler stehen geblieben. Laden Sie die Seite neu; tritt es wieder auf, melden Sie es dem Betreiber dieser Seite.",
    reload: "Seite neu laden",
  },
  es: {
    title: "No se ha podido cargar el portal",
    network: "Una parte de la página no ha llegado. Comprueba la conexión y vuelve a cargar la página.",
    wasm: "Este navegador no puede ejecutar WebAssembly, o una directiva lo impide. Usa un navegador actual o pide a quien administra este dispositivo que permita WebAssembly en este sitio.",
    crash: "Se ha detenido con un error al iniciarse. Vuelve a cargar la página; si se repite, avisa a quien gestiona este sitio.",
    reload: "Recargar la página",
  },
  nl: {
    title: "Het portaal kon niet worden geladen",
    network: "Een deel van de pagina is niet aangekomen. Controleer je verbinding en laad de pagina opnieuw.",
    wasm: "Deze browser kan WebAssembly niet uitvoeren, of een beleid verbiedt het. Gebruik een actuele browser of vraag de beheerder van dit apparaat om WebAssembly voor deze site toe te staan.",
    crash: "Het is bij het starten met een fout gestopt. Laad de pagina opnieuw; gebeurt het weer, meld het dan aan de beheerder van deze site.",
    reload: "Pagina opnieuw laden",
  },
  "zh-CN": {
    title: "无法加载门户",
    network: "页面的一部分未能送达。请检查您的网络连接,然后重新加载页面。",
    wasm: "此浏览器无法运行 WebAssembly,或被策略禁止。请使用新版浏览器,或请此设备的管理员为本站点允许 WebAssembly。",
    crash: "门户在启动时因错误而停止。请重新加载页面;如果再次出现,请告知本站点的管理者。",
    reload: "重新加载页面",
  },
};

// The app's settings; storage may be switched off altogether.
function stored(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

// Same choice as the app's: the stored language, else the configured one, else the browser's first one
// that we speak.
function chooseLanguage(configured) {
  const wanted = [stored("portal.language"), configured, ...(navigator.languages ?? [])];
  for (const tag of wanted) {
    const lower = String(tag ?? "").toLowerCase();
    const found = Object.keys(MESSAGES).find(
      (known) => lower === known.toLowerCase() || lower.split("-")[0] === known.split("-")[0],
    );
    if (found) return found;
  }
  return "en";
}

const language = chooseLanguage();
const messages = MESSAGES[language];
document.documentElement.lang = language;

const theme = stored("portal.theme");
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;

// Release builds put a hash into the names of the language files: "console.de.0123… de.1f3a… …".
function languageFile(tag) {
  const names = document.querySelector('meta[name="i18n"]')?.content.split(" ") ?? [];
  const name = names.find((name) => name.startsWith(`${tag}.`)) ?? tag;
  return new URL(`i18n/${name}.json`, document.baseURI).href;
}

// The language file is wanted as soon as the app runs: fetch it while the app is still coming.
function preloadLanguage(configured) {
  const link = document.createElement("link");
  link.rel = "preload";
  link.as = "fetch";
  link.crossOrigin = "anonymous";
  link.href = languageFile(chooseLanguage(configured));
  document.head.append(link);
}

// What the operator says: the app finds the file in the head, or why it did not come (src/config). Name and
// logo have to be there before the app is.
async function bringConfig() {
  const meta = document.createElement("meta");
  meta.name = "config";
  document.head.append(meta);
  let config;
  try {
    const signal = AbortSignal.timeout(CONFIG_TIMEOUT_MILLIS);
    const answer = await fetch("config.json", { cache: "no-cache", signal });
    if (answer.ok) meta.content = await answer.text();
    else meta.dataset.missing = `HTTP ${answer.status}`;
  } catch (reason) {
    meta.dataset.missing = reason;
  }
  try {
    config = JSON.parse(meta.content);
  } catch {
    // The app says so.
  }
  if (!stored("portal.language")) preloadLanguage(config?.language);
  if (config?.productName) document.title = config.productName;
  if (config?.logo) {
    const icon = document.querySelector("link[rel=icon]");
    icon.removeAttribute("type");
    icon.href = config.logo;
  }
}

function pause(millis) {
  return new Promise((done) => setTimeout(done, millis));
}

// Whether the app has put something of its own on the page.
function isMounted() {
  return [...document.body.children].some(
    (child) => child.id !== "boot" && !["SCRIPT", "NOSCRIPT"].includes(child.tagName),
  );
}

function removeSkeletonWhenMounted() {
  const observer = new MutationObserver(() => {
    if (!isMounted()) return;
    observer.disconnect();
    document.getElementById("boot")?.remove();
  });
  observer.observe(document.body, { childList: true });
}

function button(text, act) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = text;
  element.addEventListener("click", () => act(element));
  return element;
}

// Takes the place of the whole page; `details` are for whoever is asked for help.
function showProblem({ title, explanation, reload, details, copy, copied }) {
  document.getElementById("boot")?.remove();
  const box = document.createElement("div");
  box.className = "boot-message";
  box.setAttribute("role", "alert");
  const heading = document.createElement("h1");
  heading.textContent = title;
  const cause = document.createElement("p");
  cause.textContent = explanation;
  const reloadButton = button(reload, () => location.reload());
  box.append(heading, cause, reloadButton);
  if (details) {
    const text = document.createElement("pre");
    text.textContent = details;
    const copyButton = button(copy, async () => {
      await navigator.clipboard.writeText(details);
      copyButton.textContent = copied;
    });
    box.append(copyButton, text);
  }
  document.body.append(box);
  reloadButton.focus();
}

function fail(explanation) {
  showProblem({ title: messages.title, explanation, reload: messages.reload });
}

// The app broke: nothing of it may run any more, so the page is drawn here (src/crash.rs).
window.addEventListener("portal-crash", ({ detail }) => {
  for (const child of [...document.body.children]) child.inert = true;
  showProblem({ ...detail, title: detail.title || messages.title });
});
// A part of it cannot come any more (src/chunk.rs), or its texts.
window.addEventListener("portal-file-missing", () => {
  for (const child of [...document.body.children]) child.inert = true;
  fail(messages.network);
});

// A module can only be held against its hash while it is preloaded; import() takes what is there then.
function preloadModule(href) {
  const link = document.querySelector("link[rel=modulepreload]").cloneNode();
  link.href = href;
  return new Promise((arrived, failed) => {
    link.onload = arrived;
    link.onerror = failed;
    document.head.append(link);
  });
}

async function start() {
  const config = bringConfig();
  if (stored("portal.language")) preloadLanguage();
  if (typeof WebAssembly !== "object") return fail(messages.wasm);
  let frame;
  if (window.parent !== window) {
    // Somebody shows us in theirs: may they?
    frame = await import("./embed/inside.js").catch(() => null);
    if (!frame) return fail(messages.network);
    await config;
    if (!(await frame.enter(language))) return;
  }
  const glue = new URL(script.dataset.js, document.baseURI);
  const wasm = new URL(script.dataset.wasm, document.baseURI);
  for (let attempt = 0; ; attempt += 1) {
    try {
      // A module that failed to load stays failed under its address: ask under another one.
      if (attempt > 0) glue.searchParams.set("retry", String(attempt));
      await preloadModule(glue.href);
      const { default: init, mount } = await import(glue.href);
      removeSkeletonWhenMounted();
      await config;
      // Releases say what both have to be. What was damaged on its way may be kept so: not asked for twice.
      const integrity = script.dataset.integrity ?? "";
      await init({ module_or_path: fetch(wasm, { integrity, cache: attempt > 0 ? "reload" : "default" }) });
      // Held by the page: the portal is gone when nothing holds it any more.
      script.portal = await mount(document.body, false);
      frame?.connect(script.portal);
      // Releases start without a network, too. Whoever lost it meanwhile gets that at the next visit.
      if (script.dataset.version) setTimeout(() => import("./updates.js").catch(() => {}), UPDATES_AFTER_MILLIS);
      return;
    } catch (error) {
      console.error("The app could not be started.", error);
      if (error instanceof WebAssembly.CompileError) return fail(messages.wasm);
      // It runs, and failed by itself: trying again would fail again.
      if (error instanceof WebAssembly.RuntimeError) {
        return isMounted() ? undefined : fail(messages.crash);
      }
      if (attempt >= RETRY_DELAYS_MILLIS.length) return fail(messages.network);
      await pause(RETRY_DELAYS_MILLIS[attempt]);
    }
  }
}

start();
