// What has to be said before, or instead of, the portal's own language files.

const WORDS = {
  en: {
    title: "The portal could not be loaded",
    network: "A part of it did not arrive. Check your connection, then try again.",
    crash: "It stopped with an error. Reload the page; if it happens again, tell whoever runs this site.",
    wasm: "This browser cannot run WebAssembly, or a policy forbids it. Use a current browser, or ask whoever manages this device to allow WebAssembly for this site.",
    retry: "Try again",
    reload: "Reload the page",
    refusedTitle: "This portal may not be embedded here",
    refused: "Whoever runs it has not allowed this page to show it. Open the portal by itself instead.",
    open: "Open the portal",
  },
  de: {
    title: "Das Portal konnte nicht geladen werden",
    network: "Ein Teil davon ist nicht angekommen. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.",
    crash: "Es ist mit einem Fehler stehen geblieben. Laden Sie die Seite neu; tritt es wieder auf, melden Sie es dem Betreiber dieser Seite.",
    wasm: "Dieser Browser kann WebAssembly nicht ausführen, oder eine Richtlinie verbietet es. Verwenden Sie einen aktuellen Browser oder bitten Sie die Verwaltung dieses Geräts, WebAssembly für diese Seite zu erlauben.",
    retry: "Noch einmal versuchen",
    reload: "Seite neu laden",
    refusedTitle: "Dieses Portal darf hier nicht eingebettet werden",
    refused: "Der Betreiber hat dieser Seite nicht erlaubt, es anzuzeigen. Öffnen Sie das Portal stattdessen für sich.",
    open: "Portal öffnen",
  },
  es: {
    title: "No se ha podido cargar el portal",
    network: "Una parte no ha llegado. Comprueba la conexión y vuelve a intentarlo.",
    crash: "Se ha detenido con un error. Vuelve a cargar la página; si se repite, avisa a quien gestiona este sitio.",
    wasm: "Este navegador no puede ejecutar WebAssembly, o una directiva lo impide. Usa un navegador actual o pide a quien administra este dispositivo que permita WebAssembly en este sitio.",
    retry: "Volver a intentarlo",
    reload: "Recargar la página",
    refusedTitle: "Este portal no se puede incrustar aquí",
    refused: "Quien lo gestiona no ha permitido que esta página lo muestre. Abre el portal por separado.",
    open: "Abrir el portal",
  },
  nl: {
    title: "Het portaal kon niet worden geladen",
    network: "Een deel ervan is niet aangekomen. Controleer je verbinding en probeer het opnieuw.",
    crash: "Het is met een fout gestopt. Laad de pagina opnieuw; gebeurt het weer, meld het dan aan de beheerder van deze site.",
    wasm: "Deze browser kan WebAssembly niet uitvoeren, of een beleid verbiedt het. Gebruik een actuele browser of vraag de beheerder van dit apparaat om WebAssembly voor deze site toe te staan.",
    retry: "Opnieuw proberen",
    reload: "Pagina opnieuw laden",
    refusedTitle: "Dit portaal mag hier niet worden ingesloten",
    refused: "De beheerder heeft deze pagina niet toegestaan het te tonen. Open het portaal in plaats daarvan apart.",
    open: "Portaal openen",
  },
  "zh-CN": {
    title: "无法加载门户",
    network: "有一部分未能送达。请检查您的网络连接,然后重试。",
    crash: "门户因错误而停止。请重新加载页面;如果再次出现,请告知本站点的管理者。",
    wasm: "此浏览器无法运行 WebAssembly,或被策略禁止。请使用新版浏览器,或请此设备的管理员为本站点允许 WebAssembly。",
    retry: "重试",
    reload: "重新加载页面",
    refusedTitle: "此门户不允许嵌入此处",
    refused: "门户的管理者未允许此页面显示它。请单独打开门户。",
    open: "打开门户",
  },
};

// The words of the first language that we speak.
export function wordsIn(...wanted) {
  for (const tag of wanted) {
    const lower = String(tag ?? "").toLowerCase();
    const found = Object.keys(WORDS).find(
      (known) => lower === known.toLowerCase() || lower.split("-")[0] === known.split("-")[0],
    );
    if (found) return WORDS[found];
  }
  return WORDS.en;
}

// A message in the look of the page before the app (boot.css), with one way out: [its words, what it does], or the
// address of a link in place of what it does.
export function message(title, text, [label, way]) {
  const box = document.createElement("div");
  box.className = "boot-message";
  box.setAttribute("role", "alert");
  const heading = document.createElement("h2");
  heading.textContent = title;
  const cause = document.createElement("p");
  cause.textContent = text;
  const out = document.createElement(typeof way === "string" ? "a" : "button");
  out.textContent = label;
  if (typeof way === "string") {
    out.href = way;
    out.target = "_blank";
    out.rel = "noopener";
  } else {
    out.type = "button";
    out.addEventListener("click", way);
  }
  box.append(heading, cause, out);
  return box;
}
