import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Where a SAML identity provider posts its answers, and the page of ours that takes them. */
const DOOR = '/identite/educonnect/reponse';
const PAGE = '/identite/educonnect/retour';

/** The fields of an answer (SAML 2.0 Bindings, 3.5.4): nothing else goes through. */
const FIELDS = ['SAMLResponse', 'RelayState'] as const;

/** A signed answer with a few attributes is some thousands of bytes. */
const MAX_BYTES = 256 * 1024;

const SCRIPT = 'document.forms[0].submit()';
const SCRIPT_HASH = createHash('sha256').update(SCRIPT).digest('base64');

/**
 * Takes in a form that another site posts here, and has the browser post it again from a page of ours.
 * Kit refuses forms of other sites, and rightly; and our cookies, `SameSite=Lax`, do not come with
 * them. The page holds nothing else than what was posted, and opens nothing: the second post is checked
 * like any other.
 *
 * @returns false when the request is not for this door
 */
export function takePosted(request: IncomingMessage, response: ServerResponse): boolean {
	if (request.url !== DOOR) return false;
	if (request.method !== 'POST') {
		response.writeHead(405, { allow: 'POST' }).end();
		return true;
	}
	const chunks: Buffer[] = [];
	let size = 0;
	request.on('data', (chunk: Buffer) => {
		size += chunk.length;
		if (size <= MAX_BYTES) chunks.push(chunk);
	});
	request.on('end', () => {
		if (size > MAX_BYTES) return void response.writeHead(413).end();
		const posted = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
		response
			.writeHead(200, {
				'content-type': 'text/html; charset=utf-8',
				'cache-control': 'no-store',
				'referrer-policy': 'same-origin',
				'x-content-type-options': 'nosniff',
				'content-security-policy': `default-src 'none'; script-src 'sha256-${SCRIPT_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`
			})
			.end(pageOf(posted));
	});
	return true;
}

/** Without script, one large button: an arrow, in no language. */
function pageOf(posted: URLSearchParams): string {
	const fields = FIELDS.map(
		(name) => `<input type="hidden" name="${name}" value="${escaped(posted.get(name) ?? '')}">`
	);
	return (
		'<!doctype html><html lang="fr"><head><meta charset="utf-8">' +
		'<meta name="viewport" content="width=device-width"><title>Passerelle</title></head><body>' +
		`<form method="post" action="${PAGE}">${fields.join('')}` +
		'<button aria-label="Passerelle">→</button></form>' +
		`<script>${SCRIPT}</script></body></html>`
	);
}

function escaped(value: string): string {
	return value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
