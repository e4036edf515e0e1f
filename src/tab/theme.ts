// The three themes of Teams as Fluent gives them, in fonts that know German on every system.
import { type Theme, teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/react-components';
import type { ThemeName } from './host.ts';

const fontFamilyBase =
  "'Segoe UI', 'Segoe UI Web (West European)', -apple-system, 'Noto Sans', 'Open Sans', Arial, sans-serif";

export const themes: Record<ThemeName, Theme> = {
  default: { ...teamsLightTheme, fontFamilyBase },
  dark: { ...teamsDarkTheme, fontFamilyBase },
  contrast: { ...teamsHighContrastTheme, fontFamilyBase },
};
