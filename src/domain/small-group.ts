// The smallest group of people of whom a sum may be shown.

/** Below so many people a sum says too much about one of them (domain.md 7). */
export const smallestGroup = 5;
