// Run as the release that it is frozen with: `node tests/process/fill-release.ts [<serviceUrl>]` prints its sample and, told where Teams is, fills the empty store of the environment with it.
import { sampleAdministration } from '../../local/sample/sample.ts';
import { fillOnce } from './product-process.ts';

const [serviceUrl] = process.argv.slice(2);
const sample = sampleAdministration({ serviceUrl: serviceUrl ?? 'http://127.0.0.1/teams/' });
if (serviceUrl !== undefined) {
  const env = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  await fillOnce(Object.fromEntries(env) as Record<string, string>, sample, serviceUrl);
}
console.log(JSON.stringify(sample));
