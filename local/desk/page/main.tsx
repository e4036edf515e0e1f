/** Starts the desk page. */
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

const root = document.getElementById('desk');
if (!root) throw new Error('index.html has no #desk');
createRoot(root).render(<App />);
