// Starts the tab: styles carry the nonce that the server put into the page, then React draws.
import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { SignInWindow } from './parts/sign-in-window.tsx';
import { isSignInWindow } from './sign-in-window.ts';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });
createRoot(root).render(
  <RendererProvider renderer={renderer}>{isSignInWindow() ? <SignInWindow /> : <App />}</RendererProvider>,
);
