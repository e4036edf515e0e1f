/** What the browser remembers between visits: theme, language, and how much of each chat a person has seen. */
export type ThemeName = 'default' | 'dark' | 'contrast';
export type Language = 'de' | 'en';
export type Settings = { theme: ThemeName; language: Language };

/** The language as Teams names it in activities and in the tab's context. */
export const localeOf = { de: 'de-DE', en: 'en-US' } as const;

const SETTINGS = 'desk.settings';

function read(key: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch (fault) {
    console.info('desk: nothing remembered,', fault);
    return {};
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch (fault) {
    console.info('desk: cannot remember,', fault);
  }
}

/** The address wins over what was remembered (`?theme=dark&lang=en`), so that tests and links can set both. */
export function readSettings(query: URLSearchParams): Settings {
  const kept = read(SETTINGS);
  const theme = query.get('theme') ?? kept.theme;
  const language = query.get('lang') ?? kept.language;
  return {
    theme: theme === 'dark' || theme === 'contrast' ? theme : 'default',
    language: language === 'en' ? 'en' : 'de',
  };
}

/** What the address said is remembered now, and must not win over what the person chooses later. */
export function writeSettings(settings: Settings): void {
  write(SETTINGS, settings);
  const address = new URL(location.href);
  for (const name of ['theme', 'lang']) address.searchParams.delete(name);
  if (address.href !== location.href) history.replaceState(null, '', address);
}

/** Messages seen per chat of one person. */
export function readSeen(person: string): Record<string, number> {
  const kept = read(`desk.seen.${person}`);
  return Object.fromEntries(
    Object.entries(kept).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}

export function writeSeen(person: string, seen: Record<string, number>): void {
  write(`desk.seen.${person}`, seen);
}
