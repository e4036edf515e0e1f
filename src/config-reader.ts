// Reads single values of the environment and gathers what is wrong with them.
import { isSetting } from './config-settings.ts';

/** The environment as Node gives it. */
export type Environment = Readonly<Record<string, string | undefined>>;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export interface Reader {
  fault(sentence: string): void;
  has(name: string): boolean;
  /** The trimmed value; without a fallback a missing one is a fault. */
  text(name: string, fallback?: string): string;
  guid(name: string, why?: string): string;
  port(name: string, fallback: number): number;
  choice<T extends string>(name: string, allowed: readonly T[], fallback: T): T;
  /** On loopback an address is either https or on this machine. */
  local(name: string, url: string): void;
}

export function reader(env: Environment, faults: string[]): Reader {
  const fault = (sentence: string) => void faults.push(sentence);
  const value = (name: string) => {
    if (!isSetting(name)) throw new Error(`${name} is missing in config-settings.ts`);
    return env[name]?.trim() ?? '';
  };
  const text = (name: string, fallback?: string) => {
    const found = value(name);
    if (found === '' && fallback === undefined) fault(`${name} is missing.`);
    return found === '' ? (fallback ?? '') : found;
  };
  return {
    fault,
    text,
    has: (name) => value(name) !== '',
    guid(name, why = '') {
      const found = text(name).toLowerCase();
      if (found === '' || GUID.test(found)) return found;
      fault(`${name} must be a GUID (8-4-4-4-12 hexadecimal digits). ${why}`.trim());
      return '';
    },
    port(name, fallback) {
      const found = text(name, String(fallback));
      const port = /^\d{1,5}$/.test(found) ? Number(found) : 0;
      if (port < 1 || port > 65_535) fault(`${name} must be a whole number from 1 to 65535.`);
      return port;
    },
    choice(name, allowed, fallback) {
      const found = text(name, fallback);
      const match = allowed.find((option) => option === found);
      if (match === undefined) fault(`${name} must be ${allowed.filter((option) => option !== '').join(', ')}.`);
      return match ?? fallback;
    },
    local(name, url) {
      const good = URL.canParse(url) && (new URL(url).protocol === 'https:' || isLoopbackUrl(url));
      if (!good) fault(`${name} must be an address on this machine, or https.`);
    },
  };
}

export function isLoopbackUrl(url: string): boolean {
  return URL.canParse(url) && isLoopbackHost(new URL(url).hostname);
}

export function isLoopbackHost(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(hostname);
}

export function isOrigin(url: string): boolean {
  return URL.canParse(url) && new URL(url).origin === url;
}
