/** Where the portal stands: being loaded, at the sign-in, waiting for the master password, or at its pages. */
export type Status = "loading" | "signed-out" | "locked" | "open";
export type Theme = "system" | "light" | "dark";

export interface MountOptions {
  /** The portal's address; where the script comes from if left out. */
  site?: string;
  /** What `config.json` says; that of the site if left out. */
  config?: Record<string, unknown>;
  /** Several portals on one page keep their sign-ins apart by their names. */
  name?: string;
  /** The page to begin with: `/training`. */
  path?: string;
  /** A language tag; what the person chose, or their browser's, if left out. */
  language?: string;
  theme?: Theme;
  /** Keeps the portal's address in that of your page, below this path. Without it, neither address nor history change. */
  history?: { base: string };
  /** Another address inside the portal, with its query. */
  onNavigate?(path: string): void;
  onStatus?(status: Status): void;
  /** "network": a file did not arrive; "wasm": the browser cannot run it; "crash": nothing of the portal runs any more. */
  onError?(code: "network" | "wasm" | "crash"): void;
}

export interface MountedPortal {
  /** Resolves when the portal is drawn. */
  readonly ready: Promise<MountedPortal>;
  readonly path: string;
  readonly status: Status;
  navigate(path: string): void;
  setTheme(theme: Theme): void;
  setLanguage(language: string): void;
  /** Takes the keys away, here and in the other tabs with a portal of this name. */
  lock(): void;
  /** Takes everything of the portal out of the page. */
  unmount(): void;
}

/** Puts a portal into an element, or into a shadow root of yours. */
export function mount(target: Element | ShadowRoot, options?: MountOptions): MountedPortal;
