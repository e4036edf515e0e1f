/** The three themes of Teams, as Fluent gives them; their tokens also stand on the root for parts outside React. */
import { type Theme, teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/react-components';
import type { ThemeName } from './memory.ts';

/** Fonts that know German and exist on Windows, macOS and Linux; Fluent's own list starts with Segoe UI alone. */
const FONT =
  "'Segoe UI', 'Segoe UI Web (West European)', -apple-system, 'Noto Sans', 'Liberation Sans', Arial, sans-serif";

const themes: Record<ThemeName, Theme> = {
  default: { ...teamsLightTheme, fontFamilyBase: FONT },
  dark: { ...teamsDarkTheme, fontFamilyBase: FONT },
  contrast: { ...teamsHighContrastTheme, fontFamilyBase: FONT },
};

let applied: ThemeName | undefined;

export function applyTheme(name: ThemeName): Theme {
  const theme = themes[name];
  if (applied !== name) {
    applied = name;
    const root = document.documentElement;
    root.dataset.theme = name;
    for (const [token, value] of Object.entries(theme)) root.style.setProperty(`--${token}`, String(value));
  }
  return theme;
}
