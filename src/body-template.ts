// Bodies of requests to a gateway of somebody else: a text with places to fill, JSON or a form, in which no value can leave its place.

const places = ['to', 'text', 'callback', 'id'] as const;
type Place = (typeof places)[number];
/** What is filled in. */
export type BodyValues = Readonly<Record<Place, string>>;

export interface BodyTemplate {
  readonly contentType: 'application/json' | 'application/x-www-form-urlencoded';
  fill(values: BodyValues): string;
}

const anyPlace = new RegExp(`\\{(${places.join('|')})\\}`, 'g');
/** Signs that would break out of a string or a field if they were not escaped. */
const nasty = '"\\\n{to}&=%\'</a>ß€';

/**
 * Reads a template: JSON when it begins with `{` or `[`, else a form. Throws an `Error` with one sentence when it is
 * neither, when a place stands outside a string, or when `{to}` or `{text}` is missing.
 */
export function bodyTemplate(template: string): BodyTemplate {
  for (const place of ['to', 'text']) {
    if (!template.includes(`{${place}}`)) throw new Error(`must hold the place {${place}}`);
  }
  return /^\s*[[{]/.test(template) ? jsonTemplate(template) : formTemplate(template);
}

function jsonTemplate(template: string): BodyTemplate {
  const fill = (values: BodyValues) => filled(template, values, (value) => JSON.stringify(value).slice(1, -1));
  const proof = { to: nasty, text: nasty, callback: nasty, id: nasty };
  try {
    const found = JSON.stringify(JSON.parse(fill(proof))).split(JSON.stringify(nasty).slice(1, -1)).length - 1;
    if (found !== [...template.matchAll(anyPlace)].length) throw new SyntaxError('a value changed');
  } catch {
    throw new Error('must be JSON with every place inside a string, such as {"to":"{to}","text":"{text}"}');
  }
  return { contentType: 'application/json', fill };
}

function formTemplate(template: string): BodyTemplate {
  if (!/^[\w.-]+=[^&\s]*(&[\w.-]+=[^&\s]*)*$/.test(template)) {
    throw new Error('must be JSON, or a form such as to={to}&text={text}');
  }
  const fill = (values: BodyValues) => filled(template, values, (value) => encodeURIComponent(value.toWellFormed()));
  return { contentType: 'application/x-www-form-urlencoded', fill };
}

/** In one pass: what is filled in is never looked at for places again. */
function filled(template: string, values: BodyValues, escaped: (value: string) => string): string {
  return template.replace(anyPlace, (_all, place: Place) => escaped(values[place]));
}
