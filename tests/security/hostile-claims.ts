// Tokens signed by the right key for the wrong thing: what only the tab's, and what only the bot's sign-in can tell apart.
import type { Hostile, Mint } from './hostile-tokens.ts';

const other = '99999999-2222-4333-8444-555555555555';
const withClaims = (changes: (mint: Mint) => Readonly<Record<string, unknown>>) => (mint: Mint) =>
  mint.sign(mint.claims(changes(mint)));
const claim = (name: string, value: unknown) => withClaims(() => ({ [name]: value }));
const turned = (name: string, turn: (value: string) => unknown) =>
  withClaims((mint) => ({ [name]: turn(String(mint.claims()[name])) }));

/** Entra's tokens that are none for a person of our tenant in our tab. */
export const hostileForTab: Hostile = {
  'another tenant under our issuer': claim('tid', other),
  'no tenant': claim('tid', undefined),
  'a list of tenants': turned('tid', (tid) => [tid]),
  'our tenant in capitals': turned('tid', (tid) => `${tid.toUpperCase()}X`),
  'the tenant of personal accounts': claim('tid', '9188040d-6c67-4c5b-b112-36a304b66dad'),
  'the version 1 issuer': withClaims(({ claims }) => ({ iss: `https://sts.windows.net/${claims().tid}/`, ver: '1.0' })),
  'the issuer of all tenants': claim('iss', 'https://login.microsoftonline.com/common/v2.0'),
  'the placeholder of the documents': claim('iss', 'https://login.microsoftonline.com/{tenantid}/v2.0'),
  'version 1 with the claims of version 2': claim('ver', '1.0'),
  'no version': claim('ver', undefined),
  'a version as number': claim('ver', 2),
  'a version yet to come': claim('ver', '3.0'),
  'the Bot Framework as audience': claim('aud', 'https://api.botframework.com'),
  'an ID token: no scope, no client': withClaims(() => ({ scp: undefined, azp: undefined, nonce: 'n' })),
  'an app-only token: roles instead of a scope': withClaims(() => ({ scp: undefined, roles: ['access_as_user'] })),
  'an app-only token that says so': claim('idtyp', 'app'),
  'a device': claim('idtyp', 'device'),
  'a kind as list': claim('idtyp', ['user']),
  'another scope': claim('scp', 'User.Read'),
  'an empty scope': claim('scp', ''),
  'a scope in other letters': claim('scp', 'Access_As_User'),
  'a scope that only begins like ours': claim('scp', 'access_as_user_admin'),
  'a scope that only ends like ours': claim('scp', 'no_access_as_user'),
  'a scope as list': claim('scp', ['access_as_user']),
  'a scope behind a line end': claim('scp', 'User.Read\naccess_as_user'),
  'a foreign client': claim('azp', other),
  'no client': claim('azp', undefined),
  'a list of clients': turned('azp', (azp) => [azp]),
  'the version 1 claim of the client': withClaims(({ claims }) => ({ azp: undefined, appid: claims().azp })),
  'no object id': claim('oid', undefined),
  'an empty object id': claim('oid', ''),
  'an object id that is none': claim('oid', 'anna'),
  'an object id with more behind it': turned('oid', (oid) => `${oid}' or 1=1`),
  'an object id on two lines': turned('oid', (oid) => `${oid}\n`),
  'a list of object ids': turned('oid', (oid) => [oid]),
  'an object id under the name of another claim': withClaims(({ claims }) => ({ oid: undefined, sub: claims().oid })),
  'an object id nobody here has': claim('oid', other),
  'a guest nobody here knows': withClaims(() => ({ oid: other, idp: 'https://sts.windows.net/other/', acct: 1 })),
};

/** Tokens of the Bot Framework that are none for our bot from this connector. */
export const hostileForBot: Hostile = {
  'no service url': claim('serviceurl', undefined),
  'an empty service url': claim('serviceurl', ''),
  'a foreign service url': claim('serviceurl', 'https://evil.example/'),
  'the service url of another region': claim('serviceurl', 'https://smba.trafficmanager.net/amer/'),
  'the service url without its slash': turned('serviceurl', (url) => url.slice(0, -1)),
  'the service url with more behind it': turned('serviceurl', (url) => `${url}emea/`),
  'the service url in capitals': turned('serviceurl', (url) => url.toUpperCase()),
  'the service url behind a user name': turned('serviceurl', (url) => url.replace('://', '://x@')),
  'a list of service urls': turned('serviceurl', (url) => [url]),
  'the service url under another name': withClaims(({ claims }) => ({
    serviceurl: undefined,
    serviceUrl: claims().serviceurl,
  })),
  'an emulator, version 1': withClaims(({ claims }) => ({
    iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
    ver: '1.0',
    appid: claims().aud,
  })),
  'an emulator, version 2': withClaims(({ claims }) => ({
    iss: 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0',
    ver: '2.0',
    azp: claims().aud,
  })),
  'another bot of our tenant (skill)': withClaims(({ claims }) => ({
    iss: 'https://sts.windows.net/7d1f4c7a-2f0b-4c55-9a0e-3c1f6b2a9d10/',
    ver: '1.0',
    appid: other,
    aud: claims().aud,
  })),
  'the US government issuer': claim('iss', 'https://api.botframework.us'),
  'the China issuer': claim('iss', 'https://api.botframework.azure.cn'),
  'our id in capitals as audience': turned('aud', (aud) => aud.toUpperCase()),
  'our channel id as audience': turned('aud', (aud) => `28:${aud}`),
  'a token of ours, sent back': claim('aud', 'https://api.botframework.com'),
};
