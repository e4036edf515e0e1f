// Says which Node is needed before anything tries to read TypeScript; plain CommonJS, so that an old Node can read it.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `BCM-Lotse braucht Node 24 oder neuer; hier läuft Node ${process.versions.node}. Bitte «npm ci && npm start» verwenden oder Node 24 installieren.`,
  );
  process.exit(1);
}
// Reading the Teams SDK costs a second at every start; its compiled form is kept.
require('node:module').enableCompileCache(require('node:path').join(__dirname, '..', 'dist', '.compiled'));
void import('./main.ts');
