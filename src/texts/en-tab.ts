// Texts of the tab (en).
import type { deTab } from './de-tab.ts';

export const enTab: typeof deTab = {};
