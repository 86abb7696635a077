import { expect, test } from 'vitest';
import type { GuardianActor } from '$lib/domain/shared/actor';
import { pageKeyOf } from '$lib/server/home/page-key';
import { guardianOf } from './guardian-of';

const actor: GuardianActor = {
	kind: 'guardian',
	accountId: 'a',
	sessionId: 's',
	isProvisional: false,
	locale: 'fr'
};
const ask = (headers: Record<string, string>, who: GuardianActor | null = actor) =>
	guardianOf({
		locals: { actor: who } as App.Locals,
		request: new Request('https://passerelle.example.org/', { headers })
	});
const outbox = { accept: 'application/json' };

test('gives the guardian who asks', () => expect(ask({})).toBe(actor));

test('a page of nobody leads to the choice of a language, an outbox is told 401', () => {
	expect(() => ask({}, null)).toThrow(expect.objectContaining({ location: '/bienvenue' }));
	expect(() => ask(outbox, null)).toThrow(expect.objectContaining({ status: 401 }));
});

test('an answer written on another person’s page is not taken under this session', () => {
	expect(ask({ ...outbox, 'x-famille': pageKeyOf(actor) })).toBe(actor);
	const other = pageKeyOf({ ...actor, accountId: 'b' });
	expect(() => ask({ ...outbox, 'x-famille': other })).toThrow(
		expect.objectContaining({ status: 401 })
	);
});
