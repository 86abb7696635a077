import { expect, it } from 'vitest';
import { knowFamily } from './know-family';

it.each([
	['enters the account that linked it', ['a'], null, { accountId: 'a', does: 'enter' }],
	['is linked to the account that asks', [], 'a', { accountId: 'a', does: 'link' }],
	['stays linked when it is asked again', ['a'], 'a', { accountId: 'a', does: 'link' }]
] as const)('an identity %s', (_, linkedTo, linkingFor, value) =>
	expect(knowFamily({ linkedTo, linkingFor })).toEqual({ ok: true, value })
);

it.each([
	['opens nothing when no account linked it', [], null, 'identity.unknown'],
	['does not go from one account to another', ['b'], 'a', 'identity.taken'],
	['of two accounts enters neither', ['a', 'b'], null, 'identity.taken']
] as const)('an identity %s', (_, linkedTo, linkingFor, code) =>
	expect(knowFamily({ linkedTo, linkingFor })).toEqual({ ok: false, error: { code } })
);
