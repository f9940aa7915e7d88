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

// These cannot come from a file: they are for when files do not arrive.
const MESSAGES = {
  en: {
    title: "The portal could not be loaded",
    network: "A part of the page did not arrive. Check your connection, then reload the page.",
    reload: "Reload the page",
  },
  de: {
    title: "Das Portal konnte nicht geladen werden",
    network: "Ein Teil der Seite ist nicht angekommen. Prüfen Sie Ihre Verbindung und laden Sie die Seite neu.",
    reload: "Seite neu laden",
  },
  es: {
    title: "No se ha podido cargar el portal",
    network: "Una parte de la página no ha llegado. Comprueba la conexión y vuelve a cargar la página.",
    reload: "Recargar la página",
  },
  nl: {
    title: "Het portaal kon niet worden geladen",
    network: "Een deel van de pagina is niet aangekomen. Controleer je verbinding en laad de pagina opnieuw.",
    reload: "Pagina opnieuw laden",
  },
  "zh-CN": {
    title: "无法加载门户",
    network: "页面的一部分未能送达。请检查您的网络连接,然后重新加载页面。",
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

function fail(explanation = messages.network) {
  showProblem({ title: messages.title, explanation, reload: messages.reload });
}

// When files do arrive, the words may be in one of them.
async function failBy(cause) {
  const words = await import("./embed/words.js").catch(() => null);
  fail(words?.wordsIn(language)[cause]);
}

// The app broke: nothing of it may run any more, so the page is drawn here (src/crash.rs).
window.addEventListener("portal-crash", ({ detail }) => {
  for (const child of [...document.body.children]) child.inert = true;
  showProblem({ ...detail, title: detail.title || messages.title });
});
// A part of it cannot come any more (src/chunk.rs), or its texts.
window.addEventListener("portal-file-missing", () => {
  for (const child of [...document.body.children]) child.inert = true;
  fail();
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
  if (typeof WebAssembly !== "object") return failBy("wasm");
  let frame;
  if (window.parent !== window) {
    // Somebody shows us in theirs: may they?
    frame = await import("./embed/inside.js").catch(() => null);
    if (!frame) return fail();
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
      // Releases say what both have to be. What was damaged on its way may be kept so: not asked for twice.
      const integrity = script.dataset.integrity ?? "";
      await init({ module_or_path: fetch(wasm, { integrity, cache: attempt > 0 ? "reload" : "default" }) });
      await config;
      // Held by the page: the portal is gone when nothing holds it any more.
      script.portal = await mount(document.body, false);
      frame?.connect(script.portal);
      // Releases start without a network, too. Whoever lost it meanwhile gets that at the next visit.
      if (script.dataset.version) setTimeout(() => import("./updates.js").catch(() => {}), UPDATES_AFTER_MILLIS);
      return;
    } catch (error) {
      console.error("The app could not be started.", error);
      if (error instanceof WebAssembly.CompileError) return failBy("wasm");
      // It runs, and failed by itself: trying again would fail again.
      if (error instanceof WebAssembly.RuntimeError) {
        return isMounted() ? undefined : failBy("crash");
      }
      if (attempt >= RETRY_DELAYS_MILLIS.length) return fail();
      await pause(RETRY_DELAYS_MILLIS[attempt]);
    }
  }
}

start();
