import type { Person } from '../person/person';
import type { LoginRequest } from './login';

/** Contrast of every pair of colours here is at least 4.5 to 1, in light and in dark. */
const STYLE = `
:root { color-scheme: light dark; --ground: #f6f7f9; --card: #ffffff; --ink: #1b1f24; --soft: #4b5560;
  --line: #737d88; --accent: #0b5cad; --on-accent: #ffffff; --banner: #fff3c4; --on-banner: #4a3500; }
@media (prefers-color-scheme: dark) { :root { --ground: #14171b; --card: #1e2329; --ink: #eef1f4; --soft: #b9c2cc;
  --line: #8a95a1; --accent: #8ec5ff; --on-accent: #0a2540; --banner: #4a3a0a; --on-banner: #ffe9a8; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 34rem; margin: 2rem auto; padding: 1.5rem; background: var(--card); border-radius: .75rem; }
h1 { margin: 0 0 .5rem; font-size: 1.4rem; }
.banner { margin: 0 0 1.25rem; padding: .6rem .8rem; background: var(--banner); color: var(--on-banner);
  border-radius: .5rem; font-weight: 600; }
fieldset { margin: 1.25rem 0; padding: .5rem 1rem 1rem; border: 1px solid var(--line); border-radius: .5rem; }
legend { padding: 0 .4rem; font-weight: 600; }
label { display: flex; gap: .75rem; align-items: flex-start; padding: .5rem .25rem; min-height: 2.75rem; }
input { margin: .25rem 0 0; width: 1.15rem; height: 1.15rem; flex: none; accent-color: var(--accent); }
small { display: block; color: var(--soft); font-size: .875rem; }
.actions { display: flex; gap: .75rem; flex-wrap: wrap; }
button { min-height: 2.75rem; padding: .5rem 1.5rem; font: inherit; font-weight: 600; border-radius: .5rem;
  border: 1px solid var(--line); background: var(--card); color: var(--ink); cursor: pointer; }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;

const BANNER = '<p class="banner">Steadyline simulator, not Dexcom. No real account is involved.</p>';

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${BANNER}
<h1>${escapeHtml(title)}</h1>
${content}
</main>
</body>
</html>
`;
}

function hidden(name: string, value: string): string {
  return `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;
}

function choice(person: Person, index: number): string {
  const checked = index === 0 ? ' checked' : '';
  return `<label><input type="radio" name="person" value="${escapeHtml(person.id)}"${checked} required>
<span>${escapeHtml(person.name)}<small>${escapeHtml(person.about)}</small></span></label>`;
}

/** The sign-in page: choose a person, allow or deny; works without scripts. */
export function loginPage(path: string, login: LoginRequest, people: readonly Person[]): string {
  return page(
    'Choose whose data to share',
    `<p>An app asks to read the glucose data of one simulated person. You decide.</p>
<form method="post" action="${escapeHtml(path)}">
${hidden('client_id', login.clientId)}
${hidden('redirect_uri', login.redirectUri)}
${hidden('response_type', 'code')}
${hidden('scope', 'offline_access')}
${hidden('state', login.state)}
<fieldset>
<legend>Person</legend>
${people.map(choice).join('\n')}
</fieldset>
<div class="actions">
<button class="primary" type="submit" name="decision" value="allow">Allow</button>
<button type="submit" name="decision" value="deny">Deny</button>
</div>
</form>`,
  );
}

/** The page for a sign-in that cannot go on; there is no way back to the app from it, as with the real service. */
export function errorPage(reason: string): string {
  return page('This sign-in cannot continue', `<p role="alert">${escapeHtml(reason)}</p>`);
}
