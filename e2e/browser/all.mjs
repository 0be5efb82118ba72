// Everything that is looked at through the browser, in order.
import { open } from './browser.mjs';
import { check, conclude } from './checks.mjs';
import { making } from './making.mjs';
import { lookAtPages } from './pages.mjs';
import { roles } from './roles.mjs';
import { story } from './story.mjs';

const browser = await open();
try {
  await story(browser, check);
  await making(browser, check);
  await roles(browser, check);
  await lookAtPages(browser, check, process.argv.includes('--deep'));
} finally {
  await browser.close();
}
conclude('browser');
