// Anonymous feedback after an exercise or event: its words, and what may be said of it (domain.md 2.3a, 7).
import { smallestGroup } from './small-group.ts';

/** Fewer answers than these are neither shown nor counted: one could tell whose they are. */
export const fewestAnswers = smallestGroup;
