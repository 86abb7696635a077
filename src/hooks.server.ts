import { randomUUID } from 'node:crypto';
import {
	redirect,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ServerInit
} from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { building } from '$app/environment';
import {
	DEFAULT_LOCALE,
	directionOf,
	isLanguage,
	languageTag,
	localeFromHeader,
	shippedLocaleOf
} from '$lib/domain/shared/locale';
import { isOpenPage } from '$lib/domain/sign-in/open-page';
import { isPageForRoles } from '$lib/domain/sign-in/staff-door';
import { volunteerDoor } from '$lib/domain/sign-in/volunteer-door';
import type { App } from '$lib/server/app';
import { refusalOfBody } from '$lib/server/front/body-limit';
import { leanPage } from '$lib/server/front/lean-page';
import { showLanguage } from '$lib/server/front/show-language';
import { allowWasm } from '$lib/server/front/wasm-pages';
import { describeError } from '$lib/server/describe-error';
import { startHousekeeping } from '$lib/server/housekeeping/housekeeping';
import { openProcessApp } from '$lib/server/process-app';
import { staffLocaleOf } from '$lib/server/sign-in/choose-staff-language';
import { readFamilyActor } from '$lib/server/sign-in/family-session';
import { readStaffActor } from '$lib/server/sign-in/staff-session';
import { startReleaseLoop } from '$lib/server/release/release-loop';

let app: App;

export const init: ServerInit = async () => {
	if (building) return;
	app = await openProcessApp();
	const loop = app.config.runsReleaseLoop ? startReleaseLoop(app) : null;
	const housekeeping = startHousekeeping(app);
	// The entry point (src/bin/server.ts) waits for every listener of this event before it exits.
	process.once('passerelle:close', (closing: Promise<void>[]) => {
		housekeeping.stop();
		closing.push((async () => (await loop?.stop(), await app.close()))());
	});
};

/**
 * Who asks: the back-office and the family side each have a cookie of their own. Resource parents sign
 * in as staff do, and read in any language of the families.
 */
const identify: Handle = async ({ event, resolve }) => {
	event.locals.app = app;
	const isStaffSide = staffPage(event) !== null;
	const isVolunteerSide = volunteerPage(event) !== null;
	event.locals.actor =
		isStaffSide || isVolunteerSide
			? await readStaffActor(app, event.cookies)
			: ((await readFamilyActor(app, event.cookies)) ?? (await readListener(event)));
	const chosen = event.cookies.get('langue');
	const acceptLanguage = event.request.headers.get('accept-language');
	event.locals.locale = isStaffSide
		? staffLocaleOf(event.locals.actor, event.cookies, acceptLanguage)
		: event.locals.actor?.kind === 'guardian' || event.locals.actor?.kind === 'resource-parent'
			? event.locals.actor.locale
			: isLanguage(chosen)
				? shippedLocaleOf(chosen)
				: (localeFromHeader(acceptLanguage) ?? DEFAULT_LOCALE);
	return resolve(event, {
		transformPageChunk: ({ html }) => {
			const { locale, other } = event.locals.words ?? { locale: event.locals.locale, other: null };
			const page = leanPage(html)
				.replace('%lang%', languageTag(locale))
				.replace('%dir%', directionOf(locale));
			return other ? showLanguage(page, languageTag(other)) : page;
		}
	});
};

/** A resource parent's pages are read aloud too: the sounds are asked of an address of all pages. */
async function readListener({ route, cookies }: RequestEvent) {
	const actor = route.id === '/voix' ? await readStaffActor(app, cookies) : null;
	return actor?.kind === 'resource-parent' ? actor : null;
}

/**
 * The door of the back-office. Here and not in a layout: actions and endpoints run without the
 * layout's load.
 */
const guard: Handle = ({ event, resolve }) => {
	const { actor } = event.locals;
	const page = staffPage(event);
	if (page !== null && !isOpenPage(page)) {
		if (actor?.kind === 'resource-parent') redirect(303, '/parent-ressource');
		if (actor?.kind !== 'staff') redirect(303, '/mediation/connexion');
		if (!isPageForRoles(page, actor.roles)) redirect(303, '/mediation');
	}
	const hers = volunteerPage(event);
	const elsewhere = hers === null ? null : volunteerDoor(hers, actor?.kind ?? null);
	if (elsewhere) redirect(303, elsewhere);
	return resolve(event);
};

/**
 * The page of the back-office that answers, null on the family side. Read from the route, not from
 * the address, whose letters may be percent-encoded.
 */
function staffPage({ route }: RequestEvent): string | null {
	return pageIn('/(mediation)', route.id);
}

/** The page of resource parents that answers, null elsewhere. */
function volunteerPage({ route }: RequestEvent): string | null {
	return pageIn('/(parent-ressource)', route.id);
}

function pageIn(group: string, route: string | null): string | null {
	return route?.startsWith(`${group}/`) ? route.slice(group.length) : null;
}

const secure: Handle = async ({ event, resolve }) => {
	const { method, headers: sent } = event.request;
	const refusal = refusalOfBody(method, event.url.pathname, sent);
	if (refusal) return new Response(null, { status: refusal });
	const response = await resolve(event);
	const headers = response.headers;
	headers.set('x-content-type-options', 'nosniff');
	headers.set('referrer-policy', 'same-origin');
	headers.set('cross-origin-opener-policy', 'same-origin');
	headers.set('permissions-policy', 'geolocation=(), camera=(), microphone=(self)');
	allowWasm(event.route.id, headers);
	if (event.url.protocol === 'https:') {
		headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
	}
	if (event.locals.actor && !headers.has('cache-control')) {
		// A shared desk: nothing of the back-office comes back with the browser's "back" key. A family
		// page may be asked again with its ETag.
		const isStaff = event.locals.actor.kind !== 'guardian';
		headers.set('cache-control', isStaff ? 'private, no-store' : 'private, no-cache');
	}
	return response;
};

export const handle = sequence(secure, identify, guard);

/** A bug or an outage: logged under a reference without personal data, shown with that reference. */
export const handleError: HandleServerError = ({ error, event, status }) => {
	if (status === 404) return { message: 'not-found' };
	const reference = randomUUID().slice(0, 8);
	app?.log.error(
		{ reference, route: event.route.id, status, ...describeError(error) },
		'request failed'
	);
	return { message: 'failed', reference };
};
