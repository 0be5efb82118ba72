import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@/ui/base.css';
import { createRoot } from 'react-dom/client';
import { preferredLanguage, speak } from '@/lib/i18n';
import { App } from './App';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root');
await speak(preferredLanguage());
createRoot(root).render(<App />);
