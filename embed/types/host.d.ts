/** Where the portal stands: being loaded, at the sign-in, waiting for the master password, or at its pages. */
export type Status = "loading" | "signed-out" | "locked" | "open";
export type Theme = "system" | "light" | "dark";

export interface EmbedOptions {
  /** The portal's address; where the script comes from if left out. */
  site?: string;
  /** Several portals on one page keep their sign-ins apart by their names. */
  name?: string;
  /** The page to begin with: `/training`. */
  path?: string;
  /** A language tag; what the person chose, or their browser's, if left out. */
  language?: string;
  theme?: Theme;
  /** What screen readers call the frame. */
  title?: string;
  /** The frame grows with the page in it, between these heights in pixels. */
  height?: { min?: number; max?: number };
  /** Another page is shown; without its query. */
  onRoute?(path: string): void;
  onStatus?(status: Status): void;
  /** "no-answer", "version", "network", "crash", "unknown-message" */
  onError?(code: string): void;
}

export interface EmbeddedPortal {
  readonly frame: HTMLIFrameElement;
  /** Resolves when the portal is drawn and answers. */
  readonly ready: Promise<EmbeddedPortal>;
  readonly path: string | undefined;
  readonly status: Status;
  navigate(path: string): void;
  setTheme(theme: Theme): void;
  setLanguage(language: string): void;
  /** Takes the keys away, here and in the other tabs with a portal of this name. */
  lock(): void;
  /** Takes the frame out of the page. */
  remove(): void;
}

/** Shows the portal in an iframe, as the last child of the element. */
export function embed(element: Element, options?: EmbedOptions): EmbeddedPortal;
